// Parenthood with three generations, what changed and why, and where it ended.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

double noticed_and_kept(const StoryFact& s, const StoryFact& v, const StoryFact& r) {
    const auto chance = [](double odds) { return 1.0 / (1.0 + std::exp(-odds)); };
    return chance(s.value / (1.0 + v.value)) * (1.0 - chance(r.value));
}

/// The slot in which the person is a child's figure, or 0.
int slot_of(const LifeRecord& life, double child) {
    for (const int slot : {1, 2, 3})
        if (const auto row = life.care_row(child, slot); row && life.care(*row, "figure").value == life.person()) return slot;
    return 0;
}

std::string child_words(std::size_t k, std::size_t all) {
    constexpr std::array places{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"};
    return all == 1 ? "child" : k < places.size() ? std::string(places[k]) + " child"
                                                  : "child";
}

void tell_births(ChapterWriter& w) {
    const LifeRecord& life = w.life;
    std::vector<StoryFact> trace{life.of_person(life.person(), "birth_year")};
    std::vector<std::string> ages;
    for (const double child : life.children()) {
        trace.push_back(life.of_person(child, "birth_year"));
        ages.push_back(year_text(life.age_at_birth_of(child)));
    }
    const std::string many = count_text(static_cast<double>(ages.size())), at = enumerated(ages);
    if (ages.size() == 1) w.say("births", trace, {capital_first(w.p.hers) + " only child was born when " + w.p.she + " was " + at + ".", "At " + at + " " + w.p.she + " had a child, the only one in the record.", "One child was born to " + w.p.her + ", when " + w.p.she + " was " + at + "."});
    else w.say("births", trace, {w.p.She + " had " + many + " children, at " + at + ".", capital_first(many) + " children were born to " + w.p.her + ", when " + w.p.she + " was " + at + ".", "In all, " + many + " children were born to " + w.p.her + ", at " + at + "."});
}

void tell_given(ChapterWriter& w, double child, const std::string& words, const std::string& key) {
    const LifeRecord& life = w.life;
    const int slot = slot_of(life, child);
    const auto mine = life.care_row(life.person(), 1);
    if (slot == 0 || !mine) return;
    const auto theirs = life.care_row(child, slot);
    const StoryFact s = life.care(*theirs, "sensitivity"), v = life.care(*theirs, "inconsistency"), r = life.care(*theirs, "rejection");
    const StoryFact s0 = life.care(*mine, "sensitivity"), v0 = life.care(*mine, "inconsistency"), r0 = life.care(*mine, "rejection");
    const double gives = noticed_and_kept(s, v, r), got = noticed_and_kept(s0, v0, r0);
    const std::string a = in_hundred(gives), b = in_hundred(got), who = life.figure_words(1);
    const std::string how = gives > got + 0.07 ? "more than" : gives < got - 0.07 ? "less than"
                                                                                  : "much the same as";
    w.say(key, {s, v, r, s0, v0, r0},
          {"To " + w.p.hers + " " + words + " " + w.p.she + " gave " + how + " " + w.p.she + " had got from " + who + ": some " + a + " plain bids answered, where it had been " + b + ".",
           "A plain bid of " + w.p.hers + " " + words + " was answered in some " + a + " cases by " + w.p.her + "; " + w.p.hers + " own bids to " + who + " had been in " + b + ".",
           "What " + w.p.she + " gave " + w.p.hers + " " + words + " was " + how + " what " + who + " had given: " + a + " plain bids answered, against " + b + " by the lasting traits."});
}

void tell_childs_class(ChapterWriter& w, double child, const std::string& words, const std::string& key) {
    const int slot = slot_of(w.life, child);
    const std::string field = slot == 2 ? "ssp_class_father" : slot == 3 ? "ssp_class_other"
                                                                         : "ssp_class";
    const auto months = w.life.assessed(child, field);
    if (slot == 0 || months.empty()) return;
    const StoryFact seen = w.life.observed(child, months.front(), field);
    const std::string age = at_age(months.front() / 12.0), pattern = class_text(seen.label);
    w.say(key, {seen}, {"In the Strange Situation with " + w.p.her + " " + age + ", the " + words + " was coded " + pattern + ".", "Seen with " + w.p.her + " " + age + ", the " + words + " was coded as the pattern called " + pattern + ".", "The " + words + "'s Strange Situation with " + w.p.her + " " + age + " was coded " + pattern + "."});
}

/// Mother's interview, the person's own codings, the first child's class.
void tell_generations(ChapterWriter& w) {
    const LifeRecord& life = w.life;
    const double child = life.children().front();
    const int slot = slot_of(life, child);
    const std::string field = slot == 2 ? "ssp_class_father" : "ssp_class";
    const auto mothers = life.assessed(life.mother(), "aai_class"), infancy = life.assessed(life.person(), "ssp_class"), own = life.assessed(life.person(), "aai_class"), childs = life.assessed(child, field);
    if (mothers.empty() || infancy.empty() || own.empty() || childs.empty() || slot == 0) return;
    unsigned before = own.front();
    for (const unsigned month : own)
        if (month / 12.0 <= life.age_at_birth_of(child) + 1.0) before = month;
    const StoryFact m = life.observed(life.mother(), mothers.front(), "aai_class"), i = life.observed(life.person(), infancy.front(), "ssp_class"), a = life.observed(life.person(), before, "aai_class"), c = life.observed(child, childs.front(), field);
    const std::string first = life.children().size() == 1 ? "child" : "first child";
    w.say("generations", {m, i, a, c},
          {"Three generations, as coded: " + w.p.hers + " mother " + class_text(m.label) + " in the interview, " + w.p.she + " " + class_text(i.label) + " as an infant and " + class_text(a.label) + " " + at_age(before / 12.0) + ", " + w.p.hers + " " + first + " " + class_text(c.label) + ".",
           "Side by side, then: an interview of the mother coded " + class_text(m.label) + ", " + w.p.hers + " own infancy " + class_text(i.label) + " and interview " + at_age(before / 12.0) + " " + class_text(a.label) + ", and " + w.p.hers + " " + first + " " + class_text(c.label) + ".",
           "The line of three reads " + class_text(m.label) + " (" + w.p.hers + " mother's interview), " + class_text(i.label) + " and " + class_text(a.label) + " (" + w.p.hers + " own infancy, and interview " + at_age(before / 12.0) + "), " + class_text(c.label) + " (" + w.p.hers + " " + first + ")."});
}

} // namespace

