// Emergence: from the same naive infant, the caregiver alone decides which way of signalling comes to pay.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <cstdio>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t infants = 1000;

/// A caregiver's lasting traits towards its child, the same for all families.
struct Profile {
    const char* name;
    double sensitivity, inconsistency, rejection, frightening; ///< s_0, v_0, r_0, f_0
};
constexpr Profile sensitive{"sensitive", 3, 0.3, -4, -12};
constexpr Profile rejecting{"rejecting", 1.35, 0.8, 1, -12};
constexpr Profile inconsistent{"inconsistent", -0.5, 2.5, -5, -12};
constexpr Profile frightening_one{"frightening", 2, 0.8, -3, -1.5};
constexpr Profile gentle_one{"gentle", 2, 0.8, -3, -12};

/// One figure of this profile for every child, nothing that tells families or children apart except luck.
Lifecourse with_caregiver(const Profile& profile) {
    Lifecourse processes;
    std::get<Households>(processes).second_share.value = 0;
    std::get<Households>(processes).third_share.value = 0;
    std::get<Mortality>(processes).level.value = -20; // nobody dies, finds a partner or bears another child
    std::get<Partnership>(processes).search.value = 0;
    std::get<Parenthood>(processes).single_rate.value = 0;
    std::get<FamilyEvents>(processes).rate.value = 0;
    std::get<FamilyContext>(processes).size.value = 0;
    std::get<Temperament>(processes).susceptibility_spread.value = 0;
    std::get<Signalling>(processes).reactivity_amplifies.value = 0;
    auto& care = std::get<Caregiving>(processes);
    for (Parameter* const none :
         {&care.avoidance_insensitive, &care.anxiety_insensitive, &care.fear_insensitive, &care.avoidance_rejects,
          &care.anxiety_inconsistent, &care.fear_frightens, &care.sensitivity_spread, &care.rejection_spread,
          &care.inconsistency_spread, &care.frightening_spread})
        none->value = 0;
    care.sensitivity.value = profile.sensitivity;
    care.inconsistency.value = profile.inconsistency;
    care.rejection.value = profile.rejection;
    care.frightening.value = profile.frightening;
    return processes;
}

/// What the infants have come to expect and do at 12 months.
struct Grown {
    Numbers expectation[strategies], policy[strategies], fear;
};

Grown grown_with(const Profile& profile) {
    World world;
    live_through(world, infants, with_caregiver(profile), 12);
    const Nursery& nursery = world.nursery;
    REQUIRE(nursery.rows() == infants);
    Grown grown;
    for (std::uint32_t i = 0; i < infants; ++i) {
        const double chances[] = {nursery.chance_mute.strip()[i], nursery.chance_ask.strip()[i],
                                  1.0 - static_cast<double>(nursery.chance_mute.strip()[i]) -
                                      static_cast<double>(nursery.chance_ask.strip()[i])};
        for (std::uint32_t s = 0; s < strategies; ++s) {
            grown.expectation[s].push_back(nursery.expectation.strip(s)[i]);
            grown.policy[s].push_back(chances[s]);
        }
        grown.fear.push_back(nursery.fear.strip()[i]);
    }
    return grown;
}

Numbers difference(const Numbers& a, const Numbers& b) {
    Numbers all;
    for (std::size_t i = 0; i < a.size(); ++i) all.push_back(a[i] - b[i]);
    return all;
}

/// On the mean, by at least five standard errors of the paired difference, and for most infants one by one.
void check_pays_best(std::uint32_t best, const Profile& profile, const Grown& grown) {
    const char* const names[] = {"mute", "ask", "amplify"};
    std::printf("%-12s at 12 months:", profile.name);
    for (std::uint32_t s = 0; s < strategies; ++s)
        std::printf("  %s q %6.3f chance %.3f", names[s], mean_of(grown.expectation[s]), mean_of(grown.policy[s]));
    std::printf("  fear %.3f\n", mean_of(grown.fear));
    std::size_t most_used = 0;
    for (std::size_t i = 0; i < infants; ++i) {
        bool most = true;
        for (std::uint32_t s = 0; s < strategies; ++s) most = most && grown.policy[best][i] >= grown.policy[s][i];
        most_used += most;
    }
    for (std::uint32_t s = 0; s < strategies; ++s) {
        if (s == best) continue;
        INFO(profile.name << ": " << names[best] << " against " << names[s]);
        for (const auto* of : {&grown.expectation, &grown.policy}) {
            const Numbers margin = difference((*of)[best], (*of)[s]);
            CHECK(mean_of(margin) > 5 * error_of_mean(margin));
        }
    }
    INFO(profile.name << ": " << names[best] << " is most used by " << most_used << " of " << infants);
    CHECK(most_used > infants / 2);
}

