// The arrows to the libraries of others, and the fitness of the theory for the browser.
#include "tests/house/arrows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>

namespace dyad::house {

namespace {

/// Where a library is at home: its headers by pattern, and the paths that may include them.
struct Home {
    const char* headers;
    const char* places;
};
const std::array homes{
    Home{"toml\\+\\+/.*", "sim/scenario/.*"},
    Home{"hdf5\\.h|H5.*\\.h", "sim/results/.*|tests/(sim|fuzz)/.*"},
    Home{"libdeflate\\.h", "sim/results/deflated\\.cpp"},
    Home{"xxhash\\.h", "sim/results/checksum[^/]*"},
    Home{"mpi\\.h", "sim/cluster\\.cpp"},
    Home{"boost/program_options.*", "sim/(main\\.cpp|commands/.*)"},
    Home{"boost/random/sobol\\.hpp", "sim/design[^/]*"},
    Home{"boost/math/.*|Eigen/.*", "analysis/.*|tests/analysis/.*"},
    Home{"nlohmann/.*", "(sim/commands|analysis)/.*|tests/.*"},
    Home{"openturns/.*", "analysis/(calibration/emulator|sweeps/variance_shares)\\.cpp"},
    Home{"readstat\\.h", "analysis/export/statistics_file\\.cpp"},
    Home{"catch2/.*", "tests/catch\\.hpp"},
    Home{"rapidcheck.*|Random123/.*", "tests/.*"},
    Home{"benchmark/benchmark\\.h", "tests/benchmarks/.*"},
    // The operating system: files, signals and processes, never below the theory (see unfit_for_the_browser).
    Home{"(sys/.*|unistd|fcntl|signal|sched|poll|spawn|dirent|termios)\\.h|sys/.*", "(sim|analysis|tests)/.*"},
    Home{"malloc\\.h", "sim/memory\\.hpp"},
    Home{"(immintrin|cpuid)\\.h", "models/(catalogue|kernel)[^/]*"},
};

bool is_standard(const std::string& header) { return header.find_first_of("./") == std::string::npos; }

/// Headers of the standard library that have no place in the browser or give other bits there.
constexpr const char* unfit_headers =
    "thread|mutex|shared_mutex|future|condition_variable|semaphore|barrier|latch|stop_token|fstream|iostream|ostream|istream|"
    "sstream|iomanip|cstdio|filesystem|chrono|ctime|random|ranges|unordered_map|unordered_set|format|regex|execution|"
    "exception|stdexcept|locale";
constexpr const char* unfit_words =
    "\\b(throw|try|catch|unordered_\\w+|\\w+_distribution|random_device|mt19937\\w*|jthread|printf|fopen|getenv|"
    "std::(thread|mutex|cout|cerr|time|chrono|views|ranges|exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|sinh|cosh|"
    "tanh|atan|atan2|asin|acos|erf|erfc|tgamma|lgamma|cbrt|hypot|expf|logf|tanhf|powf))\\b";

/// Every file of the theory and what it includes, directly or not; the files between theory and program left out.
std::set<std::string> browser_part(const std::vector<SourceFile>& files) {
    std::map<std::string, const SourceFile*> by_path;
    for (const auto& file : files) by_path[file.path] = &file;
    std::set<std::string> part;
    std::vector<std::string> waiting;
    for (const auto& file : files)
        if (file.path.starts_with("models/") && is_code(file.path) && !stem_of(file.path).starts_with("catalogue"))
            waiting.push_back(file.path);
    for (const auto* stem : {"run", "process", "table", "parameter", "random", "math", "instrument"})
        waiting.push_back(std::string("sim/") + stem + ".hpp");
    while (!waiting.empty()) {
        const auto path = waiting.back();
        waiting.pop_back();
        if (!by_path.contains(path) || !part.insert(path).second) continue;
        for (const auto& include : includes_of(*by_path[path]))
            if (!include.angled) waiting.push_back(include.name);
    }
    return part;
}

Findings unfit_lines(const SourceFile& file) {
    static const std::regex headers(unfit_headers), words(unfit_words);
    Findings findings;
    for (const auto& include : includes_of(file))
        if (include.angled && (!is_standard(include.name) || std::regex_match(include.name, headers)))
            findings.push_back(at(file, include.line, "the browser's part must do without <" + include.name + ">"));
    const auto lines = lines_of(code_of(file.text));
    for (std::size_t k = 0; k < lines.size(); ++k) {
        std::smatch match;
        if (std::regex_search(lines[k], match, words))
            findings.push_back(at(file, int(k) + 1, "the browser's part must do without `" + match.str() + "`"));
    }
    return findings;
}

Findings lines_matching(const SourceFile& file, const std::regex& pattern, const std::string& sentence) {
    Findings findings;
    const auto lines = lines_of(code_of(file.text));
    for (std::size_t k = 0; k < lines.size(); ++k)
        if (std::regex_search(lines[k], pattern)) findings.push_back(at(file, int(k) + 1, sentence));
    return findings;
}

} // namespace

Findings libraries_out_of_place(const std::vector<SourceFile>& files) {
    Findings findings;
    for (const auto& file : files) {
        if (!is_code(file.path)) continue;
        for (const auto& include : includes_of(file)) {
            if (!include.angled || is_standard(include.name)) continue;
            const auto home = std::find_if(homes.begin(), homes.end(), [&](const Home& candidate) {
                return std::regex_match(include.name, std::regex(candidate.headers));
            });
            if (home == homes.end())
                findings.push_back(at(file, include.line, "<" + include.name + "> has no home in tests/house/libraries.cpp"));
            else if (!std::regex_match(file.path, std::regex(home->places)))
                findings.push_back(at(file, include.line, "<" + include.name + "> belongs to " + home->places));
        }
    }
    return findings;
}

Findings unfit_for_the_browser(const std::vector<SourceFile>& files) {
    const auto part = browser_part(files);
    Findings findings;
    for (const auto& file : files)
        if (part.contains(file.path))
            for (const auto& finding : unfit_lines(file)) findings.push_back(finding);
    return findings;
}

Findings exceptions_thrown(const std::vector<SourceFile>& files) {
    static const std::regex pattern("\\bthrow\\b");
    Findings findings;
    for (const auto& file : files)
        if (is_code(file.path) && !file.path.starts_with("tests/"))
            for (const auto& finding : lines_matching(file, pattern, "errors are values: nothing of ours throws"))
                findings.push_back(finding);
    return findings;
}

Findings threads_out_of_place(const std::vector<SourceFile>& files) {
    static const std::regex pattern("std::(jthread|thread|async|mutex|condition_variable)\\b|#\\s*include\\s*<(thread|future)>");
    Findings findings;
    for (const auto& file : files)
        if (is_code(file.path) && !file.path.starts_with("tests/") && file.path != "sim/workers.hpp")
            for (const auto& finding : lines_matching(file, pattern, "only sim/workers.hpp knows of threads"))
                findings.push_back(finding);
    return findings;
}

} // namespace dyad::house
