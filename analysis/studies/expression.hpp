// Expressions: what an analysis of a virtual study looks at, written in the names of the study's own measures.
#pragma once

#include "sim/refusal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// A measure, or one of its classes, at a wave.
struct Quantity {
    enum class When {
        wave,  ///< a wave by its index, or known at recruitment
        first, ///< the first wave that has it
        last,  ///< the last wave that has it, of those that are held
        all    ///< the mean of all waves that have it, of those at which it was measured in this participant
    };

    double sign = 1.0;
    std::size_t measure = 0; ///< index of the protocol's measures; `arm` has none
    enum class Special {
        none,
        arm ///< 1 for those drawn to have the treatment, else 0
    } special = Special::none;
    bool by_second_coder = false;
    int label = -1; ///< index of the class of which 1 tells that it is the one; -1: the number or code itself
    When when = When::wave;
    std::size_t wave = 0;
};

/// A sum of quantities, perhaps cut to 0 and 1.
struct Expression {
    enum class Cut {
        none,
        above,
        below
    };
    std::string text; ///< as it was written
    std::vector<Quantity> terms;
    Cut cut = Cut::none;
    double at = 0.0;

    bool empty() const { return terms.empty(); }
};

/// What expressions may speak of.
struct ExpressionNames {
    struct Name {
        std::string name;
        std::vector<std::string> labels;
        std::vector<std::size_t> waves;
        bool is_coded_twice = false;
    };
    std::vector<Name> measures;
    std::vector<std::string> waves;
    bool has_arms = false;
};

/// Reads an expression, which is
///   [- ] TERM { + TERM | - TERM } [above NUMBER | below NUMBER],
///   TERM: arm | MEASURE [CLASS] [by second coder] [at WAVE | at first wave | at last wave | over all waves].
/// A measure of one wave needs no `at`. Refuses, in one sentence without a place, whatever reads otherwise.
Outcome<Expression> read_expression(std::string_view text, const ExpressionNames& names);

} // namespace dyad
