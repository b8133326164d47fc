// Adulthood: what the scenarios about losses, partners and mentors are expected to answer.
#include "tests/questions/twins.hpp"

using namespace dyad;
using namespace dyad::test;

namespace {

/// Nobody changes after 20.
const Lines rigid_adults{"plasticity.schedule=3", "plasticity.at_20=0.001", "plasticity.at_30=0.001",
                         "plasticity.at_40=0.001", "plasticity.at_50=0.001"};

/// Those who are single, or have a partner, at an age in both worlds: whoever is so in one alone had another life.
ByPerson single(const Life& here, const Life& there, std::uint32_t months, const ByPerson& values) {
    const auto is_single = [](double partnered) { return partnered == 0; };
    const ByPerson so_here = where(values, here.state("partnered", months), is_single);
    return where(so_here, there.state("partnered", months), is_single);
}
ByPerson partnered(const Life& here, const Life& there, std::uint32_t months, const ByPerson& values) {
    const auto is = [](double partnered) { return partnered == 1; };
    return where(where(values, here.state("partnered", months), is), there.state("partnered", months), is);
}

/// A mentor from this age, or a partner for whoever has none, the most secure of sixteen, in place of psychotherapy.
Lines small_with(const std::string& mechanism, int age, int families) {
    const std::string at = std::to_string(age);
    return {"run.families=" + std::to_string(families),
            "run.years=" + std::to_string(age + 5) + ".25",
            "record.ages=[" + std::to_string(12 * age - 1) + ", " + std::to_string(12 * age + 60) + "]",
            "record.years=[" + at + "]",
            "psychotherapy.given_share=0",
            mechanism + ".given_share=1",
            mechanism + ".given_age=" + at,
            mechanism + (mechanism == "mentoring" ? ".candidates=16" : ".given_candidates=16")};
}

template <std::uint32_t Years> double gain_of_all(const Life& here, const Life& there) {
    return difference(here.insecurity(12 * Years + 60), there.insecurity(12 * Years + 60));
}
template <std::uint32_t Years> double gain_of_singles(const Life& here, const Life& there) {
    return difference(single(here, there, 12 * Years - 1, here.insecurity(12 * Years + 60)),
                      there.insecurity(12 * Years + 60));
}

} // namespace

TEST_CASE("more of the insecure become secure with friends, mentors and partners than without", "[questions]") {
    check_answer({"earned_security",
                  "share secure at 40 of the less secure at 18",
                  {"run.families=300"},
                  {"company.partners=0", "company.friends=0", "company.mentors=0"},
                  rigid_adults,
                  Side::above,
                  0.05,
                  [](const Life& here, const Life& there) {
                      const auto less_secure = [](double z) { return z > 0.5; };
                      const auto share = [&](const Life& life) {
                          double secure = 0, all = 0;
                          const auto in_both = where(where(life.insecurity(480), here.insecurity(216), less_secure),
                                                     there.insecurity(216), less_secure);
                          for (const auto& [person, z] : in_both) secure += z < 0, ++all;
                          return secure / all;
                      };
                      return share(here) - share(there);
                  }});
}

TEST_CASE("a partner at ease with closeness helps more than any other, if partners' models shape their answers",
          "[questions]") {
    const auto at_30 = [](const Life& here, const Life& there) {
        return difference(single(here, there, 299, here.insecurity(360)), there.insecurity(360));
    };
    check_answer({"secure_partner",
                  "insecurity at 30: most secure of sixteen or any",
                  {"run.families=1000", "run.years=30.25", "record.ages=[299]", "record.years=[30]",
                   "responsiveness.partner_own_model=1"},
                  {"partnership.given_candidates=1"},
                  {"responsiveness.partner_own_model=0"},
                  Side::below,
                  0,
                  at_30});
    check_no_difference({"secure_partner",
                         "insecurity at 30 of singles given one at 25",
                         {"run.families=3000", "run.years=30.25", "record.ages=[299]", "record.years=[30]"},
                         {"partnership.given_share=0"},
                         {},
                         Side::below,
                         0.12,
                         at_30});
}

TEST_CASE("a secure mentor in adolescence leaves a little security", "[questions]") {
    check_answer(
        {"mentor",
         "insecurity at 18, less those without",
         {"run.families=500", "run.years=18.25", "record.years=[18]"},
         {"mentoring.given_share=0"},
         {"company.mentors=0"},
         Side::below,
         0,
         [](const Life& here, const Life& there) { return difference(here.insecurity(216), there.insecurity(216)); }});
}

TEST_CASE("a break-up upsets for less than a year, and makes no more anxious in general", "[questions]") {
    const Lines small{"run.families=600", "run.years=31.25", "record.ages=[359, 361, 372]"};
    const Lines nobody_parted{"partnership.parted_share=0"};
    check_no_difference({"break_up",
                         "anxiety a year after parting, less before",
                         small,
                         nobody_parted,
                         {},
                         Side::below,
                         0.1,
                         [](const Life& here, const Life& there) {
                             const auto anxious = [&](std::uint32_t months) {
                                 return difference(partnered(here, there, 359, here.state("self_anxiety", months)),
                                                   there.state("self_anxiety", months));
                             };
                             return anxious(372) - anxious(359);
                         }});
    check_answer({"break_up",
                  "arousal a year after parting, less a month after",
                  small,
                  nobody_parted,
                  {"arousal.relaxation=0"},
                  Side::below,
                  -0.03,
                  [](const Life& here, const Life& there) {
                      const auto upset = [&](std::uint32_t months) {
                          return difference(partnered(here, there, 359, here.state("tone", months)),
                                            there.state("tone", months));
                      };
                      return upset(372) - upset(361);
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
                  0,
                  [](const Life& here, const Life& there) {
                      return difference(first_children(here, here.insecurity(96)), there.insecurity(96));
                  }});
}

TEST_CASE("a mentor found as an adult makes no difference that could be seen, from 20 or from 40", "[questions]") {
    const Lines nobody_given{"mentoring.given_share=0"};
    check_no_difference({"never_too_late",
                         "insecurity at 25 with a mentor from 20",
                         small_with("mentoring", 20, 900),
                         nobody_given,
                         {},
                         Side::below,
                         0.1,
                         gain_of_all<20>});
    check_no_difference({"never_too_late",
                         "insecurity at 45 with a mentor from 40",
                         small_with("mentoring", 40, 900),
                         nobody_given,
                         {},
                         Side::below,
                         0.1,
                         gain_of_all<40>});
}

TEST_CASE("a partner makes singles of 20 more secure", "[questions]") {
    check_answer({"never_too_late",
                  "insecurity at 25 of singles given a partner at 20",
                  small_with("partnership", 20, 3000),
                  {"partnership.given_share=0"},
                  rigid_adults,
                  Side::below,
                  0,
                  gain_of_singles<20>});
}

TEST_CASE("a partner given at 40 makes no difference at 45 that could be seen", "[questions]") {
    check_no_difference({"never_too_late",
                         "insecurity at 45 of singles given a partner at 40",
                         small_with("partnership", 40, 3000),
                         {"partnership.given_share=0"},
                         {},
                         Side::below,
                         0.2,
                         gain_of_singles<40>});
}
