// The later years: parents' deaths, interviews that changed and what lay under them, grandchildren.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

/// Two interviews in a row with different classes, and how the state of mind under them went.
void tell_turn(ChapterWriter& w, unsigned from, unsigned to, const std::string& key) {
    const LifeRecord& life = w.life;
    const StoryFact before = life.observed(life.person(), from, "aai_class"), after = life.observed(life.person(), to, "aai_class");
    const StoryFact v0 = life.at(from, "mind_avoidance"), v1 = life.at(to, "mind_avoidance"), x0 = life.at(from, "mind_anxiety"), x1 = life.at(to, "mind_anxiety");
    if (!before.is_there() || !after.is_there() || before.label == after.label) return;
    const std::string a = class_text(before.label), b = class_text(after.label), first = at_age(from / 12.0), then = at_age(to / 12.0);
    w.say(key, {before, after}, {"The interview, coded " + a + " " + first + ", was coded " + b + " " + then + ".", "From " + first.substr(3) + " to " + then.substr(3) + " the class of the interview went from " + a + " to " + b + ".", capital_first(then) + " the interview was coded " + b + ", after " + a + " " + first + "."});
    if (!v0.is_there() || !v1.is_there() || !x0.is_there() || !x1.is_there()) return;
    const std::string numbers = "avoidance from " + reward_text(v0.value) + " to " + reward_text(v1.value) + ", anxiety from " + reward_text(x0.value) + " to " + reward_text(x1.value) + ", in standard deviations from the norm";
    const double moved = std::max(std::fabs(v1.value - v0.value), std::fabs(x1.value - x0.value));
    if (moved < 0.3) w.say(key + ".mind", {v0, v1, x0, x1}, {"The state of mind under it had hardly moved (" + numbers + "), so that much of this is the interview's own error.", "Little had changed underneath (" + numbers + "); an interview that is coded twice does not always agree with itself."});
    else w.say(key + ".mind", {v0, v1, x0, x1}, {"The state of mind had moved too: " + numbers + ".", "Something had moved underneath as well: " + numbers + "."});
}

void tell_grandchildren(ChapterWriter& w) {
    const StorySource& all = w.life.source();
    std::vector<StoryFact> births;
    for (const double child : w.life.children())
        for (const char* side : {"mother", "father"})
            for (const std::uint64_t row : all.rows_with("persons", side, child))
                if (all.value("persons", row, "birth_year") - w.life.birth() <= w.life.last_age()) births.push_back(all.fact("persons", row, "birth_year"));
    if (births.empty()) return;
    std::sort(births.begin(), births.end(), [](const StoryFact& a, const StoryFact& b) { return a.value < b.value; });
    const double age = births.front().value - w.life.birth();
    const std::string many = count_text(static_cast<double>(births.size())), more = births.size() == 1 ? "" : ", the first of " + many;
    births.push_back(w.life.of_person(w.life.person(), "birth_year"));
    w.say("grandchildren", births, {"A grandchild was born when " + w.p.she + " was " + year_text(age) + more + ".", capital_first(at_age(age)) + " " + w.p.she + " became a grandparent" + (more.empty() ? "." : ", and there were " + many + " grandchildren in the end.")});
}

} // namespace

StoryChapter tell_later_years(const LifeRecord& life) {
    ChapterWriter w(life, "Later years");
    if (life.last_month() <= 372) return w.finish();
    tell_parents(w, 30.0, 200.0);
    const auto adult = life.assessed(life.person(), "aai_class");
    std::size_t told = 0;
    for (std::size_t k = 1; k < adult.size(); ++k) {
        const bool has_turned = life.observed(life.person(), adult[k - 1], "aai_class").label != life.observed(life.person(), adult[k], "aai_class").label;
        if (has_turned && told < 2) tell_turn(w, adult[k - 1], adult[k], "turn." + std::to_string(++told));
    }
    tell_grandchildren(w);
    tell_general(w, "general.later", 360, life.last_month(), "the years after 30");
    return w.finish();
}

} // namespace dyad
