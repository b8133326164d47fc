// The common work: a small attachment model by which engines of any kind can be compared, as processes on this engine.
#pragma once

#include "models/world.hpp"
#include "sim/each_where.hpp"
#include "sim/random_rows.hpp"
#include "sim/run.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dyad {

/// The people of one town, a closed community. Strips of width 2 are two expectations. Couples stand side by side: rows 2k and
/// 2k + 1, if they are paired.
struct People : Table {
    Column<float, 2> expectation{*this, "expectation", "reward", "expectations of the relationship (x)", "learning"};
    Column<float, 2> general{*this, "general", "reward", "general expectations (g)", "learning"};
    Column<float, 2> prototype{*this, "prototype", "reward", "general expectations as infancy left them (p)", "learning"};
    Column<float> arousal{*this, "arousal", "-", "arousal (a)", "infancy"};
    Column<float> sensitivity{*this, "sensitivity", "-", "the caregiver's sensitivity (s)", "birth"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly outcomes are felt (u)", "birth"};
    Column<std::uint32_t> number{*this, "number", "-", "who it is, by whom draws are told apart", "birth"};
    Column<std::uint32_t> paired{*this, "paired", "0 or 1", "whether the other of these two rows is the partner", "market"};
    Column<std::uint32_t> single{*this, "single", "row", "a list of who is single, by couples of rows", "market"};
};

/// A town of the common work; it is the world of the processes below. Its months are the four weeks from one market to the
/// next, in which couples concern nobody else.
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

    /// Words drawn ahead for a block: those of `first` for `day` and the day after.
    struct Ahead {
        alignas(64) std::uint32_t words[4][std::max(infants_per_block, persons_per_block)];
        std::uint32_t day = nobody, first = nobody;
    } ahead;

    /// What a block needs besides its people, while it lives its days or weeks.
    struct Block {
        alignas(64) float answered_one_in[std::max(infants_per_block, persons_per_block)]; ///< by the caregiver or partner
        alignas(64) float answers_one_in[persons_per_block];                               ///< the partner
        alignas(64) float leaves_at_most[persons_per_block];                               ///< chance, in whatever week of this month
    } block;

    void settle() {}
};

} // namespace dyad

namespace dyad::inline DYAD_KERNEL {

/// Four words for each of these rows at this step, into the town's block.
inline void draw_ahead(Town& town, std::uint32_t first, std::uint32_t last, std::uint32_t step, Purpose purpose,
                       const Draw& draw) {
    auto& words = town.ahead.words;
    draw_rows(draw, Whose{town.people.number.strip(), Same{town.number}, Same{0}}, step, first, last, 0, purpose,
              {words[0], words[1], words[2], words[3]});
}

/// One over the chance that something of these log-odds has, 1 + e^-x: it happens if u (1 + e^-x) < 1, without a division.
[[gnu::always_inline]] inline float one_in(float log_odds) { return 1.0f + exp(-log_odds); }

/// s = 2U - 1, u = .5 + U; all else is 0.
struct Newborns {
    static constexpr std::string_view name = "newborns";
    static constexpr std::string_view meaning = "what is inborn and who cares";

    void step(Town& town, const Birth& birth, const Draw& draw) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) town.people.number[i] = i;
        by_blocks(birth.last, infants_per_block, [&](std::uint32_t first, std::uint32_t last) {
            draw_ahead(town, first, last, 0, Purpose("common.birth"), draw);
            for (std::uint32_t i = first; i < last; ++i) {
                town.people.sensitivity[i] = 2.0f * uniform(town.ahead.words[0][i - first]) - 1.0f;
                town.people.susceptibility[i] = 0.5f + uniform(town.ahead.words[1][i - first]);
            }
        });
    }
};

/// pi = pi_inf exp(-t/tau) + pi_ad; answered = U < logistic(b0 + b1 s - b2 a); a = .8 a + .4 u (1 - answered);
/// o = u if answered, else -u; n = sigma (V - .5); x0 += pi (o + n - x0); x1 += pi (o - n - x1); g += .05 pi (x - g).
struct Infancy {
    static constexpr std::string_view name = "infancy";
    static constexpr std::string_view meaning = "what a caregiver's answers teach";

    void step(Town& town, const Birth& birth, const Draw&) const {
        if (birth.first == birth.last) return; // nobody is born in later months
        for (std::uint32_t day = 0; day < Town::days; ++day)
            town.plasticity[day] = 0.1f * exp(static_cast<float>(day) * (-1.0f / 120.0f)) + 0.01f;
    }

    void step(Town& town, const Day& day, const Draw& draw) const {
        const std::uint32_t even = day.day & ~1u, first_word = day.day % 2 * 2; // one draw serves two days
        if (town.ahead.day != even || town.ahead.first != day.first) {
            draw_ahead(town, day.first, day.last, even / 2, Purpose("common.infancy"), draw);
            town.ahead.day = even;
            town.ahead.first = day.first;
        }
        ask(town.people, day, town.block.answered_one_in);
        learn(town.people, day, town.plasticity[day.day], town.block.answered_one_in, town.ahead.words[first_word],
              town.ahead.words[first_word + 1]);
    }

