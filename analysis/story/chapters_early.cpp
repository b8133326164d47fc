// The first weeks, infancy with the Strange Situation, and childhood.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr double infancy = 1.5;                         ///< years: the age of /care
constexpr std::array suffixes{"", "_father", "_other"}; ///< of fields, by slot

/// The word fits the number that stands beside it.
std::string often(double exact) {
    const double share = std::round(100.0 * exact) / 100.0;
    if (share >= 0.85) return "nearly always";
    if (share >= 0.7) return "mostly";
    if (share > 0.5) return "more often than not";
    if (share == 0.5) return "half of the time";
    if (share >= 0.3) return "less than half of the time";
    return "seldom";
}

void tell_figure(ChapterWriter& w, int slot) {
    const auto row = w.life.care_row(w.life.person(), slot);
    if (!row) return;
    const std::string who = w.life.figure_words(slot, infancy), key = "care." + std::to_string(slot);
    if (const StoryFact death = w.life.death_in_infancy(w.life.person(), *row); death.is_there()) {
        const std::string age = span_text(death.value - w.life.birth()), name = who.starts_with("a ") ? "another figure" : who;
        w.say(key + ".died", {death, w.life.of_person(w.life.person(), "birth_year")}, {capital_first(name) + " died when " + w.p.she + " was " + age + " old.", "When " + w.p.she + " was " + age + " old, " + name + " died."});
        return;
    }
    const StoryFact s = w.life.care(*row, "sensitivity"), v = w.life.care(*row, "inconsistency"), r = w.life.care(*row, "rejection"), fright = w.life.care(*row, "frightening");
    const double share = share_answered(s, v, r);
    const std::string how = often(share), number = in_hundred(share);
    w.say(key, {s, v, r},
          {capital_first(who) + " answered " + how + ": by the traits that lasted, some " + number + " plain bids were noticed and not turned away.",
           "From " + who + ", a plain bid brought an answer " + how + ", in some " + number + " cases by the lasting traits.",
           "With " + who + ", asking plainly was answered " + how + " (some " + number + ", going by the lasting traits).",
           "A plain bid to " + who + " was answered " + how + ", which the lasting traits put at " + number + "."});
    if (fright.is_there() && fright.value >= 0.01)
        w.say(key + ".fright", {fright},
              {"What " + who + " did in answer was at times frightening: about " + in_hundred(fright.value) + " noticed bids.",
               "About " + in_hundred(fright.value) + " bids that " + who + " noticed met something frightening.",
               "There was also fright in it: " + who + " answered about " + in_hundred(fright.value) + " noticed bids in a frightening way."});
}

