// World after world, each kept only for as long as a figure wants it.
#include "sim/commands/figures_worlds.hpp"

#include "analysis/figures/world_parameters.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/progress.hpp"
#include "sim/words.hpp"
#include "sim/workers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>

namespace dyad {

namespace {

constexpr std::uint32_t scored_families = 600, scored_seeds = 2;

LivedWorld lived_world(const std::string& what, const ResultsFile& file) {
    LivedWorld world{what, file.header().scenario_name, &file, file.header().seed, 0, false};
    for (const auto& [key, value] : file.header().settings)
        if (key == "run.families") std::from_chars(value.data(), value.data() + value.size(), world.families);
    return world;
}

/// "Scenario life_course, 2,000 families, seed 1": where the numbers are from, told under every title.
std::string provenance_of(const std::vector<LivedWorld>& worlds, const FiguresPlan& plan) {
    std::vector<std::string> scenarios;
    std::uint32_t least = 0, most = 0;
    for (const LivedWorld& world : worlds) {
        if (std::find(scenarios.begin(), scenarios.end(), world.scenario) == scenarios.end()) scenarios.push_back(world.scenario);
        least = least == 0 ? world.families : std::min(least, world.families);
        most = std::max(most, world.families);
    }
    std::string text = scenarios.size() > 1 ? "Scenarios " : "Scenario ";
    for (std::size_t k = 0; k < scenarios.size(); ++k) text += (k == 0 ? "" : ", ") + scenarios[k];
    if (worlds.size() > 1) text += ", " + std::to_string(worlds.size()) + " worlds of " + grouped(least) + (most > least ? " to " + grouped(most) : "") + " families";
    else if (most > 0) text += ", " + counted(most, "family", "families");
    if (!worlds.empty()) text += ", seed " + std::to_string(worlds.front().seed);
    for (const std::string& setting : plan.settings) text += ", " + setting;
    return text;
}

/// Why files of the user's are not the worlds that a figure compares, if so: it would call them what they are not.
std::optional<Refusal> not_as_compared(const PlannedFigure& planned, const std::vector<LivedWorld>& worlds) {
    if (planned.figure->takes_any_file) return std::nullopt;
    for (std::size_t k = 0; k < worlds.size() && worlds[k].is_own; ++k)
        for (const std::string& setting : planned.worlds[k].contrast) {
            const auto equals = setting.find('=');
            const std::string key = setting.substr(0, equals), wanted = setting.substr(equals + 1);
            double number = 0.0;
            const auto read = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
            const auto held = parameter_in(worlds[k], key);
            if (read.ec != std::errc{} || !held || std::fabs(*held - number) <= 1e-6 * std::max(1.0, std::fabs(number))) continue;
            return Refusal{worlds[k].what, 0, 0,
                           std::string(planned.figure->name) + " would call this file \"" + planned.worlds[k].what + "\", for which " + setting + " is wanted, and the file has " +
                               shortest(*held) + "; make a file with that setting, or give the files in another order"};
        }
    return std::nullopt;
}

class Making {
public:
    Making(const FiguresPlan& plan, const std::atomic<bool>& stop) : plan_(plan), stop_(stop), made_(plan.figures.size()), refused_(plan.figures.size()) {}

    Outcome<MadeFigures> make() {
        auto read = evidence_of("", Reads::everything);
        if (!read) return read.refusals();
        evidence_ = std::move(*read);
        if (const auto lived = plan_.files.empty() ? live() : open(); !lived) return lived.refusals();
        MadeFigures all;
        for (std::size_t k = 0; k < plan_.figures.size(); ++k) {
            if (made_[k]) all.made.push_back({&plan_.figures[k], std::move(*made_[k])});
            for (const Refusal& refusal : refused_[k]) all.unmade.push_back(refusal);
        }
        return all;
    }

private:
    Outcome<Done> open() {
        for (const std::string& path : plan_.files) {
            auto file = ResultsFile::open(path);
            if (!file) return file.refusals();
            files_.emplace_back(std::move(*file));
        }
        for (std::size_t k = 0; k < plan_.figures.size(); ++k) {
            std::vector<std::size_t> places(plan_.files.size());
            for (std::size_t j = 0; j < places.size(); ++j) places[j] = j;
            make_one(k, places, nullptr);
        }
        return Done{};
    }

