// What happened in a life, by age: parents, siblings, love, children, therapies and mentors.
#include "analysis/story/life_record.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

bool is_in(double age, double last) { return std::isfinite(age) && age > 0.0 && age <= last + 1e-3; }

} // namespace

void LifeRecord::note_parents_events() {
    const StoryPronouns& p = pronouns_;
    for (const auto& [parent, words] : {std::pair{mother_, "mother"}, std::pair{father_, "father"}}) {
        if (!std::isfinite(parent)) continue;
        const StoryFact death = of_person(parent, "death_year");
        if (death.is_there() && is_in(death.value - birth_, last_age())) events_.push_back({death.value - birth_, p.hers + " " + words + " died", {death}, false});
    }
    if (!std::isfinite(mother_) || !std::isfinite(father_)) return;
    for (const auto& [one, other, side, far] : {std::tuple{mother_, father_, "person", "other"}, std::tuple{father_, mother_, "person", "other"}})
        for (const std::uint64_t row : source_.rows_with("relationships", side, one)) {
            const StoryFact end = source_.fact("relationships", row, "end"), ending = source_.fact("relationships", row, "ending");
            if (source_.value("relationships", row, far) != other || !source_.fact("relationships", row, "kind").is("partners") || !ending.is("parted")) continue;
            if (is_in(end.value - birth_, last_age())) events_.push_back({end.value - birth_, p.hers + " parents parted", {end, ending}, false});
        }
}

void LifeRecord::note_counted_events() {
    struct Counted {
        const char *field, *words;
    };
    for (const Counted& one : {Counted{"psychotherapies", "began a psychotherapy"}, Counted{"dropped_out", "left a psychotherapy early"}})
        for (auto month = months_.begin(); month != months_.end(); ++month) {
            const auto next = std::next(month);
            if (next == months_.end()) break;
            const double before = source_.value("lives", month->second, one.field), after = source_.value("lives", next->second, one.field);
            if (after > before) events_.push_back({next->first / 12.0, pronouns_.she + " " + one.words, {source_.fact("lives", month->second, one.field), source_.fact("lives", next->second, one.field)}, false});
        }
}

void LifeRecord::note_events() {
    note_parents_events();
    note_counted_events();
    const StoryPronouns& p = pronouns_;
    for (const StoryTie& one : ties_) {
        if (one.kind == StoryTie::Kind::friendship) continue;
        const bool is_love = one.kind == StoryTie::Kind::partner;
        if (is_in(one.from, last_age())) events_.push_back({one.from, is_love ? p.she + " met a partner" : p.she + " found a mentor", {tie(one, "start"), tie(one, "kind")}, is_love});
        if (!is_love) continue;
        if (is_in(one.committed, last_age())) events_.push_back({one.committed, "the two moved together", {tie(one, "commitment"), tie(one, "kind")}, true});
        if (is_in(one.to, last_age())) events_.push_back({one.to, one.by_death ? p.hers + " partner died" : p.she + " and " + p.hers + " partner parted", {tie(one, "end"), tie(one, "ending")}, true});
    }
    for (const double child : children_)
        if (is_in(age_at_birth_of(child), last_age())) events_.push_back({age_at_birth_of(child), "a child was born to " + p.her, {of_person(child, "birth_year"), of_person(child, is_woman_ ? "mother" : "father")}, false});
    std::stable_sort(events_.begin(), events_.end(), [](const StoryEvent& a, const StoryEvent& b) { return a.age < b.age; });
}

} // namespace dyad
