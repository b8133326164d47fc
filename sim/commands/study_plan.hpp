// What `dyad study` is asked to do: a protocol with what the command line changes of it, and the populations it needs.
#pragma once

#include "analysis/studies/power.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

struct StudyPlan {
    StudyProtocol protocol;
    std::string text, path;            ///< of the protocol's file, as it was read
    std::vector<SeenField> fields;     ///< that series may speak of
    std::vector<std::string> settings; ///< of the command line, over those of the protocol
    Evidence records;                  ///< what must be recorded of the population
    Scenario scenario;                 ///< of the first theory without treatment; for the file's header
    std::size_t theory = 0;            ///< whose population a single study is done on
    std::uint32_t number = 1;          ///< of the single study among all that could be done
    bool asks_power = false;
    std::uint32_t studies = 1000;
    double target = 0.8;
    std::vector<std::uint32_t> participants;
    std::vector<std::size_t> waves;
    std::string command; ///< canonical; never threads or paths

    std::uint32_t populations() const; ///< that must be lived
    /// The settings under which a theory's population lives, with the treatment or without.
    std::vector<std::string> settings_of(std::size_t theory, bool treated) const;
};

/// Refuses, all at once where it can, whatever cannot be: a study that is none, mistakes of its file, numbers out of range,
/// settings of what the study itself decides, scenarios that would be refused.
Outcome<StudyPlan> study_plan(const Arguments& reading);

/// Names of the studies that come with Dyad.
std::vector<std::string> ready_studies();

/// The studies that come with Dyad, with title and question.
std::string ready_studies_in_words();

/// Lives a theory's population, and whom of it the study could recruit. Refuses populations in which somebody too few could be, or
/// in which a measure was given to nobody.
Outcome<StudyPool> live_pool(const StudyPlan& plan, std::size_t theory, const Manner& manner, const std::atomic<bool>& stop,
                             const std::function<void()>& lived);

} // namespace dyad
