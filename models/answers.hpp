// Answers: the arithmetic by which bids are noticed, rejected, frightened and comforted; a part of caregiving.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// One chance for each strategy.
struct ByStrategy {
    float mute, ask, amplify;
};

/// Noticed: n_ask = sigmoid(log-odds); a muted bid is harder to notice, an amplified one is three tries.
[[gnu::always_inline]] inline ByStrategy noticed_of(float log_odds, float hidden) {
    const float noticed = sigmoid(log_odds), missed = 1.0f - noticed;
    return {sigmoid(log_odds - hidden), noticed, 1.0f - missed * missed * missed};
}

/// Chances that a noticed bid is rejected, which the next louder one is more often.
[[gnu::always_inline]] inline ByStrategy rejected_of(float log_odds, float louder) {
    return {sigmoid(log_odds - louder), sigmoid(log_odds), sigmoid(log_odds + louder)};
}

/// Strips of the traits by which bids are answered.
struct Traits {
    float *sensitivity, *rejection, *inconsistency, *frightening;
};
inline Traits traits_of_figure(Nursery& infants, std::size_t k) {
    return {infants.sensitivity.strip(k), infants.rejection.strip(k), infants.inconsistency.strip(k),
            infants.frightening.strip(k)};
}
inline Traits given_traits(Society& society) {
    return {society.given_sensitivity.strip(), society.given_rejection.strip(), society.given_inconsistency.strip(),
            society.given_frightening.strip()};
}
inline Traits offered_traits(Society& society) {
    return {society.offered_sensitivity.strip(), society.offered_rejection.strip(),
            society.offered_inconsistency.strip(), society.offered_frightening.strip()};
}

/// Caregiving's numbers for a month's answers: spread of stress, usual inconsistency, and what strategies change.
struct Answering {
    float stress, usual, hidden, louder;
};

/// What figures in these rows of the society, or nobody, offer a child.
inline void take_offers(const Society& society, const std::uint32_t* __restrict figure, const Traits& to, std::uint32_t first,
                        std::uint32_t last) {
    const float* __restrict care_s = society.care_sensitivity.strip();
    const float* __restrict care_r = society.care_rejection.strip();
    const float* __restrict care_v = society.care_inconsistency.strip();
    const float* __restrict care_phi = society.care_frightening.strip();
    float* __restrict s = to.sensitivity;
    float* __restrict r = to.rejection;
    float* __restrict v = to.inconsistency;
    float* __restrict phi = to.frightening;
#pragma GCC ivdep
    for (std::uint32_t i = first; i < last; ++i) {
        const bool there = figure[i] != nobody;
        const auto row = static_cast<std::int32_t>(select(there, figure[i], 0u)); // somebody is read in vain
        const float their_s = care_s[row], their_r = care_r[row], their_v = care_v[row], their_phi = care_phi[row];
        s[i] = select(there, their_s, -20.0f);
        r[i] = select(there, their_r, 0.0f);
        v[i] = select(there, their_v, 0.0f);
        phi[i] = select(there, their_phi, -20.0f);
    }
}

/// The context of the figure's household.
inline void take_context(Society& society, const Exchanges& now) {
    const std::uint32_t* __restrict figure = society.with.strip();
    float* __restrict given = society.given_context.strip();
#pragma GCC ivdep
    for (std::uint32_t i = now.first; i < now.last; ++i) {
        const bool there = figure[i] != nobody;
        const float theirs = society.context[static_cast<std::int32_t>(select(there, figure[i], i))];
        given[i] = select(there, theirs, 0.0f);
    }
}

/// Support and strain in the figure's household.
inline void put_in_context(Society& society, const Exchanges& now, float on_rejection, float on_fright) {
    const float* __restrict context = society.given_context.strip();
    float* __restrict s = society.given_sensitivity.strip();
    float* __restrict r = society.given_rejection.strip();
    float* __restrict phi = society.given_frightening.strip();
#pragma GCC ivdep
    for (std::uint32_t i = now.first; i < now.last; ++i) {
        s[i] = s[i] + context[i];
        r[i] = r[i] - on_rejection * context[i];
        phi[i] = at_most(phi[i] * exp(-on_fright * context[i]), 1.0f);
    }
}

