// The promises for whole lives: births, deaths, markets and therapy over three generations, and luck that is one's own.
#include "tests/models/lives.hpp"
#include "sim/population.hpp"
#include "tests/moments.hpp"
#include "tests/temporary_folder.hpp"

#include <algorithm>
#include <map>

using namespace dyad;
using namespace dyad::test;

namespace {

/// Small communities over three generations, with all that can befall a life.
Scenario three_generations() {
    Scenario scenario = scenario_of(52,
                                    {{"parenthood.generations", 3},
                                     {"parenthood.ready_age", 20},
                                     {"households.institution_share", 0.1},
                                     {"households.second_share", 0.9},
                                     {"adversity.maltreated_share", 0.1},
                                     {"placement.share", 0.05},
                                     {"placement.age", 3},
                                     {"parent_training.share", 0.1},
                                     {"psychotherapy.given_share", 0.3},
                                     {"psychotherapy.given_age", 25},
                                     {"somatic_therapy.given_share", 0.3},
                                     {"somatic_therapy.given_age", 35}},
                                    {13, 300, 480});
    scenario.community = 12;
    scenario.months = 70 * months_per_year;
    scenario.record_lives = 2;
    return scenario;
}

std::string run_to_bytes(const Population& population, unsigned threads) {
    const TemporaryFolder folder;
    RunRequest request;
    request.out = folder / "x.h5";
    request.threads = threads;
    request.header.scenario_name = "test";
    request.digest = "0123456789abcdef";
    const std::atomic<bool> stop{false};
    const auto end = run_population(population, request, stop, [](std::uint32_t, std::uint32_t) {});
    REQUIRE(end);
    REQUIRE(*end == RunEnd::finished);
    return text_of_file(folder / "x.h5");
}

bool same_columns(Table& one, Table& other) {
    bool same = one.rows() == other.rows();
    for (std::size_t k = 0; same && k < one.columns().size(); ++k) {
        same = std::ranges::equal(one.columns()[k]->bytes(), other.columns()[k]->bytes());
        if (!same) UNSCOPED_INFO("the column " << one.columns()[k]->name << " differs");
    }
    return same;
}
bool same_worlds(World& one, World& other) {
    return same_columns(one.persons, other.persons) && same_columns(one.society, other.society) &&
           same_columns(one.nursery, other.nursery) && one.ended.size() == other.ended.size();
}

/// In the place of psychotherapy and somatic therapy: nobody has ever heard of either.
struct NoPsychotherapy {
    static constexpr std::string_view name = "psychotherapy";
    static constexpr std::string_view meaning = "there is none";
    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            society.therapy_since[i] = society.therapy_ends[i] = never;
            society.safety[i] = 1;
        }
    }
};
struct NoSomaticTherapy {
    static constexpr std::string_view name = "somatic_therapy";
    static constexpr std::string_view meaning = "there is none";
    void step(World& world, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            world.society.extinction[i] = 1;
            world.society.body_work_ends[i] = never;
        }
    }
};

/// The table of contents with these in the places of others.
template <class P> auto in_place_of(const P& process) { return process; }
auto in_place_of(const Psychotherapy&) { return NoPsychotherapy{}; }
auto in_place_of(const SomaticTherapy&) { return NoSomaticTherapy{}; }
template <class... P> auto without_therapy(const std::tuple<P...>& processes) {
    return std::apply([](const P&... process) { return std::tuple{in_place_of(process)...}; }, processes);
}

/// What is drawn for a person at birth, whoever the parents are.
struct Inborn {
    std::uint32_t sex, mother, father;
    float reactivity, own_reactivity, own_susceptibility, own_sensitivity, own_rejection;
};

/// All who are born in a world, by lineage; what only child and main figure have is kept as it was at birth.
std::map<std::uint64_t, Inborn> everybody_born(const Lifecourse& processes, std::uint32_t years) {
    std::map<std::uint64_t, Inborn> all;
    const auto watch = [&](const World& world, std::uint32_t lived) {
        const Persons& p = world.persons;
        for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) {
            const std::uint32_t child = world.nursery.person[i], its_mother = p.mother[child], its_father = p.father[child];
            if (p.birth_month[child] + 1 != lived) continue;
            Inborn inborn{p.sex[child], its_mother, its_father, p.reactivity[child], NAN, 0, 0, 0};
            const float spread = 0.4f, shared = 0.3f; // Temperament's defaults
            const float z = (std::log(p.susceptibility[child]) + 0.5f * spread * spread) / spread;
            inborn.own_susceptibility = (z - shared * p.reactivity[child]) / std::sqrt(1 - shared * shared);
            if (its_father != nobody) // in place of an unknown one stands a stranger, who is not in the register
                inborn.own_reactivity = (p.reactivity[child] - 0.5f * (p.reactivity[its_mother] + p.reactivity[its_father])) /
                                        std::sqrt(0.5f);
            inborn.own_sensitivity = world.nursery.own_sensitivity.strip(0)[i];
            inborn.own_rejection = world.nursery.own_rejection.strip(0)[i];
            all[lineage_number(p, child)] = inborn;
        }
    };
    World world;
    live_through(world, 100, processes, years * months_per_year, Draw{}, watch);
    return all;
}

} // namespace

