// From TOML to a protocol: population and participants, waves, measures, losses, treatment. Analyses are read next door.
#include "analysis/studies/protocol_file.hpp"

#include "analysis/studies/analysis_entry.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <set>

namespace dyad {

namespace {

constexpr std::array<std::string_view, 6> taken_names{"participant", "site", "arm", "age", "lineage", "dropped_out"};

/// Share of participants and the like.
double share_of_entry(TomlEntry& entry, std::string_view key, double otherwise, double low = 0.0, double high = 1.0) {
    const double value = entry.number(key).value_or(otherwise);
    if (!(value >= low && value <= high)) entry.refuse(key, "`" + std::string(key) + "` must lie between " + shortest(low) + " and " + shortest(high));
    return value;
}

std::uint32_t count_of_entry(TomlEntry& entry, std::string_view key, double otherwise, double low, double high) {
    const double value = entry.number(key).value_or(otherwise);
    if (value >= low && value <= high && value == std::floor(value)) return static_cast<std::uint32_t>(value);
    entry.refuse(key, "`" + std::string(key) + "` must be a whole number from " + grouped(static_cast<std::uint64_t>(low)) + " to " + grouped(static_cast<std::uint64_t>(high)));
    return static_cast<std::uint32_t>(low);
}

/// "13 months", "25 years" in months.
unsigned months_of_entry(TomlEntry& entry, std::string_view key) {
    const std::string text = entry.text(key);
    const std::vector<std::string> words = words_in(text);
    double number = 0.0;
    const bool is_pair = words.size() == 2 && (words[1] == "months" || words[1] == "years");
    if (is_pair) {
        const auto [end, error] = std::from_chars(words[0].data(), words[0].data() + words[0].size(), number);
        if (error != std::errc{} || end != words[0].data() + words[0].size()) number = 0.0;
        if (words[1] == "years") number *= 12.0;
    }
    if (number >= 1.0 && number <= 1200.0 && number == std::floor(number)) return static_cast<unsigned>(number);
    if (!text.empty()) entry.refuse(key, "`" + text + "` is no age; write a whole number of months up to 100 years, as \"13 months\" or \"25 years\"");
    return 1;
}

class ProtocolReader {
public:
    ProtocolReader(const std::string& path, const EvidenceVocabulary& vocabulary, std::vector<Refusal>& refusals)
        : path_(path), vocabulary_(vocabulary), refusals_(refusals) {}

    StudyProtocol read(const Written& root, const std::string& name) {
        TomlEntry entry(path_, root, "the study", refusals_);
        protocol_.name = name;
        protocol_.title = entry.text("title");
        protocol_.question = entry.text("question");
        protocol_.source = entry.text("source");
        table(entry, "population", true, [this](TomlEntry& one) { population(one); });
        table(entry, "recruitment", true, [this](TomlEntry& one) { recruitment(one); });
        tables(entry, "wave", true, [this](TomlEntry& one) { wave(one); });
        tables(entry, "measure", true, [this](TomlEntry& one) { measure(one); });
        tables(entry, "attrition", false, [this](TomlEntry& one) { attrition(one); });
        table(entry, "intervention", false, [this](TomlEntry& one) { intervention(one); });
        tables(entry, "theory", false, [this](TomlEntry& one) { theory(one); });
        if (protocol_.theories.empty()) protocol_.theories.emplace_back();
        const ExpressionNames names = names_of(protocol_);
        tables(entry, "analysis", true, [&](TomlEntry& one) {
            protocol_.analyses.push_back(read_analysis(one, names, protocol_));
            unique(one, protocol_.analyses.back().name);
        });
        check_columns(entry);
        if (protocol_.theories.size() == 1 && !protocol_.theories.front().name.empty()) entry.refuse("theory", "one theory alone has none to be told apart from; write a second, or put what it sets into `set` of the population");
        entry.finish();
        return std::move(protocol_);
    }

private:
    using Reads = std::function<void(TomlEntry&)>;

