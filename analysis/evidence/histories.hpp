// Histories: everyone's scores, kin and loves over a whole life, read from one results file.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

/// One value for every person of a file, in the order of its register; not a number where there is none.
struct Series {
    std::string what; ///< for people: "ecr_anxiety at 25 years"
    std::vector<double> values;
};

/// What a results file tells of its persons, all in memory at once: made for samples of some ten thousand persons,
/// and not for populations. Ages and times are whole months; a month that never comes is `no_month`.
class Histories {
public:
    static constexpr long no_month = std::numeric_limits<long>::max();
    static constexpr std::uint32_t none = 0xffffffffU;

    /// `mother`, `father` and `twin` are places in the register, none where they are not in the file.
    struct Person {
        std::uint32_t number = 0, generation = 0, mother = none, father = none, twin = none;
        std::uint64_t lineage = 0;
        long born = 0, died = no_month;
        double reactivity = 0.0, susceptibility = 1.0;
        bool woman = false, identical = false;
        /// Who cared for it most as it left infancy, and that figure's state of mind, where the file tells of care.
        std::uint32_t main_figure = none;
        double main_figure_avoidance = std::numeric_limits<double>::quiet_NaN(), main_figure_anxiety = std::numeric_limits<double>::quiet_NaN();
    };
    /// Two places in the register. `end` is the first month in which they are no couple.
    struct Love {
        std::uint32_t a = none, b = none;
        long start = 0, committed = no_month, end = no_month;
        bool parted = false; ///< ended by parting, and not by death

        std::uint32_t other(std::uint32_t person) const { return person == a ? b : a; }
    };

    /// Of scores and states only `fields` are kept. `months` is how long the run lasted.
    static Outcome<Histories> read(const ResultsFile& file, long months, std::span<const std::string> fields);

    const std::vector<Person>& persons() const { return persons_; }
    const std::vector<Love>& loves() const { return loves_; }
    /// The love in which a person of this place is when looked at at this age, if any: an index of `loves`.
    std::optional<std::size_t> love_at(std::uint32_t person, unsigned age) const;
    /// The last month lived before a person is looked at at this age: what began by then is seen, what begins in the
    /// next is not.
    long last_month_before(std::uint32_t person, unsigned age) const { return persons_[person].born + age - 1; }
    /// Whether the run lasted until this person had, or would have had, this age.
    bool watched_until(std::uint32_t person, unsigned age) const { return persons_[person].born + age <= months_; }

    /// A score or state at an age in months.
    Series score(std::string_view field, unsigned age) const;
    /// 1 for those whose code has this label at this age, 0 for those with another label.
    Series is(std::string_view field, std::string_view label, unsigned age) const;
    /// The codes at an age, counted from 0.
    Series code(std::string_view field, unsigned age) const;
    /// A series in which nobody has a value.
    Series nothing(std::string what) const;

    /// To everyone the value of their mother, father or twin, where these are in the file.
    Series of_relative(std::uint32_t Person::*relative, std::string_view whose, const Series& series) const;
    /// To everyone the value of the partner they have at this age.
    Series of_partner(unsigned age, const Series& series) const;
    /// A series of this file laid beside another file's persons, who are found here by lineage.
    Series beside(const Histories& others, const Series& series) const;

private:
    Outcome<Done> read_persons(const ResultsFile& file);
    Outcome<Done> read_care(const ResultsFile& file);
    Outcome<Done> read_loves(const ResultsFile& file);
    Outcome<Done> read_scores(const ResultsFile& file, std::string_view table, std::span<const std::string> wanted);
    std::uint32_t place_of(double number) const;
    /// The label of a field's code; empty for a missing one.
    std::string_view label_of(std::string_view field, double code) const;

    long months_ = 0;
    std::vector<Person> persons_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places_; ///< of person numbers, sorted by number
    std::vector<Love> loves_;
    std::vector<std::vector<std::size_t>> loves_of_;
    std::map<std::pair<std::string, unsigned>, std::vector<double>> scores_; ///< by field and age in months
    std::map<std::string, std::map<int, std::string>, std::less<>> labels_;  ///< by field, then code
};

/// "25 years", "13 months".
std::string years_in_words(unsigned months);

} // namespace dyad
