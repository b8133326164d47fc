// Estimators with 95 % intervals, fed one case at a time in a fixed order, so that equal files give equal numbers.
#pragma once

#include "analysis/estimate.hpp"

#include <Eigen/Dense>

#include <array>
#include <cstddef>
#include <cstdint>

namespace dyad {

/// The value below which the given share (0 to 1, exclusive) of a standard normal distribution lies.
double normal_quantile_of(double share);

/// A share 0 to 1 with Wilson's score interval (Wilson 1927, J Am Stat Assoc 22:209-212). `count` of `n` cases.
Estimate share_of(std::uint64_t count, std::uint64_t n);

/// A product-moment correlation with Fisher's z interval. Fewer than four cases tell nothing, and
/// cases on one line have no interval.
Estimate correlation_of(double r, std::uint64_t n);

/// Means and the sums of squares and products about them, in one pass (Welford's update, in double).
class Comoments {
public:
    explicit Comoments(Eigen::Index variables);

    /// One case: a value for each variable. A case with a value that is not a number is left out whole.
    void add(const Eigen::Ref<const Eigen::VectorXd>& values);

    std::uint64_t cases() const { return cases_; }
    double mean(Eigen::Index variable) const { return means_[variable]; }
    /// With n - 1 in the denominator.
    double standard_deviation(Eigen::Index variable) const;
    Estimate correlation(Eigen::Index first, Eigen::Index second) const;

private:
    std::uint64_t cases_ = 0;
    Eigen::VectorXd means_;
    Eigen::MatrixXd products_;
};

/// A share of cases, counted one at a time.
class Share {
public:
    void add(bool is) { ++cases_, count_ += is ? 1 : 0; }
    void add_all(const Share& others) { cases_ += others.cases_, count_ += others.count_; }
    Estimate estimate() const { return share_of(count_, cases_); }

private:
    std::uint64_t cases_ = 0, count_ = 0;
};

/// A mean with the interval of the normal distribution; numbers that are not one are left out. Fewer than four cases
/// have no interval.
class Mean {
public:
    void add(double value);
    Estimate estimate() const;

private:
    std::uint64_t cases_ = 0;
    double mean_ = 0.0, squares_ = 0.0;
};

/// Years lived and deaths by year of age, over whatever part of their life each person was seen: the table of a period.
class LifeTable {
public:
    /// A person seen from one age to another, in years, and whether it died then.
    void add(double from, double to, bool died);
    /// Life expectancy at birth: the mean age at death of those who would live under these rates from birth on, with
    /// the interval of Chiang 1984 (The Life Table and Its Applications). `n` is the number of deaths. Not a number if
    /// some age below `oldest` was reached by nobody; years above it are lived at the rate of all who were seen there.
    Estimate expectancy(unsigned oldest = 85) const;

private:
    static constexpr std::size_t ages = 130;
    std::array<double, ages> lived_{}, died_{};
};

/// Counts of two classifications of the same cases, categories 0 to `categories` - 1 in rows and columns.
class Crosstab {
public:
    explicit Crosstab(Eigen::Index categories);

    void add(Eigen::Index row, Eigen::Index column) { counts_(row, column) += 1.0; }

    std::uint64_t cases() const { return static_cast<std::uint64_t>(counts_.sum()); }
    const Eigen::MatrixXd& counts() const { return counts_; }

    /// Agreement beyond chance (Cohen 1960), with the large-sample interval of Fleiss, Cohen & Everitt 1969. Fewer than
    /// four cases tell nothing, and a standard error of 0 (perfect agreement) gives no interval.
    Estimate kappa() const;
    /// The standard error that `kappa` uses (Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323-327, eq. 13).
    double kappa_standard_error() const;
    /// The correlation of two yes/no classifications; asks for exactly two categories.
    Estimate phi() const;

private:
    Eigen::MatrixXd counts_;
};

} // namespace dyad
