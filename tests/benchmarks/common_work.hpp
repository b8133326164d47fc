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

/// The people of one town, a closed community. Strips of width 2 are two relationship expectations, or two halves of time.
struct People : Table {
    Column<float, 2> expectation{*this, "expectation", "reward", "expectations of the relationship (x)", "learning"};
    Column<float, 2> general{*this, "general", "reward", "general expectations (g)", "learning"};
    Column<float, 2> prototype{*this, "prototype", "reward", "general expectations as infancy left them (p)", "learning"};
    Column<float> arousal{*this, "arousal", "-", "arousal (a)", "infancy"};
    Column<float> sensitivity{*this, "sensitivity", "-", "the caregiver's sensitivity (s)", "birth"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly outcomes are felt (u)", "birth"};
    Column<std::uint32_t> partner{*this, "partner", "row", "the partner, or nobody", "market"};
    Column<float, 2> offer{*this, "offer", "logit", "what a partner is offered in even and in odd weeks", "weeks"};
    Column<std::uint32_t, 2> later{*this, "later", "-", "words drawn for the odd week to come", "weeks"};
    Column<std::uint32_t> leaver{*this, "leaver", "row", "a list of those who leave this week", "weeks"};
};

/// A town of the common work; it is the world of the processes below.
struct Town {
    static constexpr std::uint32_t slots = 1; ///< of a life: the partner
    static constexpr std::uint32_t days = 400, weeks = 1600;

    People people;
    People &nursery = people, &society = people; ///< infants become adults where they are
    Rows entered, born;
    std::uint32_t number = 0;  ///< of the town
    std::uint32_t leavers = 0; ///< how many stand in people.leaver
    std::uint32_t break_ups = 0;
    float plasticity[days];   ///< of infants, by day (pi)
    float plasticity_now = 0; ///< of all, this week (pi)
    Scratch scratch;

    /// Words drawn ahead for a block: those of `first` for `day` and the day after.
    struct Ahead {
        alignas(64) std::uint32_t words[4][std::max(infants_per_block, persons_per_block)];
        std::uint32_t day = nobody, first = nobody;
    } ahead;

    void settle() {}
};

} // namespace dyad

namespace dyad::inline DYAD_KERNEL {

/// Four words for each of these rows at this step, into the town's block.
inline void draw_ahead(Town& town, std::uint32_t first, std::uint32_t last, std::uint32_t step, Purpose purpose,
                       const Draw& draw) {
    auto& words = town.ahead.words;
    draw_rows(draw, Whose{RowNumber{}, Same{town.number}, Same{0}}, step, first, last, 0, purpose,
              {words[0], words[1], words[2], words[3]});
}

/// Draws of persons who are picked one by one: gathered first, so that they can be made many at a time.
class PickedDraws {
public:
    PickedDraws(Scratch& scratch, std::size_t at_most)
        : rows_(scratch, at_most), low_(scratch, at_most), high_(scratch, at_most), since_(scratch, at_most),
          first_(scratch, at_most), second_(scratch, at_most) {}
    void add(std::uint32_t row, Identity who, std::uint32_t step) {
        rows_.push_back(row);
        low_.push_back(who.low);
        high_.push_back(who.high);
        since_.push_back(0u - step);
    }
    /// Makes the draws of all who were added, each at its own step.
    void draw(const Draw& draw, Purpose purpose) {
        draw_rows(draw, Whose<>{low_.data(), high_.data(), since_.data()}, 0, 0, static_cast<std::uint32_t>(rows_.size()), 0,
                  purpose, {first_.data(), second_.data()});
    }
    std::size_t size() const { return rows_.size(); }
    std::uint32_t row(std::size_t k) const { return rows_[k]; }
    /// The first two words of the k-th who was added, as uniform numbers.
    float first(std::size_t k) const { return uniform(first_[k]); }
    float second(std::size_t k) const { return uniform(second_[k]); }

private:
    List<std::uint32_t> rows_, low_, high_, since_, first_, second_;
};

/// Whether what has these log-odds happens, by a uniform number: u < 1 / (1 + e^-x), without the division.
[[gnu::always_inline]] inline bool happens(float u, float log_odds) { return u * (1.0f + exp(-log_odds)) < 1.0f; }

/// s = 2U - 1, u = .5 + U; all else is 0.
struct Newborns {
    static constexpr std::string_view name = "newborns";
    static constexpr std::string_view meaning = "what is inborn and who cares";