StoryChapter tell_parenthood(const LifeRecord& life) {
    ChapterWriter w(life, "Parenthood");
    if (life.last_month() < 18 * 12) return w.finish();
    if (life.children().empty()) {
        const StoryFact none = life.source().count("persons", life.is_woman() ? "mother" : "father", life.person());
        w.say("childless", {none}, {w.p.She + " had no children in the years of the record.", "There were no children.", "No child of " + w.p.hers + (life.is_woman() ? "s" : "") + " is in the record."});
        return w.finish();
    }
    tell_births(w);
    for (std::size_t k = 0; k < std::min<std::size_t>(2, life.children().size()); ++k) {
        const std::string key = "child." + std::to_string(k + 1), words = child_words(k, life.children().size());
        if (k == 0) tell_given(w, life.children()[k], words, key + ".given");
        tell_childs_class(w, life.children()[k], words, key + ".class");
    }
    tell_generations(w);
    return w.finish();
}

namespace {

constexpr unsigned window = 36; ///< months over which a change is looked for

struct LargestChange {
    unsigned from = 0;
    double by = 0.0;
};

LargestChange largest(const LifeRecord& life, double sign) {
    LargestChange best;
    for (unsigned month = 24; month + window <= life.last_month(); month += 3) {
        const auto before = life.general_margin(month), after = life.general_margin(month + window);
        if (before && after && sign * (*after - *before) > sign * best.by) best = {month, *after - *before};
    }
    return best;
}

void tell_reason(ChapterWriter& w, const LargestChange& change, const std::string& key) {
    struct Slot {
        const char *field, *words;
    };
    constexpr std::array slots{Slot{"q_ask", "mother"}, Slot{"q_ask_father", "father"}, Slot{"q_ask_friend", "closest friend"}, Slot{"q_ask_helper", "helper"}, Slot{"q_ask_partner", "partner"}};
    const unsigned end = change.from + window;
    const StoryFact general = w.life.at(change.from, "general_ask");
    StoryFact most;
    std::string who;
    for (const Slot& slot : slots) {
        const bool is_parent = std::string_view(slot.words) == "mother" || std::string_view(slot.words) == "father";
        if (is_parent && change.from >= 18 * 12) continue;
        const StoryFact theirs = w.life.at(end, slot.field), sooner = w.life.at(end - 12, slot.field);
        if (!theirs.is_there() || !sooner.is_there() || theirs.value == sooner.value) continue; // not in use
        const double sign = change.by > 0 ? 1.0 : -1.0;
        if (sign * (theirs.value - general.value) > (most.is_there() ? sign * (most.value - general.value) : 0.03)) most = theirs, who = is_parent ? w.life.figure_words(std::string_view(slot.words) == "mother" ? 1 : 2) : w.p.hers + " " + slot.words;
    }
    if (!most.is_there()) return;
    const std::string a = reward_text(most.value), b = reward_text(general.value), side = change.by > 0 ? "above" : "below";
    w.say(key + ".reason", {general, most}, {"In this model the general expectations follow the relationships that are lived in, and of these what " + w.p.she + " expected of asking " + who + " (" + a + ") stood furthest " + side + " them (" + b + " at the start).", "Of the relationships that were lived in, and that the general model follows, the one with " + who + " lay furthest " + side + ": " + a + " of asking, against " + b + ".", "By the model's own rule, general expectations are drawn towards what is lived in, and there asking " + who + " had come to be worth " + a + ", " + side + " the general " + b + " of the start."});
}

void tell_change(ChapterWriter& w, const LargestChange& change, const std::string& key) {
    const unsigned end = change.from + window;
    std::vector<StoryFact> trace = w.life.general_facts(change.from);
    for (const StoryFact& fact : w.life.general_facts(end)) trace.push_back(fact);
    const std::string a = reward_text(*w.life.general_margin(change.from)), b = reward_text(*w.life.general_margin(end)), from = count_text(std::floor(change.from / 12.0)), to = count_text(std::floor(end / 12.0));
    const std::string kind = change.by > 0 ? "rise" : "fall";
    w.say(key, trace, {"After infancy, the largest " + kind + " in any three years came between " + from + " and " + to + ": the lead of asking went from " + a + " to " + b + ".", "Between " + from + " and " + to + " the lead of asking " + (change.by > 0 ? "rose" : "fell") + " more than in any other three years after infancy, from " + a + " to " + b + ".", "No three years brought a larger " + kind + " than those from " + from + " to " + to + ", with the lead of asking at " + a + " and then " + b + "."});
    std::vector<std::string> words;
    std::vector<StoryFact> events;
    for (const StoryEvent& event : w.life.events()) {
        if (event.age < change.from / 12.0 - 0.5 || event.age > end / 12.0 || words.size() == 4) continue;
        if (!words.empty() && words.back() == event.words) continue;
        words.push_back(event.words);
        events.insert(events.end(), event.trace.begin(), event.trace.end());
    }
    if (!words.empty()) w.say(key + ".events", events, {"In the same years " + enumerated(words) + ".", "What else these years hold: " + enumerated(words) + ".", "Those were also years in which " + enumerated(words) + "."});
    tell_reason(w, change, key);
}

} // namespace

