// Children: what a results file says of each child at the ages that the summary compares, a community at a time.
#pragma once

#include "analysis/rows.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace dyad {

/// An age as whole months; 0 for what is no age.
unsigned month_of_age(double years);

/// As many rows of a table of assessments as tell at which ages every community is assessed: those of the first
/// community and some thousands more. The first field that is asked for is the person.
class Beginning {
public:
    explicit Beginning(const ResultsFile& file);
    /// Whether this row, counted from the first on, still belongs to the beginning.
    bool holds(const RowCursor& row);

private:
    static constexpr std::uint64_t enough = 65536;
    std::vector<double> persons_;
    std::uint64_t seen_ = 0;
};

/// The months at which instruments were given, as near as the file has them to 13, 18 and 9 months.
struct Assessments {
    std::optional<unsigned> classes, retest, sort, sort_again, visit;
    unsigned early = 9;  ///< for true responsiveness: the visit, or the recorded month nearest to it
    unsigned truth = 13; ///< for true security: the first classification, or the recorded month nearest to it
};

Assessments assessments_in(const ResultsFile& file);

/// Classes are 0 A, 1 B, 2 C, 3 D, and -1 where there is none; numbers are not-a-number where there are none.
struct Child {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::uint32_t person = 0;
    bool born = false;     ///< in this run: a child, not a founder
    bool assessed = false; ///< there is a row of scores, at any age
    int classified = -1, retested = -1, with_father = -1;
    double reactivity = none;
    double sort = none, sort_again = none;                   ///< security by the Attachment Q-Sort
    double sensitivity_seen = none, frightening_seen = none; ///< at the home visit
    double responsiveness = none;                            ///< true, at the same age
    double security = none;                                  ///< true, at the age of the first classification or near it
};

/// Calls `each` with every child born in the run, assessed or not, in the order of communities and then of person numbers.
Outcome<Done> for_each_child(const ResultsFile& file, const Assessments& assessments,
                             const std::function<void(const Child&)>& each);

} // namespace dyad
