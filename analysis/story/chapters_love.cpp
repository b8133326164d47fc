// Love, and help: therapies and mentors.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::size_t most_loves_told = 4;

unsigned month_of(double age) { return static_cast<unsigned>(std::max(1L, std::lround(age * 12.0))); }

/// The years of a love that ended, or those so far.
double length_of(const LifeRecord& life, const StoryTie& tie) { return (tie.lasts() ? life.last_age() : tie.to) - tie.from; }

/// The person at the other side of a row, as a fact.
StoryFact other_of(const LifeRecord& life, const StoryTie& tie) {
    const StoryFact other = life.tie(tie, "other");
    return other.value == tie.other ? other : life.tie(tie, "person");
}

/// Partners in the order in which they were met, each once.
std::vector<double> partners_of(const std::vector<StoryTie>& loves) {
    std::vector<double> partners;
    for (const StoryTie& love : loves)
        if (std::find(partners.begin(), partners.end(), love.other) == partners.end()) partners.push_back(love.other);
    return partners;
}

std::string place_words(std::size_t k) {
    constexpr std::array places{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};
    return k < places.size() ? places[k] : "last";
}

/// Whose death ended a love, and where that stands.
std::string death_words(const LifeRecord& life, const StoryTie& love, std::vector<StoryFact>& trace) {
    constexpr double same_time = 0.2;
    const double year = life.birth() + love.to;
    const StoryFact own = life.of_person(life.person(), "death_year"), theirs = life.of_person(love.other, "death_year");
    if (own.is_there() && std::fabs(own.value - year) < same_time) {
        trace.push_back(own);
        return "until " + life.pronouns().hers + " own death";
    }
    if (!theirs.is_there() || std::fabs(theirs.value - year) >= same_time) return "until a death";
    trace.push_back(theirs);
    return "until the partner died";
}

/// When they moved together, and how it ended.
std::string course_words(const LifeRecord& life, const StoryTie& love, const std::string& key, std::vector<StoryFact>& trace) {
    const std::string met = at_age(love.from), time = span_text(length_of(life, love));
    const std::string end = love.lasts() ? "they are still together where the record ends" : love.by_death ? "it lasted " + time + ", " + death_words(life, love, trace)
                                                                                                           : "they parted after " + time;
    const bool is_odd = choice_of(life.lineage(), key + ".course", 2) == 1;
    if (!std::isfinite(love.committed)) return is_odd ? "There was no shared home, and " + end + "." : "They never moved together, and " + end + ".";
    const std::string home = at_age(love.committed);
    if (home == met) return is_odd ? "They shared a home before the year was out, and " + end + "." : "They moved together within the year, and " + end + ".";
    return is_odd ? "A shared home came " + home + ", and " + end + "." : "They moved together " + home + ", and " + end + ".";
}

/// How a love is called: the only one, one of a few, one of those that are told, or one with a partner of before.
enum class LovePlace {
    only,
    among_few,
    first_told,
    next_told,
    again
};

void tell_course(ChapterWriter& w, const StoryTie& love, const std::string& key, LovePlace place, const std::string& which, const std::string& partner) {
    const LifeRecord& life = w.life;
    std::vector<StoryFact> trace{life.tie(love, "start"), life.of_person(life.person(), "birth_year"), other_of(life, love)};
    if (std::isfinite(love.committed)) trace.push_back(life.tie(love, "commitment"));
    if (!love.lasts()) trace.push_back(life.tie(love, "end"));
    trace.push_back(life.tie(love, "ending"));
    const std::string met = at_age(love.from), at = capital_first(met), course = course_words(life, love, key, trace), was = w.p.She + " was " + met.substr(3);
    switch (place) {
    case LovePlace::only: w.say(key, trace, {at + " " + w.p.she + " met the one partner of the record. " + course, was + " when the one love of the record began. " + course, "The one love of the record began " + met + ". " + course}); break;
    case LovePlace::among_few: w.say(key, trace, {at + " " + w.p.she + " met " + w.p.hers + " " + partner + " partner. " + course, was + " when the " + which + " love began. " + course, "The " + which + " love began " + met + ". " + course}); break;
    case LovePlace::first_told: w.say(key, trace, {"The first of these began " + met + ". " + course, was + " when the first of these began. " + course}); break;
    case LovePlace::next_told: w.say(key, trace, {"The next of them began " + met + ". " + course, was + " when the next of them began. " + course, at + " another began. " + course}); break;
    case LovePlace::again: w.say(key, trace, {at + " " + w.p.she + " and " + w.p.hers + " " + partner + " partner came together again. " + course, was + " when " + w.p.she + " and " + w.p.hers + " " + partner + " partner met again. " + course}); break;
    }
}

