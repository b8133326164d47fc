// The door in the browser: what the page calls. Worlds and watches have numbers; texts and columns are handed over in memory.
#include "sim/commands/browser_answers.hpp"
#include "sim/commands/browser_world.hpp"

#include "analysis/story/kinds_of_lives.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/request.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace dyad {

namespace {

/// What a call leaves for the page to read until the next call.
struct Answer {
    std::string text;
    std::vector<std::byte> bytes;
};

std::map<int, std::unique_ptr<BrowserWorld>> worlds;
std::map<int, std::unique_ptr<Watch>> watches;
int next_number = 1;
std::string room;
Answer answer;

void say(const Json& json) { answer = {json.dump(-1, ' ', false, Json::error_handler_t::replace), {}}; }
int refuse(std::span<const Refusal> refusals) {
    say(refusals_as_json(refusals));
    return 0;
}
int refuse(std::string sentence) { return refuse(std::vector<Refusal>{{"", 0, 0, std::move(sentence)}}); }

/// The lines of what the page has written into the room.
std::vector<std::string> lines_in_room() {
    std::vector<std::string> lines;
    std::string_view rest = room;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        lines.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

Outcome<std::string> read_built_in(const std::string& path) {
    std::vector<std::string> names;
    for (const BuiltInText& scenario : built_in_scenarios()) {
        if (scenario.file == path) return std::string(scenario.text);
        names.emplace_back(scenario.file);
    }
    const auto near = nearest_name(path, names);
    return Refusal{path, 0, 0, "there is no such scenario; " + (near ? "did you mean `" + *near + "`?" : std::string("choose one of those that the page lists"))};
}

/// The scenario of the first line, with the settings of the others.
Outcome<Scenario> scenario_in_room() {
    std::vector<std::string> lines = lines_in_room();
    if (lines.empty()) return Refusal{"", 0, 0, "no scenario was named, so that there is nothing to live; choose one"};
    const std::string path = lines.front() + ".toml";
    lines.erase(lines.begin());
    return read_scenario(path, lines, vocabulary(), read_built_in);
}

Json as_json(int number, const BrowserWorld& world) {
    const Scenario& scenario = world.scenario;
    Json all{{"id", number}, {"scenario", scenario.name}, {"command", canonical_command(scenario)}, {"families", scenario.families}, {"communities", world.population.communities}, {"lived", world.lived}, {"months", scenario.months}, {"seed", scenario.seed}};
    const auto declared = declarations();
    for (std::size_t k = 0; k < declared.size(); ++k) all["values"][std::string(declared[k].mechanism) + "." + declared[k].parameter.name] = scenario.values[k];
    all["tables"] = Json::array();
    for (std::size_t k = 0; k < world.gathering.formats().size(); ++k) all["tables"].push_back(table_as_json(world.gathering.formats()[k], world.rows(k)));
    return all;
}

BrowserWorld* world_of(int number) {
    const auto found = worlds.find(number);
    if (found == worlds.end()) refuse("this world was dropped, so that nothing can be asked of it; open it again");
    return found == worlds.end() ? nullptr : found->second.get();
}

/// A world that is lived to its end.
BrowserWorld* whole_world_of(int number) {
    BrowserWorld* const world = world_of(number);
    if (world && !world->file) {
        refuse("this world is not yet lived to its end, so that its lives cannot be told; live it first");
        return nullptr;
    }
    return world;
}

Watch* watch_of(int number) {
    const auto found = watches.find(number);
    if (found == watches.end()) refuse("this infant is no longer watched; open the watch again");
    return found == watches.end() ? nullptr : found->second.get();
}

/// Whether there is a life of this person to tell.
bool is_followed(const StorySource& source, double person) {
    const bool is = !source.rows_with("lives", "person", person).empty();
    if (!is) refuse("this person was not followed month by month, so that there is no life to tell; raise `record.lives`, or choose another person");
    return is;
}

/// Whether all columns that a story asked for could be read.
bool is_told(const StorySource& source) {
    if (!source.failures().empty()) refuse(source.failures());
    return source.failures().empty();
}

} // namespace

} // namespace dyad

using namespace dyad;

