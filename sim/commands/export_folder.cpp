// Filling a folder out of sight, then making it seen.
#include "sim/commands/export_folder.hpp"

#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/output_folder.hpp"

#include "analysis/export/codebook.hpp"
#include "analysis/export/csv.hpp"
#include "analysis/export/loaders.hpp"
#include "analysis/export/psych_ds.hpp"
#include "analysis/export/statistics_file.hpp"
#include "sim/results/unseen_folder.hpp"
#include "sim/words.hpp"

#include <array>
#include <utility>

namespace dyad {

namespace {

constexpr std::array codebooks{"codebook.json", "documentation/codebook.json"};
const FolderKind kind_of_folder{"an export", export_made_by, {codebooks.begin(), codebooks.end()}};

/// A small file of the export: its name and its text.
using SmallFile = std::pair<std::string, std::string>;

std::string loader_pattern(const std::string& name) {
    for (const BuiltInText& text : built_in_loaders())
        if (text.file == name) return std::string(text.text);
    return {};
}

/// A name that stays in its folder and that every disk takes.
std::string as_file_name(std::string name) {
    for (char& c : name)
        if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 32) c = '_';
    return name.starts_with('.') ? "_" + name : name;
}

/// What a Psych-DS dataset has beside tables, loaders and codebook.
std::vector<SmallFile> dataset_files(const ResultsFile& file, const ExportPlan& plan, const std::string& source) {
    std::vector<SmallFile> files;
    for (const ExportedTable& table : plan.tables) files.emplace_back(sidecar_of(table.file), table_description(file, table));
    const std::string scenario = as_file_name(file.header().scenario_name.empty() ? "scenario" : file.header().scenario_name);
    if (!file.header().scenario.empty()) files.emplace_back("materials/" + scenario + ".toml", file.header().scenario);
    for (const auto& [name, text] : file.header().includes)
        if (!text.empty()) files.emplace_back("materials/" + as_file_name(name), text);
    files.emplace_back("README.md", dataset_readme(file, plan, source));
    files.emplace_back("CHANGES.md", dataset_changes(file));
    files.emplace_back(".psychds-ignore", "analysis/\ndocumentation/\nmaterials/\n");
    files.emplace_back("dataset_description.json", dataset_description(file, plan, source));
    return files;
}

/// Every file but the tables; the codebook for programs last, since by it later exports know what is ours.
std::vector<SmallFile> small_files(const ResultsFile& file, const ExportPlan& plan, const std::string& source) {
    const bool is_dataset = plan.format == ExportFormat::psych_ds;
    const std::string code = is_dataset ? "analysis/" : "", books = is_dataset ? "documentation/" : "";
    const std::string book = is_dataset ? codebooks[1] : codebooks[0];
    const LoaderPlaces places{is_dataset ? ".." : ".", book};
    const std::string kind = is_dataset ? "csv" : std::string(export_formats()[static_cast<std::size_t>(plan.format)]);
    std::vector<SmallFile> files = is_dataset ? dataset_files(file, plan, source) : std::vector<SmallFile>{};
    for (const char* language : {".R", ".py"})
        files.emplace_back(code + "load" + language, loader_from(loader_pattern(kind + language), file, plan, places));
    files.emplace_back(books + "codebook.md", codebook_markdown(file, plan, source));
    std::vector<std::string> names;
    for (const SmallFile& small : files) names.push_back(small.first);
    names.push_back(book);
    files.emplace_back(book, codebook_json(file, plan, source, names));
    return files;
}

/// A folder while it is filled.
struct Filling {
    UnseenFolder& folder;
    const std::string& path; ///< that the user asked for
    const std::atomic<bool>& stop;
};

/// One file of the folder, given by `write` to a sink.
template <class Write>
Outcome<Done> fill(const Filling& filling, const std::string& name, Write write) {
    auto file = filling.folder.add_file(name);
    if (!file) return file.refusals();
    const Outcome<Delivery> end = write([&](std::string_view text) { return file->add(std::as_bytes(std::span(text))) && !filling.stop; });
    if (!end) return end.refusals();
    if (file->error() == 0 && *end == Delivery::whole) file->finish();
    if (file->error() != 0) return cannot_write(filling.path + "/" + name, file->error());
    return Done{};
}

Outcome<Done> fill_folder(const Filling& filling, const ResultsFile& file, const ExportPlan& plan, const std::vector<SmallFile>& small) {
    for (const ExportedTable& table : plan.tables) {
        const auto filled = fill(filling, table.file, [&](const TextSink& sink) {
            return has_missing_codes(plan.format) ? write_statistics_file(file, plan, table, sink) : write_csv(file, table.table, UnitsLine::no, sink);
        });
        if (!filled || filling.stop) return filled;
    }
    for (const auto& [name, text] : small) {
        const auto filled = fill(filling, name, [&content = text](const TextSink& sink) {
            return Outcome<Delivery>(sink(content) ? Delivery::whole : Delivery::cut_off);
        });
        if (!filled || filling.stop) return filled;
    }
    return Done{};
}

std::string told(const ResultsFile& file, const ExportPlan& plan, const std::string& to) {
    std::uint64_t rows = 0;
    for (const ExportedTable& table : plan.tables) rows += file.rows(table.table);
    const bool is_dataset = plan.format == ExportFormat::psych_ds;
    const std::string folder = is_dataset ? "documentation/" : "", code = is_dataset ? "analysis/" : "";
    return "Wrote " + counted(plan.tables.size(), "table", "tables") + " (" + counted(rows, "row", "rows") + ") to " + to + "; " + folder +
           "codebook.md says what they mean, " + code + "load.R and " + code + "load.py read them.\n";
}

} // namespace

Exit export_to_folder(const ResultsFile& file, const FolderRequest& request, Console& console) {
    const std::atomic<bool>& stop = listen_for_interruption();
    if (has_missing_codes(request.format) && !can_write_statistics_files())
        return refuse(console, write_statistics_file(file, {}, {}, {}).refusals(), Exit::failed);
    const auto destination = output_folder(request.to, request.force, kind_of_folder);
    if (!destination) return refuse(console, destination.refusals());
    const ExportPlan plan = plan_export(file, request.format, request.tables);
    const std::vector<SmallFile> small = small_files(file, plan, request.file);
    std::vector<std::string> names;
    for (const ExportedTable& table : plan.tables) names.push_back(table.file);
    for (const SmallFile& one : small) names.push_back(one.first);
    if (const auto free = check_files(*destination, kind_of_folder, names, std::span(&request.file, 1)); !free) return refuse(console, free.refusals());
    auto folder = UnseenFolder::create(destination->path);
    if (!folder) return refuse(console, folder.refusals(), Exit::failed);
    const auto filled = fill_folder({*folder, request.to, stop}, file, plan, small);
    if (stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    if (!filled) return refuse(console, filled.refusals(), Exit::failed);
    const auto seen = destination->is_there ? folder->publish_into(destination->ours) : folder->publish();
    if (!seen) return refuse(console, seen.refusals(), Exit::failed);
    console.out << told(file, plan, request.to);
    return Exit::done;
}

} // namespace dyad
