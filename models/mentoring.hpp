// Mentoring: teachers of school years, with drawn traits, and mentors, who are persons of the community.
#pragma once

#include "models/acquaintance.hpp"
#include "models/world.hpp"
#include "sim/each_where.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// From 6 to 18 years everybody has a teacher, a new one every 24 months: sensitivity 1.8 + N, rejection -2.6 + .8 N.
/// Adults from 18 to 40 without a mentor find one with a monthly chance: the first of the persons they meet who is 12
/// to 35 years older and neither kin nor partner. A scenario gives a mentor at an age, to a child also in place of the
/// teacher: of those met in `candidates` meetings the one most at ease with closeness (lowest self_avoidance +
/// self_anxiety of the general model; ties by lineage). A mentor stays until death or until a monthly chance ends it.
struct Mentoring {
    static constexpr std::string_view name = "mentoring";
    static constexpr std::string_view meaning = "who is taught and guided";

    Parameter teacher_sensitivity{"teacher_sensitivity", "-", "logit", 1.8, -2, 5, "mean sensitivity of teachers", "assumed"};
    Parameter teacher_sensitivity_sd{"teacher_sensitivity_sd", "-", "logit", 1, 0, 3, "spread of it", "assumed"};
    Parameter teacher_rejection{"teacher_rejection", "-", "logit", -2.6, -6, 2, "mean rejection by teachers", "assumed"};
    Parameter teacher_rejection_sd{"teacher_rejection_sd", "-", "logit", 0.8, 0, 3, "spread of it", "assumed"};
    Parameter rate{"rate", "-", "1/month", 0.003, 0, 1, "monthly chance that an adult finds a mentor", "assumed"};
    Parameter ends{"ends", "-", "1/month", 1.0 / 60, 0, 1, "monthly chance that mentoring ends", "assumed"};
    Parameter given_share{"given_share", "-", "share", 0, 0, 1, "share of persons who are given a mentor", "scenario"};
    Parameter given_age{"given_age", "-", "years", 14, 2, 90, "age at which the mentor is given", "scenario"};
    Parameter candidates{"candidates", "-", "-", 8, 1, 16, "meetings with persons of whom the one most at ease is given", "scenario",
                         Parameter::Kind::whole};

    void step(World& world, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i) leave(world.society, i);
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        end_mentorships(world, Luck::of_age(world.scratch, draw, society, ties.month, Purpose("mentoring.ends")), ties.month);
        const auto changes = [&](std::uint32_t i) { return changes_teacher(society, i, age_in_months(society, i, ties.month)); };
        each_where(society, changes, [&](std::uint32_t i) {
            if (is_around(world, i)) teach(society, i, ties.month, age_in_months(society, i, ties.month), draw);
        });
        List<std::uint32_t> finding(world.scratch, rows), given(world.scratch, rows);
        const auto is_of_age = [&](std::uint32_t i) { return age_in_months(society, i, ties.month) == whole_months(given_age); };
        each_where(society, is_of_age, [&](std::uint32_t i) {
            if (is_given(world, i, draw)) given.push_back(i);
        });
        const Luck luck = Luck::of_age(world.scratch, draw, society, ties.month, Purpose("mentoring.finds"));
        const auto finds = [&](std::uint32_t i) {
            return (luck.first(i) < rate) & may_find(society, i, age_in_months(society, i, ties.month));
        };
        each_where(society, finds, [&](std::uint32_t i) {
            if (is_around(world, i) && !(is_of_age(i) && is_given(world, i, draw))) finding.push_back(i);
        });
        if (finding.empty() && given.empty()) return;
        List<std::uint32_t> adults(world.scratch, rows);
        for (std::uint32_t i = 0; i < rows; ++i)
            if (is_around(world, i) && age_in_months(society, i, ties.month) >= adult) adults.push_back(i);
        const ByAge crowd(world, ties.month, adults);
        const auto choice = static_cast<std::uint32_t>(candidates);
        for (const std::uint32_t i : given) find(world, crowd, i, ties.month, choice, draw);
        for (const std::uint32_t i : finding) find(world, crowd, i, ties.month, 1, draw);
    }

