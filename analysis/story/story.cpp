// Putting chapters together and writing them out.
#include "analysis/story/story.hpp"

#include "analysis/story/chapters.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

/// Numbers of persons hold for one number of families, so that it is named with them; nothing where the command has none.
std::string families_of(const std::string& command) {
    constexpr std::string_view option = "--families ";
    const std::size_t at = command.find(option);
    if (at == std::string::npos) return "";
    const std::size_t from = at + option.size();
    return ", " + command.substr(from, command.find(' ', from) - from) + " families";
}

std::string heading_of(const LifeRecord& life) {
    const ResultsHeader& header = life.source().file().header();
    const double birth = life.birth();
    std::string text = "Person " + std::to_string(static_cast<std::uint64_t>(life.person())) + ", " + (life.is_woman() ? "a woman" : "a man") + ", born in year " + std::to_string(static_cast<long>(std::floor(birth))) + " of the run";
    return text + " (scenario " + header.scenario_name + ", seed " + std::to_string(header.seed) + families_of(header.command) + ")";
}

std::string value_text(const StoryFact& fact) {
    if (!fact.label.empty()) return fact.label;
    const double rounded = std::round(fact.value);
    return std::fabs(fact.value - rounded) < 1e-9 ? std::to_string(static_cast<long long>(rounded)) : correlation_in_words(fact.value);
}

/// Where a fact stands, alike for facts of one row.
std::string place_text(const StoryFact& fact) {
    if (fact.row == StoryFact::no_row) return fact.table + ", rows with";
    if (!std::isfinite(fact.person)) return fact.table + " " + fact.where + ":";
    return fact.table + " of " + std::to_string(static_cast<std::uint64_t>(fact.person)) + (fact.where.empty() ? "" : ", " + fact.where) + ":";
}

std::string csv_text(const std::string& text) {
    std::string all = "\"";
    for (const char sign : text) all += sign == '"' ? std::string("\"\"") : std::string(1, sign);
    return all + "\"";
}

std::string csv_number(double value) { return std::isfinite(value) ? shortest(value) : std::string(); }

} // namespace

LifeStory tell_story(const LifeRecord& life) {
    LifeStory story{heading_of(life), {}};
    for (auto* tell : {tell_first_months, tell_infancy, tell_childhood, tell_adolescence, tell_young_adult, tell_love, tell_help, tell_parenthood, tell_later_years, tell_changes, tell_end}) {
        StoryChapter chapter = tell(life);
        if (!chapter.sentences.empty()) story.chapters.push_back(std::move(chapter));
    }
    vary_phrasings(story);
    return story;
}

std::string trace_text(const StorySentence& sentence) {
    std::string text, place;
    std::uint64_t row = StoryFact::no_row;
    for (const StoryFact& fact : sentence.trace) {
        const std::string here = place_text(fact), what = fact.row == StoryFact::no_row ? " " + fact.field + ": " + value_text(fact) : " " + fact.field + " " + value_text(fact);
        if (here == place && fact.row == row) text += "," + what;
        else text += (text.empty() ? "[" : "; ") + here + what;
        place = here, row = fact.row;
    }
    return text + "]";
}

namespace {

std::string chapter_text(const StoryChapter& chapter, bool has_trace, std::size_t width, std::size_t indent) {
    std::string text, paragraph;
    for (const StorySentence& sentence : chapter.sentences) {
        if (has_trace) text += wrapped(sentence.text, width, indent) + wrapped(trace_text(sentence), width, indent + 4);
        else paragraph += (paragraph.empty() ? "" : " ") + sentence.text;
    }
    return has_trace ? text : wrapped(paragraph, width, indent);
}

/// What the words of the model mean, at the end of every text.
constexpr const char* terms = "Expectations are of outcomes: 1 is full comfort, 0 none. Asking shows the need plainly, muting hides it, amplifying makes it louder; the lead of asking is by how much it is expected to bring more than the better of the other two. Fear goes from 0 to 1. Plasticity is how far experience moves "
                              "the general model; 1 is that of a newborn. The general model is what is expected of people in general, and codings and questionnaires have their error.";

std::string terms_text(std::size_t width) { return "Terms\n" + wrapped(terms, width) + "\n"; }

} // namespace

std::string story_text(const LifeStory& story, bool has_trace, std::size_t width) {
    std::string text = wrapped(story.heading, width) + "\n";
    for (const StoryChapter& chapter : story.chapters) text += chapter.title + "\n" + chapter_text(chapter, has_trace, width, 0) + "\n";
    return text + terms_text(width);
}

std::string twin_text(const TwinStories& both, bool has_trace, std::size_t width) {
    std::string text = wrapped(both.first.heading, width) + "\n" + wrapped(both.opening, width) + "\n";
    std::vector<std::string> titles;
    for (const LifeStory* story : {&both.first, &both.twin})
        for (const StoryChapter& chapter : story->chapters)
            if (std::find(titles.begin(), titles.end(), chapter.title) == titles.end()) titles.push_back(chapter.title);
    for (const std::string& title : titles) {
        text += title + "\n";
        for (const LifeStory* story : {&both.first, &both.twin})
            for (const StoryChapter& chapter : story->chapters)
                if (chapter.title == title) text += std::string("  ") + (story == &both.first ? "As it was:" : "In the other world:") + "\n" + chapter_text(chapter, has_trace, width, 4);
        text += "\n";
    }
    return both.is_alike ? text : text + terms_text(width);
}

std::string trace_header() { return "sentence,text,life,table,row,person,age,field,value,label\n"; }

std::string trace_rows(const LifeStory& story, int life) {
    std::string text;
    std::size_t number = 0;
    for (const StoryChapter& chapter : story.chapters)
        for (const StorySentence& sentence : chapter.sentences) {
            ++number;
            for (const StoryFact& fact : sentence.trace)
                text += std::to_string(number) + "," + csv_text(sentence.text) + "," + std::to_string(life) + "," + fact.table + "," + (fact.row == StoryFact::no_row ? "" : std::to_string(fact.row)) + "," + csv_number(fact.person) + "," + csv_number(fact.age) + "," + csv_text(fact.field) + "," + csv_number(fact.value) + "," + csv_text(fact.label) + "\n";
        }
    return text;
}

} // namespace dyad
