// `dyad story`: one person's life in words, each sentence traceable to the results, with a picture.
#include "analysis/story/story.hpp"
#include "analysis/figures/figure_files.hpp"
#include "analysis/figures/figure_script.hpp"
#include "analysis/story/story_picture.hpp"
#include "sim/commands/figures_folder.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/story_plan.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

constexpr CommandHelp story_help{
    "story", "[SCENARIO]",
    "Tells one person's life in plain English, from the first weeks to the person's own children: what happened, what was learned, what changed and "
    "with what. Every sentence rests on values of the results, which --trace shows behind it. Codings are told as codings, with their error, and "
    "nothing is a diagnosis.\n\n"
    "The scenario (default: life_course) is lived in memory with its first children followed month by month; or --from reads a results file in which "
    "lives were recorded (`record.lives`). The person is the one of --person, the first whose life is of the kind that --like names, or else one to "
    "whom many different things happened.\n\n"
    "--twin lives the scenario twice, as it is and with the settings of --set, finds the same person by lineage in both, and tells both lives where "
    "they differ.\n\n"
    "With --out, a folder holds the story (story.txt), what each sentence rests on (trace.csv), and a picture of the life on one page (life.svg, .pdf, "
    ".png) with its numbers (life.csv and others) and its gnuplot script (life.gp).",
    "dyad story                                                  a life from life_course\n"
    "dyad story --like \"earned secure\" --trace                   with what each sentence rests on\n"
    "dyad story --like therapy --out life                        with a picture\n"
    "dyad story --twin --set responsiveness.partner_sensitivity=4 the same person in another world\n"
    "dyad story --from my_run.h5 --person 415                    a life from your own results"};

const FolderKind kind_of_folder{"what this command writes", "dyad story", {"story.json"}};

std::string list_of_kinds() {
    std::string text = "Kinds of lives (--like), each found as the first person by number:\n\n";
    for (const KindOfLife& kind : kinds_of_lives()) text += "  " + left(kind.name, 22) + std::string(kind.meaning) + "\n";
    return text;
}

/// Whose life it is.
Outcome<double> choose_person(const StoryPlan& plan, const StorySource& source) {
    if (source.rows("lives") == 0)
        return Refusal{plan.file, 0, 0, "nobody was followed month by month here, so that there is no life to tell; record lives with `dyad run life_course --set record.lives=100`, or leave out `--set record.lives=0` where it is set"};
    if (plan.kind != nullptr) return first_like(source, *plan.kind);
    if (!plan.person) return telling_person(source);
    if (!source.rows_with("lives", "person", *plan.person).empty()) return *plan.person;
    const std::vector<double> followed = followed_persons(source);
    const auto number = [](double person) { return std::to_string(static_cast<std::uint64_t>(person)); };
    const bool exists = !source.rows_with("persons", "person", *plan.person).empty();
    return Refusal{"--person " + number(*plan.person), 0, 0, std::string(exists ? "this person was not followed month by month" : "there is no person of this number") + "; " + counted(followed.size(), "person was", "persons were") + " followed, the first is " + number(followed.front()) + " and the last " + number(followed.back()) + "; numbers hold for one scenario, seed and number of families"};
}

std::optional<double> same_person(const StorySource& there, std::uint64_t lineage) {
    for (const double person : followed_persons(there))
        if (there.lineage(person) == lineage) return person;
    return std::nullopt;
}

/// What was told, and what of it becomes files.
struct ToldLives {
    std::string text, trace;
    std::optional<FigureContent> picture;
};

ToldLives told_once(const StoryPlan& plan, const LifeRecord& life) {
    const LifeStory story = tell_story(life);
    ToldLives told{story_text(story, plan.has_trace), trace_header() + trace_rows(story, 1), {}};
    if (!plan.out.empty()) told.picture = story_picture({&life}, {""});
    return told;
}

ToldLives told_twice(const StoryPlan& plan, const LifeRecord& life, const StorySource& there) {
    const auto twin = same_person(there, life.lineage());
    if (!twin) {
        ToldLives told = told_once(plan, life);
        told.text += wrapped("With " + plan.change + " this person is not there: nobody who was followed in that world has the same lineage, so that there is no other life to set beside this one.", 90);
        return told;
    }
    const LifeRecord other(there, *twin);
    const TwinStories both = tell_both(life, other, plan.change);
    ToldLives told{twin_text(both, plan.has_trace), trace_header() + trace_rows(both.first, 1) + trace_rows(both.twin, 2), {}};
    if (!plan.out.empty()) told.picture = story_picture({&life, &other}, {"as it was", "with " + plan.change});
    return told;
}