    void step(Town& town, const Birth& birth, const Draw& draw) const {
        by_blocks(birth.last, infants_per_block, [&](std::uint32_t first, std::uint32_t last) {
            draw_ahead(town, first, last, 0, Purpose("common.birth"), draw);
            for (std::uint32_t i = first; i < last; ++i) {
                town.people.sensitivity[i] = 2.0f * uniform(town.ahead.words[0][i - first]) - 1.0f;
                town.people.susceptibility[i] = 0.5f + uniform(town.ahead.words[1][i - first]);
                town.people.partner[i] = nobody;
            }
        });
    }
};

/// pi = pi_inf exp(-t/tau) + pi_ad; answered = U < logistic(b0 + b1 s - b2 a); a = .8 a + .4 u (1 - answered);
/// o = u if answered, else -u; n = sigma (V - .5); x0 += pi (o + n - x0); x1 += pi (o - n - x1); g += .05 pi (x - g).
struct Infancy {
    static constexpr std::string_view name = "infancy";
    static constexpr std::string_view meaning = "what a caregiver's answers teach";

    void step(Town& town, const Birth&, const Draw&) const {
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
        learn(town.people, day, town.plasticity[day.day], town.ahead.words[first_word], town.ahead.words[first_word + 1]);
    }

    void step(Town& town, const Entry& entry, const Draw&) const {
        for (std::size_t k = 0; k < 2; ++k)
            for (std::uint32_t i = entry.first; i < entry.last; ++i)
                town.people.prototype.strip(k)[i] = town.people.general.strip(k)[i];
    }

private:
    static void learn(People& people, const Day& day, float pi, const std::uint32_t* __restrict for_answer,
                      const std::uint32_t* __restrict for_noise) {
        const std::uint32_t first = day.first, count = day.last - day.first;
        const float* __restrict s = people.sensitivity.strip() + first;
        const float* __restrict u = people.susceptibility.strip() + first;
        float* __restrict a = people.arousal.strip() + first;
        float* __restrict x0 = people.expectation.strip(0) + first;
        float* __restrict x1 = people.expectation.strip(1) + first;
        float* __restrict g0 = people.general.strip(0) + first;
        float* __restrict g1 = people.general.strip(1) + first;
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool answered = happens(uniform(for_answer[i]), 0.3f + 0.8f * s[i] - a[i]);
            const float outcome = select(answered, u[i], -u[i]), noise = 0.2f * (uniform(for_noise[i]) - 0.5f);
            a[i] = 0.8f * a[i] + 0.4f * select(answered, 0.0f, u[i]);
            x0[i] += pi * (outcome + noise - x0[i]);
            x1[i] += pi * (outcome - noise - x1[i]);
            g0[i] += 0.05f * pi * (x0[i] - g0[i]);
            g1[i] += 0.05f * pi * (x1[i] - g1[i]);
        }
    }
};

/// Pairs end where one has left; every fourth week all who are single are shuffled and paired in order.
struct Market {
    static constexpr std::string_view name = "market";
    static constexpr std::string_view meaning = "who is with whom";

    void step(Town& town, const Turn&, const Draw&) const {
        std::uint32_t* const partner = town.people.partner.strip();
        for (std::uint32_t k = 0; k < town.leavers; ++k) {
            const std::uint32_t i = town.people.leaver[k];
            if (partner[i] == nobody) continue; // the other has left as well
            partner[partner[i]] = nobody;
            partner[i] = nobody;
            ++town.break_ups;
        }
        town.leavers = 0;
    }

    void step(Town& town, const Ties& ties, const Draw& draw) const {
        if (ties.month % 4 != 0) return;
        std::uint32_t* const partner = town.people.partner.strip();
        const auto rows = static_cast<std::uint32_t>(town.people.rows());
        PickedDraws singles(town.scratch, rows);
        each_where(
            0, rows, [&](std::uint32_t i) { return partner[i] == nobody; },
            [&](std::uint32_t i) { singles.add(i, {i, town.number}, ties.month); });
        singles.draw(draw, Purpose("common.market"));
        List<Place> places(town.scratch, singles.size());
        for (std::size_t k = 0; k < singles.size(); ++k) places.push_back({singles.first(k), singles.row(k)});
        std::sort(places.begin(), places.end(), [](const Place& one, const Place& other) {
            return one.luck != other.luck ? one.luck < other.luck : one.row < other.row;
        });
        for (std::size_t k = 0; k + 1 < places.size(); k += 2) {
            partner[places[k].row] = places[k + 1].row;
            partner[places[k + 1].row] = places[k].row;
        }
    }

private:
    struct Place {
        float luck;
        std::uint32_t row;
    };
};

