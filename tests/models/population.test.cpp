// The population: who is born, dies, grows out of infancy, is placed, and who cares for whom.
#include "tests/models/lives.hpp"

#include <map>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

/// Lives without a mind: births, deaths, couples and care arrangements alone.
using Register =
    std::tuple<Households, Mortality, Parenthood, Census, Partnership, Siblings, Placement, AttachmentFigures>;

std::uint64_t lineage_of(const Persons& persons, std::uint32_t i) {
    return std::uint64_t{persons.lineage_high[i]} << 32 | persons.lineage_low[i];
}

/// Calls `look` with each month of these lives.
template <class Look>
void watch_register(World& world, std::uint32_t families, const Register& processes, std::uint32_t years,
                    const Look& look) {
    live_through(world, families, processes, years * months_per_year, Draw{}, look);
}

float shares_of(const Nursery& infants, std::uint32_t i) {
    return infants.weight.strip(0)[i] + infants.weight.strip(1)[i] + infants.weight.strip(2)[i];
}

} // namespace

TEST_CASE("every founding family has its first child at the start, and the mother is its main figure") {
    World world;
    live_through(world, 200, Register{}, 1);
    REQUIRE(world.nursery.rows() == 200);
    for (std::uint32_t i = 0; i < 200; ++i) {
        const std::uint32_t child = world.nursery.person[i];
        CHECK(world.persons.mother[child] == world.nursery.figure[i]);
        CHECK(world.nursery.role[i] == std::uint32_t{mother});
        CHECK(world.nursery.birth_day[i] == 0);
        CHECK(shares_of(world.nursery, i) == Approx(1));
        CHECK(lineage_of(world.persons, child) ==
              lineage_of_founder(0, world.persons.family[child], founding_mother) + (1u << 25));
    }
}

TEST_CASE("the register stays whole through four generations: nobody is lost, doubled, or cared for by nobody known") {
    Register processes;
    std::get<Parenthood>(processes).generations.value = 4;
    std::get<Parenthood>(processes).identical_share.value = 0.1;
    std::get<Parenthood>(processes).fraternal_share.value = 0.1;
    std::get<Mortality>(processes).level.value = -9; // so that many die young
    std::get<Households>(processes).institution_share.value = 0.2;
    World world;
    std::uint32_t wrong = 0;
    watch_register(world, 100, processes, 120, [&](const World& now, std::uint32_t) {
        for (std::uint32_t i = 0; i < now.society.rows(); ++i) {
            const std::uint32_t person = now.society.person[i];
            wrong += now.persons.living_row(person) != (now.society.alive[i] ? i : nobody);
            const std::uint32_t sibling = now.society.sibling[i];
            if (!now.society.alive[i] || sibling == nobody) continue;
            wrong += now.persons.mother[sibling] != now.persons.mother[person];
        }
        for (std::uint32_t i = 0; i < now.nursery.rows(); ++i) {
            wrong += now.persons.society_row[now.nursery.person[i]] != nobody;
            wrong += !(shares_of(now.nursery, i) > 0.999f && shares_of(now.nursery, i) < 1.001f);
        }
    });
    CHECK(wrong == 0);
    std::set<std::uint64_t> lineages;
    for (std::uint32_t i = 0; i < world.persons.rows(); ++i) {
        lineages.insert(lineage_of(world.persons, i));
        if (world.persons.identical[i]) CHECK(world.persons.sex[i] == world.persons.sex[world.persons.co_twin[i]]);
    }
    CHECK(lineages.size() == world.persons.rows());
}

TEST_CASE("women die at 83 and men at 78 on average, as in the life tables of Western countries") {
    double years[2] = {}, dead[2] = {};
    for (std::uint32_t community = 0; community < 4; ++community) {
        World world;
        world.community = community;
        Register processes;
        std::get<Parenthood>(processes).generations.value = 1;
        watch_register(world, 500, processes, 150, [](const World&, std::uint32_t) {});
        for (std::uint32_t i = 0; i < world.persons.rows(); ++i) {
            if (world.persons.origin[i] != born_here || world.persons.death_month[i] == never) continue;
            const std::size_t man = world.persons.sex[i] == male;
            years[man] += (world.persons.death_month[i] - world.persons.birth_month[i]) / 12.0;
            dead[man] += 1;
        }
    }
    CHECK(years[0] / dead[0] == Approx(83.2).margin(4 * 12.5 / std::sqrt(dead[0]))); // lives differ by some 12 years
    CHECK(years[1] / dead[1] == Approx(78.2).margin(4 * 12.5 / std::sqrt(dead[1])));
}

