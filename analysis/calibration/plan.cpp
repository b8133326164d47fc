// The plan, checked and summed up.
#include "analysis/calibration/plan.hpp"

#include "sim/results/checksum.hpp"

#include <bit>
#include <cmath>
#include <set>

namespace dyad::calibration {

namespace {

void add_real(Checksum& sum, double number) { sum.add_number(std::bit_cast<std::uint64_t>(number)); }

/// Names become fields of a results file and columns of the journal.
bool is_plain(const std::string& name) {
    return !name.empty() && name.find_first_of(std::string("/\n\0", 3)) == std::string::npos && name != "." && name != "..";
}

void object_to_parameter(const UncertainParameter& parameter, std::vector<Refusal>& objections) {
    const auto object = [&](const std::string& why) {
        objections.push_back({"", 0, 0, "parameter '" + parameter.name + "' " + why});
    };
    if (!std::isfinite(parameter.low) || !std::isfinite(parameter.high) || !(parameter.low < parameter.high))
        object("has no range: the prior goes from low to high, so low must be below high");
    else if (parameter.logarithmic && parameter.low <= 0.0)
        object("cannot have a logarithmic prior, since its range reaches 0 or below; raise low, or make the prior linear");
}

} // namespace

double UncertainParameter::value_at(double share) const {
    if (logarithmic) return std::exp(std::log(low) + share * (std::log(high) - std::log(low)));
    return low + share * (high - low);
}

double UncertainParameter::share_of(double value) const {
    if (logarithmic) return (std::log(value) - std::log(low)) / (std::log(high) - std::log(low));
    return (value - low) / (high - low);
}

const std::string& CalibrationPlan::output_name(std::size_t output) const {
    return output < targets.size() ? targets[output].name : watched[output - targets.size()].name;
}

std::vector<Refusal> objections_to(const CalibrationPlan& plan) {
    std::vector<Refusal> objections;
    const auto object = [&](const std::string& sentence) { objections.push_back({"", 0, 0, sentence}); };
    if (plan.parameters.empty()) object("no parameter is uncertain, so there is nothing to calibrate; name at least one");
    if (plan.targets.empty()) object("there is no target, so nothing can be learned of the parameters; name at least one");
    if (plan.waves == 0) object("a calibration needs at least one wave of runs");
    if (plan.runs_per_wave < 2 * plan.parameters.size() + 10)
        object("runs per wave are too few for " + std::to_string(plan.parameters.size()) + " parameters; give at least " +
               std::to_string(2 * plan.parameters.size() + 10));
    if (plan.particles < 100 || plan.recovery_particles < 100) object("fewer than 100 particles say nothing of a posterior");
    if (!(plan.cut > 0.0)) object("the cut must be above 0, or every point would be ruled out");
    std::set<std::string> names;
    for (const auto& parameter : plan.parameters) {
        object_to_parameter(parameter, objections);
        if (!is_plain(parameter.name)) object("a parameter has no name, or one with a slash or a line break in it");
        if (!names.insert(parameter.name).second) object("parameter '" + parameter.name + "' is named twice");
    }
    names.clear();
    for (std::size_t output = 0; output < plan.outputs(); ++output) {
        const auto& name = plan.output_name(output);
        if (!is_plain(name)) object("an output has no name, or one with a slash or a line break in it");
        if (!names.insert(name).second) object("output '" + name + "' is named twice; give it either as target or as watched");
    }
    for (const auto& target : plan.targets)
        if (!std::isfinite(target.value) || !std::isfinite(target.variance) || !(target.variance > 0.0))
            object("target '" + target.name + "' needs a value and a variance above 0");
    return objections;
}

std::string digest_of(const CalibrationPlan& plan) {
    Checksum sum;
    sum.add_text("dyad calibration 1");
    sum.add_text(plan.about);
    for (const auto& parameter : plan.parameters) {
        sum.add_text(parameter.name);
        add_real(sum, parameter.low);
        add_real(sum, parameter.high);
        sum.add_number(parameter.logarithmic ? 1 : 0);
    }
    sum.add_text("targets");
    for (const auto& target : plan.targets) {
        sum.add_text(target.name);
        add_real(sum, target.value);
        add_real(sum, target.variance);
    }
    sum.add_text("watched");
    for (const auto& output : plan.watched) sum.add_text(output.name);
    for (const auto number : {plan.seed, plan.waves, plan.runs_per_wave, plan.test_runs, plan.particles,
                              plan.recovery_particles, plan.forgiven})
        sum.add_number(number);
    add_real(sum, plan.cut);
    return sum.hex();
}

Eigen::MatrixXd values_at(const CalibrationPlan& plan, const Eigen::MatrixXd& unit_points) {
    Eigen::MatrixXd values(unit_points.rows(), unit_points.cols());
    for (Eigen::Index k = 0; k < unit_points.cols(); ++k)
        for (Eigen::Index point = 0; point < unit_points.rows(); ++point)
            values(point, k) = plan.parameters[static_cast<std::size_t>(k)].value_at(unit_points(point, k));
    return values;
}

Published published_of(const CalibrationPlan& plan) {
    const auto count = static_cast<Eigen::Index>(plan.targets.size());
    Published published{Eigen::VectorXd(count), Eigen::VectorXd(count)};
    for (Eigen::Index output = 0; output < count; ++output) {
        published.values[output] = plan.targets[static_cast<std::size_t>(output)].value;
        published.variances[output] = plan.targets[static_cast<std::size_t>(output)].variance;
    }
    return published;
}

} // namespace dyad::calibration
