// Tables of ties: who was with whom and for how long; and the demography that follows from births, deaths and couples.
#include "models/tables.hpp"

#include <array>
#include <cstring>
#include <limits>
#include <string>

namespace dyad {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Kinds and endings as the file codes them; 0 would stand for a missing code.
enum KindCode : std::uint8_t {
    of_partners = 1,
    of_friends = 2,
    with_mentor = 3
};
enum EndingCode : std::uint8_t {
    lasts = 1,
    parted = 2,
    death = 3
};

/// A relationship of two persons of the register, ended or not.
struct Tie {
    std::uint32_t a, b;
    KindCode kind;
    std::uint32_t from, committed, to;
    EndingCode ending;
};

/// All relationships: first those that ended, in the order of their endings, then those that last, in the order of the
/// register, each told once.
std::vector<Tie> ties_of(const World& world) {
    std::vector<Tie> ties;
    for (const Ended& ended : world.ended)
        ties.push_back({ended.a, ended.b,
                        ended.bond == love           ? of_partners
                        : ended.bond == friends_bond ? of_friends
                                                     : with_mentor,
                        ended.from, ended.committed, ended.to, ended.how == by_parting ? parted : death});
    const Society& society = world.society;
    for (std::uint32_t person = 0; person < world.persons.rows(); ++person) {
        const std::uint32_t i = world.persons.living_row(person);
        if (i == nobody) continue;
        if (const std::uint32_t other = society.partner[i]; other != nobody && person < other)
            ties.push_back(
                {person, other, of_partners, society.partner_since[i], society.committed_since[i], never, lasts});
        for (std::size_t slot = 0; slot < 2; ++slot)
            if (const std::uint32_t other = society.friends.strip(slot)[i]; other != nobody && person < other)
                ties.push_back({person, other, of_friends, society.friends_since.strip(slot)[i], never, never, lasts});
        if (society.guide_kind[i] == mentor && society.guide[i] != nobody)
            ties.push_back({person, society.guide[i], with_mentor, society.guide_since[i], never, never, lasts});
    }
    return ties;
}

/// Years of the run; a month that never comes is missing.
float year_of(std::uint32_t month) {
    if (month == never) return std::numeric_limits<float>::quiet_NaN();
    return static_cast<float>(static_cast<std::int32_t>(month)) / months_per_year;
}

/// What is counted in a calendar year of the run.
struct Year {
    double living = 0, births = 0, deaths = 0;
    double mothers_years = 0;                         ///< ages of mothers at these births, summed
    double first_births = 0, first_mothers_years = 0; ///< likewise of mothers of a first child
    double couples = 0;                               ///< committed, at the year's end
    double loves = 0, commitments = 0;                ///< begun
    double separations = 0, widowed = 0;              ///< of committed couples
    double loves_ended = 0;                           ///< before commitment
    double households = 0;                            ///< with children under 18, in years lived by them
    double struck = 0, split = 0, bereaved = 0;       ///< of these households

    static constexpr std::size_t size = 16;
    std::array<double, size> numbers() const {
        return {living, births, deaths, mothers_years, first_births, first_mothers_years,
                couples, loves, commitments, separations, widowed, loves_ended,
                households, struck, split, bereaved};
    }
};

/// The years of a run; months outside it fall into none.
class Years {
public:
    explicit Years(std::uint32_t months)
        : months_(months), years_((months + months_per_year - 1) / months_per_year) {}
    /// The year of this month, or a place where what does not belong to the run is forgotten.
    Year& at(std::uint32_t month) { return month < months_ ? years_[month / months_per_year] : elsewhere_; }
    /// Adds one to `count` in every year at whose end something lasts that is there from the month `from` on and no
    /// more in the month `to`. Months before the run count as negative.
    void add_lasting(double Year::*count, std::uint32_t from, std::uint32_t to) {
        const auto begin = static_cast<std::int32_t>(from);
        for (std::size_t k = 0; k < years_.size(); ++k) {
            const std::uint32_t next_year = (static_cast<std::uint32_t>(k) + 1) * months_per_year;
            const std::uint32_t end = next_year < months_ ? next_year : months_;
            if (begin < static_cast<std::int32_t>(end) && (to == never || to >= end)) years_[k].*count += 1;
        }
    }
    const std::vector<Year>& all() const { return years_; }

private:
    std::uint32_t months_;
    std::vector<Year> years_;
    Year elsewhere_;
};

void count_persons(Years& years, const Persons& persons) {
    for (std::uint32_t i = 0; i < persons.rows(); ++i) {
        if (persons.origin[i] == staff_member) continue;
        years.add_lasting(&Year::living, persons.birth_month[i], persons.death_month[i]);
        years.at(persons.death_month[i]).deaths += 1;
        const std::uint32_t mother = persons.mother[i];
        if (persons.origin[i] != born_here || mother == nobody) continue;
        const double age = static_cast<double>(persons.birth_month[i] - persons.birth_month[mother]) / months_per_year;
        Year& year = years.at(persons.birth_month[i]);
        year.births += 1, year.mothers_years += age;
        const bool second_twin = persons.co_twin[i] != nobody && persons.co_twin[i] < i;
        if (persons.elder[i] == nobody && !second_twin) year.first_births += 1, year.first_mothers_years += age;
    }
}

/// Founding couples were there before the run: they count as couples, but nobody saw them begin.
void count_couples(Years& years, const World& world) {
    for (const Tie& tie : ties_of(world)) {
        if (tie.kind != of_partners) continue;
        const bool there_before = tie.from == 0 && tie.committed == 0;
        if (!there_before) years.at(tie.from).loves += 1;
        if (tie.committed == never) {
            years.at(tie.to).loves_ended += 1;
            continue;
        }
        if (!there_before) years.at(tie.committed).commitments += 1;
        years.add_lasting(&Year::couples, tie.committed, tie.to);
        if (tie.ending == parted) years.at(tie.to).separations += 1;
        if (tie.ending == death) years.at(tie.to).widowed += 1;
    }
}

void count_households(Years& years, const World& world) {
    for (std::size_t k = 0; k < world.household_years.size(); ++k) {
        const HouseholdYear& counted = world.household_years[k];
        Year& year = years.at(static_cast<std::uint32_t>(k) * months_per_year);
        year.households += static_cast<double>(counted.months) / months_per_year;
        year.struck += counted.struck, year.split += counted.parted, year.bereaved += counted.bereaved;
    }
}

const Field year_field{"year", FieldType::uint32, "year of the run, the first is 0", "year"};

} // namespace

