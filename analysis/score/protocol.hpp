// The protocol of the score: which runs there are, and every row that can be measured from their results files.
#pragma once

#include "analysis/score/estimators.hpp"
#include "sim/refusal.hpp"

#include <string>

namespace dyad {

/// Ages at which the protocol looks at people, in months (scenarios/protocol.toml records them).
namespace protocol {
inline constexpr unsigned visit = 9, first_situation = 13, second_situation = 18, six_years = 72;
inline constexpr unsigned years_18 = 216, years_20 = 240, years_25 = 300, years_26 = 312, years_29 = 348,
                          years_30 = 360, years_35 = 420, years_40 = 480, years_41 = 492, years_46 = 552,
                          years_50 = 600, years_55 = 660;
} // namespace protocol

/// A results file, and how many months its run lasted.
struct ProtocolFile {
    std::string path;
    long months = 0;
};

/// The runs of one seed: whole lives over two generations; the same with psychotherapy given at 40; and four of infancy
/// alone, in adversity, in adversity with a training of the mothers, maltreated, and in institutions.
struct ProtocolFiles {
    ProtocolFile main, therapy, adversity, training, maltreated, institution;
};

/// Every row of the score and every unscored one, by id. Refuses files that cannot be read; a row that the files cannot
/// tell has a measurement that says why.
Outcome<Measurements> measure_protocol(const ProtocolFiles& files);

// The rows by subject. `main` is whole lives; generation 1 are the founders' children, generation 2 theirs.
void measure_infancy(const Histories& main, Measurements& rows);
void measure_circumstances(const Histories& adversity, const Histories& training, const Histories& maltreated,
                           const Histories& institution, Measurements& rows);
void measure_generations(const Histories& main, Measurements& rows);
void measure_adults(const Histories& main, Measurements& rows);
void measure_couples(const Histories& main, Measurements& rows);
void measure_therapy(const Histories& main, const Histories& therapy, Measurements& rows);

} // namespace dyad
