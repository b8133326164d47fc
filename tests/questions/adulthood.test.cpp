// Adulthood: what the scenarios about losses, partners and mentors are expected to answer.
#include "tests/questions/twins.hpp"

using namespace dyad;
using namespace dyad::test;

namespace {

/// Those who are single, or have a partner, in the twin world at an age.
ByPerson single(const Life& there, std::uint32_t months, const ByPerson& values) {
    return where(values, there.state("partnered", months), [](double partnered) { return partnered == 0; });
}
ByPerson partnered(const Life& there, std::uint32_t months, const ByPerson& values) {
    return where(values, there.state("partnered", months), [](double is) { return is == 1; });
}

} // namespace

TEST_CASE("more of the insecure become secure with friends, mentors and partners than without", "[questions]") {
    check_answer(
        {"earned_security",
         "share secure at 40 of the less secure at 18",
         {"run.families=300"},
         {"company.partners=0", "company.friends=0", "company.mentors=0"},
         {"plasticity.schedule=3", "plasticity.at_20=0.001", "plasticity.at_30=0.001", "plasticity.at_40=0.001"},
         Side::above,
         0.05,
         [](const Life& here, const Life& there) {
             const auto share = [](const Life& life) {
                 const auto young = life.insecurity(216);
                 const auto less_secure = [](double z) { return z > 0.5; };
                 double secure = 0, all = 0;
                 for (const auto& [person, z] : where(life.insecurity(480), young, less_secure))
                     secure += z < 0, ++all;
                 return secure / all;
             };
             return share(here) - share(there);
         }});
}

TEST_CASE("a secure partner makes more secure", "[questions]") {
    check_answer({"secure_partner",
                  "insecurity at 30 of singles given one at 25",
                  {"run.families=900", "run.years=30.25", "record.years=[25, 30]"},
                  {"partnership.given_share=0"},
                  {"company.partners=0", "arousal.separation_jump=0"},
                  Side::below,
                  0,
                  [](const Life& here, const Life& there) {
                      return difference(single(there, 300, here.insecurity(360)), there.insecurity(360));
                  }});
}

TEST_CASE("a secure mentor in adolescence leaves a little security", "[questions]") {
    check_answer({"mentor",
                  "insecurity at 18, less those without",
                  {"run.families=500", "run.years=18.25", "record.years=[18]"},
                  {"mentoring.given_share=0"},
                  {"company.mentors=0"},
                  Side::below,
                  0,
                  [](const Life& here, const Life& there) {
                      return difference(here.insecurity(216), there.insecurity(216));
                  }});
}

TEST_CASE("a break-up upsets at once", "[questions]") {
    check_answer({"break_up",
                  "arousal a month after parting at 30",
                  {"run.families=300", "run.years=31", "record.ages=[360, 361]"},
                  {"partnership.parted_share=0"},
                  {"arousal.separation_jump=0"},
                  Side::above,
                  0.03,
                  [](const Life& here, const Life& there) {
                      return difference(partnered(there, 360, here.state("tone", 361)), there.state("tone", 361));
                  }});
}

TEST_CASE("a divorce makes children less secure through what it does to caregiving", "[questions]") {
    check_answer({"divorce",
                  "insecurity at 8 after a divorce at 5",
                  {"run.families=500", "run.years=8.25", "record.years=[8]"},
                  {"partnership.divorce_share=0"},
                  {"family_events.separation_shock=0", "family_events.separation_redraws=0",
                   "attachment_figures.after_separation=1"},
                  Side::above,
                  0.03,
                  [](const Life& here, const Life& there) {
                      return difference(first_children(here, here.insecurity(96)), there.insecurity(96));
                  }});
}

TEST_CASE("the loss of a father makes children less secure through what it does to the mother", "[questions]") {
    check_answer({"loss",
                  "insecurity at 8 after the father's death at 5",
                  {"run.families=500", "run.years=8.25", "record.years=[8]"},
                  {"mortality.bereaved_share=0"},
                  {"family_events.death_shock=0", "family_events.death_redraws=0"},
                  Side::above,
                  0.03,
                  [](const Life& here, const Life& there) {
                      return difference(first_children(here, here.insecurity(96)), there.insecurity(96));
                  }});
}
