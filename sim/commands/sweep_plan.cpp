// The runs of a sweep: which values, which seed, and what makes a run again.
#include "sim/commands/sweep_plan.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/request_digest.hpp"
#include "sim/results/checksum.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace dyad {

namespace {

/// Not a number where anything stands behind it.
double number_in(const std::string& text) {
    double number = std::numeric_limits<double>::quiet_NaN();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::uint32_t SweepPlan::first_of_round(std::uint32_t round) const {
    // Round after round the deal begins at the next shard, so that none gets the same points every time.
    const std::uint32_t begin = round * points_.size();
    const std::uint64_t shift = (std::uint64_t{shard_} + shards_ - round % shards_ + shards_ - begin % shards_) % shards_;
    return static_cast<std::uint32_t>(begin + shift);
}

void SweepPlan::deal() {
    rounds_.assign(1, 0);
    for (std::uint32_t round = 0; round < shape_.replicates; ++round) {
        const std::uint32_t first = first_of_round(round), end = (round + 1) * points_.size();
        rounds_.push_back(rounds_.back() + (first < end ? (end - first + shards_ - 1) / shards_ : 0));
    }
}

std::uint32_t SweepPlan::runs_here() const { return rounds_.back(); }

void SweepPlan::sign(const std::string& points_text) {
    Checksum asked;
    asked.add_text(command_);
    asked.add_text(points_text);
    for (const SweepOutcome& outcome : shape_.outcomes)
        for (const std::string& text : {outcome.name, outcome.label, outcome.unit, study_text(outcome.study)}) asked.add_text(text);
    shape_.fingerprint = asked.hex();
    Checksum records; // as well of version and every parameter, so that runs of different programs are never mixed
    records.add_text(digest_of(base_));
    records.add_text(shape_.fingerprint);
    digest_ = records.hex();
}

void SweepPlan::end_after(std::uint32_t replicates) {
    shape_.replicates = replicates;
    shape_.runs = points_.size() * replicates;
    deal();
}

SweepRun SweepPlan::run_here(std::uint32_t k) const {
    SweepRun run;
    const auto after = std::upper_bound(rounds_.begin(), rounds_.end(), k);
    const auto round = static_cast<std::uint32_t>(after - rounds_.begin() - 1);
    run.run = first_of_round(round) + (k - rounds_[round]) * shards_;
    run.replicate = run.run / points_.size();
    run.point = points_.at(run.run % points_.size());
    run.seed = base_.seed + (luck_ == Luck::common ? run.replicate : run.point * most_replicates_ + run.replicate);
    return run;
}

WorldRequest SweepPlan::request_of(const SweepRun& run) const {
    WorldRequest request{run.seed, base_.families, settings_, {}};
    for (const auto& [key, value] : points_.settings(run.point)) {
        if (key == "run.families") request.families = static_cast<std::uint32_t>(number_in(value));
        else request.settings.push_back(key + "=" + value);
    }
    request.scenario = scenario_of(run);
    return request;
}

std::optional<Scenario> SweepPlan::scenario_of(const SweepRun& run) const {
    std::vector<std::pair<std::string, double>> numbers{{"run.seed", run.seed}};
    for (const auto& [key, value] : points_.settings(run.point)) numbers.emplace_back(key, number_in(value));
    return with_numbers(base_, numbers, vocabulary());
}

std::vector<double> SweepPlan::values_of(const SweepRun& run) const {
    std::vector<double> values(shape_.keys.size(), std::numeric_limits<double>::quiet_NaN());
    for (const auto& [key, value] : points_.settings(run.point))
        for (std::size_t k = 0; k < values.size(); ++k)
            if (shape_.keys[k].key == key) values[k] = number_in(value);
    return values;
}

std::string SweepPlan::replay_of(const std::string& file, const SweepRun& run) {
    return "dyad replay " + shell_quoted(file) + " --run " + std::to_string(run.run) + " --out run_" + std::to_string(run.run) + ".h5";
}

ResultsHeader SweepPlan::header() const {
    ResultsHeader header = header_of(base_);
    header.command = command_;
    return header;
}

} // namespace dyad
