// Every answer under the names that the page knows (analysis/explorer/src/engine/protocol.ts).
#include "sim/commands/browser_answers.hpp"

#include "analysis/story/kinds_of_lives.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/parameters_json.hpp"
#include "sim/scenario/scenario_paths.hpp"
#include "sim/scenario/scenario_text.hpp"
#include "sim/version.hpp"

#include <cmath>

namespace dyad {

namespace {

Json scenarios_as_json() {
    auto all = Json::array();
    for (const BuiltInText& scenario : built_in_scenarios()) {
        const auto written = parse_toml(scenario.text);
        if (!written) continue;
        Json one{{"name", stem_of(std::string(scenario.file))}, {"title", ""}, {"question", ""}, {"expect", ""}};
        for (const Written& entry : written->items)
            if (entry.kind == Written::Kind::text && one.contains(entry.key)) one[entry.key] = entry.text;
        all.push_back(std::move(one));
    }
    return all;
}

const char* name_of(FieldType type) {
    switch (type) {
    case FieldType::uint8: return "uint8";
    case FieldType::uint32: return "uint32";
    case FieldType::uint64: return "uint64";
    case FieldType::float32: return "float32";
    case FieldType::float64: return "float64";
    case FieldType::text: break;
    }
    return "text";
}

/// A number, or null where it is none.
Json number_or_null(double number) { return std::isfinite(number) ? Json(number) : Json(nullptr); }

double number_of(const Frame& frame, const FrameFormat& format, std::size_t field) {
    switch (format.fields[field].type) {
    case FieldType::uint8: return frame.value<std::uint8_t>(field, 0);
    case FieldType::uint32: return frame.value<std::uint32_t>(field, 0);
    case FieldType::float32: return static_cast<double>(frame.value<float>(field, 0));
    case FieldType::float64: return frame.value<double>(field, 0);
    case FieldType::uint64:
    case FieldType::text: break;
    }
    return std::nan("");
}

/// The word of a code; nothing where it has none.
std::string word_of(const Field& field, double code) {
    for (const auto& [number, word] : field.codes)
        if (static_cast<double>(number) == code) return word;
    return {};
}

/// Scores of one row, with the words of codes and the reasons of what is missing, which stand in fields of their own.
void add_scores(Json& all, const Frame& frame, const FrameFormat& format) {
    constexpr std::string_view why = "_missing";
    for (std::size_t k = 0; k < format.fields.size(); ++k) {
        const Field& field = format.fields[k];
        const double number = number_of(frame, format, k);
        const std::string word = word_of(field, number);
        if (field.name.ends_with(why)) {
            if (!word.empty()) all["missing"][field.name.substr(0, field.name.size() - why.size())] = word;
            continue;
        }
        all["observed"][field.name] = !field.codes.empty() && word.empty() ? Json(nullptr) : number_or_null(number);
        if (!word.empty()) all["codes"][field.name] = word;
    }
}

Json episode_as_json(const InfantAssessment::Episode& one) {
    constexpr const char* names[] = {"mute", "ask", "amplify"};
    auto intervals = Json::array();
    for (std::uint32_t k = 0; k < one.intervals; ++k) intervals.push_back(names[one.seen.strategy[k]]);
    return {{"slot", one.slot}, {"episode", one.number}, {"figure_present", one.seen.figure_present}, {"stranger_present", one.seen.stranger_present}, {"reunion", one.seen.reunion}, {"intervals", std::move(intervals)}, {"distress", one.seen.distress}, {"exploration", one.seen.exploration}};
}

} // namespace

Json about_engine() {
    Json all{{"version", version()}, {"parameters", parameters_as_json(declarations())}, {"scenarios", scenarios_as_json()}};
    for (const char* name : {"chapters", "kinds", "days"}) all[name] = Json::array();
    for (const Chapter& chapter : chapters()) all["chapters"].push_back({{"name", chapter.name}, {"meaning", chapter.meaning}, {"instrument", chapter.instrument}});
    for (const KindOfLife& kind : kinds_of_lives()) all["kinds"].push_back({{"name", kind.name}, {"meaning", kind.meaning}});
    for (const DayField& field : day_fields()) all["days"].push_back({{"name", field.name}, {"unit", field.unit}, {"meaning", field.meaning}});
    return all;
}

Json refusals_as_json(std::span<const Refusal> refusals) {
    Json all{{"refusals", Json::array()}};
    for (const Refusal& refusal : refusals) all["refusals"].push_back({{"file", refusal.file}, {"line", refusal.line}, {"column", refusal.column}, {"sentence", refusal.sentence}});
    return all;
}

Json table_as_json(const FrameFormat& format, std::size_t rows) {
    Json table{{"name", format.name}, {"label", format.label}, {"rows", rows}, {"fields", Json::array()}};
    for (const Field& field : format.fields) {
        Json one{{"name", field.name}, {"type", name_of(field.type)}, {"label", field.label}, {"unit", field.unit}, {"codes", Json::object()}};
        for (const auto& [code, word] : field.codes) one["codes"][std::to_string(code)] = word;
        if (field.missing) one["missing"] = *field.missing;
        table["fields"].push_back(std::move(one));
    }
    return table;
}

Json story_as_json(const LifeStory& story) {
    Json all{{"heading", story.heading}, {"chapters", Json::array()}};
    for (const StoryChapter& chapter : story.chapters) {
        Json one{{"title", chapter.title}, {"sentences", Json::array()}};
        for (const StorySentence& sentence : chapter.sentences)
            one["sentences"].push_back({{"text", sentence.text}, {"grounds", sentence.trace.empty() ? std::string() : trace_text(sentence)}});
        all["chapters"].push_back(std::move(one));
    }
    return all;
}

Json assessed_as_json(const Watch& watch) {
    const InfantAssessment assessed = watch.assess();
    Json all{{"observed", Json::object()}, {"latent", Json::object()}, {"codes", Json::object()}, {"missing", Json::object()}, {"episodes", Json::array()}};
    add_scores(all, assessed.observed, watch.observed_format());
    const FrameFormat latent = watch.latent_format();
    for (std::size_t k = 0; k < latent.fields.size(); ++k) all["latent"][latent.fields[k].name] = number_or_null(number_of(assessed.latent, latent, k));
    for (const InfantAssessment::Episode& episode : assessed.episodes) all["episodes"].push_back(episode_as_json(episode));
    return all;
}

Json figures_as_json(const Watch& watch) {
    auto all = Json::array();
    for (std::size_t k = 0; k < figures_at_most; ++k)
        if (const std::uint32_t role = watch.role_of(k); role != no_role) all.push_back({{"role", word_of_role(role)}, {"weight", watch.weight_of(k)}});
    return all;
}

} // namespace dyad