    void table(TomlEntry& root, std::string_view key, bool required, const Reads& reads) {
        const Written* written = root.find(key);
        if (!written && required) root.refuse(key, "there is no [" + std::string(key) + "], without which the study is not described");
        if (written) one(root, *written, key, reads);
    }
    void tables(TomlEntry& root, std::string_view key, bool required, const Reads& reads) {
        const Written* written = root.find(key);
        names_.clear();
        if (!written && required) root.refuse(key, "there is no [[" + std::string(key) + "]]; a study has at least one");
        if (!written) return;
        if (written->kind != Written::Kind::list) return root.refuse(*written, "there may be several of these; write [[" + std::string(key) + "]] in double brackets");
        for (const Written& item : written->items) one(root, item, key, reads);
    }
    void one(TomlEntry& root, const Written& written, std::string_view key, const Reads& reads) {
        if (written.kind != Written::Kind::table) return root.refuse(written, "`" + std::string(key) + "` must be a table");
        TomlEntry entry(path_, written, std::string(key), refusals_);
        reads(entry);
        entry.finish();
    }

    /// A name that can stand in commands and as a column of tables, and that no other entry of the kind has.
    void unique(TomlEntry& entry, const std::string& name) {
        const bool sound = !name.empty() && name.size() <= 32 && name.front() >= 'a' && name.front() <= 'z' &&
                           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
        if (!sound && !name.empty()) entry.refuse("name", "a name begins with a small letter and has at most 32 small letters, figures and _, since it stands in tables");
        if (std::find(taken_names.begin(), taken_names.end(), name) != taken_names.end())
            entry.refuse("name", "`" + name + "` has a meaning of its own; choose another name");
        if (!names_.insert(name).second) entry.refuse("name", "this name was given before; give each its own");
    }

    void population(TomlEntry& entry) {
        protocol_.scenario = entry.text("scenario");
        protocol_.settings = entry.texts("set");
        protocol_.families = count_of_entry(entry, "families", 4000, 1, 1000000);
        protocol_.seed = count_of_entry(entry, "seed", 1, 0, 4294967295.0);
    }

    void recruitment(TomlEntry& entry) {
        protocol_.participants = count_of_entry(entry, "participants", 200, 4, 1000000);
        protocol_.sites = count_of_entry(entry, "sites", 1, 1, 1000);
        protocol_.site_sd = share_of_entry(entry, "site_sd", 0.0, 0.0, 5.0);
        protocol_.siblings = entry.truth("siblings");
        for (const std::string& condition : entry.texts("who")) {
            auto plan = read_series(condition, vocabulary_.fields);
            if (plan && !is_condition(*plan)) entry.refuse("who", "`" + condition + "` is a number and no condition; say which are recruited, as in `" + condition + " above 0.5`");
            else if (plan) protocol_.who.push_back(std::move(*plan));
            else entry.refuse("who", plan.refusals().front().sentence);
        }
    }

    void wave(TomlEntry& entry) {
        StudyWave wave;
        wave.name = entry.text("name");
        entry.called("the wave " + wave.name);
        unique(entry, wave.name);
        wave.age = months_of_entry(entry, "age");
        wave.window = count_of_entry(entry, "window", 0, 0, 60);
        if (wave.age > 1 && wave.window >= wave.age) entry.refuse("window", "it reaches back to before birth; make it smaller than the age");
        if (!protocol_.waves.empty() && protocol_.waves.back().age + protocol_.waves.back().window >= wave.age - std::min(wave.window, wave.age))
            entry.refuse("age", "this visit may come before that of the wave `" + protocol_.waves.back().name + "`; write waves in the order of their ages, with windows that do not touch");
        wave.instruments = entry.texts("instruments");
        for (const std::string& instrument : wave.instruments) {
            const auto& known = vocabulary_.instruments;
            if (std::find(known.begin(), known.end(), instrument) != known.end()) continue;
            const auto nearest = nearest_name(instrument, known);
            entry.refuse("instruments", "Dyad has no instrument `" + instrument + "`" + (nearest ? "; did you mean `" + *nearest + "`?" : "; there are " + listed(known)));
        }
        protocol_.waves.push_back(std::move(wave));
    }

    std::size_t wave_named(TomlEntry& entry, std::string_view key, const std::string& name) {
        std::vector<std::string> all;
        for (const StudyWave& wave : protocol_.waves) all.push_back(wave.name);
        const auto found = std::find(all.begin(), all.end(), name);
        if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
        const auto nearest = nearest_name(name, all);
        entry.refuse(key, "there is no wave `" + name + "`" + (nearest ? "; did you mean `" + *nearest + "`?" : "; the waves are " + listed(all)));
        return 0;
    }

