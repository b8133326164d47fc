// Joining persons, interviews, questionnaires and relationships community by community.
#include "analysis/lives.hpp"

#include "analysis/children.hpp"
#include "analysis/codes.hpp"
#include "analysis/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace dyad {

namespace {

constexpr std::array<std::string_view, 11> person_fields{"person", "community", "generation", "mother",
                                                         "father", "sex", "birth_year", "death_year",
                                                         "origin", "reactivity", "susceptibility"};
constexpr std::array<std::string_view, 7> observed_fields{
    "person", "age", "ssp_class", "ssp_class_father", "aai_class", "ecr_anxiety", "ecr_avoidance"};
constexpr std::array<std::string_view, 4> latent_fields{"person", "age", "psychotherapies", "mentors"};
constexpr std::array<std::string_view, 7> tie_fields{"person", "other", "kind", "start",
                                                     "commitment", "end", "ending"};
constexpr std::array<std::string_view, 4> care_fields{"person", "figure", "slot", "role"};
constexpr std::array<std::string_view, 4> infant_labels{"A", "B", "C", "D"};
constexpr std::array<std::string_view, 4> adult_labels{"F", "Ds", "E", "U"};
constexpr std::array<std::string_view, 1> kind_labels{"partners"};
constexpr std::array<std::string_view, 1> ending_labels{"death of one"};
constexpr std::array<std::string_view, 2> sex_labels{"female", "male"};
constexpr std::array<std::string_view, 2> slot_labels{"main", "second"};
constexpr std::array<std::string_view, 2> role_labels{"mother", "father"};
constexpr std::array<std::string_view, 3> origin_labels{"born in the run", "founder", "institution staff"};

constexpr unsigned grown_up = 16 * 12; ///< months: the interview is given from then on

/// What the codes of a file mean.
struct Meanings {
    Codes main, father, interview, kind, ending, sex, origin, slot, role;
    explicit Meanings(const ResultsFile& file)
        : main(file, "observed", "ssp_class", infant_labels),
          father(file, "observed", "ssp_class_father", infant_labels),
          interview(file, "observed", "aai_class", adult_labels), kind(file, "relationships", "kind", kind_labels),
          ending(file, "relationships", "ending", ending_labels), sex(file, "persons", "sex", sex_labels),
          origin(file, "persons", "origin", origin_labels), slot(file, "care", "slot", slot_labels),
          role(file, "care", "role", role_labels) {}
};

/// The community being read: its people found by their numbers.
class Gathering {
public:
    Gathering(RowCursor& row, const Meanings& meanings, std::size_t occasions) {
        const double community = row[1];
        for (; !row.at_end() && row[1] == community; row.next()) {
            lives.persons.push_back(person_in(row, meanings, occasions));
            numbers_.push_back({row[0], row[3], row[4]});
        }
        std::sort(lives.persons.begin(), lives.persons.end(),
                  [](const Life& a, const Life& b) { return a.person < b.person; });
        std::sort(numbers_.begin(), numbers_.end());
        lives.children.resize(lives.persons.size());
        for (std::size_t k = 0; k < numbers_.size(); ++k) {
            lives.persons[k].mother = find(numbers_[k][1]);
            lives.persons[k].father = find(numbers_[k][2]);
            if (lives.persons[k].mother != Life::nobody_here) lives.children[lives.persons[k].mother].push_back(k);
        }
    }
    std::size_t find(double number) const {
        if (!std::isfinite(number)) return Life::nobody_here;
        const auto found = std::lower_bound(numbers_.begin(), numbers_.end(), number,
                                            [](const auto& one, double wanted) { return one[0] < wanted; });
        const bool here = found != numbers_.end() && (*found)[0] == number;
        return here ? static_cast<std::size_t>(found - numbers_.begin()) : Life::nobody_here;
    }
    Life* life(double number) {
        const std::size_t place = find(number);
        return place == Life::nobody_here ? nullptr : &lives.persons[place];
    }
    void add_love(const RowCursor& row, const Meanings& meanings) {
        const std::size_t a = find(row[0]), b = find(row[1]);
        if (meanings.kind(row[2]) != 0 || a == Life::nobody_here || b == Life::nobody_here) return;
        const bool founding = row[3] == 0.0 && row[4] == 0.0;
        lives.loves.push_back({a, b, row[3], row[4], row[5], meanings.ending(row[6]) == 0, founding});
        for (const std::size_t one : {a, b}) lives.persons[one].loves.push_back(lives.loves.size() - 1);
    }

    void note_care(Life& child, const RowCursor& row, const Meanings& meanings) const {
        const std::size_t figure = find(row[1]);
        const int slot = meanings.slot(row[2]);
        if (figure == Life::nobody_here || slot < 0 || slot != meanings.role(row[3])) return;
        if (slot == 0) child.raised_by_mother = figure == child.mother;
        if (slot == 1) child.father_second = figure == child.father;
    }

