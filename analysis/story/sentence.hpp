// Sentences of a story, each with the events of the results that it rests on.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dyad {

/// One value of a results file and where it stands; or, without a row, how many rows of a table a condition holds for.
struct StoryFact {
    static constexpr std::uint64_t no_row = std::numeric_limits<std::uint64_t>::max();
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    std::string table, field; ///< "lives", "q_ask"; of a count: the field and what it must be, "mother = 415"
    std::uint64_t row = no_row;
    double person = none, age = none, value = none;
    std::string label; ///< of a code: "B"
    std::string where; ///< for people: "month 14", "with 658"

    bool is_there() const { return std::isfinite(value); }
    bool is(std::string_view wanted) const { return is_there() && label == wanted; }
};

struct StorySentence {
    std::string topic; ///< what it tells, alike in all lives: "observed.main.13"
    std::string text;
    std::vector<StoryFact> trace;
    std::vector<std::string> phrasings{}; ///< of which the text is one
    double when = 0.0;                    ///< an age by which it is ordered within its chapter
};

struct StoryChapter {
    std::string title;
    std::vector<StorySentence> sentences;
};

struct LifeStory {
    std::string heading;
    std::vector<StoryChapter> chapters; ///< those that have something to tell

    std::size_t sentences() const {
        std::size_t all = 0;
        for (const StoryChapter& chapter : chapters) all += chapter.sentences.size();
        return all;
    }
};

} // namespace dyad