extern "C" {

/// Memory for so many bytes, in which the page writes the text that the next call reads.
char* dyad_room(std::size_t bytes) {
    room.resize(bytes);
    return room.data();
}
const char* dyad_text() { return answer.text.data(); }
std::size_t dyad_text_size() { return answer.text.size(); }
const std::byte* dyad_bytes() { return answer.bytes.data(); }
std::size_t dyad_bytes_size() { return answer.bytes.size(); }

// Every call below returns 0 where it is refused; the text then has the refusals.

int dyad_about() {
    say(about_engine());
    return 1;
}

/// The room: a scenario's name, and settings, line by line. Returns the number of the world.
int dyad_open() {
    auto scenario = scenario_in_room();
    if (!scenario) return refuse(scenario.refusals());
    const int number = next_number++;
    worlds[number] = std::make_unique<BrowserWorld>(std::move(*scenario));
    say(as_json(number, *worlds[number]));
    return number;
}

/// Lives the next community, if there is one. The text says how many are lived, and how many rows each table has.
int dyad_live(int number) {
    BrowserWorld* const world = world_of(number);
    if (!world) return 0;
    if (world->lived < world->population.communities) {
        const auto frames = world->population.live(world->lived);
        if (frames.empty()) return refuse(std::string(cannot_be_made) + world->population.outgrown);
        world->gathering.add(frames);
        ++world->lived;
    }
    if (world->lived == world->population.communities && !world->file) world->file.emplace(ResultsFile::of_frames(header_of(world->scenario), world->gathering.formats(), world->gathering.take()));
    Json rows = Json::array();
    for (std::size_t table = 0; table < world->gathering.formats().size(); ++table) rows.push_back(world->rows(table));
    say({{"lived", world->lived}, {"rows", std::move(rows)}});
    return 1;
}

/// The room: a table, and a field. The bytes are the column's values; of a text column the text is a list of them.
int dyad_column(int number) {
    BrowserWorld* const world = world_of(number);
    if (!world) return 0;
    const auto names = lines_in_room();
    if (names.size() != 2) return refuse("a column is asked for by its table and its field, a line each");
    const auto& formats = world->gathering.formats();
    for (std::size_t table = 0; table < formats.size(); ++table) {
        if (formats[table].name != names[0]) continue;
        for (std::size_t field = 0; field < formats[table].fields.size(); ++field) {
            if (formats[table].fields[field].name != names[1]) continue;
            const std::size_t rows = world->rows(table);
            const auto read = world->file ? world->file->read_field(table, field, 0, rows) : Outcome<Frame>(world->gathering.field(table, field));
            if (!read) return refuse(read.refusals());
            if (formats[table].fields[field].type == FieldType::text) {
                const auto texts = texts_of(read->column(0), rows);
                if (!texts) return refuse("the column `" + names[1] + "` is damaged, so that its texts cannot be read; live the world again");
                say(Json(*texts));
            } else answer = {{}, {read->column(0).begin(), read->column(0).end()}};
            return 1;
        }
        return refuse("there is no field `" + names[1] + "` in the table `" + names[0] + "`; the world lists those it has");
    }
    return refuse("there is no table `" + names[0] + "`; the world lists those it has");
}

/// The digest of the whole results.
int dyad_digest(int number) {
    const BrowserWorld* const world = whole_world_of(number);
    if (!world) return 0;
    const auto digest = world->file->computed_digest();
    if (!digest) return refuse(digest.refusals());
    say(*digest);
    return 1;
}

int dyad_drop(int number) {
    worlds.erase(number);
    return 1;
}

/// The life of this person, in words.
int dyad_story(int number, double person) {
    const BrowserWorld* const world = whole_world_of(number);
    if (!world) return 0;
    const StorySource source(*world->file);
    if (!is_followed(source, person)) return 0;
    const LifeRecord life(source, person);
    const LifeStory story = tell_story(life);
    if (!is_told(source)) return 0;
    Json told = story_as_json(story);
    told["plain"] = story_text(story, false);
    say(told);
    return 1;
}

/// The same person in two worlds; the room says how the second differs.
int dyad_twin_stories(int first, int second, double person) {
    const BrowserWorld *const here = whole_world_of(first), *const there = here ? whole_world_of(second) : nullptr;
    if (!there) return 0;
    const StorySource source(*here->file), other_source(*there->file);
    if (!is_followed(source, person)) return 0;
    const LifeRecord life(source, person);
    for (const double other : followed_persons(other_source)) {
        if (other_source.lineage(other) != life.lineage()) continue;
        const TwinStories both = tell_both(life, LifeRecord(other_source, other), room);
        if (!is_told(source) || !is_told(other_source)) return 0;
        say({{"opening", both.opening}, {"alike", both.is_alike}, {"first", story_as_json(both.first)}, {"twin", story_as_json(both.twin)}, {"plain", twin_text(both, false)}});
        return 1;
    }
    return refuse("this person is not there in the other world: nobody who was followed there has the same lineage; use the same seed and families in both");
}

/// The room: a kind of life. The text is the number of the first followed person with such a life.
int dyad_person_like(int number) {
    const BrowserWorld* const world = whole_world_of(number);
    if (!world) return 0;
    const auto kind = kind_named(room);
    if (!kind) return refuse(kind.refusals());
    const StorySource source(*world->file);
    const auto person = first_like(source, **kind);
    if (!person) return refuse(person.refusals());
    say(*person);
    return 1;
}

/// The room as for `dyad_open`. Returns the number of the watch.
int dyad_watch(std::uint32_t family) {
    auto scenario = scenario_in_room();
    if (!scenario) return refuse(scenario.refusals());
    auto watch = Watch::open(*scenario, family);
    if (!watch) return refuse(watch.refusals());
    const int number = next_number++;
    say({{"id", number}, {"command", canonical_command(*scenario)}, {"child", (*watch)->child()}, {"children", (*watch)->families()}, {"figures", figures_as_json(**watch)}});
    watches[number] = std::move(*watch);
    return number;
}

/// Lives so many days; the bytes are float32 numbers, as many for each day as there are columns of a day.
int dyad_pass_days(int number, std::uint32_t days) {
    Watch* const watch = watch_of(number);
    if (!watch) return 0;
    answer = {};
    for (; days > 0 && watch->pass_day(); --days) {
        const std::vector<float> today = watch->today();
        const auto bytes = std::as_bytes(std::span(today));
        answer.bytes.insert(answer.bytes.end(), bytes.begin(), bytes.end());
    }
    return 1;
}

int dyad_assess(int number) {
    const Watch* const watch = watch_of(number);
    if (!watch) return 0;
    say(assessed_as_json(*watch));
    return 1;
}

int dyad_drop_watch(int number) {
    watches.erase(number);
    return 1;
}

} // extern "C"
