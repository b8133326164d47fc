// Science: twenty thousand infants under the declared defaults, on five seeds, look as published samples look.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <cstdio>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t infants = 20000;
constexpr std::uint32_t seeds[] = {1, 2, 3, 4, 5};
enum Wave : int {
    at_9_months,
    at_13_months,
    at_18_months
};
constexpr double secure = 2, disorganized = 4; // codes of ssp_class

Scenario question(std::uint32_t seed, const Settings& settings = {}) {
    Scenario scenario = scenario_of(infants, settings);
    scenario.seed = seed;
    return scenario;
}

/// The defaults, lived once per seed and kept for all tests of this file.
const Lived& baseline(std::uint32_t seed) {
    static std::vector<Lived> lived = [] {
        std::vector<Lived> all;
        for (const std::uint32_t each : seeds) all.emplace_back(question(each));
        return all;
    }();
    return lived[seed - 1];
}

/// Measures something on every seed, prints it, and checks each against the published range.
template <class Measure> void each_seed_within(const char* what, double low, double high, const Measure& measure) {
    std::printf("%-58s in %6.3f to %6.3f:", what, low, high);
    for (const std::uint32_t seed : seeds) {
        const double measured = measure(baseline(seed));
        std::printf(" %7.3f", measured);
        INFO(what << ", seed " << seed);
        CHECK(measured >= low);
        CHECK(measured <= high);
    }
    std::printf("\n");
    std::fflush(stdout);
}

/// Shares of the four classes in points, each within a tolerance of the published ones.
void check_classes(const char* world, std::uint32_t seed, const Lived& lived, const double (&published)[4],
                   double tolerance) {
    const auto classes = lived.numbers(in_observed, "ssp_class", at_13_months);
    std::printf("%s, seed %u: classes A/B/C/D", world, seed);
    for (int k = 0; k < 4; ++k) {
        const double share = 100 * share_of(classes, k + 1);
        std::printf(" %5.1f (%.1f +- %.1f)", share, published[k], tolerance);
        INFO(world << ", seed " << seed << ", class "
                   << "ABCD"[k]);
        CHECK(share == Approx(published[k]).margin(tolerance));
    }
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

/// Reactivity of the children in the order of the observed rows: persons' children follow their families' order too.
static Numbers reactivity_of_children(const Lived& lived) {
    const auto generation = lived.numbers(in_persons, "generation"),
               reactivity = lived.numbers(in_persons, "reactivity");
    const auto person = lived.numbers(in_persons, "person");
    Numbers children, numbers;
    for (std::size_t i = 0; i < generation.size(); ++i)
        if (generation[i] == 1) children.push_back(reactivity[i]), numbers.push_back(person[i]);
    REQUIRE(numbers == lived.numbers(in_observed, "person", at_13_months));
    return children;
}

static Numbers secure_at_13_months(const Lived& lived, const char* with = "ssp_class") {
    return is_code(lived.numbers(in_observed, with, at_13_months), secure);
}

TEST_CASE("infants of low-risk families look as published samples look", "[science]") {
    SECTION("the classes of the Strange Situation have their published shares") {
        for (const std::uint32_t seed : seeds) check_classes("baseline", seed, baseline(seed), {15, 62, 9, 15}, 3);
    }
    SECTION("one home visit sees little of a link between sensitivity and security that is strong in truth") {
        each_seed_within("r, sensitivity at one visit and security", 0.22, 0.30, [](const Lived& lived) {
            return correlation_of(lived.numbers(in_observed, "sensitivity_observed", at_9_months),
                                  secure_at_13_months(lived));
        });
        each_seed_within("r, true responsiveness and true security", 0.6, 1, [](const Lived& lived) {
            return correlation_of(lived.numbers(in_latent, "responsiveness", at_9_months),
                                  lived.numbers(in_latent, "security", at_13_months));
        });
    }
    SECTION("frightening behaviour goes with disorganization as far as published") {
        each_seed_within("r, frightening behaviour and disorganization", 0.28, 0.40, [](const Lived& lived) {
            return correlation_of(lived.numbers(in_observed, "frightening_observed", at_13_months),
                                  is_code(lived.numbers(in_observed, "ssp_class", at_13_months), disorganized));
        });
    }
    SECTION("temperament shows a little in resistance and hardly in security") {
        each_seed_within("r, reactivity and resistance", 0.08, 0.20, [](const Lived& lived) {
            return correlation_of(reactivity_of_children(lived),
                                  lived.numbers(in_observed, "ssp_resistance", at_13_months));
        });
        each_seed_within("r, reactivity and security", -0.12, -0.03, [](const Lived& lived) {
            return correlation_of(reactivity_of_children(lived), secure_at_13_months(lived));
        });
    }
    SECTION("the class at 13 months is a modest guide to the class at 18 months") {
        each_seed_within("kappa, classes at 13 and 18 months", 0.2, 0.4, [](const Lived& lived) {
            return kappa_of(lived.numbers(in_observed, "ssp_class", at_13_months),
                            lived.numbers(in_observed, "ssp_class", at_18_months), 4);
        });
    }
    SECTION("security with mother and with father go together a little") {
        each_seed_within("phi, security with mother and with father", 0.10, 0.25, [](const Lived& lived) {
            return correlation_of(secure_at_13_months(lived), secure_at_13_months(lived, "ssp_class_father"));
        });
    }
}

TEST_CASE("under world-wide adversity the classes of the Strange Situation have their world-wide shares", "[science]") {
    for (const std::uint32_t seed : seeds)
        check_classes("world-wide", seed, Lived(question(seed, {{"adversity.level", 0.6}})), {14.7, 51.6, 10.2, 23.5},
                      3.5);
}
