// Reading sources, worlds, mechanisms and findings, and holding them against each other.
#include "analysis/evidence/findings_file.hpp"

#include "analysis/evidence/entry.hpp"
#include "analysis/evidence/finding_checks.hpp"
#include "analysis/evidence/study_file.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace dyad {

namespace {

template <class Name, std::size_t n> std::vector<std::string> names_of(const std::array<Name, n>& all) {
    std::vector<std::string> names;
    for (const Name one : all) names.emplace_back(name_of(one));
    return names;
}

constexpr std::array uses{Use::fit, Use::holdout, Use::challenge};
constexpr std::array statistics{Statistic::r, Statistic::kappa, Statistic::d, Statistic::share, Statistic::mean,
                                Statistic::spread, Statistic::heritability, Statistic::direction};
constexpr std::array checks{Checked::read, Checked::part, Checked::memory_high, Checked::memory_moderate,
                            Checked::memory_low};
const std::vector<std::string> domains{"infancy", "adulthood", "change", "transmission"};
/// One file on its way to evidence.
class EvidenceReader {
public:
    EvidenceReader(const std::string& path, const EvidenceVocabulary& vocabulary, Reads reads)
        : path_(path), vocabulary_(vocabulary), reads_(reads), studies_(path, vocabulary.fields, refusals_) {}

    Outcome<Evidence> read(const Written& root) {
        for (const Written& item : root.items) {
            if (item.kind != Written::Kind::list) {
                refusals_.push_back({path_, item.line, item.column,
                                     "`" + item.key + "` stands at the top level, where only [[source]], [[world]], "
                                                      "[[mechanism]] and [[finding]] may stand"});
                continue;
            }
            for (const Written& table : item.items) read_table(item.key, table);
        }
        check_references();
        find_holdouts_asked_by_fits();
        if (refusals_.empty()) return std::move(evidence_);
        std::stable_sort(refusals_.begin(), refusals_.end(),
                         [](const Refusal& a, const Refusal& b) { return a.line < b.line; });
        return refusals_;
    }

private:
    void read_table(const std::string& kind, const Written& table) {
        TomlEntry entry(path_, table, "a " + kind, refusals_);
        if (table.kind != Written::Kind::table) return entry.refuse(table, "it must be a table");
        if (kind == "source") source(entry);
        else if (kind == "world") world(entry);
        else if (kind == "mechanism") mechanism(entry);
        else if (kind == "finding") finding(entry);
        else
            return entry.refuse(table, "there is no such kind of entry; it must be source, world, mechanism or finding");
        entry.finish();
    }

    void name(TomlEntry& entry, std::string& into, const std::string& kind, std::set<std::string>& known) {
        into = entry.text("name");
        entry.called("the " + kind + " " + into);
        if (!into.empty() && !known.insert(into).second)
            entry.refuse("name", "this name was given before; give each its own");
    }
    void source(TomlEntry& entry) {
        Source source;
        name(entry, source.name, "source", sources_);
        source.reference = entry.text("reference");
        source.doi = entry.text("doi", false);
        source.line = entry.line();
        evidence_.sources.push_back(std::move(source));
    }
    void world(TomlEntry& entry) {
        VirtualWorld world;
        name(entry, world.name, "world", worlds_);
        world.meaning = entry.text("meaning");
        world.scenario = entry.text("scenario");
        world.settings = entry.texts("set");
        world.families = entry.number("families").value_or(1.0);
        if (!(world.families > 0.0 && world.families <= 10.0))
            entry.refuse("families", "it must be a number above 0 and at most 10: how many times the families of `lives`");
        world.line = entry.line();
        evidence_.worlds.push_back(std::move(world));
    }
    void mechanism(TomlEntry& entry) {
        Ablation ablation;
        name(entry, ablation.name, "mechanism", mechanisms_);
        ablation.meaning = entry.text("meaning");
        ablation.settings = entry.texts("off");
        if (ablation.settings.empty()) entry.refuse("off", "`off` must list the settings that switch it off");
        ablation.line = entry.line();
        evidence_.mechanisms.push_back(std::move(ablation));
    }

