// The nursery: children from birth to 18 months, who live in days, packed by how many figures they have.
#pragma once

#include "models/persons.hpp"

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace dyad {

/// Slots for attachment figures: the main figure first. A child has one to three.
inline constexpr std::size_t figures_at_most = 3;
/// Episodes of need in a day, at most.
inline constexpr std::size_t episodes_at_most = 8;

/// Children from birth to 18 months, packed, those with most figures first. Strips are figures unless said otherwise.
struct Nursery : Table {
    // Who the child is, and who cares for it.
    Column<std::uint32_t> person{*this, "person", "row", "the child's row in the register", "census"};
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half of the identity", "census"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half of the identity", "census"};
    Column<std::uint32_t> birth_day{*this, "birth_day", "day", "day of the run on which it was born", "census"};
    Column<std::uint32_t, 3> figure{*this, "figure", "row", "the figure's row in the register, nobody if there is none", "attachment_figures"};
    Column<std::uint32_t, 3> role{*this, "role", "-", "who the figure is to the child", "attachment_figures"};
    Column<std::uint32_t, 3> figure_since{*this, "figure_since", "month", "month in which the figure came", "attachment_figures"};
    Column<std::uint32_t> placed_with{*this, "placed_with", "row", "carer with whom the child is placed this month", "placement"};
    Column<std::uint32_t> placement_kind{*this, "placement_kind", "-", "role of that carer", "placement"};
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

    Column<float> training{*this, "training", "logit", "sensitivity that a parent training gives the main figure", "parent_training"};
    Column<float> training_rejection{*this, "training_rejection", "logit", "rejection that a parent training takes from the main figure", "parent_training"};
    Column<std::uint32_t> trained{*this, "trained", "-", "1 if the child was chosen for a parent training", "parent_training"};

    // The household's ups and downs.
    Column<float, 3> context{*this, "context", "logit", "what support or strain adds to sensitivity", "family_context"};

    // The caregiver towards this child: what only this pair has; all its traits this month; and today.
    Column<float, 3> own_sensitivity{*this, "own_sensitivity", "logit", "residual of the figure's sensitivity", "caregiving"};
    Column<float, 3> own_rejection{*this, "own_rejection", "logit", "residual of the figure's rejection", "caregiving"};
    Column<float, 3> own_inconsistency{*this, "own_inconsistency", "-", "residual factor of the figure's inconsistency", "caregiving"};
    Column<float, 3> own_frightening{*this, "own_frightening", "logit", "residual of the figure's frightening behaviour", "caregiving"};
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

    // A yoked infant's figures answer what another child does.
    Column<std::uint32_t> yoked{*this, "yoked", "-", "1 if answers do not depend on what the child does", "yoking"};
    Column<float> yoke_mute{*this, "yoke_mute", "chance", "chance to mute that is answered in its place", "yoking"};
    Column<float> yoke_ask{*this, "yoke_ask", "chance", "chance to ask that is answered in its place", "yoking"};

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
    Column<float> attaches{*this, "attaches", "share", "readiness to form selective attachments, by age", "selective_attachment"};
    Column<float, 3> formed{*this, "formed", "0 to 1", "how far a selective attachment to the figure has formed", "selective_attachment"};

    // How often each kind of bid was met so far, as expected by the month's chances.
    Column<float, 3> childhood_bids{*this, "childhood_bids", "bids", "made so far, by strategy", "core_needs"};
    Column<float, 3> childhood_met{*this, "childhood_met", "bids", "comforted so far, by strategy", "core_needs"};
    Column<float, 3> childhood_rejected{*this, "childhood_rejected", "bids", "rejected so far, by strategy", "core_needs"};
    Column<float> childhood_frightened{*this, "childhood_frightened", "bids", "answered frighteningly so far", "core_needs"};

    /// Rows that have a figure in slot k: [0, with_slot[k]). The order of rows makes this a prefix.
    std::uint32_t with_slot[figures_at_most] = {};
    /// Where those of the rows before `last` end that have slot k. If every infant has it, that is `last` itself, so that
    /// nobody's rows fill the last vector.
    [[gnu::always_inline]] std::uint32_t last_with(std::size_t k, std::uint32_t last) const {
        return last < with_slot[k] || with_slot[k] == rows() ? last : with_slot[k];
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
    /// Whether any infant is yoked; written by yoking.
    bool any_yoked = false;
};

} // namespace dyad
