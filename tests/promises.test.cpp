// The promises: one seed, one history, bit for bit; luck is one's own; watching changes nothing.
#include "models/kernel.hpp"
#include "sim/population.hpp"
#include "sim/results/parts.hpp"
#include "tests/models/lives.hpp"
#include "tests/temporary_folder.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>

using namespace dyad;
using namespace dyad::test;

namespace {

/// Many small communities, the last not full, of households of every kind.
Scenario many_communities(std::uint32_t families = 410) {
    Scenario scenario = scenario_of(families, {{"adversity.maltreated_share", 0.1},
                                               {"households.institution_share", 0.05},
                                               {"households.second_share", 0.9}});
    scenario.community = 50;
    scenario.record_lives = 3;
    return scenario;
}

RunRequest request_for(const std::string& out, unsigned threads) {
    RunRequest request;
    request.out = out;
    request.threads = threads;
    request.header.scenario_name = "test";
    request.digest = "0123456789abcdef";
    return request;
}

const auto ignore_progress = [](std::uint32_t, std::uint32_t) {};

std::string run_to_bytes(const Population& population, unsigned threads) {
    const TemporaryFolder folder;
    const std::atomic<bool> stop{false};
    const auto end = run_population(population, request_for(folder / "x.h5", threads), stop, ignore_progress);
    REQUIRE(end);
    REQUIRE(*end == RunEnd::finished);
    return text_of_file(folder / "x.h5");
}

/// The file that one thread makes in one go: the measure of all.
const std::string& measure() {
    static const std::string bytes = run_to_bytes(population_of(many_communities()), 1);
    return bytes;
}

bool same_rows(const Frame& a, const Frame& b) {
    bool same = a.rows() == b.rows() && a.fields() == b.fields();
    for (std::size_t k = 0; same && k < a.fields(); ++k) same = std::ranges::equal(a.column(k), b.column(k));
    return same;
}

bool same_frames(const std::vector<Frame>& a, const std::vector<Frame>& b) {
    bool same = a.size() == b.size();
    for (std::size_t k = 0; same && k < a.size(); ++k) same = same_rows(a[k], b[k]);
    return same;
}

/// What is inborn in everybody of a community: by lineage, the bytes of some fields of the table of persons.
using Inborn = std::map<std::uint64_t, std::string>;
Inborn inborn_of(const FrameFormat& format, const Frame& persons) {
    Inborn all;
    for (std::size_t row = 0; row < persons.rows(); ++row) {
        std::string bytes;
        for (const char* const name : {"family", "generation", "sex", "birth_year", "origin", "reactivity", "susceptibility"}) {
            const std::size_t field = field_of(format, name), size = size_of(format.fields[field].type);
            const auto value = persons.column(field).subspan(row * size, size);
            bytes.append(reinterpret_cast<const char*>(value.data()), size);
        }
        all[persons.value<std::uint64_t>(field_of(format, "lineage"), row)] = bytes;
    }
    return all;
}

} // namespace

TEST_CASE("1, 2, 3 and 8 threads write the same bytes, also when the first community is finished after the second") {
    const Population population = population_of(many_communities());
    REQUIRE(population.communities == 9);
    REQUIRE(measure().size() > 10000);
    CHECK((run_to_bytes(population, 1) == measure()));
    for (const unsigned threads : {2u, 3u, 8u}) {
        std::atomic<bool> second_is_done{false};
        Population out_of_order = population;
        out_of_order.live = [&](std::uint32_t community) {
            if (community == 0) second_is_done.wait(false);
            auto frames = population.live(community);
            if (community == 1) {
                second_is_done = true;
                second_is_done.notify_all();
            }
            return frames;
        };
        INFO(threads << " threads");
        CHECK((run_to_bytes(out_of_order, threads) == measure()));
    }
}

TEST_CASE("another seed writes other bytes") {
    Scenario scenario = many_communities();
    scenario.seed = 2;
    CHECK_FALSE((run_to_bytes(population_of(scenario), 1) == measure()));
}

