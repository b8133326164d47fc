// Childhood, adolescence with its friends, and the young adult.
#include "analysis/story/chapters.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

void tell_parents(ChapterWriter& w, double from, double to) {
    for (const StoryEvent& event : w.life.events()) {
        if (event.age < from || event.age >= to) continue;
        using Kind = StoryEvent::Kind;
        if (event.kind != Kind::parents_parted && event.kind != Kind::mother_died && event.kind != Kind::father_died) continue;
        const double parent = event.kind == Kind::mother_died ? w.life.mother() : w.life.father();
        if (event.kind != Kind::parents_parted && event.age < 1.5 && w.life.is_raised_by(parent)) continue; // told with the figures
        w.when(event.age);
        const std::string age = at_age(event.age), key = event.kind == Kind::parents_parted ? "parents.parted" : event.kind == Kind::mother_died ? "mother.died"
                                                                                                                                                 : "father.died";
        w.say(key, event.trace, {capital_first(event.words) + " when " + w.p.she + " was " + age.substr(3) + ".", capital_first(age) + ", " + event.words + ".", "When " + w.p.she + " was " + age.substr(3) + ", " + event.words + "."});
    }
}

namespace {

/// What moved most where the lead of asking did: asking itself, or the better of the two other ways.
std::string movement_words(const LifeRecord& life, unsigned from, unsigned to) {
    const auto value = [&](unsigned month, const char* field) { return life.at(month, field).value; };
    const double ask = value(to, "general_ask") - value(from, "general_ask");
    const double other = std::max(value(to, "general_mute"), value(to, "general_amplify")) - std::max(value(from, "general_mute"), value(from, "general_amplify"));
    const bool rises = ask - other > 0.0;
    if ((rises ? ask : -ask) >= (rises ? -other : other)) return rises ? "more was expected of asking" : "less was expected of asking";
    return rises ? "less was expected of the better of the two others" : "more was expected of the better of the two others";
}

} // namespace

void tell_general(ChapterWriter& w, const std::string& topic, unsigned from, unsigned to, const std::string& stretch) {
    const auto before = w.life.general_margin(from), after = w.life.general_margin(to);
    if (!before || !after || to <= from) return;
    std::vector<StoryFact> trace = w.life.general_facts(from);
    for (const StoryFact& fact : w.life.general_facts(to)) trace.push_back(fact);
    const double change = *after - *before;
    const std::string a = reward_text(*before), b = reward_text(*after), then = at_age(from / 12.0), now = capital_first(at_age(to / 12.0));
    const std::string most = std::fabs(change) > 0.15 ? "much " : std::fabs(change) < 0.06 ? "a little "
                                                                                           : "";
    const std::string way = movement_words(w.life, from, to);
    if (std::fabs(change) < 0.02) w.say(topic, trace, {"In general, people were expected to answer as before: over " + stretch + ", the lead of asking over the other two ways went from " + a + " to " + b + ".", now + " " + w.p.she + " expected of people in general much what " + w.p.she + " had " + then + ": a lead of asking of " + b + ", after " + a + ".", "The lead of asking people in general was " + b + " " + at_age(to / 12.0) + ", much as " + then + " (" + a + ")."});
    else if (change > 0) w.say(topic, trace, {"Over " + stretch + ", the lead of asking people in general over the other two ways rose from " + a + " to " + b + ", mostly because " + way + ".", now + " asking had gained " + most + "ground with people in general: its lead went from " + a + " to " + b + ". Most of this came about as " + way + ".", "With people in general, the lead of asking was " + a + " " + then + " and " + b + " " + at_age(to / 12.0) + ", above all because " + way + "."});
    else w.say(topic, trace, {"Over " + stretch + ", the lead of asking people in general over the other two ways fell from " + a + " to " + b + ", mostly because " + way + ".", now + " asking had lost " + most + "ground with people in general: its lead went from " + a + " to " + b + ". Most of this came about as " + way + ".", "With people in general, the lead of asking was " + a + " " + then + " and " + b + " " + at_age(to / 12.0) + ", above all because " + way + "."});
}

