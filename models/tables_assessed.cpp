// Tables of assessments: what instruments scored, and the true state behind the scores, side by side and never mixed.
#include "models/tables.hpp"

namespace dyad {

namespace {

float years(std::uint32_t months) { return static_cast<float>(months) / months_per_year; }

std::size_t put_occasion(Frame& frame, const Recording& recording, const World& world, const Present& who,
                         std::uint32_t third) {
    frame.put(0, recording.person(world, who.person));
    frame.put(1, years(who.age_months));
    frame.put(2, third);
    return 3;
}

Subject subject_of(const World& world, const Present& who) { return Subject{world, who.row, who.in_nursery}; }

} // namespace

void put_observed(Frame& frame, const Recording& recording, const World& world, const Present& who,
                  std::uint32_t wave) {
    put_battery(frame, put_occasion(frame, recording, world, who, wave), recording.battery, recording.chosen,
                subject_of(world, who), who.age_months, recording.draw);
    frame.end_row();
}

void put_latent(Frame& frame, const Recording& recording, const World& world, const Present& who, std::uint32_t wave) {
    put_state(frame, put_occasion(frame, recording, world, who, wave), subject_of(world, who), who.age_months);
    frame.end_row();
}

void put_lives(Frame& frame, const Recording& recording, const World& world, const Present& who) {
    const std::uint32_t family = recording.family(world, world.persons.family[who.person]);
    put_state(frame, put_occasion(frame, recording, world, who, family), subject_of(world, who), who.age_months);
    frame.end_row();
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
    return {"strange_situation", "one row per followed child, figure, assessment and episode of the Strange Situation",
            fields};
}

void put_strange_situation(Frame& frame, const Recording& recording, const World& world, const Present& who,
                           std::uint32_t wave) {
    const auto& procedure = std::get<StrangeSituation>(recording.battery);
    const bool of_age = who.age_months >= procedure.youngest && who.age_months <= procedure.oldest;
    if (!recording.gives_strange_situation() || !of_age) return;
    const Subject child = subject_of(world, who);
    const auto yes = [](bool is) { return static_cast<std::uint8_t>(is ? 2 : 1); };
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        if (!child.has(k)) continue;
        const auto episodes = procedure.play(child, k, who.age_months, recording.draw);
        for (std::size_t e = 0; e < episodes.size(); ++e) {
            const auto& episode = episodes[e];
            std::size_t field = put_occasion(frame, recording, world, who, wave);
            frame.put(field++, static_cast<std::uint8_t>(k + 1));
            frame.put(field++, static_cast<std::uint8_t>(e + 1));
            for (const bool is : {episode.figure_present, episode.stranger_present, episode.reunion})
                frame.put(field++, yes(is));
            for (const auto count : {episode.muted, episode.asked, episode.amplified})
                frame.put(field++, static_cast<std::uint8_t>(count));
            frame.put(field++, episode.distress);
            frame.put(field++, episode.exploration);
            frame.end_row();
        }
    }
}

} // namespace dyad