TEST_CASE("a generation of women nearly replaces itself, and first births come near thirty") {
    double women = 0, children = 0, first_births = 0, age = 0;
    World world;
    Register processes;
    std::get<Partnership>(processes).value_protects.value = 0; // nobody here feels what a bond is worth
    watch_register(world, 1000, processes, 90, [&](const World& now, std::uint32_t months) {
        const Society& s = now.society;
        for (std::uint32_t i = 0; i < s.rows(); ++i) {
            const bool daughter = s.alive[i] && s.sex[i] == female && now.persons.generation[s.person[i]] == 1;
            if (!daughter || months - s.birth_month[i] != 46 * months_per_year) continue;
            women += 1;
            children += s.children[i];
        }
    });
    for (std::uint32_t i = 0; i < world.persons.rows(); ++i) {
        if (world.persons.generation[i] != 2 || world.persons.elder[i] != nobody) continue;
        first_births += 1;
        age += (world.persons.birth_month[i] - world.persons.birth_month[world.persons.mother[i]]) / 12.0;
    }
    CHECK(children / women > 1.6);
    CHECK(children / women < 2.2);
    CHECK(age / first_births > 27);
    CHECK(age / first_births < 31);
}

TEST_CASE("children are placed at the age the scenario says, with a couple who are no kin") {
    for (const double age : {0.0, 1.0, 1.5, 7.0}) {
        Register processes;
        std::get<Placement>(processes).share.value = 1;
        std::get<Placement>(processes).age.value = age;
        std::get<Mortality>(processes).level.value = -20; // nobody dies
        World world;
        const auto months = static_cast<std::uint32_t>(12 * age);
        std::uint32_t placed = 0, first_children = 0;
        const auto look = [&](const auto& children, std::uint32_t i) {
            const std::uint32_t child = children.person[i];
            if (world.persons.birth_month[child] != 0) return;
            ++first_children;
            const std::uint32_t carer = children.figure[i];
            placed += children.role[i] == std::uint32_t{adoptive_parent} && children.figure_since[i] == months &&
                      world.persons.family[carer] != world.persons.family[child];
        };
        live_through(world, 300, processes, months + 1);
        for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) look(world.nursery, i);
        for (std::uint32_t i = 0; i < world.society.rows(); ++i) look(world.society, i);
        INFO("placed at " << age << " years");
        CHECK(first_children == 300);
        CHECK(placed > 290); // a few have kin alone among those who are asked
    }
}

TEST_CASE("exchanged at birth, a first child is reared by the mother of the family beside its own, and both are") {
    Register theory;
    std::get<Placement>(theory).exchange.value = 0.6;
    std::get<Parenthood>(theory).fraternal_share.value = 0.1;
    World world;
    live_through(world, 301, theory, 1);
    const Persons& persons = world.persons;
    std::map<std::uint32_t, std::uint32_t> reared_by; // by family of the child: family of its main figure
    std::set<std::uint32_t> twins;
    for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) {
        const std::uint32_t child = world.nursery.person[i], figure = world.nursery.figure.strip(0)[i];
        reared_by[persons.family[child]] = persons.family[figure];
        if (persons.co_twin[child] != nobody) twins.insert(persons.family[child]);
        const bool away = persons.family[child] != persons.family[figure];
        CHECK(world.nursery.role.strip(0)[i] == (away ? std::uint32_t{adoptive_parent} : std::uint32_t{mother}));
        CHECK((persons.is_founder(figure, founding_mother) && world.nursery.figure_since.strip(0)[i] == 0));
    }
    std::size_t exchanged = 0;
    for (const auto& [family, with] : reared_by) {
        exchanged += family != with;
        CHECK((with == family || with == (family ^ 1U)));
        CHECK(reared_by[with] == family);
        if (twins.contains(family)) CHECK(with == family);
    }
    CHECK(reared_by[300] == 300); // nobody lives beside the last
    CHECK(exchanged > 0.6 * 0.8 * 300 - 60);
    CHECK(exchanged < 0.6 * 0.8 * 300 + 60);
}

TEST_CASE("with placement for nobody, no draw of anybody changes") {
    World one, other;
    Register with;
    std::get<Placement>(with).age.value = 5;
    live_through(one, 100, Register{}, 240);
    live_through(other, 100, with, 240);
    REQUIRE(one.society.rows() == other.society.rows());
    for (std::uint32_t i = 0; i < one.society.rows(); ++i) CHECK(one.society.partner[i] == other.society.partner[i]);
}
