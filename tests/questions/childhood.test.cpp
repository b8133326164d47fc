// Childhood: what the scenarios about early care are expected to answer, as children and as grown-ups.
#include "models/caregiving.hpp"
#include "tests/questions/twins.hpp"

using namespace dyad;
using namespace dyad::test;

namespace {

/// How bids are answered hardly changes what an infant expects.
const Lines nothing_learned{"working_model.learning_rate=0.001"};
/// What is learned with one's parents tells nothing of others.
const Lines nothing_carried_over{"transference.generalization=0"};
/// What is left of early plasticity after the first year is next to nothing.
const Lines rigid_after_a_year{"plasticity.early_decay=0.5", "plasticity.adolescent_window=0",
                               "plasticity.adult_floor=0.002"};
/// As plastic at any age as a newborn.
const Lines plastic_at_any_age{"plasticity.adult_floor=1"};
/// Nothing later than infancy is asked for.
const Lines infancy_alone{"run.families=600", "run.years=1.75", "record.ages=[18]", "record.years=[1.5]"};

} // namespace

TEST_CASE("who was maltreated is more fearful and more avoidant as an adult, and not more anxious", "[questions]") {
    check_answer({"maltreatment",
                  "fear in general at 25, less ordinary childhoods",
                  {"run.families=300"},
                  {"adversity.maltreated_share=0"},
                  nothing_carried_over,
                  Side::above,
                  0.1,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("general_fear", 300), there.state("general_fear", 300));
                  }});
    check_answer({"maltreatment",
                  "avoidance at 25, less ordinary childhoods",
                  {"run.families=300"},
                  {"adversity.maltreated_share=0"},
                  nothing_carried_over,
                  Side::above,
                  0.4,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("self_avoidance", 300), there.state("self_avoidance", 300));
                  }});
    check_answer({"maltreatment",
                  "anxiety at 25, less ordinary childhoods",
                  {"run.families=300"},
                  {"adversity.maltreated_share=0"},
                  {"caregiving.amplified_rejected=0"},
                  Side::below,
                  -0.3,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("self_anxiety", 300), there.state("self_anxiety", 300));
                  }});
}

TEST_CASE("a childhood in an institution leaves fear of others in the adult", "[questions]") {
    check_answer({"institution",
                  "fear in general at 25, less grown up at home",
                  {"run.families=300"},
                  {"households.institution_share=0"},
                  nothing_carried_over,
                  Side::above,
                  0.05,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("general_fear", 300), there.state("general_fear", 300));
                  }});
}

TEST_CASE("a foster family at one year mends most of what an institution did", "[questions]") {
    check_answer(
        {"foster_placement",
         "insecurity at 8, less those who stayed",
         {"run.families=300", "run.years=8.25", "record.years=[8]"},
         {"placement.share=0"},
         rigid_after_a_year,
         Side::below,
         -1,
         [](const Life& here, const Life& there) { return difference(here.insecurity(96), there.insecurity(96)); }});
    check_no_difference(
        {"foster_placement",
         "insecurity at 8, less grown up at home",
         {"run.families=3000", "run.years=8.25", "record.years=[8]"},
         {"placement.share=0", "households.institution_share=0"},
         {},
         Side::below,
         0.12,
         [](const Life& here, const Life& there) { return difference(here.insecurity(96), there.insecurity(96)); }});
}

TEST_CASE("children adopted at six months are as secure as those who grew up at home", "[questions]") {
    check_answer({"adoption",
                  "security at 18 months, less those who stayed",
                  {"run.families=300"},
                  {"placement.share=0"},
                  {"working_model.learning_rate=0.001", "fear.learning_rate=0.01"},
                  Side::above,
                  0.3,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("security", 18), there.state("security", 18));
                  }});
    check_no_difference({"adoption",
                         "security at 18 months, less at home",
                         {"run.families=300"},
                         {"placement.share=0", "households.institution_share=0"},
                         {},
                         Side::above,
                         0.1,
                         [](const Life& here, const Life& there) {
                             return difference(here.state("security", 18), there.state("security", 18));
                         }});
    check_no_difference(
        {"adoption",
         "insecurity at 8, less at home",
         {"run.families=2000", "run.years=8.25", "record.ages=[18]", "record.years=[8]"},
         {"placement.share=0", "households.institution_share=0"},
         {},
         Side::below,
         0.12,
         [](const Life& here, const Life& there) { return difference(here.insecurity(96), there.insecurity(96)); }});
}

