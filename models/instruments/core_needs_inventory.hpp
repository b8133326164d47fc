// The five core needs of schema therapy, read off how each kind of bid was met in childhood.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Young, Klosko & Weishaar (2003; from memory, not checked) name five needs; nobody has counted them. What is read, of
/// the bids b, comforted m and rejected r before 18 by strategy, and what is assumed:
///   safety and connection: sum of m / sum of b. Assumed: safe is who is comforted, in whatever way the need was shown.
///   autonomy to express needs and feelings: 1 - r_ask / b_ask. Assumed: one may say what one needs as long as saying
///     it plainly is not rejected; to go unnoticed does not forbid.
///   spontaneity and play: 1 - b_mute / sum of b. Assumed: who need not hide needs is free to play.
///   realistic limits: r_amplify / b_amplify. Assumed: a limit is an amplified bid that was noticed and neither met in
///     full nor answered frighteningly.
///   sense of self: sum of b_s (2 m_s / b_s - 1)^2 / sum of b. Assumed: one learns who one is where the same bid brings
///     the same answer, whichever; 0 if answers are a coin's toss.
/// Each is a share, met fully at 1, plus an error of recall, within 0 and 1. A kind of bid never made leaves its need
/// without a score; founders, who lived no childhood here, have none. Once 18, the state no longer changes; before,
/// they tell of childhood so far. Retest in an unchanged state would be V / (V + error^2), V being the variance of the
/// share, without the scale's ends; with them the same adults of the default world, asked at 25 and at 35 years, agree
/// by r = .62 in safety (V .016), .06 in autonomy (V about .001: people differ little in how often asking was rejected,
/// so that the score is nearly all error), .70 in play (V .016), .56 in limits (V .011) and .47 in sense of self (V
/// .006).
struct CoreNeedsInventory {
    static constexpr std::string_view name = "core_needs_inventory";
    static constexpr std::string_view meaning = "five core needs by how bids were met in childhood";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 12, oldest = 1320; ///< months

    Parameter recall_error{"recall_error", "-", "share", 0.1, 0, 1, "error of recall", "assumed"};

    static constexpr const char* share = "share, 0 to 1";
    static constexpr std::array<Score, 5> scores{{
        {"need_safety", "Core need met in childhood: safety and connection", share},
        {"need_autonomy", "Core need met in childhood: autonomy to express needs and feelings", share},
        {"need_play", "Core need met in childhood: spontaneity and play", share},
        {"need_limits", "Core need met in childhood: realistic limits", share},
        {"need_self", "Core need met in childhood: sense of self", share},
    }};

    Reading<5> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        float bids[strategies], met[strategies], refused[strategies], all = 0, comforted_in_all = 0, alike = 0;
        for (const Strategy strategy : {mute, ask, amplify}) {
            bids[strategy] = subject.childhood_bids(strategy);
            met[strategy] = subject.childhood_met(strategy);
            refused[strategy] = subject.childhood_rejected(strategy);
            all += bids[strategy];
            comforted_in_all += met[strategy];
            const float lean = bids[strategy] > 0.0f ? 2.0f * met[strategy] / bids[strategy] - 1.0f : 0.0f;
            alike += bids[strategy] * lean * lean;
        }
        if (all <= 0.0f) return {{no_score, no_score, no_score, no_score, no_score}};
        const Words first = draw(subject.identity(), age_months, 0, Purpose("core_needs_inventory"));
        const Words second = draw(subject.identity(), age_months, 1, Purpose("core_needs_inventory"));
        return {{recalled(comforted_in_all / all, first.a),
                 bids[ask] > 0.0f ? recalled(1.0f - refused[ask] / bids[ask], first.b) : no_score,
                 recalled(1.0f - bids[mute] / all, first.c),
                 bids[amplify] > 0.0f ? recalled(refused[amplify] / bids[amplify], first.d) : no_score,
                 recalled(alike / all, second.a)}};
    }

private:
    float recalled(float its_share, std::uint32_t word) const {
        return at_most(at_least(its_share + recall_error * normal(word), 0.0f), 1.0f);
    }
};

} // namespace dyad::inline DYAD_KERNEL
