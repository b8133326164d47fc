// A pool: everybody who could be recruited for a study, with every score that any of its visits could bring.
#pragma once

#include "analysis/evidence/finding.hpp"
#include "analysis/studies/protocol.hpp"
#include "sim/missing.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

/// A measure at a wave, of everybody in the pool. A score that is missing is not a number; classes count from 0.
struct PoolColumn {
    std::size_t measure = 0;
    std::size_t wave = 0;                           ///< 0 too of what is known at recruitment
    std::vector<std::vector<float>> scores;         ///< by age at the visit (see StudyPool::ages), then by person
    std::vector<std::vector<std::uint8_t>> missing; ///< `Missing`, in the same order
    std::vector<float> truth;                       ///< the state behind it at the planned age; empty where none is told
    double mean = 0.0, sd = 0.0;                    ///< of the scores at the planned age
    std::vector<double> shares;                     ///< of the classes, or of 0 and 1, summed up: below 1 until the last; empty of numbers
};

/// The pool as it lives without the treatment, or with it.
struct PoolWorld {
    std::vector<PoolColumn> columns;        ///< in the order of `StudyPool::places`
    std::vector<long> died;                 ///< age in months; Histories::no_month while alive
    std::vector<std::vector<float>> latent; ///< for each loss that follows a true state, by person, in standard deviations about the mean
};

struct StudyPool {
    /// A column of the protocol: which measure, at which wave.
    struct Place {
        std::size_t measure, wave;
        bool at_recruitment;
    };
    std::vector<Place> places;
    std::vector<std::uint64_t> lineage; ///< by person
    /// By wave: the ages at which somebody may come, the planned one first.
    std::vector<std::vector<unsigned>> ages;
    PoolWorld untreated, treated; ///< the second is empty where nobody is treated

    std::size_t persons() const { return lineage.size(); }
    /// Index of a measure's column at a wave; nothing where it is not measured there.
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t column_of(std::size_t measure, std::size_t wave) const;
};

/// The places and ages of a protocol, without anybody in them.
StudyPool empty_pool(const StudyProtocol& protocol);

/// What must be recorded in a world for the protocol's pool, as findings about it.
Evidence records_of(const StudyProtocol& protocol, const std::vector<SeenField>& fields, const std::string& scenario);

/// Those of `untreated` who fulfil every condition of the recruitment, of each mother the first-listed child unless siblings
/// may take part; and the same persons, found by lineage, in `treated` (null where nobody is treated). A person who does not
/// live in both worlds is left out.
StudyPool pool_of(const StudyProtocol& protocol, const std::vector<SeenField>& fields, const Histories& untreated, const Histories* treated);

/// The means, spreads and shares of classes of each column, at the planned age.
void describe(StudyPool& pool, const StudyProtocol& protocol);

/// The world of a study's records.
inline constexpr std::string_view world_of_study = "study";

} // namespace dyad
