// Telling of a calibration.
#include "sim/commands/calibration_report.hpp"

#include "sim/words.hpp"

#include <cmath>
#include <optional>

namespace dyad {

namespace {

std::string stage_in_words(const calibration::Progress& now) {
    switch (now.stage) {
    case calibration::Progress::Stage::simulating: return "wave " + std::to_string(now.wave) + ": runs";
    case calibration::Progress::Stage::learning: return "wave " + std::to_string(now.wave) + ": outputs learned";
    case calibration::Progress::Stage::narrowing: return "wave " + std::to_string(now.wave) + ": regions looked through";
    case calibration::Progress::Stage::sampling: return "posterior samples";
    case calibration::Progress::Stage::recovering: return "truths looked for";
    }
    return "steps";
}

std::string number(double value) {
    if (!std::isfinite(value)) return "n/a";
    const double size = std::fabs(value), unit = size >= 100 ? 1.0 : size >= 1 ? 100.0
                                                                               : 10000.0;
    return shortest(std::round(value * unit) / unit + 0.0);
}

} // namespace

struct CalibrationProgress::Stage {
    ProgressStyle style = ProgressStyle::silent;
    std::string words;
    std::optional<Progress> progress;
};

CalibrationProgress::CalibrationProgress(const Manner& manner, Console&)
    : stage_(std::make_shared<Stage>()) {
    stage_->style = progress_style(manner.quiet);
}

void CalibrationProgress::operator()(const calibration::Progress& now) const {
    const std::string words = stage_in_words(now);
    if (words != stage_->words) {
        stage_->progress.reset();
        stage_->progress.emplace(stderr, stage_->style, words);
        stage_->words = words;
    }
    (*stage_->progress)(static_cast<std::uint32_t>(now.done), static_cast<std::uint32_t>(now.total));
}

std::string text_of(const calibration::CalibrationPlan& plan, const calibration::Calibrated& calibrated) {
    std::string text = plan.command + "\n\n";
    for (std::size_t k = 0; k < calibrated.waves.size(); ++k) {
        const auto& wave = calibrated.waves[k];
        text += "wave " + std::to_string(k + 1) + ": " + counted(wave.runs, "run", "runs") + " (" + std::to_string(wave.failed) +
                " failed), " + percent(wave.share) + " of the prior not ruled out before it, " + percent(wave.share_after) +
                " after\n";
    }
    text += "\n" + left("parameter", 38) + right("prior", 18) + right("mean", 10) + right("5 %", 10) + right("95 %", 10) +
            "  identified?\n";
    for (std::size_t k = 0; k < plan.parameters.size(); ++k) {
        const auto& parameter = plan.parameters[k];
        const auto& found = calibrated.parameters[k];
        text += left(parameter.name, 38) + right(number(parameter.low) + " to " + number(parameter.high), 18) +
                right(number(found.mean), 10) + right(number(found.low), 10) + right(number(found.high), 10) + "  " +
                calibration::verdict_on(found.contraction) + "\n";
    }
    if (!calibrated.recovered.empty()) {
        text += "\nKnown truths, from runs that the emulator never saw: how often the 90 % interval holds them\n";
        for (std::size_t k = 0; k < plan.parameters.size(); ++k) {
            const auto& one = calibrated.recovered[k];
            text += left(plan.parameters[k].name, 38) + right(percent(one.ninety.share), 8) + " of " +
                    std::to_string(one.truths) + "   flat ranks: p " + number(one.p) + "\n";
        }
    }
    text += "\nFindings that the posterior is more than two standard deviations from:";
    bool any = false;
    for (std::size_t k = 0; k < plan.targets.size(); ++k)
        if (std::fabs(calibrated.predicted[k].z) > 2.0) {
            text += (any ? ", " : " ") + plan.targets[k].name + " (" + number(calibrated.predicted[k].mean) + ", published " +
                    number(plan.targets[k].value) + ")";
            any = true;
        }
    return text + (any ? ".\n" : " none.\n");
}

} // namespace dyad
