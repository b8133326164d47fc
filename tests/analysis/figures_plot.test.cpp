// Words, canvases and scripts of figures.
#include "analysis/figures/canvas.hpp"
#include "analysis/figures/figure_files.hpp"
#include "analysis/figures/figure_script.hpp"
#include "analysis/figures/typesetting.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <set>
#include <string>

using namespace dyad;
using Catch::Matchers::Contains;

namespace {

Outcome<FigureContent> no_content(const FigureInput&) { return Refusal{"", 0, 0, "nothing"}; }
std::vector<FigureWorld> no_worlds() { return {}; }
const Figure sample{"sample", "a sample", "What?", no_worlds, no_content};

FigureContent sample_content() {
    FigureContent content;
    content.title = "Half of them, and their mothers' too {so it is}";
    content.subtitle = "12 infants";
    content.published = "Somebody 1999 & others";
    content.caption = "A line.";
    content.alt = "A line from 1 to 2.";
    content.tables = {{"", {"x", "words"}, {{1.0, std::string("a \"b\", c")}, {std::nan(""), std::string("d")}}}, {"more", {"y"}, {{0.1}}}};
    content.draw = [](Plot& plot) {
        plot.axes(plot.box_in(plot.area()), {.words = "age (years)", .low = 0, .high = 2}, {.words = "share (%)", .low = 0, .high = 1});
        plot.draw({plot.curve("", "x", "x", blue)});
    };
    return content;
}

} // namespace

TEST_CASE("a text is as wide as its letters, bold ones wider") {
    CHECK(width_in_ems("ii") == Approx(0.444));
    CHECK(width_in_ems("WW") == Approx(1.888));
    CHECK(width_in_ems("φ–é") == Approx(0.648 + 0.556 + 0.556));
    CHECK(width_in_ems("infant", Weight::bold) > width_in_ems("infant"));
    CHECK(width_in_ems("") == 0.0);
}

TEST_CASE("lines hold whole words within their width, and every word once") {
    const std::string text = "the harder the circumstances the more infants are disorganized";
    std::string together;
    for (const std::string& line : lines_within(text, 10.0)) {
        CHECK(width_in_ems(line) <= 10.0);
        together += (together.empty() ? "" : " ") + line;
    }
    CHECK(together == text);
    CHECK(lines_within("incomprehensibilities", 3.0).size() == 1);
    CHECK(lines_within("", 3.0).empty());
}

TEST_CASE("labels that would overlap part, those that are apart stay, and all stay within their bounds") {
    const auto far = places_apart({1.0, 5.0, 3.0}, 1.0, 0.0, 10.0);
    CHECK(far == std::vector<double>{1.0, 5.0, 3.0});
    const auto near = places_apart({2.0, 2.0, 2.1, 9.9}, 1.0, 0.0, 10.0);
    CHECK(near[1] - near[0] >= 1.0 - 1e-9);
    CHECK(near[2] - near[1] >= 1.0 - 1e-9);
    CHECK(near[3] <= 10.0);
    const auto crowded = places_apart({0.0, 0.0, 0.0}, 1.0, 0.0, 2.0);
    CHECK(crowded.front() >= 0.0);
    CHECK(crowded.back() <= 2.0 + 1e-9);
    CHECK(crowded[2] - crowded[1] == Approx(1.0));
}

TEST_CASE("cells fill an area without overlap") {
    const auto parts = cells({0.0, 0.0, 100.0, 50.0}, 2, 2, 10.0);
    REQUIRE(parts.size() == 4);
    CHECK(parts[0].left == 0.0);
    CHECK(parts[0].top == 50.0);
    CHECK(parts[3].right == Approx(100.0));
    CHECK(parts[3].bottom == Approx(0.0));
    CHECK(parts[1].left - parts[0].right == Approx(10.0));
    const std::array widths{3.0, 1.0};
    CHECK(cells({0.0, 0.0, 90.0, 50.0}, 2, 1, 10.0, widths)[0].width() == Approx(60.0));
}

TEST_CASE("what a text holds is never a command to gnuplot") {
    CHECK(quoted("mother's _x^2 {a} @b &c ~d \\e") == "'mother''s \\_x\\^2 \\{a\\} \\@b \\&c \\~d \\\\e'");
    CHECK(number(0.1) == "0.1");
    CHECK(number(std::nan("")) == "NaN");
}

TEST_CASE("a script names its figure, its data and the command that makes it, on every canvas") {
    for (const Canvas& canvas : canvases()) {
        const std::string script = script_of(sample, sample_content(), canvas, "dyad figures sample");
        CHECK_THAT(script, Contains("# Made by: dyad figures sample") && Contains("'sample.csv' using 'x':'x'") && Contains("set output '" + stem_of("sample", canvas) + ".svg'"));
        CHECK_THAT(script, Contains("mothers'' too \\{so it is\\}") && Contains("Simulated by Dyad. Published: Somebody 1999 \\& others"));
    }
    CHECK(stem_of("sample", canvases().front()) == "sample");
    CHECK(canvas_named("poster") != nullptr);
    CHECK(canvas_named("wall") == nullptr);
}

TEST_CASE("tables and words stand beside a picture, and the picture tells both to who does not see it") {
    const auto tables = tables_as_csv(sample, sample_content());
    REQUIRE(tables.size() == 2);
    CHECK(tables[0] == NamedText{"sample.csv", "x,words\n1,\"a \"\"b\"\", c\"\nNaN,\"d\"\n"});
    CHECK(tables[1].first == "sample_more.csv");
    const NamedText words = words_of(sample, sample_content(), "dyad figures sample");
    CHECK_THAT(words.second, Contains("Alternative text") && Contains("What?") && Contains("dyad figures sample"));
    const std::string svg = readable_svg("<svg \n xmlns=\"http://www.w3.org/2000/svg\">\n<title>Gnuplot</title>\n<desc>Produced by GNUPLOT</desc>", sample_content());
    CHECK_THAT(svg, Contains("role=\"img\"") && Contains("<desc>A line from 1 to 2.</desc>") && !Contains("Gnuplot"));
}

TEST_CASE("figures have names of their own, a line of what they show and a question for a class") {
    std::set<std::string_view> names;
    for (const Figure& figure : figures()) {
        INFO(figure.name);
        CHECK(names.insert(figure.name).second);
        CHECK(figure.shows.size() > 20);
        CHECK(figure.ask.size() > 40);
        CHECK(figure_named(figure.name) != nullptr);
        CHECK((figure.scored || !figure.worlds().empty()));
    }
    CHECK(figure_named("no_figure") == nullptr);
}