/// Chances of a month's answers, by the month's mean stress.
inline void answer_month(Society& society, const Exchanges& now, const Answering& answering, const Traits& traits) {
    const float stress = answering.stress, usual = answering.usual;
    const float hidden = answering.hidden, louder = answering.louder;
    const float* __restrict s = traits.sensitivity;
    const float* __restrict r = traits.rejection;
    const float* __restrict v = traits.inconsistency;
    const float* __restrict phi = traits.frightening;
    const std::uint32_t* __restrict luck = society.stress_luck.strip(now.slot % 4);
    float* __restrict notices_mute = society.chance_noticed.strip(mute);
    float* __restrict notices_ask = society.chance_noticed.strip(ask);
    float* __restrict notices_amplify = society.chance_noticed.strip(amplify);
    float* __restrict rejects_mute = society.chance_rejected.strip(mute);
    float* __restrict rejects_ask = society.chance_rejected.strip(ask);
    float* __restrict rejects_amplify = society.chance_rejected.strip(amplify);
    float* __restrict frightens = society.chance_frightened.strip();
    // Three loops, each so short that a processor works at several rows at once. Until it is a chance, notices_ask holds fresh stress.
#pragma GCC ivdep
    for (std::uint32_t i = now.first; i < now.last; ++i) notices_ask[i] = normal(luck[i]);
#pragma GCC ivdep
    for (std::uint32_t i = now.first; i < now.last; ++i) {
        const float steadiness = 1.0f / (1.0f + v[i]), fresh = notices_ask[i];
        const float log_odds = (s[i] + stress * (v[i] / usual) * fresh) * steadiness;
        const ByStrategy notices = noticed_of(log_odds, hidden * steadiness);
        notices_mute[i] = notices.mute;
        notices_ask[i] = notices.ask;
        notices_amplify[i] = notices.amplify;
    }
#pragma GCC ivdep
    for (std::uint32_t i = now.first; i < now.last; ++i) {
        const ByStrategy rejects = rejected_of(r[i], louder);
        rejects_mute[i] = rejects.mute;
        rejects_ask[i] = rejects.ask;
        rejects_amplify[i] = rejects.amplify;
        frightens[i] = phi[i];
    }
}

/// Today's stress: `carry` of yesterday's, the rest fresh.
inline void feel_stress(Nursery& infants, Day day, std::uint32_t k, float carry) {
    const float fresh = std::sqrt(1.0f - carry * carry);
    const std::uint32_t* __restrict luck = infants.stress_luck.strip(k);
    float* __restrict stress = infants.stress.strip(k);
    const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
    for (std::uint32_t i = day.first; i < last; ++i) stress[i] = carry * stress[i] + fresh * normal(luck[i]);
}

/// Today's chances of being noticed.
inline void notice(Nursery& infants, Day day, std::uint32_t k) {
    const float* __restrict readiness = infants.readiness.strip(k);
    const float* __restrict stress_effect = infants.stress_effect.strip(k);
    const float* __restrict mute_effect = infants.mute_effect.strip(k);
    const float* __restrict stress = infants.stress.strip(k);
    float* __restrict notices_mute = infants.chance_noticed.strip(3 * k + mute);
    float* __restrict notices_ask = infants.chance_noticed.strip(3 * k + ask);
    float* __restrict notices_amplify = infants.chance_noticed.strip(3 * k + amplify);
    const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
    for (std::uint32_t i = day.first; i < last; ++i) {
        const ByStrategy noticed = noticed_of(readiness[i] + stress_effect[i] * stress[i], mute_effect[i]);
        notices_mute[i] = noticed.mute;
        notices_ask[i] = noticed.ask;
        notices_amplify[i] = noticed.amplify;
    }
}

/// What is done to the yoke's policy, on average: `to_mute` and `to_ask` are its chances to mute and to ask.
[[gnu::always_inline]] inline float met_on_average(float to_mute, float to_ask, const ByStrategy& chance) {
    return to_mute * chance.mute + to_ask * chance.ask + (1.0f - to_mute - to_ask) * chance.amplify;
}

