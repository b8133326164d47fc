// The browser's door, knocked at natively: worlds, columns, digests, stories and watches, and what is refused.
#include "analysis/story/story.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include <cstring>
#include <string>

using namespace dyad;
using Json = nlohmann::json;

extern "C" {
char* dyad_room(std::size_t bytes);
const char* dyad_text();
std::size_t dyad_text_size();
const std::byte* dyad_bytes();
std::size_t dyad_bytes_size();
int dyad_about();
int dyad_open();
int dyad_live(int world);
int dyad_column(int world);
int dyad_digest(int world);
int dyad_drop(int world);
int dyad_story(int world, double person);
int dyad_twin_stories(int first, int twin, double person);
int dyad_person_like(int world);
int dyad_watch(std::uint32_t child);
int dyad_pass_days(int watch, std::uint32_t days);
int dyad_assess(int watch);
int dyad_drop_watch(int watch);
}

namespace {

void write(const std::string& text) { std::memcpy(dyad_room(text.size()), text.data(), text.size()); }
Json answer() { return Json::parse(std::string(dyad_text(), dyad_text_size())); }
std::string first_refusal() { return answer().at("refusals").at(0).at("sentence").get<std::string>(); }

/// A world that is lived to its end.
int lived(const std::string& lines) {
    write(lines);
    const int world = dyad_open();
    REQUIRE(world > 0);
    const auto communities = answer().at("communities").get<int>();
    for (int k = 0; k < communities; ++k) REQUIRE(dyad_live(world) == 1);
    return world;
}

ResultsFile natively(const std::string& name, const std::vector<std::string>& settings) {
    const auto scenario = read_scenario(*find_scenario(name), settings, vocabulary());
    REQUIRE(scenario);
    const Population population = population_of(*scenario);
    std::vector<std::string_view> tables;
    for (const FrameFormat& table : population.tables) tables.push_back(table.name);
    const std::atomic<bool> no_stop{false};
    auto file = live_in_memory(population, tables, header_of(*scenario), 2, no_stop);
    REQUIRE(file);
    return std::move(*file);
}

} // namespace

TEST_CASE("results in the browser have the digest of the same results elsewhere") {
    const int world = lived("global\nrun.families=30\nrun.community=10\nplasticity.adult_floor=0.002\nrun.seed=7");
    REQUIRE(dyad_digest(world) == 1);
    const std::vector<std::string> settings{"run.families=30", "run.community=10", "plasticity.adult_floor=0.002", "run.seed=7"};
    CHECK(answer().get<std::string>() == *natively("global", settings).computed_digest());
    CHECK(dyad_drop(world) == 1);
}

TEST_CASE("columns can be read while communities are still to be lived, and are those of the whole in the end") {
    write("baseline\nrun.families=30\nrun.community=10");
    const int world = dyad_open();
    REQUIRE(world > 0);
    std::size_t before = 0;
    for (int community = 0; community < 3; ++community) {
        REQUIRE(dyad_live(world) == 1);
        CHECK(answer().at("lived") == community + 1);
        write("persons\nlineage");
        REQUIRE(dyad_column(world) == 1);
        CHECK(dyad_bytes_size() > before);
        before = dyad_bytes_size();
        write("course\nq_ask_mean"); // a table that is finished of sums
        CHECK(dyad_column(world) == 1);
        CHECK(dyad_bytes_size() > 0);
    }
    const ResultsFile file = natively("baseline", {"run.families=30", "run.community=10"});
    write("persons\nlineage");
    REQUIRE(dyad_column(world) == 1);
    for (std::size_t t = 0; t < file.tables().size(); ++t) {
        if (file.tables()[t].name != "persons") continue;
        const auto column = file.read_field(t, 1, 0, file.rows(t));
        REQUIRE(column->column(0).size() == dyad_bytes_size());
        CHECK(std::memcmp(column->column(0).data(), dyad_bytes(), dyad_bytes_size()) == 0);
    }
    write("parameters\nname");
    REQUIRE(dyad_column(world) == 1);
    CHECK(answer().size() == declarations().size());
    dyad_drop(world);
}

