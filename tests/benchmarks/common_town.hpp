// A town of the common work: its people, and what a block of them needs while it lives.
#pragma once

#include "models/world.hpp"
#include "sim/random_rows.hpp"
#include "sim/run.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace dyad {

/// The people of one town, a closed community. Strips of width 2 are two expectations. Couples stand side by side: rows 2k and
/// 2k + 1, if they are paired. Where two processes write a column they do so one after the other: infancy until people
/// enter the society, then weeks. The market, which brings couples together, moves people from row to row with all that is theirs.
struct People : Table {
    Column<float, 2> expectation{*this, "expectation", "reward", "expectations of the relationship (x)", "infancy, then weeks"};
    Column<float, 2> general{*this, "general", "reward", "general expectations (g)", "infancy, then weeks"};
    Column<float, 2> prototype{*this, "prototype", "reward", "general expectations as infancy left them (p)", "infancy"};
    Column<float> arousal{*this, "arousal", "-", "arousal (a)", "infancy"};
    Column<float> sensitivity{*this, "sensitivity", "-", "the caregiver's sensitivity (s)", "newborns"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly outcomes are felt (u)", "newborns"};
    Column<std::uint32_t> number{*this, "number", "-", "who it is, by whom draws are told apart", "newborns"};
    Column<std::uint32_t> paired{*this, "paired", "0 or 1", "whether the other of these two rows is the partner", "weeks"};
    Column<std::uint32_t> single{*this, "single", "row", "a list of who is single, by couples of rows", "weeks"};
};

/// It is the world of the processes of the common work. Its months are the four weeks from one market to the next, in which
/// couples concern nobody else.
struct Town {
    static constexpr std::uint32_t slots = 1; ///< of a life: the partner
    static constexpr std::uint32_t days = 400, months = 400, weeks_per_month = 4, weeks = months * weeks_per_month;

    explicit Town(People& its_people) : people(its_people), nursery(its_people), society(its_people) {}

    People &people, &nursery, &society; ///< infants become adults where they are
    Rows entered, born;
    std::uint32_t number = 0;  ///< of the town
    std::uint32_t singles = 0; ///< how many stand in people.single, besides the last row if rows are odd
    std::uint32_t break_ups = 0;
    float plasticity[days]{};                ///< of infants, by day (pi)
    float plasticity_now[weeks_per_month]{}; ///< of all, by week of this month (pi)
    Scratch scratch;

    /// Words drawn ahead for the block whose first row is `first`: of the nursery, for `day` and the day after.
    struct Ahead {
        alignas(64) std::uint32_t words[4][std::max(infants_per_block, persons_per_block)];
        std::uint32_t day = nobody, first = nobody;
    } ahead;

    /// What a block needs besides its people, while it lives its days or weeks. Arrays named one_over hold 1 / c of a chance c.
    struct Block {
        alignas(64) float one_over_being_answered[std::max(infants_per_block, persons_per_block)]; ///< by caregiver or partner
        alignas(64) float one_over_answering[persons_per_block];                                   ///< the partner
        alignas(64) float leaves_at_most[persons_per_block];                                       ///< the chance, in whatever week of this month
    } block;

    void settle() {}
};

} // namespace dyad

namespace dyad::inline DYAD_KERNEL {

/// Four words for each of these rows at this step, into what the town has drawn ahead.
inline void draw_ahead(Town& town, std::uint32_t first, std::uint32_t last, std::uint32_t step, Purpose purpose,
                       const Draw& draw) {
    auto& words = town.ahead.words;
    draw_rows(draw, Whose{town.people.number.strip(), Same{town.number}, Same{0}}, step, first, last, 0, purpose,
              {words[0], words[1], words[2], words[3]});
    town.ahead.first = first;
    town.ahead.day = nobody; // whoever draws for days says so
}

/// One over the chance of something that has these log-odds, 1 + e^-x: it happens if u (1 + e^-x) < 1, without a division.
[[gnu::always_inline]] inline float one_over_chance(float log_odds) { return 1.0f + exp(-log_odds); }

/// Of what is learned of a relationship, this share is taken for what others are like as well.
inline constexpr float generalization = 0.05f;

} // namespace dyad::inline DYAD_KERNEL
