// The common work's first 400 days: what is inborn, and what a caregiver's answers teach.
#pragma once

#include "tests/benchmarks/common_town.hpp"

#include <string_view>

namespace dyad::inline DYAD_KERNEL {

/// s = 2U - 1, u = .5 + U; all else is 0. All are born at once.
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
        }
        ask(town.people, day, town.block.one_over_being_answered);
        learn(town.people, day, town.plasticity[day.day], town.block.one_over_being_answered, town.ahead.words[first_word],
              town.ahead.words[first_word + 1]);
    }

    void step(Town& town, const Entry& entry, const Draw&) const {
        for (std::size_t k = 0; k < 2; ++k)
            for (std::uint32_t i = entry.first; i < entry.last; ++i)
                town.people.prototype.strip(k)[i] = town.people.general.strip(k)[i];
    }

private:
    /// In a loop of its own: an exponential is a long chain of operations, and a processor looks only so far ahead for
    /// those of others.
    static void ask(const People& people, const Day& day, float* __restrict one_over_answered) {
        for (std::uint32_t i = day.first; i < day.last; ++i)
            one_over_answered[i - day.first] = one_over_chance(0.3f + 0.8f * people.sensitivity[i] - people.arousal[i]);
    }

    static void learn(People& people, const Day& day, float pi, const float* __restrict one_over_answered,
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
            const bool answered = uniform(for_answer[i]) * one_over_answered[i] < 1.0f;
            const float outcome = select(answered, u[i], -u[i]), noise = 0.2f * (uniform(for_noise[i]) - 0.5f);
            a[i] = 0.8f * a[i] + 0.4f * select(answered, 0.0f, u[i]);
            x0[i] += pi * (outcome + noise - x0[i]);
            x1[i] += pi * (outcome - noise - x1[i]);
            g0[i] += generalization * pi * (x0[i] - g0[i]);
            g1[i] += generalization * pi * (x1[i] - g1[i]);
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
