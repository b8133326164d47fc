// Parenthood: who has children, how many and when.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// How many children a woman wants is drawn once: none with chance childless_share; of the others one_share want one,
/// two_share two, three_share three and the rest four. A founding mother wants at least one: she bears her first child
/// within `first_births` years (u times these years, or times the years until she is `oldest` if they are fewer, in
/// whole months). Men, and founders other than founding mothers, bear none.
///
/// Otherwise a woman who wants more conceives with a monthly chance
///   rate readiness(age) fecundity(age), rate = first_rate or next_rate with a man she lives with, donor_rate with a
///   woman, single_rate else;  readiness = sigmoid((age - ready_age) / ready_spread);
///   fecundity = 1 until `declines`, falling in a straight line to 0 at `oldest`,
/// from `youngest` to `oldest` years of age (in whole months) and not so early that two births are less than `spacing`
/// months apart, drawn by her own age in months. She gives birth nine months later, also alone; the genetic father is the
/// man whom she was together with when she conceived, whatever has become of him and them, or unknown. Twins are drawn at
/// birth. `generations` ends the run's growth: women of that generation (0 are founders) and of later ones have no
/// children.
struct Parenthood {
    static constexpr std::string_view name = "parenthood";
    static constexpr std::string_view meaning = "who has children, how many and when";

    Parameter generations{"generations", "-", "-", 2, 1, 50, "generations born in the run; 1: the founders' children alone",
                          "scenario", Parameter::Kind::whole};
    Parameter first_births{"first_births", "-", "years", 0, 0, 30, "years over which founding mothers' first children are born", "scenario"};
    Parameter childless_share{"childless_share", "-", "share", 0.08, 0, 1, "share of women who want no children", "fitted by hand: completed fertility"};
    Parameter one_share{"one_share", "-", "share", 0.12, 0, 1, "of the others, share who want one child", "assumed"};
    Parameter two_share{"two_share", "-", "share", 0.52, 0, 1, "of the others, share who want two", "fitted by hand: completed fertility"};
    Parameter three_share{"three_share", "-", "share", 0.26, 0, 1, "of the others, share who want three; the rest want four", "fitted by hand: completed fertility"};
    Parameter first_rate{"first_rate", "-", "1/month", 0.04, 0, 1, "chance to conceive a first child with a man she lives with", "fitted by hand: age at first birth"};
    Parameter next_rate{"next_rate", "-", "1/month", 0.08, 0, 1, "the same for further children", "fitted by hand: completed fertility"};
    Parameter donor_rate{"donor_rate", "-", "1/month", 0.006, 0, 1, "chance to conceive, each of two women who live together", "assumed"};
    Parameter single_rate{"single_rate", "-", "1/month", 0.0008, 0, 1, "chance to conceive of a woman who lives with nobody", "assumed"};
    Parameter ready_age{"ready_age", "-", "years", 25, 15, 40, "age at which half are ready for a child", "fitted by hand: age at first birth"};
    Parameter ready_spread{"ready_spread", "-", "years", 2.5, 0.1, 10, "years around it over which readiness rises", "assumed"};
    Parameter youngest{"youngest", "-", "years", 18, 12, 40, "age from which women conceive", "assumed"};
    Parameter declines{"declines", "-", "years", 35, 15, 50, "age from which fecundity declines", "assumed"};
    Parameter oldest{"oldest", "-", "years", 45, 20, 55, "age from which no woman conceives", "assumed"};
    Parameter spacing{"spacing", "-", "months", 24, 10, 120, "least months between two births", "assumed", Parameter::Kind::whole};
    Parameter identical_share{"identical_share", "-", "share", 0, 0, 1, "share of births that are identical twins", "scenario"};
    Parameter fraternal_share{"fraternal_share", "-", "share", 0, 0, 1, "share of births that are fraternal twins", "scenario"};

