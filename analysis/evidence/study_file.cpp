// From a table to a study: its worlds, its estimator, its series.
#include "analysis/evidence/study_file.hpp"

#include <memory>

namespace dyad {

namespace {

const std::vector<std::string> estimators{"share", "mean", "spread", "correlation", "kappa", "share_same",
                                          "difference", "contrast", "paired", "change", "mediated", "product"};

/// Which series an estimator needs beside `of`, and whether it needs a second world.
struct Needs {
    Estimator estimator;
    std::vector<std::string_view> series;
    bool against = false;
};
const std::vector<Needs> needs{{Estimator::correlation, {"with"}}, {Estimator::kappa, {"with"}}, {Estimator::share_same, {"with"}}, {Estimator::difference, {"by"}}, {Estimator::contrast, {}, true}, {Estimator::paired, {}, true}, {Estimator::change, {"from"}}, {Estimator::mediated, {"with", "given"}}, {Estimator::product, {"with", "given"}}};

} // namespace

std::string name_of(Estimator estimator) { return estimators[static_cast<std::size_t>(estimator)]; }

void StudyReader::read_worlds(Study& study, TomlEntry& entry, const Written& table, const std::string& what) {
    if (!world_.empty()) {
        study.world = world_;
        return;
    }
    for (const char* key : {"world", "against"}) {
        const std::string world = entry.text(key, *key == 'w');
        if (!world.empty()) asked_.push_back({world, table.line, table.column, what});
        (*key == 'w' ? study.world : study.against) = world;
    }
}

SeriesPlan StudyReader::series(TomlEntry& entry, std::string_view key, const std::string& text) {
    if (text.empty()) return {};
    auto plan = read_series(text, fields_);
    if (plan) return std::move(*plan);
    entry.refuse(key, plan.refusals().front().sentence);
    return {};
}

Study StudyReader::read(const Written& table, const std::string& what) {
    Study study;
    TomlEntry entry(file_, table, what + ", its study", refusals_);
    if (table.kind != Written::Kind::table) {
        entry.refuse(table, "it must be a table, as in { world = \"lives\", estimate = \"share\", of = \"…\" }");
        return study;
    }
    read_worlds(study, entry, table, what);
    study.estimator = static_cast<Estimator>(entry.choice("estimate", estimators));
    study.of = series(entry, "of", entry.text("of"));
    study.with = series(entry, "with", entry.text("with", false));
    study.by = series(entry, "by", entry.text("by", false));
    study.given = series(entry, "given", entry.text("given", false));
    study.from = series(entry, "from", entry.text("from", false));
    for (const std::string& condition : entry.texts("who"))
        study.who.push_back(series(entry, "who", condition));
    study.factor = entry.number("factor").value_or(1.0);
    for (const char* key : {"less", "over"})
        if (const Written* other = entry.find(key)) {
            auto& into = *key == 'l' ? study.less : study.over;
            into = std::make_shared<const Study>(read(*other, what));
        }
    check(study, entry);
    entry.finish();
    return study;
}

void StudyReader::check(const Study& study, TomlEntry& entry) {
    for (const Needs& need : needs) {
        if (need.estimator != study.estimator) continue;
        for (const std::string_view key : need.series)
            if (!entry.find(key))
                entry.refuse(key, "this estimate needs `" + std::string(key) + "` as well, a series");
        if (need.against && !world_.empty()) entry.refuse("estimate", "this estimate compares two worlds, and a run is one; `dyad twins` compares a scenario with its changed self");
        else if (need.against && study.against.empty())
            entry.refuse("against", "this estimate needs `against`, the world to compare with");
    }
}

} // namespace dyad
