// Signalling: a person in need turns to somebody and mutes the need, asks, or amplifies it.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Policy towards figure k, fixed for the day from the morning's state:
///   P(s) in proportion to exp(beta q_s + b_s),  b_mute = 0,  b_ask = -k_F F,  b_amplify = b_rho rho + b_T (T - T_0).
/// Each episode of need then draws a figure by exposure weight and a strategy by the policy.
/// After infancy the policy towards everybody is fixed for the month, and rho matures: rho - m max(0, age - 25) / 35
/// years. A therapist elicits a direct bid in a share e of exchanges, so that what was never tried is tried:
/// P(ask) <- e + (1 - e) P(ask), P(mute) <- (1 - e) P(mute).
struct Signalling {
    static constexpr std::string_view name = "signalling";
    static constexpr std::string_view meaning = "how a person in need calls for others";

    Parameter choice_sharpness{"choice_sharpness", "beta", "1/reward", 10, 1, 30,
                               "how consistently the strategy with the best expectation is chosen",
                               "convention: sets the scale of all expectations"};
    Parameter fear_inhibits{"fear_inhibits", "k_F", "logit", 1.659, 0, 6,
                            "log-odds of asking lost to full fear of the figure", "fitted by hand: forced classes, I2"};
    Parameter reactivity_amplifies{"reactivity_amplifies", "b_rho", "logit/SD", 0.2, 0, 1,
                                   "log-odds of amplifying added per SD of reactivity", "fitted: temperament and resistance, N1"};
    Parameter tone_amplifies{"tone_amplifies", "b_T", "logit", 0.8, 0, 4,
                             "log-odds of amplifying added by full chronic arousal", "assumed; weakly identified"};
    Parameter usual_tone{"usual_tone", "T_0", "-", 0.35, 0, 1,
                         "tone at which chronic arousal adds nothing to amplifying", "assumed"};
    Parameter episodes{"episodes", "n_ep", "1/day", 4, 1, 8,
                       "episodes of need a day is sampled by, standing for 15 to 50 real bouts",
                       "assumed; only episodes x learning rate matters", Parameter::Kind::whole};
    Parameter maturation{"maturation", "m", "SD", 0.6, 0, 3,
                         "fall of felt reactivity in 35 years of adult life", "fitted by hand: anxiety by age"};
    Parameter maturation_age{"maturation_age", "-", "years", 25, 10, 60, "age from which felt reactivity falls", "assumed"};

    void step(World& world, const Birth&, const Draw&) const {
        world.nursery.episodes = static_cast<std::uint32_t>(episodes.value);
    }

    void step(World& world, const Day& day, const Draw& draw) const {
        for (std::uint32_t k = 0; k < figures_at_most; ++k) decide(world.nursery, day, k);
        const auto count = static_cast<std::uint32_t>(episodes.value);
        for (std::uint32_t e = 0; e < count; e += 2) {
            draw_rows(draw, world.nursery, day, e, Purpose("signalling"), world.nursery.bid_luck);
            world.nursery.by_figures(day.first, day.last, [&](auto figures, std::uint32_t first, std::uint32_t last) {
                bid_twice<figures>(world.nursery, {day.day, first, last}, e);
            });
        }
    }

    void step(World& world, const Month& month, const Draw&) const { feel(world.society, month.month); }

