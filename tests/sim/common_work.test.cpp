// The common work, by which engines are compared: it comes to the numbers that tell a right version, plainly and on the engine.
#include "tests/benchmarks/common_run.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace dyad {

inline namespace portable {
CommonEnd live_common_plainly(std::uint32_t persons, std::uint32_t seed);
}

namespace {

void check(const CommonEnd& end, double persons) {
    for (const CommonCheck& one : common_checks) {
        INFO(one.what << ": " << end.*one.number << ", to be " << one.value);
        CHECK(one.holds(end, persons));
    }
}

/// A person of a town that is lived person by person, by the equations as they stand, in the engine's arithmetic.
struct Plain {
    std::uint32_t number;
    float x[2]{}, g[2]{}, p[2]{}, a = 0, s = 0, u = 0;
    Plain* partner = nullptr;
};
struct PlainTown {
    std::vector<Plain> people;
    std::uint32_t break_ups = 0;
};

/// The same with the same draws, and nothing moved, bounded, blocked or padded.
PlainTown live_person_by_person(std::uint32_t persons, std::uint32_t town, std::uint32_t seed) {
    const Draw draw{seed, 0};
    PlainTown all;
    for (std::uint32_t i = 0; i < persons; ++i) all.people.push_back({.number = i});
    const auto uniforms = [&](const Plain& one, std::uint32_t step, std::uint32_t half, Purpose purpose) {
        const Words words = draw({one.number, town}, step, 0, purpose);
        return half == 0 ? std::array{uniform(words.a), uniform(words.b)} : std::array{uniform(words.c), uniform(words.d)};
    };
    for (Plain& one : all.people) {
        const auto [u, v] = uniforms(one, 0, 0, Purpose("common.birth"));
        one.s = 2.0f * u - 1.0f;
        one.u = 0.5f + v;
        for (std::uint32_t day = 0; day < Town::days; ++day) {
            const float pi = 0.1f * exp(static_cast<float>(day) * (-1.0f / 120.0f)) + 0.01f;
            const auto [for_answer, for_noise] = uniforms(one, day / 2, day % 2, Purpose("common.infancy"));
            const bool answered = for_answer * (1.0f + exp(-(0.3f + 0.8f * one.s - one.a))) < 1.0f;
            const float outcome = answered ? one.u : -one.u, noise = 0.2f * (for_noise - 0.5f);
            one.a = 0.8f * one.a + 0.4f * (answered ? 0.0f : one.u);
            one.x[0] += pi * (outcome + noise - one.x[0]);
            one.x[1] += pi * (outcome - noise - one.x[1]);
            for (int k = 0; k < 2; ++k) one.g[k] += 0.05f * pi * (one.x[k] - one.g[k]);
        }
        std::copy_n(one.g, 2, one.p);
    }
    for (std::uint32_t week = 0; week < Town::weeks; ++week) {
        if (week % 4 == 0) {
            std::vector<std::pair<float, Plain*>> singles;
            for (Plain& one : all.people)
                if (!one.partner) singles.push_back({uniforms(one, week, 0, Purpose("common.market"))[0], &one});
            std::sort(singles.begin(), singles.end());
            for (std::size_t k = 0; k + 1 < singles.size(); k += 2) {
                singles[k].second->partner = singles[k + 1].second;
                singles[k + 1].second->partner = singles[k].second;
            }
        }
        const float pi = 0.01f * exp(static_cast<float>(week) * -0.001f);
        const std::vector<Plain> before = all.people;
        std::vector<Plain*> leavers;
        for (Plain& one : all.people) {
            const auto [for_answer, for_leaving] = uniforms(one, week / 2, week % 2, Purpose("common.weeks"));
            const float old[] = {one.g[0], one.g[1]};
            if (one.partner) {
                const Plain& other = before[one.partner->number];
                const bool answered = for_answer * (1.0f + exp(-(0.2f + 0.9f * other.g[0] + 0.6f * other.g[1]))) < 1.0f;
                for (float& x : one.x) x += pi * ((answered ? one.u : -one.u) - x);
                if (for_leaving < 0.0015f * exp(-0.5f * (old[0] + old[1]))) leavers.push_back(&one);
            }
            const float learns = 0.05f * (one.partner ? pi : 0.0f);
            for (int k = 0; k < 2; ++k) one.g[k] = old[k] + (learns * (one.x[k] - old[k]) + 0.0005f * (one.p[k] - old[k]));
        }
        for (Plain* const one : leavers)
            if (one->partner) {
                one->partner = one->partner->partner = nullptr;
                ++all.break_ups;
            }
    }
    return all;
}

} // namespace

TEST_CASE("a town of the common work is what it is person by person, to the bit, with one too many for couples") {
    constexpr std::uint32_t persons = 301, number = 5, seed = 3;
    const PlainTown expected = live_person_by_person(persons, number, seed);
    REQUIRE(expected.break_ups > persons);
    for (std::size_t kernel = 0; kernel < runnable_common_kernels().size(); ++kernel) {
        People people;
        people.resize(persons);
        const auto town = std::make_unique<Town>(people);
        town->number = number;
        runnable_common_kernels()[kernel](*town, seed);
        CHECK(town->break_ups == expected.break_ups);
        std::vector<bool> is_there(persons);
        for (std::uint32_t row = 0; row < persons; ++row) {
            const Plain& one = expected.people.at(people.number[row]);
            INFO(runnable_kernels()[kernel].name << ", row " << row << ", person " << one.number);
            CHECK_FALSE(is_there[one.number]);
            is_there[one.number] = true;
            for (std::size_t k = 0; k < 2; ++k) {
                CHECK(people.expectation.strip(k)[row] == one.x[k]);
                CHECK(people.general.strip(k)[row] == one.g[k]);
                CHECK(people.prototype.strip(k)[row] == one.p[k]);
            }
            CHECK(people.arousal[row] == one.a);
            CHECK(people.sensitivity[row] == one.s);
            CHECK(people.susceptibility[row] == one.u);
            CHECK((people.paired[row] != 0) == (one.partner != nullptr));
            if (one.partner) CHECK(people.number[row ^ 1u] == one.partner->number);
        }
    }
}

TEST_CASE("the common work comes to its numbers on the engine") {
    const CommonRun run(runnable_common_kernels().back(), 10, 1, 1);
    check(run.end(), run.persons());
    CHECK(run.bytes_per_person() <= 64.0);
}

TEST_CASE("the plain version of the common work, with which it is compared, comes to them too") {
    check(live_common_plainly(10 * town_size, 1), 10.0 * town_size);
}

TEST_CASE("a town of the common work is the same whichever kernel and thread lives it and whatever else is lived") {
    const CommonRun one(runnable_common_kernels().back(), 3, 1, 7), other(runnable_common_kernels().front(), 2, 2, 7);
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(one.town(k).break_ups == other.town(k).break_ups);
        CHECK(std::equal(one.town(k).people.general.strip(), one.town(k).people.general.strip() + town_size,
                         other.town(k).people.general.strip()));
    }
    CHECK_FALSE(std::equal(one.town(0).people.general.strip(), one.town(0).people.general.strip() + town_size,
                           one.town(1).people.general.strip()));
}

} // namespace dyad
