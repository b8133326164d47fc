// The founding statements of the project as numbers: a seed's worlds, what is measured in them, and the list of all.
#pragma once

#include "tests/questions/life.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dyad::test {

/// One number of a statement: what it is, in words that stay the same over seeds, and the value on one seed.
struct Measured {
    std::string what;
    double value;
};
using Measures = std::vector<Measured>;

/// The worlds of one seed that statements ask about, kept because several statements look at the same ones.
class Worlds {
public:
    /// `size` multiplies the number of families of every world: 1, or less where only the way is of interest.
    Worlds(int seed, double size) : seed_(seed), size_(size) {}
    /// The scenario lived by this many families under further settings.
    const Life& operator()(const std::string& scenario, int families, const Lines& settings);

private:
    int seed_;
    double size_;
    std::map<std::pair<std::string, Lines>, std::unique_ptr<const Life>> lived_;
};

/// A row of the table, or a known fault, by the name under which it is asked for.
struct Statement {
    const char* id;
    const char* words;
    const char* scenario; ///< statements that stand together under one scenario share its worlds
    Measures (*measured)(Worlds&);
};
using Statements = std::vector<Statement>;

Statements statements_of_whole_lives();
Statements statements_of_love();
Statements statements_of_change();
Statements statements_of_therapy();
Statements statements_of_faults();
Statements all_statements();

/// What came of a statement: each of its numbers on each seed.
struct Found {
    std::string id, words;
    std::vector<std::pair<std::string, Numbers>> numbers;
};

/// Called as work is done, by one thread at a time; may be empty.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// Lives the worlds of these statements, one scenario and seed after the other on as many threads as there are cores,
/// and measures in them; worlds are forgotten once every statement that shares them has looked.
std::vector<Found> found_in_worlds(const Statements& chosen, const std::vector<int>& seeds, double size,
                                   const Progress& progress = {});

/// "statement, measure, mean (low to high)".
std::string line_of(const std::string& id, const std::string& what, const Numbers& by_seed);

// ---- what several statements measure --------------------------------------------------------------------------------

/// One run of `life_course` for all statements about it; the month after 25 years is the self-assessment's retest.
const Life& whole_lives(Worlds& worlds);
/// 1 for those who have this code, 0 for those who have another; who has none is left out.
ByPerson is_code(const ByPerson& codes, double code);
/// 1 for those of whom something holds, 0 for the others.
template <class Holds> ByPerson whether(const ByPerson& values, const Holds& holds) {
    ByPerson is;
    for (const auto& [person, value] : values) is[person] = holds(value) ? 1 : 0;
    return is;
}
double mean_of(const ByPerson& values);
/// Mean of those marked 1 less mean of those marked 0, in SD within the two groups.
double standardised_difference(const ByPerson& values, const ByPerson& marked);
/// Cohen's kappa of two codings with codes 1 to `codes`.
double agreement_of(const ByPerson& one, const ByPerson& other, int codes);
/// Four styles by questionnaire, coded as the short self-assessment's: 1, and 1 more from the middle of the scale of
/// anxiety on, and 2 more from that of avoidance on.
ByPerson styles_by_questionnaire(const Life& life, std::uint32_t months);

} // namespace dyad::test
