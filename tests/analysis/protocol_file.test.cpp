// Protocols of virtual studies: what is read, and what is refused, all at once and with its place.
#include "tests/analysis/made_up_pool.hpp"

#include <algorithm>

using namespace dyad;
using namespace dyad::test;

namespace {

const std::string analysis = "[[analysis]]\nname = \"r\"\nestimate = \"correlation\"\nof = \"y\"\nwith = \"x\"\n";

/// Every refusal in a line of its own.
std::string refused(const std::string& text) {
    const auto protocol = read_protocol("study.toml", "study", text, made_up_fields());
    std::string all;
    if (!protocol)
        for (const Refusal& refusal : protocol.refusals()) all += text_of(refusal) + "\n";
    return all;
}

bool says(const std::string& text, const std::string& part) {
    INFO(refused(text));
    return refused(text).find(part) != std::string::npos;
}

std::string head_with_kind() { return made_up_head() + "[[measure]]\nname = \"kind\"\nof = \"kind\"\nwaves = [\"first\", \"second\"]\n"; }

std::string analysis_of(const std::string& of, const std::string& with) {
    return "[[analysis]]\nname = \"a\"\nestimate = \"correlation\"\nof = \"" + of + "\"\nwith = \"" + with + "\"\n";
}

} // namespace

TEST_CASE("a protocol is read with its defaults") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + analysis);
    CHECK(protocol.participants == 100);
    CHECK(protocol.sites == 1);
    CHECK(protocol.waves[1].age == 24);
    CHECK(protocol.measures[0].label == "First score");
    CHECK(protocol.theories.size() == 1);
    CHECK(protocol.analyses[0].needs_waves == 2);
}

TEST_CASE("expressions name measures, classes, waves and coders") {
    const StudyProtocol protocol = made_up_protocol(head_with_kind() + analysis_of("kind B over all waves - kind B at first wave", "x - y above 0.5"));
    const Expression& of = protocol.analyses[0].of;
    REQUIRE(of.terms.size() == 2);
    CHECK(of.terms[0].label == 1);
    CHECK(of.terms[0].when == Quantity::When::all);
    CHECK(of.terms[1].sign == -1.0);
    CHECK(of.terms[1].when == Quantity::When::first);
    CHECK(protocol.analyses[0].with.cut == Expression::Cut::above);
}

TEST_CASE("what a protocol cannot say is refused with its place and a way out") {
    CHECK(says("", "there is no [population]"));
    CHECK(says(made_up_head() + analysis + "colour = 1\n", "`colour` is no key"));
    CHECK(says(made_up_head("participants = 2"), "`participants` must be a whole number from 4 to 1,000,000"));
    CHECK(says(made_up_head("site_sd = 9"), "`site_sd` must lie between 0 and 5"));
    CHECK(says(made_up_head("who = [\"z at 2 years above 1\"]"), "`z` is nothing that is recorded of a person"));
    CHECK(says(made_up_head() + "[[wave]]\nname = \"third\"\nage = \"1 year\"\n", "write a whole number of months up to 100 years"));
    CHECK(says(made_up_head() + "[[wave]]\nname = \"third\"\nage = \"20 months\"\n", "write waves in the order of their ages"));
    CHECK(says(made_up_head() + "[[wave]]\nname = \"third\"\nage = \"30 months\"\ninstruments = [\"vist\"]\n", "did you mean `visit`?"));
    CHECK(says(made_up_head() + "[[measure]]\nname = \"x\"\nof = \"x\"\nwaves = [\"frist\"]\n", "did you mean `first`?"));
    CHECK(says(made_up_head() + "[[measure]]\nname = \"x\"\nof = \"x\"\nwaves = [\"first\"]\n", "this name was given before"));
    CHECK(says(made_up_head() + "[[measure]]\nname = \"arm\"\nof = \"x\"\nwaves = [\"first\"]\n", "`arm` has a meaning of its own"));
    CHECK(says(made_up_head() + "[[attrition]]\nrate = 0.1\nslope = 1\n", "the loss follows nothing"));
    CHECK(says(head_with_kind() + "[[attrition]]\nrate = 0.1\nslope = 1\nobserved = \"kind\"\n", "which have no order"));
    CHECK(says(made_up_head() + "[intervention]\nshare = 0.5\n", "nothing is done to those who are treated"));
    CHECK(says(made_up_head() + "[[theory]]\nname = \"alone\"\nset = []\n", "one theory alone has none to be told apart from"));
    CHECK(says(made_up_head() + analysis_of("y", "arm"), "since nobody is treated"));
    CHECK(says(made_up_head() + analysis_of("y", "xx"), "the study has no measure `xx`"));
    CHECK(says(made_up_head() + analysis_of("y at first", "x"), "`y` is not measured at the wave `first`"));
    CHECK(says(head_with_kind() + analysis_of("y", "kind at first"), "name one of its classes, as in `kind A at first`"));
    CHECK(says(head_with_kind() + analysis_of("y", "kind at first"), "is a classification, which has no mean"));
    CHECK(says(head_with_kind() + analysis_of("y", "kind B"), "is measured at several waves"));
    CHECK(says(head_with_kind() + analysis_of("y", "kind E at first"), "`E` is no class of kind, whose classes are A, B or C"));
    CHECK(says(made_up_head() + "[[analysis]]\nname = \"a\"\nestimate = \"corelation\"\nof = \"y\"\n", "did you mean `correlation`?"));
    CHECK(says(made_up_head() + "[[analysis]]\nname = \"a\"\nestimate = \"kappa\"\nof = \"y\"\nwith = \"x\"\n", "a kappa compares two classifications"));
    CHECK(says(head_with_kind() + "[[analysis]]\nname = \"a\"\nestimate = \"kappa\"\nof = \"- kind at first\"\nwith = \"kind at second\"\n", "name a measure of classes, alone"));
    CHECK(says(head_with_kind() + analysis_of("x + kind at first", "y"), "as in `x + kind A at first`"));
    CHECK(says(made_up_head() + "[[measure]]\nname = \"age_first\"\nof = \"reactivity\"\n" + analysis, "two columns of the data would be called `age_first`"));
    CHECK(says(made_up_head("who = [\"x at 2 years\"]"), "is a number and no condition"));
    CHECK(says(made_up_head() + "[[analysis]]\nname = \"a\"\nestimate = \"mediation\"\nof = \"y\"\nwith = \"x\"\n", "needs `given`, a list: the mediator, then covariates"));
}

TEST_CASE("all mistakes of a protocol are told at once") {
    const std::string all = refused(made_up_head("participants = 2\nsites = 0") + analysis_of("yy", "xx"));
    CHECK(std::count(all.begin(), all.end(), '\n') == 4);
    CHECK(all.find("study.toml:") == 0);
}
