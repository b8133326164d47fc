// TOML in, a checked scenario out: a scenario is refused whole, with every error at once, before anything runs.
#pragma once

#include "sim/parameter.hpp"
#include "sim/refusal.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

struct Scenario;

/// Why values that are sound one by one cannot stand together. The first of `keys` that the scenario gives is blamed.
struct Objection {
    std::vector<std::string> keys;
    std::string sentence; ///< what is wrong, why it matters and what to do
};

/// What a scenario may speak of: the declared parameters, the instruments by name, and what the model cannot live.
struct Vocabulary {
    std::span<const Declaration> declarations;
    std::span<const std::string_view> instruments;
    std::vector<Objection> (*impossible)(const Scenario&) = nullptr; ///< asked once every value is known
};

/// Person numbers are given to a community in one stretch: so many for each of its founding families and all who descend
/// from them.
inline constexpr std::uint32_t numbers_per_family = 64;

/// What a scenario says of the sweep that its question needs; the command line wins. None of it touches a run.
struct SweepWishes {
    std::vector<std::string> vary, outcomes; ///< as `dyad sweep --vary` and `--outcome` have them
    std::string design, luck;
    std::uint32_t points = 0, replicates = 0; ///< 0: not said
};

/// A question put to the model: who lives, how long, by which parameters, and what is recorded.
struct Scenario {
    std::string file;                                          ///< as given; appears in messages, never in results
    std::string name;                                          ///< the file's stem, "baseline"
    std::string text;                                          ///< of the file, verbatim
    std::vector<std::pair<std::string, std::string>> includes; ///< path from the scenario's folder, and text verbatim
    std::vector<std::pair<std::string, std::string>> settings; ///< `--set` key and value as TOML text, sorted by key

    std::string title, question, expect;
    bool compares = true; ///< whether findings published for ordinary families stand beside the results
    std::uint32_t families = 2000;
    std::uint32_t community = 1024; ///< founding families in a full community, 1 to 1,024 (ten bits of lineage)
    std::uint32_t months = 18;      ///< from `[run] years`, in whole months
    std::uint32_t seed = 1;

    std::vector<double> values;                  ///< one for each declaration, in its order
    std::vector<std::uint32_t> record_ages;      ///< of persons, in months, ascending, without repeats
    std::vector<std::string> record_instruments; ///< in the vocabulary's order; all if the scenario is silent
    std::uint32_t record_lives = 0;              ///< first children whose full state is kept, month by month
    SweepWishes sweep;
};

/// Reads a file named in a scenario or on the command line; no text means that it could not be read, and why.
using ReadText = std::function<Outcome<std::string>(const std::string& path)>;

/// From the disk; refuses directories, unreadable files and files above 1 MiB.
Outcome<std::string> read_text_file(const std::string& path);

/// Reads, includes, applies the settings (`key=value`, last wins) and checks everything against the vocabulary.
/// Refuses, all at once, with file, line and column: unknown or misspelt keys (naming the nearest valid one), wrong
/// types, values out of range or not finite, duplicates, missing or circular includes, text that is not TOML.
Outcome<Scenario> read_scenario(const std::string& path, std::span<const std::string> settings,
                                const Vocabulary& vocabulary, const ReadText& read = read_text_file);

/// The same scenario with other numbers of declared parameters, families or seed, as if they had been settings behind all
/// others; much quicker than reading it anew. Nothing where that would refuse it or says more than single numbers: then it
/// is to be read.
std::optional<Scenario> with_numbers(const Scenario& scenario, std::span<const std::pair<std::string, double>> numbers, const Vocabulary& vocabulary);

/// The scenario of the given texts as one TOML text: includes merged and settings laid over them, so that it reads to
/// the same values without another file. The comments that begin the scenario are kept. It needs no vocabulary, so that
/// also scenarios of other versions can be merged; refuses texts that are no scenario's.
Outcome<std::string> merged_text(const std::string& name, const std::string& text,
                                 std::span<const std::pair<std::string, std::string>> includes,
                                 std::span<const std::pair<std::string, std::string>> settings);

} // namespace dyad
