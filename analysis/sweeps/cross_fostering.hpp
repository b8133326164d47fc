// Cross-fostering: children exchanged at birth, two kinds of mothers who bear and two who rear, and what each of both does.
#pragma once

#include "analysis/estimate.hpp"
#include "analysis/evidence/histories.hpp"
#include "analysis/sweeps/twins.hpp"
#include "sim/frame.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace dyad {

/// By what mothers are of two kinds, above and below the median of those whose children are exchanged.
enum class MotherKind {
    reactivity, ///< temperament, which children inherit
    avoidance,  ///< of the mother's state of mind, from which her care follows and which is not inherited
    anxiety
};
std::optional<MotherKind> mother_kind(std::string_view name);
std::string_view name_of(MotherKind kind);

/// What the 2 x 2 of birth mother and rearing mother says of one outcome; intervals by Student's t over seeds.
struct FosterEffects {
    std::size_t outcome = 0;
    std::uint64_t persons = 0;
    std::array<std::array<Estimate, 2>, 2> cells; ///< mean by the kind of the birth mother, then of the rearing mother; 0 is low
    Estimate at_home;                             ///< high - low in the same children reared by their own mothers
    Estimate by_birth, by_rearing, interaction;   ///< high - low of either, over both kinds of the other; and what both do beyond their sum
    Estimate fostering;                           ///< what the exchange itself does, over all kinds
};

class CrossFostering {
public:
    explicit CrossFostering(MotherKind kind) : kind_(kind) {}

    /// The pairs of one seed, and both of its worlds: children reared by their mothers in the first and exchanged in the second.
    void add(const std::vector<TwinPair>& pairs, const Histories& at_home, const Histories& exchanged);
    /// Outcomes in order; a seed of which a cell is empty is left out.
    std::vector<FosterEffects> effects() const;

private:
    struct Sum {
        double sum = 0.0;
        std::uint64_t cases = 0;
        double mean() const { return sum / static_cast<double>(cases); }
    };
    struct Cells {
        std::array<std::array<Sum, 2>, 2> away; ///< by birth mother, then rearing mother
        std::array<Sum, 2> home;                ///< the same children, by their mother
        Sum change;
    };

    MotherKind kind_;
    std::map<std::size_t, std::vector<Cells>> seeds_; ///< by outcome
};

/// /cross_fostering: a row for each outcome.
FrameFormat cross_fostering_table(const Field& outcome);
Frame cross_fostering_frame(const std::vector<FosterEffects>& effects);

} // namespace dyad
