// Psychotherapy: who seeks it, how the alliance goes, and who leaves early.
#pragma once

#include "models/referral.hpp"
#include "models/world.hpp"
#include "sim/each_where.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Adults from 18 to 75 seek therapy with the monthly chance
///   rate exp(symptom_seeks (T - .3) + anxiety_seeks z_X)    (T chronic arousal, z_X anxiety of the general model),
/// and a scenario gives it at an age: with chance given_share to those who need it most (models/referral.hpp).
/// A course lasts `dose` months. Meanwhile plasticity is raised (1 + k_S, applied by plasticity) and the therapist
/// elicits a direct bid in a share e_th of exchanges (applied by signalling); a share `soothing` of chronic arousal goes
/// each month (applied by arousal).
/// The alliance begins at alliance_sd N. A whole alliance ruptures with a monthly chance and falls by rupture_drop,
/// and while it is ruptured only the share ruptured_safety of k_S is left: who does not feel safe learns less. A
/// rupture is repaired with a monthly chance, and then the alliance is repair_gain better than before (Safran & Muran
/// 2000, from memory, not checked). Clients leave with the monthly chance 1 - exp(-h), while the alliance is ruptured 1 - exp(-f h); drop-out
/// comes first in a month, then rupture or repair. h is such that just the share drop_out of courses is left early,
/// whatever the other values: the shares that are left by h are carried from month to month, and h corrected by log(1 -
/// drop_out) / log(1 - left(h)) four times, from h = -log(1 - drop_out) / (dose - 1).
struct Psychotherapy {
    static constexpr std::string_view name = "psychotherapy";
    static constexpr std::string_view meaning = "who seeks help, and how it goes";

    Parameter rate{"rate", "-", "1/month", 0.0008, 0, 0.1, "monthly chance to seek therapy; 0: only by scenario", "assumed"};
    Parameter symptom_seeks{"symptom_seeks", "-", "-", 3, 0, 10, "how much chronic arousal raises its log", "assumed"};
    Parameter anxiety_seeks{"anxiety_seeks", "-", "1/SD", 0.3, 0, 2, "how much anxiety raises its log", "assumed"};
    Parameter given_share{"given_share", "-", "share", 0, 0, 1, "share of those referred who are given therapy", "scenario"};
    Parameter given_age{"given_age", "-", "years", 40, 18, 90, "age at which it begins", "scenario"};
    Parameter neediest_share{"neediest_share", "-", "share", 1, 0, 1,
                             "share of the population, highest in avoidance and anxiety, that is referred; 1 is everybody", "scenario"};
    Parameter need_sd{"need_sd", "-", "SD", 1.13, 0.5, 2,
                      "spread of (avoidance + anxiety) / sqrt 2 of the general model", "assumed: scores correlate .28"};
    Parameter dose{"dose", "-", "months", 12, 1, 240, "how long a course lasts", "scenario", Parameter::Kind::whole};
    Parameter safety{"safety", "k_S", "-", 14, 0, 30, "what the safety of therapy adds to the factor on plasticity",
                     "fitted by hand: effects of therapy, Y08"};
    Parameter elicitation{"elicitation", "e_th", "share", 0.6825, 0, 1,
                          "share of exchanges in which the therapist elicits a direct bid", "fitted by hand: Y08"};
    Parameter soothing{"soothing", "-", "1/month", 0.05, 0, 1, "share of chronic arousal that goes each month in therapy", "assumed: anxiety falls first, Y05"};
    Parameter alliance_sd{"alliance_sd", "-", "logit", 0.5, 0, 3, "spread of the first alliance", "assumed"};
    Parameter rupture{"rupture", "-", "1/month", 0.1, 0, 1, "monthly chance that the alliance ruptures", "assumed"};
    Parameter rupture_drop{"rupture_drop", "-", "logit", 1, 0, 5, "what a rupture takes from the alliance", "assumed"};
    Parameter repair{"repair", "-", "1/month", 0.5, 0, 1, "monthly chance that a rupture is repaired", "assumed"};
    Parameter repair_gain{"repair_gain", "-", "logit", 0.1, 0, 2, "what a repair adds to the alliance as it was", "assumed"};
    Parameter ruptured_safety{"ruptured_safety", "-", "share", 0.5, 0, 1,
                              "share of that safety that is left while the alliance is ruptured", "assumed"};
    Parameter drop_out{"drop_out", "-", "share", 0.197, 0, 0.95, "share of courses left early",
                       "Swift & Greenberg 2012, doi 10.1037/a0028226 (Y13)"};
    Parameter rupture_leaves{"rupture_leaves", "f", "-", 3, 1, 20, "how many times as many leave while ruptured", "assumed"};

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            end(society, i);
            society.therapy_since[i] = society.therapy_ends[i] = never;
            society.courses[i] = society.dropped_out[i] = 0;
        }
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        const auto given_at = static_cast<std::uint32_t>(given_age * 12.0f + 0.5f);
        const float leaving = hazard();
        const Luck luck = Luck::of_age(world.scratch, draw, society, ties.month, Purpose("psychotherapy.seeks"));
        const auto seeks = [&](std::uint32_t i) {
            const std::uint32_t since_youngest = ties.month - society.birth_month[i] - youngest; // below, this is beyond any age
            return (luck.first(i) < chance_to_seek(society, i)) & (since_youngest < oldest - youngest);
        };
        const auto concerned = [&](std::uint32_t i) {
            const bool is_of_age = ties.month - society.birth_month[i] == given_at;
            return (society.alive[i] != 0) & ((society.therapy[i] != 0) | is_of_age | seeks(i));
        };
        each_where(society, concerned, [&](std::uint32_t i) {
            const std::uint32_t age = ties.month - society.birth_month[i];
            if (society.therapy[i] && ties.month >= society.therapy_ends[i]) end(society, i);
            if (society.therapy[i]) go_on(society, i, age, leaving, draw);
            const bool given = age == given_at && is_given(society, i, age, draw);
            const bool sought = !society.therapy[i] && seeks(i);
            if (given || sought) begin(society, i, ties.month, age, draw);
        });
    }