TEST_CASE("communities lived backwards or in any order give the same bytes") {
    const Population population = population_of(many_communities());
    for (const std::vector<std::uint32_t>& order :
         {std::vector<std::uint32_t>{8, 7, 6, 5, 4, 3, 2, 1, 0}, {4, 8, 0, 6, 2, 7, 1, 3, 5}}) {
        const TemporaryFolder folder;
        const auto request = request_for(folder / "x.h5", 1);
        {
            const auto parts = Parts::open(request.out, request.digest, population.tables);
            REQUIRE(parts);
            for (const std::uint32_t community : order) REQUIRE(parts->save(community, population.live(community)));
        }
        const std::atomic<bool> stop{false};
        Population no_more_lives = population;
        no_more_lives.live = [](std::uint32_t community) -> std::vector<Frame> {
            FAIL("community " << community << " is on disk and need not live again");
            return {};
        };
        REQUIRE(run_population(no_more_lives, request, stop, ignore_progress));
        CHECK((text_of_file(request.out) == measure()));
    }
}

TEST_CASE("every kernel that this machine runs, and the test's own build of the months, give the same bytes") {
    REQUIRE_FALSE(kernels().empty());
    for (const std::string_view kernel : kernels()) {
        INFO("kernel " << kernel);
        CHECK((run_to_bytes(population_of(many_communities(), kernel), 2) == measure()));
    }
    const Scenario scenario = many_communities();
    constexpr std::uint32_t months = 30; // children have entered the society
    World by_kernel, by_test;
    const auto course = with_values(Lifecourse{}, scenario.values);
    live_through(by_test, 50, course, months);
    by_kernel.families = 50;
    const auto one_month = [&](World& world, const Month& month) {
        runnable_kernels().back().pass_month(scenario.values, world, month, 1, 0);
    };
    live(course, by_kernel, months, Draw{}, one_month, [](const World&, std::uint32_t) {});
    const auto compare = [](Table& one, Table& other) {
        REQUIRE(one.rows() == other.rows());
        for (std::size_t k = 0; k < one.columns().size(); ++k) {
            INFO(one.columns()[k]->name);
            CHECK(std::ranges::equal(one.columns()[k]->bytes(), other.columns()[k]->bytes()));
        }
    };
    compare(by_test.persons, by_kernel.persons);
    compare(by_test.society, by_kernel.society);
    compare(by_test.nursery, by_kernel.nursery);
}

TEST_CASE("a run stopped after any number of communities and continued gives the same bytes as one never stopped") {
    const Population population = population_of(many_communities());
    for (const std::uint32_t stop_after : {1u, 4u, 8u}) {
        const TemporaryFolder folder;
        const auto request = request_for(folder / "x.h5", 2);
        std::atomic<bool> stop{false};
        const auto first = run_population(
            population, request, stop, [&](std::uint32_t done, std::uint32_t) { stop = stop || done >= stop_after; });
        REQUIRE(first);
        INFO("stopped after " << stop_after);
        // A thread that has begun its community finishes it: at the end nothing may be left to do.
        CHECK((*first == RunEnd::interrupted || stop_after >= 7));
        CHECK(std::filesystem::exists(request.out) == (*first == RunEnd::finished));
        if (*first == RunEnd::finished) continue;
        stop = false;
        std::atomic<std::uint32_t> lived{0};
        Population counted = population;
        counted.live = [&](std::uint32_t community) { return ++lived, population.live(community); };
        const auto second = run_population(counted, request, stop, ignore_progress);
        REQUIRE(second);
        CHECK(*second == RunEnd::finished);
        CHECK(lived <= population.communities - stop_after);
        CHECK((text_of_file(request.out) == measure()));
        CHECK_FALSE(std::filesystem::exists(request.out + ".part"));
    }
}

TEST_CASE("a thousand more families change no life in a community that was already full, and no draw of anybody") {
    const Population few = population_of(many_communities(410)), many = population_of(many_communities(1410));
    for (std::uint32_t community = 0; community < 8; ++community) {
        auto before = few.live(community), after = many.live(community);
        INFO("community " << community);
        CHECK(same_frames(before, after));
    }
    // The ninth had 10 families and now has 50: those who were there meet others, but what they are born with is the same.
    const Inborn before = inborn_of(few.tables[in_persons], few.live(8)[in_persons]),
                 after = inborn_of(many.tables[in_persons], many.live(8)[in_persons]);
    REQUIRE(before.size() > 20);
    CHECK(after.size() > before.size());
    for (const auto& [lineage, bytes] : before) {
        INFO("lineage " << lineage);
        CHECK(after.contains(lineage));
        CHECK((after.contains(lineage) && after.at(lineage) == bytes));
    }
}

