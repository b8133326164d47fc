// A calibration from the first wave to the last truth.
#include "analysis/calibration/calibration.hpp"

#include "analysis/calibration/design.hpp"
#include "analysis/calibration/simulated.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace dyad::calibration {

namespace {

constexpr Eigen::Index candidates_per_run = 8, most_candidates = 1200, least_prior_points = 1000;
constexpr Eigen::Index predicted_draws = 1000;
constexpr std::uint32_t stream_of_surface = 3000000u;

/// One calibration under way: what the steps hand on to each other.
class Work {
public:
    Work(const CalibrationPlan& plan, const Simulate& simulate, const Stop& stop, const Report& report, Journal journal)
        : plan_(plan), simulate_(simulate), stop_(stop), report_(report), journal_(std::move(journal)), region_(dimensions()) {}

    Outcome<Calibrated> run();

private:
    Eigen::Index dimensions() const { return static_cast<Eigen::Index>(plan_.parameters.size()); }
    Eigen::Index targets() const { return static_cast<Eigen::Index>(plan_.targets.size()); }
    Outcome<Done> live_wave(std::uint32_t wave);
    Outcome<std::shared_ptr<const Emulator>> learn(std::uint32_t wave, std::size_t outputs);
    void draw_from_region(std::uint32_t wave);
    void sum_up_last(const Region& next);
    void sample();
    void predict(const Eigen::MatrixXd& particles);
    void recover_truths(const ResponseSurface& surface);
    Calibrated interrupted() {
        return {CalibrationEnd::interrupted, std::move(calibrated_.runs), std::move(calibrated_.test_runs), {}, {}, {}, {}, {}, {}, {}};
    }

