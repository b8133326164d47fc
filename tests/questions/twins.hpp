// Twins: a scenario and the same world without what it asks about, lived on the same seeds, person by person the same.
#pragma once

#include "sim/workers.hpp"
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace dyad::test {

using Lines = std::vector<std::string>;    ///< settings as `--set` writes them: "psychotherapy.dose=12"
using ByPerson = std::map<double, double>; ///< a number for each person, by lineage; NaN is never kept
inline constexpr std::array seeds{1, 2, 3, 4, 5};

/// A scenario of the folder under further settings.
inline Scenario read_with(const std::string& name, const Lines& settings) {
    const std::string path = std::string(DYAD_ROOT) + "/scenarios/" + name + ".toml";
    const auto scenario = read_scenario(path, settings, vocabulary());
    INFO((scenario ? path : text_of(scenario.refusals().front())));
    REQUIRE(scenario);
    return *scenario;
}

/// A scenario lived, with its persons' numbers to be asked for.
class Life {
public:
    explicit Life(const Scenario& scenario) : ages_(scenario.record_ages), lived_(scenario) {
        const auto person = lived_.numbers(in_persons, "person"), lineage = lived_.numbers(in_persons, "lineage");
        const auto generation = lived_.numbers(in_persons, "generation");
        for (std::size_t i = 0; i < person.size(); ++i) {
            lineage_[person[i]] = lineage[i];
            generation_[person[i]] = generation[i];
        }
    }

    /// What the register says of the persons of a generation (0 founders, 1 their children).
    ByPerson registered(std::string_view field, double generation = 1) const {
        return by_person(in_persons, field, -1, generation);
    }
    /// A true state, or a score, of the persons of a generation at a recorded age in months.
    ByPerson state(std::string_view field, std::uint32_t months, double generation = 1) const {
        return by_person(in_latent, field, wave_at(months), generation);
    }
    ByPerson score(std::string_view field, std::uint32_t months, double generation = 1) const {
        return by_person(in_observed, field, wave_at(months), generation);
    }
    /// How insecure persons are in general: avoidance and anxiety of the general model, in SD of the norm, over √2.
    ByPerson insecurity(std::uint32_t months, double generation = 1) const {
        ByPerson sum = state("self_avoidance", months, generation);
        const ByPerson anxiety = state("self_anxiety", months, generation);
        for (auto& [person, value] : sum) value = (value + anxiety.at(person)) / std::sqrt(2.0);
        return sum;
    }
    /// For each person of a generation the mother's lineage, or another relative's.
    ByPerson relative(std::string_view who, double generation) const {
        ByPerson found;
        for (const auto& [person, number] : registered(who, generation))
            if (lineage_.contains(number)) found[person] = lineage_.at(number);
        return found;
    }

private:
    int wave_at(std::uint32_t months) const {
        const auto at = std::ranges::find(ages_, months);
        INFO("age " << months << " months must be recorded");
        REQUIRE(at != ages_.end());
        return static_cast<int>(at - ages_.begin());
    }

    ByPerson by_person(TableIndex table, std::string_view field, int wave, double generation) const {
        const auto person = lived_.numbers(table, "person", wave), value = lived_.numbers(table, field, wave);
        ByPerson found;
        for (std::size_t i = 0; i < person.size(); ++i)
            if (generation_.at(person[i]) == generation && !std::isnan(value[i]))
                found[lineage_.at(person[i])] = value[i];
        return found;
    }

    std::vector<std::uint32_t> ages_; ///< recorded, in months
    Lived lived_;
    std::map<double, double> lineage_, generation_; ///< by person number
};

/// Those of whom something else holds.
template <class Holds> ByPerson where(const ByPerson& values, const ByPerson& other, const Holds& holds) {
    ByPerson kept;
    for (const auto& [person, value] : values)
        if (const auto at = other.find(person); at != other.end() && holds(at->second)) kept[person] = value;
    return kept;
}

/// Of these numbers those of first children, who are born as the run begins.
inline ByPerson first_children(const Life& life, const ByPerson& values) {
    return where(values, life.registered("birth_year"), [](double year) { return year == 0; });
}

/// Two numbers of the same persons, side by side.
inline std::array<Numbers, 2> paired(const ByPerson& one, const ByPerson& other) {
    std::array<Numbers, 2> pairs;
    for (const auto& [person, value] : one)
        if (const auto at = other.find(person); at != other.end())
            pairs[0].push_back(value), pairs[1].push_back(at->second);
    return pairs;
}
inline double correlation_of(const ByPerson& one, const ByPerson& other) {
    const auto pairs = paired(one, other);
    return correlation_of(pairs[0], pairs[1]);
}
/// The mean difference, person by person, of those who live in both worlds.
inline double difference(const ByPerson& here, const ByPerson& there) {
    const auto pairs = paired(here, there);
    return mean_of(pairs[0]) - mean_of(pairs[1]);
}
inline double spread_of(const ByPerson& values) {
    Numbers all;
    for (const auto& [person, value] : values) all.push_back(value);
    return std::sqrt(variance_of(all));
}

/// The chance that a bid to the main figure is amplified.
inline ByPerson loud(const Life& life, std::uint32_t months) {
    ByPerson chance = life.state("chance_mute", months);
    const ByPerson asked = life.state("chance_ask", months);
    for (auto& [person, value] : chance) value = 1 - value - asked.at(person);
    return chance;
}

/// A mean over the five seeds with its 95 % interval (t with 4 degrees of freedom).
struct Interval {
    double mean, low, high;
    explicit Interval(const Numbers& values) : mean(mean_of(values)) {
        const double half = 2.776 * error_of_mean(values);
        low = mean - half, high = mean + half;
    }
};

enum class Side {
    above,
    below
};

/// A scenario's expected answer: what is compared with what, and where the effect has to lie.
struct Question {
    const char* scenario;
    const char* effect; ///< in words
    Lines small;        ///< what makes it short enough for a test
    Lines twin;         ///< the twin: the world without what is asked about; none if one world shows the effect
    Lines off;          ///< a mechanism on the way from what is asked about to what comes of it, switched off in both
    Side side;
    double bound;
    double (*measure)(const Life& here, const Life& there);
};

/// Lives of the scenario that is being asked about, kept because several questions look at the same ones.
class Lives {
public:
    using Settings = std::vector<Lines>;

    /// Lives everything that has not been lived yet, on as many threads as there are cores.
    void live(const std::string& scenario, const Settings& all) {
        if (scenario != scenario_) lived_.clear();
        scenario_ = scenario;
        std::vector<std::pair<Lines, Scenario>> open;
        for (const Lines& settings : all)
            if (!lived_.contains(settings)) open.emplace_back(settings, read_with(scenario, settings));
        std::vector<std::unique_ptr<const Life>> lives(open.size());
        const std::atomic<bool> stop{false};
        work_through(static_cast<std::uint32_t>(open.size()), std::thread::hardware_concurrency(), stop,
                     [&](std::uint32_t i) {
                         lives[i] = std::make_unique<const Life>(open[i].second);
                         return true;
                     });
        for (std::size_t i = 0; i < open.size(); ++i) lived_[open[i].first] = std::move(lives[i]);
    }
    const Life& operator()(const Lines& settings) const { return *lived_.at(settings); }

private:
    std::string scenario_;
    std::map<Lines, std::unique_ptr<const Life>> lived_;
};

inline Lives& lives() {
    static Lives all;
    return all;
}

inline Lines together(Lines first, const Lines& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

/// The effect on each seed, with these settings in both worlds.
inline Numbers effects(const Question& question, const Lines& in_both) {
    std::vector<Lines> here, there, all;
    for (const int seed : seeds) {
        // true states alone are asked for
        const Lines own{"record.instruments=[]", "run.seed=" + std::to_string(seed)};
        here.push_back(together(together(question.small, own), in_both));
        there.push_back(together(here.back(), question.twin));
    }
    all.insert(all.end(), here.begin(), here.end());
    if (!question.twin.empty()) all.insert(all.end(), there.begin(), there.end());
    lives().live(question.scenario, all);
    Numbers values;
    for (std::size_t k = 0; k < seeds.size(); ++k)
        values.push_back(question.measure(lives()(here[k]), lives()(there[k])));
    return values;
}

inline Interval told(const Question& question, const Numbers& values, const char* label) {
    const Interval interval(values);
    std::printf("%-27s %-61s %-9s %7.3f [%7.3f, %7.3f]\n", question.scenario, question.effect, label, interval.mean,
                interval.low, interval.high);
    std::fflush(stdout);
    return interval;
}

inline bool lies(const Interval& found, Side side, double bound) {
    return side == Side::above ? found.low > bound : found.high < bound;
}

/// The effect's interval over five seeds lies on the expected side of the bound; it no longer does so once the
/// mechanism is switched off; and what the mechanism adds, seed by seed, has its interval on the expected side of 0:
/// an effect that is as large without the mechanism and only noisier does not pass.
inline void check_answer(const Question& question) {
    INFO(question.scenario << ": " << question.effect);
    const Numbers on = effects(question, {}), off = effects(question, question.off);
    Numbers added;
    for (std::size_t k = 0; k < on.size(); ++k) added.push_back(on[k] - off[k]);
    CHECK(lies(told(question, on, ""), question.side, question.bound));
    CHECK_FALSE(lies(told(question, off, "off"), question.side, question.bound));
    CHECK(lies(told(question, added, "on - off"), question.side, 0));
}

/// A difference that cannot be seen: its interval over five seeds lies within the bound on either side of 0. There is
/// nothing to be switched off.
inline void check_no_difference(const Question& question) {
    INFO(question.scenario << ": " << question.effect);
    const Interval found = told(question, effects(question, {}), "none");
    CHECK(found.low > -question.bound);
    CHECK(found.high < question.bound);
}

} // namespace dyad::test
