// The contents of the theory, read off the code: which process acts at which moment, and every state variable.
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace dyad {

/// The moments of sim/process.hpp, in the order in which a community lives them.
inline constexpr std::array<std::string_view, 9> moments{"Founding", "Turn", "Entry", "Birth", "Ties",
                                                         "Month", "Exchanges", "MonthEnd", "Day"};

/// A process, and at which of the moments it acts.
struct Acting {
    std::string_view process;
    std::string_view meaning;
    std::array<bool, moments.size()> at;
};

/// Every process in the order in which the processes of one moment act.
std::vector<Acting> schedule();

/// A column of one of a community's tables. Its texts live as long as the program.
struct StateVariable {
    std::string_view table;
    std::string_view name;
    std::size_t values; ///< in each row: one, or one for each slot, figure, strategy or episode
    std::string_view unit;
    std::string_view meaning;
    std::string_view writer;
};

/// The columns of the register, the society and the nursery, in the order of their declarations.
std::vector<StateVariable> state_variables();

} // namespace dyad
