// Fieldwork: one study done on a pool: who takes part, who comes when, what is scored, and what is lost.
#pragma once

#include "analysis/studies/pool.hpp"
#include "sim/chance.hpp"

#include <cstdint>
#include <vector>

namespace dyad {

/// What a laboratory has at the end, and, of each participant, who that is. Scores that are missing are not a number;
/// classes count from 0.
struct StudySheet {
    struct Column {
        std::vector<double> scores, second; ///< of the first coder and of the second, where there is one
        std::vector<std::uint8_t> missing;  ///< `Missing` of the first coder's
    };
    std::vector<Column> columns;             ///< as the pool's places
    std::vector<std::uint32_t> person, site; ///< by participant
    std::vector<bool> in_arm, took;          ///< drawn to be treated; and treated indeed
    std::vector<std::vector<unsigned>> ages; ///< by wave, then participant; 0 for who did not come
    std::vector<std::size_t> left_before;    ///< the wave before which a participant was lost; how many waves there are for the others
    std::size_t held = 0;                    ///< waves that were held

    std::size_t participants() const { return person.size(); }
};

/// Whether a person of the pool may be drawn again. A study is done on different persons; of thousands of studies each is drawn
/// from everybody, as from an endless population of the pool's kind, so that closed forms hold however large the study.
enum class Sampling {
    different,
    from_everybody
};

class Fieldwork {
public:
    /// Finds the chances at which each loss takes its share. Both must outlive it.
    Fieldwork(const StudyProtocol& protocol, const StudyPool& pool);

    /// Study number `study` with so many participants, of which the first `waves` waves are held. Participants of a smaller study
    /// are the first of a larger one, and the waves of a shorter study those of a longer one: curves over both are smooth.
    /// `different` asks for at most as many participants as the pool has.
    void carry_out(std::uint32_t seed, std::uint32_t study, std::uint32_t participants, std::size_t waves, Sampling sampled, StudySheet& sheet) const;

    /// Everybody in the pool, nobody and nothing lost; ten times over where ages at visits or arms are drawn, the arms in their
    /// shares. What estimates of it are is what studies estimate. With `truths`, each measure that has one is
    /// replaced by the true state behind it.
    StudySheet everybody(bool truths) const;

private:
    void recruit(std::uint32_t seed, std::uint32_t study, std::uint32_t participants, Sampling sampled, StudySheet& sheet) const;
    void visit(Chance& chance, std::size_t participant, StudySheet& sheet) const;
    void score(Chance& chance, std::size_t participant, const std::vector<double>& sites, StudySheet& sheet) const;
    void score_one(Chance& chance, std::size_t participant, std::size_t column, double site, StudySheet& sheet) const;
    double second_score(Chance& chance, const PoolColumn& column, const StudyMeasure& measure, double first) const;
    bool is_lost(Chance& chance, std::size_t participant, std::size_t wave, const StudySheet& sheet) const;
    double standing(const Attrition& loss, std::size_t latent, std::size_t participant, std::size_t wave, const StudySheet& sheet) const;
    const PoolWorld& world_of(const StudySheet& sheet, std::size_t participant) const {
        return sheet.took[participant] ? pool_.treated : pool_.untreated;
    }
    std::vector<double> intercepts_of(const Attrition& loss, std::size_t latent) const;

    const StudyProtocol& protocol_;
    const StudyPool& pool_;
    std::vector<std::vector<double>> intercepts_; ///< log odds of each loss before each wave, at the mean
};

} // namespace dyad
