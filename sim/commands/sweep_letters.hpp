// What the ranks of a sweep write to each other.
#pragma once

#include "analysis/sweeps/sweep_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dyad {

enum class LetterKind : std::uint8_t {
    plan,    ///< to rank 0: "this is my plan, and so many runs at once I can make", or why there is none
    deal,    ///< to a rank: runs to be made
    record,  ///< to rank 0: what became of one
    refused, ///< to rank 0: the machine refused it
    stopped, ///< to rank 0: somebody asked this rank to stop
    end,     ///< to a rank: there is nothing more to do
    farewell ///< to rank 0, after which nothing comes
};

/// A run that is dealt: its place among those that are to be made, which its record comes back under.
struct DealtRun {
    std::uint32_t place = 0;
    SweepRun run;
};

/// One letter; which parts mean something depends on its kind.
struct SweepLetter {
    LetterKind kind = LetterKind::end;
    std::uint32_t number = 0;   ///< plan: runs at once; record: the place of the run
    double seconds = 0.0;       ///< record: what it took
    bool is_refusal = false;    ///< plan: there is none
    std::string text;           ///< plan: its digest, or why there is none; refused: why
    std::string at;             ///< plan: the machine; refused: the file
    std::vector<DealtRun> runs; ///< deal
    RunRecord record;           ///< record
};

std::vector<std::byte> bytes_of(const SweepLetter& letter);
/// Nothing where the bytes are no letter.
std::optional<SweepLetter> letter_in(std::span<const std::byte> bytes);

} // namespace dyad
