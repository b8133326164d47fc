// Joining persons, observations and the latent truth community by community.
#include "analysis/children.hpp"

#include "analysis/codes.hpp"
#include "analysis/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

namespace dyad {

namespace {

constexpr std::array<std::string_view, 4> person_fields{"person", "community", "reactivity", "generation"};
constexpr std::array<std::string_view, 7> observed_fields{
    "person", "age", "ssp_class", "ssp_class_father", "sensitivity_observed", "frightening_observed", "aqs_security"};
constexpr std::array<std::string_view, 4> latent_fields{"person", "age", "responsiveness", "security"};

constexpr std::array<std::string_view, 4> class_letters{"A", "B", "C", "D"};

std::optional<unsigned> nearest_month(const std::set<unsigned>& months, unsigned wanted) {
    std::optional<unsigned> best;
    const auto distance = [&](unsigned month) { return month > wanted ? month - wanted : wanted - month; };
    for (const unsigned month : months)
        if (!best || distance(month) < distance(*best)) best = month;
    return best;
}

/// The month nearest to 18 after the first one.
std::optional<unsigned> later_month(std::set<unsigned> months, std::optional<unsigned> first) {
    if (!first) return std::nullopt;
    months.erase(months.begin(), months.upper_bound(*first));
    return nearest_month(months, 18);
}

/// The persons of one community, found by person number.
class Community {
public:
    explicit Community(RowCursor& persons) {
        const double community = persons[1];
        for (; !persons.at_end() && persons[1] == community; persons.next()) {
            Child child;
            child.person = static_cast<std::uint32_t>(persons[0]);
            child.reactivity = persons[2];
            child.born = persons[3] > 0.0;
            children_.push_back(child);
        }
        std::sort(children_.begin(), children_.end(),
                  [](const Child& a, const Child& b) { return a.person < b.person; });
    }
    Child* find(double person) {
        const auto found = std::lower_bound(children_.begin(), children_.end(), person,
                                            [](const Child& child, double wanted) { return child.person < wanted; });
        return found != children_.end() && found->person == person ? &*found : nullptr;
    }
    const std::vector<Child>& children() const { return children_; }

private:
    std::vector<Child> children_;
};

void note_observed(Child& child, const RowCursor& row, const Assessments& at, const Codes& main,
                   const Codes& father) {
    const unsigned month = month_of_age(row[1]);
    child.assessed = true;
    if (at.classes == month) child.classified = main(row[2]);
    if (at.retest == month) child.retested = main(row[2]);
    if (at.classes && child.with_father < 0) child.with_father = father(row[3]);
    if (at.sort == month) child.sort = row[6];
    if (at.sort_again == month) child.sort_again = row[6];
    if (at.visit == month) {
        child.sensitivity_seen = row[4];
        child.frightening_seen = row[5];
    }
}

void note_latent(Child& child, const RowCursor& row, const Assessments& at) {
    const unsigned month = month_of_age(row[1]);
    if (at.early == month) child.responsiveness = row[2];
    if (at.truth == month) child.security = row[3];
}

std::vector<Refusal> out_of_order(std::string_view table) {
    return {{"", 0, 0,
             "the table `" + std::string(table) +
                 "` names persons in another order of communities than `persons`, so that the summary cannot be made a "
                 "community at a time; was the file put together by another program?"}};
}

} // namespace

Beginning::Beginning(const ResultsFile& file) {
    constexpr std::array<std::string_view, 2> fields{"person", "community"};
    RowCursor persons(file, "persons", fields);
    const double community = persons.at_end() ? 0.0 : persons[1];
    for (; !persons.at_end() && persons[1] == community; persons.next()) persons_.push_back(persons[0]);
    std::sort(persons_.begin(), persons_.end());
}

bool Beginning::holds(const RowCursor& row) {
    if (row.at_end()) return false;
    return ++seen_ <= enough || std::binary_search(persons_.begin(), persons_.end(), row[0]);
}

unsigned month_of_age(double years) {
    return std::isfinite(years) && years > 0.0 && years < 200.0 ? static_cast<unsigned>(std::lround(12.0 * years)) : 0;
}

Assessments assessments_in(const ResultsFile& file) {
    const Codes code(file, "observed", "ssp_class", class_letters);
    std::set<unsigned> ages, classified, sorted, visited;
    RowCursor row(file, "observed", observed_fields);
    for (Beginning beginning(file); beginning.holds(row); row.next()) {
        const unsigned month = month_of_age(row[1]);
        if (code(row[2]) >= 0) classified.insert(month);
        if (std::isfinite(row[4])) visited.insert(month);
        if (std::isfinite(row[6])) sorted.insert(month);
    }
    RowCursor state(file, "latent", latent_fields);
    for (Beginning beginning(file); beginning.holds(state); state.next())
        ages.insert(month_of_age(state[1]));
    Assessments at;
    at.classes = nearest_month(classified, 13);
    at.visit = nearest_month(visited, 9);
    at.early = at.visit.value_or(nearest_month(ages, 9).value_or(9));
    at.retest = later_month(classified, at.classes);
    at.sort = nearest_month(sorted, at.classes.value_or(13));
    at.sort_again = later_month(sorted, at.sort);
    at.truth = at.classes.value_or(nearest_month(ages, 13).value_or(13));
    return at;
}

Outcome<Done> for_each_child(const ResultsFile& file, const Assessments& assessments,
                             const std::function<void(const Child&)>& each) {
    const Codes main(file, "observed", "ssp_class", class_letters);
    const Codes father(file, "observed", "ssp_class_father", class_letters);
    RowCursor persons(file, "persons", person_fields);
    RowCursor observed(file, "observed", observed_fields);
    RowCursor latent(file, "latent", latent_fields);
    while (!persons.at_end()) {
        Community community(persons);
        for (Child* child = nullptr; !observed.at_end() && (child = community.find(observed[0])) != nullptr;
             observed.next())
            note_observed(*child, observed, assessments, main, father);
        for (Child* child = nullptr; !latent.at_end() && (child = community.find(latent[0])) != nullptr; latent.next())
            note_latent(*child, latent, assessments);
        for (const Child& child : community.children())
            if (child.born) each(child);
    }
    for (const RowCursor* rows : {&persons, &observed, &latent})
        if (rows->failure()) return *rows->failure();
    if (!observed.at_end()) return out_of_order("observed");
    if (!latent.at_end()) return out_of_order("latent");
    return Done{};
}

} // namespace dyad
