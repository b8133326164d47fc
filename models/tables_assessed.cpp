// Tables of assessments: what instruments scored, and the true state behind the scores, side by side and never mixed.
#include "models/tables.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace dyad {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

float years(std::uint32_t months) { return static_cast<float>(months) / months_per_year; }

/// Children in the order of their families, whatever their place in the nursery.
std::vector<std::uint32_t> by_family(const World& world) {
    std::vector<std::uint32_t> order(world.nursery.rows());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return world.nursery.person[i]; });
    return order;
}

std::size_t put_occasion(Frame& frame, const Recording& recording, const World& world, std::uint32_t i, std::uint32_t age_months,
                         std::uint32_t third) {
    frame.put(0, recording.person(world, world.nursery.person[i]));
    frame.put(1, years(age_months));
    frame.put(2, third);
    return 3;
}

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
    {"chance_mute", "chance to mute, by today's policy", "chance"},
    {"chance_ask", "chance to ask, by today's policy", "chance"},
    {"stress", "the figure's stress today (high is calm)", "SD"},
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
    for (const StateField& field : of_child) fields.push_back({field.name, FieldType::float32, field.label, field.unit});
    return fields;
}

std::size_t put_state(Frame& frame, std::size_t field, const World& world, std::uint32_t i) {
    const Nursery& infants = world.nursery;
    for (std::uint32_t k = 0; k < figures_at_most; ++k) field = put_towards(frame, field, infants, i, k);
    for (std::uint32_t s = 0; s < strategies; ++s) frame.put(field++, infants.general_expectation.strip(s)[i]);
    for (const float value : {infants.general_fear[i], infants.tone[i], infants.plasticity[i]}) frame.put(field++, value);
    return field;
}

void put_observed(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months, std::uint32_t wave) {
    for (const std::uint32_t i : by_family(world)) {
        std::size_t field = put_occasion(frame, recording, world, i, age_months, wave);
        for (std::uint32_t k = 0; k < figures_at_most; ++k)
            field = put_battery(frame, field, recording.battery, recording.chosen, world, i, k, world.nursery.has_figure(i, k), age_months,
                                recording.draw);
        frame.end_row();
    }
}

void put_latent(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months, std::uint32_t wave) {
    for (const std::uint32_t i : by_family(world)) {
        put_state(frame, put_occasion(frame, recording, world, i, age_months, wave), world, i);
        frame.end_row();
    }
}

void put_lives(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months) {
    for (const std::uint32_t i : by_family(world)) {
        if (!recording.is_followed(world, i)) continue;
        const std::uint32_t family = recording.family(world, world.persons.family[world.nursery.person[i]]);
        put_state(frame, put_occasion(frame, recording, world, i, age_months, family), world, i);
        frame.end_row();
    }
}

FrameFormat strange_situation_format(std::vector<Field> fields) {
    const std::vector<std::pair<std::uint8_t, std::string>> yes_no{{1, "no"}, {2, "yes"}};
    const std::vector<Field> own{
        {"slot", FieldType::uint8, "which figure takes part", "-", {{1, "main"}, {2, "second"}, {3, "third"}}},
        {"episode", FieldType::uint8, "episode, 1 to 8", "-"},
        {"figure_present", FieldType::uint8, "the figure is in the room", "-", yes_no},
        {"stranger_present", FieldType::uint8, "a stranger is in the room", "-", yes_no},
        {"reunion", FieldType::uint8, "the figure has just come back", "-", yes_no},
        {"muted", FieldType::uint8, "intervals in which the need was muted", "intervals"},
        {"asked", FieldType::uint8, "intervals with a direct bid", "intervals"},
        {"amplified", FieldType::uint8, "intervals with an amplified bid", "intervals"},
        {"distress", FieldType::float32, "overt distress", "0 to 1"},
        {"exploration", FieldType::float32, "exploration and play", "0 to 1"},
    };
    fields.insert(fields.end(), own.begin(), own.end());
    return {"strange_situation", "one row per followed child, figure, assessment and episode of the Strange Situation", fields};
}

void put_strange_situation(Frame& frame, const Recording& recording, const World& world, std::uint32_t age_months, std::uint32_t wave) {
    const auto& procedure = std::get<StrangeSituation>(recording.battery);
    if (!recording.chosen[0] || age_months < procedure.youngest || age_months > procedure.oldest) return;
    const auto yes = [](bool is) { return static_cast<std::uint8_t>(is ? 2 : 1); };
    for (const std::uint32_t i : by_family(world))
        for (std::uint32_t k = 0; recording.is_followed(world, i) && k < figures_at_most; ++k) {
            if (!world.nursery.has_figure(i, k)) continue;
            const auto episodes = procedure.play(world, i, k, age_months, recording.draw);
            for (std::uint8_t e = 0; e < episodes.size(); ++e) {
                const auto& episode = episodes[e];
                std::size_t field = put_occasion(frame, recording, world, i, age_months, wave);
                frame.put(field++, static_cast<std::uint8_t>(k + 1));
                frame.put(field++, static_cast<std::uint8_t>(e + 1));
                for (const bool is : {episode.figure_present, episode.stranger_present, episode.reunion}) frame.put(field++, yes(is));
                for (const auto count : {episode.muted, episode.asked, episode.amplified})
                    frame.put(field++, static_cast<std::uint8_t>(count));
                frame.put(field++, episode.distress);
                frame.put(field++, episode.exploration);
                frame.end_row();
            }
        }
}

} // namespace dyad
