// Findings: what was published, how far it was checked, and which virtual study asks the same of simulated people.
#pragma once

#include "analysis/evidence/study.hpp"

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// What a finding may be used for. `fit`: its value may be calibrated on. `holdout`: no calibration ever reads its value.
/// `challenge`: disputed, weakly checked or known to be missed; shown, and counted for nothing.
enum class Use {
    fit,
    holdout,
    challenge
};
std::string_view name_of(Use use);

/// What a published number is; it decides its range, its sampling error and its usual spread between studies.
enum class Statistic {
    r,            ///< product-moment correlation, phi included
    kappa,        ///< Cohen's
    d,            ///< difference or change in standard deviations
    share,        ///< of persons, 0 to 1
    mean,         ///< of a scale, in its points
    spread,       ///< standard deviation of a scale, in its points
    heritability, ///< twice the difference of identical and fraternal twins' correlations
    direction     ///< 1 or -1: only the sign was published or is trusted
};
std::string_view name_of(Statistic statistic);

/// How far the published number was checked.
enum class Checked {
    read,            ///< in the source or its abstract
    part,            ///< in part, or in words only
    memory_high,     ///< from memory of the literature, with high,
    memory_moderate, ///< moderate,
    memory_low       ///< or low confidence
};
std::string_view name_of(Checked checked);

struct Source {
    std::string name;      ///< "madigan2023"
    std::string reference; ///< authors, year, journal, pages
    std::string doi;       ///< empty where none is known
    unsigned line = 0;
};

/// The number itself, and what it rests on. Apart from the rest of a finding, so that code which must not know a value
/// is given findings without it.
struct Published {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double value = unknown;
    double low = unknown, high = unknown; ///< 95 % interval, where one was published
    double tau = unknown;                 ///< spread between studies, where the source gives one

    bool has_interval() const { return low == low && high == high; }
};

struct Finding {
    std::string id;       ///< "i.S1"; numbers of one row of the evidence tables: "i.S3.A"
    std::string same_as;  ///< another row of the evidence tables where the same study stands; empty if there is none
    std::string sentence; ///< what was found, in plain words
    Statistic statistic = Statistic::r;
    std::optional<double> n, k;           ///< persons and studies
    std::string population, ages;         ///< in words
    std::string measured;                 ///< the published instruments, in words
    std::vector<std::string> instruments; ///< Dyad's that stand for them, by name
    std::string source;                   ///< name of a `Source`
    Checked checked = Checked::memory_low;
    Use use = Use::challenge;
    std::string domain;         ///< infancy, adulthood, change, transmission
    bool starting = false;      ///< the starting values were tuned on it or on its study, so that it can be no holdout
    bool asked_by_fit = false;  ///< a holdout whose virtual study a fit finding asks too: fitting the one moves the other
    bool of_instrument = false; ///< retest, coder agreement or marginal share: what instruments' errors are fitted to
    std::string why;            ///< why a miss is believed to occur
    Study study;
    std::optional<Published> published; ///< none where the reader was told to withhold it
    unsigned line = 0;

    /// The study a finding counts for: "madigan2023".
    std::string_view counted_as() const { return source; }
};

/// A run whose results studies look at.
struct VirtualWorld {
    std::string name, meaning, scenario;
    std::vector<std::string> settings; ///< as `--set` has them
    double families = 1.0;             ///< in those of the world `lives`
    unsigned line = 0;
};

/// A mechanism that can be taken out, to see which findings need it.
struct Ablation {
    std::string name, meaning;
    std::vector<std::string> settings; ///< that switch it off
    unsigned line = 0;
};

/// Everything that analysis/evidence/findings.toml holds.
struct Evidence {
    std::vector<Source> sources;
    std::vector<VirtualWorld> worlds;
    std::vector<Ablation> mechanisms;
    std::vector<Finding> findings;
};

} // namespace dyad
