// Makes the numbers of README's founding statements and known faults anew, by the names given on the command line.
#include "tests/questions/statements_plasticity.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <numeric>

using namespace dyad::test;

namespace {

constexpr int done = 0, failed = 1, wrong_usage = 2;

struct Asked {
    std::vector<std::string> ids;
    std::vector<int> seeds{};
    double size = 1;
    bool list = false;
};

void tell_usage() {
    std::printf("statements [ID ...] [--seeds FIRST-LAST] [--size SHARE]\n\n"
                "Lives the scenarios of the founding statements and prints each number with its 95 %% interval over "
                "seeds;\nall statements if none is named. --size .1 lives a tenth of the families.\n\n");
    for (const Statement& one : all_statements()) std::printf("%-13s %s\n", one.id, one.words);
    std::printf("%-13s %s\n", "plasticity", "the sweep of plasticity's floor; only when asked for, on seeds 11 to 20");
}

/// "11-15", or one seed.
std::vector<int> seeds_in(const char* text) {
    char* rest = nullptr;
    const long first = std::strtol(text, &rest, 10), last = *rest == '-' ? std::strtol(rest + 1, &rest, 10) : first;
    if (*rest != '\0' || first < 0 || last < first || last - first >= 1000) return {};
    std::vector<int> seeds(static_cast<std::size_t>(last - first + 1));
    std::iota(seeds.begin(), seeds.end(), static_cast<int>(first));
    return seeds;
}

/// Whether the command line was understood.
bool understood(int count, char** words, Asked& asked) {
    for (int k = 1; k < count; ++k) {
        const std::string word = words[k];
        if (word == "--help" || word == "--list") asked.list = true;
        else if (word == "--seeds" && k + 1 < count) {
            if (asked.seeds = seeds_in(words[++k]); asked.seeds.empty()) return false;
        } else if (word == "--size" && k + 1 < count) {
            if (asked.size = std::atof(words[++k]); !(asked.size > 0)) return false;
        } else if (word.starts_with("-")) return false;
        else asked.ids.push_back(word);
    }
    return true;
}

void tell_progress(std::size_t so_far, std::size_t all) {
    std::fprintf(stderr, "\r%zu of %zu%s", so_far, all, so_far == all ? "\n" : "");
}

int answer(const Asked& asked) {
    Statements chosen;
    bool sweeps = false;
    for (const std::string& id : asked.ids) {
        const Statements all = all_statements();
        const auto at = std::ranges::find_if(all, [&](const Statement& one) { return id == one.id; });
        if (at != all.end()) chosen.push_back(*at);
        else if (id == "plasticity") sweeps = true;
        else {
            std::fprintf(stderr, "There is no statement `%s`; --list names them all.\n", id.c_str());
            return wrong_usage;
        }
    }
    if (asked.ids.empty()) chosen = all_statements();
    if (!chosen.empty()) {
        const auto seeds = asked.seeds.empty() ? seeds_in("11-15") : asked.seeds;
        for (const Found& one : found_in_worlds(chosen, seeds, asked.size, tell_progress)) {
            std::printf("\n# %s\n", one.words.c_str());
            for (const auto& [what, numbers] : one.numbers) std::printf("%s\n", line_of(one.id, what, numbers).c_str());
        }
    }
    if (sweeps) {
        const auto seeds = asked.seeds.empty() ? seeds_in("11-20") : asked.seeds;
        tell(plasticity_swept(swept_floors, seeds, asked.size, tell_progress));
    }
    return done;
}

} // namespace

int main(int count, char** words) {
    Asked asked;
    if (!understood(count, words, asked)) {
        tell_usage();
        return wrong_usage;
    }
    if (asked.list) {
        tell_usage();
        return done;
    }
    const auto begun = std::chrono::steady_clock::now();
    int end = failed;
    try {
        end = answer(asked);
    } catch (const std::exception& fault) { // a scenario that is refused, a field or an age that is not there
        std::fprintf(stderr, "%s\n", fault.what());
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    std::fprintf(stderr, "%.0f seconds\n", took.count());
    return end;
}
