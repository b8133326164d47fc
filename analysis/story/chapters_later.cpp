// Parenthood with three generations, what changed and why, and where it ended.
#include "analysis/story/chapters.hpp"
#include "analysis/story/child_seen.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

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
    const int slot = slot_with(life, child);
    const auto mine = life.care_row(life.person(), 1);
    if (slot == 0 || !mine) return;
    if (const StoryFact death = early_death(life, life.person(), child); death.is_there()) {
        const StoryFact born = life.of_person(child, "birth_year");
        const double age = death.value - born.value;
        const std::string when = age < 0.0 ? "before " + w.p.hers + " " + words + " was born" : "when " + w.p.hers + " " + words + " was " + (age < 1.0 / 24.0 ? "newly born" : at_age(age).substr(3) + " old");
        w.say(key, {death, born}, {w.p.She + " died " + when + ", so that the record has no care of " + w.p.hers + " for this child.", "Of care for this child the record has nothing: " + w.p.she + " died " + when + "."});
        return;
    }
    // The same of the figure from whom the person had its own care.
    if (early_death(life, life.care(*mine, "figure").value, life.person()).is_there()) return;
    const auto theirs = life.care_row(child, slot);
    const StoryFact s = life.care(*theirs, "sensitivity"), v = life.care(*theirs, "inconsistency"), r = life.care(*theirs, "rejection");
    const StoryFact s0 = life.care(*mine, "sensitivity"), v0 = life.care(*mine, "inconsistency"), r0 = life.care(*mine, "rejection");
    const double gives = share_answered(s, v, r), got = share_answered(s0, v0, r0);
    const std::string a = in_hundred(gives), b = in_hundred(got), who = life.figure_words(1);
    const std::string how = gives > got + 0.07 ? "more than" : gives < got - 0.07 ? "less than"
                                                                                  : "much the same as";
    w.say(key, {s, v, r, s0, v0, r0},
          {"To " + w.p.hers + " " + words + " " + w.p.she + " gave " + how + " " + w.p.she + " had got from " + who + ": some " + a + " plain bids answered, where it had been " + b + " by the lasting traits.",
           "A plain bid of " + w.p.hers + " " + words + " was answered in some " + a + " cases by " + w.p.her + "; " + w.p.hers + " own bids to " + who + " had been in " + b + ".",
           "What " + w.p.she + " gave " + w.p.hers + " " + words + " was " + how + " what " + who + " had given: " + a + " plain bids answered, against " + b + " by the lasting traits."});
}

void tell_childs_class(ChapterWriter& w, double child, const std::string& words, const std::string& key) {
    const SeenChild seen = seen_child(w.life, child);
    if (!seen.is_there()) return;
    std::vector<StoryFact> trace{seen.coding};
    if (seen.role.is_there()) trace.push_back(seen.role);
    const std::string age = at_age(seen.age), pattern = class_text(seen.coding.label), with = seen.with_words(w.life);
    w.say(key, trace, {"In the Strange Situation " + with + " " + age + ", the " + words + " was coded " + pattern + ".", "Seen " + with + " " + age + ", the " + words + " was coded as the pattern called " + pattern + ".", "The " + words + "'s Strange Situation " + with + " " + age + " was coded " + pattern + "."});
}

/// Mother's interview, the person's own codings, the first child's class.
void tell_generations(ChapterWriter& w) {
    const LifeRecord& life = w.life;
    const double child = life.children().front();
    const auto mothers = life.assessed(life.mother(), "aai_class"), infancy = life.assessed(life.person(), "ssp_class"), own = life.assessed(life.person(), "aai_class");
    const SeenChild seen = seen_child(life, child);
    // Where she is not the figure of infancy, her interview is no generation of care.
    const auto main = life.care_row(life.person(), 1);
    const bool was_with_her = !main || life.care(*main, "figure").value == life.mother();
    if (mothers.empty() || infancy.empty() || own.empty() || !seen.is_there()) return;
    unsigned before = own.front();
    for (const unsigned month : own)
        if (month / 12.0 <= life.age_at_birth_of(child) + 1.0) before = month;
    const StoryFact m = life.observed(life.mother(), mothers.front(), "aai_class"), i = life.observed(life.person(), infancy.front(), "ssp_class"), a = life.observed(life.person(), before, "aai_class");
    std::vector<StoryFact> trace{m, i, a, seen.coding};
    if (seen.role.is_there()) trace.push_back(seen.role);
    const std::string her = was_with_her ? w.p.hers + " mother" : w.p.hers + " birth mother", first = (life.children().size() == 1 ? "child" : "first child") + (seen.role.is_there() ? ", " + seen.with_words(life) + "," : std::string());
    const std::string age = at_age(before / 12.0), young = at_age(infancy.front() / 12.0), c = class_text(seen.coding.label);
    w.say("generations", trace,
          {"Three generations, as coded: " + her + "'s interview " + class_text(m.label) + "; " + w.p.hers + " own Strange Situation " + young + " " + class_text(i.label) + ", and interview " + age + " " + class_text(a.label) + "; " + w.p.hers + " " + first + " " + c + ".",
           "Side by side, then: an interview of " + her + " coded " + class_text(m.label) + ", " + w.p.hers + " own Strange Situation " + young + " " + class_text(i.label) + " and interview " + age + " " + class_text(a.label) + ", and " + w.p.hers + " " + first + " " + c + ".",
           "The line of three reads " + class_text(m.label) + " (" + her + "'s interview), " + class_text(i.label) + " and " + class_text(a.label) + " (" + w.p.hers + " own Strange Situation " + young + ", and interview " + age + "), " + c + " (" + w.p.hers + " " + (first.ends_with(",") ? first.substr(0, first.size() - 1) : first) + ")."});
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
    constexpr std::array slots{Slot{"q_ask", "mother"}, Slot{"q_ask_father", "father"}, Slot{"q_ask_friend", "closest friend"}, Slot{"q_ask_helper", "helper (a teacher, mentor or therapist)"}, Slot{"q_ask_partner", "partner"}};
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
    w.say(key + ".reason", {general, most},
          {"In this model the general expectations follow the relationships that are lived in, and of these asking " + who + " (" + a + ") stood " + side + " them (" + b + " at the start).", "The general model follows the relationships that were lived in; asking " + who + " was worth " + a + " by the end of that time, " + side + " the general " + b + " of its start.",
           "Asking " + who + " had come to be worth " + a + ", " + side + " the general " + b + " of the start, and general expectations are drawn towards what is lived in.", "Lived in at the end of that time, and " + side + " the general " + b + " of its start: asking " + who + ", worth " + a + "."});
}

