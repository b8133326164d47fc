// What happened in a life, by age: parents, siblings, love, children, therapies and mentors.
#include "analysis/story/life_record.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace dyad {

namespace {

bool is_in(double age, double last) { return std::isfinite(age) && age > 0.0 && age <= last + 1e-3; }

} // namespace

void LifeRecord::note_parents_events() {
    using Kind = StoryEvent::Kind;
    const StoryPronouns& p = pronouns_;
    for (const auto& [parent, words, kind] : {std::tuple{mother_, "mother", Kind::mother_died}, std::tuple{father_, "father", Kind::father_died}}) {
        if (!std::isfinite(parent)) continue;
        const StoryFact death = of_person(parent, "death_year");
        const std::string who = p.hers + (is_raised_by(parent) ? " " : " birth ") + words;
        if (death.is_there() && is_in(death.value - birth_, last_age())) events_.push_back({kind, death.value - birth_, who + " died", {death, of_person(person_, "birth_year")}});
    }
    if (!std::isfinite(mother_) || !std::isfinite(father_)) return;
    const std::string couple = is_raised_by(mother_) && is_raised_by(father_) ? p.hers + " parents" : "the couple to whom " + p.she + " was born";
    for (const auto& [one, other] : {std::pair{mother_, father_}, std::pair{father_, mother_}})
        for (const std::uint64_t row : source_.rows_with("relationships", "person", one)) {
            const StoryFact end = source_.fact("relationships", row, "end"), ending = source_.fact("relationships", row, "ending");
            if (source_.value("relationships", row, "other") != other || !source_.fact("relationships", row, "kind").is("partners") || !ending.is("parted")) continue;
            if (is_in(end.value - birth_, last_age())) events_.push_back({Kind::parents_parted, end.value - birth_, couple + " parted", {end, ending, of_person(person_, "birth_year")}});
        }
}

void LifeRecord::note_counted_events() {
    struct Counted {
        StoryEvent::Kind kind;
        const char *field, *words;
    };
    for (const Counted& one : {Counted{StoryEvent::Kind::therapy_began, "psychotherapies", "began a psychotherapy"}, Counted{StoryEvent::Kind::therapy_left, "dropped_out", "left a psychotherapy early"}})
        for (auto month = months_.begin(); month != months_.end(); ++month) {
            const auto next = std::next(month);
            if (next == months_.end()) break;
            const double before = source_.value("lives", month->second, one.field), after = source_.value("lives", next->second, one.field);
            if (after > before) events_.push_back({one.kind, next->first / 12.0, pronouns_.she + " " + one.words, {source_.fact("lives", month->second, one.field), source_.fact("lives", next->second, one.field)}});
        }
}

void LifeRecord::note_love_events(const StoryTie& love) {
    using Kind = StoryEvent::Kind;
    const StoryPronouns& p = pronouns_;
    const StoryFact birth = of_person(person_, "birth_year");
    if (is_in(love.from, last_age())) events_.push_back({Kind::love_began, love.from, p.she + " met a partner", {tie(love, "start"), tie(love, "kind"), birth}});
    if (is_in(love.committed, last_age())) events_.push_back({Kind::home_shared, love.committed, "the two moved together", {tie(love, "commitment"), tie(love, "kind"), birth}});
    if (!is_in(love.to, last_age())) return;
    if (!love.by_death) {
        events_.push_back({Kind::love_ended, love.to, p.she + " and " + p.hers + " partner parted", {tie(love, "end"), tie(love, "ending"), birth}});
        return;
    }
    // A love that the person's own death ended is no loss of a partner.
    const StoryFact death = of_person(love.other, "death_year");
    if (death.is_there() && death.value - birth_ <= love.to + 0.1) events_.push_back({Kind::partner_died, love.to, p.hers + " partner died", {death, tie(love, "ending"), birth}});
}

void LifeRecord::note_events() {
    using Kind = StoryEvent::Kind;
    note_parents_events();
    note_counted_events();
    const StoryFact birth = of_person(person_, "birth_year");
    for (const StoryTie& one : ties_) {
        if (one.kind == StoryTie::Kind::partner) note_love_events(one);
        if (one.kind == StoryTie::Kind::mentor && is_in(one.from, last_age())) events_.push_back({Kind::mentor_found, one.from, pronouns_.she + " found a mentor", {tie(one, "start"), tie(one, "kind"), birth}});
    }
    for (const double child : children_)
        if (is_in(age_at_birth_of(child), last_age())) events_.push_back({Kind::child_born, age_at_birth_of(child), "a child was born to " + pronouns_.her, {of_person(child, "birth_year"), of_person(child, is_woman_ ? "mother" : "father"), birth}});
    std::stable_sort(events_.begin(), events_.end(), [](const StoryEvent& a, const StoryEvent& b) { return a.age < b.age; });
}

std::vector<StoryEvent> LifeRecord::events_between(double from, double to) const {
    std::vector<StoryEvent> some;
    std::vector<std::size_t> times;
    for (const StoryEvent& event : events_) {
        if (event.age < from || event.age > to) continue;
        const auto known = std::find_if(some.begin(), some.end(), [&](const StoryEvent& one) { return one.kind == event.kind && one.words == event.words; });
        if (known == some.end()) {
            some.push_back(event);
            times.push_back(1);
            continue;
        }
        known->trace.insert(known->trace.end(), event.trace.begin(), event.trace.end());
        ++times[static_cast<std::size_t>(known - some.begin())];
    }
    for (std::size_t k = 0; k < some.size(); ++k) {
        if (times[k] == 1) continue;
        const std::string many = count_text(static_cast<double>(times[k]));
        if (some[k].kind == StoryEvent::Kind::child_born) some[k].words = many + " children were born to " + pronouns_.her;
        else some[k].words += times[k] == 2 ? " twice" : " " + many + " times";
    }
    return some;
}

} // namespace dyad
