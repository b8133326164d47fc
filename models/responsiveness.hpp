// Responsiveness: what siblings, friends, guides, therapists and partners are like to a person.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Siblings, friends, mentors and partners answer by what is usual among their kind, by a little of
/// their own general model (dS, dr, dv, dphi: caregiving's `equal_*` of the other; nobody: 0, 0, 1, 0), and by what
/// only this pair has (N, drawn for each member at entry, and anew whenever a bond begins):
///   S = s_kind + c_kind dS + sd_kind N,   r = r_kind + c_kind dr + rsd_kind N,   v = v_kind (1 + c_kind (dv - 1)),
///   phi = sigmoid(logit phi_kind + c_kind dphi).
/// A partner is worn down by amplified bids: S falls by b_bur P(amplify), this month's chance in the partnership. A
/// teacher has drawn S and r. A therapist's S is s_th plus what the alliance adds; all else is as declared.
/// Psychotherapy comes before any other guide. Only slots 3 to 7; the figures of childhood are caregiving's.
struct Responsiveness {
    static constexpr std::string_view name = "responsiveness";
    static constexpr std::string_view meaning = "what siblings, friends, guides and partners are like to a person";

    Parameter sibling_sensitivity{"sibling_sensitivity", "s_sib", "logit", 1.6, -6, 8, "mean sensitivity of siblings", "assumed"};
    Parameter sibling_own_model{"sibling_own_model", "c_sib", "-", 0.2, 0, 1, "how much a sibling's own model shapes it", "assumed"};
    Parameter sibling_spread{"sibling_spread", "-", "logit", 0.8, 0, 3, "spread of the sensitivity of siblings", "assumed"};
    Parameter sibling_rejection{"sibling_rejection", "-", "logit", -2.3, -8, 4, "mean rejection by siblings", "assumed"};
    Parameter sibling_rejection_spread{"sibling_rejection_spread", "-", "logit", 0.6, 0, 3, "spread of the rejection by siblings", "assumed"};
    Parameter sibling_inconsistency{"sibling_inconsistency", "-", "-", 0.5, 0, 6, "inconsistency of siblings", "assumed"};
    Parameter sibling_frightening{"sibling_frightening", "-", "chance", 0.002, 0.000001, 0.5, "chance of fright by siblings", "assumed"};
    Parameter friend_sensitivity{"friend_sensitivity", "s_peer", "logit", 2.0, -6, 8, "mean sensitivity of friends", "fitted by hand"};
    Parameter friend_own_model{"friend_own_model", "c_friend", "-", 0.08, 0, 1, "how much a friend's own model shapes it", "as in partners; assumed"};
    Parameter friend_spread{"friend_spread", "sigma_peer", "logit", 1.0, 0, 3, "spread of the sensitivity of friends", "fitted by hand, weakly"};
    Parameter friend_rejection{"friend_rejection", "-", "logit", -2.8, -8, 4, "mean rejection by friends", "assumed"};
    Parameter friend_rejection_spread{"friend_rejection_spread", "-", "logit", 0.8, 0, 3, "spread of the rejection by friends", "assumed"};
    Parameter friend_inconsistency{"friend_inconsistency", "-", "-", 0.5, 0, 6, "inconsistency of friends", "assumed"};
    Parameter friend_frightening{"friend_frightening", "-", "chance", 0.001, 0.000001, 0.5, "chance of fright by friends", "assumed"};
    Parameter mentor_sensitivity{"mentor_sensitivity", "-", "logit", 1.8, -6, 8, "mean sensitivity of mentors", "assumed"};
    Parameter mentor_own_model{"mentor_own_model", "-", "-", 0.1, 0, 1, "how much a mentor's own model shapes it", "assumed"};
    Parameter mentor_spread{"mentor_spread", "-", "logit", 0.8, 0, 3, "spread of the sensitivity of mentors", "assumed"};
    Parameter mentor_rejection{"mentor_rejection", "-", "logit", -2.8, -8, 4, "mean rejection by mentors", "assumed"};
    Parameter mentor_rejection_spread{"mentor_rejection_spread", "-", "logit", 0.8, 0, 3, "spread of the rejection by mentors", "assumed"};
    Parameter mentor_inconsistency{"mentor_inconsistency", "-", "-", 0.4, 0, 6, "inconsistency of mentors", "assumed"};
    Parameter mentor_frightening{"mentor_frightening", "-", "chance", 0.0005, 0.000001, 0.5, "chance of fright by mentors", "assumed"};
    Parameter teacher_inconsistency{"teacher_inconsistency", "-", "-", 0.5, 0, 6, "inconsistency of teachers", "assumed"};
    Parameter teacher_frightening{"teacher_frightening", "-", "chance", 0.001, 0, 0.5, "chance of fright by teachers", "assumed"};
    Parameter therapist_sensitivity{"therapist_sensitivity", "s_th", "logit", 3, -6, 8, "sensitivity of therapists, before the alliance", "assumed"};
    Parameter therapist_rejection{"therapist_rejection", "-", "logit", -5, -12, 4, "rejection by therapists", "assumed"};
    Parameter therapist_inconsistency{"therapist_inconsistency", "-", "-", 0.1, 0, 6, "inconsistency of therapists", "assumed"};
    Parameter therapist_frightening{"therapist_frightening", "-", "chance", 0, 0, 0.5, "chance of fright by therapists", "assumed"};
    Parameter partner_sensitivity{"partner_sensitivity", "s_part", "logit", 1.9, -6, 8, "mean sensitivity of partners", "fitted by hand"};
    Parameter partner_own_model{"partner_own_model", "c_part", "-", 0.122, 0, 1, "how much a partner's own model shapes it", "calibrated, weakly identified: 90 % .0573 to .184"};
    Parameter partner_spread{"partner_spread", "sigma_dy", "logit", 1.0, 0, 3, "spread of the sensitivity of partners", "fitted by hand"};
    Parameter partner_rejection{"partner_rejection", "r_part", "logit", -2.8, -8, 4, "mean rejection by partners", "fitted by hand, weakly"};
    Parameter partner_rejection_spread{"partner_rejection_spread", "-", "logit", 0.8, 0, 3, "spread of the rejection by partners", "assumed"};
    Parameter partner_inconsistency{"partner_inconsistency", "-", "-", 0.4, 0, 6, "inconsistency of partners", "assumed"};
    Parameter partner_frightening{"partner_frightening", "-", "chance", 0.001, 0.000001, 0.5, "chance of fright by partners", "assumed"};
    Parameter burden{"burden", "b_bur", "logit", 0, 0, 5, "sensitivity that a partner loses per share of bids amplified; 0 is off", "off: no finding needs it"};

