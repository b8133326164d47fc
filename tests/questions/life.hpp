// A scenario of the folder lived under settings, and its persons' numbers side by side, within a world or over twins.
#pragma once

#include "sim/scenario/scenario.hpp"
#include "tests/models/lived.hpp"
#include "tests/moments.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dyad::test {

using Lines = std::vector<std::string>;    ///< settings as `--set` writes them: "psychotherapy.dose=12"
using ByPerson = std::map<double, double>; ///< a number for each person, by lineage; NaN is never kept

/// Everybody but founders, in place of a generation.
inline constexpr double born_in_the_run = -1;

/// A scenario of the folder under further settings.
inline Scenario read_with(const std::string& name, const Lines& settings) {
    const std::string path = std::string(DYAD_ROOT) + "/scenarios/" + name + ".toml";
    const auto scenario = read_scenario(path, settings, vocabulary());
    if (!scenario) throw std::runtime_error(text_of(scenario.refusals().front()));
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

    /// Whose number in the tables this is; nobody's is not found.
    double lineage_of(double person) const { return lineage_.at(person); }
    /// The code of a table's field that has this label.
    double code_of(TableIndex table, std::string_view field, std::string_view label) const {
        const FrameFormat& format = lived_.population.tables[table];
        for (const auto& [code, its_label] : format.fields[field_of(format, field)].codes)
            if (its_label == label) return code;
        throw std::logic_error("no code of " + std::string(field) + " means " + std::string(label));
    }
    const std::vector<std::uint32_t>& ages() const { return ages_; }
    const Lived& tables() const { return lived_; }

private:
    int wave_at(std::uint32_t months) const {
        const auto at = std::ranges::find(ages_, months);
        if (at == ages_.end()) throw std::logic_error("age " + std::to_string(months) + " months is not recorded");
        return static_cast<int>(at - ages_.begin());
    }

    static bool is_of(double own, double asked) { return asked == born_in_the_run ? own >= 1 : own == asked; }

    ByPerson by_person(TableIndex table, std::string_view field, int wave, double generation) const {
        const auto person = lived_.numbers(table, "person", wave), value = lived_.numbers(table, field, wave);
        ByPerson found;
        for (std::size_t i = 0; i < person.size(); ++i)
            if (is_of(generation_.at(person[i]), generation) && !std::isnan(value[i]))
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

/// Somewhat fewer than the least secure quarter, at 30 years in both worlds, for whom the scenarios give therapy: their
/// parents are given it as well, so that whoever is insecure in one world alone had another childhood.
inline ByPerson referred(const Life& here, const Life& there, const ByPerson& values) {
    const auto insecure = [](double z) { return z > 0.8; };
    return where(where(values, here.insecurity(360), insecure), there.insecurity(360), insecure);
}

/// The chance that a bid to the main figure is amplified.
inline ByPerson loud(const Life& life, std::uint32_t months) {
    ByPerson chance = life.state("chance_mute", months);
    const ByPerson asked = life.state("chance_ask", months);
    for (auto& [person, value] : chance) value = 1 - value - asked.at(person);
    return chance;
}

/// The 97.5 % point of Student's t, from a table; beyond it by its distance from the normal distribution's.
inline double t_quantile(std::size_t degrees) {
    constexpr std::array table{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                               2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086};
    if (degrees == 0) return std::nan("");
    return degrees <= table.size() ? table[degrees - 1] : 1.96 + 2.5 / static_cast<double>(degrees);
}

/// A mean over seeds with its 95 % interval by Student's t: with five seeds, of 4 degrees of freedom.
struct Interval {
    double mean, low, high;
    explicit Interval(const Numbers& values) : mean(mean_of(values)) {
        const double half = t_quantile(values.size() - 1) * error_of_mean(values);
        low = mean - half, high = mean + half;
    }
};

enum class Side {
    above,
    below
};

inline bool lies(const Interval& found, Side side, double bound) {
    return side == Side::above ? found.low > bound : found.high < bound;
}

inline Lines together(Lines first, const Lines& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

} // namespace dyad::test
