// Two lives of one person: from when on they differ, and the sentences in which they do.
#include "analysis/story/story.hpp"

#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dyad {

namespace {

/// Differences up to these are not told: chance and rounding of a story, not another life.
constexpr double same_reward = 0.03, same_years = 0.25, same_points = 0.3, same_logit = 0.15;

double tolerance_of(const StoryFact& fact) {
    if (!fact.label.empty() || fact.row == StoryFact::no_row) return 0.0;
    if (fact.table == "relationships" || fact.table == "persons") return same_years;
    if (fact.table == "care") return same_logit;
    if (fact.table == "observed") return same_points;
    return same_reward;
}

/// Both worlds; people are the same in them by lineage, not by number.
struct TwoWorlds {
    const StorySource &here, &there;
    bool is_turned = false; ///< the first sentence is of the second world

    bool is_same_person(double a, double b) const { return (is_turned ? there : here).lineage(a) == (is_turned ? here : there).lineage(b); }
};

bool is_person(const StoryFact& fact) { return fact.table == "relationships" && (fact.field == "other" || fact.field == "person"); }

bool is_alike(const StorySentence& a, const StorySentence& b, const TwoWorlds& worlds) {
    if (a.topic != b.topic || a.trace.size() != b.trace.size()) return false;
    for (std::size_t k = 0; k < a.trace.size(); ++k) {
        const StoryFact &one = a.trace[k], &other = b.trace[k];
        if (is_person(one) && is_person(other)) {
            if (!worlds.is_same_person(one.value, other.value)) return false;
            continue;
        }
        if (one.table != other.table || one.label != other.label || (one.row != StoryFact::no_row && one.field != other.field)) return false;
        if (std::fabs(one.value - other.value) > tolerance_of(one)) return false;
        if (std::isfinite(one.age) && one.table != "observed" && std::fabs(one.age - other.age) > same_years) return false;
    }
    return true;
}

const StorySentence* alike_in(const StorySentence& sentence, const LifeStory& other, const TwoWorlds& worlds) {
    for (const StoryChapter& chapter : other.chapters)
        for (const StorySentence& one : chapter.sentences)
            if (is_alike(sentence, one, worlds)) return &one;
    return nullptr;
}

/// A sentence that differs, or that others which differ hang on: "love.2" leads "love.2.model".
bool is_told(const StorySentence& sentence, const StoryChapter& chapter, const LifeStory& other, const TwoWorlds& worlds) {
    return std::any_of(chapter.sentences.begin(), chapter.sentences.end(), [&](const StorySentence& one) {
        return (one.topic == sentence.topic || one.topic.starts_with(sentence.topic + ".")) && alike_in(one, other, worlds) == nullptr;
    });
}

bool has_topic(const LifeStory& story, const std::string& topic) {
    for (const StoryChapter& chapter : story.chapters)
        for (const StorySentence& sentence : chapter.sentences)
            if (sentence.topic == topic) return true;
    return false;
}

/// What of a story is not in the other.
LifeStory only_here(const LifeStory& story, const LifeStory& other, const TwoWorlds& worlds) {
    LifeStory kept{story.heading, {}};
    for (const StoryChapter& chapter : story.chapters) {
        StoryChapter some{chapter.title, {}};
        for (const StorySentence& sentence : chapter.sentences)
            if (is_told(sentence, chapter, other, worlds)) some.sentences.push_back(sentence);
        if (std::none_of(some.sentences.begin(), some.sentences.end(), [&](const StorySentence& sentence) { return has_topic(other, sentence.topic); }) && !some.sentences.empty()) some.sentences.back().text += " In the other world none of this is in the record.";
        if (!some.sentences.empty()) kept.chapters.push_back(std::move(some));
    }
    return kept;
}

std::vector<std::string> compared_fields(const StorySource& source) {
    std::vector<std::string> fields;
    const auto place = table_named(source.file(), "lives");
    if (!place) return fields;
    for (const Field& field : source.file().tables()[*place].fields)
        if (field.name != "person" && field.name != "family") fields.push_back(field.name);
    return fields;
}

/// The first month in which anything of the true state differs.
std::optional<unsigned> first_difference(const LifeRecord& a, const LifeRecord& b) {
    const std::vector<std::string> fields = compared_fields(a.source());
    const unsigned last = std::max(a.last_month(), b.last_month());
    for (unsigned month = std::min(a.first_month(), b.first_month()); month <= last; ++month)
        for (const std::string& field : fields) {
            const StoryFact one = a.at(month, field), other = b.at(month, field);
            if (one.is_there() != other.is_there() || (one.is_there() && one.value != other.value)) return month;
        }
    return std::nullopt;
}

/// The first month from which on the general model is clearly another.
std::optional<unsigned> clearly_apart(const LifeRecord& a, const LifeRecord& b) {
    for (unsigned month = 1; month <= std::min(a.last_month(), b.last_month()); ++month) {
        const auto one = a.general_margin(month), other = b.general_margin(month);
        if (one && other && std::fabs(*one - *other) > 0.05) return month;
    }
    return std::nullopt;
}

} // namespace

TwinStories tell_both(const LifeRecord& first, const LifeRecord& twin, const std::string& change) {
    const LifeStory one = tell_story(first), other = tell_story(twin);
    TwinStories both{{}, only_here(one, other, {first.source(), twin.source()}), only_here(other, one, {first.source(), twin.source(), true}), false};
    const auto differs = first_difference(first, twin);
    if (!differs) {
        both.is_alike = both.first.chapters.empty() && both.twin.chapters.empty();
        both.opening = both.is_alike ? "With " + change + " this life is the same, month by month and in every sentence of its story, so that there is nothing to set side by side: this setting does not touch this life."
                                     : "With " + change + " every month of this life is the same; what is told below differs in the lives of others.";
        return both;
    }
    const std::string she = first.pronouns().she;
    both.opening = "The same person, by lineage, in two worlds of one seed. The monthly records are the same until " + (*differs <= 1 ? std::string("the first month of life") : "the age of " + at_age((*differs - 1) / 12.0).substr(3)) +
                   ", and differ from then on. ";
    const auto apart = clearly_apart(first, twin);
    if (apart) both.opening += "What " + she + " expects of people in general (the lead of asking) is first apart by more than .05 " + at_age(*apart / 12.0) + ". ";
    else both.opening += "What " + she + " expects of people in general (the lead of asking) is never apart by more than .05. ";
    both.opening += "Only what differs is told; expectations less than " + reward_text(same_reward) + " apart, and dates less than three months apart, are left out. The difference comes of " + change + ", and of all that followed from it, chance meetings among them.";
    return both;
}

} // namespace dyad
