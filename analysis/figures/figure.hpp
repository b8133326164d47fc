// A figure: what it shows, which worlds it needs, and how it is made of their results. One file each, listed in figure_list.cpp.
#pragma once

#include "analysis/evidence/finding.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "analysis/figures/plot.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dyad {

/// A run that figures are drawn from. Worlds that are alike in scenario, settings and contrast are lived once, however many
/// figures look at them.
struct FigureWorld {
    std::string what;                    ///< for people, among the worlds of its figure: "a rejecting caregiver"
    std::string scenario;                ///< "life_course"
    std::vector<std::string> settings{}; ///< as `--set` has them; the user's win over these: families, what is recorded
    std::vector<std::string> contrast{}; ///< what the figure compares; these win over the user's
};

/// A world's results.
struct LivedWorld {
    std::string what, scenario;
    const ResultsFile* file = nullptr;
    std::uint32_t seed = 1, families = 0;
    bool is_own = false; ///< a file of the user's; `what` is then its name
};

/// A published number with its source, or nothing.
struct Quoted {
    Published number;
    std::string reference;    ///< "Madigan et al. 2024, Psychological Bulletin 150:839-872"
    bool is_recalled = false; ///< from memory of the literature and not checked in its source, which a caption has to say
};

struct FigureInput {
    std::span<const LivedWorld> worlds; ///< in the order of the figure's worlds
    const Evidence* evidence = nullptr;
    const Scorecard* scorecard = nullptr; ///< of the figure that asks for it

    /// The published number of a finding (findings.toml) by its id; a number that is not there is a mistake of the figure,
    /// which the tests notice.
    std::optional<Quoted> published(std::string_view id) const;
};

/// A table beside a picture: what is drawn, in numbers.
struct FigureTable {
    using Cell = std::variant<double, std::string>;
    std::string part;                 ///< the file is NAME.csv without a part and else NAME_PART.csv
    std::vector<std::string> columns; ///< names, as the plot calls them
    std::vector<std::vector<Cell>> rows;
};

/// What a figure says of its worlds. All words are made of the numbers in `tables`.
struct FigureContent {
    std::string title;     ///< the finding, one sentence without a full stop
    std::string subtitle;  ///< who was looked at, with N; seed and scenario are added
    std::string published; ///< the sources of published numbers that are drawn; empty if there are none
    std::string caption;   ///< what is seen, what marks, bands and bars mean
    std::string alt;       ///< what the picture says, for who does not see it; every number of it stands in a table
    std::vector<FigureTable> tables;
    std::function<void(Plot&)> draw; ///< for any canvas
};

struct Figure {
    std::string_view name;  ///< "four_caregivers"; also the name of its file
    std::string_view shows; ///< one line
    std::string_view ask;   ///< what to ask a class
    std::vector<FigureWorld> (*worlds)();
    /// Refuses, in a sentence, results in which too little stands to draw from, and says what to record.
    Outcome<FigureContent> (*content)(const FigureInput& input);
    bool scored = false;         ///< whether it wants the scorecard
    bool takes_any_file = false; ///< whether it draws any number of files of the user's, each for itself
};

/// All figures, in the order of the gallery.
std::span<const Figure> figures();
const Figure* figure_named(std::string_view name);

} // namespace dyad
