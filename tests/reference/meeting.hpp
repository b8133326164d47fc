// Meeting in the reference: persons of an age, whom of them somebody comes across, and which matches come true.
#pragma once

#include "tests/reference/kinship.hpp"

#include <functional>

namespace dyad::inline DYAD_KERNEL::reference {

/// Persons by age in whole years, each year in the order in which they came.
struct Crowd {
    std::vector<std::uint32_t> who, years;
    Crowd(const Community& community, std::vector<std::uint32_t> persons,
          std::uint32_t month) : who(std::move(persons)) {
        const auto year_of = [&](std::uint32_t one) {
            return std::min(community.people[one].age(month) / months_per_year, 127u);
        };
        std::stable_sort(who.begin(), who.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return year_of(a) < year_of(b); });
        for (const std::uint32_t one : who) years.push_back(year_of(one));
    }
};

/// Whose draws tell whom they meet.
struct Seeker {
    Identity who;
    std::uint32_t step;
    Purpose purpose;
};

/// At most `wanted` meetings with persons who suit, of those aged `youngest` to `oldest` years, in at most 64 tries.
inline std::vector<std::uint32_t> meet(const Crowd& crowd, std::uint32_t youngest, std::uint32_t oldest,
                                       std::uint32_t wanted,
                                       const Seeker& seeker, const Draw& draw,
                                       const std::function<bool(std::uint32_t)>& suits) {
    const auto& years = crowd.years;
    const auto first = std::lower_bound(years.begin(), years.end(), std::min(youngest, 127u)) - years.begin();
    const auto last = std::upper_bound(years.begin(), years.end(), std::min(oldest, 127u)) - years.begin();
    const auto count = static_cast<std::uint64_t>(std::max(last - first, std::ptrdiff_t{0}));
    std::vector<std::uint32_t> met;
    for (std::uint32_t t = 0; t < 64 && count > 0; ++t) {
        if (met.size() == wanted) break;
        const Words words = draw(seeker.who, seeker.step, t / 4, seeker.purpose);
        const std::uint32_t luck[] = {words.a, words.b, words.c, words.d};
        const std::uint32_t one = crowd.who[static_cast<std::size_t>(first) + (luck[t % 4] * count >> 32)];
        if (suits(one)) met.push_back(one);
    }
    return met;
}

/// Years in a parameter as whole months.
inline std::uint32_t whole_months(const Parameter& years) {
    return static_cast<std::uint32_t>(years * static_cast<float>(months_per_year) + 0.5f);
}

/// Two who might come together, and how well they like it.
struct Match {
    float score;
    std::uint32_t one, other;
};

/// Best first; equal scores by lineage of the seeker, then of the other.
inline void best_first(const Community& community, std::vector<Match>& matches) {
    const auto& people = community.people;
    std::sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
        if (a.score != b.score) return a.score > b.score;
        if (a.one != b.one) return before(people[a.one], people[b.one]);
        return before(people[a.other], people[b.other]);
    });
}

} // namespace dyad::inline DYAD_KERNEL::reference
