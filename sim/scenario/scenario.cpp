// A scenario from its file, its includes and its settings, or every reason why there is none.
#include "sim/scenario/scenario.hpp"

#include "sim/scenario/scenario_files.hpp"
#include "sim/scenario/scenario_paths.hpp"

#include <algorithm>
#include <array>

namespace dyad {
namespace {

/// In months: infancy, then school, the end of childhood, and adult life.
constexpr std::array<std::uint32_t, 8> usual_ages{9, 13, 18, 6 * 12, 18 * 12, 25 * 12, 35 * 12, 50 * 12};

const Given* sound(const GivenKeys& given, const std::string& name) {
    const auto found = given.find(name);
    return found == given.end() || !found->second.sound ? nullptr : &found->second;
}

std::string text_or_nothing(const GivenKeys& given, const std::string& name) {
    const Given* key = sound(given, name);
    return key ? key->value.text : "";
}

void take_number(const GivenKeys& given, const std::string& name, std::uint32_t& number) {
    if (const Given* key = sound(given, name)) number = static_cast<std::uint32_t>(key->value.number);
}

std::vector<std::string> words_or_none(const GivenKeys& given, const std::string& name) {
    std::vector<std::string> words;
    if (const Given* key = sound(given, name))
        for (const Written& item : key->value.items) words.push_back(item.text);
    return words;
}

SweepWishes sweep_in(const GivenKeys& given) {
    SweepWishes wishes;
    wishes.vary = words_or_none(given, "sweep.vary");
    wishes.outcomes = words_or_none(given, "sweep.outcomes");
    wishes.design = text_or_nothing(given, "sweep.design");
    wishes.luck = text_or_nothing(given, "sweep.luck");
    take_number(given, "sweep.points", wishes.points);
    take_number(given, "sweep.replicates", wishes.replicates);
    return wishes;
}

void take_run(const GivenKeys& given, Scenario& scenario, Complaints& complaints) {
    take_number(given, "run.families", scenario.families);
    take_number(given, "run.community", scenario.community);
    take_number(given, "run.seed", scenario.seed);
    take_number(given, "record.lives", scenario.record_lives);
    if (const Given* years = sound(given, "run.years")) scenario.months = *months_of(years->value.number);

    const std::uint64_t most = std::uint64_t{most_communities} * scenario.community;
    if (scenario.families <= most) return;
    const Given* blamed = sound(given, "run.community");
    complaints.add(blamed->source,
                   {blamed->value.line, blamed->value.column,
                    "communities of " + std::to_string(scenario.community) + " hold at most " + std::to_string(most) +
                        " families in all, but `run.families` is " + std::to_string(scenario.families) +
                        "; write fewer families or larger communities"});
}

/// Settings have no lines.
bool is_setting(const Given& given) { return given.value.line == 0; }

/// A list of ages as a scenario gives it: `record.ages` in months or `record.years` in years.
struct AgeList {
    std::string name;
    bool in_years;
    std::vector<std::uint32_t> within{};  ///< the run, in months
    std::vector<const Written*> beyond{}; ///< its end

