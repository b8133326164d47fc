// The tables of a results file: what of a community's world goes into which table, and when.
#pragma once

#include "models/instruments/battery.hpp"
#include "models/instruments/true_state.hpp"
#include "models/world.hpp"
#include "sim/frame.hpp"
#include "sim/parameter.hpp"
#include "sim/random.hpp"
#include "sim/recorder.hpp"
#include "sim/scenario/scenario.hpp"

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
    /// Whether this child's full state is kept, month by month: the first families' children.
    bool is_followed(const World& world, std::uint32_t infant) const;
    /// The wave that is recorded at this age, if any; the first is 0.
    std::optional<std::uint32_t> wave_at(std::uint32_t age_months) const;
};

std::vector<FrameFormat> table_formats(const Recording& recording);
FrameFormat strange_situation_format(std::vector<Field> occasion);
FrameFormat course_sums_format();

/// Rows that do not change: once, after the community's founding and births.
void put_parameters(Frame& frame, const Recording& recording);
void put_persons(Frame& frame, const Recording& recording, const World& world);
void put_care(Frame& frame, const Recording& recording, const World& world);

/// Rows of one wave, one per child.
void put_observed(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months,
                  std::uint32_t wave);
void put_latent(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months,
                std::uint32_t wave);
void put_strange_situation(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months,
                           std::uint32_t wave);

/// Rows of one month: sums over the community's children by group; and the followed children's full state.
void put_course_sums(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months);
void put_lives(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months);

/// The course as the file shows it, means and spreads, and how to make it of the sums over all communities.
FrameFormat course_format();
Frame course_of(const Frame& sums);

} // namespace dyad
