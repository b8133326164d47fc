// Adversity: what hard circumstances and maltreatment take from a family's caregiving. Sizes are inputs, set by scenarios.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"
#include "sim/random.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Adversity a lowers sensitivity by a and adds a to the log-odds of frightening acts. Of the children, a share is
/// maltreated: sensitivity falls, rejection and inconsistency rise, and phi becomes factor * phi + addition. What a child
/// met so goes with it out of infancy, as its figures do.
struct Adversity {
    static constexpr std::string_view name = "adversity";
    static constexpr std::string_view meaning = "what hard circumstances and maltreatment take from caregiving";

    Parameter level{"level", "a", "logit", 0, -2, 4,
                    "adversity of all families: less sensitive, more frightening", "assumed; 0.6 fitted: world-wide shares, I1"};
    Parameter maltreated_share{"maltreated_share", "-", "share", 0, 0, 1,
                               "share of children who are maltreated", "scenario"};
    Parameter sensitivity_loss{"sensitivity_loss", "-", "logit", 1.2, 0, 5,
                               "sensitivity lost where a child is maltreated", "assumed"};
    Parameter rejection_gain{"rejection_gain", "-", "logit", 1.2, 0, 5,
                             "rejection added where a child is maltreated", "assumed"};
    Parameter inconsistency_factor{"inconsistency_factor", "-", "-", 1.5, 0.1, 5,
                                   "inconsistency multiplied where a child is maltreated", "assumed"};
    Parameter fright_factor{"fright_factor", "-", "-", 5, 0, 50,
                            "chance of frightening acts multiplied where a child is maltreated", "assumed"};
    Parameter fright_added{"fright_added", "-", "chance", 0.02, 0, 0.5,
                           "chance of frightening acts added where a child is maltreated", "assumed"};

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            const Identity child{infants.lineage_low[i], infants.lineage_high[i]};
            const bool maltreated = uniform(draw(child, 0, 0, Purpose("adversity")).a) < maltreated_share;
            infants.sensitivity_loss[i] = level + (maltreated ? static_cast<float>(sensitivity_loss) : 0.0f);
            infants.rejection_gain[i] = maltreated ? static_cast<float>(rejection_gain) : 0.0f;
            infants.inconsistency_factor[i] = maltreated ? static_cast<float>(inconsistency_factor) : 1.0f;
            infants.fright_shift[i] = level;
            infants.fright_factor[i] = maltreated ? static_cast<float>(fright_factor) : 1.0f;
            infants.fright_added[i] = maltreated ? static_cast<float>(fright_added) : 0.0f;
        }
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        const Nursery& infants = world.nursery;
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            const bool grown = from != nobody; // founders were children before the run
            society.sensitivity_loss[i] = grown ? infants.sensitivity_loss[from] : 0.0f;
            society.rejection_gain[i] = grown ? infants.rejection_gain[from] : 0.0f;
            society.inconsistency_factor[i] = grown ? infants.inconsistency_factor[from] : 1.0f;
            society.fright_shift[i] = grown ? infants.fright_shift[from] : 0.0f;
            society.fright_factor[i] = grown ? infants.fright_factor[from] : 1.0f;
            society.fright_added[i] = grown ? infants.fright_added[from] : 0.0f;
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
