// Typesetting: how wide words are in the font of all figures, and how a sentence breaks into lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

enum class Weight {
    regular,
    bold
};

/// The font of all figures. Its letters are as wide as Arial's and Helvetica's, so that a figure looks alike where only
/// those exist.
inline constexpr std::string_view figure_font = "Liberation Sans";

/// The width of a text (UTF-8) in ems: times the size of the font in px, it is px. Letters that are not in our table count
/// as wide as a digit, so that accents and rare signs come near.
double width_in_ems(std::string_view text, Weight weight = Weight::regular);

/// The words of a sentence in lines of at most `ems`; a word that is wider has a line of its own.
std::vector<std::string> lines_within(std::string_view text, double ems, Weight weight = Weight::regular);

/// Places for labels that want to stand at `wanted`, moved as little as needed so that neighbours are at least `gap` apart
/// and all lie within [low, high], if there is room; in the order given. Not-a-number stays where it is.
std::vector<double> places_apart(std::vector<double> wanted, double gap, double low, double high);

} // namespace dyad
