// What a story is read from: any value of a results file, found by person, and given with its place.
#pragma once

#include "analysis/story/sentence.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

/// Columns are read once, when they are first asked for, and kept. `file` must outlive it.
class StorySource {
public:
    explicit StorySource(const ResultsFile& file) : file_(file) {}

    const ResultsFile& file() const { return file_; }
    /// Rows of a table in which a field has this value, in the order of the file.
    const std::vector<std::uint64_t>& rows_with(const std::string& table, const std::string& field, double value) const;
    /// A value; none where the file does not hold it.
    double value(const std::string& table, std::uint64_t row, const std::string& field) const;
    StoryFact fact(const std::string& table, std::uint64_t row, const std::string& field) const;
    /// How many rows there are with this value.
    StoryFact count(const std::string& table, const std::string& field, double value) const;
    /// A parameter of the run, by its name as in --set.
    StoryFact parameter(const std::string& name) const;
    std::uint64_t rows(const std::string& table) const;
    bool holds(const std::string& table, const std::string& field) const;
    /// The identity that a person has in every world of the same seed.
    std::uint64_t lineage(double person) const;

    /// Why a column could not be read, if one could not.
    const std::vector<Refusal>& failures() const { return failures_; }

private:
    const std::vector<double>& column(const std::string& table, const std::string& field) const;
    void drop_unnamed_codes(const std::string& table, const std::string& field, std::vector<double>& values) const;
    void note_parameters() const;
    std::string place_of(const std::string& table, std::uint64_t row) const;

    const ResultsFile& file_;
    mutable std::map<std::pair<std::string, std::string>, std::vector<double>> columns_;
    mutable std::map<std::pair<std::string, std::string>, std::map<double, std::vector<std::uint64_t>>> found_;
    mutable std::map<std::string, std::uint64_t> parameters_; ///< rows of /parameters
    mutable std::vector<Refusal> failures_;
};

} // namespace dyad
