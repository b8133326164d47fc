// Demography as it came out of the mechanisms: births, couples, widowhood and deaths.
#include "analysis/account_parts.hpp"

#include "analysis/rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr double born_all_children = 45.0, asked_if_partnered = 30.0, early_parting = 5.0, old_age = 75.0,
                 school_age = 10.0; ///< years

/// Whether the love was there in that year, counted from `since` on.
bool lasts(const Love& love, double since, double year) { return since <= year && !(love.to <= year); }

} // namespace

bool is_committed(const CommunityLives& community, std::size_t person, double year) {
    return std::ranges::any_of(community.persons[person].loves, [&](std::size_t which) {
        return lasts(community.loves[which], community.loves[which].committed, year);
    });
}

bool has_partner(const CommunityLives& community, std::size_t person, double year) {
    return std::ranges::any_of(community.persons[person].loves, [&](std::size_t which) {
        return lasts(community.loves[which], community.loves[which].from, year);
    });
}

void Demography::add(const CommunityLives& community) {
    for (std::size_t person = 0; person < community.persons.size(); ++person) {
        const Life& life = community.persons[person];
        if (life.staff) continue;
        const double seen_until = std::min(life.death, occasions_.end);
        (life.woman ? women_ : men_).add(-life.birth, seen_until - life.birth, life.death <= occasions_.end);
        const double old = life.birth + old_age;
        const auto ever =
            std::ranges::any_of(life.loves, [&](std::size_t k) { return community.loves[k].committed <= old; });
        if (ever && old > 0.0 && old <= occasions_.end && life.lives_at(old)) {
            const auto widowed = std::ranges::any_of(life.loves, [&](std::size_t k) {
                return std::isfinite(community.loves[k].committed) && community.loves[k].by_death &&
                       community.loves[k].to <= old;
            });
            widowed_[life.woman ? 0 : 1].add(widowed && !has_partner(community, person, old));
        }
        if (!life.born_here) continue;
        const double thirty = life.birth + asked_if_partnered;
        if (thirty <= occasions_.end && life.lives_at(thirty))
            partnered_.add(has_partner(community, person, thirty));
        if (life.woman) add_birth_history(community, person);
        add_childhood(community, person);
    }
    add_couples(community);
}

/// Women who could bear children to the end of their fertile years, all within the run.
void Demography::add_birth_history(const CommunityLives& community, std::size_t woman) {
    const Life& life = community.persons[woman];
    const double all_born = life.birth + born_all_children;
    if (all_born > occasions_.end || !life.lives_at(all_born)) return;
    double first = Life{}.death;
    for (const std::size_t child : community.children[woman])
        first = std::min(first, community.persons[child].birth);
    auto& [children, age_at_first] = births_[life.generation];
    children.add(static_cast<double>(community.children[woman].size()));
    if (std::isfinite(first)) age_at_first.add(first - life.birth);
    childless_[life.generation].add(!std::isfinite(first));
}

void Demography::add_couples(const CommunityLives& community) {
    for (const Love& love : community.loves) {
        if (!std::isfinite(love.committed)) continue;
        same_sex_.add(community.persons[love.a].woman == community.persons[love.b].woman);
        if (love.founding || love.committed + early_parting > occasions_.end) continue;
        parted_.add(!love.by_death && love.to < love.committed + early_parting);
    }
}

void Demography::add_childhood(const CommunityLives& community, std::size_t child) {
    const Life& life = community.persons[child];
    const double year = life.birth + school_age;
    if (year > occasions_.end || !life.lives_at(year) || life.mother == Life::nobody_here) return;
    if (community.persons[life.mother].lives_at(year))
        single_parent_.add(!is_committed(community, life.mother, year));
}