    CommunityLives lives;

private:
    static Life person_in(const RowCursor& row, const Meanings& meanings, std::size_t occasions) {
        Life life;
        life.person = static_cast<std::uint32_t>(row[0]);
        life.generation = static_cast<unsigned>(row[2]);
        life.woman = meanings.sex(row[5]) == 0;
        life.birth = row[6];
        if (std::isfinite(row[7])) life.death = row[7];
        life.born_here = meanings.origin(row[8]) == 0;
        life.staff = meanings.origin(row[8]) == 2;
        life.reactivity = row[9];
        life.susceptibility = row[10];
        life.seen.resize(occasions);
        return life;
    }

    std::vector<std::array<double, 3>> numbers_; ///< person, mother, father
};

std::optional<std::size_t> place_of(const Occasions& occasions, unsigned month) {
    const auto found = std::find(occasions.adult.begin(), occasions.adult.end(), month);
    if (found == occasions.adult.end()) return std::nullopt;
    return static_cast<std::size_t>(found - occasions.adult.begin());
}

void note_observed(Life& life, const RowCursor& row, const Occasions& occasions, const Meanings& meanings) {
    const unsigned month = month_of_age(row[1]);
    if (occasions.infancy == month) life.classified = meanings.main(row[2]);
    if (life.with_father < 0 && month < grown_up) life.with_father = meanings.father(row[3]);
    const auto place = place_of(occasions, month);
    if (!place) return;
    Sighting& sighting = life.seen[*place];
    sighting.interview = meanings.interview(row[4]);
    sighting.anxiety = row[5];
    sighting.avoidance = row[6];
}

void note_latent(Life& life, const RowCursor& row, const Occasions& occasions) {
    const auto place = place_of(occasions, month_of_age(row[1]));
    if (!place) return;
    life.seen[*place].therapies = row[2];
    life.seen[*place].mentors = row[3];
}

std::vector<Refusal> out_of_order(std::string_view table) {
    return {
        {"", 0, 0,
         "the table `" + std::string(table) +
             "` names persons in another order of communities than `persons`, so that the account cannot be made a "
             "community at a time; was the file put together by another program?"}};
}

double end_of(const ResultsFile& file) {
    constexpr std::array<std::string_view, 1> fields{"year"};
    double end = 0.0;
    for (RowCursor row(file, "demography", fields); !row.at_end(); row.next()) end = std::max(end, row[0] + 1.0);
    return end;
}

} // namespace

Occasions occasions_in(const ResultsFile& file) {
    Occasions occasions;
    occasions.infancy = assessments_in(file).classes;
    occasions.end = end_of(file);
    const Codes interview(file, "observed", "aai_class", adult_labels);
    std::set<unsigned> months;
    RowCursor row(file, "observed", observed_fields);
    for (Beginning beginning(file); beginning.holds(row); row.next())
        if (interview(row[4]) >= 0 || std::isfinite(row[5])) months.insert(month_of_age(row[1]));
    for (const unsigned month : months)
        if (month >= grown_up) occasions.adult.push_back(month);
    const RowCursor latent(file, "latent", latent_fields);
    occasions.tells_therapy = latent.holds(2);
    occasions.tells_mentors = latent.holds(3);
    return occasions;
}

Outcome<Done> for_each_community(const ResultsFile& file, const Occasions& occasions,
                                 const std::function<void(const CommunityLives&)>& each) {
    const Meanings meanings(file);
    RowCursor persons(file, "persons", person_fields), observed(file, "observed", observed_fields);
    RowCursor latent(file, "latent", latent_fields), ties(file, "relationships", tie_fields);
    RowCursor care(file, "care", care_fields);
    while (!persons.at_end()) {
        Gathering here(persons, meanings, occasions.adult.size());
        for (Life* life = nullptr; !care.at_end() && (life = here.life(care[0])) != nullptr; care.next())
            here.note_care(*life, care, meanings);
        for (Life* life = nullptr; !observed.at_end() && (life = here.life(observed[0])) != nullptr;
             observed.next())
            note_observed(*life, observed, occasions, meanings);
        for (Life* life = nullptr; !latent.at_end() && (life = here.life(latent[0])) != nullptr; latent.next())
            note_latent(*life, latent, occasions);
        for (; !ties.at_end() && here.life(ties[0]) != nullptr; ties.next()) here.add_love(ties, meanings);
        each(here.lives);
    }
    for (const RowCursor* rows : {&persons, &care, &observed, &latent, &ties})
        if (rows->failure()) return *rows->failure();
    if (!care.at_end()) return out_of_order("care");
    if (!observed.at_end()) return out_of_order("observed");
    if (!latent.at_end()) return out_of_order("latent");
    if (!ties.at_end()) return out_of_order("relationships");
    return Done{};
}

} // namespace dyad
