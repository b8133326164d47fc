// The society: everyone alive who has grown out of infancy, with all that they are, have learned and whom they are with.
#pragma once

#include "models/persons.hpp"

#include <cstddef>
#include <cstdint>

namespace dyad {

/// Slots of a person's life: who can stand in each. The first three are the attachment figures of childhood.
enum Slot : std::uint32_t {
    main_figure = 0,
    second_figure = 1,
    third_figure = 2,
    sibling_slot = 3,
    friend_slot = 4,
    companion_slot = 5, ///< a second friend
    helper_slot = 6,    ///< a therapist, else a teacher or mentor
    partner_slot = 7
};
inline constexpr std::size_t bonds_at_most = 8;

/// Who stands in the helper slot.
enum Guide : std::uint32_t {
    no_guide = 0,
    teacher = 1, ///< drawn traits
    mentor = 2,  ///< a person of the community
    therapist = 3
};

/// The living who have grown out of infancy, packed. Strips of width 8 are slots, of 24 slot x strategy, of 3 the figures
/// or strategies. Persons are named by their rows in the register.
struct Society : Table {
    // Who it is.
    Column<std::uint32_t> person{*this, "person", "row", "the person's row in the register", "census"};
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half of the identity", "census"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half of the identity", "census"};
    Column<std::uint32_t> birth_month{*this, "birth_month", "month", "month of birth, modulo 2^32", "census"};
    Column<std::uint32_t> sex{*this, "sex", "-", "1 female, 2 male", "census"};
    Column<std::uint32_t> alive{*this, "alive", "-", "1; 0 once dead: rows of the dead stay until the year's end", "census"};
    Column<std::uint32_t> nursery_row{*this, "nursery_row", "row", "at entry: the row in the nursery, nobody for founders", "census"};
    Column<float> reactivity{*this, "reactivity", "SD", "temperamental reactivity", "temperament"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly experience acts", "temperament"};
    Column<float> felt_gain{*this, "felt_gain", "-", "how strongly outcomes are felt around the innate expectation", "temperament"};

    // Births and deaths, as decided at the turn of the month.
    Column<std::uint32_t> dies{*this, "dies", "-", "1 if the person dies at this turn", "mortality"};
    Column<std::uint32_t> births{*this, "births", "-", "children born to this mother at this turn", "parenthood"};
    Column<std::uint32_t> births_identical{*this, "births_identical", "-", "1 if they are identical twins", "parenthood"};
    Column<std::uint32_t> children{*this, "children", "-", "children born to this mother so far", "parenthood"};
    Column<std::uint32_t> children_wanted{*this, "children_wanted", "-", "children she wants", "parenthood"};
    Column<std::uint32_t> next_birth{*this, "next_birth", "month", "month of her next birth, or never", "parenthood"};
    Column<std::uint32_t> begets{*this, "begets", "row", "genetic father of her next birth, as he was when she conceived", "parenthood"};
    Column<std::uint32_t> last_birth{*this, "last_birth", "month", "month of her last birth, or never", "parenthood"};

    // Who stands in which slot, and since when.
    Column<std::uint32_t, 3> figure{*this, "figure", "row", "attachment figures of childhood", "attachment_figures"};
    Column<std::uint32_t, 3> role{*this, "role", "-", "who the figure is to the person", "attachment_figures"};
    Column<float, 3> weight{*this, "weight", "share", "share of bids that go to the figure", "attachment_figures"};
    Column<std::uint32_t, 3> figure_since{*this, "figure_since", "month", "month in which the figure came", "attachment_figures"};
    Column<std::uint32_t> placed_with{*this, "placed_with", "row", "carer with whom the child is placed this month", "placement"};
    Column<std::uint32_t> placement_kind{*this, "placement_kind", "-", "role of that carer", "placement"};
    Column<std::uint32_t> sibling{*this, "sibling", "row", "the nearest sibling", "siblings"};
    Column<std::uint32_t> sibling_since{*this, "sibling_since", "month", "month in which the bond began", "siblings"};
    Column<std::uint32_t, 2> friends{*this, "friends", "row", "friend, and second friend", "friendship"};
    Column<std::uint32_t, 2> friends_since{*this, "friends_since", "month", "month in which they became friends", "friendship"};
    Column<std::uint32_t> guide{*this, "guide", "row", "mentor, nobody where the guide is a teacher", "mentoring"};
    Column<std::uint32_t> guide_kind{*this, "guide_kind", "-", "0 none, 1 teacher, 2 mentor", "mentoring"};
    Column<std::uint32_t> guide_since{*this, "guide_since", "month", "month in which the guide came", "mentoring"};
    Column<std::uint32_t> mentors{*this, "mentors", "-", "mentors so far", "mentoring"};
    Column<float, 2> teacher_traits{*this, "teacher_traits", "logit", "a teacher's sensitivity and rejection", "mentoring"};
    Column<std::uint32_t> therapy{*this, "therapy", "-", "1 while in psychotherapy", "psychotherapy"};
    Column<std::uint32_t> therapy_since{*this, "therapy_since", "month", "month in which the last psychotherapy began", "psychotherapy"};
    Column<std::uint32_t> therapy_ends{*this, "therapy_ends", "month", "month in which it ends if nobody drops out", "psychotherapy"};
    Column<std::uint32_t> courses{*this, "courses", "-", "psychotherapies begun", "psychotherapy"};
    Column<std::uint32_t> dropped_out{*this, "dropped_out", "-", "psychotherapies left early", "psychotherapy"};
    Column<float> alliance{*this, "alliance", "logit", "what alliance, rupture and repair add to the therapist's sensitivity", "psychotherapy"};
    Column<std::uint32_t> ruptured{*this, "ruptured", "-", "1 while the alliance is ruptured", "psychotherapy"};
    Column<float> safety{*this, "safety", "-", "factor on plasticity in the safety of psychotherapy", "psychotherapy"};
    Column<float> elicitation{*this, "elicitation", "share", "share of exchanges in which the therapist elicits a direct bid", "psychotherapy"};
    Column<float> soothing{*this, "soothing", "1/month", "share of chronic arousal that psychotherapy takes a month", "psychotherapy"};
    Column<std::uint32_t> body_work{*this, "body_work", "-", "1 while in somatic therapy", "somatic_therapy"};
    Column<std::uint32_t> body_work_ends{*this, "body_work_ends", "month", "month in which it ends", "somatic_therapy"};
    Column<float> calming{*this, "calming", "1/month", "share of chronic arousal that somatic therapy takes a month", "somatic_therapy"};
    Column<float> extinction{*this, "extinction", "-", "factor on unlearning fear", "somatic_therapy"};

    // Love.
    Column<std::uint32_t> partner{*this, "partner", "row", "the partner", "partnership"};
    Column<std::uint32_t> partner_since{*this, "partner_since", "month", "month in which they met", "partnership"};
    Column<std::uint32_t> committed_since{*this, "committed_since", "month", "month in which they moved together, or never", "partnership"};
    Column<std::uint32_t> same_sex{*this, "same_sex", "-", "1 if looking for a partner of the same sex", "partnership"};
    Column<std::uint32_t> unions{*this, "unions", "-", "partners so far", "partnership"};
    Column<std::uint32_t> short_loves{*this, "short_loves", "-", "loves that parted before commitment", "partnership"};
    Column<std::uint32_t> fast_commitments{*this, "fast_commitments", "-", "commitments within three months of meeting", "partnership"};
    Column<std::uint32_t> separated_from{*this, "separated_from", "row", "the partner lost this month by parting", "partnership"};
    Column<std::uint32_t> widowed_from{*this, "widowed_from", "row", "the partner lost this month by death", "partnership"};
    Column<std::uint32_t> single_since{*this, "single_since", "month", "month since which there has been no partner", "partnership"};

    // The household's ups and downs, and what strikes it.
    Column<float> shared_context{*this, "shared_context", "SD", "slow context of the household this person heads", "family_context"};
    Column<float> own_context{*this, "own_context", "SD", "slow context of the person", "family_context"};
    Column<float> context{*this, "context", "logit", "what support or strain adds to sensitivity this month", "family_context"};
    Column<std::uint32_t, 4> context_luck{*this, "context_luck", "-", "words of the month's draw of context", "family_context"};
    Column<float> event_sensitivity{*this, "event_sensitivity", "logit", "sensitivity as family events left it", "family_events"};
    Column<float> event_rejection{*this, "event_rejection", "logit", "rejection as family events left it", "family_events"};
    Column<float> shock{*this, "shock", "logit", "sensitivity lost to the last event, fading", "family_events"};
    Column<std::uint32_t> event_now{*this, "event_now", "-", "what struck the household this month, 0 nothing", "family_events"};
    Column<float> sensitivity_loss{*this, "sensitivity_loss", "logit", "sensitivity this child lost to adversity", "adversity"};
    Column<float> rejection_gain{*this, "rejection_gain", "logit", "rejection added by maltreatment", "adversity"};
    Column<float> inconsistency_factor{*this, "inconsistency_factor", "-", "inconsistency multiplied", "adversity"};
    Column<float> fright_shift{*this, "fright_shift", "logit", "log-odds of frightening acts added", "adversity"};
    Column<float> fright_factor{*this, "fright_factor", "-", "chance of frightening acts multiplied", "adversity"};
    Column<float> fright_added{*this, "fright_added", "chance", "chance of frightening acts added", "adversity"};
    Column<float> training{*this, "training", "logit", "sensitivity that a parent training gives the main figure", "parent_training"};
    Column<float> training_rejection{*this, "training_rejection", "logit", "rejection that a parent training takes from the main figure", "parent_training"};
    Column<std::uint32_t> trained{*this, "trained", "-", "1 if the child was chosen for a parent training", "parent_training"};

    // State of mind K (what caregiving follows from) and the self G, both as standard scores by the norm tables.
    Column<float, 4> mind{*this, "mind", "reward; fear 0 to 1", "state of mind: mute, ask, amplify, fear", "state_of_mind"};
    Column<float> avoidance{*this, "avoidance", "SD", "avoidance of the state of mind", "state_of_mind"};
    Column<float> anxiety{*this, "anxiety", "SD", "anxiety of the state of mind", "state_of_mind"};
    Column<float> fearfulness{*this, "fearfulness", "SD", "fear in the state of mind", "state_of_mind"};
    Column<float> self_avoidance{*this, "self_avoidance", "SD", "avoidance of the general model", "state_of_mind"};
    Column<float> self_anxiety{*this, "self_anxiety", "SD", "anxiety of the general model", "state_of_mind"};
    Column<float> self_fear{*this, "self_fear", "SD", "fear in the general model", "state_of_mind"};

    Column<float, 4> drawn_self{*this, "drawn_self", "reward; fear 0 to 1", "founders at entry: general model as drawn, mute, ask, amplify, fear", "state_of_mind"};

    // What the person offers this month: to children in care, from K; to equals, as deviations from the usual, from G.
    Column<float> care_sensitivity{*this, "care_sensitivity", "logit", "sensitivity to a child, before context", "caregiving"};
    Column<float> care_rejection{*this, "care_rejection", "logit", "rejection of a child, before context", "caregiving"};
    Column<float> care_inconsistency{*this, "care_inconsistency", "-", "inconsistency to a child", "caregiving"};
    Column<float> care_frightening{*this, "care_frightening", "logit", "log-odds of frightening a child, before context", "caregiving"};
    Column<float> equal_sensitivity{*this, "equal_sensitivity", "logit", "sensitivity to equals, above the usual", "caregiving"};
    Column<float> equal_rejection{*this, "equal_rejection", "logit", "rejection of equals, above the usual", "caregiving"};
    Column<float> equal_inconsistency{*this, "equal_inconsistency", "-", "inconsistency to equals over the usual", "caregiving"};
    Column<float> equal_frightening{*this, "equal_frightening", "logit", "log-odds of frightening equals, above the usual", "caregiving"};

    // What only this pair has: residuals of each childhood figure's care, and of each other bond (slots 3 to 7).
    Column<float, 3> own_sensitivity{*this, "own_sensitivity", "logit", "residual of the figure's sensitivity", "caregiving"};
    Column<float, 3> own_rejection{*this, "own_rejection", "logit", "residual of the figure's rejection", "caregiving"};
    Column<float, 3> own_inconsistency{*this, "own_inconsistency", "-", "residual factor of the figure's inconsistency", "caregiving"};
    Column<float, 3> own_frightening{*this, "own_frightening", "logit", "residual of the figure's frightening behaviour", "caregiving"};
    Column<float, 5> pair_sensitivity{*this, "pair_sensitivity", "SD", "residual of sensitivity, slots 3 to 7", "responsiveness"};
    Column<float, 5> pair_rejection{*this, "pair_rejection", "SD", "residual of rejection, slots 3 to 7", "responsiveness"};

    // This month's exchanges with whoever stands in the slot being lived (one slot after the other).
    Column<std::uint32_t> helper{*this, "helper", "-", "this month in the helper slot: 0 nobody, 1 teacher, 2 mentor, 3 therapist", "company"};
    Column<std::uint32_t> beginning{*this, "beginning", "-", "bits by slot: bonds that begin this month", "company"};
    Column<std::uint32_t> with{*this, "with", "row", "the other's row in the society; nobody if there is none", "company"};
    Column<std::uint32_t> begins{*this, "begins", "-", "1 if the bond begins this month", "company"};
    Column<float> exchanges{*this, "exchanges", "1/month", "effective exchanges; 0 if there is nobody", "company"};
    Column<float> importance{*this, "importance", "-", "weight of these exchanges in the general model", "company"};
    Column<float> offered_sensitivity{*this, "offered_sensitivity", "logit", "sensitivity offered to this person", "responsiveness"};
    Column<float> offered_rejection{*this, "offered_rejection", "logit", "rejection offered to this person", "responsiveness"};
    Column<float> offered_inconsistency{*this, "offered_inconsistency", "-", "inconsistency offered to this person", "responsiveness"};
    Column<float> offered_frightening{*this, "offered_frightening", "chance", "chance of fright offered to this person", "responsiveness"};
    Column<std::uint32_t, 4> stress_luck{*this, "stress_luck", "-", "words of the month's draw of the other's stress", "caregiving"};
    Column<float> given_context{*this, "given_context", "logit", "context of the figure, slots 0 to 2", "caregiving"};
    Column<float> given_sensitivity{*this, "given_sensitivity", "logit", "sensitivity of the figure to this person, with context", "caregiving"};
    Column<float> given_rejection{*this, "given_rejection", "logit", "rejection of this person by the figure, with context", "caregiving"};
    Column<float> given_inconsistency{*this, "given_inconsistency", "-", "inconsistency of the figure to this person", "caregiving"};
    Column<float> given_frightening{*this, "given_frightening", "chance", "chance of fright by the figure, with context", "caregiving"};
    Column<float, 3> chance_noticed{*this, "chance_noticed", "chance", "by strategy", "caregiving"};
    Column<float, 3> chance_rejected{*this, "chance_rejected", "chance", "if noticed, by strategy", "caregiving"};
    Column<float> chance_frightened{*this, "chance_frightened", "chance", "if noticed", "caregiving"};
    Column<float, 3> outcome{*this, "outcome", "reward", "expected felt outcome by strategy", "working_model"};

    // How fast things are learned.
    Column<float> plasticity_of_age{*this, "plasticity_of_age", "-", "plasticity by age alone", "plasticity"};
    Column<float> plasticity{*this, "plasticity", "-", "plasticity of the general model this month", "plasticity"};
    Column<float> bond_plasticity{*this, "bond_plasticity", "-", "plasticity of a single relationship this month", "plasticity"};
    Column<float> generalization{*this, "generalization", "share", "share by which the general model follows this month's relationships, settled at the month's end", "transference"};
    Column<float> pull{*this, "pull", "share", "share by which the slot's relationship is pulled to the general model", "transference"};

    // What is learned.
    Column<float> urge{*this, "urge", "logit", "what reactivity and chronic arousal add this month to amplifying", "signalling"};
    Column<float, 8> chance_mute{*this, "chance_mute", "chance", "policy of the month: chance to mute", "signalling"};
    Column<float, 8> chance_ask{*this, "chance_ask", "chance", "policy of the month: chance to ask", "signalling"};
    Column<float, 24> expectation{*this, "expectation", "reward", "expected outcome of each strategy", "working_model"};
    Column<float, 3> general_expectation{*this, "general_expectation", "reward", "the general working model", "working_model"};
    Column<float, 8> felt_value{*this, "felt_value", "reward", "felt value of one's bids in the relationship", "working_model"};
    Column<float, 3> expectation_sum{*this, "expectation_sum", "reward", "of this month's relationships, by importance", "working_model"};
    Column<float> importance_sum{*this, "importance_sum", "-", "of this month's relationships", "working_model"};
    Column<float> exchange_sum{*this, "exchange_sum", "1/month", "all exchanges of this month", "working_model"};
    Column<float, 8> fear{*this, "fear", "0 to 1", "fear of the other", "fear"};
    Column<float> general_fear{*this, "general_fear", "0 to 1", "fear in the general model", "fear"};
    Column<float> fear_sum{*this, "fear_sum", "-", "fear of this month's relationships, by importance", "fear"};
    Column<float> strain{*this, "strain", "reward", "what the partner's amplified and muted bids take from the value of the bond", "conflict"};
    Column<float> conflict{*this, "conflict", "1/month", "this month's bids to the partner that were rejected or frightened", "conflict"};
    Column<float> tone{*this, "tone", "0 to 1", "chronic arousal: share of bids left unsoothed", "arousal"};
    Column<float> unsoothed_sum{*this, "unsoothed_sum", "1/month", "this month's bids that were not comforted", "arousal"};
    Column<float> worth{*this, "worth", "reward", "self-concept: felt value of one's own bids over the years", "self_concept"};
    Column<float> value_sum{*this, "value_sum", "reward/month", "felt value of this month's bids, by exchanges", "self_concept"};
    Column<float, 3> childhood_bids{*this, "childhood_bids", "bids", "made before 18, by strategy", "core_needs"};
    Column<float, 3> childhood_met{*this, "childhood_met", "bids", "comforted before 18, by strategy", "core_needs"};
    Column<float, 3> childhood_rejected{*this, "childhood_rejected", "bids", "rejected before 18, by strategy", "core_needs"};
    Column<float> childhood_frightened{*this, "childhood_frightened", "bids", "answered frighteningly before 18", "core_needs"};

    /// Whether, among the rows and in the slot being lived, nothing is exchanged and no bond begins: whatever such exchanges
    /// would change is left as it is. Written by company.
    bool idle = false;
    /// Whether a bond begins there.
    bool bonds_begin = true;
};

} // namespace dyad
