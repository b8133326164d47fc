// The score table: findings that whole lives in Dyad are held against, with tolerances and the trial's results.
#pragma once

#include <array>
#include <limits>
#include <string_view>

namespace dyad {

/// One row. `tolerance` says how far off a model may be without contradicting the literature; z = (obtained - target)
/// / tolerance. `trial` is what the first trial of this theory obtained over its seeds, `trial_sd` how much seeds
/// differed. `source` names rows of the evidence tables and how each figure was checked (V in the source, M from memory
/// of the literature with high, moderate or low confidence).
struct ScoreRow {
    std::string_view id, quantity;
    double target, tolerance, trial, trial_sd, trial_z;
    std::string_view source;
};

inline constexpr std::array score_rows{std::to_array<ScoreRow>({
    {"A", "SSP A, low risk", 0.15, 0.02, 0.137, 0.006, -0.7, "I3, M-hi"},
    {"B", "SSP B, low risk", 0.62, 0.03, 0.607, 0, -0.4, "I3, M-hi"},
    {"C", "SSP C, low risk", 0.09, 0.015, 0.095, 0.005, 0.3, "I3, M-hi"},
    {"D", "SSP D, low risk", 0.15, 0.02, 0.161, 0.004, 0.6, "I3, V"},
    {"fA", "forced ABC: A", 0.21, 0.04, 0.208, 0.005, -0.1, "I2, V"},
    {"fB", "forced ABC: B", 0.65, 0.04, 0.676, 0.001, 0.6, "I2, V"},
    {"fC", "forced ABC: C", 0.14, 0.03, 0.117, 0.005, -0.8, "I2, V"},
    {"mfsens", "mother x father observed sensitivity r", 0.23, 0.06, 0.143, 0.009, -1.4, "C3, V"},
    {"gA", "one 'adversity' dial +0.6: A", 0.147, 0.03, 0.143, 0.002, -0.1, "I1, V"},
    {"gB", "same: B", 0.516, 0.04, 0.508, 0.008, -0.2, "I1, V"},
    {"gC", "same: C", 0.102, 0.025, 0.114, 0.003, 0.5, "I1, V"},
    {"gD", "same: D", 0.235, 0.03, 0.236, 0.008, 0, "I1, V"},
    {"sens", "1-visit sensitivity x B, r", 0.25, 0.03, 0.283, 0.005, 1.1, "S1, V"},
    {"sensA", "sensitivity x A", -0.24, 0.06, -0.211, 0.008, 0.5, "S3, V"},
    {"sensC", "sensitivity x C", -0.12, 0.05, -0.045, 0.009, 1.5, "S3, V"},
    {"sensD", "sensitivity x D", -0.19, 0.06, -0.143, 0.011, 0.8, "S3, V"},
    {"kappa6", "12->18 mo 4-way kappa", 0.28, 0.06, 0.325, 0.017, 0.8, "T1, V (.23 all lags)"},
    {"int_ratio", "intervention: d security / d sensitivity", 0.6, 0.12, 0.576, 0.062, -0.2, "V1, V (.20/.33)"},
    {"int_dS", "intervention: d on observed sensitivity (input size)", 0.45, 0.15, 0.24, 0.013, -1.4,
     "input; V1 has .33"},
    {"obsrel", "visit-to-visit reliability of sensitivity", 0.42, 0.08, 0.353, 0.013, -0.8, "P16/derived, M-mod"},
    {"conc", "mother-father security phi", 0.17, 0.03, 0.177, 0.013, 0.2, "C2, M-hi"},
    {"frD", "frightening x D, r", 0.34, 0.05, 0.332, 0.017, -0.2, "F1, V"},
    {"trans", "AAI F x child B, phi", 0.31, 0.04, 0.25, 0.002, -1.5, "X06, V"},
    {"U_D", "AAI U x child D, phi", 0.21, 0.05, 0.163, 0.008, -0.9, "X06, V"},
    {"AAIsens", "AAI F x observed sensitivity", 0.27, 0.05, 0.321, 0.007, 1, "X02 .34 V, X09 .25 M-l"},
    {"rhoB", "reactivity x B", -0.07, 0.04, -0.085, 0.007, -0.4, "N1, V"},
    {"rhoRe", "reactivity x resistance", 0.15, 0.05, 0.1, 0.004, -1, "N1, V"},
    {"rhoAv", "reactivity x avoidance", 0, 0.05, 0.046, 0.008, 0.9, "N1, V"},
    {"rhoD", "reactivity x D", 0.05, 0.05, 0.024, 0.008, -0.5, "N1, V"},
    {"stab6", "12->18 mo, B/non-B phi", 0.35, 0.05, 0.373, 0.015, 0.5, "T1 .28 V / T2 .39 M-hi"},
    {"stab6D", "12->18 mo, D phi", 0.35, 0.06, 0.335, 0.023, -0.3, "T3, M-hi"},
    {"stab5y", "12 mo -> 6 y phi", 0.28, 0.05, 0.231, 0.006, -1, "T1, V"},
    {"SSP_AAI18", "SSP B -> AAI F at 18, phi", 0.14, 0.05, 0.219, 0.01, 1.6, "S07 .07-.15 M-l; S02 .27 M-m"},
    {"sens_AAI18", "observed sensitivity -> AAI F at 18", 0.12, 0.06, 0.246, 0.016, 2.1, "O01 range, M-m"},
    {"D_U18", "SSP D -> AAI U at 18", 0.15, 0.08, 0.228, 0.015, 1, "assumed"},
    {"SSP_ecrX", "SSP B -> ECR anxiety at 25", -0.09, 0.04, -0.083, 0.009, 0.2, "O01 range, M-m"},
    {"SSP_ecrA", "SSP B -> ECR avoidance at 25", -0.09, 0.04, -0.142, 0.008, -1.3, "O01 range, M-m"},
    {"AAI_F", "AAI F, parents", 0.58, 0.04, 0.567, 0.004, -0.3, "A01, V"},
    {"AAI_Ds", "AAI Ds", 0.23, 0.03, 0.292, 0.003, 2.1, "A01, V"},
    {"AAI_E", "AAI E", 0.19, 0.03, 0.142, 0.003, -1.6, "A01, V"},
    {"AAI_U", "AAI U", 0.18, 0.05, 0.171, 0.004, -0.2, "A02, V"},
    {"AAI2_F", "AAI F in their grown children", 0.58, 0.05, 0.537, 0.005, -0.9, "stationarity"},
    {"AAI2_Ds", "AAI Ds in their grown children", 0.23, 0.05, 0.317, 0.003, 1.7, "stationarity"},
    {"malD", "maltreated: D", 0.6, 0.12, 0.691, 0.017, 0.8, "I4 .48 M-mod / I6 .88 V-calc"},
    {"AAI_ECR", "AAI F x ECR security", 0.12, 0.06, 0.259, 0.004, 2.3, "A07 .09, V"},
    {"rho_ecrX", "reactivity x ECR anxiety", 0.4, 0.08, 0.316, 0.008, -1, "neuroticism overlap, M"},
    {"xd_partner_friend", "partner- x friend-specific avoidance", 0.32, 0.12, 0.331, 0.012, 0.1,
     "H02 .40 / H03, V/M-m"},
    {"xd_partner_mother", "partner- x mother-specific avoidance", 0.25, 0.12, 0.21, 0.015, -0.3, "H02 .30, V"},
    {"insD", "institution: D", 0.65, 0.08, 0.659, 0.005, 0.1, "I10 .65 M-hi, I9 .54 V"},
    {"insB", "institution: B", 0.19, 0.1, 0.109, 0.008, -0.8, "I9 .18, V"},
    {"ecr1x", "ECR anxiety 1-year r", 0.65, 0.05, 0.71, 0.005, 1.2, "P09, M-l"},
    {"ecr1a", "ECR avoidance 1-year r", 0.65, 0.05, 0.609, 0.003, -0.8, "P09, M-l"},
    {"ecr10x", "ECR anxiety 10-year r", 0.48, 0.06, 0.61, 0.005, 2.2, "P09/S33, M-l"},
    {"ecr10a", "ECR avoidance 10-year r", 0.48, 0.06, 0.438, 0.007, -0.7, "P09/S33, M-l"},
    {"ecr25x", "ECR anxiety 25-year r", 0.4, 0.08, 0.494, 0.007, 1.2, "extrapolated, M-l"},
    {"ecrAX", "ECR anxiety x avoidance", 0.3, 0.1, 0.414, 0.007, 1.1, "P07 band .15-.45, M-m"},
    {"dAnx20_55", "anxiety 20->55 y, d", -0.3, 0.13, -0.295, 0.008, 0, "T03, M-l"},
    {"dAvo20_55", "avoidance 20->55 y, d", -0.15, 0.12, -0.264, 0.015, -0.9, "T01 direction V/q"},
    {"pcX", "partner r, anxiety", 0.12, 0.05, 0.15, 0.015, 0.6, "R05, M-m"},
    {"pcA", "partner r, avoidance", 0.15, 0.05, 0.167, 0.021, 0.3, "R05, M-m"},
    {"satX", "actor anxiety x satisfaction", -0.28, 0.05, -0.271, 0.004, 0.2, "R08, M-m"},
    {"satA", "actor avoidance x satisfaction", -0.34, 0.05, -0.376, 0.005, -0.7, "R08, M-m"},
    {"satPX", "partner anxiety x satisfaction", -0.15, 0.05, -0.103, 0.014, 0.9, "R08, M-m"},
    {"satPA", "partner avoidance x satisfaction", -0.18, 0.05, -0.1, 0.017, 1.6, "R08, M-m"},
    {"brX", "anxiety x break-up in 5 y", 0.08, 0.04, 0.033, 0.019, -1.2, "R13, small, M-l"},
    {"brA", "avoidance x break-up in 5 y", 0.08, 0.04, 0.056, 0.007, -0.6, "R13, small, M-l"},
    {"br5y", "break-up within 5 y", 0.22, 0.06, 0.207, 0.004, -0.2, "assumed"},
    {"partnered30", "partnered at 30", 0.7, 0.1, 0.806, 0.007, 1.1, "assumed"},
    {"thX", "12-month therapy, anxiety d vs control", 0.4, 0.1, 0.275, 0.012, -1.2, "Y08, M-l"},
    {"thA", "therapy, avoidance d", 0.3, 0.1, 0.387, 0.037, 0.9, "Y08, M-l"},
    {"thX6", "5 y after therapy, anxiety d", 0.3, 0.12, 0.087, 0.013, -1.8, "assumed (holds)"},
    {"thA6", "5 y after therapy, avoidance d", 0.25, 0.12, 0.224, 0.045, -0.2, "assumed (holds)"},
    {"evX1", "break-up, anxiety at next wave, d", 0.15, 0.06, 0.19, 0.007, 0.7, "C02, M-l"},
    {"evX4", "break-up, 3 y later, d", 0, 0.08, -0.057, 0.006, -0.7, "C01 reversion, V (direction)"},
})};

inline constexpr double unknown_to_trial = std::numeric_limits<double>::quiet_NaN();

/// Quantities that the same runs tell and that no finding is held against.
struct UnscoredRow {
    std::string_view id, quantity;
    double trial;
};

inline constexpr std::array unscored_rows{std::to_array<UnscoredRow>({
    {"mediated", "share of AAI -> security mediated by one visit's sensitivity", 0.29},
    {"truth", "true caregiving at 9 months x true security at 13, r", 0.72},
    {"truth_B", "true caregiving at 9 months x SSP B at 13, r", 0.47},
    {"AAI2_U", "AAI U in their grown children", unknown_to_trial},
    {"treated", "share of generation 1 given therapy in the twin run", unknown_to_trial},
    {"AAI_ECRx", "AAI F x ECR anxiety at 30", unknown_to_trial},
    {"AAI_ECRa", "AAI F x ECR avoidance at 30", unknown_to_trial},
})};

} // namespace dyad
