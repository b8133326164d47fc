// The words that findings and reports use.
#include "analysis/evidence/finding.hpp"
#include "analysis/evidence/scorecard.hpp"

namespace dyad {

std::string_view name_of(Use use) {
    switch (use) {
    case Use::fit: return "fit";
    case Use::holdout: return "holdout";
    case Use::challenge: return "challenge";
    }
    return "";
}

std::string_view name_of(Statistic statistic) {
    switch (statistic) {
    case Statistic::r: return "r";
    case Statistic::kappa: return "kappa";
    case Statistic::d: return "d";
    case Statistic::share: return "share";
    case Statistic::mean: return "mean";
    case Statistic::spread: return "spread";
    case Statistic::heritability: return "heritability";
    case Statistic::direction: return "direction";
    }
    return "";
}

std::string_view name_of(Checked checked) {
    switch (checked) {
    case Checked::read: return "read";
    case Checked::part: return "part";
    case Checked::memory_high: return "memory-high";
    case Checked::memory_moderate: return "memory-moderate";
    case Checked::memory_low: return "memory-low";
    }
    return "";
}

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::agrees: return "agrees";
    case Verdict::near: return "near";
    case Verdict::misses: return "misses";
    case Verdict::unknown: return "unknown";
    }
    return "";
}

} // namespace dyad
