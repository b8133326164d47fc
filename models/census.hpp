// Census: the register of who is there, kept through births, deaths and growing out of infancy.
#pragma once

#include "models/world.hpp"
#include "sim/list.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Founding: every family's mother, then her partner, third figure and member of staff as far as `world.households` has
/// them, all grown up, all in the society. With N of each founder's own draw, ages in years are
///   mother N(mothers_age, spread) within 18 to 42;  partner = mother + N(partner_older, spread) within 18 to 60;
///   third figure = mother + N(third_older, spread) within 18 to 95;  staff N(staff_age, spread) within 21 to 62,
/// counted in whole months (truncated).
///
/// The turn of a month: (1) every twelfth month of the run the rows of those who died before this month leave the
/// society; (2) who dies now is dead at once, though the row stays; (3) births, in the order of the mothers' rows: the
/// child's father is the one with whom she conceived, if known; (4) infants of 18 months enter the
/// society, in the order of their rows. Who was born before the run has a birth month that counts backwards from 2^32.
///
/// A child's lineage is its mother's with its order of birth among her children (1 to 28) in the 5 bits of its
/// generation: bits 25 to 29 for the founders' children, 20 to 24 for theirs, and so on down to bit 0 for the sixth.
/// Beyond six generations or 28 children, and for children of founders other than founding mothers, the lower 40 bits
/// are those of a 64-bit mix (splitmix64; Steele, Lea & Flood 2014) of the mother's lineage and the order of birth; the
/// community's bits stay.
struct Census {
    static constexpr std::string_view name = "census";
    static constexpr std::string_view meaning = "who is there: founders, births, deaths and growing out of infancy";

    Parameter mothers_age{"mothers_age", "-", "years", 28, 18, 42, "mean age of founding mothers", "assumed"};
    Parameter mothers_age_spread{"mothers_age_spread", "-", "years", 5, 0, 10, "spread of that age", "assumed"};
    Parameter partner_older{"partner_older", "-", "years", 2, -10, 10,
                            "how much older a founding mother's partner is", "assumed: age gaps of European couples"};
    Parameter partner_older_spread{"partner_older_spread", "-", "years", 3.5, 0, 10, "spread of that gap", "assumed"};
    Parameter third_older{"third_older", "-", "years", 27, 0, 40, "how much older the third figure of a family is", "assumed"};
    Parameter third_older_spread{"third_older_spread", "-", "years", 4, 0, 10, "spread of that gap", "assumed"};
    Parameter staff_age{"staff_age", "-", "years", 40, 21, 62, "mean age of an institution's staff", "assumed"};
    Parameter staff_age_spread{"staff_age_spread", "-", "years", 10, 0, 20, "spread of that age", "assumed"};
    Parameter male_share{"male_share", "-", "share", 0.512, 0, 1, "share of newborns who are boys", "assumed: 105 boys to 100 girls"};

    void step(World& world, const Founding&, const Draw& draw) const {
        std::size_t founders = 0;
        for (const std::uint32_t bits : world.households)
            founders += 1u + ((bits & with_partner) != 0) + ((bits & with_third) != 0) + ((bits & in_institution) != 0);
        world.persons.resize(founders);
        world.society.resize(founders);
        world.nursery.resize(0);
        std::uint32_t i = 0;
        for (std::uint32_t family = 0; family < world.households.size(); ++family) {
            const std::uint32_t bits = world.households[family], mother_row = i;
            found(world, draw, i++, family, founding_mother, 0);
            if (bits & with_partner) found(world, draw, i++, family, partner_founder, mother_row);
            if (bits & with_third) found(world, draw, i++, family, third_founder, mother_row);
            if (bits & in_institution) found(world, draw, i++, family, staff_founder, mother_row);
        }
        world.entered = {0, i};
        world.born = {0, 0};
    }

    void step(World& world, const Turn& turn, const Draw& draw) const {
        if (turn.month % months_per_year == 0) let_go(world);
        bury(world, turn.month);
        bear(world, turn.month, draw);
        let_enter(world, turn.month);
    }

private:
    static Identity identity_of(const Persons& persons, std::uint32_t i) {
        return {persons.lineage_low[i], persons.lineage_high[i]};
    }