TEST_CASE("a life is told in the words of `dyad story`, and beside its twin") {
    const std::string lines = "life_course\nrun.families=12\nrun.years=30\nrecord.years=[18,25]\nrecord.lives=12";
    const int first = lived(lines), twin = lived(lines + "\ncaregiving.sensitivity=2.5");
    write("secure infant");
    REQUIRE(dyad_person_like(first) == 1);
    const auto person = answer().get<double>();
    REQUIRE(dyad_story(first, person) == 1);
    const Json story = answer();
    const ResultsFile file = natively("life_course", {"run.families=12", "run.years=30", "record.years=[18,25]", "record.lives=12"});
    const StorySource source(file);
    const LifeStory told = tell_story(LifeRecord(source, person));
    REQUIRE(story.at("chapters").size() == told.chapters.size());
    CHECK(story.at("heading") == told.heading);
    for (std::size_t c = 0; c < told.chapters.size(); ++c) {
        REQUIRE(story["chapters"][c]["sentences"].size() == told.chapters[c].sentences.size());
        for (std::size_t s = 0; s < told.chapters[c].sentences.size(); ++s) CHECK(story["chapters"][c]["sentences"][s]["text"] == told.chapters[c].sentences[s].text);
    }
    CHECK(story.at("plain") == story_text(told, false));
    CHECK(story["chapters"][0]["sentences"][0]["grounds"] == trace_text(told.chapters[0].sentences[0]));
    write("other care");
    REQUIRE(dyad_twin_stories(first, twin, person) == 1);
    CHECK_FALSE(answer().at("alike").get<bool>());
    CHECK(answer().at("opening").get<std::string>().size() > 10);
    CHECK(dyad_story(first, 1e9) == 0);
    CHECK(first_refusal().find("was not followed month by month") != std::string::npos);
    dyad_drop(first);
    dyad_drop(twin);
}

TEST_CASE("an infancy is watched through the door") {
    write("life_course\nrun.families=10");
    const int watch = dyad_watch(2);
    REQUIRE(watch > 0);
    CHECK(answer().at("children") == 10);
    CHECK(answer().at("figures").at(0).at("role") == "mother");
    REQUIRE(dyad_about() == 1);
    const std::size_t columns = answer().at("days").size();
    REQUIRE(dyad_pass_days(watch, 400) == 1);
    CHECK(dyad_bytes_size() == 400 * columns * sizeof(float));
    REQUIRE(dyad_assess(watch) == 1);
    const Json assessed = answer();
    CHECK(assessed.at("codes").contains("ssp_class"));
    CHECK(assessed.at("missing").at("aai_class") == "not given");
    CHECK(assessed.at("observed").at("aai_class").is_null());
    CHECK(assessed.at("latent").at("q_ask").is_number());
    CHECK(assessed.at("episodes").at(0).at("intervals").size() == 6);
    REQUIRE(dyad_pass_days(watch, 1000) == 1);
    CHECK(dyad_bytes_size() == 140 * columns * sizeof(float)); // infancy has 540
    CHECK(dyad_drop_watch(watch) == 1);
    CHECK(dyad_pass_days(watch, 1) == 0);
    CHECK(first_refusal().find("no longer watched") != std::string::npos);
}

TEST_CASE("the browser's door refuses in sentences") {
    write("baselin");
    CHECK(dyad_open() == 0);
    CHECK(first_refusal() == "there is no such scenario; did you mean `baseline.toml`?");
    write("baseline\nrun.families=0\ncaregiving.sensitivty=2\nplasticity.adult_floor=nonsense");
    CHECK(dyad_open() == 0);
    CHECK(answer().at("refusals").size() == 3);
    write("");
    CHECK(dyad_open() == 0);
    CHECK(first_refusal().find("no scenario was named") != std::string::npos);
    CHECK(dyad_live(12345) == 0);
    CHECK(first_refusal().find("was dropped") != std::string::npos);
    write("baseline\nrun.families=4");
    const int world = dyad_open();
    REQUIRE(world > 0);
    CHECK(dyad_digest(world) == 0);
    CHECK(first_refusal().find("not yet lived to its end") != std::string::npos);
    for (const char* names : {"nothing\nperson", "persons\nnothing", "persons"}) {
        write(names);
        CHECK(dyad_column(world) == 0);
        CHECK(answer().contains("refusals"));
    }
    REQUIRE(dyad_live(world) == 1);
    write("no such kind");
    CHECK(dyad_person_like(world) == 0);
    CHECK(answer().contains("refusals"));
    write("baseline\nrun.families=4");
    CHECK(dyad_watch(4) == 0);
    CHECK(first_refusal().find("there is no child 5") != std::string::npos);
    dyad_drop(world);
}
