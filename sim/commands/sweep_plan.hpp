// What a sweep is asked to do: its design, its runs, what is kept of them, and the command that says so.
#pragma once

#include "analysis/sweeps/precision.hpp"
#include "analysis/sweeps/sweep_file.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/design.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// Which chance the runs have.
enum class Luck {
    common,     ///< replicates of the same number have the same seed at every point, so that points differ by their values alone
    independent ///< every run its own
};

class SweepPlan {
public:
    /// Reads what was asked for; `--vary`, `--points-from`, `--design` and the like. Refuses, all at once, whatever cannot
    /// be: keys that are none, values out of their range, designs that cannot be laid out, unknown outcomes.
    static Outcome<SweepPlan> of(const Arguments& reading);

    const Scenario& base() const { return base_; }         ///< with what is recorded for the outcomes
    const Evidence& evidence() const { return evidence_; } ///< the outcomes, to be measured
    const DesignPoints& points() const { return points_; }
    const SweepShape& shape() const { return shape_; }
    std::uint32_t runs() const { return shape_.runs; }      ///< of the whole sweep
    std::uint32_t runs_here() const;                        ///< of this shard
    const std::string& command() const { return command_; } ///< canonical; never threads, paths or shards
    const std::string& digest() const { return digest_; }
    std::string name() const { return base_.name; }

    /// How exact means are to be; none where the number of replicates is fixed.
    const std::vector<PrecisionTarget>& targets() const { return targets_; }
    /// Replicates are enough earlier than was planned. The seeds of the runs stay what they were.
    void end_after(std::uint32_t replicates);

    /// The k-th run of this shard. All points come once before any comes twice.
    SweepRun run_here(std::uint32_t k) const;
    WorldRequest request_of(const SweepRun& run) const;
    /// The scenario of a run, without reading it anew; nothing where it must be.
    std::optional<Scenario> scenario_of(const SweepRun& run) const;
    std::vector<double> values_of(const SweepRun& run) const;
    /// `dyad replay FILE --run N --out …`, which makes the run's own results file.
    static std::string replay_of(const std::string& file, const SweepRun& run);
    ResultsHeader header() const;

private:
    friend class SweepPlanReader;
    SweepPlan(Scenario base, DesignPoints points) : base_(std::move(base)), points_(std::move(points)) {}

    Scenario base_;
    DesignPoints points_;
    std::vector<std::string> settings_; ///< beside those of the points
    Evidence evidence_;
    SweepShape shape_;
    Luck luck_ = Luck::common;
    std::vector<PrecisionTarget> targets_;
    std::uint32_t most_replicates_ = 1;
    std::uint32_t shard_ = 0, shards_ = 1;
    std::vector<std::uint32_t> rounds_{0}; ///< runs of this shard before each round of replicates, and in all
    void deal();
    void sign(const std::string& points_text);               ///< fingerprint and digest, once all else is there
    std::uint32_t first_of_round(std::uint32_t round) const; ///< the first run of a round that is this shard's; perhaps of the next round
    std::string command_, digest_;
};

} // namespace dyad
