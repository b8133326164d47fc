// A community's life: the order of processes, the two paces of the clock, and blocks that do not show.
#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

#include <algorithm>

using namespace dyad;
using namespace dyad::test;

namespace {

struct Calendar {
    static constexpr std::string_view name = "calendar";
    static constexpr std::string_view meaning = "sums up the numbers of the days";
    void step(ToyWorld& world, const Day& day, const Draw&) const {
        for (std::uint32_t i = day.first; i < day.last; ++i) world.nursery.luck[i] += static_cast<float>(day.day);
    }
};

template <class T> bool same_bytes(Column<T>& a, Column<T>& b) { return std::ranges::equal(a.bytes(), b.bytes()); }

} // namespace

TEST_CASE("processes act in the order of the table of contents, at every moment") {
    ToyWorld world;
    live_toy(world, std::tuple<Growing, Scribe<'a'>, Scribe<'b'>, Scribe<'c'>>{}, 1);
    const std::string start = "FaFbFcBaBbBcMaMbMc", day = "DaDbDc";
    REQUIRE(world.diary.size() == start.size() + 30 * day.size());
    CHECK(world.diary.substr(0, start.size()) == start);
    for (std::size_t k = 0; k < 30; ++k) CHECK(world.diary.substr(start.size() + k * day.size(), day.size()) == day);

    ToyWorld other;
    live_toy(other, std::tuple<Growing, Scribe<'c'>, Scribe<'a'>>{}, 1);
    CHECK(other.diary.substr(0, 4) == "FcFa");
}

TEST_CASE("infancy is lived in days, and life goes on in months to its end") {
    ToyWorld world;
    world.nursery_months = 3;
    live_toy(world, std::tuple<Growing, Scribe<'s'>>{}, 24);
    CHECK(world.nursery.days[0] == 3 * days_per_month);
    CHECK(world.nursery.months[0] == 24);
    CHECK(std::ranges::count(world.diary, 'M') == 24);
    CHECK(std::ranges::count(world.diary, 'D') == 90);
}

TEST_CASE("days count on through the months, and no day is left out or lived twice") {
    ToyWorld world;
    world.nursery_months = 2;
    live_toy(world, std::tuple<Growing, Calendar>{}, 5);
    for (std::uint32_t i = 0; i < world.children; ++i) CHECK(world.nursery.luck[i] == 59 * 60 / 2);
}

TEST_CASE("the watcher sees the world after each month, and cannot change it") {
    ToyWorld world;
    std::vector<std::uint32_t> seen, months_at;
    live_toy(world, std::tuple<Growing>{}, 4, [&](auto& now, std::uint32_t months) {
        STATIC_REQUIRE(std::is_const_v<std::remove_reference_t<decltype(now)>>);
        seen.push_back(months);
        months_at.push_back(now.nursery.months[0]);
    });
    CHECK(seen == std::vector<std::uint32_t>{1, 2, 3, 4});
    CHECK(months_at == seen);
}

TEST_CASE("infants in other blocks live the same lives: a block's size changes nothing") {
    constexpr std::uint32_t children = 3 * infants_per_block + 17;
    const std::tuple<Growing, Luck, Doubling> processes;
    ToyWorld by_blocks, at_once, one_by_one;
    by_blocks.children = at_once.children = one_by_one.children = children;
    live_toy(by_blocks, processes, 2);
    const auto live_in = [&](ToyWorld& world, std::uint32_t block) {
        const auto infancy = [&](ToyWorld& its_world, const Month& month) {
            act(processes, its_world, month, Draw{});
            for (std::uint32_t first = 0; first < children; first += block)
                for (std::uint32_t day = 0; day < days_per_month; ++day)
                    act(processes, its_world,
                        Day{month.month * days_per_month + day, first, std::min(first + block, children)}, Draw{});
        };
        live(processes, world, 2, Draw{}, infancy, [](const ToyWorld&, std::uint32_t) {});
    };
    live_in(at_once, children);
    live_in(one_by_one, 1);
    for (ToyWorld* const world : {&at_once, &one_by_one}) {
        CHECK(same_bytes(world->nursery.days, by_blocks.nursery.days));
        CHECK(same_bytes(world->nursery.luck, by_blocks.nursery.luck));
        CHECK(same_bytes(world->nursery.doubled, by_blocks.nursery.doubled));
    }
    CHECK(by_blocks.nursery.luck[children - 1] != 0);
}

TEST_CASE("a process sees what those before it wrote today, and of those after it what they wrote yesterday") {
    ToyWorld after, before;
    live_toy(after, std::tuple<Growing, Luck, Doubling>{}, 1);
    live_toy(before, std::tuple<Growing, Doubling, Luck>{}, 1);
    CHECK(after.nursery.doubled[3] == 2.0f * after.nursery.luck[3]);
    CHECK(before.nursery.luck[3] == after.nursery.luck[3]);
    CHECK(before.nursery.doubled[3] != 2.0f * before.nursery.luck[3]);
}

TEST_CASE("a process that does nothing changes no byte") {
    ToyWorld with, without;
    live_toy(without, std::tuple<Growing, Luck, Doubling>{}, 2);
    live_toy(with, std::tuple<Scribe<'x'>, Growing, Scribe<'y'>, Luck, Doubling, Scribe<'z'>>{}, 2);
    for (std::size_t k = 0; k < with.nursery.columns().size(); ++k)
        CHECK(std::ranges::equal(with.nursery.columns()[k]->bytes(), without.nursery.columns()[k]->bytes()));
}
