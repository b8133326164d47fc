// Repeating, summing up, and searching for the size that is large enough.
#include "analysis/studies/power.hpp"

#include "analysis/statistics.hpp"
#include "sim/workers.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

namespace dyad {

namespace {

constexpr double significant = 0.05;
constexpr std::uint32_t studies_at_once = 25;
constexpr std::uint32_t smallest_study = 10, largest_study = 5000, largest_factor = 8;

MonteCarlo mean_with_error(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0, squares = 0.0;
    for (const double value : values) sum += value;
    const double mean = sum / n;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, n > 1.0 ? std::sqrt(squares / (n - 1.0) / n) : Fitted::unknown};
}

/// Power by size, to which a probit line is laid.
using PowerBySize = std::map<std::uint32_t, Estimate>;

double density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::acos(-1.0)); }

NeededParticipants on_probit_line(const PowerBySize& by_size, double target) {
    Eigen::Matrix2d information = Eigen::Matrix2d::Zero();
    Eigen::Vector2d moments = Eigen::Vector2d::Zero();
    for (const auto& [size, power] : by_size) {
        if (!(power.value > 0.005 && power.value < 0.995)) continue;
        const double z = normal_quantile_of(power.value), weight = static_cast<double>(power.n) * density(z) * density(z) / (power.value * (1.0 - power.value));
        const Eigen::Vector2d row{1.0, std::sqrt(static_cast<double>(size))};
        information += weight * row * row.transpose();
        moments += weight * z * row;
    }
    const Eigen::Matrix2d covariance = information.inverse();
    const Eigen::Vector2d line = covariance * moments;
    const double z = normal_quantile_of(target), root = (z - line[0]) / line[1];
    // The delta method: how the crossing moves with constant and slope.
    const Eigen::Vector2d slope{-1.0 / line[1], -root / line[1]};
    const double half = normal_quantile_of(0.975) * std::sqrt(slope.dot(covariance * slope));
    NeededParticipants needed;
    needed.found = NeededParticipants::Found::yes;
    needed.participants = std::ceil(root * root);
    needed.low = std::pow(std::max(0.0, root - half), 2.0);
    needed.high = std::pow(root + half, 2.0);
    return needed;
}

using PowerAt = std::function<Estimate(std::uint32_t participants)>;

/// The size on a probit line through the two sizes next to the target and some between them, where the line is to hold.
NeededParticipants between_sizes(const PowerBySize& by_size, double target, const PowerAt& power_at) {
    std::uint32_t low = by_size.begin()->first;
    for (const auto& [size, power] : by_size)
        if (power.value <= target) low = std::max(low, size);
    const std::uint32_t high = 2 * low;
    PowerBySize near;
    for (const auto& [size, power] : by_size)
        if (size >= low && size <= high) near[size] = power;
    for (const double step : {0.25, 0.5, 0.75}) {
        const auto size = static_cast<std::uint32_t>(low * std::pow(static_cast<double>(high) / low, step));
        if (!near.contains(size)) near[size] = power_at(size);
    }
    NeededParticipants needed = on_probit_line(near, target);
    if (!(needed.participants >= low && needed.participants <= high && std::isfinite(needed.high))) {
        // Power leaps, or does not rise, between the two sizes: the larger is what is known to reach it.
        needed.participants = needed.high = high;
        needed.low = low;
    }
    return needed;
}

} // namespace

RepeatedFits repeat_studies(const StudyProtocol& protocol, const StudyPool& pool, const Fieldwork& fieldwork, std::span<const std::size_t> analyses, StudySize size,
                            const Repetition& repetition) {
    RepeatedFits fits(analyses.size(), std::vector<Fitted>(repetition.studies));
    static const std::atomic<bool> never{false};
    std::atomic<std::uint32_t> done{0};
    const std::uint32_t lots = (repetition.studies + studies_at_once - 1) / studies_at_once;
    work_through(lots, repetition.threads, repetition.stop ? *repetition.stop : never, [&](std::uint32_t lot) {
        StudySheet sheet;
        const std::uint32_t end = std::min(repetition.studies, (lot + 1) * studies_at_once);
        for (std::uint32_t study = lot * studies_at_once; study < end; ++study) {
            fieldwork.carry_out(repetition.seed, repetition.first + study, size.participants, size.waves, Sampling::from_everybody, sheet);
            for (std::size_t k = 0; k < analyses.size(); ++k) fits[k][study] = fit(protocol.analyses[analyses[k]], protocol, pool, sheet, repetition.seed, repetition.first + study);
            ++done;
        }
        if (repetition.progress) repetition.progress(done);
        return true;
    });
    return fits;
}

