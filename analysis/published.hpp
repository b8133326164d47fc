// Published findings that the summary shows beside the simulated ones, each with its source.
#pragma once

#include <array>
#include <string_view>

namespace dyad {

/// Shares 0 to 1 of the four classes of the Strange Situation, in the order A, B, C, D.
struct PublishedClasses {
    std::string_view name;
    std::array<double, 4> shares;
    std::string_view source;
};

inline constexpr PublishedClasses low_risk_classes{
    "low risk",
    {0.15, 0.62, 0.09, 0.15},
    "van IJzendoorn, Schuengel & Bakermans-Kranenburg 1999, Dev Psychopathol 11:225-249"};

inline constexpr PublishedClasses world_wide_classes{
    "world-wide", {0.147, 0.516, 0.102, 0.235}, "Madigan et al. 2023, Psychol Bull 149:99-132 (20,720 dyads)"};

/// One association; `low` and `high` bound the published 95 % interval and are equal to `value` where none was printed.
struct PublishedLink {
    double value, low, high;
    std::string_view source;
};

inline constexpr PublishedLink published_sensitivity_security{0.25, 0.22, 0.28,
                                                              "Madigan et al. 2024, Psychol Bull 150:839-872"};

inline constexpr PublishedLink published_frightening_disorganization{0.34, 0.28, 0.40,
                                                                     "Madigan et al. 2006, Attach Hum Dev 8:89-111"};

// Groh et al. print d = .30 [.21, .40] for resistance and d = .14 [.08, .19] for insecurity. As correlations with a
// class that a share p of children has, r = d / sqrt(d² + 1/(p (1 - p))), with p = .09 for C and .62 for B (low risk).
inline constexpr PublishedLink published_reactivity_resistance{0.09, 0.06, 0.11,
                                                               "Groh et al. 2017, Child Dev 88:770-795 (d = .30)"};

inline constexpr PublishedLink published_reactivity_security{
    -0.07, -0.09, -0.04, "Groh et al. 2017, Child Dev 88:770-795 (d = .14 for insecurity)"};

inline constexpr PublishedLink published_stability{0.23, 0.23, 0.23, "Opie et al. 2021, Attach Hum Dev 23:897-930"};

inline constexpr PublishedLink published_concordance{0.17, 0.11, 0.23,
                                                     "van IJzendoorn & De Wolff 1997, Child Dev 68:604-609"};

inline constexpr PublishedLink published_sort_security{0.31, 0.31, 0.31,
                                                       "van IJzendoorn et al. 2004, Child Dev 75:1188-1213"};

inline constexpr PublishedLink published_sort_stability{0.28, 0.28, 0.28,
                                                        "van IJzendoorn et al. 2004, Child Dev 75:1188-1213"};

/// Of whole lives, as texts for people: the numbers are quoted, none is fitted here.
inline constexpr std::string_view published_adult_classes{
    "North American mothers were F 56, Ds 16, E 9, U 18 % (Bakermans-Kranenburg & van IJzendoorn 2009, Attach Hum Dev "
    "11:223-263)"};

inline constexpr std::string_view published_infancy_to_interview{
    "φ .07 to .15 from infancy to 18 years (Groh et al. 2014, Monogr SRCD 79(3)), about .27 to 19 in few older samples "
    "(Fraley 2002, Pers Soc Psychol Rev 6:123-151); against them, meta-analyses over shorter and longer intervals find "
    "r about .39 (Fraley 2002; Pinquart et al. 2013, Attach Hum Dev 15:189-218), the later one nothing significant "
    "over more than 15 years"};

inline constexpr PublishedLink published_transmission{0.31, 0.31, 0.31,
                                                      "Verhage et al. 2016, Psychol Bull 142:337-366"};

inline constexpr PublishedLink published_unresolved_transmission{0.21, 0.21, 0.21,
                                                                 "Verhage et al. 2016, Psychol Bull 142:337-366"};

/// Published links are those of ordinary families; beside families of one kind they would mislead.
enum class PublishedLinks {
    shown,
    left_out
};

} // namespace dyad
