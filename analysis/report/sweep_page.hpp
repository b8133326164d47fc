// The report on a sweep: what was calculated of it, and the parts of its page.
#pragma once

#include "analysis/report/effects.hpp"
#include "analysis/report/report.hpp"
#include "analysis/sweeps/noise.hpp"
#include "analysis/sweeps/sensitivity_text.hpp"
#include "analysis/sweeps/sweep_results.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dyad {

/// A run that gave no numbers.
struct FailedRun {
    std::string reason, command;
};

/// One outcome, as far as its design lets it be told.
struct OutcomeStudy {
    ReplicateNoise noise;
    std::vector<MainEffect> effects; ///< of each axis
    std::vector<ScreenedAxis> screening;
    std::vector<double> chance; ///< in the effects of the screening
    std::vector<VarianceShare> shares;
    std::string no_shares; ///< why there are none
    std::optional<PlaneFit> plane;
    std::vector<Estimate> ends; ///< of one-at-a-time designs
    Told told;
    std::vector<std::size_t> order; ///< axes by falling importance
};

struct SweepStudy {
    SweepResults sweep;
    ResultsHeader header;
    std::string digest, fingerprint;
    std::uint64_t runs = 0;
    std::vector<FailedRun> failed;
    std::vector<OutcomeStudy> outcomes;
    ReportNotes notes;

    std::size_t axes() const { return sweep.keys.size(); }
    /// "0 to 1 share" and the like, of an axis.
    std::string unit_of_axis(std::size_t axis) const;
    std::string with_unit(std::size_t outcome) const; ///< "secure (share)"
    const KeyFacts* facts_of(std::size_t axis) const;
};

Outcome<SweepStudy> study_of_sweep(const ResultsFile& file, const ReportNotes& notes);

std::string axis_as_text(const Axis& axis); ///< as `--vary` has it: "a.x=0..1"

std::string sweep_in_short(const SweepStudy& study);
std::string design_part(const SweepStudy& study);
std::string convergence_part(const SweepStudy& study);
std::string effects_part(const SweepStudy& study);
std::string sensitivity_part(const SweepStudy& study);
std::string next_part(const SweepStudy& study);
std::string limits_part(const SweepStudy& study);
std::string methods_part(const SweepStudy& study);

/// What every report ends with: the model's misses, and that nothing here is about single people.
std::string limits_of_the_model(const ReportNotes& notes);
/// How the page and its file were made.
std::string provenance(const ResultsHeader& header, const std::string& digest, const ReportNotes& notes);

} // namespace dyad
