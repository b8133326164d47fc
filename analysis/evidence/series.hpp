// Series as findings write them: "mother's aai_class_3way F at 30 years", one number for every person of a world.
#pragma once

#include "analysis/evidence/histories.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

/// One quantity of a series, with its sign and whose it is.
struct Term {
    enum class Of {
        person,
        mother,
        father,
        partner,
        twin
    };
    enum class Kind {
        score,    ///< a number of /observed or /latent; the mean of several ages
        labelled, ///< 1 where a code has this label, 0 where it has another
        code,     ///< the code itself, counted from 0
        reactivity,
        susceptibility,
        generation, ///< 1 for persons of generation `number`, 0 for others
        woman,
        man,
        identical, ///< of twins: 1 identical, 0 not; nobody else has a value
        fraternal,
        partnered, ///< 1 with a partner at the age, 0 without
        parted,    ///< of those with a partner at the first age: 1 left by the second, 0 still together
        met,       ///< of those without one at the first age: 1 with one at the second, 0 without
        years_together
    };

    double sign = 1.0;
    Of of = Of::person;
    Kind kind = Kind::score;
    std::string field, label;
    std::vector<unsigned> ages; ///< months
    unsigned number = 0;

    bool asks_scores() const { return kind == Kind::score || kind == Kind::labelled || kind == Kind::code; }
};

/// A sum of terms, perhaps cut to 0 and 1.
struct SeriesPlan {
    enum class Cut {
        none,
        above,
        below,
        highest_third, ///< of those looked at who have a value
        lowest_third
    };

    std::string text; ///< as it was written
    std::vector<Term> terms;
    Cut cut = Cut::none;
    double at = 0.0; ///< where above and below cut

    bool empty() const { return terms.empty(); }
};

/// A field that series may speak of, the labels of its codes (none for numbers), and what a codebook says of it.
struct SeenField {
    std::string name;
    std::vector<std::string> labels;
    std::string label{}, unit{};
};

/// Reads a series, which is
///   [- ] TERM { + TERM | - TERM } [above NUMBER | below NUMBER | in the highest third | in the lowest third],
///   TERM: [mother's | father's | partner's | twin's] QUANTITY,
///   QUANTITY: FIELD [LABEL] at AGES | reactivity | susceptibility | generation N | woman | man | identical | fraternal |
///             partnered at AGE | parted between AGES | met between AGES | years together at AGE,
///   AGES: NUMBER {and NUMBER} months|years.
/// Refuses, in one sentence without a place, whatever reads otherwise, fields and labels that are not among `fields`, and
/// ages that are no whole number of months.
Outcome<SeriesPlan> read_series(std::string_view text, const std::vector<SeenField>& fields);

/// The series of everybody in `lives` who is looked at (`among`, one entry for each person); others have no value.
Series series_of(const SeriesPlan& plan, const Histories& lives, const std::vector<bool>& among);

} // namespace dyad