    const CalibrationPlan& plan_;
    const Simulate& simulate_;
    const Stop& stop_;
    const Report& report_;
    Journal journal_;
    Region region_;      // of the wave at hand
    RegionSample cloud_; // drawn from it: candidates for runs, then test points, then the prior's points
    std::shared_ptr<const Emulator> emulator_;
    Eigen::MatrixXd visited_; // points of all waves so far
    Calibrated calibrated_;
};

/// Points drawn from the region, all those of one sample: as many as the wave and what follows it may need.
void Work::draw_from_region(std::uint32_t wave) {
    const auto runs = static_cast<Eigen::Index>(plan_.runs_per_wave), tests = static_cast<Eigen::Index>(plan_.test_runs);
    const auto candidates = std::max(runs, std::min(most_candidates, candidates_per_run * runs));
    report_({Progress::Stage::narrowing, wave, 0, 1});
    cloud_ = sample_region(region_, candidates + (wave == plan_.waves ? tests + least_prior_points : 0), plan_.seed, wave, stop_);
    if (cloud_.cut > region_.cut()) region_.widen(cloud_.cut);
    if (!calibrated_.waves.empty()) {
        calibrated_.waves.back().share_after = cloud_.share;
        calibrated_.waves.back().least = cloud_.least;
    }
    report_({Progress::Stage::narrowing, wave, 1, 1});
}

/// What the last wave leaves, read off the points that were not ruled out before it.
void Work::sum_up_last(const Region& next) {
    const Eigen::VectorXd misses = next.implausibilities(cloud_.points.bottomRows(least_prior_points));
    auto& summary = calibrated_.waves.back();
    summary.share_after = summary.share * (misses.array() <= next.cut()).cast<double>().mean();
    summary.least = misses.minCoeff();
}

Outcome<Done> Work::live_wave(std::uint32_t wave) {
    const auto runs = static_cast<Eigen::Index>(plan_.runs_per_wave);
    const bool last = wave == plan_.waves;
    const auto tests = last ? static_cast<Eigen::Index>(plan_.test_runs) : 0;
    draw_from_region(wave);
    if (stop_()) return Done{};
    const auto candidates = cloud_.points.rows() - (last ? tests + least_prior_points : 0);
    Eigen::MatrixXd points(runs + tests, dimensions());
    points.topRows(runs) = wave == 1 ? latin_hypercube(runs, dimensions(), plan_.seed, wave)
                                     : spread_out(cloud_.points.topRows(candidates), visited_, runs);
    points.bottomRows(tests) = cloud_.points.middleRows(candidates, tests);
    auto finished = simulated(plan_, points, wave, journal_, simulate_, stop_, report_);
    if (!finished) return finished.refusals();
    WaveSummary summary;
    summary.share = cloud_.share;
    summary.cut = region_.whole() ? plan_.cut : region_.cut();
    for (auto& run : *finished) {
        const bool test = run.point.index >= plan_.runs_per_wave;
        if (!test) ++summary.runs, summary.failed += run.outcome.failure.empty() ? 0 : 1;
        (test ? calibrated_.test_runs : calibrated_.runs).push_back(std::move(run));
    }
    calibrated_.waves.push_back(summary);
    visited_.conservativeResize(visited_.rows() + runs, dimensions());
    visited_.bottomRows(runs) = points.topRows(runs);
    return Done{};
}

Outcome<std::shared_ptr<const Emulator>> Work::learn(std::uint32_t wave, std::size_t outputs) {
    const auto runs = learnable(plan_, calibrated_.runs, outputs);
    if (2 * runs.points.rows() < static_cast<Eigen::Index>(calibrated_.runs.size()) || runs.points.rows() < dimensions() + 5) {
        const auto failed = std::find_if(calibrated_.runs.begin(), calibrated_.runs.end(),
                                         [](const auto& run) { return !run.outcome.failure.empty(); });
        return Refusal{"", 0, 0,
                       std::to_string(calibrated_.runs.size() - static_cast<std::size_t>(runs.points.rows())) + " of " +
                           std::to_string(calibrated_.runs.size()) + " runs failed, too many to learn from the rest" +
                           (failed == calibrated_.runs.end() ? "" : "; the first said: " + failed->outcome.failure)};
    }
    std::vector<std::string> names;
    for (std::size_t output = 0; output < outputs; ++output) names.push_back(plan_.output_name(output));
    std::size_t asked = 0; // once before each output
    const Stop counting = [&] {
        report_({Progress::Stage::learning, wave, std::min(asked, outputs), outputs});
        ++asked;
        return stop_();
    };
    auto emulator = train_emulator(runs, names, counting);
    if (!emulator) return emulator.refusals();
    return std::shared_ptr<const Emulator>(std::make_shared<Emulator>(std::move(*emulator)));
}

/// The posterior, and what follows from it.
void Work::sample() {
    report_({Progress::Stage::sampling, 0, 0, 1});
    const Eigen::MatrixXd prior = cloud_.points.bottomRows(least_prior_points);
    const auto terms = ResponseSurface::terms(dimensions());
    const Eigen::MatrixXd over_cube = latin_hypercube(terms, dimensions(), plan_.seed, stream_of_surface);
    const ResponseSurface surface(*emulator_, targets(), cloud_.points, over_cube);
    if (stop_()) return;
    const Likelihood likelihood(*emulator_, surface, region_, published_of(plan_));
    SmcSettings settings;
    settings.particles = plan_.particles;
    Chance chance(plan_.seed, Purpose("calibration.posterior"));
    const auto posterior = sample_posterior(likelihood, prior, settings, chance, stop_);
    if (stop_()) return;
    calibrated_.posterior = values_at(plan_, posterior.points);
    calibrated_.parameters = identify(plan_, posterior.points);
    calibrated_.correlations = correlations_of(posterior.points);
    predict(posterior.points);
    report_({Progress::Stage::sampling, 0, 1, 1});
    if (!stop_()) recover_truths(surface);
}

void Work::predict(const Eigen::MatrixXd& particles) {
    const auto count = std::min(predicted_draws, particles.rows());
    Eigen::MatrixXd some(count, particles.cols());
    for (Eigen::Index k = 0; k < count; ++k) some.row(k) = particles.row(k * particles.rows() / count);
    for (Eigen::Index output = 0; output < emulator_->outputs() && !stop_(); ++output) {
        Chance chance(plan_.seed, Purpose("calibration.predicted"), static_cast<std::uint32_t>(output));
        const Eigen::VectorXd means = emulator_->means_of(output, some), variances = emulator_->variances_of(output, some);
        Eigen::VectorXd draws(count);
        for (Eigen::Index k = 0; k < count; ++k) draws[k] = means[k] + std::sqrt(variances[k]) * chance.normal();
        Predicted predicted;
        predicted.mean = means.mean();
        predicted.sd = std::sqrt((means.array() - predicted.mean).square().mean() + variances.mean());
        predicted.low = quantile_of(draws, 0.05);
        predicted.high = quantile_of(draws, 0.95);
        predicted.z = std::numeric_limits<double>::quiet_NaN();
        if (output < targets()) {
            const auto& target = plan_.targets[static_cast<std::size_t>(output)];
            predicted.z = (predicted.mean - target.value) / std::sqrt(predicted.sd * predicted.sd + target.variance);
        }
        calibrated_.predicted.push_back(predicted);
    }
}

void Work::recover_truths(const ResponseSurface& surface) {
    const auto truths = learnable(plan_, calibrated_.test_runs, plan_.targets.size());
    if (truths.points.rows() == 0) return;
    const auto total = static_cast<std::size_t>(truths.points.rows());
    report_({Progress::Stage::recovering, 0, 0, total});
    SmcSettings settings;
    settings.particles = plan_.recovery_particles;
    const Eigen::MatrixXd prior = cloud_.points.bottomRows(least_prior_points);
    const auto done = [&](Eigen::Index count) { report_({Progress::Stage::recovering, 0, static_cast<std::size_t>(count), total}); };
    calibrated_.recovered = recover(*emulator_, surface, region_, truths, published_of(plan_).variances, prior, settings,
                                    plan_.seed, done, stop_);
}

Outcome<Calibrated> Work::run() {
    for (std::uint32_t wave = 1; wave <= plan_.waves; ++wave) {
        const auto lived = live_wave(wave);
        if (!lived) return lived.refusals();
        if (stop_()) return interrupted();
        const bool last = wave == plan_.waves;
        auto emulator = learn(wave, last ? plan_.outputs() : plan_.targets.size());
        if (!emulator) return emulator.refusals();
        if (stop_()) return interrupted();
        emulator_ = *emulator;
        const Region next(emulator_, published_of(plan_), dimensions(), plan_.cut, plan_.forgiven, plan_.seed);
        if (last) sum_up_last(next);
        else region_ = next;
    }
    for (Eigen::Index output = 0; output < emulator_->outputs(); ++output)
        calibrated_.emulator.push_back(emulator_->diagnosis(output));
    sample();
    if (stop_()) return interrupted();
    return std::move(calibrated_);
}

} // namespace

Outcome<Calibrated> calibrate(const CalibrationPlan& plan, const Simulate& simulate, const Stop& stop, const Report& report) {
    if (auto objections = objections_to(plan); !objections.empty()) return objections;
    auto journal = Journal::open(plan.journal, digest_of(plan));
    if (!journal) return journal.refusals();
    return Work(plan, simulate, stop, report, std::move(*journal)).run();
}

} // namespace dyad::calibration
