// Choosing ticks.
#include "analysis/charts/chart_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

/// The smallest of 1, 2, 5 times a power of ten with which so many ticks span the extent.
double round_step(double extent, int most_ticks) {
    const double least = extent / most_ticks, power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1.0 - 1e-9)) return factor * power;
    return 10.0 * power;
}

std::vector<double> decades(double low, double high, int most_ticks) {
    for (const auto& factors : {std::vector{1.0, 2.0, 5.0}, std::vector{1.0, 3.0}, std::vector{1.0}}) {
        std::vector<double> ticks;
        for (double power = std::pow(10.0, std::floor(std::log10(low))); power <= high * 1.0001; power *= 10.0)
            for (const double factor : factors)
                if (factor * power >= low * 0.9999 && factor * power <= high * 1.0001) ticks.push_back(factor * power);
        if (ticks.size() <= static_cast<std::size_t>(most_ticks) && ticks.size() >= 2) return ticks;
    }
    return {low, high};
}

} // namespace

ChartScale::ChartScale(double low, double high, double begin, double end, int most_ticks, Spacing spacing, bool keeps_ends)
    : low_(low), high_(high), begin_(begin), end_(end), spacing_(spacing) {
    if (!(high_ > low_)) {
        const double half = low_ == 0.0 || !std::isfinite(low_) ? 1.0 : std::fabs(low_) * 0.1;
        if (!std::isfinite(low_)) low_ = 0.0;
        high_ = low_ + half;
        low_ -= half;
    }
    if (spacing_ == Spacing::logarithmic && !(low_ > 0.0)) spacing_ = Spacing::linear;
    if (spacing_ == Spacing::logarithmic) {
        ticks_ = decades(low_, high_, most_ticks);
        return;
    }
    const double step = round_step(high_ - low_, most_ticks);
    const double first = keeps_ends ? std::ceil(low_ / step - 1e-9) : std::floor(low_ / step + 1e-9);
    const double last = keeps_ends ? std::floor(high_ / step + 1e-9) : std::ceil(high_ / step - 1e-9);
    for (double k = first; k <= last; ++k) ticks_.push_back(k == 0.0 ? 0.0 : k * step);
    if (!keeps_ends) low_ = first * step, high_ = last * step;
}

double ChartScale::at(double value) const {
    const double inside = std::clamp(value, low_, high_);
    const double share = spacing_ == Spacing::logarithmic ? std::log(inside / low_) / std::log(high_ / low_) : (inside - low_) / (high_ - low_);
    return begin_ + share * (end_ - begin_);
}

std::string chart_number(double value) {
    if (!std::isfinite(value)) return "–";
    if (std::fabs(value) < 1e-12) return "0"; // what rounding leaves of nothing
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", value);
    if (std::fabs(value) >= 1000.0 && std::fabs(value) < 1e9) std::snprintf(text.data(), text.size(), "%.0f", value);
    std::string words = text.data();
    if (words.starts_with('-')) words = "−" + words.substr(1);
    return words;
}

} // namespace dyad