    void check_series(TomlEntry& entry, std::string_view key, const std::string& text, StudyMeasure* describes = nullptr) {
        const auto plan = read_series(text, vocabulary_.fields);
        if (!plan) return entry.refuse(key, plan.refusals().front().sentence);
        if (!describes) return;
        describes->label = plan->text;
        if (plan->terms.size() > 1 || plan->cut != SeriesPlan::Cut::none) return;
        const Term& term = plan->terms.front();
        const auto field = std::find_if(vocabulary_.fields.begin(), vocabulary_.fields.end(), [&](const SeenField& one) { return one.name == term.field; });
        if (field != vocabulary_.fields.end()) {
            static const std::array<std::string, 5> whose{"", "The mother's: ", "The father's: ", "The partner's: ", "The twin's: "};
            describes->label = whose[static_cast<std::size_t>(term.of)] + field->label;
            describes->unit = field->unit;
        }
        if (field != vocabulary_.fields.end() && term.kind == Term::Kind::code) describes->labels = field->labels;
        note_missing(*describes, term);
        describes->is_truth_or_falsehood = term.kind == Term::Kind::labelled || term.kind == Term::Kind::woman || term.kind == Term::Kind::man ||
                                           term.kind == Term::Kind::partnered || term.kind == Term::Kind::parted || term.kind == Term::Kind::met;
    }

    /// Measures, waves and suffixes together make the columns of the data, each of which needs a name of its own.
    void check_columns(TomlEntry& entry) {
        std::set<std::string> columns(taken_names.begin(), taken_names.end());
        const auto add = [&](const std::string& name) {
            if (!columns.insert(name).second) entry.refuse("measure", "two columns of the data would be called `" + name + "`; give a measure or a wave another name");
        };
        for (const StudyWave& wave : protocol_.waves) add("age_" + wave.name);
        for (const StudyMeasure& measure : protocol_.measures) {
            std::vector<std::string> names;
            if (measure.waves.empty()) names.push_back(measure.name);
            for (const std::size_t wave : measure.waves) names.push_back(measure.name + "_" + protocol_.waves[wave].name);
            for (const std::string& name : names)
                for (const char* suffix : {"", "_missing", "_second", "_second_missing"})
                    if (measure.second_coder > 0.0 || std::string_view(suffix).find("second") == std::string_view::npos) add(name + suffix);
        }
    }

    /// Whether a series says of everybody that something is so or is not.
    static bool is_condition(const SeriesPlan& plan) {
        static const std::set<Term::Kind> truths{Term::Kind::labelled, Term::Kind::generation, Term::Kind::woman, Term::Kind::man, Term::Kind::identical, Term::Kind::fraternal, Term::Kind::partnered, Term::Kind::parted, Term::Kind::met};
        return plan.cut != SeriesPlan::Cut::none || (plan.terms.size() == 1 && truths.contains(plan.terms.front().kind));
    }

    /// Where the results say why a score is missing, the study asks.
    void note_missing(StudyMeasure& measure, const Term& term) {
        static const std::array<std::string, 5> whose{"", "mother's ", "father's ", "partner's ", "twin's "};
        const std::string field = term.field + "_missing";
        const auto known = std::find_if(vocabulary_.fields.begin(), vocabulary_.fields.end(), [&](const SeenField& one) { return one.name == field; });
        if (!term.asks_scores() || known == vocabulary_.fields.end() || term.ages.size() > 1) return;
        measure.missing = whose[static_cast<std::size_t>(term.of)] + field;
        if (words_in(measure.of) != words_in(measured_at(measure.of, 1))) return; // its age is that of the wave
        measure.missing += " at " + std::to_string(term.ages.front()) + " months";
    }

