// The summary after a run: classes, and what instruments see beside what is true, read from the results file alone.
#pragma once

#include "analysis/estimate.hpp"
#include "analysis/published.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// One association with its published counterpart, where there is one.
struct Link {
    std::string name;      ///< for programs: "sensitivity_security"
    std::string label;     ///< for people
    std::string statistic; ///< "r", "φ" or "κ"
    Estimate simulated;
    std::optional<PublishedLink> published;
};

/// Months are those at which the file holds the instrument; absent where it was never given.
struct Summary {
    std::uint64_t children = 0;           ///< born in the run, whether looked at or not
    std::optional<unsigned> class_month;  ///< Strange Situation nearest to 13 months
    std::optional<unsigned> retest_month; ///< a later one, nearest to 18 months
    std::optional<unsigned> sort_month;   ///< Attachment Q-Sort at the age of the classes, or nearest to 13 months
    std::optional<unsigned> sort_again_month;
    std::optional<unsigned> visit_month; ///< home visits nearest to 9 months
    std::array<Estimate, 4> classes;     ///< A, B, C, D; shares of the children who could be classified
    std::uint64_t unclassified = 0;      ///< looked at, but without a class
    std::vector<Link> links;
};

/// One pass over the file, a community at a time: memory does not grow with the number of families. Refuses a file
/// without persons or whose tables are not in the order of communities.
Outcome<Summary> summarise(const ResultsFile& file);

/// Tables of at most 90 columns, each line ending in a newline. `expect` is the answer that the scenario expects; its
/// published links are left out where the scenario says that they do not fit its families.
/// Where there is nothing to show it says so, unless an account follows; then it may be empty.
std::string text_of(const Summary& summary, std::string_view expect = {},
                    PublishedLinks published = PublishedLinks::shown, bool account_follows = false);

} // namespace dyad