Exit write_out(const StoryPlan& plan, const OutputFolder& folder, const ToldLives& told, const std::atomic<bool>& stop, Console& console) {
    std::vector<FileBytes> files{{"story.txt", told.text}, {"trace.csv", told.trace}};
    const Figure& figure = story_figure();
    const Canvas& canvas = canvases().front();
    for (NamedText& table : tables_as_csv(figure, *told.picture)) files.push_back(std::move(table));
    files.push_back(words_of(figure, *told.picture, plan.command));
    files.emplace_back(stem_of(figure.name, canvas) + ".gp", script_of(figure, *told.picture, canvas, plan.command));
    const auto missing = draw_pictures({{stem_of(figure.name, canvas), &*told.picture}}, files, plan.manner.threads, stop);
    if (stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    if (!missing) return refuse(console, missing.refusals(), Exit::failed);
    Json list{{"made_by", kind_of_folder.made_by}, {"version", version()}, {"command", plan.command}, {"files", Json::array()}};
    for (const FileBytes& file : files) list["files"].push_back(file.first);
    list["files"].push_back("story.json");
    files.emplace_back("story.json", list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    std::vector<std::string> names, inputs;
    for (const FileBytes& file : files) names.push_back(file.first);
    if (!plan.file.empty()) inputs.push_back(plan.file);
    if (const auto free = check_files(folder, kind_of_folder, names, inputs); !free) return refuse(console, free.refusals());
    if (const auto written = write_folder(folder, files); !written) return refuse(console, written.refusals(), Exit::failed);
    if (!plan.manner.quiet) console.err << "Wrote the story, its trace and its picture to " << plan.out << ".\n";
    if (missing->empty()) return Exit::done;
    return refuse(console, *missing, Exit::some_failed);
}

Exit tell(const StoryPlan& plan, const std::atomic<bool>& stop, Console& console) {
    std::optional<OutputFolder> folder;
    if (!plan.out.empty()) {
        auto there = output_folder(plan.out, plan.manner.force, kind_of_folder);
        if (!there) return refuse(console, there.refusals());
        folder = std::move(*there);
    }
    auto file = plan.world ? live_whole(*plan.world, plan.manner, plan.manner.threads, stop) : ResultsFile::open(plan.file);
    if (stop) return refuse(console, "interrupted; nothing was told", Exit::interrupted);
    if (!file) return refuse(console, file.refusals(), plan.world ? Exit::failed : Exit::refused);
    const StorySource source(*file);
    const auto person = choose_person(plan, source);
    if (!person) return refuse(console, person.refusals());
    const LifeRecord life(source, *person);
    ToldLives told;
    if (plan.twin) {
        auto other = live_whole(*plan.twin, plan.manner, plan.manner.threads, stop);
        if (stop) return refuse(console, "interrupted; nothing was told", Exit::interrupted);
        if (!other) return refuse(console, other.refusals(), Exit::failed);
        const StorySource there(*other);
        told = told_twice(plan, life, there);
    } else told = told_once(plan, life);
    if (!source.failures().empty()) return refuse(console, source.failures(), Exit::failed);
    console.out << told.text;
    return folder ? write_out(plan, *folder, told, stop, console) : Exit::done;
}

} // namespace

Exit story_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"SCENARIO"};
    OptionList options = option_list();
    add_story_options(options);
    add_manner(options);
    const Arguments reading = read_arguments(story_help, std::move(options), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (reading.has("kinds")) {
        for (const char* option : {"SCENARIO", "from", "person", "like", "twin", "set", "families", "seed", "out", "trace"})
            if (reading.has(option)) return refuse(console, std::vector<Refusal>{{"--kinds", 0, 0, "this only lists the kinds of lives, so that nothing else beside it has a meaning; leave out one of them"}});
        console.out << list_of_kinds();
        return Exit::done;
    }
    const auto plan = story_plan_of(reading);
    if (!plan) return refuse(console, plan.refusals());
    return tell(*plan, listen_for_interruption(), console);
}

} // namespace dyad
