// A watch: one infant of a community seen day by day, and what instruments would say of it on any of these days.
#pragma once

#include "models/community.hpp"
#include "models/kernel.hpp"
#include "sim/refusal.hpp"
#include "sim/scenario/scenario.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// A number of the day; its name ends in the number of the figure (1 to 3) or of the episode of need (1 to 8) it speaks of.
struct DayField {
    std::string name, unit, meaning;
};

/// What all instruments that are valid at its age say of the infant, and what is true of it: one row of each table.
struct InfantAssessment {
    Frame observed, latent;
    struct Episode { ///< of the Strange Situation with the figure in this slot (1 main)
        std::uint32_t slot = 0, number = 0;
        StrangeSituation::Episode seen;
        std::uint32_t intervals = 0; ///< how many of them were coded
    };
    std::vector<Episode> episodes;
};

/// The first child of a founding family of a scenario, from the day of its birth to 18 months. Its community
/// lives as in any run of the scenario, bit for bit; looking changes nothing.
class Watch {
public:
    /// Lives until the child is born. `family` counts from 0. Refuses a family that is not there, or has no child within five
    /// years of the run.
    static Outcome<std::unique_ptr<Watch>> open(const Scenario& scenario, std::uint32_t family);
    Watch(const Watch&) = delete;

    std::uint32_t families() const { return scenario_.families; } ///< in any of which a child could be watched
    std::uint32_t child() const;                                  ///< the number that results give to the person
    std::uint32_t age_days() const { return day_ - born_; }
    /// Lives one day. Returns whether there was one: infancy has 540 days.
    bool pass_day();
    /// The numbers of the day that was lived last, in the order of `day_fields`.
    std::vector<float> today() const;
    InfantAssessment assess() const;
    /// Tables of which `assess` gives rows.
    FrameFormat observed_format() const;
    FrameFormat latent_format() const;
    std::uint32_t role_of(std::size_t figure) const; ///< Role, or none
    float weight_of(std::size_t figure) const;

private:
    Watch(const Scenario& scenario, std::uint32_t family);
    void live_society();
    void live_days(std::uint32_t days);
    bool is_born();
    std::uint32_t row() const; ///< of the child in the nursery

    Scenario scenario_;
    Recording recording_;
    const Kernel& kernel_;
    World world_;
    std::uint32_t family_, person_ = nobody;
    std::uint32_t born_ = 0, day_ = 0; ///< days of the run: of birth, and the next to be lived
};

std::span<const DayField> day_fields();

} // namespace dyad
