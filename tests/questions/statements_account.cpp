// Persons, sightings and loves of a life in memory, laid out as the analyses read them from a file.
#include "tests/questions/statements_account.hpp"

#include "analysis/account_parts.hpp"
#include "models/persons.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace dyad::test {

namespace {

constexpr unsigned grown_up = 16 * 12; ///< months

/// The whole population as one community: numbers of persons hold over all of them.
class Gathering {
public:
    Gathering(const Life& life, const Occasions& occasions) : life_(life), occasions_(occasions) {
        add_persons();
        add_care();
        add_sightings();
        add_loves();
    }
    CommunityLives lives;

private:
    Numbers of(TableIndex table, std::string_view field, int wave = -1) const {
        return life_.tables().numbers(table, field, wave);
    }
    std::size_t find(double number) const {
        const auto at = places_.find(number);
        return at == places_.end() ? dyad::Life::nobody_here : at->second;
    }

    void add_persons() {
        const auto person = of(in_persons, "person"), mother = of(in_persons, "mother"), sex = of(in_persons, "sex");
        const auto father = of(in_persons, "father"), generation = of(in_persons, "generation");
        const auto birth = of(in_persons, "birth_year"), death = of(in_persons, "death_year");
        const auto origin = of(in_persons, "origin"), reactivity = of(in_persons, "reactivity");
        const auto susceptibility = of(in_persons, "susceptibility");
        for (std::size_t i = 0; i < person.size(); ++i) places_[person[i]] = i;
        lives.children.resize(person.size());
        for (std::size_t i = 0; i < person.size(); ++i) {
            dyad::Life one;
            one.person = static_cast<std::uint32_t>(person[i]);
            one.mother = find(mother[i]), one.father = find(father[i]);
            if (one.mother != dyad::Life::nobody_here) lives.children[one.mother].push_back(i);
            one.generation = static_cast<unsigned>(generation[i]);
            one.born_here = origin[i] == 1, one.staff = origin[i] == 3;
            one.woman = static_cast<Sex>(sex[i]) == female;
            one.birth = birth[i];
            if (std::isfinite(death[i])) one.death = death[i];
            one.reactivity = reactivity[i], one.susceptibility = susceptibility[i];
            one.seen.resize(occasions_.adult.size());
            lives.persons.push_back(std::move(one));
        }
    }

    /// Whom the mother raised as its main figure, and whose father was the second.
    void add_care() {
        const auto person = of(in_care, "person"), figure = of(in_care, "figure"), slot = of(in_care, "slot"),
                   role = of(in_care, "role");
        const double main = life_.code_of(in_care, "slot", "main"), second = life_.code_of(in_care, "slot", "second"),
                     as_mother = life_.code_of(in_care, "role", "mother"),
                     as_father = life_.code_of(in_care, "role", "father");
        for (std::size_t i = 0; i < person.size(); ++i) {
            auto& child = lives.persons[find(person[i])];
            const std::size_t who = find(figure[i]);
            if (who == dyad::Life::nobody_here) continue;
            if (slot[i] == main && role[i] == as_mother) child.raised_by_mother = who == child.mother;
            if (slot[i] == second && role[i] == as_father) child.father_second = who == child.father;
        }
    }

    void add_sightings() {
        const auto& ages = life_.ages();
        for (std::size_t wave = 0; wave < ages.size(); ++wave) {
            const int at = static_cast<int>(wave);
            const auto person = of(in_observed, "person", at);
            if (ages[wave] < grown_up) {
                const auto main = of(in_observed, "ssp_class", at), father = of(in_observed, "ssp_class_father", at);
                for (std::size_t i = 0; i < person.size(); ++i) {
                    auto& one = lives.persons[find(person[i])];
                    if (ages[wave] == occasions_.infancy) one.classified = static_cast<int>(main[i]) - 1;
                    if (one.with_father < 0) one.with_father = static_cast<int>(father[i]) - 1;
                }
            }
            const auto place = std::ranges::find(occasions_.adult, ages[wave]);
            if (place != occasions_.adult.end())
                see_adults(at, static_cast<std::size_t>(place - occasions_.adult.begin()));
        }
    }