namespace {

/// The month itself, or the last one of the record before it.
unsigned month_near(const LifeRecord& life, unsigned month) { return std::min(month, life.last_month()); }

void tell_siblings(ChapterWriter& w) {
    const LifeRecord& life = w.life;
    if (!std::isfinite(life.mother()) || !life.is_raised_by(life.mother())) return;
    std::vector<StoryFact> trace{life.of_person(life.person(), "birth_year")};
    std::vector<std::string> ages;
    for (const std::uint64_t row : life.source().rows_with("persons", "mother", life.mother())) {
        const StoryFact born = life.source().fact("persons", row, "birth_year");
        if (born.person == life.person() || born.value < life.birth() || born.person == life.of_person(life.person(), "twin").value || born.value - life.birth() > life.last_age()) continue;
        trace.push_back(born);
        ages.push_back(year_text(born.value - life.birth()));
    }
    const std::string many = count_text(static_cast<double>(ages.size()));
    const StoryFact twin = life.of_person(life.person(), "twin");
    if (twin.is_there()) w.say("twin", {twin}, {w.p.She + " had a twin.", w.p.She + " was one of twins."});
    const StoryFact all = life.source().count("persons", "mother", life.mother());
    if (ages.empty()) {
        if (all.value > 1.0) return;
        w.say("siblings", {all}, {w.p.She + " stayed " + w.p.hers + " mother's only child.", "There was no brother or sister."});
    } else if (ages.size() == 1) w.say("siblings", trace, {"A brother or sister was born when " + w.p.she + " was " + ages.front() + ".", "When " + w.p.she + " was " + ages.front() + ", a sibling was born."});
    else w.say("siblings", trace, {capital_first(many) + " younger siblings came, when " + w.p.she + " was " + enumerated(ages) + ".", w.p.She + " had " + many + " younger siblings, born when " + w.p.she + " was " + enumerated(ages) + "."});
}

void tell_fear(ChapterWriter& w, const std::string& topic, unsigned from, unsigned to) {
    const StoryFact before = w.life.at(from, "general_fear"), after = w.life.at(to, "general_fear");
    if (!before.is_there() || !after.is_there() || std::max(before.value, after.value) < 0.12) return;
    const std::string a = reward_text(before.value), b = reward_text(after.value);
    if (after.value < before.value - 0.03) w.say(topic, {before, after}, {"Fear fell from " + a + " to " + b + ".", "General fear was less by then: " + b + ", after " + a + "."});
    else if (after.value > before.value + 0.03) w.say(topic, {before, after}, {"Fear rose from " + a + " to " + b + ".", "General fear was more by then: " + b + ", after " + a + "."});
    else w.say(topic, {before, after}, {"Fear hardly changed (" + a + ", then " + b + ").", "General fear stayed near where it was: " + a + ", then " + b + "."});
}

} // namespace

StoryChapter tell_childhood(const LifeRecord& life) {
    ChapterWriter w(life, "Childhood");
    if (life.last_month() < 30) return w.finish();
    const unsigned end = month_near(life, 144);
    tell_siblings(w);
    tell_parents(w, 0.0, 12.0);
    const auto friends = life.ties_of(StoryTie::Kind::friendship);
    if (!friends.empty() && friends.front().from < 12.0) {
        const std::string age = at_age(friends.front().from);
        w.when(friends.front().from);
        w.say("first.friend", {life.tie(friends.front(), "start"), life.tie(friends.front(), "kind")}, {"The first friend in the record came " + age + ".", capital_first(age) + " " + w.p.she + " made the first friend that the record has.", "The first friendship of the record began " + age + "."});
    }
    w.when(12.0);
    tell_general(w, "general.childhood", std::min(24U, end), end, end < 144 ? "the years from two on" : "childhood");
    tell_fear(w, "fear.childhood", std::min(24U, end), end);
    const StoryFact then = life.at(18, "plasticity"), now = life.at(end, "plasticity");
    if (then.is_there() && now.is_there() && now.value < then.value - 0.1) {
        const std::string a = reward_text(then.value), b = reward_text(now.value);
        w.say("plasticity.childhood", {then, now}, {capital_first(at_age(end / 12.0)) + " new experience moved " + w.p.her + " less than it had: plasticity had gone from " + a + " to " + b + ".", "The readiness to change fell as it does in everyone of this model, from " + a + " at 18 months to " + b + " " + at_age(end / 12.0) + ".", "Plasticity went from " + a + " to " + b + " meanwhile, so that later lessons would count for less."});
    }
    return w.finish();
}

