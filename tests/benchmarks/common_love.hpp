// The common work's 1,600 weeks of love: who is with whom, and what partners teach each other.
#pragma once

#include "sim/each_where.hpp"
#include "sim/list.hpp"
#include "tests/benchmarks/common_town.hpp"

#include <algorithm>
#include <string_view>

namespace dyad::inline DYAD_KERNEL {

/// All who are single are shuffled and paired in order: they change places among their rows, so that couples stand side by side.
/// The weeks, which keep the list of the single, then count them as paired.
struct Market {
    static constexpr std::string_view name = "market";
    static constexpr std::string_view meaning = "who is with whom";

    void step(Town& town, const Ties& ties, const Draw& draw) const {
        People& people = town.people;
        const std::size_t persons = people.rows();
        List<std::uint32_t> rows(town.scratch, persons), numbers(town.scratch, persons), luck(town.scratch, persons);
        for (std::uint32_t k = 0; k < town.singles; ++k) rows.push_back(people.single[k]);
        if (persons % 2 == 1) rows.push_back(static_cast<std::uint32_t>(persons - 1)); // beside nobody, so always single
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

    void step(Town& town, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i + 1 < entry.last; i += 2) list(town, i);
    }

    void step(Town& town, const Month& month, const Draw&) const {
        for (std::uint32_t k = 0; k < town.singles; ++k) town.people.paired[town.people.single[k]] = 1; // the market has been
        town.singles = 0;
        for (std::uint32_t week = 0; week < Town::weeks_per_month; ++week)
            town.plasticity_now[week] =
                plasticity_of_adults * exp(static_cast<float>(month.month * Town::weeks_per_month + week) * -0.001f);
    }

    void step(Town& town, const Exchanges& now, const Draw& draw) const {
        const People& people = town.people;
        auto& block = town.block;
        const float *const g0 = people.general.strip(0) + now.first, *const g1 = people.general.strip(1) + now.first;
        for (std::uint32_t i = 0; i < now.last - now.first; ++i)
            block.leaves_at_most[i] = most_in_a_month * chance_to_leave(g0[i], g1[i]);
        for (std::uint32_t week = 0; week < Town::weeks_per_month; week += 2) { // one draw serves two weeks
            draw_ahead(town, now.first, now.last, (now.month * Town::weeks_per_month + week) / 2, Purpose("common.weeks"), draw);
            const auto& words = town.ahead.words;
            live_week(town, now, town.plasticity_now[week], words[0], words[1]);
            live_week(town, now, town.plasticity_now[week + 1], words[2], words[3]);
        }
    }

private:
    static_assert(persons_per_block % 2 == 0, "a couple must not stand in two blocks");
    static constexpr float plasticity_of_adults = 0.01f, back_to_prototype = 0.0005f; // pi_ad, lambda
    static constexpr float leaving = 0.0015f, leaving_by_expectation = 0.5f;          // h0, h1
    [[gnu::always_inline]] static float chance_to_leave(float g0, float g1) {
        return leaving * exp(-leaving_by_expectation * (g0 + g1));
    }

    /// By how much that chance can rise within a month. No outcome is beyond 1.6, so no two expectations are further apart than
    /// 3.2, which bounds both pulls at g0 and at g1.
    static constexpr float most_in_a_month = 1.02f, furthest_apart = 3.2f;
    static constexpr float may_fall_in_a_month =
        Town::weeks_per_month * 2 * (generalization * plasticity_of_adults + back_to_prototype) * furthest_apart;
    static constexpr float exponent = leaving_by_expectation * may_fall_in_a_month;
    static_assert(exponent < 1.0f && 1.0f + exponent + exponent * exponent < most_in_a_month); // e^x < 1 + x + x^2

    /// This row, an even one, and the next hold singles.
    static void list(Town& town, std::uint32_t row) {
        town.people.single[town.singles++] = row;
        town.people.single[town.singles++] = row + 1;
    }

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
            block.one_over_answering[i] = one_over_chance(0.2f + 0.9f * g0[i] + 0.6f * g1[i]);
            any_might |= static_cast<std::uint32_t>(might_leave(i));
        }
        for (std::uint32_t i = 0; i < count; i += 2) { // what one offers is what the other gets
            block.one_over_being_answered[i] = block.one_over_answering[i + 1];
            block.one_over_being_answered[i + 1] = block.one_over_answering[i];
        }
        List<std::uint32_t> leavers(town.scratch, any_might != 0 ? count : 0);
        if (any_might != 0)
            each_where(0, count, might_leave, [&](std::uint32_t i) {
                if (paired[i] != 0 && uniform(for_leaving[i]) < chance_to_leave(g0[i], g1[i])) leavers.push_back(i);
            });
        learn(people, now, pi, block.one_over_being_answered, for_answer);
        for (const std::uint32_t i : leavers) {
            if (paired[i] == 0) continue; // the other has left as well
            paired[i] = paired[i ^ 1u] = 0;
            ++town.break_ups;
            list(town, now.first + (i & ~1u));
        }
    }

    static void learn(People& people, const Exchanges& now, float pi, const float* __restrict one_over_answered,
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
            const bool answered = uniform(for_answer[i]) * one_over_answered[i] < 1.0f;
            const float outcome = select(answered, u[i], -u[i]), plastic = select(paired[i] != 0, pi, 0.0f);
            const float old_0 = g0[i], old_1 = g1[i];
            x0[i] += plastic * (outcome - x0[i]);
            x1[i] += plastic * (outcome - x1[i]);
            g0[i] = old_0 + (generalization * plastic * (x0[i] - old_0) + back_to_prototype * (p0[i] - old_0));
            g1[i] = old_1 + (generalization * plastic * (x1[i] - old_1) + back_to_prototype * (p1[i] - old_1));
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