    /// What is in every row of the register, for somebody who is alive and has no kin yet.
    static void inscribe(Persons& persons, std::uint32_t i, std::uint64_t lineage, std::uint32_t birth_month) {
        persons.lineage_low[i] = static_cast<std::uint32_t>(lineage);
        persons.lineage_high[i] = static_cast<std::uint32_t>(lineage >> 32);
        persons.mother[i] = persons.father[i] = persons.elder[i] = persons.co_twin[i] = nobody;
        persons.identical[i] = 0;
        persons.birth_month[i] = birth_month;
        persons.death_month[i] = never;
        persons.society_row[i] = nobody;
    }

    void found(World& world, const Draw& draw, std::uint32_t i, std::uint32_t family, std::uint32_t number,
               std::uint32_t mother_row) const {
        Persons& persons = world.persons;
        const std::uint32_t bits = world.households[family];
        inscribe(persons, i, lineage_of_founder(world.community, family, number), 0);
        persons.family[i] = family;
        persons.generation[i] = 0;
        persons.origin[i] = number == staff_founder ? staff_member : founder;
        persons.birth_month[i] = 0u - age_of(persons, i, number, mother_row, draw);
        if (number == founding_mother) persons.sex[i] = female;
        else if (number == partner_founder) persons.sex[i] = bits & with_two_women ? female : male;
        else persons.sex[i] = sex_of(persons, i, draw);
        enter(world, i, i, nobody);
    }

    /// A founder's age at the start of the run, in months.
    std::uint32_t age_of(const Persons& persons, std::uint32_t i, std::uint32_t number, std::uint32_t mother_row,
                         const Draw& draw) const {
        const float z = normal(draw(identity_of(persons, i), 0, 0, Purpose("census.age")).a);
        const float mothers = static_cast<float>(0u - persons.birth_month[mother_row]) / 12.0f;
        float years = 0;
        if (number == founding_mother) years = at_most(at_least(mothers_age + mothers_age_spread * z, 18.0f), 42.0f);
        else if (number == partner_founder)
            years = at_most(at_least(mothers + (partner_older + partner_older_spread * z), 18.0f), 60.0f);
        else if (number == third_founder)
            years = at_most(at_least(mothers + (third_older + third_older_spread * z), 18.0f), 95.0f);
        else years = at_most(at_least(staff_age + staff_age_spread * z, 21.0f), 62.0f);
        return static_cast<std::uint32_t>(years * 12.0f);
    }

    std::uint32_t sex_of(const Persons& persons, std::uint32_t i, const Draw& draw) const {
        return uniform(draw(identity_of(persons, i), 0, 0, Purpose("sex")).a) < male_share ? male : female;
    }

    static void enter(World& world, std::uint32_t row, std::uint32_t person, std::uint32_t nursery_row) {
        Persons& persons = world.persons;
        Society& society = world.society;
        society.person[row] = person;
        society.lineage_low[row] = persons.lineage_low[person];
        society.lineage_high[row] = persons.lineage_high[person];
        society.birth_month[row] = persons.birth_month[person];
        society.sex[row] = persons.sex[person];
        society.alive[row] = 1;
        society.nursery_row[row] = nursery_row;
        persons.society_row[person] = row;
    }

    static void let_go(World& world) {
        Society& society = world.society;
        List<std::uint32_t> stay(world.scratch, society.rows());
        for (std::uint32_t i = 0; i < society.rows(); ++i)
            if (society.alive[i]) stay.push_back(i);
        if (stay.size() == society.rows()) return;
        society.arrange({stay.data(), stay.size()});
        for (std::uint32_t i = 0; i < society.rows(); ++i) world.persons.society_row[society.person[i]] = i;
    }