StoryChapter tell_changes(const LifeRecord& life) {
    ChapterWriter w(life, "What changed, and with what");
    if (life.last_month() < 24 + 2 * window) return w.finish();
    const LargestChange rise = largest(life, 1.0), fall = largest(life, -1.0);
    const bool rises = rise.by > 0.04, falls = fall.by < -0.04;
    if (rises && (!falls || rise.from < fall.from)) tell_change(w, rise, "change.rise");
    if (falls) tell_change(w, fall, "change.fall");
    if (rises && falls && rise.from >= fall.from) tell_change(w, rise, "change.rise");
    return w.finish();
}

StoryChapter tell_end(const LifeRecord& life) {
    ChapterWriter w(life, "Where it ended");
    const unsigned last = life.last_month();
    if (life.has_died() && life.age_at_death() <= life.last_age() + 1.0) {
        const StoryFact death = life.of_person(life.person(), "death_year");
        w.say("death", {death, life.of_person(life.person(), "birth_year")}, {w.p.She + " died " + at_age(life.age_at_death()) + ".", capital_first(w.p.hers) + " life ended " + at_age(life.age_at_death()) + "."});
    } else {
        const StoryFact now = life.at(last, "age");
        w.say("alive", {now}, {"The record ends with " + w.p.her + " " + at_age(now.value) + ", alive.", "Here the record ends; " + w.p.she + " is alive " + at_age(now.value) + "."});
    }
    const StoryFact partnered = life.at(last, "partnered"), alone = life.at(last, "alone");
    if (partnered.is_there() && last > 20 * 12) {
        if (partnered.value > 0.5) w.say("end.partner", {partnered}, {w.p.She + " has a partner then.", "There is a partner at the end."});
        else w.say("end.partner", {partnered, alone}, {"By then " + w.p.she + " has been without a partner for " + span_text(alone.value) + ".", w.p.She + " lives without a partner then, for " + span_text(alone.value) + " now."});
    }
    const auto adult = life.assessed(life.person(), "aai_class");
    if (adult.size() > 2) {
        const StoryFact interview = life.observed(life.person(), adult.back(), "aai_class"), first = life.observed(life.person(), adult.front(), "aai_class");
        const std::string pattern = class_text(interview.label), age = at_age(adult.back() / 12.0);
        w.say("end.aai", {interview, first}, {"The last interview, " + age + ", was coded " + pattern + (interview.label == first.label ? ", as the first had been." : ", where the first had been " + class_text(first.label) + "."), "Interviewed for the last time " + age + ", " + w.p.she + " was coded " + pattern + (interview.label == first.label ? ", the class of the first interview too." : "; the first time it had been " + class_text(first.label) + ".")});
    }
    const StoryFact ask = life.at(last, "general_ask"), mute = life.at(last, "general_mute"), loud = life.at(last, "general_amplify"), fear = life.at(last, "general_fear");
    const std::string a = reward_text(ask.value), m = reward_text(mute.value), l = reward_text(loud.value), f = reward_text(fear.value);
    w.say("end.general", {ask, mute, loud, fear}, {"What " + w.p.she + " expects of people in general at the end: " + a + " of asking, " + m + " of keeping it to " + w.p.her + "self, " + l + " of making it louder, and fear at " + f + ".", "Of people in general " + w.p.she + " then expects " + a + " if " + w.p.she + " asks, " + m + " if " + w.p.she + " hides the need, " + l + " if " + w.p.she + " amplifies it; fear stands at " + f + ".", "The general model it ends with: asking " + a + ", muting " + m + ", amplifying " + l + ", fear " + f + "."});
    return w.finish();
}

} // namespace dyad
