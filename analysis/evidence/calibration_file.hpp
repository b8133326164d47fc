// What a calibration is to find, from a TOML file: parameters with their priors, kinds of findings, and how much to run.
#pragma once

#include "analysis/evidence/finding.hpp"
#include "sim/refusal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

struct CalibrationFile {
    struct Prior {
        std::string name; ///< "caregiving.sensitivity"
        double low = 0.0, high = 0.0;
        unsigned line = 0;
    };

    std::string title;
    bool of_instruments = false;       ///< fitted to findings of instruments alone; else to every finding that may be fitted
    std::vector<std::string> settings; ///< that hold in every run: what was fitted before, and is frozen
    std::vector<Prior> parameters;
    std::uint32_t seed = 1, families = 1000, waves = 3, runs = 150, tests = 100, particles = 4000;
};

/// Refuses unknown keys, numbers that cannot be, a parameter given twice, and priors without a range. Whether parameters
/// exist and priors lie within their declared ranges is for whoever knows the declarations.
Outcome<CalibrationFile> read_calibration(const std::string& path, std::string_view text);

/// The findings a calibration is fitted to: of use `fit`, with a number (directions have none), of instruments or of all.
bool is_target(const Finding& finding, const CalibrationFile& file);

} // namespace dyad
