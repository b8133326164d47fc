// Gathering one person's rows from all tables.
#include "analysis/story/life_record.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace dyad {

namespace {

constexpr double end_of_infancy = 1.5; ///< years; /care is of this age

} // namespace

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

StoryFact LifeRecord::placed_at() const {
    const auto row = care_row(person_, 1);
    if (!row) return {};
    const StoryFact role = care(*row, "role");
    return role.is("adoptive parent") || role.is("foster parent") ? source_.parameter("placement.age") : StoryFact{};
}

/// After infancy a placement changes who the figures are, and only the parameters tell that there may have been one.
bool LifeRecord::may_be_placed_by(double age) const {
    const StoryFact share = source_.parameter("placement.share"), at = source_.parameter("placement.age");
    return share.is_there() && at.is_there() && share.value > 0.0 && at.value > end_of_infancy && at.value <= std::min(age, last_age());
}

bool LifeRecord::is_raised_by(double parent) const {
    if (!std::isfinite(parent) || may_be_placed_by(last_age())) return false;
    for (const std::uint64_t row : source_.rows_with("care", "person", person_))
        if (source_.value("care", row, "figure") == parent) return true;
    return false;
}

StoryFact LifeRecord::death_in_infancy(double child, std::uint64_t care_row) const {
    const double figure = source_.value("care", care_row, "figure");
    const StoryFact death = std::isfinite(figure) ? of_person(figure, "death_year") : StoryFact{}, birth = of_person(child, "birth_year");
    return death.is_there() && birth.is_there() && death.value < birth.value + end_of_infancy ? death : StoryFact{};
}

std::string LifeRecord::role_words(std::uint64_t care_row) const {
    const std::string role = care(care_row, "role").label;
    if (!role.ends_with(" parent")) return role;
    const StoryFact sex = of_person(source_.value("care", care_row, "figure"), "sex");
    if (!sex.is_there()) return role;
    return role.substr(0, role.size() - std::string_view("parent").size()) + (sex.is("female") ? "mother" : "father");
}

std::string LifeRecord::figure_words(int slot, double age) const {
    constexpr std::array places{"main", "second", "third"};
    const std::string place = places[static_cast<std::size_t>(std::clamp(slot, 1, 3) - 1)];
    const auto row = care_row(person_, slot);
    if (!row || may_be_placed_by(age)) return "the " + place + " figure";
    const std::string role = role_words(*row);
    if (role.empty() || role == "other figure") return "a " + (slot == 1 ? "main" : place) + " figure of the family";
    if (role == "institution staff") return "the institution's staff";
    for (int before = 1; before < slot; ++before)
        if (const auto other = care_row(person_, before); other && role_words(*other) == role) return pronouns_.hers + " " + place + " " + role;
    return pronouns_.hers + " " + role;
}

double share_answered(const StoryFact& sensitivity, const StoryFact& inconsistency, const StoryFact& rejection) {
    const auto chance = [](double odds) { return 1.0 / (1.0 + std::exp(-odds)); };
    return chance(sensitivity.value / (1.0 + inconsistency.value)) * (1.0 - chance(rejection.value));
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