void tell_mothers_mind(ChapterWriter& w) {
    const auto row = w.life.care_row(w.life.person(), 1);
    if (!row || w.life.death_in_infancy(w.life.person(), *row).is_there()) return;
    const StoryFact avoidance = w.life.care(*row, "mind_avoidance"), anxiety = w.life.care(*row, "mind_anxiety"), fear = w.life.care(*row, "mind_fear");
    const std::string who = w.life.figure_words(1, infancy);
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

/// What is expected of one figure in one month, and the lead of asking less the fear of it.
struct Learned {
    StoryFact mute, ask, amplify, fear, lead;
    bool is_whole() const { return mute.is_there() && ask.is_there() && amplify.is_there() && fear.is_there() && lead.is_there(); }
    bool mutes() const { return mute.value >= amplify.value; }
    char pattern() const { return lead.value > 0.0 ? 'B' : mutes() ? 'A'
                                                                   : 'C'; }
    std::vector<StoryFact> facts() const { return {ask, mute, amplify, fear, lead}; }
};

Learned learned(const LifeRecord& life, unsigned month, int slot) {
    const std::string end = suffixes[static_cast<std::size_t>(slot - 1)];
    return {life.at(month, "q_mute" + end), life.at(month, "q_ask" + end), life.at(month, "q_amplify" + end), life.at(month, "fear" + end), life.at(month, "security" + end)};
}

std::string numbers_of(const Learned& state) {
    return "asking " + reward_text(state.ask.value) + ", muting " + reward_text(state.mute.value) + ", amplifying " + reward_text(state.amplify.value) + ", with fear at " + reward_text(state.fear.value);
}

/// "asking, less fear, led by .12".
std::string lead_words(const Learned& state) {
    const std::string by = reward_text(std::fabs(state.lead.value));
    return state.lead.value > 0.0 ? "asking, less fear, led by " + by : "asking, less fear, lay " + by + " behind " + (state.mutes() ? "keeping the need to oneself" : "crying louder");
}

void tell_learning(ChapterWriter& w, unsigned early, unsigned late, int slot) {
    const Learned was = learned(w.life, early, slot), is = learned(w.life, late, slot);
    const auto row = w.life.care_row(w.life.person(), slot);
    const StoryFact placed = w.life.placed_at();
    if (!was.ask.is_there() || !is.is_whole() || !row || w.life.death_in_infancy(w.life.person(), *row).is_there()) return;
    if (placed.is_there() && early / 12.0 <= placed.value) return; // those months are of others
    const std::string who = w.life.figure_words(slot, infancy), from = reward_text(was.ask.value), to = reward_text(is.ask.value), first = span_text(early / 12.0), then = span_text(late / 12.0);
    const double change = is.ask.value - was.ask.value;
    const std::string way = change > 0.04 ? "rose" : change < -0.04 ? "fell"
                                                                    : "stayed near where it was";
    const std::string key = slot == 1 ? "learned.ask" : "learned.ask." + std::to_string(slot);
    w.say(key, {was.ask, is.ask},
          {"What " + w.p.she + " expected of asking " + who + " " + way + ": " + from + " after " + first + ", " + to + " after " + then + ".",
           "Asking " + who + " was expected to bring " + from + " after " + first + " and " + to + " after " + then + (change > 0.04 ? ", and so it was worth more by then." : change < -0.04 ? ", and so it was worth less by then."
                                                                                                                                                                                              : ", which is hardly a change."),
           "After " + first + " " + w.p.she + " expected " + from + " of asking " + who + "; after " + then + " it was " + to + "."});
    if (slot != 1) return;
    const std::string m = reward_text(is.mute.value), l = reward_text(is.amplify.value), f = reward_text(is.fear.value);
    w.say(key + ".others", {is.mute, is.amplify, is.fear},
          {"Of hiding the need " + w.p.she + " expected " + m + " by then, of crying louder " + l + "; fear stood at " + f + ".",
           "The two other ways stood at " + m + " (keeping the need to oneself) and " + l + " (crying louder), with fear at " + f + ".",
           "Keeping the need to oneself was worth " + m + " and crying louder " + l + " by that time, and fear lay at " + f + "."});
}

/// Where the figures of /care are not those of the first months.
void tell_placement(ChapterWriter& w) {
    const auto row = w.life.care_row(w.life.person(), 1);
    if (!row) return;
    const StoryFact role = w.life.care(*row, "role"), placed = w.life.placed_at();
    if (role.is("institution staff")) w.say("placed", {role}, {w.p.She + " lived in an institution.", "An institution was where " + w.p.she + " lived."});
    if (!placed.is_there()) return;
    const std::string who = with_article(role.label), time = span_text(placed.value);
    if (placed.value < 1.0 / 24.0) w.say("placed", {role, placed}, {"From birth on " + w.p.she + " was in the care of " + who + ".", capital_first(who) + " took " + w.p.her + " in from birth on."});
    else w.say("placed", {role, placed}, {"By the end of infancy " + w.p.she + " was in the care of " + who + "; the record until the age of " + time + " is of others.", "After " + time + " " + w.p.she + " came into the care of " + who + ", and what the record holds of the time before is of others."});
}

} // namespace

