// Run after run: what is missing is measured, and every record kept at once.
#include "sim/commands/sweep_runs.hpp"

#include "sim/progress.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace dyad {

namespace {

/// Runs that are listed at once; so many that their end, where some have nothing to do, does not matter.
constexpr std::uint32_t most_listed = 65'536;
/// What is kept survives the end of the process at once, and that of the machine after so long.
constexpr std::chrono::seconds until_safe{2};

std::string file_of(const SweepRun& run, const std::string& tables) { return tables + "/run_" + std::to_string(run.run) + ".h5"; }

class SweepMaking {
public:
    SweepMaking(SweepPlan& plan, RunRecords& records, const SweepManner& manner, const RunMaking& making)
        : plan_(plan), records_(records), manner_(manner), making_(making), precision_(plan.points().size(), plan.targets()) {}

    MadeRuns make(const std::atomic<bool>& stop) {
        Progress progress(stderr, progress_style(manner_.quiet), "runs");
        for (std::uint32_t k = 0; k < plan_.runs_here(); ++k) made_.done += is_done(plan_.run_here(k));
        progress(made_.done, plan_.runs_here());
        std::uint32_t next = 0;
        while (!stop && goes_on() && next < plan_.runs_here()) {
            const std::vector<SweepRun> runs = missing_from(next);
            if (!runs.empty()) measure(runs, stop, progress);
            if (const auto safe = records_.sync(); !safe && made_.refusals.empty()) made_.refusals = safe.refusals();
            if (!stop && goes_on()) end_if_exact(next);
        }
        return made_;
    }

private:
    bool goes_on() const { return !made_.stops && made_.refusals.empty(); }

    /// A run whose own file is wanted and not there is made again.
    bool is_done(const SweepRun& run) const {
        std::error_code error;
        return records_.has(run.run) && (manner_.tables.empty() || std::filesystem::exists(file_of(run, manner_.tables), error));
    }

    std::vector<SweepRun> missing_from(std::uint32_t& next) const {
        std::vector<SweepRun> runs;
        const std::uint32_t end = plan_.targets().empty() ? plan_.runs_here() : end_of_rounds(next);
        for (; next < end && (runs.size() < most_listed || !plan_.targets().empty()); ++next)
            if (const SweepRun run = plan_.run_here(next); !is_done(run)) runs.push_back(run);
        return runs;
    }

    /// Whether replicates are enough is asked once every point has one more; fewer than some are never enough, and as
    /// many rounds are made together as give everyone something to do.
    std::uint32_t end_of_rounds(std::uint32_t next) const {
        const std::uint64_t points = plan_.points().size();
        const std::uint64_t busy = next / points + (making_.at_once + points - 1) / points;
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(plan_.runs_here(), std::max<std::uint64_t>(busy, Precision::fewest_replicates) * points));
    }

    /// After whole rounds of replicates: ends the sweep behind the first after which every mean is exact enough.
    void end_if_exact(std::uint32_t next) {
        const std::uint32_t points = plan_.points().size();
        if (plan_.targets().empty() || next % points != 0) return;
        for (; rounds_ < next / points; ++rounds_) {
            for (std::uint32_t k = rounds_ * points; k < (rounds_ + 1) * points; ++k) {
                const SweepRun run = plan_.run_here(k);
                if (const auto record = records_.read(run.run); record && record->failure.empty()) precision_.add(run.point, record->values);
            }
            if (rounds_ + 1 < Precision::fewest_replicates) continue;
            made_.too_wide = precision_.points_too_wide();
            if (made_.too_wide > 0) continue;
            plan_.end_after(rounds_ + 1);
            made_.done = plan_.runs_here();
            return;
        }
    }

    void measure(const std::vector<SweepRun>& runs, const std::atomic<bool>& stop, Progress& progress) {
        const auto measured = making_.measure(runs, stop, [&](std::size_t k, const RunRecord& record) {
            if (!goes_on()) return false;
            if (const auto kept = keep(runs[k], record); !kept) {
                made_.refusals = kept.refusals();
                return false;
            }
            ++made_.done;
            made_.failed += !record.failure.empty();
            if (!record.failure.empty() && manner_.stops_at_failure) {
                made_.stops = true;
                made_.refusals.push_back({"run " + std::to_string(runs[k].run), 0, 0, record.failure});
            }
            progress(made_.done, plan_.runs_here(), made_.failed);
            return !made_.stops;
        });
        if (!measured && made_.refusals.empty()) made_.refusals = measured.refusals();
    }

    Outcome<Done> keep(const SweepRun& run, const RunRecord& record) {
        if (const auto kept = records_.add(run.run, record); !kept) return kept;
        if (std::chrono::steady_clock::now() - safe_ < until_safe) return Done{};
        safe_ = std::chrono::steady_clock::now();
        return records_.sync();
    }

    SweepPlan& plan_;
    RunRecords& records_;
    const SweepManner& manner_;
    const RunMaking& making_;
    Precision precision_;
    std::uint32_t rounds_ = 0; ///< whose outcomes are in the means
    std::chrono::steady_clock::time_point safe_ = std::chrono::steady_clock::now();
    MadeRuns made_;
};

} // namespace

RunRecord record_of(const Outcome<Measured>& measured) {
    RunRecord record;
    if (!measured) {
        record.failure = measured.refusals().front().sentence;
        return record;
    }
    for (const Measurement& one : *measured) {
        record.values.push_back(one.value);
        record.cases.push_back(static_cast<double>(one.n));
    }
    return record;
}

WorldRequest request_of(const SweepPlan& plan, const SweepRun& run, const std::string& tables) {
    WorldRequest request = plan.request_of(run);
    if (!tables.empty()) request.keeps = file_of(run, tables);
    return request;
}

RunMaking runs_here(const SweepPlan& plan, const Manner& manner, const std::string& tables) {
    return {threads_of_runs(manner, !tables.empty()).runs,
            [&plan, &manner, tables](std::span<const SweepRun> runs, const std::atomic<bool>& stop, const std::function<bool(std::size_t, RunRecord)>& done) {
                return measure_worlds(
                    plan.evidence(), static_cast<std::uint32_t>(runs.size()), [&](std::uint32_t k) { return request_of(plan, runs[k], tables); }, manner, stop,
                    [&](std::size_t k, const Outcome<Measured>& measured) { return done(k, record_of(measured)); });
            }};
}

MadeRuns make_runs(SweepPlan& plan, RunRecords& records, const SweepManner& manner, const RunMaking& making, const std::atomic<bool>& stop) {
    return SweepMaking(plan, records, manner, making).make(stop);
}

} // namespace dyad
