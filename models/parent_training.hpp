// Parent training: a programme that makes a child's main figure more sensitive and less rejecting. A scenario's input.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// A share of the children is chosen at birth, each by its own luck (u < share), so that the same children are chosen
/// in every world in which they are born. From `age` months until `age + duration` their main figure is more sensitive
/// to them by `sensitivity_gain` and less rejecting by `rejection_cut`. The default of 600 months stands for an effect
/// that lasts: it ends when the child is 50 years old, long after childhood. Lower rejection alone makes no child more
/// direct: what is not noticed cannot be comforted. So a training has to raise sensitivity first of all.
struct ParentTraining {
    static constexpr std::string_view name = "parent_training";
    static constexpr std::string_view meaning = "what a training gives main figures towards the child in their care";

    Parameter share{"share", "-", "share", 0, 0, 1, "share of children whose main figure is trained", "scenario"};
    Parameter age{"age", "-", "months", 6, 0, 215, "age of the child at which the training takes effect", "scenario", Parameter::Kind::whole};
    Parameter duration{"duration", "-", "months", 600, 0, 1200, "how long its effect lasts; 600 ends it at 50 years", "assumed", Parameter::Kind::whole};
    Parameter sensitivity_gain{"sensitivity_gain", "-", "logit", 1, -2, 5, "sensitivity gained", "assumed"};
    Parameter rejection_cut{"rejection_cut", "-", "logit", 0.3, -2, 5, "rejection lost", "assumed"};

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            const Identity child{infants.lineage_low[i], infants.lineage_high[i]};
            infants.trained[i] = uniform(draw(child, 0, 0, Purpose("parent_training")).a) < share;
        }
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            society.trained[i] = from == nobody ? 0 : world.nursery.trained[from];
        }
    }

    void step(World& world, const Month& month, const Draw&) const {
        Society& society = world.society;
        Nursery& infants = world.nursery;
        const std::uint32_t* __restrict born = society.birth_month.strip();
        const std::uint32_t* __restrict born_on = infants.birth_day.strip();
        give(society, [=](std::uint32_t i) { return month.month - born[i]; });
        give(infants, [=](std::uint32_t i) { return month.month - born_on[i] / days_per_month; });
    }

private:
    template <class Children, class AgeOf> void give(Children& children, const AgeOf& age_of) const {
        const auto from = static_cast<std::uint32_t>(age.value), lasts = static_cast<std::uint32_t>(duration.value);
        const float gain = sensitivity_gain, cut = rejection_cut;
        const auto last = static_cast<std::uint32_t>(children.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const std::uint32_t since = age_of(i) - from; // before it begins, this is beyond any duration
            const bool now = static_cast<std::uint32_t>(children.trained[i] != 0) & static_cast<std::uint32_t>(since < lasts);
            children.training[i] = select(now, gain, 0.0f);
            children.training_rejection[i] = select(now, cut, 0.0f);
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
