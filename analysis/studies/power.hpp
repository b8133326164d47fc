// Power and its kin: a study done thousands of times, and what its analyses then find, miss and exaggerate.
#pragma once

#include "analysis/estimate.hpp"
#include "analysis/studies/analysis_fit.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace dyad {

/// How large a study is, and how long.
struct StudySize {
    std::uint32_t participants = 0;
    std::size_t waves = 0;
};

/// What repeated studies need, and nothing else. Results do not depend on threads.
struct Repetition {
    std::uint32_t studies = 1000, seed = 1;
    unsigned threads = 1;
    const std::atomic<bool>* stop = nullptr;
    std::function<void(std::uint32_t done)> progress{}; ///< called from any thread, studies done so far
    std::uint32_t first = 1;                            ///< number of the first study; others have other chance
};

/// By analysis (as asked), then by study.
using RepeatedFits = std::vector<std::vector<Fitted>>;

/// The studies of one size, done one after the other or at once. Cut short where `stop` is set.
RepeatedFits repeat_studies(const StudyProtocol& protocol, const StudyPool& pool, const Fieldwork& fieldwork, std::span<const std::size_t> analyses, StudySize size,
                            const Repetition& repetition);

/// A number found by simulation, with its Monte-Carlo standard error.
struct MonteCarlo {
    double value = Fitted::unknown, error = Fitted::unknown;
};

/// What becomes of one analysis in many studies of one size (Morris, White & Crowther 2019, Stat Med 38:2074-2102; Gelman &
/// Carlin 2014, Perspect Psychol Sci 9:641-651).
struct PowerSummary {
    std::uint32_t studies = 0, failed = 0;                         ///< failed: the analysis could not be done
    Estimate power;                                                ///< share of studies with p below .05, with its interval; of those that could be done
    MonteCarlo mean, bias, rmse;                                   ///< of the estimates; about the population's value
    double spread = Fitted::unknown, mean_error = Fitted::unknown; ///< standard deviation of the estimates, and their mean standard error
    Estimate coverage;                                             ///< share of 95 % intervals that hold the population's value
    Estimate wrong_sign;                                           ///< of the significant ones
    MonteCarlo exaggeration;                                       ///< mean size of significant estimates over the population's value
    double mean_n = Fitted::unknown;                               ///< participants who could be analysed
    double population = Fitted::unknown;                           ///< what the analysis gives for everybody, nothing missing: what is estimated
};

PowerSummary summary_of(std::span<const Fitted> fits, double population);

/// How many participants reach a power.
struct NeededParticipants {
    enum class Found {
        yes,
        above,   ///< more than `participants`, with which power was `reached`
        below,   ///< fewer than `participants`, the smallest study that was tried
        untested ///< the analysis tests nothing
    } found = Found::untested;
    double participants = 0.0, low = 0.0, high = 0.0; ///< with a 95 % interval of the simulation
    Estimate reached;                                 ///< power in studies of that size, done anew
};

/// Beyond eight times the protocol's participants, or 5,000, it does not look. Power rises with the root of the number of participants as a normal distribution does (exactly for z tests). Sizes are doubled
/// or halved from that of the protocol until the target is between two, more are tried between, and a probit line on the root of
/// N, weighted by the simulation's error, tells the number.
NeededParticipants needed_for(double target, const StudyProtocol& protocol, const StudyPool& pool, const Fieldwork& fieldwork, std::size_t analysis, const Repetition& repetition);

} // namespace dyad
