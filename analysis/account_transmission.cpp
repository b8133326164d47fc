// Transmission: parents' own state of mind and the security of their children, over two and three generations.
#include "analysis/account_parts.hpp"

#include "analysis/published.hpp"

#include <cmath>

namespace dyad {

namespace {

/// The classes of interview and infant that the field expects to go together: F and B, Ds and A, E and C, U and D.
constexpr std::array<int, 4> expected_infant{secure, avoidant, resistant, disorganized};

/// Of a child raised by this mother, if her own mother raised her.
std::size_t grandmother_of(const CommunityLives& community, std::size_t mother) {
    const bool linked = mother != Life::nobody_here && community.persons[mother].raised_by_mother;
    return linked ? community.persons[mother].mother : Life::nobody_here;
}

} // namespace

/// The class at the interview nearest to that year: for a child, the one nearest to its birth.
std::optional<int> Transmission::interview_of(const CommunityLives& community, std::size_t parent,
                                              double year) const {
    if (parent == Life::nobody_here) return std::nullopt;
    const Life& life = community.persons[parent];
    std::optional<int> nearest;
    double distance = 0.0;
    for (std::size_t k = 0; k < life.seen.size(); ++k) {
        const double apart = std::fabs(life.birth + occasions_.adult[k] / 12.0 - year);
        if (life.seen[k].interview < 0 || (nearest && apart >= distance)) continue;
        nearest = life.seen[k].interview;
        distance = apart;
    }
    return nearest;
}

void Transmission::add(const CommunityLives& community) {
    for (const Life& child : community.persons) {
        if (!child.born_here) continue;
        Generation& tally = generations_[child.generation <= 1 ? 0 : 1];
        const std::size_t raised_by = child.raised_by_mother ? child.mother : Life::nobody_here;
        const auto mother = interview_of(community, raised_by, child.birth);
        const std::size_t second = child.father_second ? child.father : Life::nobody_here;
        const auto father = interview_of(community, second, child.birth);
        if (father && child.with_father >= 0)
            tally.father.add(*father == autonomous ? 1 : 0, child.with_father == secure ? 1 : 0);
        const auto grandmother = interview_of(community, grandmother_of(community, raised_by), child.birth);
        if (mother && grandmother)
            tally.mothers.add(*grandmother == autonomous ? 1 : 0, *mother == autonomous ? 1 : 0);
        if (child.classified < 0) continue;
        const bool is_secure = child.classified == secure;
        if (mother) {
            (*mother == autonomous ? tally.secure_of_autonomous : tally.secure_of_others).add(is_secure);
            tally.secure.add(*mother == autonomous ? 1 : 0, is_secure ? 1 : 0);
            tally.disorganized.add(*mother == unresolved ? 1 : 0, child.classified == disorganized ? 1 : 0);
            tally.four.add(expected_infant[static_cast<std::size_t>(*mother)], child.classified);
        }
        if (!grandmother) continue;
        (*grandmother == autonomous ? tally.secure_of_grandmother : tally.secure_of_other_grandmother)
            .add(is_secure);
        tally.grandmother.add(*grandmother == autonomous ? 1 : 0, is_secure ? 1 : 0);
    }
}

Section Transmission::section() const {
    Section section{"transmission", "Transmission: parents' interviews and their infants' Strange Situations", {}};
    section.lines = {{"secure_of_autonomous", "B, if the mother was F", {}},
                     {"secure_of_others", "B, if she was not", {}},
                     {"mother_child", "mother F with child B, φ", {}},
                     {"unresolved_disorganized", "mother U with child D, φ", {}},
                     {"four_way", "the four classes, κ", {}},
                     {"father_child", "father F with B with him, φ", {}},
                     {"mother_grandmother", "grandmother F, mother F, φ", {}},
                     {"secure_of_grandmother", "B, if the grandmother was F", {}},
                     {"secure_of_other_grandmother", "B, if she was not", {}},
                     {"grandmother_child", "grandmother F, child B, φ", {}}};
    constexpr std::array<std::string_view, 2> columns{"founders' children", "later generations"};
    for (std::size_t k = 0; k < 2; ++k) {
        const Generation& tally = generations_[k];
        if (tally.secure.cases() + tally.father.cases() == 0) continue;
        section.columns.emplace_back(columns[k]);
        const std::array<Cell, 10> cells{{{tally.secure_of_autonomous.estimate()},
                                          {tally.secure_of_others.estimate()},
                                          {tally.secure.phi(), Measure::correlation},
                                          {tally.disorganized.phi(), Measure::correlation},
                                          {tally.four.kappa(), Measure::correlation},
                                          {tally.father.phi(), Measure::correlation},
                                          {tally.mothers.phi(), Measure::correlation},
                                          {tally.secure_of_grandmother.estimate()},
                                          {tally.secure_of_other_grandmother.estimate()},
                                          {tally.grandmother.phi(), Measure::correlation}}};
        for (std::size_t line = 0; line < cells.size(); ++line) section.lines[line].cells.push_back(cells[line]);
    }
    section.below =
        "Mothers are birth mothers who were the child's main figure, fathers its second; whoever else raised a child "
        "is not told of here. A "
        "parent's interview is the one nearest to the child's birth; grandmothers are the mothers' mothers, who raised "
        "them. Published: φ .31 of F with B and .21 of U with D (" +
        std::string(published_transmission.source) + ").";
    return section;
}

} // namespace dyad
