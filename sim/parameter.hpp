// A parameter: name, symbol, unit, default, range, meaning and source, declared once and used everywhere.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace dyad {

/// One number of the theory, declared beside the mechanism that uses it, as a member of the mechanism's struct.
///
/// The scenario key, `--set`, the refusal out of range, `dyad params`, the table in every results file and the ODD table all
/// follow from this one declaration. In a formula it stands for its value.
struct Parameter {
    const char* name;    ///< within its mechanism, snake_case: the scenario key is `mechanism.name`
    const char* symbol;  ///< as written in formulas, "-" if none
    const char* unit;    ///< "-" for a pure number
    double value;        ///< the default as declared; the scenario's value in a run
    double low, high;    ///< values outside are refused
    const char* meaning; ///< one sentence
    const char* source;  ///< a citation, "fitted: FINDING" (by hand, so that the finding is no test), or "assumed"

    enum class Kind : int {
        real,
        whole
    };
    Kind kind = Kind::real; ///< whole numbers (visits, bids) refuse fractions

    /// The key of another parameter, whose value this one has wherever a scenario does not set it: what an instrument
    /// supposes of people follows what is true of them. Both have the same unit, default and range.
    const char* follows = nullptr;

    [[gnu::always_inline]] constexpr operator float() const { return static_cast<float>(value); }
};

/// How many parameters a mechanism declares. A mechanism is a plain struct whose members are all parameters.
template <class Mechanism> inline constexpr std::size_t parameter_count = [] {
    static_assert(std::is_trivially_copyable_v<Mechanism>, "a mechanism holds parameters and nothing else");
    if constexpr (std::is_empty_v<Mechanism>) return std::size_t{0};
    else {
        static_assert(sizeof(Mechanism) % sizeof(Parameter) == 0, "a mechanism holds parameters and nothing else");
        return sizeof(Mechanism) / sizeof(Parameter);
    }
}();

/// The parameters of a mechanism in the order of their declaration.
template <class Mechanism> auto parameters_of(const Mechanism& mechanism) {
    if constexpr (parameter_count<Mechanism> == 0) return std::array<Parameter, 0>{};
    else return std::bit_cast<std::array<Parameter, parameter_count<Mechanism>>>(mechanism);
}

/// The same mechanism with other values, one for each parameter in the order of declaration.
template <class Mechanism> Mechanism with_values(const Mechanism& mechanism, std::span<const double> values) {
    if constexpr (parameter_count<Mechanism> == 0) return mechanism;
    else {
        auto parameters = parameters_of(mechanism);
        for (std::size_t k = 0; k < parameters.size(); ++k) parameters[k].value = values[k];
        return std::bit_cast<Mechanism>(parameters);
    }
}

/// A parameter together with the mechanism that declares it: what scenarios, listings and results files see.
struct Declaration {
    std::string_view mechanism;
    Parameter parameter; ///< `value` is the default
};

} // namespace dyad
