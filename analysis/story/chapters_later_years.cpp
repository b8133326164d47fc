// The later years: parents' deaths, interviews that changed and what lay under them, grandchildren.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr double least_move = 0.3; ///< in standard deviations; less is hardly a move

/// Whether the state of mind moved as the class did; if not, what moved the other way.
struct Turn {
    bool is_explained = true;
    std::string against;
};

/// Ds answers to avoidance, E to anxiety, U to fear, and F to little of any. `moves` are those of avoidance, anxiety and fear.
Turn turn_of(const StoryFact& before, const StoryFact& after, const std::array<double, 3>& moves) {
    constexpr std::array<const char*, 3> classes{"Ds", "E", "U"}, words{"avoidance", "anxiety", "fear"};
    double largest = 0.0;
    Turn turn;
    for (std::size_t k = 0; k < moves.size(); ++k) {
        const bool was = before.is(classes[k]), is = after.is(classes[k]);
        if (was == is) continue; // neither class rests on it
        const double along = is ? moves[k] : -moves[k];
        if (std::fabs(along) <= largest) continue;
        largest = std::fabs(along);
        turn = {along > 0.0, words[k]};
    }
    // What moved is none of what the two classes rest on.
    if (largest < least_move) {
        for (std::size_t k = 0; k < moves.size(); ++k)
            if (std::fabs(moves[k]) > largest) largest = std::fabs(moves[k]), turn.against = words[k];
        const bool becomes_autonomous = after.is("F"), was_autonomous = before.is("F");
        for (std::size_t k = 0; k < moves.size(); ++k)
            if (words[k] == turn.against) turn.is_explained = becomes_autonomous ? moves[k] < 0.0 : was_autonomous ? moves[k] > 0.0
                                                                                                                   : true;
    }
    return turn;
}

/// Two interviews in a row with different classes, and how the state of mind under them went.
void tell_turn(ChapterWriter& w, unsigned from, unsigned to, const std::string& key) {
    const LifeRecord& life = w.life;
    const StoryFact before = life.observed(life.person(), from, "aai_class"), after = life.observed(life.person(), to, "aai_class");
    const StoryFact v0 = life.at(from, "mind_avoidance"), v1 = life.at(to, "mind_avoidance"), x0 = life.at(from, "mind_anxiety"), x1 = life.at(to, "mind_anxiety");
    if (!before.is_there() || !after.is_there() || before.label == after.label) return;
    const std::string a = class_text(before.label), b = class_text(after.label), first = at_age(from / 12.0), then = at_age(to / 12.0);
    w.say(key, {before, after}, {"The interview, coded " + a + " " + first + ", was coded " + b + " " + then + ".", "From " + first.substr(3) + " to " + then.substr(3) + " the class of the interview went from " + a + " to " + b + ".", capital_first(then) + " the interview was coded " + b + ", after " + a + " " + first + "."});
    const StoryFact f0 = life.at(from, "mind_fearfulness"), f1 = life.at(to, "mind_fearfulness");
    const auto moved = [](const StoryFact& one, const StoryFact& other) { return std::fabs(other.value - one.value); };
    const auto went = [](const StoryFact& one, const StoryFact& other) { return " from " + reward_text(one.value) + " to " + reward_text(other.value); };
    // An unresolved interview is one of fear; the other classes lie along avoidance and anxiety.
    const bool is_of_fear = before.is("U") || after.is("U");
    std::vector<StoryFact> trace{v0, v1, x0, x1};
    if (is_of_fear) trace.insert(trace.end(), {f0, f1});
    if (std::any_of(trace.begin(), trace.end(), [](const StoryFact& fact) { return !fact.is_there(); })) return;
    const std::string numbers = (is_of_fear ? "fear" + went(f0, f1) + ", " : "") + "avoidance" + went(v0, v1) + ", anxiety" + went(x0, x1) + ", in standard deviations from the norm";
    const double most = std::max({moved(v0, v1), moved(x0, x1), is_of_fear ? moved(f0, f1) : 0.0});
    const Turn turn = turn_of(before, after, {v1.value - v0.value, x1.value - x0.value, is_of_fear ? f1.value - f0.value : 0.0});
    if (most < least_move) w.say(key + ".mind", trace, {"The state of mind under it had hardly moved (" + numbers + "), so that much of this may be the interview's own error.", "Little had changed underneath (" + numbers + "); an interview that is coded twice does not always agree with itself."});
    else if (turn.is_explained) w.say(key + ".mind", trace, {"The state of mind had moved too: " + numbers + ".", "Something had moved underneath as well: " + numbers + "."});
    else w.say(key + ".mind", trace, {"Underneath, " + turn.against + " had moved the other way: " + numbers + ".", "The state of mind had moved, but " + turn.against + " not towards this class: " + numbers + "."});
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
        if (has_turned && adult[k] > 30 * 12 && told < 2) tell_turn(w, adult[k - 1], adult[k], "turn." + std::to_string(++told));
    }
    tell_grandchildren(w);
    tell_general(w, "general.later", 360, life.last_month(), "the years after 30");
    return w.finish();
}

} // namespace dyad