    void see_adults(int wave, std::size_t occasion) {
        const auto person = of(in_observed, "person", wave), interview = of(in_observed, "aai_class", wave);
        const auto anxiety = of(in_observed, "ecr_anxiety", wave), avoidance = of(in_observed, "ecr_avoidance", wave);
        for (std::size_t i = 0; i < person.size(); ++i) {
            Sighting& seen = lives.persons[find(person[i])].seen[occasion];
            seen.interview = static_cast<int>(interview[i]) - 1;
            seen.anxiety = anxiety[i], seen.avoidance = avoidance[i];
        }
        const auto other = of(in_latent, "person", wave), therapies = of(in_latent, "psychotherapies", wave);
        const auto mentors = of(in_latent, "mentors", wave);
        for (std::size_t i = 0; i < other.size(); ++i) {
            Sighting& seen = lives.persons[find(other[i])].seen[occasion];
            seen.therapies = therapies[i], seen.mentors = mentors[i];
        }
    }

    void add_loves() {
        const auto a = of(in_relationships, "person"), b = of(in_relationships, "other");
        const auto kind = of(in_relationships, "kind"), start = of(in_relationships, "start");
        const auto committed = of(in_relationships, "commitment"), end = of(in_relationships, "end");
        const auto ending = of(in_relationships, "ending");
        const double partners = life_.code_of(in_relationships, "kind", "partners"),
                     death = life_.code_of(in_relationships, "ending", "death of one");
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::size_t one = find(a[i]), other = find(b[i]);
            if (kind[i] != partners || one == dyad::Life::nobody_here || other == dyad::Life::nobody_here) continue;
            const bool founding = start[i] == 0 && committed[i] == 0;
            lives.loves.push_back({one, other, start[i], committed[i], end[i], ending[i] == death, founding});
            for (const std::size_t who : {one, other}) lives.persons[who].loves.push_back(lives.loves.size() - 1);
        }
    }

    const Life& life_;
    const Occasions& occasions_;
    std::map<double, std::size_t> places_; ///< of persons' numbers
};

Occasions occasions_of(const Life& life) {
    Occasions occasions;
    for (const std::uint32_t age : life.ages()) {
        // the visit at nine months comes before the first Strange Situation
        if (age >= StrangeSituation::youngest && age < grown_up && !occasions.infancy) occasions.infancy = age;
        if (age >= grown_up) occasions.adult.push_back(age);
    }
    const auto years = life.tables().numbers(in_demography, "year");
    for (const double year : years) occasions.end = std::max(occasions.end, year + 1);
    occasions.tells_therapy = occasions.tells_mentors = true;
    return occasions;
}

} // namespace

struct AccountOfLife::Told {
    std::vector<Section> sections;
};

AccountOfLife::AccountOfLife(const Life& life) {
    const Occasions occasions = occasions_of(life);
    Change change(occasions);
    Transmission transmission(occasions);
    PatternsOfLove love(occasions);
    const Gathering gathered(life, occasions);
    change.add(gathered.lives);
    transmission.add(gathered.lives);
    love.add(gathered.lives);
    Told told{change.sections()};
    told.sections.push_back(transmission.section());
    told.sections.push_back(love.section());
    told_ = std::make_unique<const Told>(std::move(told));
}

AccountOfLife::~AccountOfLife() = default;

double AccountOfLife::operator()(std::string_view section, std::string_view line, std::size_t column) const {
    for (const Section& each : told_->sections)
        for (const Line& one : each.lines)
            if (each.name == section && one.name == line && column < one.cells.size())
                return one.cells[column].estimate.value;
    throw std::runtime_error("the account has no line " + std::string(line) + " in its section " + std::string(section));
}

} // namespace dyad::test