TEST_CASE("1, 2 and 3 threads write the same bytes over three generations with births, deaths, markets and therapy") {
    const Scenario scenario = three_generations();
    const Population population = population_of(scenario);
    REQUIRE(population.communities == 5);
    const Lived lived(scenario); // what there is to differ in
    const auto generation = lived.numbers(in_persons, "generation"), death = lived.numbers(in_persons, "death_year");
    REQUIRE(std::ranges::count(generation, 3) > 10);
    REQUIRE(std::ranges::count_if(death, [](double year) { return year < 70; }) > 100);
    REQUIRE(lived.numbers(in_relationships, "person").size() > 500);
    const std::string measure = run_to_bytes(population, 1);
    for (const unsigned threads : {1u, 2u, 3u}) {
        INFO(threads << " threads");
        CHECK((run_to_bytes(population, threads) == measure));
    }
}

TEST_CASE("every kernel gives the same bytes over three generations") {
    Scenario scenario = three_generations();
    scenario.families = 24;
    const std::string measure = run_to_bytes(population_of(scenario), 1);
    for (const std::string_view kernel : kernels()) {
        INFO("kernel " << kernel);
        CHECK((run_to_bytes(population_of(scenario, kernel), 2) == measure));
    }
}

TEST_CASE("a child born in two scenarios has the same draws in both") {
    constexpr std::uint32_t years = 45;
    Lifecourse ordinary, other;
    std::get<Parenthood>(other).first_births.value = 3; // other months, other rows, other neighbours
    std::get<Parenthood>(other).ready_age.value = 22;
    std::get<Adversity>(other).level.value = 0.6;
    std::get<Partnership>(other).parting.value = 0.03;
    std::get<FamilyEvents>(other).rate.value = 0.5;
    std::get<Psychotherapy>(other).given_share.value = 0.5;
    const auto here = everybody_born(ordinary, years), there = everybody_born(other, years);
    std::uint32_t in_both = 0, of_other_fathers = 0, grandchildren = 0;
    bool same_sex = true, same_care = true;
    float worst_reactivity = 0, worst_susceptibility = 0;
    for (const auto& [lineage, one] : here) {
        const auto found = there.find(lineage);
        if (found == there.end()) continue;
        const Inborn& two = found->second;
        ++in_both;
        grandchildren += (lineage >> 20 & 31u) != 0;
        same_sex = same_sex && one.sex == two.sex;
        same_care = same_care && one.own_sensitivity == two.own_sensitivity && one.own_rejection == two.own_rejection;
        worst_susceptibility = std::max(worst_susceptibility, std::fabs(one.own_susceptibility - two.own_susceptibility));
        if (std::isnan(one.own_reactivity) || std::isnan(two.own_reactivity)) continue;
        of_other_fathers += one.reactivity != two.reactivity;
        worst_reactivity = std::max(worst_reactivity, std::fabs(one.own_reactivity - two.own_reactivity));
    }
    CHECK(in_both > 200);
    CHECK(grandchildren > 20);
    CHECK(of_other_fathers > 10); // the same luck is not the same inheritance
    CHECK(same_sex);
    CHECK(same_care);
    CHECK(worst_reactivity < 1e-5f);
    CHECK(worst_susceptibility < 1e-5f);
}

TEST_CASE("with therapy scheduled for nobody, nothing differs from a world without therapy") {
    Lifecourse nobody_goes;
    auto& psychotherapy = std::get<Psychotherapy>(nobody_goes);
    auto& somatic = std::get<SomaticTherapy>(nobody_goes);
    psychotherapy.rate.value = psychotherapy.given_share.value = somatic.given_share.value = 0;
    psychotherapy.given_age.value = 20, psychotherapy.dose.value = 60, psychotherapy.safety.value = 25;
    somatic.given_age.value = 20, somatic.dose.value = 60, somatic.calming.value = 0.5;
    World with, without, treated;
    live_through(with, 40, nobody_goes, 480);
    live_through(without, 40, without_therapy(nobody_goes), 480);
    CHECK(same_worlds(with, without));
    psychotherapy.given_share.value = 0.2; // and this is not because nothing could differ
    live_through(treated, 40, nobody_goes, 480);
    CHECK_FALSE(same_worlds(treated, without));
}
