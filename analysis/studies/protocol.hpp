// A protocol: what the file of a virtual study says of its population, participants, waves, instruments, losses and analyses.
#pragma once

#include "analysis/evidence/series.hpp"
#include "analysis/studies/expression.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

/// When participants are visited: at `age`, or `window` months earlier or later, each as often as the others.
struct StudyWave {
    std::string name;
    unsigned age = 0, window = 0; ///< months
    std::vector<std::string> instruments;
};

/// What is measured, and at which waves. A measure without waves is known at recruitment (sex, temperament).
struct StudyMeasure {
    std::string name, of;           ///< a field of /observed or /latent, or a series (see read_series)
    std::vector<std::size_t> waves; ///< indices of the protocol's waves; empty: known at recruitment
    std::string truth;              ///< the true state behind it, for the file of truths; empty: none is told
    double given_to = 1.0;          ///< planned: share of participants who are given it, drawn anew for each wave
    double not_codable = 0.0;       ///< share lost in the laboratory beyond what the instrument itself cannot code
    double second_coder = 0.0;      ///< share coded twice
    /// Of the two coders: kappa of classes, intraclass correlation of scores. The second codes what the first saw, no other
    /// occasion: it is as valid as the first only as far as the two agree.
    double agreement = 0.8;
    std::vector<std::string> labels{};  ///< of its classes, in the order of their codes; empty: a number
    std::string label{}, unit{};        ///< for the codebook
    std::string missing{};              ///< the field that says why a score is missing, written as `of` is; empty: none does
    bool is_truth_or_falsehood = false; ///< 0 or 1 by what it is
};

/// How participants are lost. Whoever is lost stays away. With several, each takes its own.
struct Attrition {
    double rate = 0.0;      ///< share of those still there who are lost before each wave, on average
    std::size_t from = 1;   ///< the first wave before which it happens
    std::string observed{}; ///< a measure: the chance follows its last score so far (missing at random)
    std::string latent{};   ///< a series of true states: the chance follows it, whatever was observed (not at random)
    double slope = 0.0;     ///< change of the log odds of being lost for each standard deviation of it
};

/// A treatment that some participants are drawn to have: what is set for them, and for nobody else.
struct StudyArm {
    std::vector<std::string> settings; ///< none: a study without treatment
    double share = 0.5;                ///< of participants who are drawn to have it
    double uptake = 1.0;               ///< share of these who take it
};

/// What is held to be true of the population in place of its scenario's settings. Where there are several, the study is
/// asked which of them it would tell apart.
struct StudyTheory {
    std::string name;
    std::vector<std::string> settings;
};

enum class AnalysisKind {
    mean, ///< of classes: a share
    mean_difference,
    standardized_difference,
    correlation,
    partial_correlation,
    regression,
    logistic_regression,
    kappa,
    ancova,
    mediation,
    cross_lagged
};

struct StudyAnalysis {
    std::string name;
    AnalysisKind kind = AnalysisKind::mean;
    Expression of, with, by;       ///< what is not asked for is empty
    std::vector<Expression> given; ///< covariates; of a mediation the mediator first
    unsigned resamples = 1000;     ///< of a bootstrap
    std::size_t needs_waves = 0;   ///< the fewest waves with which it can be done
};

struct StudyProtocol {
    std::string name, title, question, source;
    std::string scenario;
    std::vector<std::string> settings;
    std::uint32_t families = 0, seed = 1;
    std::vector<SeriesPlan> who; ///< conditions that all must hold
    std::uint32_t participants = 0, sites = 1;
    double site_sd = 0.0;  ///< spread of the sites' mean scores, in standard deviations of the score
    bool siblings = false; ///< whether two children of one mother may take part
    std::vector<StudyWave> waves;
    std::vector<StudyMeasure> measures;
    std::vector<Attrition> attrition;
    StudyArm arm;
    std::vector<StudyTheory> theories; ///< at least one; a nameless one where none is written
    std::vector<StudyAnalysis> analyses;
};

/// The series that a measure reads at an age: `of` itself where it names ages or is known without, else `of at AGE months`.
std::string measured_at(const std::string& of, unsigned age);

/// "mean_difference".
std::string name_of(AnalysisKind kind);

} // namespace dyad
