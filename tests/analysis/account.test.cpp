// The account of a file whose every life is known beforehand.
#include "tests/catch.hpp"

#include "analysis/account.hpp"
#include "sim/words.hpp"
#include "tests/analysis/example_lives.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>

using namespace dyad;
using example::Grown;
using example::Lives;
using example::Tie;

namespace {

constexpr std::uint8_t f = 1, ds = 2, u = 4, a = 1, b = 2, d = 4;
constexpr auto none = example::no_parent;
constexpr unsigned at_25 = 300, at_35 = 420;

Account account(const Lives& lives) {
    const TemporaryFolder folder;
    REQUIRE(example::write_lives(folder / "x.h5", lives));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    const auto made = account_of(*file);
    REQUIRE(made);
    return *made;
}

const Section& section(const Account& all, const std::string& name) {
    for (const Section& one : all.sections)
        if (one.name == name) return one;
    FAIL("no section " + name);
    return all.sections.front();
}

const Estimate& cell(const Account& all, const std::string& table, const std::string& line,
                     std::size_t column = 0) {
    for (const Line& one : section(all, table).lines)
        if (one.name == line) return one.cells.at(column).estimate;
    FAIL("no line " + line + " in " + table);
    return all.sections.front().lines.front().cells.front().estimate;
}

bool holds(const Account& all, const std::string& table, const std::string& line) {
    for (const Line& one : section(all, table).lines)
        if (one.name == line) return true;
    return false;
}

/// A founding couple, 0 and 1, who parted in year 12; four children born in years 0 to 3 and looked at twice as grown
/// persons; a grandchild. Child 2 kept its security, 3 lost it, 4 earned it, and 5 stayed insecure.
Lives one_family(std::uint32_t first = 0, std::uint32_t community = 0) {
    const auto child = [&](std::uint32_t number, bool woman, float birth, std::uint8_t infant, std::uint8_t young,
                           std::uint8_t later, float anxiety) {
        return Grown{first + number,
                     community,
                     1,
                     first,
                     first + 1,
                     woman,
                     birth,
                     example::unknown,
                     infant,
                     {{at_25, young, anxiety, 2.5F}, {at_35, later, anxiety, 2.5F}},
                     0.0F,
                     static_cast<float>(number)};
    };
    Lives lives;
    lives.persons = {{first, community, 0, none, none, true, -28, 50, 0, {{at_35, f}}},
                     {first + 1, community, 0, none, none, false, -30, 40, 0, {{at_35, ds}}},
                     child(2, true, 0, b, f, f, 2.0F),
                     child(3, false, 1, b, f, ds, 3.0F),
                     child(4, false, 2, a, u, f, 5.0F),
                     child(5, true, 3, d, ds, u, 6.0F),
                     {first + 6, community, 2, first + 2, none, true, 29, example::unknown, b, {}}};
    lives.ties = {{first, first + 1, 0, 0, 12},
                  {first + 2, first + 4, 21, 21.2F},                // dives in
                  {first + 5, first + 3, 24, example::unknown, 25}, // struggles, twice
                  {first + 5, first + 3, 26, example::unknown, 27},
                  {first + 2, first + 5, 5, example::unknown, 9, false, 2}}; // friends, which is no love
    return lives;
}

Lives many_families(std::uint32_t communities) {
    Lives all;
    for (std::uint32_t k = 0; k < communities; ++k) {
        const Lives one = one_family(1000 * k, k);
        all.persons.insert(all.persons.end(), one.persons.begin(), one.persons.end());
        all.ties.insert(all.ties.end(), one.ties.begin(), one.ties.end());
    }
    return all;
}

} // namespace

TEST_CASE("a run in which nobody could grow up has no account") {
    Lives lives = one_family();
    lives.years = 2;
    CHECK(account(lives).sections.empty());
    CHECK(text_of(account(lives)) == "");
}