    void step(Town& town, const Entry& entry, const Draw&) const {
        for (std::size_t k = 0; k < 2; ++k)
            for (std::uint32_t i = entry.first; i < entry.last; ++i)
                town.people.prototype.strip(k)[i] = town.people.general.strip(k)[i];
    }

private:
    /// In a loop of its own: an exponential is a long chain of operations, and a processor looks only so far ahead for others.
    static void ask(const People& people, const Day& day, float* __restrict answered_one_in) {
        for (std::uint32_t i = day.first; i < day.last; ++i)
            answered_one_in[i - day.first] = one_in(0.3f + 0.8f * people.sensitivity[i] - people.arousal[i]);
    }

    static void learn(People& people, const Day& day, float pi, const float* __restrict answered_one_in,
                      const std::uint32_t* __restrict for_answer, const std::uint32_t* __restrict for_noise) {
        const std::uint32_t first = day.first, count = day.last - day.first;
        const float* __restrict u = people.susceptibility.strip() + first;
        float* __restrict a = people.arousal.strip() + first;
        float* __restrict x0 = people.expectation.strip(0) + first;
        float* __restrict x1 = people.expectation.strip(1) + first;
        float* __restrict g0 = people.general.strip(0) + first;
        float* __restrict g1 = people.general.strip(1) + first;
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool answered = uniform(for_answer[i]) * answered_one_in[i] < 1.0f;
            const float outcome = select(answered, u[i], -u[i]), noise = 0.2f * (uniform(for_noise[i]) - 0.5f);
            a[i] = 0.8f * a[i] + 0.4f * select(answered, 0.0f, u[i]);
            x0[i] += pi * (outcome + noise - x0[i]);
            x1[i] += pi * (outcome - noise - x1[i]);
            g0[i] += 0.05f * pi * (x0[i] - g0[i]);
            g1[i] += 0.05f * pi * (x1[i] - g1[i]);
        }
    }
};

/// All who are single are shuffled and paired in order: they change places among their rows, so that couples stand side by side.
struct Market {
    static constexpr std::string_view name = "market";
    static constexpr std::string_view meaning = "who is with whom";

    void step(Town& town, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i + 1 < entry.last; i += 2) list(town, i);
    }

    void step(Town& town, const Ties& ties, const Draw& draw) const {
        People& people = town.people;
        const std::size_t among = people.rows();
        List<std::uint32_t> rows(town.scratch, among), numbers(town.scratch, among), luck(town.scratch, among);
        for (std::uint32_t k = 0; k < town.singles; ++k) rows.push_back(people.single[k]);
        if (among % 2 == 1) rows.push_back(static_cast<std::uint32_t>(among - 1)); // beside nobody, so always single
        for (const std::uint32_t row : rows) numbers.push_back(people.number[row]);
        draw_rows(draw, Whose{numbers.data(), Same{town.number}, Same{0}}, ties.month * Town::weeks_per_month, 0,
                  static_cast<std::uint32_t>(rows.size()), 0, Purpose("common.market"), {luck.data()});
        List<Single> singles(town.scratch, rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k) singles.push_back({uniform(luck[k]), numbers[k], rows[k]});
        std::sort(singles.begin(), singles.end(), [](const Single& one, const Single& other) {
            return one.luck != other.luck ? one.luck < other.luck : one.number < other.number;
        });
        const auto move = [&](auto&... columns) { (move_in(town.scratch, singles, rows, columns), ...); };
        move(people.expectation, people.general, people.prototype, people.arousal, people.sensitivity, people.susceptibility,
             people.number);
        for (std::size_t k = 0; k + 1 < rows.size(); k += 2) people.paired[rows[k]] = people.paired[rows[k + 1]] = 1;
        town.singles = 0;
    }

    /// Whoever is in this row is single, and whoever is in the other row of the couple.
    static void list(Town& town, std::uint32_t row) {
        town.people.single[town.singles++] = row & ~1u;
        town.people.single[town.singles++] = row | 1u;
    }

private:
    struct Single {
        float luck;
        std::uint32_t number, row;
    };

    /// The singles, in this order, into the rows that singles have: whole couples, and the last where rows are odd.
    template <class T, std::size_t Width>
    static void move_in(Scratch& scratch, const List<Single>& singles, const List<std::uint32_t>& rows, Column<T, Width>& column) {
        List<T> values(scratch, singles.size());
        for (std::size_t strip = 0; strip < Width; ++strip) {
            T* const here = column.strip(strip);
            for (std::size_t k = 0; k < singles.size(); ++k) values[k] = here[singles[k].row];
            for (std::size_t k = 0; k < singles.size(); ++k) here[rows[k]] = values[k];
        }
    }
};

/// pi = pi_ad exp(-k w). Paired: answered = U < logistic(c0 - c1 g0' - c2 g1') with the partner's g; o = u or -u;
/// x += pi (o - x); g += .05 pi (x - g) + lambda (p - g), old g in both pulls; one leaves if V < h0 exp(-h1 (g0 + g1)), and
/// the pair ends after the week. Single: x stays, g += lambda (p - g). The partner's g and one's own are those of the week's
/// beginning, so what both offer and who leaves is worked out before anybody learns. A couple is within one block.
struct Weeks {
    static constexpr std::string_view name = "weeks";
    static constexpr std::string_view meaning = "what partners teach each other";

