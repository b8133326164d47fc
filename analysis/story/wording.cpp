// Plain numbers and ages in words, and a person's own choice among phrasings.
#include "analysis/story/wording.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array small_numbers{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};

std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 30U;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27U;
    x *= 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

} // namespace

StoryPronouns pronouns_of(bool is_woman) {
    return is_woman ? StoryPronouns{"she", "her", "her", "She", "Her"} : StoryPronouns{"he", "him", "his", "He", "His"};
}

std::size_t choice_of(std::uint64_t lineage, std::string_view kind, std::size_t n) {
    std::uint64_t hash = mixed(lineage + 0x9e3779b97f4a7c15ULL);
    for (const char sign : kind) hash = mixed(hash ^ static_cast<unsigned char>(sign));
    return n == 0 ? 0 : static_cast<std::size_t>(hash % n);
}

std::string reward_text(double value) { return correlation_in_words(value); }

std::string count_text(double value) {
    const auto whole = static_cast<std::size_t>(std::max(0.0, std::round(value)));
    return whole < small_numbers.size() ? small_numbers[whole] : std::to_string(whole);
}

std::string in_hundred(double share) { return std::to_string(static_cast<int>(std::lround(100.0 * share))) + " of 100"; }

std::string span_text(double years) {
    const long months = std::lround(years * 12.0);
    if (months <= 0) return "less than a month";
    if (months == 1) return "a month";
    if (months == 12) return "a year";
    if (months < 18) return months == 6 ? "half a year" : count_text(static_cast<double>(months)) + " months";
    const double halves = std::round(years * 2.0) / 2.0;
    const double full = std::floor(halves);
    if (halves == full || full >= 10.0) return count_text(std::round(years)) + (std::lround(years) == 1 ? " year" : " years");
    return count_text(full) + " and a half years";
}

std::string at_age(double years) {
    const long months = std::lround(years * 12.0);
    if (months < 1) return "at birth";
    if (months < 24) return "at " + count_text(static_cast<double>(months)) + (months == 1 ? " month" : " months");
    return "at " + count_text(std::floor(years + 1e-4));
}

std::string year_text(double years) { return years < 1.0 ? "not yet one" : count_text(std::floor(years + 1e-4)); }

std::string enumerated(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t k = 0; k < parts.size(); ++k) text += (k == 0 ? "" : k + 1 == parts.size() ? " and "
                                                                                                : ", ") +
                                                           parts[k];
    return text;
}

std::string capital_first(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string class_text(std::string_view label) {
    constexpr std::array<std::array<const char*, 2>, 8> names{{{"A", "avoidant (A)"}, {"B", "secure (B)"}, {"C", "resistant (C)"}, {"D", "disorganized (D)"}, {"F", "autonomous (F)"}, {"Ds", "dismissing (Ds)"}, {"E", "preoccupied (E)"}, {"U", "unresolved (U)"}}};
    for (const auto& [code, name] : names)
        if (label == code) return name;
    return std::string(label);
}

std::string with_article(const std::string& words) {
    const bool has_vowel = !words.empty() && std::string_view("aeiouAEIOU").find(words.front()) != std::string_view::npos;
    return (has_vowel ? "an " : "a ") + words;
}

} // namespace dyad
