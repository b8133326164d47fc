// From the command line to the plan of a sweep, with every mistake told at once.
#include "sim/commands/sweep_plan.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace dyad {

namespace {

constexpr std::array kinds{DesignKind::grid, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol,
                           DesignKind::morris, DesignKind::saltelli, DesignKind::random};

double as_number(const std::string& text) {
    double number = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Not a number where anything stands behind it: "5%".
double whole_text_as_number(const std::string& text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : std::numeric_limits<double>::quiet_NaN();
}

const Declaration* declaration_of(const std::string& key) {
    const auto all = declarations();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Declaration& one) { return std::string(one.mechanism) + "." + one.parameter.name == key; });
    return found == all.end() ? nullptr : &*found;
}

VariedKey key_of(const std::string& name) {
    if (const Declaration* one = declaration_of(name)) return {name, std::string(one->parameter.meaning), std::string(one->parameter.unit)};
    return {name, name == "run.families" ? "Founding families" : "A key of the scenario", "-"};
}

} // namespace

/// One command line on its way to a plan.
class SweepPlanReader {
public:
    explicit SweepPlanReader(const Arguments& reading) : reading_(reading) {}

    Outcome<SweepPlan> read() {
        const auto path = find_scenario(reading_.text("SCENARIO"));
        if (!path) return path.refusals();
        path_ = *path;
        read_settings();
        const auto asked = scenario_with({});
        if (!asked) note(asked.refusals());
        else wishes_ = asked->sweep;
        if (reading_.has("vary")) wishes_.design.clear(), wishes_.points = 0; // were made for what the scenario varies
        read_manner();
        read_design();
        if (!asked) return refusals_;
        check_values(*asked);
        const auto outcomes = read_chosen(*asked);
        std::vector<PrecisionTarget> targets;
        if (outcomes) read_targets(*outcomes, targets);
        else note(outcomes.refusals());
        if (!refusals_.empty()) return refusals_;
        return laid_out(*asked, *outcomes, std::move(targets));
    }

private:
    void wrong(const std::string& at, const std::string& sentence) { refusals_.push_back({at, 0, 0, sentence}); }
    void note(const std::vector<Refusal>& refusals) { refusals_.insert(refusals_.end(), refusals.begin(), refusals.end()); }

    std::uint32_t number(const char* option, std::uint32_t low, std::uint32_t high, std::uint32_t otherwise) {
        return whole_option(reading_, option, low, high, otherwise, refusals_);
    }

    void read_settings() {
        settings_ = reading_.texts("set");
        for (const char* option : {"families", "seed"})
            if (reading_.has(option)) settings_.push_back("run." + std::string(option) + "=" + std::to_string(number(option, option[0] == 'f', 4294967295U, 1)));
        for (const std::string& setting : settings_)
            if (setting.starts_with("record."))
                wrong("--set " + setting, "what is recorded in the runs of a sweep follows from its outcomes; choose them with --outcome");
    }

    /// An option's text, or what the scenario's [sweep] says.
    std::string text_or(const char* option, const std::string& wish, const char* otherwise) const {
        return reading_.has(option) ? reading_.text(option) : !wish.empty() ? wish
                                                                            : otherwise;
    }
    std::vector<std::string> texts_or(const char* option, const std::vector<std::string>& wish) const {
        return reading_.has(option) ? reading_.texts(option) : wish;
    }

    void read_manner() {
        replicates_ = number("replicates", 1, 1000000, wishes_.replicates > 0 ? wishes_.replicates : reading_.has("until") ? 1000U
                                                                                                                           : 1U);
        const std::string luck = text_or("luck", wishes_.luck, "common");
        luck_ = luck == "independent" ? Luck::independent : Luck::common;
        if (luck != "common" && luck != "independent") wrong("--luck " + luck, "there is no such luck; it must be common or independent");
        if (reading_.has("shard")) read_shard(reading_.text("shard"));
    }

    void read_shard(const std::string& text) {
        const auto slash = text.find('/');
        const auto shard = whole_number(text.substr(0, slash), 1, 100000);
        const auto shards = slash == std::string::npos ? std::nullopt : whole_number(text.substr(slash + 1), 1, 100000);
        if (!shard || !shards || *shard > *shards) return wrong("--shard " + text, "a shard is written as 2/8: the second of eight");
        shard_ = *shard - 1;
        shards_ = *shards;
    }

