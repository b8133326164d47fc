// The account of whole lives: what became of infants, of their love and their children, read from the results file.
#pragma once

#include "analysis/estimate.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <string>
#include <vector>

namespace dyad {

/// How a number is to be read, and so how it is printed.
enum class Measure {
    share,       ///< 0 to 1, printed in per cent
    correlation, ///< -1 to 1
    years,
    mean,
    count ///< a plain number of cases, without an interval
};

struct Cell {
    Estimate estimate{};
    Measure measure = Measure::share;
};

/// A line of a table: one cell for each of the section's columns.
struct Line {
    std::string name;  ///< for programs: "secure_became_autonomous"
    std::string label; ///< for people
    std::vector<Cell> cells;
    std::string known{}; ///< published, or an order of magnitude of the real world; empty where there is none
};

/// One table, with a sentence above it and one below.
struct Section {
    std::string name, title;
    std::vector<std::string> columns; ///< headings; one column needs none
    std::vector<Line> lines{};
    std::string known{}; ///< heading of what is known, if any line says it
    std::string above{}, below{};
};

/// No sections where nobody could grow up: infancies have their own summary.
struct Account {
    std::vector<Section> sections{};
};

/// The account of a run that is long enough for a newborn to reach adolescence; lines for what the file cannot tell are
/// left out. One pass over the file, a community at a time: memory does not grow with the number of families. Refuses a
/// file whose tables are not in the order of communities.
Outcome<Account> account_of(const ResultsFile& file);

/// Tables of at most 90 columns, each number with its 95 % interval and the number of cases it rests on.
std::string text_of(const Account& account);

} // namespace dyad
