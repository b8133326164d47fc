// The first weeks, infancy with the Strange Situation, and childhood.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array suffixes{"", "_father", "_other"}; ///< of fields, by slot

/// How often a plain bid is noticed and not turned away, from the lasting traits.
double answered(double sensitivity, double inconsistency, double rejection) {
    const auto chance = [](double odds) { return 1.0 / (1.0 + std::exp(-odds)); };
    return chance(sensitivity / (1.0 + inconsistency)) * (1.0 - chance(rejection));
}

std::string often(double share) {
    if (share >= 0.85) return "nearly always";
    if (share >= 0.7) return "mostly";
    if (share >= 0.5) return "more often than not";
    if (share >= 0.3) return "less than half of the time";
    return "seldom";
}

void tell_figure(ChapterWriter& w, int slot) {
    const auto row = w.life.care_row(w.life.person(), slot);
    if (!row) return;
    const std::string who = w.life.figure_words(slot), key = "care." + std::to_string(slot);
    const StoryFact s = w.life.care(*row, "sensitivity"), v = w.life.care(*row, "inconsistency"), r = w.life.care(*row, "rejection"), fright = w.life.care(*row, "frightening");
    const double share = answered(s.value, v.value, r.value);
    const std::string how = often(share), number = in_hundred(share);
    w.say(key, {s, v, r},
          {capital_first(who) + " answered " + how + ": by the traits that lasted, some " + number + " plain bids were noticed and not turned away.",
           "From " + who + ", a plain bid brought an answer " + how + ", in some " + number + " cases by the lasting traits.",
           "With " + who + ", asking plainly was answered " + how + " (some " + number + ", going by the lasting traits).",
           "A plain bid to " + who + " was noticed and not turned away " + how + ", which the lasting traits put at " + number + "."});
    if (fright.is_there() && fright.value >= 0.01)
        w.say(key + ".fright", {fright},
              {"What " + who + " did in answer was at times frightening: about " + in_hundred(fright.value) + " noticed bids.",
               "About " + in_hundred(fright.value) + " bids that " + who + " noticed met something frightening.",
               "There was also fright in it: " + who + " answered about " + in_hundred(fright.value) + " noticed bids in a frightening way."});
}

void tell_mothers_mind(ChapterWriter& w) {
    const auto row = w.life.care_row(w.life.person(), 1);
    if (!row) return;
    const StoryFact avoidance = w.life.care(*row, "mind_avoidance"), anxiety = w.life.care(*row, "mind_anxiety"), fear = w.life.care(*row, "mind_fear");
    const std::string who = w.life.figure_words(1);
    const StoryFact* most = &avoidance;
    for (const StoryFact* one : {&anxiety, &fear})
        if (one->is_there() && (!most->is_there() || one->value > most->value)) most = one;
    if (!most->is_there()) return;
    const std::string what = most == &avoidance ? "avoidance" : most == &anxiety ? "anxiety"
                                                                                 : "fear";
    if (most->value >= 0.8) {
        w.say("mind.mother", {*most},
              {capital_first(who) + " brought something of her own to it: in her state of mind, " + what + " lay " + reward_text(most->value) + " standard deviations above the norm.",
               "The state of mind in which " + who + " did this was high in " + what + ", " + reward_text(most->value) + " standard deviations above the norm.",
               capital_first(what) + " stood out in what " + who + " had learned before: " + reward_text(most->value) + " standard deviations above the norm."});
    } else {
        w.say("mind.mother", {avoidance, anxiety, fear},
              {"In the state of mind that " + who + " brought to it, neither avoidance nor anxiety nor fear was high.",
               capital_first(who) + " came to it with a state of mind in which avoidance, anxiety and fear were all near the norm or below it.",
               "Nothing in the state of mind of " + who + " stood far above the norm, be it avoidance, anxiety or fear."});
    }
}

struct Learned {
    StoryFact mute, ask, amplify, fear;
    bool is_whole() const { return mute.is_there() && ask.is_there() && amplify.is_there(); }
    const char* best() const { return ask.value >= mute.value && ask.value >= amplify.value ? "ask" : mute.value >= amplify.value ? "mute"
                                                                                                                                  : "amplify"; }
};

Learned learned(const LifeRecord& life, unsigned month, int slot) {
    const std::string end = suffixes[static_cast<std::size_t>(slot - 1)];
    return {life.at(month, "q_mute" + end), life.at(month, "q_ask" + end), life.at(month, "q_amplify" + end), life.at(month, "fear" + end)};
}

std::string strategy_words(std::string_view best) { return best == "ask" ? "asking plainly" : best == "mute" ? "keeping the need to oneself"
                                                                                                             : "crying louder"; }

