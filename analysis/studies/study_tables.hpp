// The files of a virtual study: what the laboratory has, the truth that only the simulation knows, and power.
#pragma once

#include "analysis/studies/power.hpp"
#include "sim/frame.hpp"

#include <string>
#include <vector>

namespace dyad {

/// /study (a row for each participant: site, arm, then for each wave the age and every score with the reason why it is missing)
/// and /analyses (what the laboratory would report).
std::vector<FrameFormat> study_tables(const StudyProtocol& protocol, const StudyPool& pool);
Frame study_frame(const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet);
Frame analyses_frame(const StudyProtocol& protocol, const std::vector<Fitted>& fits);

/// /truth (a row for each participant: who it is, whether a treatment was taken, why it was lost, the true state behind each
/// score, in both arms where there are two) and /population (what each analysis gives for everybody, with instruments and without
/// their error).
std::vector<FrameFormat> truth_tables(const StudyProtocol& protocol, const StudyPool& pool);
Frame truth_frame(const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet);

/// What an analysis gives for everybody in the pool.
struct PopulationValue {
    double with_instruments = Fitted::unknown, without_error = Fitted::unknown;
    std::uint64_t n = 0;
};
std::vector<PopulationValue> population_values(const StudyProtocol& protocol, const StudyPool& pool, const Fieldwork& fieldwork, std::size_t waves);
Frame population_frame(const StudyProtocol& protocol, const std::vector<PopulationValue>& values);

/// One analysis at one size, under one theory.
struct PowerRow {
    std::size_t theory = 0, analysis = 0;
    StudySize size;
    PowerSummary summary;
    double without_error = Fitted::unknown;
};
struct NeededRow {
    std::size_t theory = 0, analysis = 0;
    double target = 0.8;
    NeededParticipants needed;
};
/// How well theories are told apart at a size by one analysis, or (`analysis` past the last) by all together.
struct ApartRow {
    StudySize size;
    std::size_t analysis = 0;
    Estimate right;
};

/// /power, /needed and /apart.
std::vector<FrameFormat> power_tables();
Frame power_frame(const StudyProtocol& protocol, const std::vector<PowerRow>& rows);
Frame needed_frame(const StudyProtocol& protocol, const std::vector<NeededRow>& rows);
Frame apart_frame(const StudyProtocol& protocol, const std::vector<ApartRow>& rows);

} // namespace dyad
