// `dyad figures`: pictures for slides, papers and posters, each with its numbers, its script and its words.
#include "analysis/figures/figure_files.hpp"
#include "analysis/figures/figure_script.hpp"
#include "analysis/figures/gallery.hpp"
#include "sim/commands/figures_folder.hpp"
#include "sim/commands/figures_plan.hpp"
#include "sim/commands/figures_worlds.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

constexpr CommandHelp figures_help{
    "figures", "[FIGURE...]",
    "Draws figures for teaching and for papers from simulated lives, with the published finding in them where there is one: all figures, "
    "or those that are named (`dyad figures --list`). Each figure lives the worlds that it needs; nothing has to be run before.\n\n"
    "The folder holds each figure as SVG, PDF and PNG (twice as fine), its numbers (NAME.csv), its gnuplot script (NAME.gp, to be restyled), its "
    "caption, alternative text and a question for a class (NAME.txt), and all of them on one page, index.html, which needs no other file.\n\n"
    "The same command gives the same numbers, SVG and PNG, byte for byte, at any number of threads.",
    "dyad figures                                            all figures, as slides, in figures/\n"
    "dyad figures class_shares --for paper --out shares      one figure, in one and two columns\n"
    "dyad figures stability --set plasticity.adult_floor=0.2 the same figure of another world\n"
    "dyad figures class_shares --from my_run.h5 --out mine   the same figure of your own results"};

const FolderKind kind_of_folder{"what this command writes", "dyad figures", {"figures.json"}};

std::string list_of_figures() {
    std::string text = "Figures, in the order of the gallery:\n\n";
    for (const Figure& figure : figures()) text += "  " + left(figure.name, 26) + std::string(figure.shows) + "\n";
    return text + "\nSizes (--for):\n\n" + [] {
        std::string sizes;
        for (const Canvas& canvas : canvases()) sizes += "  " + left(canvas.name, 26) + std::string(canvas.meaning) + "\n";
        return sizes;
    }();
}

std::string list_as_json() {
    Json all = Json::array();
    for (const Figure& figure : figures()) all.push_back({{"name", figure.name}, {"shows", figure.shows}, {"ask", figure.ask}});
    return all.dump(2) + "\n";
}

/// Tables, scripts and words of all figures, and which pictures are to be drawn of them.
std::vector<FileBytes> written_files(const FiguresPlan& plan, const MadeFigures& all, std::vector<Picture>& pictures) {
    std::vector<FileBytes> files;
    for (const MadeFigure& one : all.made) {
        const Figure& figure = *one.planned->figure;
        for (NamedText& table : tables_as_csv(figure, one.content)) files.push_back(std::move(table));
        files.push_back(words_of(figure, one.content, one.planned->again));
        for (const Canvas* canvas : plan.canvases) {
            const std::string stem = stem_of(figure.name, *canvas);
            files.emplace_back(stem + ".gp", script_of(figure, one.content, *canvas, one.planned->again));
            pictures.push_back({stem, &one.content});
        }
    }
    return files;
}

std::string bytes_of(const std::vector<FileBytes>& files, const std::string& name) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const FileBytes& file) { return file.first == name; });
    return found == files.end() ? std::string() : found->second;
}

void add_page_and_list(const FiguresPlan& plan, const MadeFigures& all, std::vector<FileBytes>& files) {
    std::vector<GalleryEntry> entries;
    Json list{{"made_by", kind_of_folder.made_by}, {"version", version()}, {"figures", Json::array()}};
    for (const MadeFigure& one : all.made) {
        const std::string name(one.planned->figure->name);
        entries.push_back({one.planned->figure, &one.content, bytes_of(files, stem_of(name, *plan.canvases.front()) + ".svg"), one.planned->again});
        list["figures"].push_back({{"name", name}, {"title", one.content.title}, {"caption", one.content.caption}, {"alt", one.content.alt}, {"command", one.planned->again}});
    }
    files.emplace_back("index.html", gallery_page(entries));
    list["files"] = Json::array();
    for (const FileBytes& file : files) list["files"].push_back(file.first);
    list["files"].push_back("figures.json");
    files.emplace_back("figures.json", list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Exit nothing_kept(Console& console) { return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted); }

} // namespace

Exit figures_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FIGURE..."};
    OptionList options = option_list();
    add_figures_options(options);
    add_manner(options);
    options.add_options()("json", "with --list: as JSON");
    const Arguments reading = read_arguments(figures_help, std::move(options), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (reading.has("list")) {
        console.out << (reading.has("json") ? list_as_json() : list_of_figures());
        return Exit::done;
    }
    if (reading.has("json")) return refuse(console, "--json tells the list of figures and draws nothing; give it with --list, or leave it out");
    const auto plan = figures_plan_of(reading);
    if (!plan) return refuse(console, plan.refusals());
    const auto folder = output_folder(plan->out, plan->manner.force, kind_of_folder);
    if (!folder) return refuse(console, folder.refusals());

    const std::atomic<bool>& stop = listen_for_interruption();
    const auto all = make_figures(*plan, stop);
    if (stop) return nothing_kept(console);
    if (!all) return refuse(console, all.refusals(), Exit::failed);
    if (all->made.empty()) return refuse(console, all->unmade, Exit::failed);
    std::vector<Picture> pictures;
    std::vector<FileBytes> files = written_files(*plan, *all, pictures);
    const auto missing = draw_pictures(pictures, files, plan->manner.threads, stop);
    if (stop) return nothing_kept(console);
    if (!missing) return refuse(console, missing.refusals(), Exit::failed);
    add_page_and_list(*plan, *all, files);
    std::vector<std::string> names;
    for (const FileBytes& file : files) names.push_back(file.first);
    if (const auto free = check_files(*folder, kind_of_folder, names, plan->files); !free) return refuse(console, free.refusals());
    if (const auto written = write_folder(*folder, files); !written) return refuse(console, written.refusals(), Exit::failed);
    if (!plan->manner.quiet)
        console.out << "Wrote " << counted(all->made.size(), "figure", "figures") << " to " << plan->out << "; " << plan->out << "/index.html shows "
                    << (all->made.size() == 1 ? "it" : "them all") << ".\n";
    if (!missing->empty()) refuse(console, *missing);
    if (!all->unmade.empty()) refuse(console, all->unmade);
    return missing->empty() && all->unmade.empty() ? Exit::done : Exit::some_failed;
}

} // namespace dyad
