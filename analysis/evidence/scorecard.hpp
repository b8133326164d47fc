// The scorecard: published beside simulated, finding by finding, with both intervals, z and a verdict.
#pragma once

#include "analysis/evidence/finding.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

enum class Verdict {
    agrees, ///< inside the 95 % prediction interval of a new study; a direction: the same, beyond Monte-Carlo error
    near,   ///< within 1.5 of it; a direction: the same, but not beyond Monte-Carlo error
    misses,
    unknown ///< the study could not be done
};
std::string_view name_of(Verdict verdict);

/// What the simulated studies of all seeds say: the mean, and its 95 % interval by Student's t over the seeds.
struct Simulated {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double value = unknown, low = unknown, high = unknown; ///< no interval from one seed
    std::uint64_t n = 0;                                   ///< cases of all seeds
    std::size_t seeds = 0;
    std::string why; ///< why there is no value
};

struct Assessed {
    const Finding* finding = nullptr;
    Simulated simulated;
    double low = Simulated::unknown, high = Simulated::unknown; ///< the prediction interval of a new study
    double z = Simulated::unknown;                              ///< (simulated - published) / sqrt(SE² + tau²)
    double z_error = Simulated::unknown;                        ///< half the simulated interval in the same units: what Monte-Carlo error leaves open
    Verdict verdict = Verdict::unknown;
    bool certain = false;           ///< the verdict is the same anywhere within the simulated interval
    bool lost = false;              ///< agreed at the last release and no longer does
    bool doubtful = false;          ///< agreed at the last release, and this smaller run can't tell whether it still does
    bool put_in = false;            ///< agrees whichever mechanism is off: what an instrument puts in
    std::vector<std::string> needs; ///< mechanisms without which it no longer agrees; empty if that was not tried
};

/// How many of one use agree. A study whose numbers are several counts once, by the mean of its numbers.
struct Tally {
    std::size_t findings = 0, agree = 0, near = 0, miss = 0, unknown = 0;
    std::size_t studies = 0;                          ///< different sources
    double studies_agree = 0.0;                       ///< sum over studies of the share of their findings that agree
    std::size_t directions = 0, directions_agree = 0; ///< scored apart, and in none of the above

    double share_of_studies() const { return studies > 0 ? studies_agree / static_cast<double>(studies) : 0.0; }
};

/// What a simulated interval is: of the mean over seeds, which more seeds make narrower, or of one run under parameters
/// drawn from a posterior (±1.96 standard deviations), which they do not.
enum class IntervalOf {
    mean,
    one_run
};

struct Scorecard {
    std::vector<Assessed> rows; ///< in the order of the findings
    Tally fit, holdout, challenge;
    Tally holdout_apart; ///< holdouts without those whose virtual study a fit finding asks too
    std::size_t seeds = 0;
    std::uint32_t families = 0, first_seed = 1; ///< of the world `lives`, each seed
    std::string command, version;
    double seconds = 0.0; ///< it took; shown on the terminal only, since it differs from run to run
    bool tried_mechanisms = false;
    IntervalOf interval = IntervalOf::mean;
};

/// One seed's measurements, in the order of the findings.
using Measured = std::vector<Measurement>;

/// What the seeds together say of every finding.
Scorecard scorecard_of(const Evidence& evidence, std::span<const Measured> seeds,
                       IntervalOf interval = IntervalOf::mean);

/// Verdict of a z, and whether it would be the same anywhere within `z_error` of it.
Verdict verdict_of(double z);
bool is_certain(double z, double z_error);

std::string text_of(const Scorecard& card, const Evidence& evidence);
std::string scorecard_as_json(const Scorecard& card, const Evidence& evidence);
/// One page that needs no other file: summary, forest plot (inline SVG) by domain, table, misses with reasons, sources.
std::string scorecard_as_html(const Scorecard& card, const Evidence& evidence);

} // namespace dyad
