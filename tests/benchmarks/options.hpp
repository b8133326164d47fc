// What `dyad bench` takes beside the options of Google Benchmark.
#pragma once

#include <string>
#include <vector>

namespace dyad {

struct BenchOptions {
    std::string json, baseline; ///< empty: not asked for, the baseline of the release
    bool help = false, lists = false;
    std::vector<std::string> others; ///< for Google Benchmark
    std::string refusal;             ///< a sentence where they are wrong
};

/// Of the words behind `dyad bench`. Refused are files without a name, and options of Google Benchmark by which nothing would be
/// told in the end.
BenchOptions options_of(const std::vector<std::string>& words);

} // namespace dyad
