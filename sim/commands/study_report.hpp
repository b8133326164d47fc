// Virtual studies in words, for terminals.
#pragma once

#include "analysis/studies/study_tables.hpp"
#include "sim/commands/study_plan.hpp"

#include <string>
#include <vector>

namespace dyad {

/// What the laboratory has and would report; nothing of the truth.
std::string study_in_words(const StudyPlan& plan, const StudyPool& pool, const StudySheet& sheet, const std::vector<Fitted>& fits);

struct PowerResults {
    std::vector<PowerRow> power;
    std::vector<NeededRow> needed;
    std::vector<ApartRow> apart;
    std::vector<std::size_t> persons; ///< who could be recruited, by theory
};

std::string power_in_words(const StudyPlan& plan, const PowerResults& results);

} // namespace dyad
