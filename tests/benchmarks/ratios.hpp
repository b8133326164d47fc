// How many times as fast one is as another: medians of several runs, as words, as JSON, and held against a baseline.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// Slow and fast names of benchmarks whose ratio travels better than seconds do.
using Ratios = std::vector<std::pair<std::string, std::string>>;

/// Times of each benchmark by name, one per repetition; all in the same unit.
using Times = std::map<std::string, std::vector<double>>;

/// Medians of ratios by name, as they were.
using Baseline = std::map<std::string, double>;

/// The middle of the times of a benchmark over those of another, and the least and most that single runs can give.
struct Ratio {
    std::string name; ///< "infancy: x86-64-v4 over plain"
    double median, least, most;
    std::size_t runs;
};

/// By what, and on what, ratios were measured.
struct Machine {
    std::string processor, compiler, flags;
    unsigned processors;
};

/// The middle one, or the mean of the two in the middle; of at least one value.
double median_of(std::vector<double> values);

/// Those of which both were timed.
std::vector<Ratio> ratios_of(const Times& times, const Ratios& pairs);

/// Benchmarks that stand in pairs and were timed, but in none with the other, so that no ratio tells of them.
std::vector<std::string> alone(const Times& times, const Ratios& pairs);

/// Less than the baseline by more than this share of it is slower: README.md says how far ratios swing by themselves.
inline constexpr double tolerance = 0.15;
bool is_slower(const Ratio& ratio, const Baseline& baseline);

/// One line for each: now, its range, the baseline ("-" where it has none), the name, and "SLOWER" where it is.
std::string ratios_in_words(const std::vector<Ratio>& ratios, const Baseline& baseline);

/// An object: machine and ratios.
std::string ratios_in_json(const std::vector<Ratio>& ratios, const Machine& machine);

/// Of a file that --json wrote. Throws std::runtime_error with a sentence where it is not there or is no such file.
Baseline baseline_from(const std::string& file);

} // namespace dyad
