// Reading a virtual study from its table in a TOML file.
#pragma once

#include "analysis/evidence/entry.hpp"
#include "analysis/evidence/study.hpp"

#include <string>
#include <vector>

namespace dyad {

/// "correlation".
std::string name_of(Estimator estimator);

/// Reads studies of one file, and remembers which worlds they name, whom the reader of the file must know.
class StudyReader {
public:
    struct AskedWorld {
        std::string name;
        unsigned line, column;
        std::string what;
    };

    /// `fields` are those that series may speak of. With a `world`, every study is of that one, and naming another is refused.
    StudyReader(const std::string& file, const std::vector<SeenField>& fields, std::vector<Refusal>& refusals, std::string world = {})
        : file_(file), fields_(fields), refusals_(refusals), world_(std::move(world)) {}

    /// `what` names the entry in messages: "the finding i.S1". Refuses unknown keys, estimators and series, and estimators
    /// that lack what they need.
    Study read(const Written& table, const std::string& what);

    const std::vector<AskedWorld>& asked() const { return asked_; }

private:
    void read_worlds(Study& study, TomlEntry& entry, const Written& table, const std::string& what);
    SeriesPlan series(TomlEntry& entry, std::string_view key, const std::string& text);
    void check(const Study& study, TomlEntry& entry);

    const std::string& file_;
    const std::vector<SeenField>& fields_;
    std::vector<Refusal>& refusals_;
    std::string world_;
    std::vector<AskedWorld> asked_;
};

} // namespace dyad