private:
    static constexpr std::uint32_t school = 6 * 12, adult = 18 * 12, settled = 40 * 12, school_years = 24;
    static constexpr std::uint32_t younger_by = 12 * 12, at_most_by = 35 * 12;

    /// Whether the scenario gives a mentor to this person, who is of that age.
    bool is_given(const World& world, std::uint32_t i, const Draw& draw) const {
        if (!is_around(world, i)) return false;
        return uniform(draw(identity_of(world.society, i), whole_months(given_age), 0, Purpose("mentoring.given")).a) < given_share;
    }

    static void leave(Society& society, std::uint32_t i) {
        society.guide[i] = nobody;
        society.guide_kind[i] = no_guide;
        society.guide_since[i] = never;
        society.teacher_traits.strip(0)[i] = society.teacher_traits.strip(1)[i] = 0.0f;
    }

    void end_mentorships(World& world, const Luck& luck, std::uint32_t month) const {
        const Society& society = world.society;
        const auto over = [&](std::uint32_t i) {
            return (society.guide_kind[i] == mentor) & ((luck.first(i) < ends) | is_lost(world, i, society.guide[i]));
        };
        each_where(society, over, [&](std::uint32_t i) { part(world, i, month); });
    }

    static void part(World& world, std::uint32_t i, std::uint32_t month) {
        Society& society = world.society;
        write_down(world, i, month, is_lost(world, i, society.guide[i]) ? by_death : by_parting);
        leave(society, i);
    }

    static void write_down(World& world, std::uint32_t i, std::uint32_t month, Ending how) {
        const Society& society = world.society;
        world.write_down({society.person[i], society.guide[i], mentorship, society.guide_since[i], never, month, how});
    }

    /// Whether a teacher comes or goes this month: a new one every 24 months of school, none after it, nor beside a mentor.
    [[gnu::always_inline]] static bool changes_teacher(const Society& society, std::uint32_t i, std::uint32_t age) {
        const bool at_school = (age >= school) & (age < adult), taught = society.guide_kind[i] == teacher;
        const bool new_one = !taught | ((age - school) % school_years == 0);
        return (society.guide_kind[i] != mentor) & ((at_school & new_one) | (!at_school & taught));
    }

    /// For those of whom this holds.
    void teach(Society& society, std::uint32_t i, std::uint32_t month, std::uint32_t age, const Draw& draw) const {
        if (age < school || age >= adult) return leave(society, i);
        const Words words = draw(identity_of(society, i), age, 0, Purpose("mentoring.teacher"));
        society.guide_kind[i] = teacher;
        society.guide_since[i] = month;
        society.teacher_traits.strip(0)[i] = teacher_sensitivity + teacher_sensitivity_sd * normal(words.a);
        society.teacher_traits.strip(1)[i] = teacher_rejection + teacher_rejection_sd * normal(words.b);
    }

    [[gnu::always_inline]] static bool may_find(const Society& society, std::uint32_t i, std::uint32_t age) {
        return (age >= adult) & (age < settled) & (society.guide_kind[i] != mentor);
    }

    void find(World& world, const ByAge& crowd, std::uint32_t i, std::uint32_t month, std::uint32_t wanted,
              const Draw& draw) const {
        Society& society = world.society;
        const std::uint32_t age = age_in_months(society, i, month);
        const Rows positions = crowd.aged((age + younger_by) / months_per_year, (age + at_most_by) / months_per_year);
        std::array<std::uint32_t, met_at_most> met;
        const std::uint32_t found =
            meet(crowd, positions, draw, {identity_of(society, i), month, Purpose("mentoring.meets")},
                 std::span(met).first(wanted), [&](std::uint32_t j) { return suits(world, i, j); });
        if (found == 0) return;
        std::uint32_t best = met[0];
        for (std::uint32_t k = 1; k < found; ++k)
            if (more_at_ease(society, met[k], best)) best = met[k];
        if (society.guide_kind[i] == mentor) write_down(world, i, month, by_parting);
        society.guide[i] = society.person[best];
        society.guide_kind[i] = mentor;
        ++society.mentors[i];
        society.guide_since[i] = month;
        society.teacher_traits.strip(0)[i] = society.teacher_traits.strip(1)[i] = 0.0f;
    }

    static bool suits(const World& world, std::uint32_t i, std::uint32_t j) {
        const Society& society = world.society;
        const std::uint32_t older_by = society.birth_month[i] - society.birth_month[j];
        return older_by >= younger_by && older_by <= at_most_by && society.partner[i] != society.person[j] &&
               !are_close_kin(world.persons, society.person[i], society.person[j]) && !are_kin_by_care(society, i, j);
    }

    static bool more_at_ease(const Society& society, std::uint32_t j, std::uint32_t than) {
        const float one = society.self_avoidance[j] + society.self_anxiety[j];
        const float other = society.self_avoidance[than] + society.self_anxiety[than];
        return one != other ? one < other : before(identity_of(society, j), identity_of(society, than));
    }
};

} // namespace dyad::inline DYAD_KERNEL