Section Demography::section() const {
    Section section{"demography", "Demography that results", {}};
    section.known = "real world*";
    const auto put = [&](const char* name, const char* label, const Estimate& estimate, Measure measure,
                         const char* known) {
        if (std::isfinite(estimate.value)) section.lines.push_back({name, label, {{estimate, measure}}, known});
    };
    // Women of the last generation have no children where the scenario stops there.
    const unsigned last = births_.empty() ? 0 : births_.rbegin()->first;
    for (const auto& [generation, history] : births_) {
        if (generation == last && history[0].estimate().value == 0.0) continue;
        const std::string of = generation == 1 ? "" : "_" + std::to_string(generation);
        const std::string by = births_.size() == 1 ? "" : ", generation " + std::to_string(generation);
        put(("children" + of).c_str(), ("children per woman" + by).c_str(), history[0].estimate(), Measure::mean,
            "1.4 to 2.1");
        put(("childless" + of).c_str(), ("women without children at 45" + by).c_str(),
            childless_.at(generation).estimate(), Measure::share, "10 to 20 %");
        put(("first_birth" + of).c_str(), ("mother's age at first birth" + by).c_str(), history[1].estimate(),
            Measure::years, "27 to 31");
    }
    put("life_expectancy_women", "life expectancy at birth, women", women_.expectancy(), Measure::years,
        "81 to 86");
    put("life_expectancy_men", "life expectancy at birth, men", men_.expectancy(), Measure::years, "76 to 82");
    put("partnered_at_30", "with a partner at 30", partnered_.estimate(), Measure::share, "60 to 75 %");
    put("parted_in_5_years", "couples parted within 5 years", parted_.estimate(), Measure::share, "15 to 30 %");
    put("widowed_women", "widowed at 75, women of couples", widowed_[0].estimate(), Measure::share, "30 to 45 %");
    put("widowed_men", "widowed at 75, men of couples", widowed_[1].estimate(), Measure::share, "10 to 15 %");
    put("single_parent", "mother without a couple, child of 10", single_parent_.estimate(), Measure::share,
        "15 to 25 %");
    put("same_sex", "couples of the same sex", same_sex_.estimate(), Measure::share, "1 to 2 %");
    section.below =
        "* Orders of magnitude for Europe and North America today, from memory of national statistics: not "
        "checked; the demographic parameters were set by hand with them in mind. Women are counted who "
        "reached 45 in the run. Life expectancy is that of the whole run's death rates; its n are deaths. A "
        "couple lives together.";
    return section;
}

/// How often what is drawn and what comes of parents' own lives strikes households with children, each by itself.
static std::string events_in_words(double households, double struck, double parted, double bereaved) {
    const auto in_a_hundred = [&](double count) {
        char text[32];
        std::snprintf(text, sizeof(text), "%.1f", 100.0 * count / households);
        return std::string(text);
    };
    return " Of a hundred households with children under 18, " + in_a_hundred(struck) +
           " a year meet illness, job loss or a move, " + in_a_hundred(parted) + " a parting from a partner, lived with or not, and " +
           in_a_hundred(bereaved) + " the death of a parent's partner.";
}

Section population_section(const ResultsFile& file) {
    constexpr std::array<std::string_view, 12> fields{"year", "living", "births", "deaths", "couples", "commitments",
                                                      "separations", "widowed", "households", "households_struck",
                                                      "households_parted", "households_bereaved"};
    constexpr std::size_t in_table = 8; // the others are told in a sentence
    Section section{"population", "The population, year by year of the run", {}};
    section.columns = {"living", "births", "deaths", "couples", "formed", "parted", "widowed"};
    section.below = "Living and couples at the year's end; couples are those who live together.";
    double last = 0.0;
    std::array<double, fields.size()> sums{};
    for (RowCursor row(file, "demography", fields); !row.at_end(); row.next()) {
        last = std::max(last, row[0]);
        for (std::size_t k = in_table; k < fields.size(); ++k) sums[k] += row[k];
    }
    if (sums[in_table] > 0.0) section.below += events_in_words(sums[8], sums[9], sums[10], sums[11]);
    const double step = last > 30.0 ? 10.0 : 5.0;
    for (RowCursor row(file, "demography", fields); !row.at_end(); row.next()) {
        if (std::fmod(row[0], step) != 0.0 && row[0] != last) continue;
        const std::string year = std::to_string(static_cast<unsigned>(row[0]));
        Line line{"year_" + year, "year " + year, {}};
        for (std::size_t k = 1; k < in_table; ++k)
            line.cells.push_back({{row[k], row[k], row[k], 0}, Measure::count});
        section.lines.push_back(line);
    }
    return section;
}

} // namespace dyad
