// Stability over the years as the field fits it: does a correlation fall to a floor (prototype) or to nothing (revisionist)?
#pragma once

#include "analysis/evidence/findings_file.hpp"
#include "analysis/evidence/scorecard.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// r(t) = floor + fall exp(-rate t), t in years. The revisionist (autoregressive) curve is the one whose floor is 0, the
/// prototype curve has a floor of its own (Fraley 2002, 10.1207/S15327957PSPR0602_03).
struct Curve {
    double floor = 0.0, fall = 0.0, rate = 0.0;
    double squares = 0.0; ///< sum of squared deviations in standard errors

    double at(double years) const;
};

/// Fitted by weighted least squares: for a rate the curve is linear in floor and fall; the rate is found by Brent's
/// method on its logarithm between .001 and 10 a year. A floor below 0 is taken as 0.
Curve fit_prototype(std::span<const double> years, std::span<const double> r, std::span<const double> errors);
Curve fit_revisionist(std::span<const double> years, std::span<const double> r, std::span<const double> errors);

/// One measure in one world: correlations of what is seen at 25 with what is seen some years later.
struct StabilityCurve {
    std::string_view world, measure;
    std::vector<double> years, r, errors; ///< mean over seeds, and its standard error
    Curve prototype, revisionist;
    double floor_error = 0.0; ///< standard error of the prototype's floor, by the jackknife over seeds

    /// Akaike's criterion of the revisionist less that of the prototype, which has one parameter more; above 0 the
    /// prototype is better. Correlations over different intervals rest on the same persons; the criterion takes
    /// their errors as independent, which is why the floor's jackknife interval stands beside it.
    double advantage() const { return revisionist.squares - prototype.squares - 2.0; }
    /// "prototype" if its advantage is above 2 and its floor's interval lies above 0; "revisionist" if it has no advantage
    /// and the floor's interval ends below half of the first correlation; else "not told apart".
    std::string_view verdict() const;
};

namespace stability {
inline constexpr std::array years{1, 2, 3, 5, 10, 15, 20, 25};
inline constexpr std::array<std::string_view, 3> worlds{"locked", "lives", "revisable"};
inline constexpr std::array<std::string_view, 3> measures{"ecr_anxiety", "ecr_avoidance", "aai_coherence"};
} // namespace stability

/// The same worlds with the studies that the curves need in place of findings.
Evidence stability_studies(const Evidence& evidence, const EvidenceVocabulary& vocabulary);

/// The curves from what those studies found at each seed (at least three).
std::vector<StabilityCurve> stability_curves(std::span<const Measured> seeds);

std::string text_of(std::span<const StabilityCurve> curves);

} // namespace dyad
