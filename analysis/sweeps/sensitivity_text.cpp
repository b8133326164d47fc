// Putting sensitivities into words.
#include "analysis/sweeps/sensitivity_text.hpp"

#include "analysis/charts/chart_scale.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyad {

namespace {

constexpr double negligible = 0.1; // of the largest effect
constexpr double converged = 0.05, rough = 0.1;
constexpr double least_share = 1e-6; // below, rounding
constexpr double loud = 0.05;        // share of variance that is chance

template <class Size> std::vector<std::size_t> ordered(std::size_t axes, const Size& size) {
    std::vector<std::size_t> order(axes);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t axis) { return std::isfinite(size(axis)) ? -size(axis) : 1.0; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

std::string keys_of(const SweepResults& sweep, const std::vector<std::size_t>& axes) {
    std::vector<std::string> keys;
    for (const std::size_t axis : axes) keys.push_back(sweep.keys[axis]);
    return listed_keys(keys);
}

/// What replicates say of the chance in effects.
std::string chance_in_words(const SweepResults& sweep, const std::vector<ScreenedAxis>& axes, const std::vector<double>& chance) {
    if (sweep.replicates < 2) return " A step of a parameter also changes whom chance strikes; mu* counts that as well, the more the fewer families a run has. How much of it is chance, "
                                     "--replicates 3 would tell.";
    std::vector<std::size_t> drowned;
    double largest = 0.0;
    for (const std::size_t axis : by_size(axes)) {
        if (!std::isfinite(chance[axis])) continue;
        largest = std::max(largest, chance[axis]);
        if (axes[axis].size.value > 0.0 && !(axes[axis].size.low > chance[axis])) drowned.push_back(axis);
    }
    std::string words = " Chance alone, told from " + std::to_string(sweep.replicates) + " replicates, makes a mu* of up to " + chart_number(largest) + "; the column of chance has it for each parameter.";
    if (!drowned.empty()) words += " Not told from that noise: " + keys_of(sweep, drowned) + "; what they do is to be read as nothing, or asked again with more --replicates.";
    else words += " Every parameter that does anything does more than that.";
    return words;
}

std::string convergence_in_words(double widest, std::uint32_t base_points) {
    if (widest <= converged) return "Converged: every interval is within ±" + chart_number(widest) + ".";
    if (widest <= rough)
        return "Rough: intervals go up to ±" + chart_number(widest) + "; good for a ranking of what lies further apart, not for numbers. Four times the --points halve them.";
    return "Not converged: intervals go up to ±" + chart_number(widest) + ", so that neither numbers nor ranks are to be trusted. About " +
           grouped(static_cast<std::uint64_t>(std::ceil(base_points * std::pow(widest / converged, 2)))) + " base points (--points) would do.";
}

std::string noise_in_words(const SweepResults& sweep, const std::vector<VarianceShare>& shares, const ReplicateNoise& noise) {
    if (!noise.is_known()) return " One replicate at each point: how much of the variance is chance, --replicates 3 would tell.";
    const double share = noise.share();
    std::string words = " Chance makes " + percent(share) + " of the variance between points, told from " + std::to_string(noise.replicates) + " replicates, and adds up to as much to the share in all of whatever changes anything.";
    std::vector<std::size_t> drowned;
    for (const std::size_t axis : by_size(shares))
        if (shares[axis].total.value <= share + least_share || shares[axis].total.low <= share) drowned.push_back(axis);
    if (share > loud && !drowned.empty()) words += " Not told from that noise: " + keys_of(sweep, drowned) + "; more --replicates would tell.";
    return words;
}

} // namespace

std::vector<std::size_t> by_size(const std::vector<ScreenedAxis>& axes) {
    return ordered(axes.size(), [&](std::size_t axis) { return axes[axis].size.value; });
}

std::vector<std::size_t> by_size(const std::vector<VarianceShare>& shares) {
    return ordered(shares.size(), [&](std::size_t axis) { return shares[axis].total.value; });
}

Told told_of(const std::vector<ScreenedAxis>& axes) {
    Told told;
    const auto order = by_size(axes);
    const double largest = axes[order.front()].size.value;
    for (const std::size_t axis : order) {
        const Estimate& size = axes[axis].size;
        if (!(largest > 0.0) || size.high < negligible * largest) told.idle.push_back(axis);
        else if (size.low > negligible * largest) told.matter.push_back(axis);
        else told.open.push_back(axis);
    }
    return told;
}

Told told_of(const std::vector<VarianceShare>& shares) {
    Told told;
    for (const std::size_t axis : by_size(shares)) {
        if (shares[axis].total.low > least_share) told.matter.push_back(axis);
        else (shares[axis].total.high < converged ? told.idle : told.open).push_back(axis);
    }
    return told;
}

std::string listed_keys(const std::vector<std::string>& keys) {
    std::string list;
    for (std::size_t k = 0; k < keys.size(); ++k) list += (k == 0 ? "" : k + 1 == keys.size() ? " and "
                                                                                              : ", ") +
                                                          keys[k];
    return list;
}

std::string verdict_on(const SweepResults& sweep, const std::vector<ScreenedAxis>& axes, const std::vector<double>& chance) {
    const auto order = by_size(axes);
    const double largest = axes[order.front()].size.value;
    if (!std::isfinite(largest)) return "Nothing is known: no two runs that differ by one parameter gave a number.";
    if (!(largest > 0.0)) return "Nothing that was varied changes this outcome.";
    std::string words = sweep.keys[order.front()] + " moves it most, by " + chart_number(largest) + " per whole range.";
    if (!std::isfinite(axes[order.front()].size.low)) return words + " How exact that is cannot be told from one trajectory; sweep more --points.";
    const Told told = told_of(axes);
    std::vector<std::size_t> bent;
    for (const std::size_t axis : order)
        if (axes[axis].deviation > axes[axis].size.value && axes[axis].size.low > negligible * largest) bent.push_back(axis);
    if (order.size() > 1 && !(axes[order[0]].size.low > axes[order[1]].size.high))
        words += " That it comes before " + sweep.keys[order[1]] + " is not certain: their intervals overlap.";
    if (!told.idle.empty()) words += " Less than a tenth of that, and so for most purposes nothing: " + keys_of(sweep, told.idle) + ".";
    if (!told.open.empty()) words += " Not told whether more than a tenth: " + keys_of(sweep, told.open) + "; more --points would tell.";
    if (!bent.empty()) words += " Bent, dependent on the others, or chance (sigma above mu*): " + keys_of(sweep, bent) + ".";
    return words + chance_in_words(sweep, axes, chance);
}

std::string verdict_on(const SweepResults& sweep, const std::vector<VarianceShare>& shares, const ReplicateNoise& noise) {
    double widest = 0.0, alone = 0.0;
    bool any_negative = false;
    std::vector<std::size_t> told, idle;
    for (const std::size_t axis : by_size(shares)) {
        const VarianceShare& one = shares[axis];
        for (const Estimate* estimate : {&one.first, &one.total}) {
            widest = std::max(widest, (estimate->high - estimate->low) / 2.0);
            any_negative = any_negative || estimate->value < 0.0;
        }
        alone += std::max(0.0, one.first.value);
        (one.total.low > least_share ? told : idle).push_back(axis);
    }
    std::string words = convergence_in_words(widest, sweep.design.points);
    if (!told.empty()) words += " Told from nothing: " + keys_of(sweep, told) + ".";
    if (!idle.empty()) words += " Not told from nothing: " + keys_of(sweep, idle) + ".";
    if (widest <= rough) words += " Alone they explain " + percent(std::min(alone, 1.0)) + " of the variance; the rest is what they do together, and what chance does to runs that differ.";
    if (any_negative) words += " A share cannot be negative: an estimate below 0 is noise about a share near 0, and is to be read as 0.";
    return words + noise_in_words(sweep, shares, noise);
}

} // namespace dyad
