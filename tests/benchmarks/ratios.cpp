// Medians of ratios, their two forms, and the comparison with a baseline.
#include "tests/benchmarks/ratios.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace dyad {

namespace {

/// "infancy: plain" and "infancy: x86-64-v4" make "infancy: x86-64-v4 over plain".
std::string name_of(const std::string& slow, const std::string& fast) {
    const std::size_t colon = slow.find(": ");
    const bool same = colon != std::string::npos && fast.compare(0, colon, slow, 0, colon) == 0;
    return fast + " over " + (same ? slow.substr(colon + 2) : slow);
}

std::string printed(const char* format, double number) {
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), format, number);
    return digits.data();
}

} // namespace

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

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

std::vector<std::string> alone(const Times& times, const Ratios& pairs) {
    std::vector<std::string> names;
    for (const auto& [name, of_runs] : times) {
        const auto has = [&, &its = name](const auto& pair) { return pair.first == its || pair.second == its; };
        const auto is_whole = [&](const auto& pair) { return has(pair) && times.contains(pair.first) && times.contains(pair.second); };
        if (std::any_of(pairs.begin(), pairs.end(), has) && std::none_of(pairs.begin(), pairs.end(), is_whole)) names.push_back(name);
    }
    return names;
}

bool is_slower(const Ratio& ratio, const Baseline& baseline) {
    const auto before = baseline.find(ratio.name);
    return before != baseline.end() && ratio.median < before->second * (1.0 - tolerance);
}

std::string ratios_in_words(const std::vector<Ratio>& ratios, const Baseline& baseline) {
    std::string words;
    for (const Ratio& one : ratios) {
        const auto before = baseline.find(one.name);
        words += printed("%8.2f", one.median) + printed("  (%.2f to ", one.least) + printed("%.2f)", one.most);
        words += (before == baseline.end() ? "         -  " : printed("  %8.2f  ", before->second)) + one.name;
        words += is_slower(one, baseline) ? "   SLOWER\n" : "\n";
    }
    return words;
}

std::string ratios_in_json(const std::vector<Ratio>& ratios, const Machine& machine) {
    nlohmann::ordered_json all;
    all["processor"] = machine.processor;
    all["processors"] = machine.processors;
    all["compiler"] = machine.compiler;
    all["flags"] = machine.flags;
    all["ratios"] = nlohmann::ordered_json::array();
    const auto rounded = [](double x) { return std::round(x * 1000.0) / 1000.0; };
    for (const Ratio& one : ratios)
        all["ratios"].push_back({{"name", one.name}, {"median", rounded(one.median)}, {"least", rounded(one.least)}, {"most", rounded(one.most)}, {"runs", one.runs}});
    return all.dump(2) + "\n";
}

Baseline baseline_from(const std::string& name) {
    std::ifstream file(name);
    if (!file) throw std::runtime_error("the baseline " + name + " cannot be read; give the name of a file that --json wrote");
    const auto all = nlohmann::json::parse(file, nullptr, false);
    const auto listed = all.is_object() ? all.find("ratios") : all.end();
    Baseline baseline;
    bool is_one = all.is_object() && listed != all.end() && listed->is_array() && !listed->empty();
    for (std::size_t k = 0; is_one && k < listed->size(); ++k) {
        const auto& one = (*listed)[k];
        is_one = one.is_object() && one.contains("name") && one["name"].is_string() && one.contains("median") && one["median"].is_number();
        if (is_one) baseline[one["name"]] = one["median"];
    }
    if (!is_one) throw std::runtime_error(name + " is no baseline: it does not hold ratios as --json writes them; write it anew");
    return baseline;
}

} // namespace dyad
