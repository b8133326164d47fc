// The one style of all figures: colours, the darker colours that words have, dashes and shapes.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace dyad {

/// What a line, a mark or a word looks like. Who cannot see the colour has the shape and the dashes.
struct Stroke {
    std::string_view name;  ///< "blue"
    std::string_view mark;  ///< colour of lines, marks and areas: Okabe & Ito's, which the colour-blind tell apart
    std::string_view words; ///< the same hue, dark enough for words on white: contrast 4.5 or more
    int shape;              ///< of marks, as gnuplot counts them: filled ones
    int dashes;             ///< of lines, as gnuplot counts them: 1 solid
};

/// Okabe & Ito 2008 (Color Universal Design), in the order in which a figure uses them.
inline constexpr std::array<Stroke, 7> strokes{Stroke{"blue", "#0072B2", "#00609a", 7, 1}, Stroke{"vermilion", "#D55E00", "#a84800", 5, 2},
                                               Stroke{"green", "#009E73", "#00704f", 9, 4}, Stroke{"purple", "#CC79A7", "#8f3f6b", 13, 5},
                                               Stroke{"orange", "#E69F00", "#855c00", 11, 3}, Stroke{"sky", "#56B4E9", "#1b6c9c", 6, 6},
                                               Stroke{"black", "#1b1b1b", "#1b1b1b", 3, 1}};
inline constexpr const Stroke &blue = strokes[0], &vermilion = strokes[1], &green = strokes[2], &purple = strokes[3], &orange = strokes[4],
                              &sky = strokes[5], &black = strokes[6];

/// The classes of the Strange Situation (A, B, C, D) and those of the interview that answer to them (Ds, F, E, U): told apart
/// by lightness too, for print in grey.
inline constexpr std::array<const Stroke*, 4> class_strokes{&orange, &blue, &purple, &black};
inline constexpr std::array<std::string_view, 4> infant_class_words{"avoidant (A)", "secure (B)", "resistant (C)", "disorganized (D)"};
inline constexpr std::array<std::string_view, 4> adult_class_words{"dismissing (Ds)", "autonomous (F)", "preoccupied (E)", "unresolved (U)"};

/// What stands in the background.
namespace shade {
inline constexpr std::string_view paper = "#ffffff", ink = "#1b1b1b", soft = "#565656", axis = "#8a8a8a", grid = "#e4e4e4", band = "#f1f1f1",
                                  published = "#565656";
} // namespace shade

/// How much of what lies behind a band of uncertainty covers.
inline constexpr double band_opacity = 0.22;

/// Viridis (van der Walt & Smith 2015) as gnuplot wants a palette, from low (dark) to high (light).
std::string viridis_palette();
/// Its colour at 0 to 1, "#rrggbb".
std::string viridis(double at);

} // namespace dyad