/// What is expected of the partner, some time in, beside what was expected of people before.
void tell_partner_model(ChapterWriter& w, const StoryTie& love, const std::string& key) {
    const double in = std::min(3.0, length_of(w.life, love) - 1.0 / 12.0);
    if (in < 0.9) return;
    const unsigned start = month_of(love.from), later = month_of(love.from + in);
    const StoryFact theirs = w.life.at(later, "q_ask_partner"), general = w.life.at(start, "general_ask");
    if (!theirs.is_there() || !general.is_there()) return;
    const std::string a = reward_text(general.value), b = reward_text(theirs.value), time = span_text(in);
    const double more = theirs.value - general.value;
    if (more > 0.03) w.say(key, {general, theirs}, {"A new love begins, in this model, as people in general are seen (asking " + a + "); after " + time + " this partner was worth more than that, " + b + ".", "It began with what " + w.p.she + " expected of anyone, " + a + " of asking, and after " + time + " it stood at " + b + ".", "Asking this partner was expected to bring " + b + " after " + time + ", more than the " + a + " expected of anyone at the start."});
    else if (more < -0.03) w.say(key, {general, theirs}, {"It began with what " + w.p.she + " expected of anyone, " + a + " of asking, and after " + time + " it had come down to " + b + ".", "After " + time + " asking this partner was expected to bring " + b + ", less than the " + a + " expected of anyone at the start.", "Asking this partner came to be worth " + b + " after " + time + ", less than the " + a + " expected of anyone at the start."});
    else w.say(key, {general, theirs}, {"After " + time + " this partner was to " + w.p.her + " much what people in general had been: " + b + " expected of asking, and " + a + " at the start.", "What " + w.p.she + " expected of asking this partner hardly left what it began with (" + a + ", then " + b + " after " + time + ")."});
}

void tell_partner_class(ChapterWriter& w, const StoryTie& love, const std::string& key) {
    const StorySource& all = w.life.source();
    const double birth = all.rows_with("persons", "person", love.other).empty() ? StoryFact::none : w.life.of_person(love.other, "birth_year").value;
    StoryFact last;
    const double end = w.life.birth() + (love.lasts() ? w.life.last_age() : love.to);
    for (const unsigned month : w.life.assessed(love.other, "aai_class"))
        if (birth + month / 12.0 <= end) last = w.life.observed(love.other, month, "aai_class");
    if (!last.is_there()) return;
    const std::string pattern = class_text(last.label), age = at_age(last.age).substr(3);
    w.say(key, {last}, {"The partner's own interview, at the partner's age of " + age + ", was coded " + pattern + ".", "The partner was interviewed, at the partner's age of " + age + ", and coded " + pattern + ".", "When the partner was " + age + ", the partner's interview was coded " + pattern + "."});
}

/// The last answer to the questionnaire, and of which love it was.
void tell_satisfaction(ChapterWriter& w, const std::vector<StoryTie>& loves) {
    const auto months = w.life.assessed(w.life.person(), "satisfaction");
    if (months.empty()) return;
    const StoryFact own = w.life.observed(w.life.person(), months.back(), "satisfaction");
    std::vector<StoryFact> trace{own};
    std::string love;
    for (std::size_t k = 0; k < loves.size(); ++k) {
        if (loves.size() == 1 || loves[k].from > own.age || (!loves[k].lasts() && loves[k].to < own.age)) continue;
        love = ", in the " + place_words(k) + " love";
        trace.push_back(w.life.tie(loves[k], "start"));
        break;
    }
    const std::string age = at_age(months.back() / 12.0) + love, value = reward_text(own.value), scale = " (with the questionnaire's error; 1 would be comfort for every bid)";
    w.say("satisfaction", trace, {"Asked " + age + ", how the relationship felt, " + w.p.she + " scored " + value + scale + ".", "Satisfaction with the relationship, asked " + age + ", came to " + value + scale + ".", "The questionnaire on satisfaction, " + age + ", gave " + value + scale + "."});
}