PowerSummary summary_of(std::span<const Fitted> fits, double population) {
    PowerSummary summary;
    summary.population = population;
    summary.studies = static_cast<std::uint32_t>(fits.size());
    std::vector<double> estimates, errors, squares, sizes, ns;
    std::uint64_t tests = 0, positive = 0, wrong = 0, covered = 0, intervals = 0;
    for (const Fitted& one : fits) {
        if (!one.found()) {
            ++summary.failed;
            continue;
        }
        estimates.push_back(one.estimate);
        errors.push_back(one.standard_error);
        squares.push_back((one.estimate - population) * (one.estimate - population));
        ns.push_back(static_cast<double>(one.n));
        intervals += std::isfinite(one.low);
        covered += one.low <= population && population <= one.high;
        if (!std::isfinite(one.p)) continue;
        ++tests;
        if (one.p >= significant) continue;
        ++positive;
        wrong += one.estimate * population < 0.0;
        sizes.push_back(std::fabs(one.estimate / population));
    }
    if (estimates.empty()) return summary;
    summary.mean = mean_with_error(estimates);
    summary.bias = {summary.mean.value - population, summary.mean.error};
    summary.spread = summary.mean.error * std::sqrt(static_cast<double>(estimates.size()));
    summary.mean_error = mean_with_error(errors).value;
    const MonteCarlo square = mean_with_error(squares);
    summary.rmse = {std::sqrt(square.value), square.value > 0.0 ? square.error / (2.0 * std::sqrt(square.value)) : Fitted::unknown};
    if (std::isfinite(population) && intervals > 0) summary.coverage = share_of(covered, intervals);
    if (tests > 0) summary.power = share_of(positive, tests);
    const bool has_size = std::isfinite(population) && population != 0.0;
    if (positive > 0 && has_size) summary.wrong_sign = share_of(wrong, positive);
    if (positive > 1 && has_size) summary.exaggeration = mean_with_error(sizes);
    summary.mean_n = mean_with_error(ns).value;
    return summary;
}

NeededParticipants needed_for(double target, const StudyProtocol& protocol, const StudyPool& pool, const Fieldwork& fieldwork, std::size_t analysis, const Repetition& asked) {
    Repetition repetition = asked;
    const std::uint32_t largest = std::max(largest_study, largest_factor * protocol.participants);
    const std::size_t waves = protocol.waves.size();
    const std::array<std::size_t, 1> one{analysis};
    const PowerAt power_at = [&](std::uint32_t participants) {
        return summary_of(repeat_studies(protocol, pool, fieldwork, one, {participants, waves}, repetition).front(), 1.0).power;
    };
    NeededParticipants needed;
    PowerBySize by_size;
    std::uint32_t low = protocol.participants, high = low;
    by_size[low] = power_at(low);
    if (by_size[low].n == 0) return needed;
    while (by_size[high].value < target && high < largest) {
        high *= 2;
        by_size[high] = power_at(high);
    }
    while (by_size[low].value > target && low > smallest_study) {
        low = std::max(smallest_study, low / 2);
        by_size[low] = power_at(low);
    }
    if (by_size[high].value < target || by_size[low].value > target) {
        needed.found = by_size[high].value < target ? NeededParticipants::Found::above : NeededParticipants::Found::below;
        needed.participants = by_size[high].value < target ? high : low;
        needed.reached = by_size[static_cast<std::uint32_t>(needed.participants)];
        return needed;
    }
    needed = between_sizes(by_size, target, power_at);
    repetition.first += repetition.studies; // others than those by which the number was found
    needed.reached = power_at(static_cast<std::uint32_t>(std::max(4.0, needed.participants)));
    return needed;
}

} // namespace dyad