    void step(World& world, const Entry& entry, const Draw& draw) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i)
            for (std::uint32_t slot = first_slot; slot < bonds_at_most; ++slot) meet(world, i, slot, entry.month, draw);
    }

    void step(World& world, const Exchanges& now, const Draw& draw) const {
        if (now.slot < first_slot || world.society.idle) return;
        Society& society = world.society;
        for (std::uint32_t i = now.first; i < now.last && society.bonds_begin; ++i)
            if (society.begins[i]) meet(world, i, now.slot, now.month, draw);
        take(society, now);
        if (now.slot == sibling_slot) answer(society, now, siblings());
        else if (now.slot == partner_slot) answer(society, now, partners());
        else if (now.slot == helper_slot) answer(society, now, mentors());
        else answer(society, now, friends());
        if (now.slot == partner_slot) wear(society, now);
        if (now.slot == helper_slot) guide(society, now);
    }

private:
    static constexpr std::uint32_t first_slot = sibling_slot; ///< strip 0 of the pairs' residuals

    /// What is usual among those who stand in a slot.
    struct Kind {
        float sensitivity, own_model, spread, rejection, rejection_spread, inconsistency, frightening;
    };
    Kind siblings() const {
        return {sibling_sensitivity, sibling_own_model, sibling_spread, sibling_rejection, sibling_rejection_spread,
                sibling_inconsistency, sibling_frightening};
    }
    Kind friends() const {
        return {friend_sensitivity, friend_own_model, friend_spread, friend_rejection, friend_rejection_spread,
                friend_inconsistency, friend_frightening};
    }
    Kind mentors() const {
        return {mentor_sensitivity, mentor_own_model, mentor_spread, mentor_rejection, mentor_rejection_spread,
                mentor_inconsistency, mentor_frightening};
    }
    Kind partners() const {
        return {partner_sensitivity, partner_own_model, partner_spread, partner_rejection, partner_rejection_spread,
                partner_inconsistency, partner_frightening};
    }

    static void meet(World& world, std::uint32_t i, std::uint32_t slot, std::uint32_t month, const Draw& draw) {
        Society& society = world.society;
        const Identity own{society.lineage_low[i], society.lineage_high[i]};
        const Words words = draw(own, month - society.birth_month[i], slot, Purpose("responsiveness"));
        society.pair_sensitivity.strip(slot - first_slot)[i] = normal(words.a);
        society.pair_rejection.strip(slot - first_slot)[i] = normal(words.b);
    }

    /// The other's own part, held where the offer will stand.
    static void take(Society& society, const Exchanges& now) {
        const float* __restrict equal_s = society.equal_sensitivity.strip();
        const float* __restrict equal_r = society.equal_rejection.strip();
        const float* __restrict equal_v = society.equal_inconsistency.strip();
        const float* __restrict equal_phi = society.equal_frightening.strip();
        float* __restrict s = society.offered_sensitivity.strip();
        float* __restrict r = society.offered_rejection.strip();
        float* __restrict v = society.offered_inconsistency.strip();
        float* __restrict phi = society.offered_frightening.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const bool there = society.with[i] != nobody;
            const auto other = static_cast<std::int32_t>(select(there, society.with[i], i)); // oneself is read in vain
            const float their_s = equal_s[other], their_r = equal_r[other], their_v = equal_v[other];
            const float their_phi = equal_phi[other];
            s[i] = select(there, their_s, 0.0f);
            r[i] = select(there, their_r, 0.0f);
            v[i] = select(there, their_v, 1.0f);
            phi[i] = select(there, their_phi, 0.0f);
        }
    }

    static void answer(Society& society, const Exchanges& now, const Kind& kind) {
        const float usual_s = kind.sensitivity, usual_r = kind.rejection, usual_v = kind.inconsistency;
        const float usual_phi = log(kind.frightening / (1.0f - kind.frightening));
        const float by_model = kind.own_model, spread_s = kind.spread, spread_r = kind.rejection_spread;
        const float* __restrict pair_s = society.pair_sensitivity.strip(now.slot - first_slot);
        const float* __restrict pair_r = society.pair_rejection.strip(now.slot - first_slot);
        float* __restrict s = society.offered_sensitivity.strip();
        float* __restrict r = society.offered_rejection.strip();
        float* __restrict v = society.offered_inconsistency.strip();
        float* __restrict phi = society.offered_frightening.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            s[i] = usual_s + by_model * s[i] + spread_s * pair_s[i];
            r[i] = usual_r + by_model * r[i] + spread_r * pair_r[i];
            v[i] = usual_v * (1.0f + by_model * (v[i] - 1.0f));
            phi[i] = sigmoid(usual_phi + by_model * phi[i]);
        }
    }

    /// What amplified bids take from a partner.
    void wear(Society& society, const Exchanges& now) const {
        const float weight = burden;
        const float* __restrict mutes = society.chance_mute.strip(partner_slot);
        const float* __restrict asks = society.chance_ask.strip(partner_slot);
        float* __restrict s = society.offered_sensitivity.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i)
            s[i] = s[i] - weight * chance_of(amplify, mutes[i], asks[i]);
    }

    /// Teachers and therapists, where there are any, instead of mentors.
    void guide(Society& society, const Exchanges& now) const {
        const float teacher_v = teacher_inconsistency, teacher_phi = teacher_frightening;
        const float therapist_s = therapist_sensitivity, therapist_r = therapist_rejection;
        const float therapist_v = therapist_inconsistency, therapist_phi = therapist_frightening;
        const std::uint32_t* __restrict kind = society.guide_kind.strip();
        const float* __restrict teacher_s = society.teacher_traits.strip(0);
        const float* __restrict teacher_r = society.teacher_traits.strip(1);
        float* __restrict s = society.offered_sensitivity.strip();
        float* __restrict r = society.offered_rejection.strip();
        float* __restrict v = society.offered_inconsistency.strip();
        float* __restrict phi = society.offered_frightening.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const bool treated = society.therapy[i] != 0, taught = kind[i] == teacher;
            const float of_therapist = therapist_s + society.alliance[i];
            const float of_teacher_s = teacher_s[i], of_teacher_r = teacher_r[i];
            const float of_mentor_s = s[i], of_mentor_r = r[i], of_mentor_v = v[i], of_mentor_phi = phi[i];
            s[i] = select(treated, of_therapist, select(taught, of_teacher_s, of_mentor_s));
            r[i] = select(treated, therapist_r, select(taught, of_teacher_r, of_mentor_r));
            v[i] = select(treated, therapist_v, select(taught, teacher_v, of_mentor_v));
            phi[i] = select(treated, therapist_phi, select(taught, teacher_phi, of_mentor_phi));
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