namespace {

void tell_friends(ChapterWriter& w, double from, double to) {
    std::vector<StoryTie> some;
    for (const StoryTie& tie : w.life.ties_of(StoryTie::Kind::friendship))
        if (tie.from >= from && tie.from < to) some.push_back(tie);
    if (some.empty()) return;
    std::vector<StoryFact> trace;
    for (const StoryTie& tie : some) trace.push_back(w.life.tie(tie, "start"));
    const StoryTie* longest = &some.front();
    const auto length = [&](const StoryTie& tie) { return (tie.lasts() ? w.life.last_age() : tie.to) - tie.from; };
    for (const StoryTie& tie : some)
        if (length(tie) > length(*longest)) longest = &tie;
    const std::string until = count_text(std::floor(std::min(to, w.life.last_age()) + 1e-4)), many = count_text(static_cast<double>(some.size())), time = span_text(length(*longest));
    if (!longest->lasts()) trace.push_back(w.life.tie(*longest, "end"));
    trace.push_back(w.life.tie(*longest, "ending"));
    const std::string tail = longest->lasts() ? "still lasts where the record ends" : "lasted " + time;
    if (some.size() == 1)
        w.say("friends.youth", trace, {"One friendship began between 12 and " + until + "; it " + tail + ".", "Between 12 and " + until + " " + w.p.she + " made one friend, and the friendship " + tail + ".", "In these years one friendship began, which " + tail + "."});
    else
        w.say("friends.youth", trace, {capital_first(many) + " friendships began between 12 and " + until + "; the longest " + tail + ".", "Between 12 and " + until + " " + w.p.she + " made " + many + " friends, and the longest of these friendships " + tail + ".", "In these years " + many + " friendships began, of which the longest " + tail + "."});
}

void tell_closest_friend(ChapterWriter& w, unsigned month) {
    const StoryFact theirs = w.life.at(month, "q_ask_friend"), general = w.life.at(month, "general_ask");
    if (!theirs.is_there() || !general.is_there()) return;
    const std::string a = reward_text(theirs.value), b = reward_text(general.value), age = at_age(month / 12.0);
    const double more = theirs.value - general.value;
    if (more > 0.03) w.say("friend.model", {theirs, general}, {capital_first(age) + ", the closest friend was more worth asking than people in general (" + a + " against " + b + ").", "Of the closest friend " + w.p.she + " expected more than of others " + age + ": " + a + " of asking, against " + b + " in general."});
    else if (more < -0.03) w.say("friend.model", {theirs, general}, {capital_first(age) + ", " + w.p.she + " expected less of asking the closest friend (" + a + ") than of people in general (" + b + ").", "The closest friend " + age + " was a little disappointing: asking was expected to bring " + a + ", and " + b + " with people in general."});
    else w.say("friend.model", {theirs, general}, {"Of the closest friend " + w.p.she + " expected " + age + " about what " + w.p.she + " did of anyone (" + a + " and " + b + " of asking).", capital_first(age) + ", the closest friend was like people in general to " + w.p.her + ": " + a + " and " + b + " expected of asking."});
}

/// The interview and the questionnaire at one age.
void tell_interview(ChapterWriter& w, unsigned month, const std::string& key) {
    const double me = w.life.person();
    const StoryFact interview = w.life.observed(me, month, "aai_class"), anxiety = w.life.observed(me, month, "ecr_anxiety"), avoidance = w.life.observed(me, month, "ecr_avoidance");
    const std::string age = at_age(month / 12.0);
    if (interview.is_there()) {
        const std::string pattern = class_text(interview.label);
        w.say(key + ".aai", {interview}, {"The attachment interview " + age + " was coded " + pattern + ".", capital_first(age) + ", the way " + w.p.she + " spoke of " + w.p.hers + " childhood was coded " + pattern + ".", "Interviewed " + age + ", " + w.p.she + " was given the class called " + pattern + "."});
    }
    if (!anxiety.is_there() || !avoidance.is_there()) return;
    const std::string both = "anxiety " + reward_text(anxiety.value) + " and avoidance " + reward_text(avoidance.value) + ", on scales from 1 to 7";
    w.say(key + ".ecr", {anxiety, avoidance}, {"The questionnaire gave " + both + ".", "By " + w.p.hers + " own account, in the questionnaire: " + both + ".", "Asked in writing, " + w.p.she + " came to " + both + "."});
}

} // namespace

