// `dyad man`: manual pages, from the same texts as `--help`.
#include "sim/commands/manual_pages.hpp"
#include "sim/commands/options.hpp"
#include "sim/results/durable.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <array>
#include <filesystem>

namespace dyad {

namespace {

constexpr CommandHelp man_help{
    "man", "[COMMAND]",
    "Prints the manual page of Dyad, or of a command, as source for man. With --to all pages are written into a folder: dyad.1, dyad-run.1 "
    "and so on.",
    "dyad man sweep | man -l -                            read it\n"
    "dyad man --to ~/.local/share/man/man1                then `man dyad-sweep`"};

Exit write_pages(const std::string& folder, bool force, Console& console) {
    std::error_code error;
    if (!std::filesystem::create_directories(folder, error) && !std::filesystem::is_directory(folder, error))
        return refuse(console, "--to " + folder + ": this folder cannot be made; choose another");
    const auto pages = manual_pages();
    const auto path_of = [&](const ManualPage& page) { return (std::filesystem::path(folder) / (page.name + ".1")).string(); };
    for (const ManualPage& page : pages)
        if (!force && std::filesystem::exists(path_of(page), error)) return refuse(console, std::vector{Refusal{path_of(page), 0, 0, "this page is there already; --force replaces all of them"}});
    for (const ManualPage& page : pages)
        if (const auto written = write_text_file(path_of(page), page.text, force ? Existing::replaced : Existing::kept); !written) return refuse(console, written.refusals(), Exit::failed);
    console.out << counted(pages.size(), "page", "pages") << " in " << folder << "\n";
    return Exit::done;
}

} // namespace

Exit man_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"COMMAND"};
    OptionList options = option_list();
    options.add_options()("to", valued("DIR"), "write every page into this folder")("force", "replace pages that are there");
    const Arguments reading = read_arguments(man_help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string name = reading.text("COMMAND");
    if (reading.has("to") && !name.empty()) return refuse(console, "--to writes every page; leave out `" + name + "`");
    if (reading.has("to")) return write_pages(reading.text("to"), reading.has("force"), console);
    std::vector<std::string> names;
    for (const ManualPage& page : manual_pages()) {
        if (page.name == (name.empty() ? "dyad" : "dyad-" + name)) {
            console.out << page.text;
            return Exit::done;
        }
        if (page.name != "dyad") names.push_back(page.name.substr(5));
    }
    const auto nearest = nearest_name(name, names);
    return refuse(console, "`" + name + "` is no command of dyad, so that it has no page; " + (nearest ? "did you mean `" + *nearest + "`?" : "`dyad help` lists them"));
}

} // namespace dyad