/// Yoked infants are noticed today with one chance, whatever they do.
inline void notice_alike(Nursery& infants, Day day, std::uint32_t k) {
    const float* __restrict to_mute = infants.yoke_mute.strip();
    const float* __restrict to_ask = infants.yoke_ask.strip();
    float* __restrict notices_mute = infants.chance_noticed.strip(3 * k + mute);
    float* __restrict notices_ask = infants.chance_noticed.strip(3 * k + ask);
    float* __restrict notices_amplify = infants.chance_noticed.strip(3 * k + amplify);
    const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
    for (std::uint32_t i = day.first; i < last; ++i) {
        const ByStrategy own{notices_mute[i], notices_ask[i], notices_amplify[i]};
        const float alike = met_on_average(to_mute[i], to_ask[i], own);
        notices_mute[i] = select(infants.yoked[i] != 0, alike, own.mute);
        notices_ask[i] = select(infants.yoked[i] != 0, alike, own.ask);
        notices_amplify[i] = select(infants.yoked[i] != 0, alike, own.amplify);
    }
}

/// And rejected, if noticed, with one chance all month.
inline void reject_alike(Nursery& infants, std::uint32_t k) {
    float* const rejects[] = {infants.chance_rejected.strip(3 * k + mute), infants.chance_rejected.strip(3 * k + ask), infants.chance_rejected.strip(3 * k + amplify)};
    for (std::uint32_t i = 0; i < infants.last_with(k, static_cast<std::uint32_t>(infants.rows())); ++i) {
        if (!infants.yoked[i]) continue;
        const ByStrategy notices = noticed_of(infants.readiness.strip(k)[i], infants.mute_effect.strip(k)[i]);
        const ByStrategy both{notices.mute * rejects[mute][i], notices.ask * rejects[ask][i], notices.amplify * rejects[amplify][i]};
        const float to_mute = infants.yoke_mute[i], to_ask = infants.yoke_ask[i];
        const float noticed = met_on_average(to_mute, to_ask, notices), rejected = met_on_average(to_mute, to_ask, both);
        const float chance = noticed > 0.0f ? rejected / noticed : 0.0f;
        for (float* const of_strategy : rejects) of_strategy[i] = chance;
    }
}

/// What a figure's chances are for the bid that was made.
struct Chances {
    float noticed, rejected, frightened;
};

/// One uniform number decides fright and, beyond it, rejection.
[[gnu::always_inline]] inline std::uint32_t answer_of(const Chances& chance, float for_noticing, float for_answer) {
    const float hurt = chance.frightened + (1.0f - chance.frightened) * chance.rejected;
    const std::uint32_t if_noticed =
        select(for_answer < chance.frightened, std::uint32_t{frightened},
               select(for_answer < hurt, std::uint32_t{rejected}, std::uint32_t{comforted}));
    return select(for_noticing < chance.noticed, if_noticed, std::uint32_t{unnoticed});
}

/// Episodes e and e + 1 share one draw: noticed or not, and then what follows. For rows that have so many figures.
template <std::size_t Figures> void answer_twice(Nursery& infants, Day day, std::uint32_t e) {
    for (std::uint32_t half = 0; half < 2; ++half) {
        const float* __restrict n[9]; // chances of being noticed, of rejection, of fright
        const float* __restrict r[9];
        const float* __restrict f[3];
        for (std::size_t k = 0; k < 9; ++k) n[k] = infants.chance_noticed.strip(k);
        for (std::size_t k = 0; k < 9; ++k) r[k] = infants.chance_rejected.strip(k);
        for (std::size_t k = 0; k < 3; ++k) f[k] = infants.chance_frightened.strip(k);
        const std::uint32_t* __restrict for_noticing = infants.answer_luck.strip(2 * half);
        const std::uint32_t* __restrict for_answer = infants.answer_luck.strip(2 * half + 1);
        const std::uint32_t* __restrict to = infants.bid_to.strip(e + half);
        const std::uint32_t* __restrict bid = infants.bid.strip(e + half);
        std::uint32_t* __restrict answer = infants.answer.strip(e + half);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) {
            const auto of_bid = [&](const auto& c) {
                return pick_of<Figures>(to[i], pick(bid[i], c[0][i], c[1][i], c[2][i]),
                                        pick(bid[i], c[3][i], c[4][i], c[5][i]),
                                        pick(bid[i], c[6][i], c[7][i], c[8][i]));
            };
            const Chances chances{of_bid(n), of_bid(r), pick_of<Figures>(to[i], f[0][i], f[1][i], f[2][i])};
            answer[i] = answer_of(chances, uniform(for_noticing[i]), uniform(for_answer[i]));
        }
    }
}

} // namespace dyad::inline DYAD_KERNEL
