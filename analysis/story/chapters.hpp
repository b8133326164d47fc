// Chapters of a life story, each from what the results hold; one without sentences is left out.
#pragma once

#include "analysis/story/life_record.hpp"
#include "analysis/story/sentence.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace dyad {

/// A chapter being written. A sentence is told in one of its phrasings, which the person's lineage chooses, and only if all that
/// it rests on is there.
class ChapterWriter {
public:
    ChapterWriter(const LifeRecord& whose, std::string title) : life(whose), p(whose.pronouns()), chapter_{std::move(title), {}} {}

    void say(const std::string& topic, std::vector<StoryFact> trace, std::vector<std::string> phrasings);
    /// The age of what is said next. A chapter is told by age; what has the same age stays in the order in which it was said.
    void when(double age) { when_ = age; }
    StoryChapter finish();

    const LifeRecord& life;
    const StoryPronouns& p;

private:
    StoryChapter chapter_;
    double when_ = 0.0;
};

/// Where a sentence is built like an earlier one of the story, it takes its next phrasing.
void vary_phrasings(LifeStory& story);

/// Partings and deaths of the parents between two ages; how the general model went between two months, `stretch` being "childhood".
void tell_parents(ChapterWriter& writer, double from, double to);
void tell_general(ChapterWriter& writer, const std::string& topic, unsigned from, unsigned to, const std::string& stretch);

StoryChapter tell_first_months(const LifeRecord& life);
StoryChapter tell_infancy(const LifeRecord& life);
StoryChapter tell_childhood(const LifeRecord& life);
StoryChapter tell_adolescence(const LifeRecord& life);
StoryChapter tell_young_adult(const LifeRecord& life);
StoryChapter tell_love(const LifeRecord& life);
StoryChapter tell_help(const LifeRecord& life);
StoryChapter tell_parenthood(const LifeRecord& life);
StoryChapter tell_later_years(const LifeRecord& life);
StoryChapter tell_changes(const LifeRecord& life);
StoryChapter tell_end(const LifeRecord& life);

} // namespace dyad
