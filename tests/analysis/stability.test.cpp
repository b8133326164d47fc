// The curves that the field fits to stability over the years.
#include "analysis/evidence/stability.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace dyad;

namespace {

const std::vector<double> years{1, 2, 3, 5, 10, 15, 20, 25};

std::vector<double> curve(double floor, double fall, double rate) {
    std::vector<double> r;
    for (const double t : years) r.push_back(floor + fall * std::exp(-rate * t));
    return r;
}

/// What `seeds` would measure, in every world and of every measure, with errors that alternate in sign.
std::vector<Measured> measured(const std::vector<double>& r, std::size_t seeds, double error) {
    std::vector<Measured> all(seeds);
    for (std::size_t seed = 0; seed < seeds; ++seed)
        for (std::size_t k = 0; k < 9; ++k)
            for (std::size_t t = 0; t < r.size(); ++t) {
                Measurement one;
                one.value = r[t] + ((seed + t) % 2 == 0 ? error : -error);
                one.n = 100;
                all[seed].push_back(one);
            }
    return all;
}

} // namespace

TEST_CASE("an exact prototype curve is found again") {
    const std::vector<double> errors(years.size(), 0.01);
    const Curve found = fit_prototype(years, curve(0.4, 0.3, 0.2), errors);
    CHECK(found.floor == Approx(0.4).epsilon(1e-5));
    CHECK(found.fall == Approx(0.3).epsilon(1e-5));
    CHECK(found.rate == Approx(0.2).epsilon(1e-5));
    CHECK(found.squares < 1e-8);
    CHECK(found.at(0.0) == Approx(0.7).epsilon(1e-5));
}

TEST_CASE("an exact revisionist curve is found again, and the prototype has nothing to add") {
    const std::vector<double> errors(years.size(), 0.01);
    const auto r = curve(0.0, 0.7, 0.05);
    const Curve revisionist = fit_revisionist(years, r, errors), prototype = fit_prototype(years, r, errors);
    CHECK(revisionist.rate == Approx(0.05).epsilon(1e-5));
    CHECK(revisionist.floor == 0.0);
    CHECK(prototype.floor == Approx(0.0).margin(1e-4));
}

TEST_CASE("which curve fits is told where it can be told") {
    const auto to_a_floor = stability_curves(measured(curve(0.4, 0.3, 0.2), 6, 0.01));
    REQUIRE(to_a_floor.size() == 9);
    CHECK(to_a_floor[0].verdict() == "prototype");
    CHECK(to_a_floor[0].advantage() > 10.0);
    const auto to_nothing = stability_curves(measured(curve(0.0, 0.7, 0.05), 6, 0.01));
    CHECK(to_nothing[0].verdict() == "revisionist");
    const std::string text = text_of(to_a_floor);
    CHECK(text.find("locked     ecr_anxiety") != std::string::npos);
    CHECK(text.find("prototype") != std::string::npos);
}
