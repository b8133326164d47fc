// Learning an emulator: OpenTURNS seeks the hyperparameters of each output's Gaussian process.
#include "analysis/calibration/emulator.hpp"

#include <openturns/EvaluationImplementation.hxx>
#include <openturns/Function.hxx>
#include <openturns/GradientImplementation.hxx>
#include <openturns/Log.hxx>
#include <openturns/OptimizationProblem.hxx>
#include <openturns/RandomGenerator.hxx>
#include <openturns/TBB.hxx>
#include <openturns/TNC.hxx>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

// OpenTURNS 1.20 can fit a Gaussian process by itself, but cannot estimate a nugget beside known noise, and takes its
// gradients from differences: 2 d + 4 likelihoods where one will do. So the likelihood is ours and the search is theirs.
namespace dyad::calibration {

namespace {

constexpr unsigned most_evaluations = 70;

Hyperparameters as_eigen(const OT::Point& point) {
    Hyperparameters all(static_cast<Eigen::Index>(point.getDimension()));
    for (OT::UnsignedInteger k = 0; k < point.getDimension(); ++k) all[static_cast<Eigen::Index>(k)] = point[k];
    return all;
}

OT::Point as_point(const Eigen::VectorXd& values) {
    OT::Point point(static_cast<OT::UnsignedInteger>(values.size()));
    for (Eigen::Index k = 0; k < values.size(); ++k) point[static_cast<OT::UnsignedInteger>(k)] = values[k];
    return point;
}

/// The misfit and its gradient where they were last asked for, since OpenTURNS asks for both at the same point; and the
/// best point seen, which counts even if the search ends elsewhere.
class Search {
public:
    explicit Search(const Observed& observed) : observed_(observed) {}
    void go_to(const OT::Point& point) {
        if (here_.getDimension() > 0 && here_ == point) return;
        here_ = point;
        const auto hyperparameters = as_eigen(point);
        const double exact = misfit(observed_, hyperparameters, gradient_);
        misfit_ = std::isfinite(exact) ? exact : 1e10; // the search takes it for a wall
        if (misfit_ < least_) least_ = misfit_, best_ = hyperparameters;
    }
    double value() const { return misfit_; }
    const Eigen::VectorXd& gradient() const { return gradient_; }
    const Hyperparameters& best() const { return best_; }

private:
    const Observed& observed_;
    OT::Point here_{};
    double misfit_ = 0.0, least_ = 1e300;
    Eigen::VectorXd gradient_;
    Hyperparameters best_;
};

class Misfit : public OT::EvaluationImplementation {
public:
    Misfit(std::shared_ptr<Search> search, OT::UnsignedInteger dimension) : search_(std::move(search)), dimension_(dimension) {
        setInputDescription(OT::Description::BuildDefault(dimension, "x"));
        setOutputDescription(OT::Description(1, "y"));
    }
    Misfit* clone() const override { return new Misfit(*this); }
    OT::Point operator()(const OT::Point& point) const override {
        search_->go_to(point);
        return OT::Point(1, search_->value());
    }
    using OT::EvaluationImplementation::operator();
    OT::UnsignedInteger getInputDimension() const override { return dimension_; }
    OT::UnsignedInteger getOutputDimension() const override { return 1; }
    OT::Bool isParallel() const override { return false; }

private:
    std::shared_ptr<Search> search_;
    OT::UnsignedInteger dimension_;
};

class MisfitGradient : public OT::GradientImplementation {
public:
    MisfitGradient(std::shared_ptr<Search> search, OT::UnsignedInteger dimension) : search_(std::move(search)), dimension_(dimension) {}
    MisfitGradient* clone() const override { return new MisfitGradient(*this); }
    OT::Matrix gradient(const OT::Point& point) const override {
        search_->go_to(point);
        OT::Matrix column(dimension_, 1);
        for (OT::UnsignedInteger k = 0; k < dimension_; ++k) column(k, 0) = search_->gradient()[static_cast<Eigen::Index>(k)];
        return column;
    }
    OT::UnsignedInteger getInputDimension() const override { return dimension_; }
    OT::UnsignedInteger getOutputDimension() const override { return 1; }

private:
    std::shared_ptr<Search> search_;
    OT::UnsignedInteger dimension_;
};

/// Truncated Newton steps within the bounds (Nash 1984, SIAM J Numer Anal 21:770-788).
Hyperparameters best_hyperparameters(const Observed& observed) {
    const auto dimensions = observed.points.cols();
    const auto count = static_cast<OT::UnsignedInteger>(dimensions + 2);
    const auto search = std::make_shared<Search>(observed);
    const auto start = as_point(first_hyperparameters(dimensions));
    search->go_to(start);
    OT::Function function(Misfit(search, count));
    function.setGradient(MisfitGradient(search, count));
    OT::OptimizationProblem problem(function);
    problem.setBounds(OT::Interval(as_point(least_hyperparameters(dimensions)), as_point(largest_hyperparameters(dimensions))));
    OT::TNC solver(problem);
    solver.setStartingPoint(start);
    solver.setMaximumEvaluationNumber(most_evaluations);
    solver.setIgnoreFailure(true); // running out of evaluations is no failure: the best point seen is taken
    try {
        solver.run();
    } catch (const std::exception&) { // the best point seen still counts
    }
    return search->best();
}

Observed part_of(const Observed& observed, Eigen::Index most) {
    const auto all = observed.points.rows(), count = std::min(all, most);
    Observed part{Eigen::MatrixXd(count, observed.points.cols()), Eigen::VectorXd(count), Eigen::VectorXd(count)};
    for (Eigen::Index k = 0; k < count; ++k) {
        const auto from = k * all / count;
        part.points.row(k) = observed.points.row(from);
        part.values[k] = observed.values[from];
        part.noise[k] = observed.noise[from];
    }
    return part;
}

/// The runs that gave an output.
Observed given(const Runs& runs, Eigen::Index output) {
    const auto all = runs.points.rows();
    Observed observed{Eigen::MatrixXd(all, runs.points.cols()), Eigen::VectorXd(all), Eigen::VectorXd(all)};
    Eigen::Index count = 0;
    for (Eigen::Index run = 0; run < all; ++run) {
        if (!std::isfinite(runs.outputs(run, output))) continue;
        observed.points.row(count) = runs.points.row(run);
        observed.values[count] = runs.outputs(run, output);
        observed.noise[count] = std::isfinite(runs.noise(run, output)) ? std::max(0.0, runs.noise(run, output)) : 0.0;
        ++count;
    }
    observed.points.conservativeResize(count, Eigen::NoChange);
    observed.values.conservativeResize(count);
    observed.noise.conservativeResize(count);
    return observed;
}

EmulatorDiagnosis diagnosis_of(const GaussianProcess& process, double scale) {
    const auto left = process.left_out();
    const auto& values = process.observed().values;
    const Eigen::ArrayXd errors = (values - left.means).array();
    EmulatorDiagnosis diagnosis;
    diagnosis.runs = values.size();
    const double squares = (values.array() - values.mean()).square().sum();
    diagnosis.explained = squares > 0.0 ? 1.0 - errors.square().sum() / squares : 1.0;
    diagnosis.covered = (errors.square() <= 1.959963984540054 * 1.959963984540054 * left.variances.array()).cast<double>().mean();
    diagnosis.nugget = scale * std::sqrt(process.nugget());
    diagnosis.montecarlo = scale * scale * process.observed().noise.mean();
    return diagnosis;
}

} // namespace

bool can_train_emulators() { return true; }

Outcome<Emulator> train_emulator(const Runs& runs, const std::vector<std::string>& names, const Stop& stop,
                                 Eigen::Index runs_for_lengths) {
    OT::TBB::Disable();
    OT::Log::Show(OT::Log::NONE);
    OT::RandomGenerator::SetSeed(0); // nothing here draws; should a later version of the search do so, it draws the same
    Emulator emulator;
    for (Eigen::Index output = 0; output < runs.outputs.cols() && !stop(); ++output) {
        auto observed = given(runs, output);
        if (observed.values.size() < runs.points.cols() + 5)
            return Refusal{"", 0, 0,
                           "output '" + names[static_cast<std::size_t>(output)] + "' was given by " +
                               std::to_string(observed.values.size()) +
                               " runs only, too few to learn how it depends on the parameters; simulate more, narrow the "
                               "priors to where it is defined, or leave it out"};
        const double mean = observed.values.mean();
        const double spread = std::sqrt((observed.values.array() - mean).square().mean());
        const double scale = spread > 0.0 ? spread : 1.0;
        observed.values = ((observed.values.array() - mean) / scale).matrix();
        observed.noise /= scale * scale;
        const auto hyperparameters = best_hyperparameters(part_of(observed, runs_for_lengths));
        GaussianProcess process(std::move(observed), hyperparameters);
        const auto diagnosis = diagnosis_of(process, scale);
        emulator.add(std::move(process), mean, scale, diagnosis);
    }
    return emulator;
}

} // namespace dyad::calibration