StoryChapter tell_first_months(const LifeRecord& life) {
    ChapterWriter w(life, "First weeks and months");
    const StoryFact birth = life.of_person(life.person(), "birth_year"), mothers = life.of_person(life.mother(), "birth_year"), fathers = life.of_person(life.father(), "birth_year");
    if (mothers.is_there() && fathers.is_there()) {
        const std::string m = count_text(std::floor(birth.value - mothers.value)), f = count_text(std::floor(birth.value - fathers.value));
        if (m == f) w.say("birth", {birth, mothers, fathers}, {w.p.She + " was born to parents who were both " + m + ".", "When " + w.p.she + " was born, both parents were " + m + "."});
        else w.say("birth", {birth, mothers, fathers},
                   {w.p.She + " was born to a mother of " + m + " and a father of " + f + ".", "When " + w.p.she + " was born, " + w.p.hers + " mother was " + m + " and " + w.p.hers + " father " + f + ".",
                    w.p.Hers + " parents were " + m + " (the mother) and " + f + " (the father) when " + w.p.she + " was born."});
    }
    const StoryFact reactivity = life.of_person(life.person(), "reactivity"), susceptibility = life.of_person(life.person(), "susceptibility");
    const std::string r = reward_text(std::fabs(reactivity.value));
    if (reactivity.value > 0.7) w.say("temper", {reactivity}, {w.p.She + " was more easily upset than most newborns, by " + r + " standard deviations.", "By temperament " + w.p.she + " was reactive, " + r + " standard deviations above the average.", "Small things upset " + w.p.her + " more than most babies (reactivity " + r + " standard deviations above average)."});
    else if (reactivity.value < -0.7) w.say("temper", {reactivity}, {w.p.She + " was a baby not easily upset, " + r + " standard deviations calmer than the average.", "By temperament " + w.p.she + " was calmer than most, by " + r + " standard deviations.", "It took more than usual to upset " + w.p.her + " (reactivity " + r + " standard deviations below average)."});
    if (susceptibility.value > 1.35) w.say("susceptible", {susceptibility}, {"What happened to " + w.p.her + " counted for more than it does in most, by a factor of " + reward_text(susceptibility.value) + ", for better and for worse.", w.p.She + " was more open to experience than most, for better and for worse: by a factor of " + reward_text(susceptibility.value) + "."});
    else if (susceptibility.value < 0.7) w.say("susceptible", {susceptibility}, {"Experience left less of a mark on " + w.p.her + " than on most: " + reward_text(susceptibility.value) + " of the usual.", "Good or bad, what happened counted for less in " + w.p.her + " than in most (" + reward_text(susceptibility.value) + " of the usual)."});
    tell_placement(w);
    for (const int slot : {1, 2, 3}) tell_figure(w, slot);
    tell_mothers_mind(w);
    for (const int slot : {1, 2}) tell_learning(w, 1, std::min(9U, life.last_month()), slot);
    return w.finish();
}

