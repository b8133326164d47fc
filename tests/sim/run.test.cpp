// A community's life: the order of processes, the paces of the clock, arrivals, and blocks that do not show.
#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

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

/// Writes down which rows came.
struct Noting {
    static constexpr std::string_view name = "noting";
    static constexpr std::string_view meaning = "writes down who came";
    static void note(ToyWorld& world, char what, std::uint32_t first, std::uint32_t last) {
        world.diary += what + std::to_string(first) + "-" + std::to_string(last) + " ";
    }
    void step(ToyWorld& world, const Entry& now, const Draw&) const { note(world, 'E', now.first, now.last); }
    void step(ToyWorld& world, const Birth& now, const Draw&) const { note(world, 'B', now.first, now.last); }
};

template <class T> bool same_rows(const Column<T>& a, const Column<T>& b, std::size_t rows) {
    return std::memcmp(a.strip(), b.strip(), rows * sizeof(T)) == 0;
}

} // namespace

TEST_CASE("processes act in the order of the table of contents, at every moment") {
    ToyWorld world;
    world.founders = 1;
    live_toy(world, std::tuple<Growing, Scribe<'a'>, Scribe<'b'>, Scribe<'c'>>{}, 1);
    const std::string start = "FaFbFcEaEbEcTaTbTcEaEbEcBaBbBcKaKbKcS.MaMbMcXaXbXcXaXbXcXaXbXcZaZbZc", day = "DaDbDc";
    REQUIRE(world.diary.size() == start.size() + 30 * day.size());
    CHECK(world.diary.substr(0, start.size()) == start);
    for (std::size_t k = 0; k < 30; ++k) CHECK(world.diary.substr(start.size() + k * day.size(), day.size()) == day);

    ToyWorld other;
    live_toy(other, std::tuple<Growing, Scribe<'c'>, Scribe<'a'>>{}, 1);
    CHECK(other.diary.substr(0, 4) == "FcFa");
}

TEST_CASE("every month turns once before it is lived: the register, arrivals, births, ties, order") {
    ToyWorld world;
    world.children = 0;
    live_toy(world, std::tuple<Growing, Scribe<'s'>>{}, 3);
    CHECK(world.diary == "FsEsTsEsBsKsS.MsTsEsBsKsS.MsTsEsBsKsS.Ms"); // nobody is there to meet or to live days
}

TEST_CASE("infancy is lived in days, and life goes on in months to its end") {
    ToyWorld world;
    world.nursery_months = 3;
    std::uint32_t days = 0;
    live_toy(world, std::tuple<Growing, Scribe<'s'>>{}, 24, [&](const ToyWorld& now, std::uint32_t months) {
        if (months == 3) days = now.nursery.days[0];
    });
    CHECK(days == 3 * days_per_month);
    CHECK(world.nursery.rows() == 0);
    REQUIRE(world.society.rows() == 10);
    CHECK(world.society.months[0] == 24);
    const auto acted = [&](char moment) { // at every second letter stands a moment
        std::size_t count = 0;
        for (std::size_t k = 0; k < world.diary.size(); k += 2) count += world.diary[k] == moment;
        return count;
    };
    CHECK(acted('M') == 24);
    CHECK(acted('D') == 90);
    CHECK(acted('X') == 21 * ToyWorld::slots);
    CHECK(acted('Z') == 21);
}

TEST_CASE("children of every month move on in the order of their births, and nobody is lost or lives twice") {
    ToyWorld world;
    world.children = 3;
    world.later_children = 2;
    world.founders = 4;
    live_toy(world, std::tuple<Growing, Luck>{}, 12);
    CHECK(world.nursery.rows() == 4); // born in the last two months
    REQUIRE(world.society.rows() == 4 + 3 + 2 * 9);
    for (std::uint32_t i = 4; i < world.society.rows(); ++i) {
        const std::uint32_t child = i - 4, born_in = child < 3 ? 0 : (child - 3) / 2 + 1;
        CHECK(world.society.child[i] == child);
        CHECK(world.society.months[i] == 12 - born_in);
    }
}

TEST_CASE("grown persons live every slot once a month, and the month ends once after them") {
    constexpr std::uint32_t founders = 2 * persons_per_block + 5;
    ToyWorld world;
    world.founders = founders;
    world.children = 0;
    live_toy(world, std::tuple<Growing, Meeting, Resting>{}, 7);
    REQUIRE(world.society.rows() == founders);
    for (std::uint32_t i = 0; i < founders; ++i) {
        CHECK(world.society.exchanges[i] == 7 * ToyWorld::slots);
        CHECK(world.society.ended[i] == 7);
        CHECK(world.society.before[i] == 6); // the month's end came after its last slot
    }
}

TEST_CASE("the arrivals of a turn are exactly the rows that came with it") {
    ToyWorld world;
    world.founders = 2;
    world.children = 3;
    world.later_children = 1;
    live_toy(world, std::tuple<Growing, Noting>{}, 3);
    // The founders; then nobody and three births; nobody and one; the three move on, while one is born behind the four.
    CHECK(world.diary == "E0-2 E2-2 B0-3 S.E2-2 B3-4 S.E2-5 B4-5 S.");
}

TEST_CASE("days count on through the months, and no day is left out or lived twice") {
    ToyWorld world;
    world.nursery_months = 2;
    float last = 0;
    live_toy(world, std::tuple<Growing, Calendar>{}, 5, [&](const ToyWorld& now, std::uint32_t months) {
        if (months == 2) last = now.nursery.luck[now.children - 1];
    });
    CHECK(last == 59 * 60 / 2);
}

TEST_CASE("the watcher sees the world after each month, and cannot change it") {
    ToyWorld world;
    world.nursery_months = 10;
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
    ToyWorld in_blocks, at_once, one_by_one;
    in_blocks.children = at_once.children = one_by_one.children = children;
    live_toy(in_blocks, processes, 2);
    const auto live_in = [&](ToyWorld& world, std::uint32_t block) {
        const auto infancy = [&](ToyWorld& its_world, const Month& month) {
            turn_month(processes, its_world, month.month, Draw{});
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
        CHECK(same_rows(world->nursery.days, in_blocks.nursery.days, children));
        CHECK(same_rows(world->nursery.luck, in_blocks.nursery.luck, children));
        CHECK(same_rows(world->nursery.doubled, in_blocks.nursery.doubled, children));
    }
    CHECK(in_blocks.nursery.luck[children - 1] != 0);
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
    with.founders = without.founders = 3;
    live_toy(without, std::tuple<Growing, Luck, Doubling>{}, 2);
    live_toy(with, std::tuple<Scribe<'x'>, Growing, Scribe<'y'>, Luck, Doubling, Scribe<'z'>>{}, 2);
    for (std::size_t k = 0; k < with.nursery.columns().size(); ++k)
        CHECK(std::ranges::equal(with.nursery.columns()[k]->bytes(), without.nursery.columns()[k]->bytes()));
    for (std::size_t k = 0; k < with.society.columns().size(); ++k)
        CHECK(std::ranges::equal(with.society.columns()[k]->bytes(), without.society.columns()[k]->bytes()));
}
