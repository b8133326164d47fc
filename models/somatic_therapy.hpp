// Somatic therapy: what calms the body, and lets fear be unlearned faster. A proposal, not a finding.
#pragma once

#include "models/referral.hpp"
#include "models/world.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// A scenario gives somatic therapy at an age: with chance given_share to those who need it most
/// (models/referral.hpp). For `dose` months a share `calming` of chronic arousal goes each month (arousal applies it)
/// and fear is unlearned `extinction` times as fast (fear applies it). There is no controlled estimate of its effect on
/// attachment (Y17).
struct SomaticTherapy {
    static constexpr std::string_view name = "somatic_therapy";
    static constexpr std::string_view meaning = "what calms the body";

    static constexpr const char* no_estimate = "assumed: no controlled estimate on attachment exists (Y17)";
    Parameter given_share{"given_share", "-", "share", 0, 0, 1, "share of those referred who are given somatic therapy", "scenario"};
    Parameter given_age{"given_age", "-", "years", 40, 18, 90, "age at which it begins", "scenario"};
    Parameter neediest_share{"neediest_share", "-", "share", 1, 0, 1,
                             "share of the population, highest in avoidance and anxiety, that is referred; 1 is everybody", "scenario"};
    Parameter need_sd{"need_sd", "-", "SD", 1.13, 0.5, 2,
                      "spread of (avoidance + anxiety) / sqrt 2 of the general model", "assumed: scores correlate .28"};
    Parameter dose{"dose", "-", "months", 6, 1, 240, "how long it lasts", no_estimate, Parameter::Kind::whole};
    Parameter calming{"calming", "-", "1/month", 0.08, 0, 1, "share of chronic arousal that goes each month", no_estimate};
    Parameter extinction{"extinction", "k", "-", 3, 1, 20, "how many times as fast fear is unlearned", no_estimate};

    void step(World& world, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            end(world.society, i);
            world.society.body_work_ends[i] = never;
        }
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        const auto begins_at = static_cast<std::uint32_t>(given_age * 12.0f + 0.5f);
        for (std::uint32_t i = 0; i < rows; ++i) {
            if (!society.alive[i]) continue;
            if (society.body_work[i] && ties.month >= society.body_work_ends[i]) end(society, i);
            if (ties.month - society.birth_month[i] != begins_at) continue;
            if (is_given(society, i, begins_at, draw)) begin(society, i, ties.month);
        }
    }

private:
    bool is_given(const Society& society, std::uint32_t i, std::uint32_t age, const Draw& draw) const {
        const Identity who{society.lineage_low[i], society.lineage_high[i]};
        return uniform(draw(who, age, 0, Purpose("somatic_therapy.given")).a) < given_share &&
               among_the_neediest(society, i, neediest_share, need_sd);
    }
    void begin(Society& society, std::uint32_t i, std::uint32_t month) const {
        society.body_work[i] = 1;
        society.body_work_ends[i] = month + static_cast<std::uint32_t>(dose);
        society.calming[i] = calming;
        society.extinction[i] = extinction;
    }
    static void end(Society& society, std::uint32_t i) {
        society.body_work[i] = 0;
        society.calming[i] = 0.0f;
        society.extinction[i] = 1.0f;
    }
};

} // namespace dyad::inline DYAD_KERNEL
