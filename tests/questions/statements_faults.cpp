// Known faults of the theory as numbers: those of them that come from worlds of their own, and not from the score.
#include "tests/questions/statements.hpp"

#include <set>

namespace dyad::test {

namespace {

double between_twins(const Life& life, const ByPerson& values) {
    ByPerson of_twin;
    for (const auto& [person, twin] : life.relative("twin", 1))
        if (const auto at = values.find(twin); at != values.end()) of_twin[person] = at->second;
    return correlation_of(values, of_twin);
}

Measures twins(Worlds& worlds) {
    const Life& identical = worlds("twins", 2000, {});
    const Life& fraternal =
        worlds("twins", 2000, {"parenthood.identical_share=0", "parenthood.fraternal_share=1"});
    const auto r_of_anxiety = [](const Life& life) { return between_twins(life, life.score("ecr_anxiety", 300)); };
    const auto phi_of = [](const Life& life, double code) {
        return between_twins(life, is_code(life.score("ssp_class", 13), code));
    };
    return {{"fault 2: heritability of ECR anxiety at 25, twice the difference of twins' r",
             2 * (r_of_anxiety(identical) - r_of_anxiety(fraternal))},
            {"fault 5: phi of D at 13 months in identical twins", phi_of(identical, 4)},
            {"fault 5: phi of D at 13 months in fraternal twins", phi_of(fraternal, 4)},
            {"fault 5: phi of B at 13 months in identical twins", phi_of(identical, 2)},
            {"fault 5: phi of B at 13 months in fraternal twins", phi_of(fraternal, 2)}};
}

Measures maltreated(Worlds& worlds) {
    const Lines alone{"record.instruments=[]"};
    const Life& here = worlds("maltreatment", 2000, alone);
    const Life& there = worlds("maltreatment", 2000, together(alone, {"adversity.maltreated_share=0"}));
    const auto more = [&](const char* field) { return difference(here.state(field, 300), there.state(field, 300)); };
    return {{"fault 6: anxiety at 25 less without maltreatment, SD", more("self_anxiety")},
            {"fault 6: fear in general at 25 less without maltreatment", more("general_fear")}};
}

/// 1 for those whose parents parted, or one of whose parents died, between 13 months and 18 years of age; 0 for others.
ByPerson lost_parents(const Life& life) {
    const auto died = life.registered("death_year", 0), died_later = life.registered("death_year", born_in_the_run);
    const auto one = life.tables().numbers(in_relationships, "person"),
               other = life.tables().numbers(in_relationships, "other"),
               committed = life.tables().numbers(in_relationships, "commitment"),
               end = life.tables().numbers(in_relationships, "end"),
               ending = life.tables().numbers(in_relationships, "ending");
    const double parted = life.code_of(in_relationships, "ending", "parted");
    std::map<std::pair<double, double>, Numbers> partings; ///< years, of two persons, the smaller lineage first
    for (std::size_t i = 0; i < one.size(); ++i)
        if (ending[i] == parted && !std::isnan(committed[i])) // which only couples can have
            partings[std::minmax(life.lineage_of(one[i]), life.lineage_of(other[i]))].push_back(end[i]);
    const auto mothers = life.relative("mother", born_in_the_run), fathers = life.relative("father", born_in_the_run);
    ByPerson lost;
    for (const auto& [child, birth] : life.registered("birth_year", born_in_the_run)) {
        const auto in_between = [born = birth](double year) { return year > born + 13.0 / 12 && year <= born + 18; };
        const auto mother = mothers.find(child), father = fathers.find(child);
        bool is = false;
        for (const auto& [parent, of] : {std::pair{mother, &mothers}, std::pair{father, &fathers}})
            for (const ByPerson* deaths : {&died, &died_later})
                if (parent != of->end() && deaths->contains(parent->second))
                    is |= in_between(deaths->at(parent->second));
        if (mother != mothers.end() && father != fathers.end())
            if (const auto at = partings.find(std::minmax(mother->second, father->second)); at != partings.end())
                is |= std::ranges::any_of(at->second, in_between);
        lost[child] = is ? 1 : 0;
    }
    return lost;
}

/// 1 for those who were B at 13 months and are not F at 18, or the other way round. F is here, as in the score, that of
/// the forced three-way classification: lack of resolution is another question.
ByPerson changed(const Life& life) {
    const ByPerson then = is_code(life.score("ssp_class", 13, born_in_the_run), 2);
    ByPerson changed;
    for (const auto& [person, now] : is_code(life.score("aai_class_3way", 216, born_in_the_run), 1))
        if (const auto at = then.find(person); at != then.end()) changed[person] = at->second != now ? 1 : 0;
    return changed;
}

Measures family_events(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    const ByPerson lost = lost_parents(life), who_changed = changed(life);
    const auto share = [&](double of) {
        return mean_of(where(who_changed, lost, [=](double marked) { return marked == of; }));
    };
    return {{"fault 7: share changed, B at 13 months to F (three-way) at 18, of those whose parents parted or died",
             share(1)},
            {"fault 7: share changed of others", share(0)}};
}

Measures two_secure_parents(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    const auto secure = [&](const char* field, std::uint32_t months) {
        return is_code(life.score(field, months, born_in_the_run), 2);
    };
    const ByPerson with_father = secure("ssp_class_father", 13);
    ByPerson number;
    for (const auto& [person, with_mother] : secure("ssp_class", 13))
        if (const auto at = with_father.find(person); at != with_father.end())
            number[person] = with_mother + at->second;
    const ByPerson autonomous = is_code(life.score("aai_class_3way", 216, born_in_the_run), 1);
    Measures all;
    for (const int of : {0, 1, 2})
        all.push_back({"fault 11: share F (three-way) at 18 of those who were B at 13 months with " +
                           std::to_string(of) + " of two parents",
                       mean_of(where(autonomous, number, [=](double secure_ones) { return secure_ones == of; }))});
    for (const std::uint32_t months : {13U, 18U})
        all.push_back({"fault 11: phi of B with mother and with father at " + std::to_string(months) + " months",
                       correlation_of(secure("ssp_class", months), secure("ssp_class_father", months))});
    return all;
}

Measures placed(Worlds& worlds) {
    const Lines until_8{"run.years=8.25", "record.years=[8]", "record.instruments=[]"};
    const Life& fostered = worlds("foster_placement", 2000, until_8);
    const Life& at_home = worlds("foster_placement", 2000,
                                 together(until_8, {"placement.share=0", "households.institution_share=0"}));
    return {{"fault 8: insecurity at 8, fostered at one year less at home, SD",
             difference(fostered.insecurity(96), at_home.insecurity(96))}};
}

Measures adopted(Worlds& worlds) {
    const Lines alone{"record.instruments=[]"};
    const Life& early = worlds("sensitive_period", 2000, alone);
    const Life& late = worlds("sensitive_period", 2000, together(alone, {"placement.age=4"}));
    return {{"fault 8: fear in general at 18, adopted at half a year less at four years",
             difference(early.state("general_fear", 216), late.state("general_fear", 216))},
            {"fault 8: insecurity at 18, adopted at half a year less at four years, SD",
             difference(early.insecurity(216), late.insecurity(216))}};
}

} // namespace

Statements statements_of_faults() {
    return {{"twins", "faults 2 and 5: heritability and what twins share", "twins", twins},
            {"maltreated", "fault 6: maltreatment leaves too little anxiety in adults", "maltreatment", maltreated},
            {"events", "fault 7: family events change the class of too few", "life_course", family_events},
            {"placed", "fault 8: recovery after foster placement is too complete", "foster_placement", placed},
            {"adopted", "fault 8: recovery does not depend on age at placement", "sensitive_period", adopted},
            {"two_parents", "fault 11: two secure parents count twice one", "life_course", two_secure_parents}};
}

} // namespace dyad::test