namespace {

void tell_reunion(ChapterWriter& w, unsigned month) {
    for (const std::uint64_t row : w.life.source().rows_with("strange_situation", "person", w.life.person())) {
        const StorySource& all = w.life.source();
        if (std::lround(all.value("strange_situation", row, "age") * 12.0) != static_cast<long>(month) || all.value("strange_situation", row, "slot") != 1.0 || all.value("strange_situation", row, "episode") != 8.0) continue;
        const StoryFact mute = all.fact("strange_situation", row, "muted"), ask = all.fact("strange_situation", row, "asked"), loud = all.fact("strange_situation", row, "amplified");
        std::vector<std::string> parts;
        if (ask.value > 0) parts.push_back(w.p.she + " asked plainly in " + count_text(ask.value));
        if (mute.value > 0) parts.push_back((parts.empty() ? w.p.she + " " : "") + "hid the need in " + count_text(mute.value));
        if (loud.value > 0) parts.push_back((parts.empty() ? w.p.she + " " : "") + "cried or clung louder in " + count_text(loud.value));
        const std::string all_of = " of the " + count_text(mute.value + ask.value + loud.value) + " intervals", who = w.life.figure_words(1, month / 12.0), did = enumerated(parts);
        w.say("reunion." + std::to_string(month), {mute, ask, loud},
              {"At the second reunion with " + who + " " + did + all_of + ".", "When " + who + " came back for the second time, " + did + all_of + ".",
               "Of the two reunions the second counts most in the coding: in it " + did + all_of + "."});
    }
}

void tell_class(ChapterWriter& w, unsigned month, int slot) {
    const StoryFact seen = w.life.observed(w.life.person(), month, std::string("ssp_class") + suffixes[static_cast<std::size_t>(slot - 1)]);
    if (!seen.is_there()) return;
    const Learned state = learned(w.life, month, slot);
    const std::string who = w.life.figure_words(slot, month / 12.0), age = at_age(month / 12.0), pattern = class_text(seen.label), key = "ssp." + std::to_string(slot) + "." + std::to_string(month);
    w.say(key, {seen},
          {capital_first(age) + ", in the Strange Situation with " + who + ", what " + w.p.she + " showed was coded as the pattern called " + pattern + ".",
           "In the Strange Situation with " + who + " " + age + ", the coders saw the pattern called " + pattern + ".",
           "With " + who + ", the Strange Situation " + age + " was coded " + pattern + "."});
    if (slot == 1) tell_reunion(w, month);
    if (!state.is_whole()) return;
    const std::string numbers = numbers_of(state), lead = lead_words(state);
    std::vector<StoryFact> trace = state.facts();
    trace.insert(trace.begin(), seen);
    if (seen.label == "D") w.say(key + ".state", trace, {"What stood behind it: " + numbers_of(state) + " (of 1).", "The state behind it: " + numbers + ", on a scale to 1."});
    else if (seen.label == std::string(1, state.pattern())) w.say(key + ".state", trace, {"That fits what " + w.p.she + " had come to expect by then: " + numbers + ".", "What " + w.p.she + " expected that month says the same: " + numbers + ".", "The expectations behind it point the same way (" + numbers + ")."});
    else w.say(key + ".state", trace, {"The expectations behind it point elsewhere (" + numbers + "), for " + lead + ": twenty minutes of one day are an instrument with its error.", "By what " + w.p.she + " expected that month, " + lead + " (" + numbers + "); one coded day need not show it.", "Coding has its error: in that month " + lead + ", by the expectations " + numbers + "."});
}

/// Whether security went the way that the two codings say: 1 that way, -1 the other, 0 where they do not say.
int agreeing_way(const StoryFact& before, const StoryFact& after, double moved) {
    if (before.is("B") == after.is("B")) return 0;
    return (moved > 0.0) == after.is("B") ? 1 : -1;
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
    const int way = agreeing_way(before, after, moved);
    const std::string how = way > 0 ? "had moved with it, " : way < 0 ? "had moved the other way, "
                                                                      : "had gone ";
    if (std::fabs(moved) < 0.12) w.say(key, {before, after, ask, later}, {capital_first(gap) + " later the coders saw " + to + ", though the lead of asking, less fear, had hardly moved (" + margin + "): such changes are partly the instrument's.", "Seen again " + gap + " later, it was coded " + to + "; the true lead of asking, less fear, went only " + margin + ", so that much of this change may be the instrument's."});
    else w.say(key, {before, after, ask, later}, {capital_first(gap) + " later the coding was " + to + "; underneath, the lead of asking, less fear, " + how + margin + ".", "By the second visit, " + gap + " later, the coding had become " + to + ". The true lead of asking, less fear, " + how + margin + "."});
}

} // namespace

StoryChapter tell_infancy(const LifeRecord& life) {
    const auto months = life.assessed(life.person(), "ssp_class");
    ChapterWriter w(life, !months.empty() && months.front() > 24 ? "The Strange Situation" : "Infancy and the Strange Situation");
    if (!months.empty()) tell_class(w, months.front(), 1);
    if (months.size() > 1) tell_second_class(w, months.front(), months[1]);
    const auto with_father = life.assessed(life.person(), "ssp_class_father");
    if (!with_father.empty()) tell_class(w, with_father.front(), 2);
    return w.finish();
}

} // namespace dyad