/// pi = pi_ad exp(-k w). Paired: answered = U < logistic(c0 - c1 g0' - c2 g1') with the partner's g; o = u or -u;
/// x += pi (o - x); g += .05 pi (x - g) + lambda (p - g), old g in both pulls; one leaves if V < h0 exp(-h1 (g0 + g1)).
/// Single: x stays, g += lambda (p - g). A partner's g is that of the week's beginning, so that each keeps what it offers
/// in even and in odd weeks apart.
struct Weeks {
    static constexpr std::string_view name = "weeks";
    static constexpr std::string_view meaning = "what partners teach each other";

    void step(Town& town, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i)
            town.people.offer[i] = offered(town.people.general.strip(0)[i], town.people.general.strip(1)[i]);
    }

    void step(Town& town, const Month& week, const Draw&) const {
        town.plasticity_now = 0.01f * exp(static_cast<float>(week.month) * -0.001f);
    }

    void step(Town& town, const Exchanges& now, const Draw& draw) const {
        People& people = town.people;
        const std::uint32_t *for_answer = people.later.strip(0) + now.first, *for_leaving = people.later.strip(1) + now.first;
        if (now.month % 2 == 0) { // one draw serves two weeks
            draw_ahead(town, now.first, now.last, now.month / 2, Purpose("common.weeks"), draw);
            for_answer = town.ahead.words[0];
            for_leaving = town.ahead.words[1];
            std::copy_n(town.ahead.words[2], now.last - now.first, people.later.strip(0) + now.first);
            std::copy_n(town.ahead.words[3], now.last - now.first, people.later.strip(1) + now.first);
        }
        const std::uint32_t* const partner = people.partner.strip() + now.first;
        const float *g0 = people.general.strip(0) + now.first, *g1 = people.general.strip(1) + now.first;
        const std::uint32_t count = std::min(now.last, static_cast<std::uint32_t>(people.rows())) - now.first;
        const auto might_leave = [=](std::uint32_t k) { return uniform(for_leaving[k]) < leaves_at_most; };
        each_where(0, count, might_leave, [&](std::uint32_t k) {
            const bool leaves = uniform(for_leaving[k]) < 0.0015f * exp(-0.5f * (g0[k] + g1[k]));
            if (leaves && partner[k] != nobody) people.leaver[town.leavers++] = now.first + k;
        });
        learn(people, now, town.plasticity_now, for_answer);
    }

private:
    [[gnu::always_inline]] static float offered(float g0, float g1) { return 0.2f + 0.9f * g0 + 0.6f * g1; }

    /// Nobody leaves with a higher chance: outcomes are at most 1.6, so that g0 + g1 is never below -3.2.
    static constexpr float leaves_at_most = 0.0075f;

    static void learn(People& people, const Exchanges& now, float pi, const std::uint32_t* __restrict for_answer) {
        const std::uint32_t first = now.first, count = now.last - now.first;
        const float* const offers = people.offer.strip(now.month % 2);
        float* __restrict next_offer = people.offer.strip(1 - now.month % 2) + first;
        const std::uint32_t* __restrict partner = people.partner.strip() + first;
        const float* __restrict u = people.susceptibility.strip() + first;
        const float* __restrict p0 = people.prototype.strip(0) + first;
        const float* __restrict p1 = people.prototype.strip(1) + first;
        float* __restrict x0 = people.expectation.strip(0) + first;
        float* __restrict x1 = people.expectation.strip(1) + first;
        float* __restrict g0 = people.general.strip(0) + first;
        float* __restrict g1 = people.general.strip(1) + first;
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < count; ++i) {
            const bool paired = partner[i] != nobody;
            const auto other = static_cast<std::int32_t>(select(paired, partner[i], first)); // somebody is read in vain
            const bool answered = happens(uniform(for_answer[i]), offers[other]);
            const float outcome = select(answered, u[i], -u[i]), plastic = select(paired, pi, 0.0f);
            const float old_0 = g0[i], old_1 = g1[i];
            x0[i] += plastic * (outcome - x0[i]);
            x1[i] += plastic * (outcome - x1[i]);
            g0[i] = old_0 + (0.05f * plastic * (x0[i] - old_0) + 0.0005f * (p0[i] - old_0));
            g1[i] = old_1 + (0.05f * plastic * (x1[i] - old_1) + 0.0005f * (p1[i] - old_1));
            next_offer[i] = offered(g0[i], g1[i]);
        }
    }
};

/// At each moment those that act at it act in this order.
using CommonWork = std::tuple<Newborns, Infancy, Market, Weeks>;

} // namespace dyad::inline DYAD_KERNEL