void tell_learning(ChapterWriter& w, unsigned early, unsigned late) {
    const StoryFact before = w.life.at(early, "q_ask"), after = w.life.at(late, "q_ask");
    if (!before.is_there() || !after.is_there()) return;
    const std::string who = w.life.figure_words(1), from = reward_text(before.value), to = reward_text(after.value), first = span_text(early / 12.0), then = span_text(late / 12.0);
    const double change = after.value - before.value;
    const std::string way = change > 0.04 ? "rose" : change < -0.04 ? "fell"
                                                                    : "stayed near where it was";
    w.say("learned.ask", {before, after},
          {"What " + w.p.she + " expected of asking " + who + " " + way + ": " + from + " after " + first + ", " + to + " after " + then + ".",
           "Asking " + who + " was expected to bring " + from + " after " + first + " and " + to + " after " + then + (change > 0.04 ? ", and so it was worth more and more." : change < -0.04 ? ", and so it was worth less and less."
                                                                                                                                                                                               : ", which is hardly a change."),
           "After " + first + " " + w.p.she + " expected " + from + " of asking " + who + "; after " + then + " it was " + to + "."});
}

} // namespace

StoryChapter tell_first_months(const LifeRecord& life) {
    ChapterWriter w(life, "First weeks and months");
    const StoryFact birth = life.of_person(life.person(), "birth_year"), mothers = life.of_person(life.mother(), "birth_year"), fathers = life.of_person(life.father(), "birth_year");
    if (mothers.is_there() && fathers.is_there()) {
        const std::string m = count_text(std::floor(birth.value - mothers.value)), f = count_text(std::floor(birth.value - fathers.value));
        w.say("birth", {birth, mothers, fathers},
              {w.p.She + " was born to a mother of " + m + " and a father of " + f + ".", "When " + w.p.she + " was born, " + w.p.hers + " mother was " + m + " and " + w.p.hers + " father " + f + ".",
               w.p.Hers + " parents were " + m + " (the mother) and " + f + " (the father) when " + w.p.she + " was born."});
    }
    const StoryFact reactivity = life.of_person(life.person(), "reactivity"), susceptibility = life.of_person(life.person(), "susceptibility");
    const std::string r = reward_text(std::fabs(reactivity.value));
    if (reactivity.value > 0.7) w.say("temper", {reactivity}, {w.p.She + " was more easily upset than most newborns, by " + r + " standard deviations.", "By temperament " + w.p.she + " was reactive, " + r + " standard deviations above the average.", "Small things upset " + w.p.her + " more than most babies (reactivity " + r + " standard deviations above average)."});
    else if (reactivity.value < -0.7) w.say("temper", {reactivity}, {w.p.She + " was a baby not easily upset, " + r + " standard deviations calmer than the average.", "By temperament " + w.p.she + " was calmer than most, by " + r + " standard deviations.", "It took more than usual to upset " + w.p.her + " (reactivity " + r + " standard deviations below average)."});
    if (susceptibility.value > 1.35) w.say("susceptible", {susceptibility}, {"What happened to " + w.p.her + " counted for more than it does in most, by a factor of " + reward_text(susceptibility.value) + ", for better and for worse.", w.p.She + " was more open to experience than most, for better and for worse: by a factor of " + reward_text(susceptibility.value) + "."});
    else if (susceptibility.value < 0.7) w.say("susceptible", {susceptibility}, {"Experience left less of a mark on " + w.p.her + " than on most: " + reward_text(susceptibility.value) + " of the usual.", "Good or bad, what happened counted for less in " + w.p.her + " than in most (" + reward_text(susceptibility.value) + " of the usual)."});
    for (const int slot : {1, 2, 3}) tell_figure(w, slot);
    tell_mothers_mind(w);
    tell_learning(w, 1, std::min(9U, life.last_month()));
    return w.finish();
}