    void step(World& world, const Entry& entry, const Draw& draw) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            society.births[i] = society.births_identical[i] = society.children[i] = society.children_wanted[i] = 0;
            society.next_birth[i] = society.last_birth[i] = never;
            society.begets[i] = nobody;
            const std::uint32_t person = society.person[i];
            const bool begins = world.persons.is_founder(person, founding_mother);
            if (society.sex[i] != female || (world.persons.origin[person] != born_here && !begins)) continue;
            const Words words = draw(identity_of(society, i), 0, 0, Purpose("parenthood.wanted"));
            society.children_wanted[i] = wanted_by(uniform(words.a), uniform(words.b));
            if (!begins) continue;
            society.children_wanted[i] += society.children_wanted[i] == 0;
            const float age = static_cast<float>(entry.month - society.birth_month[i]);
            const float left = at_least(12.0f * oldest - age, 0.0f);
            const float months = uniform(words.c) * at_most(12.0f * first_births, left);
            society.next_birth[i] = entry.month + static_cast<std::uint32_t>(months);
        }
    }

    void step(World& world, const Turn& turn, const Draw& draw) const {
        Society& society = world.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            society.births[i] = society.births_identical[i] = 0;
            if (society.sex[i] != female || !society.alive[i] || society.dies[i]) continue;
            if (society.next_birth[i] == never) try_for_child(world, i, turn.month, draw);
            conceive(world, i, turn.month);
            if (society.next_birth[i] == turn.month) give_birth(society, i, turn.month, draw);
        }
    }

private:
    static constexpr std::uint32_t pregnancy = 9;

    static Identity identity_of(const Society& society, std::uint32_t i) {
        return {society.lineage_low[i], society.lineage_high[i]};
    }

    /// Nine months before a birth, or as the run begins, the man whom she is together with is the father.
    static void conceive(World& world, std::uint32_t i, std::uint32_t month) {
        Society& society = world.society;
        const bool now = society.next_birth[i] == month + pregnancy, before = month == 0 && society.next_birth[i] < pregnancy;
        if (!now && !before) return;
        const std::uint32_t partner = society.partner[i];
        const bool man = world.persons.alive(partner) && world.persons.sex[partner] == male;
        society.begets[i] = man ? partner : nobody;
    }

    std::uint32_t wanted_by(float any, float how_many) const {
        if (any < childless_share) return 0;
        if (how_many < one_share) return 1;
        if (how_many < one_share + two_share) return 2;
        return how_many < (one_share + two_share) + three_share ? 3 : 4;
    }

    void give_birth(Society& society, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        const std::uint32_t months = month - society.birth_month[i];
        const Words words = draw(identity_of(society, i), months, 0, Purpose("parenthood.twins"));
        const float u = uniform(words.a);
        const bool identical = u < identical_share;
        society.births[i] = u < identical_share + fraternal_share ? 2 : 1;
        society.births_identical[i] = identical;
        society.children[i] += society.births[i];
        society.last_birth[i] = month;
        society.next_birth[i] = never;
    }

    void try_for_child(World& world, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        Society& society = world.society;
        if (society.children[i] >= society.children_wanted[i]) return;
        const std::uint32_t months = month - society.birth_month[i];
        const float age = static_cast<float>(months);
        if (age < 12.0f * youngest || age >= 12.0f * oldest) return;
        if (static_cast<float>(world.persons.generation[society.person[i]]) >= generations) return;
        const float apart = static_cast<float>(month + pregnancy - society.last_birth[i]);
        if (society.last_birth[i] != never && apart < spacing) return;
        const Words words = draw(identity_of(society, i), months, 0, Purpose("parenthood"));
        if (uniform(words.a) < chance_of(world, i, age / 12.0f)) society.next_birth[i] = month + pregnancy;
    }

    /// Chance to conceive this month, at this age in years.
    float chance_of(const World& world, std::uint32_t i, float age) const {
        const Society& society = world.society;
        const std::uint32_t partner = society.partner[i];
        const bool together = world.persons.alive(partner) && society.committed_since[i] != never;
        float rate = single_rate;
        if (together && world.persons.sex[partner] == female) rate = donor_rate;
        else if (together) rate = society.children[i] == 0 ? first_rate : next_rate;
        const float readiness = sigmoid((age - ready_age) / ready_spread);
        const float decline = (oldest - age) / at_least(oldest - declines, 1.0f);
        return (rate * readiness) * at_most(decline, 1.0f);
    }
};

} // namespace dyad::inline DYAD_KERNEL
