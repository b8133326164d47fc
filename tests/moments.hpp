// Plain statistics for tests: means, spreads, correlations and agreement, in double and in the order of the rows.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace dyad::test {

using Numbers = std::vector<double>;

inline double mean_of(const Numbers& x) {
    double sum = 0;
    for (const double each : x) sum += each;
    return sum / static_cast<double>(x.size());
}

/// Variance with n - 1 in the denominator.
inline double variance_of(const Numbers& x) {
    const double mean = mean_of(x);
    double sum = 0;
    for (const double each : x) sum += (each - mean) * (each - mean);
    return sum / static_cast<double>(x.size() - 1);
}

inline double error_of_mean(const Numbers& x) { return std::sqrt(variance_of(x) / static_cast<double>(x.size())); }

/// Pearson's r over the rows in which both are there (a missing number is NaN).
inline double correlation_of(const Numbers& x, const Numbers& y) {
    double n = 0, sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isnan(x[i]) || std::isnan(y[i])) continue;
        n += 1, sx += x[i], sy += y[i], xx += x[i] * x[i], yy += y[i] * y[i], xy += x[i] * y[i];
    }
    return (xy - sx * sy / n) / std::sqrt((xx - sx * sx / n) * (yy - sy * sy / n));
}

/// Standard error of a correlation r of n pairs of normal variables.
inline double error_of_correlation(double r, double n) { return (1 - r * r) / std::sqrt(n - 1); }

/// Standard error of the correlation of two variables of any law, by its influence function.
inline double error_of_correlation(const Numbers& x, const Numbers& y) {
    const double r = correlation_of(x, y), mean_x = mean_of(x), mean_y = mean_of(y);
    const double sd_x = std::sqrt(variance_of(x)), sd_y = std::sqrt(variance_of(y));
    Numbers influence;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double a = (x[i] - mean_x) / sd_x, b = (y[i] - mean_y) / sd_y;
        influence.push_back(a * b - 0.5 * r * (a * a + b * b));
    }
    return error_of_mean(influence);
}

/// 1 where the code is this one, else 0; NaN where there is no code.
inline Numbers is_code(const Numbers& codes, double code) {
    Numbers is;
    for (const double each : codes) {
        const double hit = each == code ? 1.0 : 0.0;
        is.push_back(each == 0 ? std::nan("") : hit);
    }
    return is;
}

inline double share_of(const Numbers& codes, double code) {
    double coded = 0, hits = 0;
    for (const double each : codes) coded += each != 0, hits += each == code;
    return hits / coded;
}

/// Cohen's kappa of two codings with codes 1 to `codes`; 0 is missing.
inline double kappa_of(const Numbers& first, const Numbers& second, int codes) {
    double n = 0, agreed = 0, by_chance = 0;
    Numbers in_first(static_cast<std::size_t>(codes) + 1), in_second(in_first);
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] == 0 || second[i] == 0) continue;
        n += 1, agreed += first[i] == second[i];
        in_first[static_cast<std::size_t>(first[i])] += 1, in_second[static_cast<std::size_t>(second[i])] += 1;
    }
    for (std::size_t code = 1; code < in_first.size(); ++code) by_chance += in_first[code] * in_second[code] / (n * n);
    return (agreed / n - by_chance) / (1 - by_chance);
}

} // namespace dyad::test