namespace {

std::string agreement(const Learned& state, const std::string& label) {
    const std::string best = state.best();
    const bool agrees = (label == "A" && best == "mute") || (label == "B" && best == "ask") || (label == "C" && best == "amplify");
    return agrees ? "agree" : label == "D" ? "other scales"
                                           : "differ";
}

void tell_reunion(ChapterWriter& w, unsigned month) {
    for (const std::uint64_t row : w.life.source().rows_with("strange_situation", "person", w.life.person())) {
        const StorySource& all = w.life.source();
        if (std::lround(all.value("strange_situation", row, "age") * 12.0) != static_cast<long>(month) || all.value("strange_situation", row, "slot") != 1.0 || all.value("strange_situation", row, "episode") != 8.0) continue;
        const StoryFact mute = all.fact("strange_situation", row, "muted"), ask = all.fact("strange_situation", row, "asked"), loud = all.fact("strange_situation", row, "amplified");
        std::vector<std::string> parts;
        if (ask.value > 0) parts.push_back(w.p.she + " asked plainly in " + count_text(ask.value));
        if (mute.value > 0) parts.push_back((parts.empty() ? w.p.she + " " : "") + "hid the need in " + count_text(mute.value));
        if (loud.value > 0) parts.push_back((parts.empty() ? w.p.she + " " : "") + "cried or clung louder in " + count_text(loud.value));
        const std::string all_of = " of the " + count_text(mute.value + ask.value + loud.value) + " intervals", who = w.life.figure_words(1), did = enumerated(parts);
        w.say("reunion." + std::to_string(month), {mute, ask, loud},
              {"At the second reunion with " + who + " " + did + all_of + ".", "When " + who + " came back for the second time, " + did + all_of + ".",
               "Of the reunions, the second is the telling one: there " + did + all_of + "."});
    }
}

void tell_class(ChapterWriter& w, unsigned month, int slot) {
    const StoryFact seen = w.life.observed(w.life.person(), month, std::string("ssp_class") + suffixes[static_cast<std::size_t>(slot - 1)]);
    if (!seen.is_there()) return;
    const Learned state = learned(w.life, month, slot);
    const std::string who = w.life.figure_words(slot), age = at_age(month / 12.0), pattern = class_text(seen.label), key = "ssp." + std::to_string(slot) + "." + std::to_string(month);
    w.say(key, {seen},
          {capital_first(age) + ", in the Strange Situation with " + who + ", what " + w.p.she + " showed was coded as the pattern called " + pattern + ".",
           "In the Strange Situation with " + who + " " + age + ", the coders saw the pattern called " + pattern + ".",
           "With " + who + ", the Strange Situation " + age + " was coded " + pattern + "."});
    if (slot == 1) tell_reunion(w, month);
    if (!state.is_whole()) return;
    const std::string how = agreement(state, seen.label), best = strategy_words(state.best());
    const std::string numbers = "asking " + reward_text(state.ask.value) + ", muting " + reward_text(state.mute.value) + ", amplifying " + reward_text(state.amplify.value);
    std::vector<StoryFact> trace{seen, state.ask, state.mute, state.amplify};
    if (how == "other scales") {
        trace.push_back(state.fear);
        w.say(key + ".state", trace, {"Behind it stood a fear of " + reward_text(state.fear.value) + " (of 1), and the expectations " + numbers + ".", "The state behind it: fear " + reward_text(state.fear.value) + " on a scale to 1, " + numbers + "."});
    } else if (how == "agree") {
        w.say(key + ".state", trace, {"That fits what " + w.p.she + " had come to expect by then: " + numbers + ".", "What " + w.p.she + " expected that month says the same: " + numbers + ".", "The expectations behind it point the same way (" + numbers + ")."});
    } else {
        w.say(key + ".state", trace, {"The expectations behind it point elsewhere, to " + best + " (" + numbers + "): twenty minutes of one day are an instrument with its error.", "What " + w.p.she + " expected that month was rather " + best + " (" + numbers + "); one coded day need not show it.", "Coding has its error, and the expectations of that month, " + numbers + ", would have suggested " + best + "."});
    }
}

void tell_second_class(ChapterWriter& w, unsigned first, unsigned second) {
    const StoryFact before = w.life.observed(w.life.person(), first, "ssp_class"), after = w.life.observed(w.life.person(), second, "ssp_class");
    const StoryFact ask = w.life.at(first, "security"), later = w.life.at(second, "security");
    if (!before.is_there() || !after.is_there()) return;
    const std::string gap = span_text((second - first) / 12.0), to = class_text(after.label);
    const std::string key = "ssp.1." + std::to_string(second) + ".again";
    if (before.label == after.label) {
        w.say(key, {before, after}, {capital_first(gap) + " later the coding was the same.", "Seen again " + gap + " later, the pattern was the same, " + to + ".", "It was coded " + to + " again when " + w.p.she + " was seen " + gap + " later."});
        return;
    }
    if (!ask.is_there() || !later.is_there()) return;
    const double moved = later.value - ask.value;
    const std::string margin = "from " + reward_text(ask.value) + " to " + reward_text(later.value);
    if (std::fabs(moved) < 0.12) w.say(key, {before, after, ask, later}, {capital_first(gap) + " later the coders saw " + to + ", though the security underneath had hardly moved (" + margin + "): such changes are partly the instrument's.", "Seen again " + gap + " later, it was coded " + to + "; the true margin of asking went only " + margin + ", so that much of this change belongs to the instrument."});
    else w.say(key, {before, after, ask, later}, {capital_first(gap) + " later the coding was " + to + ", and the security underneath had moved as well, " + margin + ".", "By the second visit, " + gap + " later, the coding had become " + to + "; the true margin of asking had gone " + margin + "."});
}

} // namespace

StoryChapter tell_infancy(const LifeRecord& life) {
    ChapterWriter w(life, "Infancy and the Strange Situation");
    const auto months = life.assessed(life.person(), "ssp_class");
    if (!months.empty()) tell_class(w, months.front(), 1);
    if (months.size() > 1) tell_second_class(w, months.front(), months[1]);
    const auto with_father = life.assessed(life.person(), "ssp_class_father");
    if (!with_father.empty()) tell_class(w, with_father.front(), 2);
    return w.finish();
}

} // namespace dyad
