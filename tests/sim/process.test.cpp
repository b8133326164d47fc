// Processes: what the concept accepts and refuses, and how parameters find their values.
#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

#include <array>
#include <string>

using namespace dyad;
using namespace dyad::test;

namespace dyad::test::unfit {

// What a struct lacks or has too much of is what the concept looks at; that it is otherwise whole shows that this is why.
struct Nameless {
    static constexpr std::string_view meaning = "has no name";
    void step(ToyWorld&, const Month&, const Draw&) const {}
};

struct Silent {
    static constexpr std::string_view name = "silent";
    void step(ToyWorld&, const Month&, const Draw&) const {}
};

struct Idle {
    static constexpr std::string_view name = "idle";
    static constexpr std::string_view meaning = "acts at no moment";
};

struct OfTies { // any one moment is enough
    static constexpr std::string_view name = "of_ties";
    static constexpr std::string_view meaning = "acts when ties change";
    void step(ToyWorld&, const Ties&, const Draw&) const {}
};

struct OfAnotherWorld {
    static constexpr std::string_view name = "stranger";
    static constexpr std::string_view meaning = "acts on a world that is not this one";
    struct Elsewhere {};
    void step(Elsewhere&, const Month&, const Draw&) const {}
};

struct Remembering { // state between steps would make results depend on who lived first
    static constexpr std::string_view name = "remembering";
    static constexpr std::string_view meaning = "keeps notes between steps";
    std::string notes;
    void step(ToyWorld&, const Month&, const Draw&) const {}
};

struct Changing { // its step would change itself
    static constexpr std::string_view name = "changing";
    static constexpr std::string_view meaning = "counts within itself";
    Parameter count{"count", "-", "-", 0, 0, 1, "a count", "test"};
    void step(ToyWorld&, const Month&, const Draw&) { count.value += 1; }
};

struct ThreeNumbers {
    static constexpr std::string_view name = "three_numbers";
    static constexpr std::string_view meaning = "has three parameters";
    Parameter first{"first", "a", "-", 1, 0, 10, "first", "test"};
    Parameter second{"second", "b", "-", 2, 0, 10, "second", "test"};
    Parameter third{"third", "c", "-", 3, 0, 10, "third", "test", Parameter::Kind::whole};
    void step(ToyWorld&, const Month&, const Draw&) const {}
};

} // namespace dyad::test::unfit

using namespace dyad::test::unfit;

TEST_CASE("a plain struct with a name, a meaning and a step for some moment is a process") {
    STATIC_REQUIRE(Process<Growing, ToyWorld>);
    STATIC_REQUIRE(Process<Luck, ToyWorld>);
    STATIC_REQUIRE(Process<ThreeNumbers, ToyWorld>);
    STATIC_REQUIRE(Process<Meeting, ToyWorld>);
    STATIC_REQUIRE(Process<OfTies, ToyWorld>);
    STATIC_REQUIRE(Process<Scribe<'a'>, ToyWorld>);
}

TEST_CASE("what lacks a name, a meaning or a moment, acts elsewhere, or remembers, is no process") {
    STATIC_REQUIRE_FALSE(Process<Nameless, ToyWorld>);
    STATIC_REQUIRE_FALSE(Process<Silent, ToyWorld>);
    STATIC_REQUIRE_FALSE(Process<Idle, ToyWorld>);
    STATIC_REQUIRE_FALSE(Process<OfAnotherWorld, ToyWorld>);
    STATIC_REQUIRE_FALSE(Process<Remembering, ToyWorld>);
    STATIC_REQUIRE_FALSE(Process<Changing, ToyWorld>);
    STATIC_REQUIRE_FALSE(Process<int, ToyWorld>);
}

TEST_CASE("a process acts only at moments for which it has a step") {
    STATIC_REQUIRE(ActsAt<Growing, ToyWorld, Day>);
    STATIC_REQUIRE(ActsAt<Growing, ToyWorld, Founding>);
    STATIC_REQUIRE(ActsAt<Growing, ToyWorld, Turn>);
    STATIC_REQUIRE_FALSE(ActsAt<Growing, ToyWorld, Birth>);
    STATIC_REQUIRE(ActsAt<Meeting, ToyWorld, Exchanges>);
    STATIC_REQUIRE_FALSE(ActsAt<Meeting, ToyWorld, MonthEnd>);
    STATIC_REQUIRE_FALSE(ActsAt<Resting, ToyWorld, Exchanges>);
    STATIC_REQUIRE_FALSE(ActsAt<Luck, ToyWorld, Month>);
}

TEST_CASE("parameters are counted and listed in the order of their declaration") {
    STATIC_REQUIRE(parameter_count<Growing> == 0);
    STATIC_REQUIRE(parameter_count<Luck> == 1);
    STATIC_REQUIRE(parameter_count<ThreeNumbers> == 3);
    const auto parameters = parameters_of(ThreeNumbers{});
    CHECK(std::string(parameters[0].name) == "first");
    CHECK(std::string(parameters[2].name) == "third");
    CHECK(parameters[2].kind == Parameter::Kind::whole);
}

TEST_CASE("a parameter stands for its value in float32") {
    const ThreeNumbers three = with_values(ThreeNumbers{}, std::array{0.1, 0.2, 0.3});
    CHECK(static_cast<float>(three.first) == 0.1f);
    CHECK(three.second * 2.0f == 0.4f);
    CHECK(three.third.low == 0);
    CHECK(std::string(three.third.name) == "third");
}

TEST_CASE("a table of contents takes values process by process, those without parameters taking none") {
    const std::tuple<Luck, Growing, ThreeNumbers> all;
    const auto other = with_values(all, std::array{9.0, 4.0, 5.0, 6.0});
    CHECK(std::get<Luck>(other).size.value == 9);
    CHECK(std::get<ThreeNumbers>(other).first.value == 4);
    CHECK(std::get<ThreeNumbers>(other).third.value == 6);
    CHECK(std::get<ThreeNumbers>(all).third.value == 3);
}
