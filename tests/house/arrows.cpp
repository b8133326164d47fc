// The arrows between our own files.
#include "tests/house/arrows.hpp"

#include <algorithm>
#include <array>

namespace dyad::house {

namespace {

bool is_door(const std::string& path) {
    return path == "sim/main.cpp" || path == "sim/browser.cpp" || path.starts_with("sim/commands/");
}

/// Files of the theory that are no mechanism: they know all mechanisms, or are known to all.
constexpr std::array knows_all{"lifecourse", "catalogue", "community", "contents", "kernel", "kernels", "tables", "watch"};
constexpr std::array known_to_all{"models/world.hpp", "models/persons.hpp", "models/society.hpp",
                                  "models/nursery.hpp", "models/formulas.hpp", "models/norms.hpp",
                                  "models/answers.hpp", "models/acquaintance.hpp", "models/referral.hpp",
                                  "models/courtship.hpp"};

bool may_know_all(const std::string& path) {
    return std::any_of(knows_all.begin(), knows_all.end(),
                       [&](const char* stem) { return stem_of(path) == stem || stem_of(path).starts_with(std::string(stem) + "_"); });
}

} // namespace

Findings engine_knows_theory(const std::vector<SourceFile>& files) {
    Findings findings;
    for (const auto& file : files) {
        if (!file.path.starts_with("sim/") || is_door(file.path)) continue;
        for (const auto& include : includes_of(file))
            if (include.name.starts_with("models/") || include.name.starts_with("analysis/"))
                findings.push_back(at(file, include.line, "the engine must not know " + include.name));
    }
    return findings;
}

Findings mechanisms_know_each_other(const std::vector<SourceFile>& files) {
    Findings findings;
    for (const auto& file : files) {
        if (!file.path.starts_with("models/") || may_know_all(file.path)) continue;
        const bool instrument = file.path.starts_with("models/instruments/");
        for (const auto& include : includes_of(file)) {
            if (include.name.starts_with("sim/") || include.angled) continue;
            const bool shared = std::find(known_to_all.begin(), known_to_all.end(), include.name) != known_to_all.end();
            const bool itself = include.name == folder_of(file.path) + "/" + stem_of(file.path) + ".hpp";
            const bool own_folder = instrument && folder_of(include.name) == "models/instruments";
            if (!shared && !itself && !own_folder)
                findings.push_back(at(file, include.line, "a mechanism must not know " + include.name + "; mechanisms meet in the columns of models/world.hpp"));
        }
    }
    return findings;
}

Findings analyses_know_the_engine(const std::vector<SourceFile>& files) {
    constexpr std::array open_to_analyses{"sim/results/results.hpp", "sim/frame.hpp", "sim/refusal.hpp", "sim/version.hpp",
                                          "sim/words.hpp", "sim/scenario/nearest_name.hpp", "sim/scenario/scenario_text.hpp"};
    // A calibration draws, and keeps the runs it is given; whose runs they are it does not know.
    constexpr std::array open_to_calibrations{"sim/chance.hpp", "sim/results/checksum.hpp", "sim/results/durable.hpp"};
    // A sweep's file says which design its runs are of, and is written from the records that the runs left.
    constexpr std::array open_to_sweeps{"sim/design.hpp", "sim/results/run_records.hpp"};
    // A virtual study draws who takes part, tells why a score is missing, and is repeated by the workers.
    constexpr std::array open_to_studies{"sim/chance.hpp", "sim/missing.hpp", "sim/workers.hpp"};
    const auto is_in = [](const auto& list, const std::string& name) { return std::find(list.begin(), list.end(), name) != list.end(); };
    Findings findings;
    for (const auto& file : files) {
        if (file.path.starts_with("scenarios/") && !file.path.ends_with(".toml"))
            findings.push_back(at(file, 0, "scenarios are TOML files and nothing else"));
        if (!file.path.starts_with("analysis/")) continue;
        for (const auto& include : includes_of(file)) {
            const bool ours = include.name.starts_with("sim/") || include.name.starts_with("models/");
            const bool open = is_in(open_to_analyses, include.name) ||
                              (file.path.starts_with("analysis/calibration/") && is_in(open_to_calibrations, include.name)) ||
                              (file.path.starts_with("analysis/sweeps/") && is_in(open_to_sweeps, include.name)) ||
                              (file.path.starts_with("analysis/studies/") && is_in(open_to_studies, include.name));
            if (ours && !open)
                findings.push_back(at(file, include.line, "an analysis reads results files and must not know " + include.name));
        }
    }
    return findings;
}

} // namespace dyad::house