    void read_design() {
        const std::size_t before = refusals_.size();
        design_.points = number("points", 1, 4000000, wishes_.points);
        design_.seed = number("design-seed", 0, 4294967295U, 1);
        if (reading_.has("points-from")) {
            const auto text = read_text_file(reading_.text("points-from"));
            const auto axes = text ? read_points(reading_.text("points-from"), *text) : Outcome<std::vector<Axis>>(text.refusals());
            if (!axes) return note(axes.refusals());
            design_.kind = DesignKind::table;
            design_.axes = *axes;
            points_text_ = *text;
            for (const char* option : {"vary", "design", "points"})
                if (reading_.has(option)) wrong("--" + std::string(option), "the points are those of " + reading_.text("points-from") + "; leave this out");
            return;
        }
        for (const std::string& text : texts_or("vary", wishes_.vary)) {
            auto axis = read_axis(text);
            if (axis) design_.axes.push_back(std::move(*axis));
            else note(axis.refusals());
        }
        for (Axis& axis : design_.axes)
            for (Varied& part : axis.parts)
                if (const Declaration* one = declaration_of(part.key); part.key == "run.families" || (one && one->parameter.kind == Parameter::Kind::whole)) {
                    part.is_whole = true;
                    if (part.values.empty() && (part.low != std::floor(part.low) || part.high != std::floor(part.high)))
                        wrong("--vary " + shell_quoted(axis.text), part.key + " takes whole numbers only; give a range between whole numbers");
                }
        choose_kind();
        if (refusals_.size() == before) note(objections_to(design_)); // else of what was not understood
    }

    /// Where nothing is said, values are combined and ranges are filled by a Latin hypercube.
    void choose_kind() {
        const bool all_values = std::all_of(design_.axes.begin(), design_.axes.end(), [](const Axis& axis) { return axis.levels() > 0; });
        design_.kind = all_values && design_.points == 0 ? DesignKind::grid : DesignKind::latin_hypercube;
        const std::string name = text_or("design", wishes_.design, "");
        if (name.empty()) return;
        std::string names;
        for (const DesignKind kind : kinds) {
            names += (names.empty() ? "" : ", ") + std::string(name_of(kind));
            if (name_of(kind) == name) {
                design_.kind = kind;
                if (reading_.has("points") && (kind == DesignKind::grid || kind == DesignKind::one_at_a_time))
                    wrong("--points", "how many points a " + name + " has follows from its values; leave this out");
                return;
            }
        }
        wrong("--design " + name, "there is no such design; there are " + names);
    }

    Outcome<Scenario> scenario_with(const std::vector<std::string>& more) const {
        std::vector<std::string> settings = settings_;
        settings.insert(settings.end(), more.begin(), more.end());
        for (const char* list : {"record.ages=[]", "record.years=[]"}) settings.emplace_back(list); // the outcomes have their own
        return read_scenario(path_, settings, vocabulary(), read_scenario_text);
    }

    /// Every value, or both ends of a range, put to the scenario: what it refuses now would else fail in the middle.
    void check_values(const Scenario&) {
        for (const Axis& axis : design_.axes)
            for (const Varied& part : axis.parts) check_values_of(axis, part);
    }
    void check_values_of(const Axis& axis, const Varied& part) {
        const std::string at = (design_.kind == DesignKind::table ? reading_.text("points-from") + ": " : "--vary ") + shell_quoted(axis.text);
        if (part.key == "run.seed") return wrong(at, "chance is varied by --replicates, each with a seed of its own");
        if (part.key == "run.years") return wrong(at, "runs of a sweep are equally long, since outcomes are looked at at fixed ages; make a sweep of its own for each length");
        if (part.key.starts_with("record.")) return wrong(at, "what is recorded follows from the outcomes; choose them with --outcome");
        std::vector<std::string> values = part.values;
        if (values.empty()) values = {shortest(part.low), shortest(part.high)};
        if (design_.kind == DesignKind::table) { // different ones, and of very many the least and the greatest
            const auto less = [](const std::string& a, const std::string& b) { return as_number(a) < as_number(b); };
            std::sort(values.begin(), values.end(), less);
            values.erase(std::unique(values.begin(), values.end()), values.end());
            if (values.size() > 500) values = {values.front(), values.back()};
        }
        for (const std::string& value : values)
            if (const auto scenario = scenario_with({part.key + "=" + value}); !scenario) {
                for (const Refusal& refusal : scenario.refusals()) wrong(at, refusal.sentence);
                return;
            }
    }

    Outcome<std::vector<SweepOutcome>> read_chosen(const Scenario& asked) const {
        const bool own = reading_.has("outcomes");
        const std::string path = own ? reading_.text("outcomes") : "analysis/sweeps/outcomes.toml";
        const auto text = own ? read_text_file(path) : built_in_outcomes();
        if (!text) return text.refusals();
        const auto all = read_outcomes(path, *text, evidence_vocabulary());
        if (!all) return all.refusals();
        return chosen_outcomes(*all, texts_or("outcome", wishes_.outcomes), asked.months);
    }

