// Medians of ratios, their two forms, and the comparison with a baseline.
#include "tests/benchmarks/ratios.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace dyad {

namespace {

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

/// "infancy: plain" and "infancy: x86-64-v4" make "infancy: x86-64-v4 over plain".
std::string name_of(const std::string& slow, const std::string& fast) {
    const std::size_t colon = slow.find(": ");
    const bool same = colon != std::string::npos && fast.compare(0, colon, slow, 0, colon) == 0;
    return fast + " over " + (same ? slow.substr(colon + 2) : slow);
}

} // namespace

std::vector<Ratio> ratios_of(const Times& times, const Ratios& pairs) {
    std::vector<Ratio> ratios;
    for (const auto& [slow, fast] : pairs) {
        const auto a = times.find(slow), b = times.find(fast);
        if (a == times.end() || b == times.end()) continue;
        const auto [a_least, a_most] = std::minmax_element(a->second.begin(), a->second.end());
        const auto [b_least, b_most] = std::minmax_element(b->second.begin(), b->second.end());
        ratios.push_back({name_of(slow, fast), median_of(a->second) / median_of(b->second), *a_least / *b_most,
                          *a_most / *b_least, std::min(a->second.size(), b->second.size())});
    }
    return ratios;
}

std::string ratios_in_words(const std::vector<Ratio>& ratios) {
    std::string words;
    for (const Ratio& one : ratios) {
        std::array<char, 64> numbers{};
        std::snprintf(numbers.data(), numbers.size(), "  %6.2f  (%.2f to %.2f)  ", one.median, one.least, one.most);
        words += numbers.data() + one.name + "\n";
    }
    return words;
}

std::string ratios_in_json(const std::vector<Ratio>& ratios) {
    nlohmann::ordered_json all;
    all["compiler"] = std::string(DYAD_COMPILER);
    all["flags"] = std::string(DYAD_FLAGS);
    all["processors"] = std::thread::hardware_concurrency();
    all["ratios"] = nlohmann::ordered_json::array();
    const auto rounded = [](double x) { return std::round(x * 1000.0) / 1000.0; };
    for (const Ratio& one : ratios)
        all["ratios"].push_back({{"name", one.name}, {"median", rounded(one.median)}, {"least", rounded(one.least)}, {"most", rounded(one.most)}, {"runs", one.runs}});
    return all.dump(2) + "\n";
}

std::vector<std::string> slower_than(const std::string& baseline_file, const std::vector<Ratio>& ratios, double tolerance) {
    std::ifstream file(baseline_file);
    const auto baseline = nlohmann::json::parse(file, nullptr, false);
    const auto listed = baseline.is_object() ? baseline.find("ratios") : baseline.end();
    if (baseline.is_discarded() || !baseline.is_object() || listed == baseline.end() || !listed->is_array())
        throw std::runtime_error(baseline_file + " is no baseline: it must hold what --json writes; write it anew");
    std::vector<std::string> slower;
    for (const auto& one : *listed) {
        const auto now = std::find_if(ratios.begin(), ratios.end(), [&](const Ratio& ratio) { return one.value("name", "") == ratio.name; });
        if (now == ratios.end()) continue;
        const double before = one.value("median", 0.0);
        if (now->median >= before * (1.0 - tolerance)) continue;
        std::array<char, 64> numbers{};
        std::snprintf(numbers.data(), numbers.size(), ": %.2f, was %.2f", now->median, before);
        slower.push_back(now->name + numbers.data());
    }
    return slower;
}

} // namespace dyad