FrameFormat relationships_format() {
    return {"relationships",
            "one row per relationship of adults or friends that ended, or lasts at the end of the run",
            {
                {"person", FieldType::uint32, "one of the two; the younger where the other is a mentor", "-"},
                {"other", FieldType::uint32, "the other", "-"},
                {"kind",
                 FieldType::uint8,
                 "what they are to each other",
                 "-",
                 {{of_partners, "partners"}, {of_friends, "friends"}, {with_mentor, "mentor"}}},
                {"start", FieldType::float32, "year of the run in which it began (founding couples: 0)", "year"},
                {"commitment", FieldType::float32, "year in which partners moved together (missing if never)", "year"},
                {"end", FieldType::float32, "year in which it ended (missing if it lasts)", "year"},
                {"ending",
                 FieldType::uint8,
                 "how it ended",
                 "-",
                 {{lasts, "lasts at the end of the run"}, {parted, "parted"}, {death, "death of one"}}},
            }};
}

void put_relationships(Frame& frame, const Recording& recording, const World& world) {
    for (const Tie& tie : ties_of(world)) {
        frame.put(0, recording.person(world, tie.a));
        frame.put(1, recording.person(world, tie.b));
        frame.put(2, static_cast<std::uint8_t>(tie.kind));
        frame.put(3, year_of(tie.from));
        frame.put(4, year_of(tie.committed));
        frame.put(5, year_of(tie.to));
        frame.put(6, static_cast<std::uint8_t>(tie.ending));
        frame.end_row();
    }
}

FrameFormat demography_sums_format() {
    FrameFormat format{"demography", "sums over persons and couples", {year_field}};
    for (std::size_t k = 0; k < Year::size; ++k)
        format.fields.push_back({"sum_" + std::to_string(k), FieldType::float64, "sum", "-"});
    return format;
}

void put_demography_sums(Frame& frame, const Recording& recording, const World& world) {
    Years years(recording.scenario.months);
    count_persons(years, world.persons);
    count_couples(years, world);
    count_households(years, world);
    for (std::size_t k = 0; k < years.all().size(); ++k) {
        frame.put(0, static_cast<std::uint32_t>(k));
        std::size_t field = 1;
        for (const double number : years.all()[k].numbers()) frame.put(field++, number);
        frame.end_row();
    }
}

FrameFormat demography_format() {
    const auto number = [](const char* name, const char* label, const char* unit) {
        return Field{name, FieldType::float64, label, unit};
    };
    return {"demography",
            "one row per year of the run: persons, births, deaths and couples",
            {
                year_field,
                number("living", "persons alive at the year's end, without institution staff", "persons"),
                number("births", "births", "persons"),
                number("deaths", "deaths", "persons"),
                number("mother_age", "mean age of the mothers at these births", "year"),
                number("first_births", "births of a mother's first child", "persons"),
                number("first_mother_age", "mean age of the mothers at these first births", "year"),
                number("couples", "committed couples at the year's end", "couples"),
                number("loves", "loves that began", "couples"),
                number("commitments", "couples who moved together", "couples"),
                number("separations", "committed couples who parted", "couples"),
                number("widowed", "committed couples ended by a death", "couples"),
                number("loves_ended", "loves that ended before the couple moved together", "couples"),
                number("households", "households with children under 18, by the time that they lived", "households"),
                number("households_struck", "of these, struck by illness, job loss or a move", "households"),
                number("households_parted", "of these, in which the main figure parted from a partner, lived with or not", "households"),
                number("households_bereaved", "of these, struck by the death of the main figure's partner", "households"),
            }};
}

Frame demography_of(const Frame& sums) {
    Frame demography(demography_format().fields.size());
    for (std::size_t row = 0; row < sums.rows(); ++row) {
        const auto at = [&](std::size_t number) { return sums.value<double>(1 + number, row); };
        const auto mean = [&](std::size_t sum, std::size_t of) { return at(of) > 0 ? at(sum) / at(of) : missing; };
        demography.put(0, sums.value<std::uint32_t>(0, row));
        std::size_t field = 1;
        for (const double number : {at(0), at(1), at(2), mean(3, 1), at(4), mean(5, 4), at(6), at(7), at(8), at(9),
                                    at(10), at(11), at(12), at(13), at(14), at(15)})
            demography.put(field++, number);
        demography.end_row();
    }
    return demography;
}

} // namespace dyad
