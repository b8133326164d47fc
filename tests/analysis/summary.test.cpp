// The summary of a file whose every number is known beforehand.
#include "tests/catch.hpp"

#include "analysis/summary.hpp"
#include "tests/analysis/example_file.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>

using namespace dyad;
using example::Person;

namespace {

const float none = std::nanf("");

/// A child visited at 9 months and seen at 13 and 18.
Person child(std::uint32_t person, std::uint32_t community, float reactivity, float seen, float fright, int first,
             int again, int father) {
    const auto code = [](int number) { return static_cast<std::uint8_t>(number); };
    return {person,
            community,
            reactivity,
            {{9, 0, 0, seen, fright, seen * 2, -9},
             {13, code(first), 0, none, none, 77, seen * seen},
             {18, code(again), code(father), none, none, 77, 77}}};
}

/// Eight children and two parents in two communities; the second community's numbers are lower than the first's.
std::vector<Person> eight_children() {
    return {child(11, 0, 1, 4, 0, 2, 2, 2),
            child(10, 0, 2, 3, 1, 2, 2, 1),
            {12, 0, 9, {}},
            child(13, 0, 3, 1, 5, 4, 2, 2),
            child(14, 0, 4, 2, 0, 1, 1, 1),
            child(3, 1, 5, 4, 0, 2, 1, 2),
            child(4, 1, 6, 2, 1, 3, 3, 1),
            {2, 1, -9, {}},
            child(1, 1, 7, 5, 0, 2, 2, 2),
            child(6, 1, 8, 1, 2, 0, 4, 3)};
}

const Link& link(const Summary& summary, const std::string& name) {
    for (const Link& one : summary.links)
        if (one.name == name) return one;
    FAIL("no link " + name);
    return summary.links.front();
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const double n = static_cast<double>(x.size());
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        sx += x[k], sy += y[k];
        sxx += x[k] * x[k], syy += y[k] * y[k], sxy += x[k] * y[k];
    }
    return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

Summary summary_of(const std::vector<Person>& persons) {
    const TemporaryFolder folder;
    REQUIRE(example::write_file(folder / "x.h5", persons));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    const auto summary = summarise(*file);
    REQUIRE(summary);
    return *summary;
}

} // namespace

TEST_CASE("the class table counts every classified child once, and parents not at all") {
    const Summary summary = summary_of(eight_children());
    CHECK(summary.children == 8);
    CHECK(summary.unclassified == 1);
    CHECK(summary.classes[0].value == Approx(1.0 / 7.0));
    CHECK(summary.classes[1].value == Approx(4.0 / 7.0));
    CHECK(summary.classes[2].value == Approx(1.0 / 7.0));
    CHECK(summary.classes[3].value == Approx(1.0 / 7.0));
    CHECK(summary.classes[1].n == 7);
    CHECK(summary.class_month == 13U);
    CHECK(summary.retest_month == 18U);
    CHECK(summary.visit_month == 9U);
}

TEST_CASE("each association joins the right child at the right ages") {
    const Summary summary = summary_of(eight_children());
    const std::vector<double> seen{4, 3, 1, 2, 4, 2, 5}, secure{1, 1, 0, 0, 1, 0, 1};
    CHECK(link(summary, "sensitivity_security").simulated.value == Approx(correlation(seen, secure)));
    CHECK(link(summary, "sensitivity_security").simulated.n == 7);
    const std::vector<double> responsive{8, 6, 2, 4, 8, 4, 10, 2}, truth{16, 9, 1, 4, 16, 4, 25, 1};
    CHECK(link(summary, "true_responsiveness_true_security").simulated.value == Approx(correlation(responsive, truth)));
    CHECK(link(summary, "true_responsiveness_true_security").simulated.n == 8);
    const std::vector<double> fright{0, 1, 5, 0, 0, 1, 0}, disorganized{0, 0, 1, 0, 0, 0, 0};
    CHECK(link(summary, "frightening_disorganization").simulated.value == Approx(correlation(fright, disorganized)));
    const std::vector<double> reactive{1, 2, 3, 4, 5, 6, 7}, resistant{0, 0, 0, 0, 0, 1, 0};
    CHECK(link(summary, "reactivity_resistance").simulated.value == Approx(correlation(reactive, resistant)));
    CHECK(link(summary, "reactivity_security").simulated.value == Approx(correlation(reactive, secure)));
    // With the father, in the order of the children above: B A B A B A B.
    CHECK(link(summary, "concordance").simulated.value == Approx(correlation(secure, {1, 0, 1, 0, 1, 0, 1})));
    // Agreed 5 of 7; by chance (4·4 + 1·2 + 1·1 + 1·0)/49.
    CHECK(link(summary, "stability").simulated.value == Approx((5.0 / 7.0 - 19.0 / 49.0) / (1.0 - 19.0 / 49.0)));
}

TEST_CASE("the number of home visits in the summary is the file's own parameter") {
    const Summary summary = summary_of(eight_children());
    CHECK(link(summary, "sensitivity_security").label.find("3 home visits") != std::string::npos);
}

