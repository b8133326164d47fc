// Estimators held against printed examples and closed forms.
#include "tests/catch.hpp"

#include "analysis/statistics.hpp"

#include <cmath>

using namespace dyad;

TEST_CASE("Wilson's interval is the one that Newcombe prints") {
    // Newcombe 1998, Stat Med 17:857-872, table I, method 3.
    const Estimate some = share_of(81, 263);
    CHECK(some.value == Approx(81.0 / 263.0));
    CHECK(some.low == Approx(0.2553).margin(5e-5));
    CHECK(some.high == Approx(0.3662).margin(5e-5));
    const Estimate few = share_of(15, 148);
    CHECK(few.low == Approx(0.0624).margin(5e-5));
    CHECK(few.high == Approx(0.1605).margin(5e-5));
    const Estimate nobody = share_of(0, 20);
    CHECK(nobody.low == 0.0);
    CHECK(nobody.high == Approx(0.1611).margin(5e-5));
    CHECK(share_of(29, 29).high == 1.0);
}

TEST_CASE("no cases give no share") { CHECK(std::isnan(share_of(0, 0).value)); }

TEST_CASE("a correlation's interval is symmetric in Fisher's z, with standard error 1 / sqrt(n - 3)") {
    const Estimate r = correlation_of(0.25, 100);
    CHECK(std::atanh(r.high) - std::atanh(0.25) == Approx(1.959964 / std::sqrt(97.0)).epsilon(1e-6));
    CHECK(std::atanh(0.25) - std::atanh(r.low) == Approx(1.959964 / std::sqrt(97.0)).epsilon(1e-6));
}

TEST_CASE("fewer than four cases tell no association, and cases on one line have no interval") {
    CHECK(std::isnan(correlation_of(0.9, 3).value));
    CHECK(correlation_of(0.9, 4).value == 0.9);
    CHECK(std::isfinite(correlation_of(0.9, 4).low));
    CHECK(correlation_of(1.0, 50).value == 1.0);
    CHECK(std::isnan(correlation_of(1.0, 50).low));
    CHECK(std::isnan(correlation_of(-1.0, 50).high));
    Crosstab few(2), agreeing(2);
    for (int k = 0; k < 3; ++k) few.add(k % 2, k % 2);
    for (int k = 0; k < 30; ++k) agreeing.add(k % 2, k % 2);
    CHECK(std::isnan(few.kappa().value));
    CHECK(agreeing.kappa().value == 1.0);
    CHECK(std::isnan(agreeing.kappa().low));
}

TEST_CASE("the correlation of four points is the one worked out by hand") {
    // x 1 2 3 4, y 2 1 4 3: products 3, squares 5 and 5.
    Comoments moments(2);
    const double x[] = {1, 2, 3, 4}, y[] = {2, 1, 4, 3};
    for (int k = 0; k < 4; ++k) moments.add(Eigen::Vector2d(x[k], y[k]));
    CHECK(moments.correlation(0, 1).value == Approx(0.6));
    CHECK(moments.mean(0) == Approx(2.5));
    CHECK(moments.standard_deviation(0) == Approx(std::sqrt(5.0 / 3.0)));
}

TEST_CASE("moments far from zero lose no digits, and a case with a missing value is left out whole") {
    Comoments near(2), far(2);
    for (int k = 0; k < 1000; ++k) {
        const double x = std::sin(k), y = std::sin(k) + std::cos(3 * k);
        near.add(Eigen::Vector2d(x, y));
        far.add(Eigen::Vector2d(x + 1e7, y - 1e7));
        if (k % 10 == 0) near.add(Eigen::Vector2d(std::nan(""), 5.0));
    }
    CHECK(near.cases() == 1000);
    CHECK(far.correlation(0, 1).value == Approx(near.correlation(0, 1).value).epsilon(1e-7));
}

TEST_CASE("what never varies correlates with nothing") {
    Comoments moments(2);
    for (int k = 0; k < 10; ++k) moments.add(Eigen::Vector2d(1.0, k));
    CHECK(std::isnan(moments.correlation(0, 1).value));
}