TEST_CASE("adult styles are counted at every age of those born in the run, and of nobody else") {
    const Account all = account(one_family());
    CHECK(section(all, "adult_styles").columns == std::vector<std::string>{"at 25 years", "at 35 years"});
    CHECK(cell(all, "adult_styles", "aai_f", 0).value == Approx(0.5));
    CHECK(cell(all, "adult_styles", "aai_f", 0).n == 4);
    CHECK(cell(all, "adult_styles", "aai_u", 1).value == Approx(0.25));
    CHECK(cell(all, "adult_styles", "ecr_anxiety", 0).value == Approx(4.0));
    CHECK(cell(all, "adult_styles", "ecr_secure", 0).value == Approx(0.5));
}

TEST_CASE("change joins an infant's class with the same person's interview and tells what happened in between") {
    const Account all = account(one_family());
    CHECK(cell(all, "stability", "secure_13_months_to_25_years", 0).value == Approx(1.0));
    CHECK(cell(all, "stability", "secure_13_months_to_35_years", 0).value == Approx(0.5));
    CHECK(cell(all, "stability", "secure_25_years_to_35_years", 1).value == Approx(0.5));
    for (const char* line : {"stayed_secure", "stayed_insecure", "lost_security", "earned_security"})
        CHECK(cell(all, "changed", line).value == Approx(0.25));
    CHECK(cell(all, "changed", "changed").value == Approx(0.5));
    for (std::size_t group = 0; group < 4; ++group)
        CHECK(cell(all, "reasons", "parents_parted", group).value == 1.0);
    CHECK(cell(all, "reasons", "committed", 0).value == 1.0);           // child 2
    CHECK(cell(all, "reasons", "committed", 1).value == 0.0);           // child 3
    CHECK(cell(all, "reasons", "autonomous_partner", 2).value == 1.0);  // child 4, whose partner 2 was F
    CHECK(cell(all, "mothers_of_own", "bore_a_child", 0).value == 1.0); // child 2, a woman; 3 and 4 are men
    CHECK(cell(all, "mothers_of_own", "bore_a_child", 1).n == 0);
    CHECK(cell(all, "mothers_of_own", "bore_a_child", 3).value == 0.0);
    CHECK_FALSE(holds(all, "reasons", "therapy")); // the file does not tell
}

TEST_CASE("transmission pairs mothers with their own children, over three generations") {
    const Account all = account(one_family());
    CHECK(cell(all, "transmission", "secure_of_autonomous", 0).value == Approx(0.5)); // founder, four children
    CHECK(cell(all, "transmission", "secure_of_autonomous", 0).n == 4);
    CHECK(cell(all, "transmission", "secure_of_autonomous", 1).value == Approx(1.0)); // child 2 and its child
    CHECK(cell(all, "transmission", "secure_of_grandmother", 1).n == 1);
}

TEST_CASE("a child whom others raise is paired with nobody") {
    Lives lives = one_family();
    lives.persons[2].by_others = true;
    const Account all = account(lives);
    CHECK(cell(all, "transmission", "secure_of_autonomous", 0).n == 3);
    CHECK_FALSE(holds(all, "transmission", "secure_of_grandmother")); // her own mother did not raise her
    for (std::size_t child = 2; child <= 6; ++child) lives.persons[child].by_others = true;
    for (const Section& one : account(lives).sections) CHECK(one.name != "transmission");
}

TEST_CASE("who bore a child is not told where only the last generation, kept childless, was followed") {
    Lives lives = one_family();
    lives.persons.pop_back();
    for (const Section& one : account(lives).sections) CHECK(one.name != "mothers_of_own");
}

TEST_CASE("what is published of infancy stands only beside persons seen as infants") {
    const std::string published = "Groh et al. 2014";
    CHECK(section(account(one_family()), "stability").below.find(published) != std::string::npos);
    Lives lives = one_family();
    for (Grown& person : lives.persons) person.infant = 0;
    CHECK(section(account(lives), "stability").below.find(published) == std::string::npos);
}

