// The world of one community: every column with its unit, its meaning and the one process that writes it.
#pragma once

#include "sim/table.hpp"

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace dyad {

/// Slots for attachment figures: the main figure first. A child has one to three.
inline constexpr std::size_t figures_at_most = 3;
/// Episodes of need in a day, at most.
inline constexpr std::size_t episodes_at_most = 8;

/// What a child in need can try. The field says deactivating, direct and hyperactivating.
enum Strategy : std::uint32_t {
    mute = 0,
    ask = 1,
    amplify = 2
};
inline constexpr std::size_t strategies = 3;

/// What came of a bid.
enum Answer : std::uint32_t {
    unnoticed = 0,
    comforted = 1,
    rejected = 2,
    frightened = 3
};

/// Who a figure is to the child.
enum Role : std::uint32_t {
    no_role = 0,
    mother = 1,
    father = 2,
    other_figure = 3,
    staff = 4
};

/// A parent who is not in this community's table (founders have none).
inline constexpr std::uint32_t nobody = 0xffffffffu;

/// Everyone who ever lived in the community.
struct Persons : Table {
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half of the identity by lineage", "attachment_figures"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half of the identity by lineage", "attachment_figures"};
    Column<std::uint32_t> family{*this, "family", "-", "founding family, counted within the community", "attachment_figures"};
    Column<std::uint32_t> role{*this, "role", "-", "role towards the family's child, 0 for the child itself", "attachment_figures"};
    Column<std::uint32_t> mother{*this, "mother", "row", "row of the mother", "attachment_figures"};
    Column<std::uint32_t> father{*this, "father", "row", "row of the father", "attachment_figures"};
    Column<std::uint32_t> sex{*this, "sex", "-", "1 female, 2 male", "attachment_figures"};
    Column<float> reactivity{*this, "reactivity", "SD", "temperamental reactivity", "temperament"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly experience acts, mean 1", "temperament"};
    Column<float, 4> mind{*this, "mind", "reward; fear 0 to 1", "state of mind: mute, ask, amplify, fear", "state_of_mind"};
    Column<float> avoidance{*this, "avoidance", "SD", "avoidance of the state of mind, by the norm table", "state_of_mind"};
    Column<float> anxiety{*this, "anxiety", "SD", "anxiety of the state of mind, by the norm table", "state_of_mind"};
    Column<float> fearfulness{*this, "fearfulness", "SD", "fear in the state of mind, by the norm table", "state_of_mind"};
};

/// Children from birth to 18 months, packed, those with most figures first. Strips are figures unless said otherwise.
struct Nursery : Table {
    // Who the child is, and who cares for it.
    Column<std::uint32_t> person{*this, "person", "row", "the child's row among the persons", "attachment_figures"};
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half of the identity", "attachment_figures"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half of the identity", "attachment_figures"};
    Column<std::uint32_t> birth_day{*this, "birth_day", "day", "day of the run on which it was born", "attachment_figures"};
    Column<std::uint32_t, 3> figure{*this, "figure", "row", "the figure's row among the persons", "attachment_figures"};
    Column<std::uint32_t, 3> role{*this, "role", "-", "who the figure is to the child", "attachment_figures"};
    Column<float, 3> weight{*this, "weight", "share", "share of bids that go to the figure", "attachment_figures"};
    Column<float> reactivity{*this, "reactivity", "SD", "temperamental reactivity", "temperament"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly experience acts", "temperament"};
    Column<float> felt_gain{*this, "felt_gain", "-", "how strongly outcomes are felt around the innate expectation", "temperament"};

    // What a scenario does to a family's caregiving.
    Column<float> sensitivity_loss{*this, "sensitivity_loss", "logit", "sensitivity lost to adversity", "adversity"};
    Column<float> rejection_gain{*this, "rejection_gain", "logit", "rejection added by maltreatment", "adversity"};
    Column<float> inconsistency_factor{*this, "inconsistency_factor", "-", "inconsistency multiplied", "adversity"};
    Column<float> fright_shift{*this, "fright_shift", "logit", "log-odds of frightening acts added", "adversity"};
    Column<float> fright_factor{*this, "fright_factor", "-", "chance of frightening acts multiplied", "adversity"};
    Column<float> fright_added{*this, "fright_added", "chance", "chance of frightening acts added", "adversity"};

    // The household's ups and downs.
    Column<float> shared_context{*this, "shared_context", "SD", "slow family context common to all figures", "family_context"};
    Column<float, 3> own_context{*this, "own_context", "SD", "slow context of each figure", "family_context"};
    Column<float, 3> context{*this, "context", "logit", "what support or strain adds to sensitivity", "family_context"};

    // The caregiver towards this child: lasting traits, this month, today.
    Column<float, 3> sensitivity{*this, "sensitivity", "logit", "log-odds that an average direct bid is noticed", "caregiving"};
    Column<float, 3> inconsistency{*this, "inconsistency", "-", "divides the log-odds of noticing", "caregiving"};
    Column<float, 3> rejection{*this, "rejection", "logit", "log-odds that a noticed direct bid is rejected", "caregiving"};
    Column<float, 3> frightening{*this, "frightening", "chance", "chance that a noticed bid is answered frighteningly", "caregiving"};
    Column<float, 3> readiness{*this, "readiness", "logit", "this month, log-odds that a direct bid is noticed on an ordinary day", "caregiving"};
    Column<float, 3> stress_effect{*this, "stress_effect", "logit/SD", "how much daily stress moves those log-odds", "caregiving"};
    Column<float, 3> mute_effect{*this, "mute_effect", "logit", "how much muting takes from those log-odds", "caregiving"};
    Column<float, 9> chance_rejected{*this, "chance_rejected", "chance", "this month, if noticed; strips figure x strategy", "caregiving"};
    Column<float, 3> chance_frightened{*this, "chance_frightened", "chance", "this month, if noticed", "caregiving"};
    Column<float, 3> stress{*this, "stress", "SD", "the figure's daily stress (high is calm)", "caregiving"};
    Column<std::uint32_t, 4> stress_luck{*this, "stress_luck", "-", "words of today's draw of stress", "caregiving"};
    Column<float, 9> chance_noticed{*this, "chance_noticed", "chance", "today; strips figure x strategy", "caregiving"};

    // How fast things are learned.
    Column<float> plasticity_of_age{*this, "plasticity_of_age", "-", "plasticity by age alone", "plasticity"};
    Column<float> log_plasticity{*this, "log_plasticity", "-", "log of plasticity by age and susceptibility", "plasticity"};
    Column<float> plasticity{*this, "plasticity", "-", "plasticity of the general model today", "plasticity"};
    Column<float> bond_plasticity{*this, "bond_plasticity", "-", "plasticity of a single relationship today", "plasticity"};
    Column<float> generalization{*this, "generalization", "1/day", "how fast the general model follows today", "transference"};
    Column<float> transference{*this, "transference", "1/day", "pull of each relationship to the general model", "transference"};

    // The day's bids and answers: figure, strategy and answer of each episode. Strips are episodes.
    Column<float, 3> chance_mute{*this, "chance_mute", "chance", "policy of the day: chance to mute", "signalling"};
    Column<float, 3> chance_ask{*this, "chance_ask", "chance", "policy of the day: chance to ask", "signalling"};
    Column<std::uint32_t, 4> bid_luck{*this, "bid_luck", "-", "words of the draw of the last two bids", "signalling"};
    Column<std::uint32_t, 4> answer_luck{*this, "answer_luck", "-", "words of the draw of the last two answers", "caregiving"};
    Column<std::uint32_t, episodes_at_most> bid_to{*this, "bid_to", "slot", "figure to whom the bid goes", "signalling"};
    Column<std::uint32_t, episodes_at_most> bid{*this, "bid", "-", "strategy of the bid", "signalling"};
    Column<std::uint32_t, episodes_at_most> answer{*this, "answer", "-", "what came of the bid", "caregiving"};

    Column<float, episodes_at_most> felt{*this, "felt", "reward", "how the episode felt", "working_model"};
    Column<float> unsoothed{*this, "unsoothed", "share", "share of today's bids that were not comforted", "arousal"};

    // What is learned. Strips of `expectation` are figure x strategy, of `general_expectation` strategies.
    Column<float, 9> expectation{*this, "expectation", "reward", "expected outcome of each strategy", "working_model"};
    Column<float, 3> general_expectation{*this, "general_expectation", "reward", "the general working model", "working_model"};
    Column<float, 3> fear{*this, "fear", "0 to 1", "fear of the figure", "fear"};
    Column<float> general_fear{*this, "general_fear", "0 to 1", "fear in the general model", "fear"};
    Column<float> tone{*this, "tone", "0 to 1", "chronic arousal: share of bids left unsoothed", "arousal"};
    Column<float, 3> formed{*this, "formed", "0 to 1", "how far a selective attachment to the figure has formed", "selective_attachment"};

    /// Rows that have a figure in slot k: [0, with_slot[k]). The order of rows makes this a prefix.
    std::uint32_t with_slot[figures_at_most] = {};
    [[gnu::always_inline]] std::uint32_t last_with(std::size_t k, std::uint32_t last) const {
        return last < with_slot[k] ? last : with_slot[k];
    }
    [[gnu::always_inline]] bool has_figure(std::uint32_t i, std::size_t k) const { return i < with_slot[k]; }
    /// Calls `act(count, first, last)` with the stretches of these rows that have three figures, two and one, so that each
    /// is spared the figures it lacks; `count` is a constant.
    template <class Act>
    [[gnu::always_inline]] void by_figures(std::uint32_t first, std::uint32_t last, const Act& act) const {
        const std::uint32_t three = last_with(2, last) > first ? last_with(2, last) : first;
        const std::uint32_t two = last_with(1, last) > first ? last_with(1, last) : first;
        act(std::integral_constant<std::size_t, 3>{}, first, three);
        act(std::integral_constant<std::size_t, 2>{}, three, two);
        act(std::integral_constant<std::size_t, 1>{}, two, last);
    }
    /// Episodes of need that a day is sampled by; written by signalling at birth.
    std::uint32_t episodes = 0;
};

/// Everyone who can ever meet.
struct World {
    Persons persons;
    Nursery nursery;
    std::uint32_t community = 0;
    std::uint32_t families = 0;
    std::uint32_t nursery_months = 18; ///< infancy, lived in days
};

} // namespace dyad
