// Words of stories: numbers, ages and pronouns, and the choice among phrasings that is a person's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// Words for a woman or a man.
struct StoryPronouns {
    std::string she, her, hers; ///< "she", "her" (of whom), "her" (whose): "he", "him", "his"
    std::string She, Hers;      ///< at the beginning of a sentence
};
StoryPronouns pronouns_of(bool is_woman);

/// A number 0 to n-1 that belongs to a person and a kind of sentence, always the same.
std::size_t choice_of(std::uint64_t lineage, std::string_view kind, std::size_t n);

/// ".61", "-.07", "1.02".
std::string reward_text(double value);
/// "six", "28"; and as share of a hundred: "86 in 100".
std::string count_text(double value);
std::string in_hundred(double share);
/// "four months", "two years", "three and a half years", "11 years".
std::string span_text(double years);
/// An age: "at 23", "at two and a half", "at five months".
std::string at_age(double years);
/// The years of an age as after "was": "six", "not yet one".
std::string year_text(double years);
/// "a, b and c".
std::string enumerated(const std::vector<std::string>& parts);
std::string capital_first(std::string text);

/// Names of classes as patterns: "secure (B)", "autonomous (F)"; the label itself where none is known.
std::string class_text(std::string_view label);
/// "an" or "a" for what follows.
std::string with_article(const std::string& words);

} // namespace dyad
