// How many times as fast one is as another: medians of several runs, as words, as JSON, and held against a baseline.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// Slow and fast names of benchmarks whose ratio travels between machines.
using Ratios = std::vector<std::pair<std::string, std::string>>;

/// Times of each benchmark by name, one per repetition; all in the same unit.
using Times = std::map<std::string, std::vector<double>>;

/// The middle of the times of a benchmark over those of another, and the least and most that single runs can give.
struct Ratio {
    std::string name; ///< "infancy: x86-64-v4 over plain"
    double median, least, most;
    std::size_t runs;
};

/// Those of which both were timed.
std::vector<Ratio> ratios_of(const Times& times, const Ratios& pairs);

/// One line for each.
std::string ratios_in_words(const std::vector<Ratio>& ratios);

/// An object: compiler, processors, ratios.
std::string ratios_in_json(const std::vector<Ratio>& ratios);

/// What became slower: for each ratio that lies below that of the same name in the baseline (JSON, as above) by more than
/// `tolerance` of it, a sentence. Ratios that only one of them has are not compared. Throws std::runtime_error with a sentence
/// where the file cannot be read.
std::vector<std::string> slower_than(const std::string& baseline_file, const std::vector<Ratio>& ratios, double tolerance);

} // namespace dyad
