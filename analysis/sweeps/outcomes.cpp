// Reading and choosing what a sweep keeps.
#include "analysis/sweeps/outcomes.hpp"

#include "analysis/evidence/study_file.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <set>

namespace dyad {

namespace {

SweepOutcome read_one(TomlEntry& entry, const EvidenceVocabulary& vocabulary, StudyReader& studies, std::set<std::string>& names) {
    SweepOutcome outcome;
    outcome.line = entry.line();
    outcome.name = entry.text("name");
    entry.called("the outcome " + outcome.name);
    if (outcome.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
        entry.refuse("name", "a name is made of small letters, figures and _, since it stands in commands and in tables");
    if (!names.insert(outcome.name).second) entry.refuse("name", "this name was given before; give each its own");
    outcome.label = entry.text("label");
    outcome.unit = entry.text("unit");
    outcome.years = entry.number("years").value_or(0.0);
    outcome.is_usual = entry.truth("usual");
    outcome.instruments = entry.texts("instruments");
    for (const std::string& instrument : outcome.instruments) {
        const auto& known = vocabulary.instruments;
        if (std::find(known.begin(), known.end(), instrument) != known.end()) continue;
        const auto nearest = nearest_name(instrument, known);
        entry.refuse("instruments", "Dyad has no instrument `" + instrument + "`" +
                                        (nearest ? "; did you mean `" + *nearest + "`?" : "; there are " + listed(known)));
    }
    if (const Written* study = entry.find("study")) outcome.study = studies.read(*study, entry.what());
    else entry.refuse("study", "`study` is missing, without which nothing tells what is estimated");
    unsigned oldest = 0; // months, of those born in the run
    for_each_series(outcome.study, [&](const std::string&, const SeriesPlan& series) {
        for (const Term& term : series.terms)
            if (term.of == Term::Of::person)
                for (const unsigned age : term.ages) oldest = std::max(oldest, age);
    });
    if (outcome.years * 12.0 < oldest) entry.refuse("years", "it looks at persons of " + years_in_words(oldest) + ", for which a run must be at least as long; say so in `years`");
    entry.finish();
    return outcome;
}

} // namespace

Outcome<std::vector<SweepOutcome>> read_outcomes(const std::string& path, std::string_view text, const EvidenceVocabulary& vocabulary) {
    const auto root = toml_of(path, text);
    if (!root) return root.refusals();
    std::vector<Refusal> refusals;
    std::vector<SweepOutcome> outcomes;
    std::set<std::string> names;
    StudyReader studies(path, vocabulary.fields, refusals, std::string(world_of_runs));
    for (const Written& item : root->items) {
        if (item.kind != Written::Kind::list || item.key != "outcome") {
            refusals.push_back({path, item.line, item.column, "`" + item.key + "` stands at the top level, where only [[outcome]] may stand"});
            continue;
        }
        for (const Written& table : item.items) {
            TomlEntry entry(path, table, "an outcome", refusals);
            if (table.kind == Written::Kind::table) outcomes.push_back(read_one(entry, vocabulary, studies, names));
            else entry.refuse(table, "it must be a table");
        }
    }
    if (refusals.empty() && outcomes.empty()) refusals.push_back({path, 0, 0, "there is no [[outcome]] in this file, so that nothing would be kept"});
    if (outcomes.size() > 250) refusals.push_back({path, 0, 0, "more than 250 outcomes are too many for one file of results; leave some out"});
    if (!refusals.empty()) return refusals;
    return outcomes;
}

Outcome<std::vector<SweepOutcome>> chosen_outcomes(const std::vector<SweepOutcome>& all, const std::vector<std::string>& names,
                                                   unsigned months) {
    std::vector<Refusal> refusals;
    std::vector<std::string> known;
    for (const SweepOutcome& outcome : all) known.push_back(outcome.name);
    for (const std::string& name : names) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) {
            const auto nearest = nearest_name(name, known);
            refusals.push_back({"--outcome " + shell_quoted(name), 0, 0,
                                "there is no such outcome" + (nearest ? "; did you mean `" + *nearest + "`?" : "; there are " + listed(known))});
            continue;
        }
        const double years = all[static_cast<std::size_t>(found - known.begin())].years;
        if (years * 12.0 > months)
            refusals.push_back({"--outcome " + shell_quoted(name), 0, 0,
                                "it needs runs of at least " + shortest(years) + " years, and these end at " + shortest(months / 12.0) +
                                    "; leave it out, or lengthen them with --set run.years=" + shortest(years)});
    }
    if (!refusals.empty()) return refusals;
    std::vector<SweepOutcome> chosen;
    for (const SweepOutcome& outcome : all)
        if (names.empty() ? outcome.is_usual && outcome.years * 12.0 <= months : std::find(names.begin(), names.end(), outcome.name) != names.end())
            chosen.push_back(outcome);
    const bool any_usual = std::any_of(all.begin(), all.end(), [](const SweepOutcome& one) { return one.is_usual; });
    if (chosen.empty() && !any_usual) return Refusal{"dyad", 0, 0, "none of these outcomes is `usual`, so that they must be chosen; say which with --outcome"};
    if (chosen.empty())
        return Refusal{"dyad", 0, 0, "runs of " + shortest(months / 12.0) + " years are too short for every usual outcome; lengthen them with --set run.years=1.5"};
    return chosen;
}

std::string study_text(const Study& study) {
    std::string text(name_of(study.estimator));
    for (const auto& [word, series] : {std::pair{" of ", &study.of}, {", with ", &study.with}, {", by ", &study.by}, {", given ", &study.given}, {", from ", &study.from}})
        if (!series->empty()) text += word + series->text;
    for (const SeriesPlan& condition : study.who) text += ", who " + condition.text;
    if (study.less) text += ", less (" + study_text(*study.less) + ")";
    if (study.over) text += ", over (" + study_text(*study.over) + ")";
    if (study.factor != 1.0) text += ", times " + shortest(study.factor);
    return text;
}

Evidence as_evidence(const std::vector<SweepOutcome>& outcomes, const std::string& scenario) {
    Evidence evidence;
    VirtualWorld world;
    world.name = world_of_runs;
    world.meaning = "a run of the sweep";
    world.scenario = scenario;
    evidence.worlds.push_back(std::move(world));
    for (const SweepOutcome& outcome : outcomes) {
        Finding finding;
        finding.id = outcome.name;
        finding.sentence = outcome.label;
        finding.instruments = outcome.instruments;
        finding.study = outcome.study;
        evidence.findings.push_back(std::move(finding));
    }
    return evidence;
}

} // namespace dyad