private:
    static constexpr std::uint32_t youngest = 18 * 12, oldest = 75 * 12;

    static Identity who(const Society& society, std::uint32_t i) {
        return {society.lineage_low[i], society.lineage_high[i]};
    }

    /// h of the docstring. A course of d months has d - 1 occasions to leave early.
    float hazard() const {
        const auto occasions = static_cast<std::uint32_t>(dose) - 1;
        if (occasions == 0 || drop_out <= 0.0f) return 0.0f;
        const float staying = log(1.0f - drop_out);
        float h = -staying / static_cast<float>(static_cast<std::int32_t>(occasions));
        for (int correction = 0; correction < 4; ++correction) h = h * (staying / log(share_staying(h, occasions)));
        return h;
    }

    /// Share of courses that are not left early.
    float share_staying(float h, std::uint32_t occasions) const {
        const float whole_stay = exp(-h), ruptured_stay = exp(-(rupture_leaves * h));
        float whole = 1.0f, ruptured = 0.0f;
        for (std::uint32_t k = 0; k < occasions; ++k) {
            const float whole_now = whole * whole_stay, ruptured_now = ruptured * ruptured_stay;
            whole = whole_now + (repair * ruptured_now - rupture * whole_now);
            ruptured = ruptured_now - (repair * ruptured_now - rupture * whole_now);
        }
        return whole + ruptured;
    }

    bool is_given(const Society& society, std::uint32_t i, std::uint32_t age, const Draw& draw) const {
        return uniform(draw(who(society, i), age, 0, Purpose("psychotherapy.given")).a) < given_share &&
               among_the_neediest(society, i, neediest_share, need_sd);
    }

    [[gnu::always_inline]] float chance_to_seek(const Society& society, std::uint32_t i) const {
        return rate * exp(symptom_seeks * (society.tone[i] - 0.3f) + anxiety_seeks * society.self_anxiety[i]);
    }

    /// Whoever is in therapy already goes on for a whole further course.
    void begin(Society& society, std::uint32_t i, std::uint32_t month, std::uint32_t age, const Draw& draw) const {
        society.therapy_ends[i] = month + static_cast<std::uint32_t>(dose);
        if (society.therapy[i]) return;
        society.therapy[i] = 1;
        society.therapy_since[i] = month;
        ++society.courses[i];
        society.alliance[i] = alliance_sd * normal(draw(who(society, i), age, 0, Purpose("psychotherapy.alliance")).a);
        society.safety[i] = 1.0f + safety;
        society.elicitation[i] = elicitation;
        society.soothing[i] = soothing;
    }

    void go_on(Society& society, std::uint32_t i, std::uint32_t age, float leaving, const Draw& draw) const {
        const Words words = draw(who(society, i), age, 0, Purpose("psychotherapy.course"));
        const bool was_ruptured = society.ruptured[i] != 0;
        const float times = was_ruptured ? static_cast<float>(rupture_leaves) : 1.0f;
        if (uniform(words.a) < 1.0f - exp(-(times * leaving))) {
            ++society.dropped_out[i];
            end(society, i);
        } else if (was_ruptured && uniform(words.b) < repair) {
            society.ruptured[i] = 0;
            society.safety[i] = 1.0f + safety;
            society.alliance[i] = society.alliance[i] + (rupture_drop + repair_gain);
        } else if (!was_ruptured && uniform(words.b) < rupture) {
            society.ruptured[i] = 1;
            society.safety[i] = 1.0f + ruptured_safety * safety;
            society.alliance[i] = society.alliance[i] - rupture_drop;
        }
    }

    static void end(Society& society, std::uint32_t i) {
        society.therapy[i] = society.ruptured[i] = 0;
        society.alliance[i] = society.elicitation[i] = society.soothing[i] = 0.0f;
        society.safety[i] = 1.0f;
    }
};

} // namespace dyad::inline DYAD_KERNEL
