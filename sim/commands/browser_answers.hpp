// Answers for the page, as JSON: worlds and their tables, refusals, stories, and what instruments say of a watched infant.
#pragma once

#include "analysis/story/story.hpp"
#include "models/watch.hpp"
#include "sim/gathering.hpp"
#include "sim/refusal.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <vector>

namespace dyad {

using Json = nlohmann::ordered_json;

/// Version, parameters, scenarios, chapters of the theory, kinds of lives, and the columns of a watched day.
Json about_engine();

/// {"refusals": [{"file", "line", "column", "sentence"}, …]}
Json refusals_as_json(std::span<const Refusal> refusals);

/// A table's name, label, rows so far, and fields.
Json table_as_json(const FrameFormat& format, std::size_t rows);

/// Chapters, sentence by sentence with what each rests on, as `dyad story --trace` has it.
Json story_as_json(const LifeStory& story);

/// Scores and states by name, null where missing; words of codes; why scores are missing; and the Strange Situations.
Json assessed_as_json(const Watch& watch);

/// The infant's figures: who each is, and its share of bids; main figure first.
Json figures_as_json(const Watch& watch);

} // namespace dyad
