// A small results file of whole lives, made by hand, whose account is known beforehand.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dyad::example {

inline constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
inline constexpr std::uint32_t no_parent = 0xffffffffU;

/// Codes as in the file: the interview 1 F, 2 Ds, 3 E, 4 U; 0 not given.
struct Asked {
    unsigned month;
    std::uint8_t interview;
    float anxiety = 2.0F, avoidance = 2.0F;
};

struct Grown {
    std::uint32_t person, community, generation, mother, father;
    bool woman;
    float birth, death = unknown; ///< years of the run
    std::uint8_t infant = 0;      ///< in the Strange Situation: 0 not seen, 1 A, 2 B, 3 C, 4 D
    std::vector<Asked> asked{};
    float reactivity = 0.0F, susceptibility = 1.0F;
    bool by_others = false; ///< cared for by somebody else than its parents
};

struct Tie {
    std::uint32_t a, b;
    float start, commitment, end = unknown;
    bool by_death = false;
    std::uint8_t kind = 1; ///< 1 partners, 2 friends
};

struct Lives {
    std::vector<Grown> persons;
    std::vector<Tie> ties;
    unsigned years = 60;
};

bool write_lives(const std::string& path, const Lives& lives);

} // namespace dyad::example