TEST_CASE("adult styles are shown at every age, in a second table where one is too narrow") {
    Lives lives = one_family();
    for (const unsigned month : {456U, 480U, 516U}) lives.persons[2].asked.push_back({month, f});
    const Account all = account(lives);
    CHECK(section(all, "adult_styles").columns.size() == 5);
    const std::string text = text_of(all);
    for (const char* age : {"at 25 years", "at 35 years", "at 38 years", "at 40 years", "at 43 years"})
        CHECK(text.find(age) != std::string::npos);
}

TEST_CASE("the demography counts couples, births and parents as they were") {
    const Account all = account(one_family());
    CHECK(cell(all, "demography", "children").value == Approx(0.5)); // women born in the run: 2 and 5
    CHECK(cell(all, "demography", "childless").value == Approx(0.5));
    CHECK(cell(all, "demography", "first_birth").value == Approx(29.0));
    CHECK(cell(all, "demography", "partnered_at_30").value == Approx(0.4)); // 2 and 4, of five
    CHECK(cell(all, "demography", "parted_in_5_years").value ==
          0.0); // the founding couple's beginning is not known
    CHECK(cell(all, "demography", "parted_in_5_years").n == 1);
    CHECK(cell(all, "demography", "single_parent").n == 5);
    CHECK(cell(all, "demography", "single_parent").value ==
          Approx(0.4));                                             // children 4 and 5 were ten in year 12 or later
    CHECK_FALSE(holds(all, "demography", "life_expectancy_women")); // nobody was seen at every age
    CHECK(cell(all, "population", "year_10").value == 110.0);
}

TEST_CASE("patterns of love are counted from what couples did by 35") {
    const Account all = account(one_family());
    CHECK(cell(all, "patterns_of_love", "everyone", 0).value == Approx(0.5)); // 3 and 5 lost two loves each
    CHECK(cell(all, "patterns_of_love", "everyone", 1).value == Approx(0.5)); // 2 and 4 moved together at once
    CHECK(cell(all, "patterns_of_love", "everyone", 2).value == Approx(0.0));
    CHECK(cell(all, "patterns_of_love", "anxiety_low", 1).value == Approx(1.0));
    CHECK(cell(all, "patterns_of_love", "susceptibility_high", 0).value == Approx(1.0));
}

TEST_CASE("many communities give what one gives, with narrower intervals") {
    const Account one = account(one_family()), all = account(many_families(300));
    REQUIRE(one.sections.size() == all.sections.size());
    for (std::size_t s = 0; s < one.sections.size(); ++s)
        for (std::size_t l = 0; l < one.sections[s].lines.size(); ++l)
            for (std::size_t k = 0; k < one.sections[s].lines[l].cells.size(); ++k) {
                const Cell &few = one.sections[s].lines[l].cells[k], &many = all.sections[s].lines[l].cells[k];
                if (few.measure != Measure::share) continue;
                INFO(one.sections[s].lines[l].name);
                if (one.sections[s].name == "patterns_of_love" && one.sections[s].lines[l].name != "everyone")
                    continue;
                if (std::isnan(few.estimate.value)) continue;
                CHECK(many.estimate.value == Approx(few.estimate.value));
                CHECK(many.estimate.n == 300 * few.estimate.n);
            }
}

TEST_CASE("relationships that do not follow the order of communities are refused, not dropped in silence") {
    Lives lives = many_families(2);
    std::swap(lives.ties.front(), lives.ties.back());
    const TemporaryFolder folder;
    REQUIRE(example::write_lives(folder / "x.h5", lives));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    const auto made = account_of(*file);
    REQUIRE_FALSE(made);
    CHECK(made.refusals().front().sentence.find("order of communities") != std::string::npos);
}

TEST_CASE("the account's text fits in 90 columns, ends its lines, and holds no number that is none") {
    for (const std::uint32_t communities : {1U, 300U}) {
        const std::string text = text_of(account(many_families(communities)));
        CHECK(text.find("nan") == std::string::npos);
        CHECK(text.find("\n\n\n") == std::string::npos);
        CHECK(text.ends_with("\n"));
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            REQUIRE(end != std::string::npos);
            INFO(text.substr(at, end - at));
            CHECK(columns_of(text.substr(at, end - at)) <= 90);
            at = end + 1;
        }
    }
}