TEST_CASE("what the first years left is unlearned the less the later they end", "[questions]") {
    check_answer({"sensitive_period",
                  "fear at 18, adopted at half a year less at 4 years",
                  {"run.families=300"},
                  {"placement.age=4"},
                  plastic_at_any_age,
                  Side::below,
                  -0.05,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("general_fear", 216), there.state("general_fear", 216));
                  }});
}

TEST_CASE("hard circumstances take more security from reactive infants than from others", "[questions]") {
    check_answer({"differential_susceptibility",
                  "security at 18 months lost, reactive less others",
                  infancy_alone,
                  {"adversity.level=-1"},
                  {"temperament.susceptibility_spread=0"},
                  Side::below,
                  -0.03,
                  [](const Life& here, const Life& there) {
                      const auto reactivity = here.registered("reactivity");
                      const auto loss = [&](bool of_reactive) {
                          const auto chosen = [=](double z) { return (z > 0) == of_reactive; };
                          return difference(where(here.state("security", 18), reactivity, chosen),
                                            there.state("security", 18));
                      };
                      return loss(true) - loss(false);
                  }});
}

TEST_CASE("a second parent narrows the differences between children", "[questions]") {
    check_answer({"two_parents",
                  "spread of insecurity at 6, less with the mother alone",
                  {"run.families=400", "run.years=6.25", "record.years=[6]"},
                  {"households.second_share=0"},
                  {"attachment_figures.main_weight=1"},
                  Side::below,
                  -0.19,
                  [](const Life& here, const Life& there) {
                      return spread_of(first_children(here, here.insecurity(72))) -
                             spread_of(first_children(there, there.insecurity(72)));
                  }});
    check_no_difference({"two_parents",
                         "insecurity at 6, less with the mother alone",
                         {"run.families=400", "run.years=6.25", "record.years=[6]"},
                         {"households.second_share=0"},
                         {},
                         Side::above,
                         0.15,
                         [](const Life& here, const Life& there) {
                             return difference(first_children(here, here.insecurity(72)), there.insecurity(72));
                         }});
}

TEST_CASE("a training of parents makes infants more secure, and is still seen at 18", "[questions]") {
    check_answer({"parent_training",
                  "security at 18 months, less untrained",
                  {"run.families=300"},
                  {"parent_training.share=0"},
                  nothing_learned,
                  Side::above,
                  0.04,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("security", 18), there.state("security", 18));
                  }});
    check_answer(
        {"parent_training",
         "insecurity at 18, less untrained",
         {"run.families=300"},
         {"parent_training.share=0"},
         nothing_carried_over,
         Side::below,
         0,
         [](const Life& here, const Life& there) { return difference(here.insecurity(216), there.insecurity(216)); }});
}

TEST_CASE("a culture that rejects what is shown raises muting, and less anxious adults", "[questions]") {
    check_answer({"culture_of_rejection",
                  "chance to mute at 18 months, less default",
                  infancy_alone,
                  {"caregiving.rejection=-2.35"},
                  nothing_learned,
                  Side::above,
                  0.05,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("chance_mute", 18), there.state("chance_mute", 18));
                  }});
    check_answer({"culture_of_rejection",
                  "anxiety at 25, less default",
                  {"run.families=300"},
                  {"caregiving.rejection=-2.35"},
                  {"caregiving.amplified_rejected=0"},
                  Side::below,
                  -0.8,
                  [](const Life& here, const Life& there) {
                      return difference(here.state("self_anxiety", 300), there.state("self_anxiety", 300));
                  }});
}
