// Sentences within their chapters and their story: by age, and no two built alike where another phrasing is left.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <set>

namespace dyad {

namespace {

/// The longer words of a sentence without what differs between two of one phrasing: numbers, names of ages, capitals.
std::set<std::string> build_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char sign : text + " ") {
        const bool is_letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
        if (is_letter) word += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
        else {
            if (word.size() > 3) words.insert(word);
            word.clear();
        }
    }
    return words;
}

/// Share of the words that two sentences have in common.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
    const auto common = static_cast<double>(std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
    const double all = static_cast<double>(a.size() + b.size()) - common;
    return all > 0.0 ? common / all : 0.0;
}

} // namespace

void ChapterWriter::say(const std::string& topic, std::vector<StoryFact> trace, std::vector<std::string> phrasings) {
    if (phrasings.empty() || trace.empty() || !std::all_of(trace.begin(), trace.end(), [](const StoryFact& fact) { return fact.is_there(); })) return;
    const std::string text = phrasings[choice_of(life.lineage(), topic, phrasings.size())];
    chapter_.sentences.push_back({topic, text, std::move(trace), std::move(phrasings), when_});
}

StoryChapter ChapterWriter::finish() {
    std::stable_sort(chapter_.sentences.begin(), chapter_.sentences.end(), [](const StorySentence& a, const StorySentence& b) { return a.when < b.when; });
    return std::move(chapter_);
}

void vary_phrasings(LifeStory& story) {
    constexpr double alike = 0.5;
    std::vector<std::set<std::string>> told;
    const auto nearest = [&](const std::string& text) {
        double most = 0.0;
        for (const std::set<std::string>& one : told) most = std::max(most, likeness(build_of(text), one));
        return most;
    };
    for (StoryChapter& chapter : story.chapters)
        for (StorySentence& sentence : chapter.sentences) {
            const auto& all = sentence.phrasings;
            const auto mine = std::find(all.begin(), all.end(), sentence.text);
            const auto first = static_cast<std::size_t>(mine == all.end() ? 0 : mine - all.begin());
            double best = nearest(sentence.text);
            for (std::size_t k = 1; k < all.size() && best >= alike; ++k) {
                const std::string& next = all[(first + k) % all.size()];
                if (const double here = nearest(next); here < best) best = here, sentence.text = next;
            }
            told.push_back(build_of(sentence.text));
        }
}

} // namespace dyad
