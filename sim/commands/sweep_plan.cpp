// The runs of a sweep: which values, which seed, and what makes a run again.
#include "sim/commands/sweep_plan.hpp"

#include "sim/commands/request.hpp"
#include "sim/words.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace dyad {

namespace {

double number_in(const std::string& text) {
    double number = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

std::uint32_t SweepPlan::runs_here() const { return (runs() - shard_ + shards_ - 1) / shards_; }

void SweepPlan::end_after(std::uint32_t replicates) {
    shape_.replicates = replicates;
    shape_.runs = points_.size() * replicates;
}

SweepRun SweepPlan::run_here(std::uint32_t k) const {
    SweepRun run;
    run.run = shard_ + k * shards_;
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
    return request;
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
