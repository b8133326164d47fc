// The true state of a child, figure by figure and in general, as it stands in /latent and /lives.
#include "models/instruments/true_state.hpp"

#include "models/formulas.hpp"

#include <algorithm>
#include <limits>

namespace dyad {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// True states towards one figure: name, label, unit.
struct StateField {
    const char *name, *label, *unit;
};
constexpr StateField of_figure[] = {
    {"security", "margin of asking over the better other strategy, less fear", "reward"},
    {"responsiveness", "chance that a direct bid is noticed today and not rejected", "chance"},
    {"frightening", "chance that a noticed bid is answered frighteningly this month", "chance"},
    {"rejecting", "chance that a noticed direct bid is rejected this month", "chance"},
    {"q_mute", "expected outcome of muting the need", "reward"},
    {"q_ask", "expected outcome of asking directly", "reward"},
    {"q_amplify", "expected outcome of amplifying the need", "reward"},
    {"fear", "fear of the figure", "0 to 1"},
    {"formed", "how far a selective attachment to the figure has formed", "0 to 1"},
    {"chance_mute", "chance to mute, by today's policy", "chance"},
    {"chance_ask", "chance to ask, by today's policy", "chance"},
    {"calm", "how calm the figure is today (low is stressed)", "SD"},
    {"context", "what family support or strain adds to sensitivity this month", "logit"},
};
constexpr StateField of_child[] = {
    {"general_mute", "general model: expected outcome of muting", "reward"},
    {"general_ask", "general model: expected outcome of asking", "reward"},
    {"general_amplify", "general model: expected outcome of amplifying", "reward"},
    {"general_fear", "general model: fear", "0 to 1"},
    {"tone", "chronic arousal", "0 to 1"},
    {"plasticity", "plasticity of the general model", "-"},
};

/// How safe asking is in this relationship: the truth that instruments of security try to see.
float security_of(const Nursery& infants, std::uint32_t i, std::uint32_t k) {
    const auto q = [&](Strategy s) { return infants.expectation.strip(3 * k + s)[i]; };
    return q(ask) - std::max(q(mute), q(amplify)) - infants.fear.strip(k)[i];
}

std::size_t put_towards(Frame& frame, std::size_t field, const Nursery& infants, std::uint32_t i, std::uint32_t k) {
    const float rejecting = infants.chance_rejected.strip(3 * k + ask)[i];
    const float values[] = {
        security_of(infants, i, k),
        responsiveness_of(infants.chance_noticed.strip(3 * k + ask)[i], rejecting),
        infants.chance_frightened.strip(k)[i],
        rejecting,
        infants.expectation.strip(3 * k + mute)[i],
        infants.expectation.strip(3 * k + ask)[i],
        infants.expectation.strip(3 * k + amplify)[i],
        infants.fear.strip(k)[i],
        infants.formed.strip(k)[i],
        infants.chance_mute.strip(k)[i],
        infants.chance_ask.strip(k)[i],
        infants.stress.strip(k)[i],
        infants.context.strip(k)[i],
    };
    static_assert(std::size(values) == std::size(of_figure));
    const bool there = infants.has_figure(i, k);
    for (const float value : values) frame.put(field++, there ? value : unknown);
    return field;
}

} // namespace

std::vector<Field> state_fields() {
    std::vector<Field> fields;
    for (const std::string_view suffix : figure_suffixes)
        for (const StateField& field : of_figure)
            fields.push_back({field.name + std::string(suffix), FieldType::float32, field.label, field.unit});
    for (const StateField& field : of_child)
        fields.push_back({field.name, FieldType::float32, field.label, field.unit});
    return fields;
}

std::size_t put_state(Frame& frame, std::size_t field, const World& world, std::uint32_t i) {
    const Nursery& infants = world.nursery;
    for (std::uint32_t k = 0; k < figures_at_most; ++k) field = put_towards(frame, field, infants, i, k);
    for (std::uint32_t s = 0; s < strategies; ++s) frame.put(field++, infants.general_expectation.strip(s)[i]);
    for (const float value : {infants.general_fear[i], infants.tone[i], infants.plasticity[i]})
        frame.put(field++, value);
    return field;
}

} // namespace dyad
