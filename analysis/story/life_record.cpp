// Gathering one person's rows from all tables.
#include "analysis/story/life_record.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace dyad {

LifeRecord::LifeRecord(const StorySource& source, double person) : source_(source), person_(person), lineage_(source.lineage(person)) {
    is_woman_ = of_person(person, "sex").is("female");
    pronouns_ = pronouns_of(is_woman_);
    birth_ = source.value("persons", row_of(person), "birth_year");
    death_ = source.value("persons", row_of(person), "death_year");
    mother_ = source.value("persons", row_of(person), "mother");
    father_ = source.value("persons", row_of(person), "father");
    for (const std::uint64_t row : source.rows_with("lives", "person", person)) months_.emplace(static_cast<unsigned>(std::lround(source.value("lives", row, "age") * 12.0)), row);
    note_ties();
    note_children();
    note_events();
}

std::uint64_t LifeRecord::row_of(double person) const {
    const auto& rows = source_.rows_with("persons", "person", person);
    return rows.empty() ? StoryFact::no_row : rows.front();
}

StoryFact LifeRecord::at(unsigned month, const std::string& field) const {
    const auto found = months_.find(month);
    return found == months_.end() ? StoryFact{} : source_.fact("lives", found->second, field);
}

StoryFact LifeRecord::of_person(double person, const std::string& field) const {
    const std::uint64_t row = row_of(person);
    return row == StoryFact::no_row ? StoryFact{} : source_.fact("persons", row, field);
}

StoryFact LifeRecord::observed(double person, unsigned month, const std::string& field) const {
    for (const std::uint64_t row : source_.rows_with("observed", "person", person))
        if (std::lround(source_.value("observed", row, "age") * 12.0) == static_cast<long>(month)) return source_.fact("observed", row, field);
    return {};
}

std::vector<unsigned> LifeRecord::assessed(double person, const std::string& field) const {
    std::vector<unsigned> months;
    if (!std::isfinite(person)) return months;
    for (const std::uint64_t row : source_.rows_with("observed", "person", person))
        if (std::isfinite(source_.value("observed", row, field))) months.push_back(static_cast<unsigned>(std::lround(source_.value("observed", row, "age") * 12.0)));
    std::sort(months.begin(), months.end());
    return months;
}

std::optional<std::uint64_t> LifeRecord::care_row(double child, int slot) const {
    for (const std::uint64_t row : source_.rows_with("care", "person", child))
        if (static_cast<int>(source_.value("care", row, "slot")) == slot) return row;
    return std::nullopt;
}

std::vector<StoryTie> LifeRecord::ties_of(StoryTie::Kind kind) const {
    std::vector<StoryTie> some;
    for (const StoryTie& tie : ties_)
        if (tie.kind == kind) some.push_back(tie);
    return some;
}

void LifeRecord::note_ties() {
    for (const char* side : {"person", "other"})
        for (const std::uint64_t row : source_.rows_with("relationships", side, person_)) {
            const std::string kind = source_.fact("relationships", row, "kind").label;
            const bool is_first = std::string(side) == "person";
            if (kind == "mentor" && !is_first) continue; // the older one is no mentee
            StoryTie tie;
            tie.kind = kind == "partners" ? StoryTie::Kind::partner : kind == "mentor" ? StoryTie::Kind::mentor
                                                                                       : StoryTie::Kind::friendship;
            tie.row = row;
            tie.other = source_.value("relationships", row, is_first ? "other" : "person");
            tie.from = source_.value("relationships", row, "start") - birth_;
            tie.committed = source_.value("relationships", row, "commitment") - birth_;
            tie.to = source_.value("relationships", row, "end") - birth_;
            tie.by_death = source_.fact("relationships", row, "ending").is("death of one");
            ties_.push_back(tie);
        }
    std::stable_sort(ties_.begin(), ties_.end(), [](const StoryTie& a, const StoryTie& b) { return a.from < b.from; });
}

void LifeRecord::note_children() {
    for (const char* side : {"mother", "father"})
        for (const std::uint64_t row : source_.rows_with("persons", side, person_)) children_.push_back(source_.value("persons", row, "person"));
    std::stable_sort(children_.begin(), children_.end(), [this](double a, double b) { return age_at_birth_of(a) < age_at_birth_of(b); });
}

std::string LifeRecord::figure_words(int slot) const {
    const auto row = care_row(person_, slot);
    if (!row) return "the figure";
    const std::string role = care(*row, "role").label;
    if (role.empty() || role == "other figure") return "another figure";
    return role == "institution staff" ? "the institution's staff" : pronouns_.hers + " " + role;
}

std::optional<double> LifeRecord::general_margin(unsigned month) const {
    const StoryFact ask = at(month, "general_ask"), mute = at(month, "general_mute"), amplify = at(month, "general_amplify");
    if (!ask.is_there() || !mute.is_there() || !amplify.is_there()) return std::nullopt;
    return ask.value - std::max(mute.value, amplify.value);
}

std::vector<StoryFact> LifeRecord::general_facts(unsigned month) const { return {at(month, "general_ask"), at(month, "general_mute"), at(month, "general_amplify")}; }

std::vector<double> followed_persons(const StorySource& source) {
    std::set<double> persons;
    const std::uint64_t rows = source.rows("lives");
    for (std::uint64_t row = 0; row < rows; ++row) persons.insert(source.value("lives", row, "person"));
    return {persons.begin(), persons.end()};
}

} // namespace dyad
