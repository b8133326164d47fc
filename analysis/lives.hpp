// Lives: what a results file says of everyone who grew up, and of whom they loved, a community at a time.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace dyad {

/// Classes of the Adult Attachment Interview, by their place here; -1 stands for none.
enum AdultClass : int {
    autonomous = 0,  ///< F
    dismissing = 1,  ///< Ds
    preoccupied = 2, ///< E
    unresolved = 3   ///< U
};

/// Classes of the Strange Situation likewise: A, B, C, D.
enum InfantClass : int {
    avoidant = 0,
    secure = 1,
    resistant = 2,
    disorganized = 3
};

/// The months of age at which grown persons were looked at, ascending; and the month of the first Strange Situation.
struct Occasions {
    std::optional<unsigned> infancy;
    std::vector<unsigned> adult; ///< from 16 years on, where the interview or the questionnaire was given
    double end = 0.0;            ///< of the run, in years
    bool tells_therapy = false, tells_mentors = false;
};

Occasions occasions_in(const ResultsFile& file);

/// What was seen of a person on one occasion; not-a-number for what was not.
struct Sighting {
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    int interview = -1;
    double anxiety = none, avoidance = none; ///< by questionnaire (ECR), 1 to 7
    double therapies = none, mentors = none; ///< so far: how many of each
};

/// A love: two persons of the community, by their place in it; years of the run, not-a-number for what never came.
struct Love {
    std::size_t a, b;
    double from, committed, to;
    bool by_death; ///< how it ended, if it did
    bool founding; ///< it was there before the run, so that its beginning is not known
};

/// Years are those of the run.
struct Life {
    static constexpr std::size_t nobody_here = std::numeric_limits<std::size_t>::max();
    std::uint32_t person = 0;
    std::size_t mother = nobody_here, father = nobody_here; ///< places in the community
    unsigned generation = 0;
    bool born_here = false, staff = false, woman = false;
    bool raised_by_mother = false, father_second = false; ///< the main and the second figure as it left infancy
    double birth = 0.0;
    double death = std::numeric_limits<double>::infinity();
    double reactivity = 0.0, susceptibility = 0.0;
    int classified = -1, with_father = -1; ///< in the Strange Situation
    std::vector<Sighting> seen;            ///< one for each adult occasion
    std::vector<std::size_t> loves;        ///< places among the community's loves, in the order of the file

    bool lives_at(double year) const { return birth <= year && year < death; }
};

/// A community's people and loves from the first year to the last.
struct CommunityLives {
    std::vector<Life> persons; ///< by person number
    std::vector<Love> loves;
    std::vector<std::vector<std::size_t>> children; ///< of each person, by the birth mother
};

Outcome<Done> for_each_community(const ResultsFile& file, const Occasions& occasions,
                                 const std::function<void(const CommunityLives&)>& each);

} // namespace dyad