TEST_CASE("a child's luck follows from its lineage alone") {
    // Other people, other processes and other scenarios are not among the arguments of a draw, so this can be said at
    // once.
    const auto words = Draw{5, 0}({77, 99}, 12, 0, Purpose("signalling"));
    for (int again = 0; again < 3; ++again) {
        const auto same = Draw{5, 0}({77, 99}, 12, 0, Purpose("signalling"));
        CHECK((words.a == same.a && words.b == same.b && words.c == same.c && words.d == same.d));
    }
    // In two worlds that differ in care alone, the same child has the same inborn traits and the same first bids, for
    // its first policy does not yet know the care.
    World kind, harsh;
    Lifecourse with_kindness, with_harshness;
    std::get<Households>(with_kindness).second_share.value = std::get<Households>(with_harshness).second_share.value = 0;
    std::get<Caregiving>(with_harshness).sensitivity.value = -3;
    std::get<Caregiving>(with_harshness).rejection.value = 3;
    const auto live_a_day = [](World& world, const Lifecourse& processes) {
        begin_lives(world, 100, processes);
        act(processes, world, Month{0}, Draw{});
        act(processes, world, Day{0, 0, 100}, Draw{});
    };
    live_a_day(kind, with_kindness);
    live_a_day(harsh, with_harshness);
    int other_answers = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
        CHECK(kind.nursery.reactivity[i] == harsh.nursery.reactivity[i]);
        CHECK(kind.nursery.susceptibility[i] == harsh.nursery.susceptibility[i]);
        for (std::uint32_t e = 0; e < kind.nursery.episodes; ++e) {
            CHECK(kind.nursery.bid.strip(e)[i] == harsh.nursery.bid.strip(e)[i]);
            other_answers += kind.nursery.answer.strip(e)[i] != harsh.nursery.answer.strip(e)[i];
        }
    }
    CHECK(other_answers > 100); // the two worlds do differ
}

TEST_CASE("a parameter that concerns nobody changes no byte of any life") {
    Scenario scenario = scenario_of(100);
    scenario.community = 30;
    const auto before = population_of(scenario).live(2);
    for (std::size_t k = 0; k < declarations().size(); ++k) // nobody is employed, nobody maltreated
        if (std::string_view(declarations()[k].parameter.name).starts_with("staff_") ||
            declarations()[k].parameter.name == std::string_view("fright_factor"))
            scenario.values[k] = 0.5 * (declarations()[k].parameter.low + declarations()[k].parameter.high);
    CHECK(same_frames(before, population_of(scenario).live(2)));
}

TEST_CASE("looking oftener, with fewer instruments or at more lives leaves all other rows as they were") {
    const Scenario scenario = many_communities();
    const Population usual = population_of(scenario);
    const auto before = usual.live(1);

    Scenario more_lives = scenario;
    more_lives.record_lives = 200;
    const auto with_lives = population_of(more_lives).live(1);
    for (const std::size_t table : {in_parameters, in_persons, in_care, in_observed, in_latent, in_course,
                                    in_relationships, in_demography})
        CHECK(same_rows(before[table], with_lives[table]));
    CHECK(with_lives[in_lives].rows() > before[in_lives].rows());

    Scenario fewer = scenario;
    fewer.record_instruments = {"attachment_q_sort"};
    const auto alone = population_of(fewer).live(1);
    for (const std::size_t table : {in_persons, in_care, in_latent, in_relationships}) CHECK(same_rows(before[table], alone[table]));
    const std::size_t field = field_of(usual.tables[in_observed], "aqs_security");
    CHECK(std::ranges::equal(before[in_observed].column(field), alone[in_observed].column(field)));

    Scenario oftener = scenario;
    oftener.record_ages = {3, 6, 9, 11, 12, 13, 14, 18};
    const auto often = population_of(oftener).live(1);
    for (const std::size_t table : {in_persons, in_care, in_relationships}) CHECK(same_rows(before[table], often[table]));
    for (const std::size_t table : {in_observed, in_latent})
        for (const auto& [wave, wave_often] : {std::pair{0u, 2u}, {1u, 5u}, {2u, 7u}})
            for (std::size_t k = 0; k < before[table].fields(); ++k) {
                if (usual.tables[table].fields[k].name == "wave") continue;
                const std::size_t bytes = 50 * size_of(usual.tables[table].fields[k].type);
                CHECK(std::ranges::equal(before[table].column(k).subspan(wave * bytes, bytes),
                                         often[table].column(k).subspan(wave_often * bytes, bytes)));
            }
}
