// Generations: what the scenarios about stability, plasticity, heredity and transmission are expected to answer.
#include "tests/questions/twins.hpp"

using namespace dyad;
using namespace dyad::test;

namespace {

/// Caregiving that owes nothing to the caregiver's own state of mind.
const Lines care_without_past{"caregiving.avoidance_insensitive=0", "caregiving.anxiety_insensitive=0",
                              "caregiving.fear_insensitive=0", "caregiving.avoidance_rejects=0",
                              "caregiving.anxiety_inconsistent=0", "caregiving.fear_frightens=0"};

/// How insecure the mother's mother was in her state of mind at 45, and how secure the child is at 18 months.
double with_grandmother(const Life& life) {
    const auto mothers = life.relative("mother", 2), grandmothers = life.relative("mother", 1);
    const auto avoidance = life.state("mind_avoidance", 540, 0), anxiety = life.state("mind_anxiety", 540, 0);
    ByPerson insecurity;
    for (const auto& [child, mother] : mothers)
        if (const auto at = grandmothers.find(mother); at != grandmothers.end() && avoidance.contains(at->second))
            insecurity[child] = avoidance.at(at->second) + anxiety.at(at->second);
    return correlation_of(insecurity, life.state("security", 18, 2));
}

double r_with_infancy(const Life& life, std::uint32_t months) {
    return correlation_of(life.state("security", 18), life.insecurity(months));
}

double between_twins(const Life& life, const ByPerson& values) {
    ByPerson of_twin;
    for (const auto& [person, twin] : life.relative("twin", 1))
        if (const auto at = values.find(twin); at != values.end()) of_twin[person] = at->second;
    return correlation_of(values, of_twin);
}

} // namespace

TEST_CASE("infancy is seen at 18 years, because people grow less plastic, and less at 60", "[questions]") {
    check_answer({"stability",
                  "r of security at 18 months and insecurity at 18",
                  {"run.families=500"},
                  {},
                  {"plasticity.adult_floor=1"},
                  Side::below,
                  -0.1,
                  [](const Life& here, const Life&) { return r_with_infancy(here, 216); }});
    check_answer({"stability",
                  "size of r of security at 18 months: at 60 less 18",
                  {"run.families=500"},
                  {},
                  {"plasticity.adult_floor=0.002"},
                  Side::below,
                  -0.05,
                  [](const Life& here, const Life&) {
                      return std::abs(r_with_infancy(here, 720)) - std::abs(r_with_infancy(here, 216));
                  }});
}

TEST_CASE("from 25 to 60 insecurity is more stable than if people stayed fully plastic", "[questions]") {
    check_answer(
        {"stability",
         "r of insecurity at 25 and 60",
         {"run.families=500"},
         {},
         {"plasticity.adult_floor=1"},
         Side::above,
         0.25,
         [](const Life& here, const Life&) { return correlation_of(here.insecurity(300), here.insecurity(720)); }});
}

TEST_CASE("a locked-in prototype is more stable over ten years than a model that is revised by experience",
          "[questions]") {
    check_answer({"prototype_or_revision",
                  "r of insecurity at 25 and 35, prototype less revision",
                  {"run.families=300", "run.years=35.25", "record.years=[25, 35]"},
                  {"plasticity.adult_floor=1"},
                  {"company.parents_grown=0", "company.siblings_grown=0", "company.friends=0", "company.mentors=0",
                   "company.partners=0", "company.therapists=0"},
                  Side::above,
                  0.1,
                  [](const Life& here, const Life& there) {
                      return correlation_of(here.insecurity(300), here.insecurity(420)) -
                             correlation_of(there.insecurity(300), there.insecurity(420));
                  }});
}

TEST_CASE("in ordinary lives a mother's state of mind is seen in her child", "[questions]") {
    check_answer({"life_course",
                  "r of the mother's insecurity at 35 and security",
                  {"run.families=500"},
                  {},
                  care_without_past,
                  Side::below,
                  -0.3,
                  [](const Life& here, const Life&) {
                      ByPerson insecurity;
                      const auto avoidance = here.state("mind_avoidance", 420), anxiety = here.state("mind_anxiety", 420);
                      for (const auto& [child, mother] : here.relative("mother", 2))
                          if (avoidance.contains(mother)) insecurity[child] = avoidance.at(mother) + anxiety.at(mother);
                      return correlation_of(insecurity, here.state("security", 18, 2));
                  }});
}

TEST_CASE("a grandmother's state of mind is seen in her daughter's child", "[questions]") {
    check_answer({"three_generations",
                  "r of the mother's mother's insecurity and security",
                  {"run.families=300"},
                  {},
                  care_without_past,
                  Side::below,
                  -0.1,
                  [](const Life& here, const Life&) { return with_grandmother(here); }});
}

TEST_CASE("identical twins are more alike than fraternal ones in how they signal", "[questions]") {
    check_answer({"twins",
                  "r of the chance to ask at 18 months, identical less fraternal",
                  {"run.families=500", "run.years=1.75", "record.ages=[18]", "record.years=[1.5]"},
                  {"parenthood.identical_share=0", "parenthood.fraternal_share=1"},
                  {"temperament.susceptibility_spread=0", "signalling.reactivity_amplifies=0"},
                  Side::above,
                  0.02,
                  [](const Life& here, const Life& there) {
                      return between_twins(here, here.state("chance_ask", 18)) -
                             between_twins(there, there.state("chance_ask", 18));
                  }});
}