    void step(World& world, const Exchanges& now, const Draw&) const {
        choose(world.society, now);
        if (now.slot == helper_slot) be_encouraged(world.society, now);
    }

private:
    /// What adds to amplifying towards anybody.
    void feel(Society& society, std::uint32_t month) const {
        const float by_reactivity = reactivity_amplifies, by_tone = tone_amplifies, rest = usual_tone;
        const float by_year = maturation / 35.0f, from_age = maturation_age;
        const auto last = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const auto age_months = static_cast<std::int32_t>(month - society.birth_month[i]);
            const float age = static_cast<float>(age_months) / months_per_year;
            const float felt = society.reactivity[i] - by_year * at_least(age - from_age, 0.0f);
            society.urge[i] = by_reactivity * felt + by_tone * (society.tone[i] - rest);
        }
    }

    void choose(Society& society, const Exchanges& now) const {
        const float sharpness = choice_sharpness, inhibits = fear_inhibits;
        const float* __restrict q_mute = society.expectation.strip(3 * now.slot + mute);
        const float* __restrict q_ask = society.expectation.strip(3 * now.slot + ask);
        const float* __restrict q_amplify = society.expectation.strip(3 * now.slot + amplify);
        const float* __restrict fear = society.fear.strip(now.slot);
        float* __restrict chance_mute = society.chance_mute.strip(now.slot);
        float* __restrict chance_ask = society.chance_ask.strip(now.slot);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const Policy policy = policy_of(sharpness * q_mute[i], sharpness * q_ask[i] - inhibits * fear[i],
                                            sharpness * q_amplify[i] + society.urge[i]);
            chance_mute[i] = policy.mute;
            chance_ask[i] = policy.ask;
        }
    }

    static void be_encouraged(Society& society, const Exchanges& now) {
        float* __restrict chance_mute = society.chance_mute.strip(helper_slot);
        float* __restrict chance_ask = society.chance_ask.strip(helper_slot);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float elicited = select(society.helper[i] == therapist, society.elicitation[i], 0.0f);
            chance_mute[i] = (1.0f - elicited) * chance_mute[i];
            chance_ask[i] = elicited + (1.0f - elicited) * chance_ask[i];
        }
    }

    void decide(Nursery& infants, Day day, std::uint32_t k) const {
        const float sharpness = choice_sharpness, inhibits = fear_inhibits;
        const float by_reactivity = reactivity_amplifies, by_tone = tone_amplifies, rest = usual_tone;
        const float* __restrict q_mute = infants.expectation.strip(3 * k + mute);
        const float* __restrict q_ask = infants.expectation.strip(3 * k + ask);
        const float* __restrict q_amplify = infants.expectation.strip(3 * k + amplify);
        const float* __restrict fear = infants.fear.strip(k);
        float* __restrict chance_mute = infants.chance_mute.strip(k);
        float* __restrict chance_ask = infants.chance_ask.strip(k);
        const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < last; ++i) {
            const float urge = by_reactivity * infants.reactivity[i] + by_tone * (infants.tone[i] - rest);
            const Policy policy = policy_of(sharpness * q_mute[i], sharpness * q_ask[i] - inhibits * fear[i],
                                            sharpness * q_amplify[i] + urge);
            chance_mute[i] = policy.mute;
            chance_ask[i] = policy.ask;
        }
    }

    /// Episodes e and e + 1 of the day share one draw: figure and strategy of each. If the day has an odd number of
    /// episodes, the last draw's second half goes unused. For rows that have so many figures.
    template <std::size_t Figures> static void bid_twice(Nursery& infants, Day day, std::uint32_t e) {
        for (std::uint32_t half = 0; half < 2; ++half) {
            const std::uint32_t* __restrict for_figure = infants.bid_luck.strip(2 * half);
            const std::uint32_t* __restrict for_strategy = infants.bid_luck.strip(2 * half + 1);
            const float* __restrict to_main = infants.weight.strip(0);
            const float* __restrict to_second = infants.weight.strip(1);
            const float* __restrict mute_0 = infants.chance_mute.strip(0);
            const float* __restrict mute_1 = infants.chance_mute.strip(1);
            const float* __restrict mute_2 = infants.chance_mute.strip(2);
            const float* __restrict ask_0 = infants.chance_ask.strip(0);
            const float* __restrict ask_1 = infants.chance_ask.strip(1);
            const float* __restrict ask_2 = infants.chance_ask.strip(2);
            std::uint32_t* __restrict to = infants.bid_to.strip(e + half);
            std::uint32_t* __restrict bid = infants.bid.strip(e + half);
#pragma GCC ivdep
            for (std::uint32_t i = day.first; i < day.last; ++i) {
                const float u = uniform(for_figure[i]);
                const std::uint32_t other = Figures > 2 ? select(u < to_main[i] + to_second[i], 1u, 2u) : 1u;
                const std::uint32_t slot = Figures > 1 ? select(u < to_main[i], 0u, other) : 0u;
                to[i] = slot;
                bid[i] = strategy_at(uniform(for_strategy[i]), pick_of<Figures>(slot, mute_0[i], mute_1[i], mute_2[i]),
                                     pick_of<Figures>(slot, ask_0[i], ask_1[i], ask_2[i]));
            }
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
