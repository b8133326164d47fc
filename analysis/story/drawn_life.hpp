// What is drawn of one life: bars and signs over age, and the curves of the general model.
#pragma once

#include "analysis/figures/plot.hpp"
#include "analysis/story/sentence.hpp"

#include <array>
#include <string>
#include <vector>

namespace dyad {

/// A column of the monthly record that is drawn.
struct DrawnCurve {
    const char *column, *words;
    const Stroke* stroke;
};
inline constexpr std::array drawn_curves{DrawnCurve{"general_ask", "asking", &blue}, DrawnCurve{"general_mute", "muting", &orange}, DrawnCurve{"general_amplify", "amplifying", &purple}, DrawnCurve{"general_fear", "fear", &black}};

/// Something between two ages, in a row of the lower half.
struct LifeBar {
    std::string row;
    double from = 0.0, to = 0.0;
    double turn = StoryFact::none; ///< of partners, when they moved together; of figures, when the parents parted
    bool is_figure = false;
    int lane = 0;
};

/// A sign at one age: a coding, a birth, a beginning of therapy.
struct LifeSign {
    std::string row, words;
    double age = 0.0;
};

struct DrawnLife {
    std::string name, part;
    double last = 0.0, died = StoryFact::none;
    double lowest = 0.0, highest = 1.0; ///< of the curves
    std::vector<LifeBar> bars;
    std::vector<LifeSign> signs;
    std::array<double, drawn_curves.size()> ends{};
    std::vector<std::string> figures; ///< rows of who cared for the child
};

/// Bars of one row in lanes without overlaps, as few as will do.
void put_in_lanes(std::vector<LifeBar>& bars);

/// One life, or two side by side.
void draw_lives(Plot& plot, const std::vector<DrawnLife>& lives);

} // namespace dyad
