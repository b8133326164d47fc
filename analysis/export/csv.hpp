// Results tables as CSV with a codebook: names first, and numbers that read back as the same numbers.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dyad {

/// Takes text away; false means that no more can be taken (a full disk, a closed pipe).
using TextSink = std::function<bool(std::string_view text)>;

enum class UnitsLine {
    no,
    yes
};
enum class Delivery {
    whole,
    cut_off
};

/// One table: the names, a line of units if wanted, then the rows. Codes appear as their labels, missing values as
/// nothing, numbers in the shortest spelling that reads back the same; texts are quoted as RFC 4180 asks. Lines end in
/// "\n".
Outcome<Delivery> write_csv(const ResultsFile& file, std::size_t table, UnitsLine units, const TextSink& sink);

/// What the fields of a table mean: lines of name, label, unit and codes ("1 = A; 2 = B").
std::string codebook_of(const FrameFormat& table);

} // namespace dyad
