// The tables of a results file: what of a community's world goes into which table, and when.
#pragma once

#include "models/instruments/battery.hpp"
#include "models/instruments/subject.hpp"
#include "models/instruments/true_state.hpp"
#include "models/world.hpp"
#include "sim/frame.hpp"
#include "sim/parameter.hpp"
#include "sim/random.hpp"
#include "sim/recorder.hpp"
#include "sim/scenario/scenario.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace dyad {

/// The tables in the order in which they stand in a community's frames and in the file.
enum TableIndex : std::size_t {
    in_parameters,
    in_persons,
    in_care,
    in_observed,
    in_latent,
    in_strange_situation,
    in_course,
    in_lives,
    in_relationships,
    in_demography,
    table_count
};

/// What every table's writer needs to know of the run.
struct Recording {
    const Scenario& scenario;
    std::span<const Declaration> declarations;
    Battery battery;                                     ///< with the scenario's values
    std::array<bool, std::tuple_size_v<Battery>> chosen; ///< which instruments are given, in the battery's order
    Draw draw;

    /// Whether the Strange Situation is among the instruments given, wherever it stands in the battery.
    bool gives_strange_situation() const {
        return std::apply(
            [&]<class... I>(const I&...) {
                std::size_t which = 0;
                bool given = false;
                ((given = given || (std::is_same_v<I, StrangeSituation> && chosen[which]), ++which), ...);
                return given;
            },
            battery);
    }
    /// Numbers that hold over the whole population, from those within a community.
    std::uint32_t person(const World& world, std::uint32_t row) const;
    std::uint32_t family(const World& world, std::uint32_t family) const;
    /// Whether all persons of a community have numbers of their own.
    bool has_numbers_for(const World& world) const;
    /// Whether this person's full state is kept, month by month: the first children of the first families.
    bool is_followed(const World& world, std::uint32_t person) const;
    /// The wave that is recorded at this age, if any; the first is 0.
    std::optional<std::uint32_t> wave_at(std::uint32_t age_months) const;
};

/// A living person as it is found after a month was lived: where it lives, and how old it is.
struct Present {
    std::uint32_t person, row, age_months;
    bool in_nursery;
};

/// In the order of the register.
void sort_by_person(std::vector<Present>& found);

/// The living whom `wanted(person, age in months)` names, in the order of the register. Staff are a role and no persons
/// whose life is told.
template <class Wanted>
std::vector<Present> present(const World& world, std::uint32_t months_lived, const Wanted& wanted);

/// Who a figure is, as the tables call it: "mother"; "nobody" where there is none.
std::string word_of_role(std::uint32_t role);

std::vector<FrameFormat> table_formats(const Recording& recording);
FrameFormat strange_situation_format(std::vector<Field> occasion);
FrameFormat course_sums_format();
FrameFormat relationships_format();
FrameFormat demography_sums_format();

/// Once: the parameters; and at the end of a community's life everyone who was there, and who was with whom.
void put_parameters(Frame& frame, const Recording& recording);
void put_persons(Frame& frame, const Recording& recording, const World& world);
void put_relationships(Frame& frame, const Recording& recording, const World& world);
void put_demography_sums(Frame& frame, const Recording& recording, const World& world);

/// Once for every child: its figures when it leaves infancy, or at the end of the run if it is younger then.
void put_care(Frame& frame, const Recording& recording, const World& world, const Present& infant);

/// One person at one assessment.
void put_observed(Frame& frame, const Recording& recording, const World& world, const Present& who,
                  std::uint32_t wave);
void put_latent(Frame& frame, const Recording& recording, const World& world, const Present& who, std::uint32_t wave);
void put_strange_situation(Frame& frame, const Recording& recording, const World& world, const Present& who,
                           std::uint32_t wave);

/// One followed person in one month.
void put_lives(Frame& frame, const Recording& recording, const World& world, const Present& who);

/// A community's sums by age and group, gathered month by month: at every month of age in infancy, then at every year.
/// Of persons born in the run, since founders had no childhood to compare with.
class CourseSums {
public:
    explicit CourseSums(std::uint32_t months);
    ~CourseSums();
    void add(const Recording& recording, const World& world, std::uint32_t months_lived);
    void put(Frame& frame) const;

private:
    struct Sums;
    std::vector<Sums> sums_; ///< by age, then group
};

/// The course as the file shows it, means and spreads, and how to make it of the sums over all communities; likewise
/// the demography.
FrameFormat course_format();
Frame course_of(const Frame& sums);
FrameFormat demography_format();
Frame demography_of(const Frame& sums);

template <class Wanted>
std::vector<Present> present(const World& world, std::uint32_t months_lived, const Wanted& wanted) {
    std::vector<Present> found;
    const Society& society = world.society;
    const Nursery& infants = world.nursery;
    for (std::uint32_t i = 0; i < society.rows(); ++i) {
        const std::uint32_t person = society.person[i], age = months_lived - society.birth_month[i];
        if (society.alive[i] && wanted(person, age) && world.persons.origin[person] != staff_member)
            found.push_back({person, i, age, false});
    }
    for (std::uint32_t i = 0; i < infants.rows(); ++i) {
        const std::uint32_t person = infants.person[i], age = months_lived - infants.birth_day[i] / days_per_month;
        if (wanted(person, age)) found.push_back({person, i, age, true});
    }
    sort_by_person(found);
    return found;
}

} // namespace dyad