    void step(Town& town, const Month& month, const Draw&) const {
        for (std::uint32_t week = 0; week < Town::weeks_per_month; ++week)
            town.plasticity_now[week] = 0.01f * exp(static_cast<float>(month.month * Town::weeks_per_month + week) * -0.001f);
    }

    void step(Town& town, const Exchanges& now, const Draw& draw) const {
        const People& people = town.people;
        const float *const g0 = people.general.strip(0), *const g1 = people.general.strip(1);
        for (std::uint32_t i = now.first; i < now.last; ++i)
            town.block.leaves_at_most[i - now.first] = most_in_a_month * chance_to_leave(g0[i], g1[i]);
        for (std::uint32_t week = 0; week < Town::weeks_per_month; week += 2) { // one draw serves two weeks
            draw_ahead(town, now.first, now.last, (now.month * Town::weeks_per_month + week) / 2, Purpose("common.weeks"), draw);
            const auto& words = town.ahead.words;
            live_week(town, now, town.plasticity_now[week], words[0], words[1]);
            live_week(town, now, town.plasticity_now[week + 1], words[2], words[3]);
        }
    }

private:
    static_assert(persons_per_block % 2 == 0, "a couple must not stand in two blocks");
    [[gnu::always_inline]] static float chance_to_leave(float g0, float g1) { return 0.0015f * exp(-0.5f * (g0 + g1)); }

    /// By how much that chance can rise within a month. Outcomes are at most 1.6, so that in a week each g moves by less than
    /// .05 * .01 * 3.2 + .0005 * 3.2 = .0032; of two, in four weeks, halved: e^.0128 < 1.02.
    static constexpr float most_in_a_month = 1.02f;

    static void live_week(Town& town, const Exchanges& now, float pi, const std::uint32_t* for_answer,
                          const std::uint32_t* for_leaving) {
        People& people = town.people;
        auto& block = town.block;
        const std::uint32_t count = now.last - now.first;
        const float *const g0 = people.general.strip(0) + now.first, *const g1 = people.general.strip(1) + now.first;
        std::uint32_t* const paired = people.paired.strip() + now.first;
        const auto might_leave = [&](std::uint32_t i) { return uniform(for_leaving[i]) < block.leaves_at_most[i]; };
        std::uint32_t any_might = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            block.answers_one_in[i] = one_in(0.2f + 0.9f * g0[i] + 0.6f * g1[i]);
            any_might |= static_cast<std::uint32_t>(might_leave(i));
        }
        for (std::uint32_t i = 0; i < count; i += 2) {
            block.answered_one_in[i] = block.answers_one_in[i + 1];
            block.answered_one_in[i + 1] = block.answers_one_in[i];
        }
        List<std::uint32_t> leavers(town.scratch, any_might != 0 ? count : 0);
        if (any_might != 0)
            each_where(0, count, might_leave, [&](std::uint32_t i) {
                if (paired[i] != 0 && uniform(for_leaving[i]) < chance_to_leave(g0[i], g1[i])) leavers.push_back(i);
            });
        learn(people, now, pi, block.answered_one_in, for_answer);
        for (const std::uint32_t i : leavers) {
            if (paired[i] == 0) continue; // the other has left as well
            paired[i] = paired[i ^ 1u] = 0;
            ++town.break_ups;
            Market::list(town, now.first + i);
        }
    }

    static void learn(People& people, const Exchanges& now, float pi, const float* __restrict answered_one_in,
                      const std::uint32_t* __restrict for_answer) {
        const std::uint32_t first = now.first, count = now.last - first;
        const std::uint32_t* __restrict paired = people.paired.strip() + first;
        const float* __restrict u = people.susceptibility.strip() + first;
        const float* __restrict p0 = people.prototype.strip(0) + first;
        const float* __restrict p1 = people.prototype.strip(1) + first;
        float* __restrict x0 = people.expectation.strip(0) + first;
        float* __restrict x1 = people.expectation.strip(1) + first;
        float* __restrict g0 = people.general.strip(0) + first;
        float* __restrict g1 = people.general.strip(1) + first;
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool answered = uniform(for_answer[i]) * answered_one_in[i] < 1.0f;
            const float outcome = select(answered, u[i], -u[i]), plastic = select(paired[i] != 0, pi, 0.0f);
            const float old_0 = g0[i], old_1 = g1[i];
            x0[i] += plastic * (outcome - x0[i]);
            x1[i] += plastic * (outcome - x1[i]);
            g0[i] = old_0 + (0.05f * plastic * (x0[i] - old_0) + 0.0005f * (p0[i] - old_0));
            g1[i] = old_1 + (0.05f * plastic * (x1[i] - old_1) + 0.0005f * (p1[i] - old_1));
        }
    }
};

/// At each moment those that act at it act in this order.
using CommonWork = std::tuple<Newborns, Infancy, Market, Weeks>;

} // namespace dyad::inline DYAD_KERNEL