    void finding(TomlEntry& entry) {
        Finding finding;
        finding.line = entry.line();
        finding.id = entry.text("id");
        entry.called("the finding " + finding.id);
        if (!finding.id.empty() && !is_id(finding.id))
            entry.refuse("id", "an id is `i.` (infancy) or `a.` (adult) and a row of the evidence tables, as in i.S1 or "
                               "i.S3.A");
        if (!ids_.insert(finding.id).second)
            entry.refuse("id", "this id was given before, so that results could not be told apart; give each its own");
        finding.same_as = entry.text("same_as", false);
        if (!finding.same_as.empty() && !is_id(finding.same_as))
            entry.refuse("same_as", "it names the row of the evidence tables where the same study stands once more, as in a.X17");
        finding.sentence = entry.text("sentence");
        finding.statistic = statistics[entry.choice("statistic", names_of(statistics))];
        finding.checked = checks[entry.choice("checked", names_of(checks))];
        finding.use = uses[entry.choice("use", names_of(uses))];
        finding.domain = domains[entry.choice("domain", domains)];
        finding.n = entry.number("n");
        finding.k = entry.number("k");
        finding.population = entry.text("population");
        finding.ages = entry.text("ages", false);
        finding.measured = entry.text("measured");
        finding.instruments = entry.texts("instruments");
        for (const std::string& instrument : finding.instruments) check_instrument(entry, instrument);
        finding.source = entry.text("source");
        finding.starting = entry.truth("starting");
        finding.of_instrument = entry.truth("of_instrument");
        finding.why = entry.text("why", false);
        published(entry, finding);
        if (const Written* study = entry.find("study")) {
            finding.study = studies_.read(*study, entry.what());
            if (!fits(finding.statistic, finding.study.estimator) && !finding.study.less && !finding.study.over)
                entry.refuse(*study, "its statistic is " + std::string(name_of(finding.statistic)) + ", which its estimate does not give");
        } else entry.refuse("study", "`study` is missing, without which it cannot be put to Dyad");
        check_rules(finding, entry);
        evidence_.findings.push_back(std::move(finding));
    }

    void published(TomlEntry& entry, Finding& finding) {
        if (reads_ == Reads::fit_only && finding.use != Use::fit) {
            for (const char* key : {"value", "interval", "tau"}) entry.find(key); // known, and left alone
            return;
        }
        Published published;
        published.value = entry.number("value", true).value_or(Published::unknown);
        if (const auto interval = entry.pair("interval")) published.low = (*interval)[0], published.high = (*interval)[1];
        published.tau = entry.number("tau").value_or(Published::unknown);
        check_numbers(finding, published, entry);
        finding.published = published;
    }

    void check_instrument(TomlEntry& entry, const std::string& instrument) {
        const auto& known = vocabulary_.instruments;
        if (std::find(known.begin(), known.end(), instrument) != known.end()) return;
        const auto nearest = nearest_name(instrument, known);
        entry.refuse("instruments", "Dyad has no instrument `" + instrument + "`" +
                                        (nearest ? "; did you mean `" + *nearest + "`?" : "; there are " + listed(known)));
    }

    void find_holdouts_asked_by_fits() {
        auto& all = evidence_.findings;
        for (Finding& finding : all)
            finding.asked_by_fit = finding.use == Use::holdout && std::any_of(all.begin(), all.end(), [&](const Finding& other) {
                                       return other.use == Use::fit && ask_the_same(finding.study, other.study);
                                   });
    }

    void check_references() {
        for (const Finding& finding : evidence_.findings) {
            if (!finding.source.empty() && !sources_.contains(finding.source))
                refusals_.push_back({path_, finding.line, 0,
                                     "the finding " + finding.id + ": there is no [[source]] named `" + finding.source +
                                         "`, so that it could not be cited; add one"});
        }
        std::vector<std::string> known(worlds_.begin(), worlds_.end());
        for (const StudyReader::AskedWorld& asked : studies_.asked())
            if (!worlds_.contains(asked.name))
                refusals_.push_back({path_, asked.line, asked.column,
                                     asked.what + ": there is no [[world]] named `" + asked.name + "`; it must be " +
                                         listed(known)});
    }

    const std::string& path_;
    const EvidenceVocabulary& vocabulary_;
    Reads reads_;
    Evidence evidence_;
    std::vector<Refusal> refusals_;
    std::set<std::string> sources_, worlds_, mechanisms_, ids_;
    StudyReader studies_;
};

} // namespace

Outcome<Evidence> read_evidence(const std::string& path, std::string_view text, const EvidenceVocabulary& vocabulary,
                                Reads reads) {
    const auto root = toml_of(path, text);
    if (!root) return root.refusals();
    return EvidenceReader(path, vocabulary, reads).read(*root);
}

} // namespace dyad