    static void bury(World& world, std::uint32_t month) {
        Society& society = world.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            if (!society.alive[i] || !society.dies[i]) continue;
            society.alive[i] = 0;
            world.persons.death_month[society.person[i]] = month;
            world.persons.society_row[society.person[i]] = nobody;
        }
    }

    void bear(World& world, std::uint32_t month, const Draw& draw) const {
        const Society& society = world.society;
        std::uint32_t births = 0;
        for (std::uint32_t i = 0; i < society.rows(); ++i) births += society.alive[i] ? society.births[i] : 0u;
        const auto before = static_cast<std::uint32_t>(world.persons.rows());
        world.born.first = static_cast<std::uint32_t>(world.nursery.rows());
        world.born.last = world.born.first + births;
        if (births == 0) return;
        world.persons.append(births);
        world.nursery.append(births);
        std::uint32_t child = before, infant = world.born.first;
        for (std::uint32_t i = 0; i < society.rows(); ++i)
            for (std::uint32_t k = 0; society.alive[i] && k < society.births[i]; ++k)
                admit(world, infant++, child++, i, k, month, draw);
    }

    /// The k-th child of the mother in row i that is born at this turn.
    void admit(World& world, std::uint32_t infant, std::uint32_t child, std::uint32_t i, std::uint32_t k,
               std::uint32_t month, const Draw& draw) const {
        Persons& persons = world.persons;
        const Society& society = world.society;
        const std::uint32_t mothers = society.person[i];
        const std::uint32_t order = society.children[i] - society.births[i] + k + 1;
        inscribe(persons, child, lineage_of_child(persons, mothers, order), month);
        persons.family[child] = persons.family[mothers];
        persons.generation[child] = persons.generation[mothers] + 1;
        persons.origin[child] = born_here;
        persons.mother[child] = mothers;
        persons.father[child] = society.begets[i];
        if (order > 1) persons.elder[child] = youngest_of(persons, mothers, child);
        persons.sex[child] = sex_of(persons, child, draw);
        if (k > 0) twin(persons, child, society.births_identical[i]);
        world.nursery.person[infant] = child;
        world.nursery.lineage_low[infant] = persons.lineage_low[child];
        world.nursery.lineage_high[infant] = persons.lineage_high[child];
        world.nursery.birth_day[infant] = days_per_month * month;
    }

    /// The second of twins; the first is in the row before.
    static void twin(Persons& persons, std::uint32_t child, std::uint32_t identical) {
        persons.co_twin[child] = child - 1;
        persons.co_twin[child - 1] = child;
        persons.identical[child] = persons.identical[child - 1] = identical;
        if (identical) persons.sex[child] = persons.sex[child - 1];
    }

    static std::uint32_t youngest_of(const Persons& persons, std::uint32_t mothers, std::uint32_t before) {
        while (before-- > 0)
            if (persons.mother[before] == mothers) return before;
        return nobody;
    }

    static std::uint64_t lineage_of_child(const Persons& persons, std::uint32_t mothers, std::uint32_t order) {
        const std::uint64_t hers = std::uint64_t{persons.lineage_high[mothers]} << 32 | persons.lineage_low[mothers];
        const std::uint32_t generation = persons.generation[mothers] + 1;
        const bool has_place = persons.origin[mothers] == born_here || persons.is_founder(mothers, founding_mother);
        if (has_place && generation <= 6 && order <= 28) return hers | std::uint64_t{order} << (30 - 5 * generation);
        constexpr std::uint64_t lower = (std::uint64_t{1} << 40) - 1;
        std::uint64_t mix = hers + order * std::uint64_t{0x9e3779b97f4a7c15};
        mix = (mix ^ mix >> 30) * 0xbf58476d1ce4e5b9;
        mix = (mix ^ mix >> 27) * 0x94d049bb133111eb;
        mix ^= mix >> 31;
        return (hers & ~lower) | (mix & lower);
    }

    /// Infants who are 18 months old, in the order of their rows.
    static void let_enter(World& world, std::uint32_t month) {
        const Nursery& infants = world.nursery;
        List<std::uint32_t> grown(world.scratch, infants.rows());
        for (std::uint32_t i = 0; i < world.born.first; ++i)
            if (month - infants.birth_day[i] / days_per_month >= World::nursery_months) grown.push_back(i);
        const auto before = static_cast<std::uint32_t>(world.society.rows());
        world.entered = {before, before + static_cast<std::uint32_t>(grown.size())};
        if (grown.empty()) return;
        world.society.append(grown.size());
        std::uint32_t row = before;
        for (const std::uint32_t i : grown) enter(world, row++, infants.person[i], i);
    }
};

} // namespace dyad::inline DYAD_KERNEL
