// Laying a study's sheet out as tables, with labels and missing codes as results files have them.
#include "analysis/studies/study_tables.hpp"

#include "analysis/studies/table_fields.hpp"

#include <cmath>

namespace dyad {

namespace {

using namespace table_fields;

/// "anxiety_adulthood"; "woman" for what is known at recruitment.
std::string name_of_place(const StudyProtocol& protocol, const StudyPool::Place& place) {
    const std::string& measure = protocol.measures[place.measure].name;
    return place.at_recruitment ? measure : measure + "_" + protocol.waves[place.wave].name;
}

std::string label_of_place(const StudyProtocol& protocol, const StudyPool::Place& place) {
    const std::string& label = protocol.measures[place.measure].label;
    return place.at_recruitment ? label : label + ", wave " + protocol.waves[place.wave].name;
}

std::vector<std::pair<std::uint8_t, std::string>> codes_of_labels(const std::vector<std::string>& labels) {
    std::vector<std::pair<std::uint8_t, std::string>> codes;
    for (std::size_t k = 0; k < labels.size(); ++k) codes.emplace_back(static_cast<std::uint8_t>(k + 1), labels[k]);
    return codes;
}

Field score_field(const StudyProtocol& protocol, const StudyPool::Place& place, const std::string& suffix, const std::string& of_whom) {
    const StudyMeasure& measure = protocol.measures[place.measure];
    const std::string name = name_of_place(protocol, place) + suffix, label = label_of_place(protocol, place) + of_whom;
    if (measure.labels.empty()) return {name, FieldType::float32, label, measure.unit.empty() ? "-" : measure.unit};
    return {name, FieldType::uint8, label, "-", codes_of_labels(measure.labels)};
}

Field missing_field(const std::string& of) {
    return {of + "_missing", FieldType::uint8, "why " + of + " is missing (0: it is there)", "-", {{1, "not given"}, {2, "dropped out"}, {3, "not codable"}, {4, "not applicable"}}};
}

void put_score(Frame& frame, std::size_t& field, const StudyMeasure& measure, double score) {
    if (measure.labels.empty()) frame.put(field++, static_cast<float>(score));
    else frame.put(field++, static_cast<std::uint8_t>(std::isfinite(score) ? score + 1.0 : 0.0));
}

bool has_arms(const StudyProtocol& protocol) { return !protocol.arm.settings.empty(); }

/// How the state behind a score is told: under one world, or under both.
std::vector<std::string> states_told(const StudyProtocol& protocol) {
    return has_arms(protocol) ? std::vector<std::string>{"_untreated", "_treated"} : std::vector<std::string>{""};
}

} // namespace

std::vector<FrameFormat> study_tables(const StudyProtocol& protocol, const StudyPool& pool) {
    FrameFormat study{"study", "one row per participant", {whole("participant", "Number of the participant, in the order of recruitment"), whole("site", "The site, counted from 1")}};
    if (has_arms(protocol)) study.fields.push_back({"arm", FieldType::uint8, "What the participant was drawn to have", "-", {{1, "control"}, {2, "treatment"}}});
    std::vector<std::string> waves;
    for (const StudyWave& wave : protocol.waves) waves.push_back(wave.name);
    study.fields.push_back({"dropped_out", FieldType::uint8, "The wave before which the participant was lost (0: none)", "-", codes_of_labels(waves)});
    for (const StudyWave& wave : protocol.waves) study.fields.push_back({"age_" + wave.name, FieldType::float32, "Age at the visit of wave " + wave.name + "; empty for who did not come", "month"});
    for (const StudyPool::Place& place : pool.places) {
        study.fields.push_back(score_field(protocol, place, "", ""));
        study.fields.push_back(missing_field(study.fields.back().name));
        if (protocol.measures[place.measure].second_coder > 0.0) {
            study.fields.push_back(score_field(protocol, place, "_second", ", second coder"));
            study.fields.push_back(missing_field(study.fields.back().name));
        }
    }
    return {std::move(study),
            {"analyses", "one row per analysis: what the laboratory would report", {text("analysis", "Its name"), text("estimate", "What is estimated"), text("of", "What it looks at"), real("value", "The estimate"), real("standard_error", "Its standard error"), real("low", "Lower end of its 95 % interval"), real("high", "Upper end of its 95 % interval"), real("p", "Two-sided p"), whole("n", "Participants with every score it needs"), text("why", "Why there is none")}}};
}

Frame study_frame(const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet) {
    Frame frame(study_tables(protocol, pool).front().fields.size());
    for (std::size_t k = 0; k < sheet.participants(); ++k) {
        std::size_t field = 0;
        frame.put(field++, static_cast<std::uint32_t>(k + 1));
        frame.put(field++, sheet.site[k] + 1);
        if (has_arms(protocol)) frame.put(field++, static_cast<std::uint8_t>(sheet.in_arm[k] ? 2 : 1));
        frame.put(field++, static_cast<std::uint8_t>(sheet.left_before[k] < protocol.waves.size() ? sheet.left_before[k] + 1 : 0));
        for (const auto& ages : sheet.ages) frame.put(field++, ages[k] > 0 ? static_cast<float>(ages[k]) : std::numeric_limits<float>::quiet_NaN());
        for (std::size_t column = 0; column < pool.places.size(); ++column) {
            const StudyMeasure& measure = protocol.measures[pool.places[column].measure];
            const StudySheet::Column& from = sheet.columns[column];
            put_score(frame, field, measure, from.scores[k]);
            frame.put(field++, from.missing[k]);
            if (measure.second_coder <= 0.0) continue;
            put_score(frame, field, measure, from.second[k]);
            const auto coded_once = static_cast<std::uint8_t>(from.missing[k] == 0 ? static_cast<std::uint8_t>(Missing::not_given) : from.missing[k]);
            frame.put(field++, std::isfinite(from.second[k]) ? std::uint8_t{0} : coded_once);
        }
        frame.end_row();
    }
    return frame;
}

Frame analyses_frame(const StudyProtocol& protocol, const std::vector<Fitted>& fits) {
    Frame frame(10);
    for (std::size_t k = 0; k < fits.size(); ++k) {
        std::size_t field = 0;
        frame.put_text(field++, protocol.analyses[k].name);
        frame.put_text(field++, name_of(protocol.analyses[k].kind));
        frame.put_text(field++, text_of_analysis(protocol.analyses[k]));
        for (const double value : {fits[k].estimate, fits[k].standard_error, fits[k].low, fits[k].high, fits[k].p}) frame.put(field++, value);
        frame.put(field++, static_cast<std::uint32_t>(fits[k].n));
        frame.put_text(field, fits[k].why);
        frame.end_row();
    }
    return frame;
}

std::vector<FrameFormat> truth_tables(const StudyProtocol& protocol, const StudyPool& pool) {
    FrameFormat truth{"truth", "one row per participant of the study: what no laboratory knows", {whole("participant", "Number of the participant"), {"lineage", FieldType::uint64, "Who it is in the population", "-"}, {"took", FieldType::uint8, "Whether a treatment was taken", "-", {{1, "no"}, {2, "yes"}}}, {"lost", FieldType::uint8, "Why the participant was lost (0: was not)", "-", {{1, "died"}, {2, "left the study"}}}}};
    for (const StudyPool::Place& place : pool.places) {
        const StudyMeasure& measure = protocol.measures[place.measure];
        if (measure.truth.empty()) continue;
        for (const std::string& world : states_told(protocol))
            truth.fields.push_back({name_of_place(protocol, place) + "_truth" + world, FieldType::float32,
                                    "The state behind " + name_of_place(protocol, place) + " at the planned age: " + measure.truth + (world.empty() ? "" : ", " + world.substr(1)), "-"});
    }
    return {std::move(truth),
            {"population", "one row per analysis: what it gives for everybody who could be recruited", {text("analysis", "Its name"), real("with_instruments", "By the study's instruments, with nobody and nothing lost"), real("without_error", "By the true states behind them; not a number where one is not told"), whole("n", "Persons it rests on")}}};
}

Frame truth_frame(const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet) {
    Frame frame(truth_tables(protocol, pool).front().fields.size());
    for (std::size_t k = 0; k < sheet.participants(); ++k) {
        const std::uint32_t person = sheet.person[k];
        const long died = (sheet.took[k] ? pool.treated : pool.untreated).died[person];
        const bool is_lost = sheet.left_before[k] < protocol.waves.size();
        const bool has_died = is_lost && died < long{protocol.waves[sheet.left_before[k]].age} + long{protocol.waves[sheet.left_before[k]].window};
        std::size_t field = 0;
        frame.put(field++, static_cast<std::uint32_t>(k + 1));
        frame.put(field++, pool.lineage[person]);
        frame.put(field++, static_cast<std::uint8_t>(sheet.took[k] ? 2 : 1));
        frame.put(field++, static_cast<std::uint8_t>(has_died ? 1 : is_lost ? 2
                                                                            : 0));
        for (std::size_t column = 0; column < pool.places.size(); ++column) {
            if (protocol.measures[pool.places[column].measure].truth.empty()) continue;
            frame.put(field++, pool.untreated.columns[column].truth[person]);
            if (has_arms(protocol)) frame.put(field++, pool.treated.columns[column].truth[person]);
        }
        frame.end_row();
    }
    return frame;
}

std::vector<PopulationValue> population_values(const StudyProtocol& protocol, const StudyPool& pool, const Fieldwork& fieldwork, std::size_t waves) {
    std::vector<PopulationValue> values;
    StudySheet seen = fieldwork.everybody(false), true_states = fieldwork.everybody(true);
    seen.held = true_states.held = waves;
    for (const StudyAnalysis& analysis : protocol.analyses) {
        PopulationValue& value = values.emplace_back();
        if (analysis.needs_waves > waves) continue;
        const Fitted fitted = fit(analysis, protocol, pool, seen, 1, 0, Inference::estimate_only);
        value.with_instruments = fitted.estimate;
        value.n = fitted.n;
        if (has_truth(analysis, protocol)) value.without_error = fit(analysis, protocol, pool, true_states, 1, 0, Inference::estimate_only).estimate;
    }
    return values;
}

Frame population_frame(const StudyProtocol& protocol, const std::vector<PopulationValue>& values) {
    Frame frame(4);
    for (std::size_t k = 0; k < values.size(); ++k) {
        frame.put_text(0, protocol.analyses[k].name);
        frame.put(1, values[k].with_instruments);
        frame.put(2, values[k].without_error);
        frame.put(3, static_cast<std::uint32_t>(values[k].n));
        frame.end_row();
    }
    return frame;
}

} // namespace dyad
