// Codes: a coded field's values as places in a list of labels, by the value labels that the file itself holds.
#pragma once

#include "analysis/rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <span>
#include <string_view>

namespace dyad {

/// Reads the codes of one field. A code whose label is not in the list, or a missing one, is -1.
class Codes {
public:
    Codes(const ResultsFile& file, std::string_view table, std::string_view field,
          std::span<const std::string_view> labels) {
        const auto place = table_named(file, table);
        const auto column = place ? field_named(file.tables()[*place], field) : std::nullopt;
        if (!column) return;
        for (const auto& [code, label] : file.tables()[*place].fields[*column].codes) {
            const auto found = std::find(labels.begin(), labels.end(), label);
            if (found != labels.end()) places_[code] = static_cast<int>(found - labels.begin());
        }
    }
    int operator()(double code) const {
        const auto found = std::isfinite(code) ? places_.find(static_cast<int>(code)) : places_.end();
        return found == places_.end() ? -1 : found->second;
    }

private:
    std::map<int, int> places_;
};

} // namespace dyad
