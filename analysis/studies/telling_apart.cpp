// Fisher's linear discriminant over the estimates of studies.
#include "analysis/studies/telling_apart.hpp"

#include "analysis/statistics.hpp"

#include <Eigen/Dense>

#include <cmath>

namespace dyad {

namespace {

/// The estimates of one theory's studies, half of which teach.
struct Halves {
    std::vector<Eigen::VectorXd> teach, ask;
};

Halves halves_of(const RepeatedFits& fits, std::span<const std::size_t> used) {
    Halves halves;
    for (std::size_t study = 0; study < fits.front().size(); ++study) {
        Eigen::VectorXd estimates(static_cast<Eigen::Index>(used.size()));
        for (std::size_t k = 0; k < used.size(); ++k) {
            const Fitted& one = fits[used[k]][study];
            estimates[static_cast<Eigen::Index>(k)] = one.found() ? one.estimate : Fitted::unknown;
        }
        if (estimates.allFinite()) (study % 2 == 0 ? halves.teach : halves.ask).push_back(std::move(estimates));
    }
    return halves;
}

} // namespace

Estimate told_apart(const std::vector<RepeatedFits>& fits, std::span<const std::size_t> used) {
    std::vector<Halves> theories;
    std::vector<Eigen::VectorXd> means;
    const auto width = static_cast<Eigen::Index>(used.size());
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(width, width);
    double freedom = 0.0;
    for (const RepeatedFits& one : fits) {
        theories.push_back(halves_of(one, used));
        const auto& teach = theories.back().teach;
        if (teach.size() < 20) return {};
        Eigen::VectorXd mean = Eigen::VectorXd::Zero(width);
        for (const auto& estimates : teach) mean += estimates;
        mean /= static_cast<double>(teach.size());
        for (const auto& estimates : teach) covariance += (estimates - mean) * (estimates - mean).transpose();
        freedom += static_cast<double>(teach.size()) - 1.0;
        means.push_back(std::move(mean));
    }
    const Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver(covariance / freedom);
    std::uint64_t right = 0, asked = 0;
    for (std::size_t truth = 0; truth < theories.size(); ++truth)
        for (const auto& estimates : theories[truth].ask) {
            std::size_t nearest = 0;
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t k = 0; k < means.size(); ++k) {
                const Eigen::VectorXd away = estimates - means[k];
                const double distance = away.dot(solver.solve(away));
                if (distance < least) least = distance, nearest = k;
            }
            right += nearest == truth;
            ++asked;
        }
    return share_of(right, asked);
}

} // namespace dyad