void tell_count(ChapterWriter& w, const std::vector<StoryTie>& loves) {
    std::vector<StoryFact> trace;
    std::size_t committed = 0;
    for (const StoryTie& love : loves) {
        trace.push_back(w.life.tie(love, "start"));
        trace.push_back(other_of(w.life, love));
        if (!std::isfinite(love.committed)) continue;
        ++committed;
        trace.push_back(w.life.tie(love, "commitment"));
    }
    const auto few = [](std::size_t n) { return count_text(static_cast<double>(n)); };
    const std::size_t partners = partners_of(loves).size();
    const std::string many = few(loves.size()), shared = committed == loves.size() ? (committed == 2 ? "both" : "all") + std::string(" of them") : committed == 0 ? "none of them"
                                                                                                                                                                  : few(committed) + " of them";
    const std::string told = loves.size() > most_loves_told ? " The " + few(most_loves_told) + " longest are told here." : "";
    if (partners < loves.size()) {
        const std::string whom = few(partners) + (partners == 1 ? " partner" : " partners");
        w.say("loves", trace, {w.p.She + " had " + whom + " in " + many + " relationships, " + shared + " with a shared home." + told, capital_first(many) + " loves are in the record, with " + whom + "; in " + shared + " there was a shared home." + told});
        return;
    }
    w.say("loves", trace, {"The record has " + many + " loves, " + shared + " with a shared home." + told, w.p.She + " had " + many + " partners, and lived with " + shared + "." + (told.empty() ? "" : " The " + few(most_loves_told) + " longest loves are told here."), capital_first(many) + " loves are in the record; in " + shared + " there was a shared home." + told});
}

} // namespace

StoryChapter tell_love(const LifeRecord& life) {
    ChapterWriter w(life, "Love");
    if (life.last_month() < 18 * 12) return w.finish();
    auto loves = life.ties_of(StoryTie::Kind::partner);
    if (loves.empty()) {
        const StoryFact alone = life.at(life.last_month(), "alone");
        w.say("never", {alone}, {w.p.She + " never had a partner in all the years of the record: " + span_text(alone.value) + " alone, counted from 16.", "No partner is in the record, in " + span_text(alone.value) + " from 16 on."});
        return w.finish();
    }
    if (loves.size() > 1) tell_count(w, loves);
    std::vector<StoryTie> told = loves;
    if (told.size() > most_loves_told) {
        std::stable_sort(told.begin(), told.end(), [&](const StoryTie& a, const StoryTie& b) { return length_of(life, a) > length_of(life, b); });
        told.resize(most_loves_told);
        std::stable_sort(told.begin(), told.end(), [](const StoryTie& a, const StoryTie& b) { return a.from < b.from; });
    }
    const std::vector<double> partners = partners_of(loves);
    for (std::size_t k = 0; k < told.size(); ++k) {
        const std::string key = "love." + std::to_string(k + 1);
        const auto whose = static_cast<std::size_t>(std::find(partners.begin(), partners.end(), told[k].other) - partners.begin());
        const bool is_again = std::any_of(loves.begin(), loves.end(), [&](const StoryTie& love) { return love.other == told[k].other && love.from < told[k].from; });
        const LovePlace place = loves.size() == 1 ? LovePlace::only : is_again                  ? LovePlace::again
                                                                  : told.size() == loves.size() ? LovePlace::among_few
                                                                  : k == 0                      ? LovePlace::first_told
                                                                                                : LovePlace::next_told;
        tell_course(w, told[k], key, place, place_words(k), place_words(whose));
        if (std::isfinite(told[k].committed) || length_of(life, told[k]) > 2.0) {
            tell_partner_class(w, told[k], key + ".class");
            tell_partner_model(w, told[k], key + ".model");
        }
    }
    tell_satisfaction(w, loves);
    return w.finish();
}

