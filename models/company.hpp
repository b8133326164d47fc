// Company: with whom a person exchanges bids and answers this month, how often, and how much that matters.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Effective exchanges a month, with age in months a and in years y = a / 12, while both are alive:
///   figure k of childhood   w_k (n_par f + (n_inf - n_par) max(0, 1 - (a - 18) / taper)),
///                           f = max(least, 1 - (y - 1.5) / fade) before 18 years, `grown` after;
///   sibling                 n_sib, after 18 years times `siblings_grown`;
///   each of two friends     n_peer / 2 min(1, y / full age);
///   helper                  n_th with a therapist while in psychotherapy, else n_teacher or n_mentor;
///   partner                 n_part, before they move together times `dating_share`.
/// A child of 18 months has had n_inf exchanges a month (four episodes a day); the taper leads from there to n_par.
/// Exchanges count in the general model by their number, those with a therapist threefold. Teachers and therapists have
/// no row of their own. A bond begins in the month in which the other came; one with a helper also when one kind of
/// helper takes the place of another, as a teacher who is there again after a psychotherapy.
struct Company {
    static constexpr std::string_view name = "company";
    static constexpr std::string_view meaning = "how much is shared with whom";

    Parameter parents{"parents", "n_par", "1/month", 20, 1, 120,
                      "exchanges with all figures of childhood together, at 18 months once infancy has tapered off",
                      "assumed; only exchanges x learning rate matters"};
    Parameter infancy{"infancy", "n_inf", "1/month", 120, 1, 240,
                      "exchanges at the end of infancy", "four episodes a day, as infancy is sampled"};
    Parameter taper{"taper", "-", "months", 12, 1, 60, "time in which exchanges fall from infancy's to childhood's", "assumed"};
    Parameter parents_fade{"parents_fade", "-", "years", 20, 5, 60,
                           "time after infancy in which exchanges with the figures of childhood would cease", "assumed"};
    Parameter parents_least{"parents_least", "-", "share", 0.25, 0, 1, "the least left of them before 18 years", "assumed"};
    Parameter parents_grown{"parents_grown", "-", "share", 0.1, 0, 1, "what is left of them after 18 years", "assumed"};
    Parameter siblings{"siblings", "n_sib", "1/month", 10, 0, 60, "exchanges with the nearest sibling in childhood", "assumed"};
    Parameter siblings_grown{"siblings_grown", "-", "share", 0.15, 0, 1, "what is left of them after 18 years", "assumed"};
    Parameter friends{"friends", "n_peer", "1/month", 16, 0, 60,
                      "exchanges with two friends together", "assumed; only exchanges x learning rate matters"};
    Parameter friends_full_age{"friends_full_age", "-", "years", 10, 1, 20,
                               "age at which friends have become as important as they get", "assumed"};
    Parameter teachers{"teachers", "n_teacher", "1/month", 5, 0, 60, "exchanges with a teacher", "assumed"};
    Parameter mentors{"mentors", "n_mentor", "1/month", 4, 0, 60, "exchanges with a mentor", "assumed"};
    Parameter therapists{"therapists", "n_th", "1/month", 9, 0, 60,
                         "exchanges with a therapist", "assumed; acts together with the safety of psychotherapy"};
    Parameter therapist_importance{"therapist_importance", "-", "-", 3, 1, 10,
                                   "weight of an exchange with a therapist in the general model", "assumed"};
    Parameter partners{"partners", "n_part", "1/month", 25, 0, 120,
                       "exchanges with a partner one lives with", "assumed; only exchanges x learning rate matters"};
    Parameter dating_share{"dating_share", "-", "share", 0.6, 0, 1,
                           "share of those exchanges before the two move together", "assumed"};

    void step(World& world, const Month& month, const Draw&) const {
        Society& society = world.society;
        begin_with_helpers(society, month.month);
        for (std::uint32_t slot = main_figure; slot < bonds_at_most; ++slot)
            if (slot != helper_slot) begin_in_slot(society, slot, month.month);
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        Society& society = world.society;
        seek(world, now);
        if (now.slot <= third_figure) with_figure(society, now);
        else if (now.slot == sibling_slot) with_sibling(society, now);
        else if (now.slot <= companion_slot) with_friend(society, now);
        else if (now.slot == helper_slot) with_helper(society, now);
        else with_partner(society, now);
        look_around(society, now);
    }

private:
    /// The persons named in a slot, row by row.
    static const std::uint32_t* named_in(const Society& society, std::uint32_t slot) {
        if (slot <= third_figure) return society.figure.strip(slot);
        if (slot == sibling_slot) return society.sibling.strip();
        if (slot <= companion_slot) return society.friends.strip(slot - friend_slot);
        return slot == helper_slot ? society.guide.strip() : society.partner.strip();
    }

