// Words of the command line, told apart.
#include "tests/benchmarks/options.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace dyad {

BenchOptions options_of(const std::vector<std::string>& words) {
    constexpr std::array told_otherwise{"--benchmark_format", "--benchmark_report_aggregates_only", "--benchmark_display_aggregates_only",
                                        "--benchmark_counters_tabular", "--benchmark_color"};
    BenchOptions options;
    for (std::size_t k = 0; k < words.size(); ++k) {
        const std::string &word = words[k], option = word.substr(0, word.find('='));
        if (option == "--json" || option == "--baseline") {
            std::string& file = option == "--json" ? options.json : options.baseline;
            const bool stands_alone = option == word, has_next = k + 1 < words.size() && !words[k + 1].starts_with("--");
            file = !stands_alone ? word.substr(option.size() + 1) : has_next ? words[++k]
                                                                             : "";
            if (file.empty()) options.refusal = option + " wants the name of a file behind it";
        } else if (word == "--help" || word == "-h") {
            options.help = true;
        } else {
            for (const std::string_view one : told_otherwise)
                if (option == one) options.refusal = option + " is not taken: what was measured is told as medians in one table, and --json writes ratios";
            options.lists = options.lists || word == "--benchmark_list_tests" || word == "--benchmark_list_tests=true";
            options.others.push_back(word);
        }
    }
    return options;
}

} // namespace dyad