namespace {

void tell_therapy(ChapterWriter& w, const StoryEvent& event, const std::string& key) {
    const unsigned month = month_of(event.age);
    const std::string age = at_age(event.age);
    w.say(key, event.trace, {capital_first(age) + " " + w.p.she + " began a psychotherapy.", w.p.She + " went into psychotherapy " + age + ".", "A psychotherapy began " + age + "."});
    const StoryFact before = w.life.at(month > 1 ? month - 1 : 1, "plasticity"), during = w.life.at(month + 1, "plasticity");
    if (before.is_there() && during.is_there() && during.value > before.value * 1.15) {
        const std::string a = reward_text(before.value), b = reward_text(during.value);
        w.say(key + ".plasticity", {before, during}, {"While it lasted, expectations could move more than they otherwise did at that age: plasticity went from " + a + " to " + b + ", which is what a therapy does in this model.", "In this model safety opens what had closed: plasticity went from " + a + " the month before to " + b + " during it."});
    }
    const unsigned later = std::min(month + 24, w.life.last_month());
    const auto then = w.life.general_margin(month > 1 ? month - 1 : 1), now = w.life.general_margin(later);
    if (!then || !now || later < month + 6) return;
    std::vector<StoryFact> trace = w.life.general_facts(month > 1 ? month - 1 : 1);
    for (const StoryFact& fact : w.life.general_facts(later)) trace.push_back(fact);
    const std::string a = reward_text(*then), b = reward_text(*now), time = span_text((later - month) / 12.0), way = *now > *then + 0.02 ? "grew" : *now < *then - 0.02 ? "shrank"
                                                                                                                                                                        : "hardly moved";
    w.say(key + ".after", trace, {"In the same time, to " + time + " after it began, the lead of asking with people in general " + way + ", from " + a + " to " + b + ".", "The lead of asking in the general model " + way + " from before it to " + time + " later: " + a + ", then " + b + "."});
}

void tell_mentor(ChapterWriter& w, const StoryTie& mentor, const std::string& key) {
    std::vector<StoryFact> trace{w.life.tie(mentor, "start"), w.life.of_person(w.life.person(), "birth_year"), w.life.tie(mentor, "ending")};
    if (!mentor.lasts()) trace.push_back(w.life.tie(mentor, "end"));
    const std::string age = at_age(mentor.from), time = span_text(length_of(w.life, mentor));
    const std::string end = mentor.lasts() ? "who is still there where the record ends" : mentor.by_death ? "who stayed for " + time + ", until a death"
                                                                                                          : "who stayed for " + time;
    w.say(key, trace, {capital_first(age) + " " + w.p.she + " found a mentor, " + end + ".", "A mentor came " + age + ", " + end + ".", "There was a mentor from the time " + w.p.she + " was " + age.substr(3) + ", " + end + "."});
    const double year_in = mentor.from + std::min(1.0, length_of(w.life, mentor));
    const unsigned month = month_of(year_in);
    // While a psychotherapy lasts, the helper of the record is the therapist.
    constexpr double longest_therapy = 3.0;
    if (std::any_of(w.life.events().begin(), w.life.events().end(), [&](const StoryEvent& event) { return event.kind == StoryEvent::Kind::therapy_began && event.age <= year_in && event.age > year_in - longest_therapy; })) return;
    const StoryFact theirs = w.life.at(month, "q_ask_helper"), general = w.life.at(month, "general_ask");
    if (!theirs.is_there() || !general.is_there() || std::fabs(theirs.value - general.value) < 0.03) return;
    const std::string a = reward_text(theirs.value), b = reward_text(general.value);
    w.say(key + ".model", {theirs, general}, {"Of asking this mentor " + w.p.she + " expected " + a + ", where people in general stood at " + b + ".", "With the mentor, asking was worth " + a + " to " + w.p.her + ", against " + b + " in general."});
}

} // namespace

StoryChapter tell_help(const LifeRecord& life) {
    ChapterWriter w(life, "Therapy and mentors");
    struct Help {
        double age;
        const StoryEvent* event;
        const StoryTie* mentor;
    };
    std::vector<Help> all;
    const std::vector<StoryTie> ties = life.ties_of(StoryTie::Kind::mentor);
    for (const StoryEvent& event : life.events())
        if (event.kind == StoryEvent::Kind::therapy_began || event.kind == StoryEvent::Kind::therapy_left) all.push_back({event.age, &event, nullptr});
    for (const StoryTie& tie : ties) all.push_back({tie.from, nullptr, &tie});
    std::stable_sort(all.begin(), all.end(), [](const Help& a, const Help& b) { return a.age < b.age; });
    std::size_t therapies = 0, left = 0, mentors = 0;
    for (const Help& one : all) {
        if (one.mentor != nullptr) {
            if (mentors < 2) tell_mentor(w, *one.mentor, "mentor." + std::to_string(++mentors));
        } else if (one.event->kind == StoryEvent::Kind::therapy_began) {
            if (therapies < 2) tell_therapy(w, *one.event, "therapy." + std::to_string(++therapies));
        } else if (left < therapies) {
            const std::string age = at_age(one.event->age);
            w.say("therapy.left." + std::to_string(++left), one.event->trace, {capital_first(age) + " " + w.p.she + " left the psychotherapy before its end.", w.p.She + " broke the psychotherapy off " + age + "."});
        }
    }
    return w.finish();
}

} // namespace dyad
