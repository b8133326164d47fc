// Therapy: what the scenarios about psychotherapy and somatic therapy are expected to answer.
#include "tests/questions/twins.hpp"

#include <algorithm>

using namespace dyad;
using namespace dyad::test;

namespace {

const Lines no_therapist{"company.therapists=0", "psychotherapy.safety=0"};

/// What therapy adds to the expectation that this person answers, after these months.
double gain(const Life& here, const Life& there, const char* expectation, std::uint32_t months) {
    const std::uint32_t then = 360 + months;
    return difference(referred(here, there, here.state(expectation, then)), there.state(expectation, then));
}

} // namespace

TEST_CASE("a longer psychotherapy changes more", "[questions]") {
    check_answer({"therapy_dose",
                  "insecurity at 33, 24 months less 6",
                  {"run.families=300"},
                  {"psychotherapy.dose=6"},
                  {"psychotherapy.safety=0"},
                  Side::below,
                  -0.3,
                  [](const Life& here, const Life& there) {
                      return difference(referred(here, there, here.insecurity(396)), there.insecurity(396));
                  }});
}

TEST_CASE("in psychotherapy trust grows first in the therapist, and last in the family", "[questions]") {
    check_answer({"therapy_sequence",
                  "asked of therapist less anyone else, 6 months",
                  {"run.families=300"},
                  {"psychotherapy.given_share=0"},
                  no_therapist,
                  Side::above,
                  0,
                  [](const Life& here, const Life& there) {
                      const double therapist = difference(referred(here, there, here.state("q_ask_helper", 366)),
                                                          there.state("general_ask", 360));
                      return therapist - std::max({gain(here, there, "q_ask", 6), gain(here, there, "q_ask_friend", 6),
                                                   gain(here, there, "q_ask_partner", 6)});
                  }});
    check_answer({"therapy_sequence",
                  "asked of friends less of the family, a year",
                  {"run.families=300"},
                  {"psychotherapy.given_share=0"},
                  no_therapist,
                  Side::above,
                  0.01,
                  [](const Life& here, const Life& there) {
                      return gain(here, there, "q_ask_friend", 12) - gain(here, there, "q_ask", 12);
                  }});
    const Lines larger{"run.families=1500"}; // what friends and partners gain is little
    check_answer({"therapy_sequence",
                  "asked of the partner less of the family, 2 years",
                  larger,
                  {"psychotherapy.given_share=0"},
                  no_therapist,
                  Side::above,
                  0,
                  [](const Life& here, const Life& there) {
                      return gain(here, there, "q_ask_partner", 24) - gain(here, there, "q_ask", 24);
                  }});
}

TEST_CASE("somatic therapy makes less loud through what it does to arousal, which stays low because it is slow",
          "[questions]") {
    check_answer({"somatic",
                  "chance of a loud bid to the family at its end",
                  {"run.families=300", "somatic_therapy.extinction=1"},
                  {"somatic_therapy.given_share=0"},
                  {"signalling.tone_amplifies=0", "plasticity.tone_cost=0"},
                  Side::below,
                  0,
                  [](const Life& here, const Life& there) {
                      return difference(referred(here, there, loud(here, 372)), loud(there, 372));
                  }});
    check_answer({"somatic",
                  "arousal at its end, less untreated",
                  {"run.families=300"},
                  {"somatic_therapy.given_share=0"},
                  {"arousal.relaxation=5"},
                  Side::below,
                  -0.05,
                  [](const Life& here, const Life& there) {
                      return difference(referred(here, there, here.state("tone", 372)), there.state("tone", 372));
                  }});
}

TEST_CASE("it is never too late: psychotherapy helps at 60 as well, and lasts, if some plasticity is left",
          "[questions]") {
    check_answer(
        {"never_too_late",
         "insecurity at 65 after two years of therapy from 60",
         {"run.families=400"},
         {"psychotherapy.given_share=0"},
         {"plasticity.adult_floor=0.002"},
         Side::below,
         -0.4,
         [](const Life& here, const Life& there) { return difference(here.insecurity(780), there.insecurity(780)); }});
}