TEST_CASE("a file of more communities than one block of rows gives what its parts give") {
    std::vector<Person> many;
    std::uint32_t next = 0;
    for (std::uint32_t community = 0; community < 8000; ++community)
        for (const Person& person : eight_children()) {
            many.push_back(person);
            many.back().person = next++;
            many.back().community = community;
        }
    const Summary one = summary_of(eight_children()), all = summary_of(many);
    CHECK(all.children == 8 * 8000);
    for (std::size_t k = 0; k < 4; ++k) CHECK(all.classes[k].value == Approx(one.classes[k].value));
    for (std::size_t k = 0; k < one.links.size(); ++k)
        if (std::isfinite(one.links[k].simulated.value)) CHECK(all.links[k].simulated.value == Approx(one.links[k].simulated.value).epsilon(1e-9));
}

TEST_CASE("observed rows that do not follow the order of communities are refused, not dropped in silence") {
    const TemporaryFolder folder;
    REQUIRE(example::write_file(folder / "x.h5", eight_children(), example::Order::backwards));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    const auto summary = summarise(*file);
    REQUIRE_FALSE(summary);
    CHECK(summary.refusals().front().sentence.find("order of communities") != std::string::npos);
}

TEST_CASE("children are those born in the run, also when nobody was ever looked at") {
    const std::vector<Person> persons{{0, 0, 1, {}, 0}, {1, 0, 1, {}, 1}, {2, 0, 1, {}, 1}};
    const Summary summary = summary_of(persons);
    CHECK(summary.children == 2);
    CHECK(summary.unclassified == 0);
    const std::string text = text_of(summary, "Nothing at all.");
    CHECK(text.find("Expected: Nothing at all.") != std::string::npos);
    CHECK(text.find("record.ages") != std::string::npos);
}

TEST_CASE("the Attachment Q-Sort is compared with classes and with itself, and truth with truth where nothing else is") {
    std::vector<Person> persons = eight_children();
    for (Person& person : persons)
        for (auto& visit : person.visits)
            visit.sort = visit.month == 9 ? none : visit.security + static_cast<float>(visit.month + person.person % 3);
    const std::vector<double> secure{1, 1, 0, 0, 1, 0, 1}, sorted{31, 23, 15, 19, 29, 18, 39};
    const Summary both = summary_of(persons);
    CHECK(both.sort_month == 13U);
    CHECK(both.sort_again_month == 18U);
    CHECK(link(both, "q_sort_security").simulated.value == Approx(correlation(sorted, secure)));
    CHECK(link(both, "q_sort_stability").simulated.n == 8);
    for (Person& person : persons)
        for (auto& visit : person.visits)
            visit.sensitivity = visit.frightening = none, visit.classified = visit.with_father = 0;
    const Summary alone = summary_of(persons);
    CHECK_FALSE(alone.class_month);
    CHECK(std::isnan(link(alone, "q_sort_security").simulated.value));
    CHECK(link(alone, "q_sort_stability").simulated.n == 8);
    CHECK(link(alone, "true_responsiveness_true_security").simulated.value ==
          Approx(link(both, "true_responsiveness_true_security").simulated.value));
    CHECK(text_of(alone).find("the same Q-Sort score again, 13 and 18 months") != std::string::npos);
}

TEST_CASE("the expected answer stands under the classes, and published links only where they are wanted") {
    const Summary summary = summary_of(eight_children());
    const std::string text = text_of(summary, "Mostly B."), bare = text_of(summary, "", PublishedLinks::left_out);
    CHECK(text.find("  Expected: Mostly B.\n\nWhat instruments see") != std::string::npos);
    CHECK(text.find(".25 (.22 to .28)") != std::string::npos);
    CHECK(bare.find("Expected") == std::string::npos);
    CHECK(bare.find(".25 (.22 to .28)") == std::string::npos);
    CHECK(bare.find("published for ordinary families") != std::string::npos);
}

TEST_CASE("no text ends in an empty line or holds two in a row") {
    std::vector<Person> few = eight_children();
    few.resize(2);
    for (const Summary& summary : {summary_of(eight_children()), summary_of(few), summary_of({{0, 0, 1, {}, 1}})}) {
        const std::string text = text_of(summary);
        CHECK(text.find("\n\n\n") == std::string::npos);
        CHECK_FALSE(text.ends_with("\n\n"));
        CHECK(text.ends_with("\n"));
    }
    CHECK(text_of(summary_of(few)).find("What instruments see") == std::string::npos); // two cases tell nothing
}

TEST_CASE("what was not recorded leaves no line in the summary's text") {
    std::vector<Person> persons = eight_children();
    for (Person& person : persons)
        for (auto& visit : person.visits) visit.sensitivity = visit.frightening = none, visit.with_father = 0;
    const std::string text = text_of(summary_of(persons));
    CHECK(text.find("home visit") == std::string::npos);
    CHECK(text.find("father") == std::string::npos);
    CHECK(text.find("true responsiveness") != std::string::npos);
    CHECK(text.find("n/a") == std::string::npos);
    CHECK(text.find("nan") == std::string::npos);
}

TEST_CASE("the summary's text fits in 100 columns") {
    const std::string text = text_of(summary_of(eight_children()));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        std::size_t columns = 0;
        for (std::size_t k = at; k < end; ++k)
            columns += (static_cast<unsigned char>(text[k]) & 0xC0U) != 0x80U ? 1 : 0;
        CHECK(columns <= 100);
        at = end + 1;
    }
}