    void measure(TomlEntry& entry) {
        StudyMeasure measure;
        measure.name = entry.text("name");
        entry.called("the measure " + measure.name);
        unique(entry, measure.name);
        measure.of = entry.text("of");
        for (const std::string& name : entry.texts("waves")) measure.waves.push_back(wave_named(entry, "waves", name));
        std::sort(measure.waves.begin(), measure.waves.end());
        if (std::adjacent_find(measure.waves.begin(), measure.waves.end()) != measure.waves.end()) entry.refuse("waves", "a wave stands there twice");
        const unsigned age = measure.waves.empty() || protocol_.waves.empty() ? 0 : protocol_.waves[measure.waves.front()].age;
        if (!measure.of.empty()) check_series(entry, "of", measured_at(measure.of, age), &measure);
        measure.truth = entry.text("truth", false);
        if (!measure.truth.empty()) check_series(entry, "truth", measured_at(measure.truth, age));
        measure.given_to = share_of_entry(entry, "given_to", 1.0);
        measure.not_codable = share_of_entry(entry, "not_codable", 0.0);
        measure.second_coder = share_of_entry(entry, "second_coder", 0.0);
        measure.agreement = share_of_entry(entry, "agreement", 0.8);
        if (measure.waves.empty() && (measure.given_to < 1.0 || measure.second_coder > 0.0))
            entry.refuse("name", "what is known at recruitment is known of everybody and coded once; name the `waves` at which it is measured");
        protocol_.measures.push_back(std::move(measure));
    }

    void attrition(TomlEntry& entry) {
        Attrition loss;
        loss.rate = share_of_entry(entry, "rate", 0.0, 0.0, 0.95);
        const std::string from = entry.text("from", false);
        if (!from.empty()) loss.from = std::max<std::size_t>(1, wave_named(entry, "from", from));
        loss.observed = entry.text("observed", false);
        loss.latent = entry.text("latent", false);
        loss.slope = share_of_entry(entry, "slope", 0.0, -10.0, 10.0);
        if (!loss.observed.empty() && !loss.latent.empty()) entry.refuse("latent", "a loss follows one thing; write a second [[attrition]] for the other");
        if (loss.slope != 0.0 && loss.observed.empty() && loss.latent.empty()) entry.refuse("slope", "the loss follows nothing; name an `observed` measure or a `latent` state");
        if (!loss.latent.empty()) check_series(entry, "latent", loss.latent);
        if (!loss.observed.empty()) {
            const auto known = std::find_if(protocol_.measures.begin(), protocol_.measures.end(), [&](const auto& one) { return one.name == loss.observed; });
            if (known == protocol_.measures.end()) entry.refuse("observed", "the study has no measure `" + loss.observed + "`; name one that is a number");
            else if (!known->labels.empty()) entry.refuse("observed", "`" + loss.observed + "` are classes, which have no order; name a measure that is a number, or a class of it as in `of = \"ssp_class B\"`");
        }
        protocol_.attrition.push_back(std::move(loss));
    }

    void intervention(TomlEntry& entry) {
        protocol_.arm.settings = entry.texts("set");
        if (protocol_.arm.settings.empty()) entry.refuse("set", "nothing is done to those who are treated; write `set`, as in set = [\"parent_training.share=1\"]");
        protocol_.arm.share = share_of_entry(entry, "share", 0.5, 0.01, 0.99);
        protocol_.arm.uptake = share_of_entry(entry, "uptake", 1.0);
    }

    void theory(TomlEntry& entry) {
        StudyTheory theory;
        theory.name = entry.text("name");
        entry.called("the theory " + theory.name);
        unique(entry, theory.name);
        theory.settings = entry.texts("set");
        protocol_.theories.push_back(std::move(theory));
    }

    const std::string& path_;
    const EvidenceVocabulary& vocabulary_;
    std::vector<Refusal>& refusals_;
    StudyProtocol protocol_;
    std::set<std::string> names_; ///< of the entries of one kind
};

} // namespace

std::string measured_at(const std::string& of, unsigned age) {
    static const std::set<std::string> known_without{"reactivity", "susceptibility", "woman", "man", "identical", "fraternal"};
    const std::vector<std::string> words = words_in(of);
    const bool has_age = std::any_of(words.begin(), words.end(), [](const std::string& word) { return word == "at" || word == "between" || word == "generation"; });
    if (has_age || words.empty() || known_without.contains(words.back())) return of;
    return of + " at " + std::to_string(age) + " months";
}

Outcome<StudyProtocol> read_protocol(const std::string& path, const std::string& name, std::string_view text, const EvidenceVocabulary& vocabulary) {
    const auto root = toml_of(path, text);
    if (!root) return root.refusals();
    std::vector<Refusal> refusals;
    StudyProtocol protocol = ProtocolReader(path, vocabulary, refusals).read(*root, name);
    if (!refusals.empty()) return refusals;
    return protocol;
}

} // namespace dyad