/// The infants on the day they are born, before any caregiver has done anything.
bool same_newborns(const Profile& one, const Profile& other) {
    World a, b;
    begin_lives(a, infants, with_caregiver(one));
    begin_lives(b, infants, with_caregiver(other));
    for (std::uint32_t i = 0; i < infants; ++i)
        for (std::uint32_t s = 0; s < strategies; ++s)
            if (a.nursery.expectation.strip(s)[i] != b.nursery.expectation.strip(s)[i] ||
                a.nursery.fear.strip()[i] != b.nursery.fear.strip()[i] ||
                a.nursery.expectation.strip(s)[i] != a.nursery.expectation.strip(s)[0] ||
                a.nursery.tone[i] != b.nursery.tone[i])
                return false;
    return true;
}

} // namespace

TEST_CASE("all infants begin alike, whoever cares for them") {
    CHECK(same_newborns(sensitive, rejecting));
    CHECK(same_newborns(sensitive, inconsistent));
    CHECK(same_newborns(gentle_one, frightening_one));
}

TEST_CASE("a sensitive caregiver makes asking pay") { check_pays_best(ask, sensitive, grown_with(sensitive)); }

TEST_CASE("a rejecting caregiver makes muting pay") { check_pays_best(mute, rejecting, grown_with(rejecting)); }

TEST_CASE("an inconsistent caregiver who does not reject makes amplifying pay") {
    check_pays_best(amplify, inconsistent, grown_with(inconsistent));
}

TEST_CASE("an absent caregiver makes muting pay as a rejecting one does") {
    constexpr Profile absent{"absent", -4, 0.8, -4, -12};
    check_pays_best(mute, absent, grown_with(absent));
}

TEST_CASE("a frightening caregiver raises fear, and fear lowers direct bids even where asking would pay") {
    const Grown frightened = grown_with(frightening_one), calm = grown_with(gentle_one);
    const Numbers more_fear = difference(frightened.fear, calm.fear),
                  fewer_bids = difference(calm.policy[ask], frightened.policy[ask]);
    std::printf("fear %.3f against %.3f, chance to ask %.3f against %.3f\n", mean_of(frightened.fear),
                mean_of(calm.fear), mean_of(frightened.policy[ask]), mean_of(calm.policy[ask]));
    CHECK(mean_of(more_fear) > 0.3);
    CHECK(mean_of(more_fear) > 5 * error_of_mean(more_fear));
    CHECK(mean_of(fewer_bids) > 5 * error_of_mean(fewer_bids));
    // The fear itself does it: with the same expectations, infants who are not inhibited by fear ask more.
    Lifecourse uninhibited = with_caregiver(frightening_one);
    std::get<Signalling>(uninhibited).fear_inhibits.value = 0;
    World world;
    live_through(world, infants, uninhibited, 12);
    Numbers asks;
    for (std::uint32_t i = 0; i < infants; ++i) asks.push_back(world.nursery.chance_ask.strip()[i]);
    const Numbers inhibition = difference(asks, frightened.policy[ask]);
    CHECK(mean_of(inhibition) > 5 * error_of_mean(inhibition));
}

TEST_CASE(
    "with less rejection alone infants turn from muting to asking and then on to amplifying, for nobody notices more") {
    const auto with_rejection = [](double rejection) {
        Profile profile = rejecting;
        profile.rejection = rejection;
        return grown_with(profile);
    };
    const Grown harsh = with_rejection(1), mild = with_rejection(-1.5), none = with_rejection(-4);
    CHECK(mean_of(harsh.policy[mute]) > mean_of(mild.policy[mute]));
    CHECK(mean_of(mild.policy[ask]) > mean_of(harsh.policy[ask]));
    CHECK(mean_of(none.policy[amplify]) > mean_of(mild.policy[amplify]));
    CHECK(mean_of(none.policy[ask]) < mean_of(mild.policy[ask]));
    const Grown noticing = grown_with(sensitive); // who notices more is asked more
    CHECK(mean_of(noticing.policy[ask]) > mean_of(mild.policy[ask]));
}
