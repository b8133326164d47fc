// The catalogue: what this theory offers to the doors, by name: parameters, instruments, tables, and a way to run it.
#pragma once

#include "sim/parameter.hpp"
#include "sim/population.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dyad {

/// Every parameter of every mechanism and instrument, mechanism by mechanism in the order of the table of contents.
std::span<const Declaration> declarations();

/// One entry for each mechanism and instrument: its name, and what it is in one sentence.
struct Chapter {
    std::string_view name;
    std::string_view meaning;
    bool instrument;
};
std::span<const Chapter> chapters();

/// What a scenario may speak of.
Vocabulary vocabulary();

/// Other values of the parameters, mechanisms' and instruments', in the months [from, until) of a run; before and after them
/// the scenario's own hold. What was settled under the old values (inborn temperament, who is with whom, courses of
/// treatment begun) stays as it was; a fork from month 0 to the end is the scenario with these values.
struct Fork {
    std::uint32_t from = 0, until = 0xffffffffu;
    std::vector<double> values; ///< one for each declaration, in its order
};

/// Whether a mechanism acts only when a community is founded, so that its parameters cannot be changed later.
bool is_of_founding(std::string_view mechanism);
/// Whether a mechanism acts only as persons are born or enter the society, so that a change reaches those who come later.
bool is_of_birth(std::string_view mechanism);

/// The model under a scenario, ready for `run_population`. `kernel` is an instruction set's name ("x86-64", "x86-64-v3",
/// "x86-64-v4"); empty chooses the best this machine has; for an unknown one the
/// population has no communities, and running it is refused. All give the same bits.
Population population_of(const Scenario& scenario, std::string_view kernel = {}, std::optional<Fork> fork = {});

/// Instruction sets built in that this machine can run, plainest first.
std::span<const std::string_view> kernels();

} // namespace dyad