    /// As many worlds at once as there are threads, since most are a single community.
    Outcome<Done> live() {
        const auto worlds = static_cast<std::uint32_t>(plan_.worlds.size());
        files_.resize(worlds);
        Progress progress(stderr, progress_style(plan_.manner.quiet), "worlds");
        const std::uint32_t all = worlds + (plan_.wants_scorecard() ? 1 : 0);
        progress(0, all);
        for (std::uint32_t first = 0; first < worlds; first += plan_.manner.threads) {
            const std::uint32_t some = std::min(plan_.manner.threads, worlds - first);
            std::vector<Refusal> refusals;
            Turns turns;
            work_through(some, plan_.manner.threads, stop_, [&](std::uint32_t k) {
                auto file = live_whole(plan_.worlds[first + k].scenario, plan_.manner, std::max(1U, plan_.manner.threads / some), stop_);
                turns.take([&] {
                    if (file) files_[first + k].emplace(std::move(*file));
                    else refusals = file.refusals();
                });
                return static_cast<bool>(file);
            });
            if (!refusals.empty()) return refusals;
            if (stop_) return Refusal{"", 0, 0, "interrupted"};
            for (std::uint32_t k = 0; k < some; ++k) make_ready(first + k);
            progress(first + some, all);
        }
        if (!plan_.wants_scorecard()) return Done{};
        const auto scored = score();
        progress(all, all);
        return scored;
    }

    /// Makes the figures whose last world this was, and lets go of worlds that nobody waits for.
    void make_ready(std::size_t world) {
        const auto last_of = [&](std::size_t k) { return *std::max_element(plan_.figures[k].lived.begin(), plan_.figures[k].lived.end()); };
        for (std::size_t k = 0; k < plan_.figures.size(); ++k)
            if (!plan_.figures[k].lived.empty() && last_of(k) == world) make_one(k, plan_.figures[k].lived, nullptr);
        for (std::size_t w = 0; w <= world; ++w) {
            const bool is_wanted = std::any_of(plan_.figures.begin(), plan_.figures.end(), [&](const PlannedFigure& one) {
                return std::any_of(one.lived.begin(), one.lived.end(), [&](std::size_t place) { return place == w; }) &&
                       *std::max_element(one.lived.begin(), one.lived.end()) > world;
            });
            if (!is_wanted) files_[w].reset();
        }
    }

    /// Measures every finding on a few seeds.
    Outcome<Done> score() {
        WorldRequest request;
        request.families = scored_families;
        request.settings = plan_.settings_of_scorecard();
        std::vector<Measured> seeds(scored_seeds);
        std::vector<Refusal> refusals;
        const auto done = measure_worlds(
            evidence_, scored_seeds,
            [&](std::uint32_t k) {
                WorldRequest one = request;
                one.seed = plan_.seed + k;
                return one;
            },
            plan_.manner, stop_, [&](std::size_t k, Outcome<Measured> measured) {
                if (measured) seeds[k] = std::move(*measured);
                else refusals = measured.refusals();
                return refusals.empty(); });
        if (!done) return done.refusals();
        if (!refusals.empty()) return refusals;
        if (stop_) return Refusal{"", 0, 0, "interrupted"};
        Scorecard card = scorecard_of(evidence_, seeds);
        card.families = scored_families;
        card.first_seed = plan_.seed;
        for (std::size_t k = 0; k < plan_.figures.size(); ++k)
            if (plan_.figures[k].figure->scored) make_one(k, {}, &card);
        return Done{};
    }

    void make_one(std::size_t k, const std::vector<std::size_t>& places, const Scorecard* card) {
        const PlannedFigure& planned = plan_.figures[k];
        std::vector<LivedWorld> worlds;
        for (std::size_t j = 0; j < places.size(); ++j) {
            const bool is_own = !plan_.files.empty();
            worlds.push_back(lived_world(is_own ? std::filesystem::path(plan_.files[places[j]]).stem().string() : planned.worlds[j].what, *files_[places[j]]));
            worlds.back().is_own = is_own;
        }
        if (const auto other = not_as_compared(planned, worlds)) {
            refused_[k].push_back(*other);
            return;
        }
        auto content = planned.figure->content({worlds, &evidence_, card});
        if (!content) {
            for (Refusal refusal : content.refusals()) {
                refusal.file = std::string(planned.figure->name) + (refusal.file.empty() ? "" : ": " + refusal.file);
                refused_[k].push_back(refusal);
            }
            return;
        }
        if (!worlds.empty()) content->subtitle += ". " + provenance_of(worlds, plan_);
        else
            for (const std::string& setting : plan_.settings_of_scorecard()) content->subtitle += ", " + setting;
        made_[k] = std::move(*content);
    }

    const FiguresPlan& plan_;
    const std::atomic<bool>& stop_;
    Evidence evidence_;
    std::vector<std::optional<ResultsFile>> files_;
    std::vector<std::optional<FigureContent>> made_;
    std::vector<std::vector<Refusal>> refused_;
};

} // namespace

Outcome<MadeFigures> make_figures(const FiguresPlan& plan, const std::atomic<bool>& stop) { return Making(plan, stop).make(); }

} // namespace dyad