TEST_CASE("kappa and its standard error are those of Fleiss's textbook") {
    // Fleiss, Levin & Paik 2003, table 18.1: 100 patients, two raters; kappa .68, standard error .087.
    const int counts[3][3] = {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}};
    Crosstab table(3);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            for (int k = 0; k < counts[row][column]; ++k) table.add(row, column);
    CHECK(table.kappa().value == Approx(0.676).margin(5e-4));
    CHECK(table.kappa_standard_error() == Approx(0.0877).margin(5e-4));
    CHECK(table.kappa().high == Approx(table.kappa().value + 1.959964 * table.kappa_standard_error()));
    CHECK(table.kappa().n == 100);
}

TEST_CASE("kappa's standard error is the one that its own sensitivity to single cases implies") {
    // The infinitesimal jackknife: n times the change of kappa by one more case is that case's influence, and the mean
    // square of influences over n is the variance. The table is lopsided, so that rows are not taken for columns.
    const int hundreds[3][3] = {{300, 200, 20}, {10, 150, 90}, {40, 5, 185}};
    Crosstab table(3);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            for (int k = 0; k < 100 * hundreds[row][column]; ++k) table.add(row, column);
    const double n = static_cast<double>(table.cases());
    double squares = 0;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            Crosstab more = table;
            more.add(row, column);
            const double influence = n * (more.kappa().value - table.kappa().value);
            squares += 100 * hundreds[row][column] / n * influence * influence;
        }
    CHECK(table.kappa_standard_error() == Approx(std::sqrt(squares / n)).epsilon(1e-3));
}

TEST_CASE("agreement by chance alone has a kappa of zero, perfect agreement one, and one category none") {
    Crosstab chance(2), perfect(2), single(2);
    for (int k = 0; k < 4; ++k) chance.add(k / 2, k % 2);
    for (int k = 0; k < 6; ++k) perfect.add(k % 2, k % 2);
    for (int k = 0; k < 5; ++k) single.add(1, 1);
    CHECK(chance.kappa().value == Approx(0.0).margin(1e-12));
    CHECK(perfect.kappa().value == Approx(1.0));
    CHECK(std::isnan(single.kappa().value));
}

TEST_CASE("phi is the product-moment correlation of two yes/no variables") {
    Crosstab table(2);
    Comoments moments(2);
    for (int k = 0; k < 60; ++k) {
        const int first = k % 3 == 0, second = k % 4 < 2 ? first : k % 5 == 0;
        table.add(first, second);
        moments.add(Eigen::Vector2d(first, second));
    }
    CHECK(table.phi().value == Approx(moments.correlation(0, 1).value));
    CHECK(table.phi().low == Approx(moments.correlation(0, 1).low));
}

TEST_CASE("a mean's interval is the textbook's, and numbers that are none are left out") {
    Mean mean;
    for (const double value : {1.0, 2.0, std::nan(""), 3.0, 4.0}) mean.add(value);
    CHECK(mean.estimate().value == Approx(2.5));
    CHECK(mean.estimate().n == 4);
    CHECK(mean.estimate().high - 2.5 == Approx(1.959964 * std::sqrt(5.0 / 3.0 / 4.0)));
}

TEST_CASE("under one rate of dying at every age life expectancy is that rate's inverse") {
    // Of 1,000 seen in each year of age 20 die half-way; those seen for the last year live on at the same rate.
    LifeTable table;
    for (int age = 0; age < 90; ++age)
        for (int person = 0; person < 1000; ++person)
            table.add(age, person < 20 ? age + 0.5 : age + 1.0, person < 20);
    const double rate = 20.0 / 990.0;
    const Estimate expected = table.expectancy();
    CHECK(expected.value == Approx(1.0 / rate).epsilon(1e-3)); // deaths fall half-way through a year, not evenly
    CHECK(expected.n == 90 * 20);
    CHECK(expected.low < expected.value);
    CHECK(expected.high - expected.value == Approx(expected.value - expected.low));
}

TEST_CASE("life expectancy's interval narrows with the root of the number of lives") {
    const auto width = [](int lives) {
        LifeTable table;
        for (int age = 0; age < 90; ++age)
            for (int person = 0; person < lives; ++person) {
                const bool dies = person % 50 == 0;
                table.add(age, age + (dies ? 0.5 : 1.0), dies);
            }
        return table.expectancy().high - table.expectancy().low;
    };
    CHECK(width(400) / width(1600) == Approx(2.0).epsilon(1e-6));
}

TEST_CASE("life expectancy is not guessed where an age was seen by nobody") {
    LifeTable table;
    table.add(0.0, 50.0, true);
    table.add(60.0, 100.0, true);
    CHECK(std::isnan(table.expectancy().value));
}
