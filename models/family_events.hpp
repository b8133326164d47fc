// Family events: illness, job loss, a move, parting, a partner's death, a new sibling, and what they do to caregiving.
#pragma once

#include "models/acquaintance.hpp"
#include "models/formulas.hpp"
#include "sim/each_where.hpp"
#include "sim/list.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// A figure of a child under 18 who has grown past its first month meets at most one event a month, the gravest:
///   5 partner's death, 4 parting, 1 illness, 2 job loss or 3 a move, 6 a new sibling.
/// The last three of `event_now` (4, 5, 6) come from the lives that are lived here; only illness, job loss and moves
/// are drawn, at `rate` a year for each household, so that nothing is counted twice; the codes let both rates be
/// reported apart. A household is known by the main figure (the first living figure of the child), and what strikes it
/// strikes the main figure and its committed partner alike; where both are main figures, it is known by the one who
/// came first into the register. Who is struck gets new residuals of caregiving until the next event, unless a birth is
/// all it was or `separation_redraws`, `death_redraws` are 0:
///   sensitivity -shift + sigma_ev N, rejection +shift + sigma_ev N,
/// and for all kinds the acute loss of sensitivity becomes at least the event's size, and fades as e^(-t/tau).
/// Institution staff meet no family events.
struct FamilyEvents {
    static constexpr std::string_view name = "family_events";
    static constexpr std::string_view meaning = "what strikes a household and changes how it cares";

    Parameter rate{"rate", "lambda_ev", "1/year", 0.091, 0, 2, "illnesses, job losses and moves per household with children", "fitted by hand: 0.14 with the 35 % that were divorces, which now come from lives"};
    Parameter illness_share{"illness_share", "-", "share", 0.3, 0, 1, "share of these that are illnesses", "assumed"};
    Parameter job_loss_share{"job_loss_share", "-", "share", 0.3, 0, 1, "share of these that are job losses; the rest are moves", "assumed"};
    Parameter shift{"shift", "-", "logit", 0.1, -2, 3, "mean loss of sensitivity and gain of rejection by an event", "fitted by hand"};
    Parameter spread{"spread", "sigma_ev", "logit", 1.4, 0, 5, "spread of the residuals that an event leaves", "calibrated, weakly identified: 90 % .858 to 2.12"};
    Parameter shock{"shock", "delta_ev", "logit", 0.8, 0, 5, "sensitivity lost at once to illness, job loss or move", "fitted by hand, weakly"};
    Parameter shock_memory{"shock_memory", "-", "years", 1, 0.05, 20, "how long that loss lasts", "assumed"};
    Parameter separation_shock{"separation_shock", "-", "logit", 0.8, 0, 5, "sensitivity lost at once to parting", "as other events; assumed"};
    Parameter separation_redraws{"separation_redraws", "-", "-", 1, 0, 1, "1 if parting leaves new residuals", "as other events; assumed", Parameter::Kind::whole};
    Parameter death_shock{"death_shock", "-", "logit", 0.8, 0, 5, "sensitivity lost at once to the partner's death", "as other events; assumed"};
    Parameter death_redraws{"death_redraws", "-", "-", 1, 0, 1, "1 if the partner's death leaves new residuals", "as other events; assumed", Parameter::Kind::whole};
    Parameter sibling_shock{"sibling_shock", "-", "logit", 0.2, 0, 5, "sensitivity to elder children lost at once to a birth", "assumed"};

    /// What `event_now` says.
    enum Event : std::uint32_t {
        nothing = 0,
        illness = 1,
        job_loss = 2,
        move = 3,
        separation = 4,
        partners_death = 5,
        new_sibling = 6
    };

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            society.event_sensitivity[i] = society.event_rejection[i] = society.shock[i] = 0.0f;
            society.event_now[i] = nothing;
        }
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        const auto last = static_cast<std::uint32_t>(society.rows());
        const float kept = exp(-1.0f / (months_per_year * shock_memory));
        const Marks marks = figures_of_children(world, ties.month);
        for (std::uint32_t i = 0; i < last; ++i) society.shock[i] *= kept;
        std::fill_n(society.event_now.strip(), last, std::uint32_t{nothing});
        const auto gives_birth = [&](std::uint32_t i) { return (society.births[i] != 0) & (society.alive[i] != 0); };
        each_where(society, gives_birth, [&](std::uint32_t i) { enlarge(world, marks, i); });
        befall(world, marks, ties.month, draw);
        const auto loses_partner = [&](std::uint32_t i) {
            return (marks[i] != 0) & ((society.separated_from[i] != nobody) | (society.widowed_from[i] != nobody));
        };
        each_where(society, loses_partner, [&](std::uint32_t i) { part(society, i); });
        const auto is_struck = [&](std::uint32_t i) { return (society.event_now[i] != nothing) & (society.alive[i] != 0); };
        each_where(society, is_struck, [&](std::uint32_t i) { strike(society, i, ties.month, draw); });
        count(world, marks, ties.month);
    }

