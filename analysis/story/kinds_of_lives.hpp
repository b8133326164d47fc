// Kinds of lives by which a person can be found: a name, what it means in the results, and whether a life is one.
#pragma once

#include "analysis/story/life_record.hpp"
#include "sim/refusal.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

struct KindOfLife {
    std::string_view name;    ///< "earned secure", as `--like` has it
    std::string_view meaning; ///< in the terms of the results
    bool (*is_one)(const LifeRecord& life);
};

std::span<const KindOfLife> kinds_of_lives();

/// The kind of this name. Refuses an unknown one with the nearest and the list.
Outcome<const KindOfLife*> kind_named(const std::string& name);

/// The first person, by number, whose life is of this kind. Refuses when there is none among those who were followed.
Outcome<double> first_like(const StorySource& source, const KindOfLife& kind);

/// Without any wish: who has the most kinds of events, of these who has most children, then the lowest number.
double telling_person(const StorySource& source);

} // namespace dyad