    /// Finds the rows of those who stand in the slot, where both are alive.
    static void seek(World& world, const Exchanges& now) {
        Society& society = world.society;
        const bool only_mentors = now.slot == helper_slot;
        const std::uint32_t* __restrict row_of = world.persons.society_row.strip();
        const std::uint32_t* __restrict death_month = world.persons.death_month.strip();
        const std::uint32_t* __restrict named = named_in(society, now.slot);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const std::uint32_t in_view = select(society.alive[i] != 0, named[i], nobody);
            const std::uint32_t other = select(only_mentors, select(society.helper[i] == mentor, in_view, nobody), in_view);
            const auto known = static_cast<std::int32_t>(select(other != nobody, other, 0u)); // somebody, to be read in vain
            const std::uint32_t row = row_of[known], death = death_month[known];
            society.with[i] = select(other != nobody, select(death == never, row, nobody), nobody);
            society.begins[i] = society.beginning[i] >> now.slot & 1u;
        }
    }

    /// Sees whether anything is exchanged and whether a bond begins.
    static void look_around(Society& society, const Exchanges& now) {
        std::uint32_t exchanged = 0, begun = 0;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            exchanged |= std::uint32_t{society.exchanges[i] != 0.0f};
            begun |= society.begins[i];
        }
        society.idle = (exchanged | begun) == 0;
        society.bonds_begin = begun != 0;
    }

    /// Since when the persons named in a slot have stood there, row by row.
    static const std::uint32_t* since_when_in(const Society& society, std::uint32_t slot) {
        if (slot <= third_figure) return society.figure_since.strip(slot);
        if (slot == sibling_slot) return society.sibling_since.strip();
        return slot <= companion_slot ? society.friends_since.strip(slot - friend_slot) : society.partner_since.strip();
    }

    /// Who helps this month, and the bit of helpers who begin to.
    static void begin_with_helpers(Society& society, std::uint32_t month) {
        const auto rows = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < rows; ++i) {
            const bool treated = society.therapy[i] != 0;
            const std::uint32_t if_alive = select(treated, std::uint32_t{therapist}, society.guide_kind[i]);
            const std::uint32_t now = select(society.alive[i] != 0, if_alive, std::uint32_t{no_guide});
            const std::uint32_t since = select(treated, society.therapy_since[i], society.guide_since[i]);
            const bool begins = (now != no_guide) & ((now != society.helper[i]) | (since == month));
            society.helper[i] = now;
            society.beginning[i] = select(begins, 1u << helper_slot, 0u);
        }
    }

    /// The bit of a slot, for those of the living whose bond in it begins this month.
    static void begin_in_slot(Society& society, std::uint32_t slot, std::uint32_t month) {
        const std::uint32_t *named = named_in(society, slot), *since = since_when_in(society, slot);
        const auto rows = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < rows; ++i)
            society.beginning[i] |= select((since[i] == month) & (named[i] != nobody) & (society.alive[i] != 0), 1u << slot, 0u);
    }

    void with_figure(Society& society, const Exchanges& now) const {
        const float at_first = parents, extra = infancy - parents, span = taper, fade = parents_fade;
        const float least = parents_least, grown = parents_grown;
        const float* __restrict weight = society.weight.strip(now.slot);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const auto age_months = static_cast<std::int32_t>(now.month - society.birth_month[i]);
            const float age = static_cast<float>(age_months) / months_per_year;
            const float fading = at_least(1.0f - (age - 1.5f) / fade, least);
            const float share = select(age_months < std::int32_t{childhood_months}, fading, grown);
            const float since_infancy = static_cast<float>(age_months - std::int32_t{World::nursery_months});
            const float infant = at_least(1.0f - since_infancy / span, 0.0f);
            const float usual = weight[i] * (at_first * share + extra * infant);
            society.exchanges[i] = select(society.with[i] != nobody, usual, 0.0f);
            society.importance[i] = society.exchanges[i];
        }
    }

    void with_sibling(Society& society, const Exchanges& now) const {
        const float in_childhood = siblings, grown = siblings * siblings_grown;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const auto age_months = static_cast<std::int32_t>(now.month - society.birth_month[i]);
            const float usual = select(age_months < std::int32_t{childhood_months}, in_childhood, grown);
            society.exchanges[i] = select(society.with[i] != nobody, usual, 0.0f);
            society.importance[i] = society.exchanges[i];
        }
    }

    void with_friend(Society& society, const Exchanges& now) const {
        const float each = 0.5f * friends, full_age = friends_full_age;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const auto age_months = static_cast<std::int32_t>(now.month - society.birth_month[i]);
            const float age = static_cast<float>(age_months) / months_per_year;
            society.exchanges[i] = select(society.with[i] != nobody, each * at_most(age / full_age, 1.0f), 0.0f);
            society.importance[i] = society.exchanges[i];
        }
    }

    void with_helper(Society& society, const Exchanges& now) const {
        const float of_therapist = therapists, of_teacher = teachers, of_mentor = mentors;
        const float weight = therapist_importance;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float if_mentor = select(society.with[i] != nobody, of_mentor, 0.0f);
            const float if_guided = select(society.helper[i] == mentor, if_mentor, 0.0f);
            society.exchanges[i] = select(society.helper[i] == therapist, of_therapist,
                                          select(society.helper[i] == teacher, of_teacher, if_guided));
            society.importance[i] = society.exchanges[i] * select(society.helper[i] == therapist, weight, 1.0f);
        }
    }

    void with_partner(Society& society, const Exchanges& now) const {
        const float together = partners, dating = partners * dating_share;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float usual = select(society.committed_since[i] != never, together, dating);
            society.exchanges[i] = select(society.with[i] != nobody, usual, 0.0f);
            society.importance[i] = society.exchanges[i];
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
