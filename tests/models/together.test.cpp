// Together: who begets a child, what partners quarrel about and cost each other, how alike parents grow, what therapy gives.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <map>

using namespace dyad;
using namespace dyad::test;

TEST_CASE("the genetic father is the man whom the mother was together with when she conceived, whoever is there at birth") {
    Lifecourse processes;
    std::get<Partnership>(processes).parting.value = 0.05; // many part while a child is awaited
    std::get<Partnership>(processes).children_protect.value = 1;
    std::get<Parenthood>(processes).single_rate.value = 0.02;
    std::vector<std::map<std::uint32_t, std::uint32_t>> partners; ///< by month, then woman, as the month begins
    std::uint32_t born = 0, parted = 0, unknown = 0, wrong = 0;
    World world;
    live_through(world, 150, processes, 300, Draw{}, [&](const World& now, std::uint32_t lived) {
        const Persons& persons = now.persons;
        partners.resize(lived + 1);
        for (std::uint32_t i = 0; i < now.society.rows(); ++i)
            partners[lived][now.society.person[i]] = now.society.partner[i];
        for (std::uint32_t i = 0; i < now.nursery.rows(); ++i) {
            const std::uint32_t child = now.nursery.person[i], mothers = persons.mother[child];
            const std::uint32_t month = persons.birth_month[child];
            if (month + 1 != lived || month < 10) continue;
            const std::uint32_t then = partners[month - 9].at(mothers), at_birth = partners[month].at(mothers);
            const std::uint32_t expected = then != nobody && persons.sex[then] == male ? then : nobody;
            ++born;
            parted += expected != at_birth;
            unknown += persons.father[child] == nobody;
            wrong += persons.father[child] != expected;
        }
    });
    CHECK(born > 100);
    CHECK(parted > 10); // so that birth and conception differ
    CHECK(unknown > 5);
    CHECK(wrong == 0);
}

TEST_CASE("conflict is there between partners alone, and who has more of it feels the bond to be worth less") {
    World world;
    live_through(world, 400, Lifecourse{}, 240);
    const Society& society = world.society;
    Numbers conflict, value;
    for (std::uint32_t i = 0; i < society.rows(); ++i) {
        if (!society.alive[i]) continue;
        if (society.partner[i] == nobody) CHECK(society.conflict[i] == 0.0f);
        if (society.committed_since[i] == never) continue; // who only date meet less
        CHECK(society.conflict[i] > 0.0f);
        conflict.push_back(society.conflict[i]);
        value.push_back(society.felt_value.strip(partner_slot)[i]);
    }
    REQUIRE(conflict.size() > 500);
    CHECK(correlation_of(conflict, value) < -3 * error_of_correlation(conflict, value));
}

TEST_CASE("while the alliance is ruptured only a part of the therapy's safety is left, and it comes back with repair") {
    Lifecourse processes;
    auto& therapy = std::get<Psychotherapy>(processes);
    therapy.given_share.value = 1, therapy.given_age.value = 30, therapy.dose.value = 60;
    therapy.rupture.value = 0.4, therapy.repair.value = 0.4, therapy.drop_out.value = 0;
    std::uint32_t whole = 0, ruptured = 0, repaired = 0;
    std::map<std::uint32_t, bool> was_ruptured;
    World world;
    live_through(world, 60, processes, 60, Draw{}, [&](const World& now, std::uint32_t) {
        const Society& society = now.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            if (!society.alive[i] || !society.therapy[i]) continue;
            const bool broken = society.ruptured[i] != 0;
            CHECK(society.safety[i] == (broken ? 1.0f + 0.5f * 14.0f : 15.0f));
            ++(broken ? ruptured : whole);
            repaired += !broken && was_ruptured[society.person[i]];
            was_ruptured[society.person[i]] = broken;
        }
    });
    CHECK(whole > 100);
    CHECK(ruptured > 100);
    CHECK(repaired > 50);
}

TEST_CASE("parents who live together grow alike in what they offer children, and others do not") {
    const auto likeness = [](double coparenting, bool committed) {
        Lifecourse processes;
        std::get<Caregiving>(processes).coparenting.value = coparenting;
        World world;
        live_through(world, 400, processes, 60);
        const Society& society = world.society;
        Numbers own, partners;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            const std::uint32_t j = world.persons.living_row(society.partner[i]);
            if (!society.alive[i] || j == nobody || (society.committed_since[i] != never) != committed) continue;
            own.push_back(society.care_sensitivity[i]);
            partners.push_back(society.care_sensitivity[j]);
        }
        return correlation_of(own, partners);
    };
    CHECK(likeness(0.3, true) > likeness(0.0, true) + 0.2);
    CHECK(likeness(0.5, true) > 0.98); // both meet in the middle
    CHECK(likeness(0.3, false) == Approx(likeness(0.0, false)).margin(0.15));
}

TEST_CASE("a partner's amplified and muted bids cost, and who meets this month bears nothing yet") {
    Lifecourse processes;
    std::get<Conflict>(processes).amplified_costs.value = 0.5;
    std::get<Conflict>(processes).muted_costs.value = 0.25;
    std::get<Partnership>(processes).value_protects.value = 0; // so that nobody leaves because of it
    std::uint32_t borne = 0, fresh = 0;
    World world;
    live_through(world, 200, processes, 120, Draw{}, [&](const World& now, std::uint32_t lived) {
        const Society& society = now.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            if (!society.alive[i]) continue;
            if (society.partner[i] == nobody || society.partner_since[i] + 1 == lived) {
                CHECK(society.strain[i] == 0.0f);
                fresh += society.partner[i] != nobody;
                continue;
            }
            CHECK(society.strain[i] >= 0.0f);
            CHECK(society.strain[i] <= 0.5f);
            borne += society.strain[i] > 0.0f;
        }
    });
    CHECK(borne > 10000);
    CHECK(fresh > 10);
}

TEST_CASE("psychotherapy soothes: the same persons are calmer at its end than without that") {
    const auto tone_after = [](double soothing) {
        Lifecourse processes;
        auto& therapy = std::get<Psychotherapy>(processes);
        therapy.given_share.value = 1, therapy.given_age.value = 30, therapy.dose.value = 24;
        therapy.drop_out.value = 0, therapy.soothing.value = soothing;
        double sum = 0;
        std::uint32_t treated = 0;
        World world;
        live_through(world, 200, processes, 60, Draw{}, [&](const World& now, std::uint32_t) {
            for (std::uint32_t i = 0; i < now.society.rows(); ++i)
                if (now.society.alive[i] && now.society.therapy[i]) sum += now.society.tone[i], ++treated;
        });
        REQUIRE(treated > 500);
        return sum / treated;
    };
    CHECK(tone_after(0.08) < 0.8 * tone_after(0.0));
}