/// What happened between two ages; what happened more than once is told once, with its number.
void tell_events(ChapterWriter& w, double from, double to, const std::string& key) {
    constexpr std::size_t most = 4;
    std::vector<std::string> words;
    std::vector<std::size_t> times;
    std::vector<StoryFact> trace{w.life.of_person(w.life.person(), "birth_year")};
    for (const StoryEvent& event : w.life.events()) {
        if (event.age < from || event.age > to) continue;
        const auto known = std::find(words.begin(), words.end(), event.words);
        if (known == words.end() && words.size() == most) continue;
        if (known == words.end()) words.push_back(event.words), times.push_back(1);
        else ++times[static_cast<std::size_t>(known - words.begin())];
        trace.insert(trace.end(), event.trace.begin(), event.trace.end());
    }
    if (words.empty()) return;
    for (std::size_t k = 0; k < words.size(); ++k)
        if (times[k] > 1) words[k] += times[k] == 2 ? ", twice," : ", " + count_text(static_cast<double>(times[k])) + " times,";
    std::string all = enumerated(words);
    if (all.ends_with(",")) all.pop_back();
    for (std::size_t at = all.find(",,"); at != std::string::npos; at = all.find(",,")) all.erase(at, 1);
    w.say(key + ".events", trace, {"In the same years " + all + ".", "What else these years hold: " + all + ".", "Those were also years in which " + all + "."});
}

void tell_change(ChapterWriter& w, const LargestChange& change, const std::string& key) {
    const unsigned end = change.from + window;
    std::vector<StoryFact> trace = w.life.general_facts(change.from);
    for (const StoryFact& fact : w.life.general_facts(end)) trace.push_back(fact);
    const std::string a = reward_text(*w.life.general_margin(change.from)), b = reward_text(*w.life.general_margin(end)), from = count_text(std::floor(change.from / 12.0)), to = count_text(std::floor(end / 12.0));
    const std::string kind = change.by > 0 ? "rise" : "fall";
    w.say(key, trace, {"From two on, the largest " + kind + " within three years came between " + from + " and " + to + ": the lead of asking went from " + a + " to " + b + ".", "Between " + from + " and " + to + " the lead of asking " + (change.by > 0 ? "rose" : "fell") + " more than in any other three years from two on, from " + a + " to " + b + ".", "No three years from two on brought a larger " + kind + " than those from " + from + " to " + to + ", with the lead of asking at " + a + " and then " + b + "."});
    tell_events(w, change.from / 12.0, end / 12.0, key);
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
    const bool is_dead = life.has_died() && life.age_at_death() <= life.last_age() + 1.0;
    if (partnered.is_there() && last > 20 * 12 && !life.ties_of(StoryTie::Kind::partner).empty()) {
        const std::string death = w.p.hers + " death";
        if (partnered.value > 0.5 && is_dead) w.say("end.partner", {partnered}, {w.p.She + " had a partner at " + death + ".", "There was a partner at " + death + "."});
        else if (partnered.value > 0.5) w.say("end.partner", {partnered}, {w.p.She + " has a partner then.", "There is a partner at the end."});
        else if (is_dead) w.say("end.partner", {partnered, alone}, {"At " + death + " " + w.p.she + " had been without a partner for " + span_text(alone.value) + ".", w.p.She + " had no partner at " + death + ", and had had none for " + span_text(alone.value) + "."});
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
    const std::string expects = is_dead ? "expected" : "expects", self = w.p.her + "self", asks = is_dead ? "asked" : "asks", hides = is_dead ? "hid" : "hides", amplifies = is_dead ? "amplified" : "amplifies", stands = is_dead ? "stood" : "stands";
    w.say("end.general", {ask, mute, loud, fear}, {"What " + w.p.she + " " + expects + " of people in general at the end: " + a + " of asking, " + m + " of keeping it to " + self + ", " + l + " of making it louder, and fear at " + f + ".", "Of people in general " + w.p.she + " then " + expects + " " + a + " if " + w.p.she + " " + asks + ", " + m + " if " + w.p.she + " " + hides + " the need, " + l + " if " + w.p.she + " " + amplifies + " it; fear " + stands + " at " + f + ".", "The last general model of the record: asking " + a + ", muting " + m + ", amplifying " + l + ", fear " + f + "."});
    return w.finish();
}

} // namespace dyad
