// The story of one life, and of two: its chapters, its text, and its trace as a table.
#pragma once

#include "analysis/story/life_record.hpp"
#include "analysis/story/sentence.hpp"

#include <cstddef>
#include <string>

namespace dyad {

LifeStory tell_story(const LifeRecord& life);

/// The story as wrapped text; with a trace, each sentence on lines of its own with what it rests on in brackets.
std::string story_text(const LifeStory& story, bool has_trace, std::size_t width = 90);
/// "[lives of 415, month 6: q_ask .84]" for each place that a sentence rests on.
std::string trace_text(const StorySentence& sentence);

/// Two lives of one person told where they differ: `twin` is the life with the settings, which `change` names.
struct TwinStories {
    std::string opening; ///< from when on the two records differ, or that they do not
    LifeStory first, twin;
    bool is_alike = false;
};
TwinStories tell_both(const LifeRecord& first, const LifeRecord& twin, const std::string& change);
std::string twin_text(const TwinStories& both, bool has_trace, std::size_t width = 90);

/// sentence, text, life, table, row, person, age, field, value; one row for each fact. `life` is 1, or 2 for the twin.
std::string trace_header();
std::string trace_rows(const LifeStory& story, int life);

} // namespace dyad
