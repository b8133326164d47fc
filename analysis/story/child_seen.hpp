// A child of the person as it was seen: which figure the person is to it, and how its Strange Situation was coded, with whom.
#pragma once

#include "analysis/story/life_record.hpp"

#include <string>

namespace dyad {

/// The slot in which the person is a child's figure (1 main, 2 second, 3 third), or 0.
int slot_with(const LifeRecord& life, double child);

/// A figure who died before the child was a year and a half old left no traits in /care that mean anything: its death, or none.
StoryFact early_death(const LifeRecord& life, double figure, double child);

struct SeenChild {
    StoryFact coding, role; ///< `role` is the figure's of /care, and there only where it is not the person who was seen with the child
    double age = 0.0;       ///< the child's, in years

    bool is_there() const { return coding.is_there(); }
    /// "with him", "with its mother".
    std::string with_words(const LifeRecord& life) const;
};

/// The first Strange Situation of a child with the person; where there was none, that with its main figure.
SeenChild seen_child(const LifeRecord& life, double child);

/// "mother", "foster father", "the institution's staff", of a row of /care.
std::string role_words(const LifeRecord& life, std::uint64_t care_row);

} // namespace dyad