private:
    /// Per row of the society: whether a child under 18 has this person as a figure, and as its first living figure.
    using Marks = List<std::uint32_t>;
    static constexpr std::uint32_t figure_of_child = 1, first_figure_of_child = 2;

    /// A household is counted by its first figure; what its own members' lives bring apart from what is drawn.
    static void count(World& world, const Marks& marks, std::uint32_t month) {
        const Society& society = world.society;
        HouseholdYear& year = world.household_year(month / months_per_year);
        const auto is_first_figure = [&](std::uint32_t i) { return (marks[i] & first_figure_of_child) != 0; };
        each_where(society, is_first_figure, [&](std::uint32_t i) {
            if (!is_household(world, marks, i)) return;
            const std::uint32_t event = society.event_now[i];
            ++year.months;
            year.struck += event != nothing && event < separation;
            year.parted += event == separation;
            year.bereaved += event == partners_death;
        });
    }

    /// Whether a household is known by this person: the main figure, of two of them the first in the register.
    static bool is_household(const World& world, const Marks& marks, std::uint32_t i) {
        if (!(marks[i] & first_figure_of_child)) return false;
        const std::uint32_t partner = partner_of(world, i);
        return partner == nobody || !(marks[partner] & first_figure_of_child) ||
               world.society.person[i] < world.society.person[partner];
    }

    static Marks figures_of_children(const World& world, std::uint32_t month) {
        const Society& society = world.society;
        const Nursery& infants = world.nursery;
        Marks marks(world.scratch, society.rows());
        marks.fill(society.rows());
        each_child(society, month, [&](std::uint32_t i) { mark(world, society, i, marks); });
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            if (month != infants.birth_day[i] / days_per_month) mark(world, infants, i, marks);
        return marks;
    }

    template <class Children>
    static void mark(const World& world, const Children& children, std::uint32_t i, Marks& marks) {
        bool first = true;
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            if (children.role.strip(k)[i] == no_role) continue;
            const std::uint32_t figure = children.figure.strip(k)[i], row = world.persons.living_row(figure);
            if (row == nobody || world.persons.origin[figure] == staff_member) continue;
            marks[row] |= first ? figure_of_child | first_figure_of_child : figure_of_child;
            first = false;
        }
    }

    static std::uint32_t partner_of(const World& world, std::uint32_t i) {
        if (world.society.committed_since[i] == never) return nobody;
        return world.persons.living_row(world.society.partner[i]);
    }

    static void enlarge(World& world, const Marks& marks, std::uint32_t i) {
        Society& society = world.society;
        const std::uint32_t partner = partner_of(world, i);
        if (marks[i]) society.event_now[i] = new_sibling;
        if (partner != nobody && marks[partner]) society.event_now[partner] = new_sibling;
    }

    void befall(World& world, const Marks& marks, std::uint32_t month, const Draw& draw) const {
        const float chance = rate / months_per_year;
        const Luck luck = Luck::of_month(world.scratch, draw, world.society, month, Purpose("family_events"));
        const auto is_unlucky = [&](std::uint32_t i) { return luck.first(i) < chance; };
        each_where(world.society, is_unlucky, [&](std::uint32_t i) {
            if (is_household(world, marks, i)) befall(world, i, luck.second(i));
        });
    }

    void befall(World& world, std::uint32_t i, float kind) const {
        const std::uint32_t event = kind < illness_share                    ? illness
                                    : kind < illness_share + job_loss_share ? job_loss
                                                                            : move;
        const std::uint32_t partner = partner_of(world, i);
        world.society.event_now[i] = event;
        if (partner != nobody) world.society.event_now[partner] = event;
    }

    static void part(Society& society, std::uint32_t i) {
        if (society.separated_from[i] != nobody) society.event_now[i] = separation;
        if (society.widowed_from[i] != nobody) society.event_now[i] = partners_death;
    }

    void strike(Society& society, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        const std::uint32_t event = society.event_now[i];
        const float size = event == separation       ? separation_shock
                           : event == partners_death ? death_shock
                           : event == new_sibling    ? sibling_shock
                                                     : shock;
        society.shock[i] = at_least(society.shock[i], size);
        if (event == new_sibling || (event == separation && separation_redraws < 0.5f) ||
            (event == partners_death && death_redraws < 0.5f))
            return;
        const Identity own{society.lineage_low[i], society.lineage_high[i]};
        const Words words = draw(own, month, 0, Purpose("family_events.residuals"));
        society.event_sensitivity[i] = -shift + spread * normal(words.a);
        society.event_rejection[i] = shift + spread * normal(words.b);
    }
};

} // namespace dyad::inline DYAD_KERNEL
