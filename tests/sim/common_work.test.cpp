// The common work, by which engines are compared: it comes to the numbers that tell a right version, plainly and on the engine.
#include "tests/benchmarks/common_run.hpp"

#include "tests/catch.hpp"

#include <algorithm>

namespace dyad {

inline namespace portable {
void live_common_work(Town& town, std::uint32_t seed);
CommonEnd live_common_plainly(std::uint32_t persons, std::uint32_t seed);
}

namespace {

void check(const CommonEnd& end, double persons) {
    for (const CommonCheck& one : common_checks) {
        INFO(one.what << ": " << end.*one.number << ", to be " << one.value);
        CHECK(one.holds(end, persons));
    }
}

} // namespace

TEST_CASE("the common work comes to its numbers on the engine") {
    const CommonRun run(live_common_work, 10, 1, 1);
    check(run.end(), run.persons());
    CHECK(run.bytes_per_person() <= 64.0 * 1.02); // columns are as long as whole vectors
}

TEST_CASE("the plain version of the common work, with which it is compared, comes to them too") {
    check(live_common_plainly(10 * town_size, 1), 10.0 * town_size);
}

TEST_CASE("a town of the common work is the same whoever lives it and whatever else is lived") {
    const CommonRun one(live_common_work, 3, 1, 7), other(live_common_work, 2, 2, 7);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(one.town(k).break_ups == other.town(k).break_ups);
        CHECK(std::equal(one.town(k).people.general.strip(), one.town(k).people.general.strip() + town_size,
                         other.town(k).people.general.strip()));
    }
    CHECK_FALSE(std::equal(one.town(0).people.general.strip(), one.town(0).people.general.strip() + town_size,
                           one.town(1).people.general.strip()));
}

} // namespace dyad