    void read_targets(const std::vector<SweepOutcome>& outcomes, std::vector<PrecisionTarget>& targets) {
        for (const std::string& text : reading_.texts("until")) {
            const auto equals = text.find('=');
            const double half_width = equals == std::string::npos ? 0.0 : whole_text_as_number(text.substr(equals + 1));
            const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const SweepOutcome& one) { return one.name == text.substr(0, equals); });
            if (found == outcomes.end()) wrong("--until " + text, "this sweep keeps no such outcome; name one of those it keeps, as in --until " + outcomes.front().name + "=0.01");
            else if (!(half_width > 0.0)) wrong("--until " + text, "write how far the mean may be from the truth, as in --until " + found->name + "=0.01");
            else targets.push_back({static_cast<std::size_t>(found - outcomes.begin()), half_width});
        }
        if (!targets.empty() && shards_ > 1) wrong("--until", "how many replicates are enough is told from all runs, which a shard does not have; leave out --shard, or give --replicates alone");
        if (!targets.empty() && replicates_ < Precision::fewest_replicates)
            wrong("--until", "it needs at least " + std::to_string(Precision::fewest_replicates) + " replicates; --replicates says how many there may be at most");
    }

    Outcome<SweepPlan> laid_out(const Scenario& asked, const std::vector<SweepOutcome>& outcomes, std::vector<PrecisionTarget> targets) {
        const Evidence evidence = as_evidence(outcomes, path_);
        WorldRequest request{asked.seed, asked.families, settings_, {}};
        const auto base = scenario_of(evidence.worlds.front(), evidence, request);
        if (!base) return base.refusals();
        SweepPlan plan(*base, DesignPoints(design_));
        plan.settings_ = settings_;
        plan.evidence_ = evidence;
        plan.luck_ = luck_;
        plan.shard_ = shard_;
        plan.shards_ = shards_;
        plan.shape_.design = design_;
        plan.shape_.points = plan.points_.size();
        plan.shape_.replicates = plan.most_replicates_ = replicates_;
        plan.shape_.luck = luck_ == Luck::common ? "common" : "independent";
        plan.shape_.outcomes = outcomes;
        plan.targets_ = std::move(targets);
        for (const Axis& axis : design_.axes)
            for (const Varied& part : axis.parts) plan.shape_.keys.push_back(key_of(part.key));
        const std::uint64_t runs = std::uint64_t{plan.points_.size()} * replicates_;
        const std::uint64_t seeds = luck_ == Luck::common ? replicates_ : runs;
        if (runs > 100'000'000) return Refusal{"--replicates " + std::to_string(replicates_), 0, 0, "the sweep would have " + grouped(runs) + " runs, more than a hundred million; give fewer points or replicates"};
        if (asked.seed + seeds > 4294967296U) return Refusal{"--seed " + std::to_string(asked.seed), 0, 0, "the runs take " + grouped(seeds) + " seeds from this one on, and the last is 4294967295; begin with a smaller one"};
        plan.shape_.runs = static_cast<std::uint32_t>(runs);
        if (shards_ > runs) return Refusal{"--shard " + reading_.text("shard"), 0, 0, "the whole sweep has " + counted(runs, "run", "runs") + ", so that this shard would have none; deal it into fewer"};
        plan.deal();
        plan.command_ = command_of(*base, outcomes);
        plan.sign(points_text_);
        return plan;
    }

    std::string command_of(const Scenario& base, const std::vector<SweepOutcome>& outcomes) const {
        std::string text = "dyad sweep " + shell_quoted(base.name) + " --families " + std::to_string(base.families) + " --seed " + std::to_string(base.seed);
        for (const auto& [key, value] : base.settings) // what is recorded follows from the outcomes
            if (!key.starts_with("record.") && key != "run.families" && key != "run.seed") text += " --set " + shell_quoted(key + "=" + value);
        for (const Axis& axis : design_.axes)
            if (design_.kind != DesignKind::table) text += " --vary " + shell_quoted(axis.text);
        text += design_.kind == DesignKind::table ? " --points-from points.csv" : " --design " + std::string(name_of(design_.kind));
        if (design_.points > 0) text += " --points " + std::to_string(design_.points);
        if (design_.seed != 1) text += " --design-seed " + std::to_string(design_.seed);
        if (replicates_ != 1) text += " --replicates " + std::to_string(replicates_);
        if (luck_ == Luck::independent) text += " --luck independent";
        if (reading_.has("outcomes")) text += " --outcomes outcomes.toml";
        for (const std::string& until : reading_.texts("until")) text += " --until " + until;
        for (const SweepOutcome& outcome : outcomes) text += " --outcome " + outcome.name;
        return text;
    }

    const Arguments& reading_;
    std::string path_, points_text_;
    std::vector<std::string> settings_;
    SweepWishes wishes_;
    Design design_;
    std::uint32_t replicates_ = 1, shard_ = 0, shards_ = 1;
    Luck luck_ = Luck::common;
    std::vector<Refusal> refusals_;
};

Outcome<SweepPlan> SweepPlan::of(const Arguments& reading) { return SweepPlanReader(reading).read(); }

} // namespace dyad