    std::string text_of(std::uint32_t months) const { return in_years ? years_text(months) : std::to_string(months); }
};

std::string joined(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
    return list;
}

/// How long a run is, in words.
std::string length_text(std::uint32_t months) {
    if (months >= 24 && months % 12 == 0) return std::to_string(months / 12) + " years";
    return std::to_string(months) + " months";
}

/// The file is sound; it is the setting that leaves some of its ages behind, and another setting mends that.
Complaint shortened_run(const Scenario& scenario, const AgeList& list) {
    std::vector<std::string> late, kept;
    for (const Written* age : list.beyond) late.push_back(age->text);
    for (const std::uint32_t age : list.within) kept.push_back(list.text_of(age));
    if (kept.empty()) kept.push_back(list.text_of(scenario.months));
    return {0, 0,
            "the run then ends at " + length_text(scenario.months) + ", before `" + list.name + "` of the scenario (" +
                joined(late) + "), so that nobody would be looked at then; add --set '" + list.name + "=[" +
                joined(kept) + "]'"};
}

void sort_out(std::vector<std::uint32_t>& ages) {
    std::sort(ages.begin(), ages.end());
    ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
}

void take_age_list(const GivenKeys& given, Scenario& scenario, Complaints& complaints, AgeList list) {
    const Given* ages = sound(given, list.name);
    if (!ages) return;
    for (const Written& age : ages->value.items) {
        const double months = list.in_years ? *months_of(age.number) : age.number;
        if (months <= scenario.months) list.within.push_back(static_cast<std::uint32_t>(months));
        else list.beyond.push_back(&age);
    }
    sort_out(list.within);
    scenario.record_ages.insert(scenario.record_ages.end(), list.within.begin(), list.within.end());
    const auto years = given.find("run.years");
    const bool shortened = years != given.end() && is_setting(years->second) && !is_setting(*ages);
    if (!list.beyond.empty() && shortened) complaints.add(years->second.source, shortened_run(scenario, list));
    else
        for (const Written* age : list.beyond)
            complaints.add(ages->source, {age->line, age->column,
                                          "`" + list.name + "` holds " + age->text + ", but the run ends at " +
                                              length_text(scenario.months) +
                                              ", so nobody would be looked at; write an earlier age"});
}

void take_ages(const GivenKeys& given, Scenario& scenario, Complaints& complaints) {
    const auto years = given.find("run.years");
    if (years != given.end() && !years->second.sound) return; // the run's end is not known
    if (!given.contains("record.ages") && !given.contains("record.years"))
        for (const std::uint32_t age : usual_ages)
            if (age <= scenario.months) scenario.record_ages.push_back(age);
    take_age_list(given, scenario, complaints, {"record.ages", false});
    take_age_list(given, scenario, complaints, {"record.years", true});
    sort_out(scenario.record_ages);
}

void take_instruments(const GivenKeys& given, Scenario& scenario, const Vocabulary& vocabulary) {
    const Given* chosen = sound(given, "record.instruments");
    for (const std::string_view instrument : vocabulary.instruments)
        if (!chosen || std::any_of(chosen->value.items.begin(), chosen->value.items.end(), [&](const Written& one) { return one.text == instrument; }))
            scenario.record_instruments.emplace_back(instrument);
}

void take_values(const GivenKeys& given, Scenario& scenario, const Vocabulary& vocabulary) {
    for (const auto& [mechanism, parameter] : vocabulary.declarations) {
        const Given* key = sound(given, std::string(mechanism) + "." + parameter.name);
        if (!key && parameter.follows) key = sound(given, parameter.follows);
        scenario.values.push_back(key ? key->value.number + 0.0 : parameter.value); // + 0.0 turns -0 into 0
    }
}

/// What the model cannot live, though each value is sound by itself.
void take_objections(const GivenKeys& given, const Scenario& scenario, const Vocabulary& vocabulary,
                     std::size_t own, Complaints& complaints) {
    if (!vocabulary.impossible) return;
    for (Objection& objection : vocabulary.impossible(scenario)) {
        const Given* blamed = nullptr;
        for (const std::string& key : objection.keys)
            if (!blamed) blamed = sound(given, key);
        const Complaint complaint{blamed ? blamed->value.line : 0, blamed ? blamed->value.column : 0,
                                  std::move(objection.sentence)};
        complaints.add(blamed ? blamed->source : own, complaint);
    }
}

} // namespace

Outcome<Scenario> read_scenario(const std::string& path, std::span<const std::string> settings,
                                const Vocabulary& vocabulary, const ReadText& read) {
    const Grammar grammar(vocabulary);
    Complaints complaints;
    ScenarioFiles files(grammar, read, complaints);
    Scenario scenario;
    GivenKeys given = files.read(path);
    const std::size_t own = 0; // the scenario's own file is the first source
    scenario.settings = files.apply(settings, given);

    if (files.complete()) {
        if (!given.contains("title") && !files.title_misspelt())
            complaints.add(own,
                           {0, 0,
                            "the scenario has no title, but summaries and figures show it; begin with a line such as "
                            "title = \"Rejecting care\""});
        take_run(given, scenario, complaints);
        take_ages(given, scenario, complaints);
    }
    if (!complaints.empty()) return complaints.sorted();

    take_instruments(given, scenario, vocabulary);
    take_values(given, scenario, vocabulary);
    take_objections(given, scenario, vocabulary, own, complaints);
    if (!complaints.empty()) return complaints.sorted();
    scenario.file = path;
    scenario.name = stem_of(path);
    scenario.text = files.text();
    scenario.includes = files.includes();
    scenario.title = text_or_nothing(given, "title");
    scenario.question = text_or_nothing(given, "question");
    scenario.expect = text_or_nothing(given, "expect");
    scenario.compares = text_or_nothing(given, "compare") != "none";
    scenario.sweep = sweep_in(given);
    return scenario;
}

} // namespace dyad