StoryChapter tell_adolescence(const LifeRecord& life) {
    ChapterWriter w(life, "Adolescence and friends");
    if (life.last_month() < 180) return w.finish();
    const unsigned end = month_near(life, 216);
    tell_parents(w, 12.0, 18.0);
    w.when(18.0);
    tell_friends(w, 12.0, 18.0);
    tell_closest_friend(w, end);
    tell_general(w, "general.youth", 144, end, end < 216 ? "the years from 12 on" : "adolescence");
    tell_fear(w, "fear.youth", 144, end);
    return w.finish();
}

namespace {

void tell_continuity(ChapterWriter& w, unsigned infancy, unsigned adult) {
    const StoryFact before = w.life.observed(w.life.person(), infancy, "ssp_class"), after = w.life.observed(w.life.person(), adult, "aai_class");
    if (!before.is_there() || !after.is_there()) return;
    const bool was = before.is("B"), is = after.is("F");
    const std::string then = class_text(before.label), now = class_text(after.label), age = at_age(adult / 12.0), young = at_age(infancy / 12.0);
    if (was && is) w.say("continuity", {before, after}, {"Coded " + then + " " + young + " and " + now + " " + age + ": the codings of both ages agree.", "So the first coding, " + then + " " + young + ", and the interview " + age + " agree."});
    else if (!was && !is) w.say("continuity", {before, after}, {"From " + then + " " + young + " to " + now + " " + age + ": not the same class, but not a secure one at either age.", "As coded, neither age was secure: " + then + " first, " + now + " " + age + "."});
    else if (is) w.say("continuity", {before, after}, {"The coding " + young + " had been " + then + "; by these two codings, the class changed.", "By these two codings the class changed, from " + then + " " + young + " to " + now + "."});
    else w.say("continuity", {before, after}, {"The coding " + young + " had been " + then + "; by these two codings, security did not last until then.", "What was coded " + then + " " + young + " was coded " + now + " " + age + "."});
}

} // namespace

StoryChapter tell_young_adult(const LifeRecord& life) {
    ChapterWriter w(life, "Young adult");
    if (life.last_month() < 216) return w.finish();
    tell_parents(w, 18.0, 30.0);
    const auto infancy = life.assessed(life.person(), "ssp_class"), adult = life.assessed(life.person(), "aai_class");
    std::size_t told = 0;
    for (const unsigned month : adult) {
        if (month > 30 * 12 || told == 2) break;
        w.when(month / 12.0);
        tell_interview(w, month, "adult." + std::to_string(month));
        if (told++ == 0 && !infancy.empty()) tell_continuity(w, infancy.front(), month);
    }
    w.when(30.0);
    tell_general(w, "general.young", 216, month_near(life, 360), "the years to " + count_text(std::floor(month_near(life, 360) / 12.0)));
    return w.finish();
}

} // namespace dyad
