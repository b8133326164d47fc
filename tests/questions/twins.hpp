// Twins: a scenario and the same world without what it asks about, lived on the same seeds, person by person the same.
#pragma once

#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace dyad::test {

using Lines = std::vector<std::string>;    ///< settings as `--set` writes them: "psychotherapy.dose=12"
using ByPerson = std::map<double, double>; ///< a number for each person, by lineage; NaN is never kept
inline constexpr std::array seeds{1, 2, 3, 4, 5};

/// A scenario of the folder lived under further settings, with its persons' numbers to be asked for.
class Life {
public:
    Life(const std::string& scenario, const Lines& settings)
        : scenario_(read(scenario, settings)), lived_(scenario_) {
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
    static Scenario read(const std::string& name, const Lines& settings) {
        const std::string path = std::string(DYAD_ROOT) + "/scenarios/" + name + ".toml";
        const auto scenario = read_scenario(path, settings, vocabulary());
        INFO((scenario ? path : text_of(scenario.refusals().front())));
        REQUIRE(scenario);
        return *scenario;
    }

    int wave_at(std::uint32_t months) const {
        const auto at = std::ranges::find(scenario_.record_ages, months);
        INFO("age " << months << " months must be recorded");
        REQUIRE(at != scenario_.record_ages.end());
        return static_cast<int>(at - scenario_.record_ages.begin());
    }

    ByPerson by_person(TableIndex table, std::string_view field, int wave, double generation) const {
        const auto person = lived_.numbers(table, "person", wave), value = lived_.numbers(table, field, wave);
        ByPerson found;
        for (std::size_t i = 0; i < person.size(); ++i)
            if (generation_.at(person[i]) == generation && !std::isnan(value[i]))
                found[lineage_.at(person[i])] = value[i];
        return found;
    }

    Scenario scenario_;
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
    Lines twin;         ///< the twin: the same world without what is asked about
    Lines off;          ///< the mechanism it is about, switched off in both worlds
    Side side;
    double bound;
    double (*measure)(const Life& here, const Life& there);
};

inline Interval lived_answer(const Question& question, const Lines& off, const char* label) {
    Numbers values;
    for (const int seed : seeds) {
        Lines here = question.small;
        here.push_back("record.instruments=[]"); // true states alone are asked for
        here.push_back("run.seed=" + std::to_string(seed));
        here.insert(here.end(), off.begin(), off.end());
        Lines there = here;
        there.insert(there.end(), question.twin.begin(), question.twin.end());
        const Life one(question.scenario, here), other(question.scenario, there);
        values.push_back(question.measure(one, other));
    }
    const Interval interval(values);
    std::printf("%-22s %-58s %-9s %7.3f [%7.3f, %7.3f]\n", question.scenario, question.effect, label, interval.mean,
                interval.low, interval.high);
    std::fflush(stdout);
    return interval;
}

/// The effect's interval over five seeds lies on the expected side of the bound, and no longer does so once the
/// mechanism is switched off.
inline void check_answer(const Question& question) {
    const auto holds = [&](const Interval& found) {
        return question.side == Side::above ? found.low > question.bound : found.high < question.bound;
    };
    INFO(question.scenario << ": " << question.effect);
    CHECK(holds(lived_answer(question, {}, "")));
    CHECK_FALSE(holds(lived_answer(question, question.off, "off")));
}

} // namespace dyad::test
