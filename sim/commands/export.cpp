// `dyad export`: tables of a results file, for every program that reads tables.
#include "sim/commands/export_folder.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/tables.hpp"

#include "analysis/export/csv.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"

#include <algorithm>
#include <array>

namespace dyad {

namespace {

constexpr CommandHelp export_help{"export", "FILE",
                                  "Writes tables of a results file for other programs. `dyad info FILE` lists the tables.\n\n"
                                  "With --format the tables, or those named, become files in a new folder, with a codebook for programs "
                                  "(codebook.json) and for readers (codebook.md), and with load.R and load.py, which read all of them "
                                  "with their labels:\n\n"
                                  "csv: codes as their labels, missing values empty, numbers in full precision\n\n"
                                  "psych-ds: the same as a dataset by the rules of Psych-DS 1.5.0\n\n"
                                  "sav, dta: SPSS and Stata, with labels of variables and values; a score that is missing says why by a "
                                  "user-missing value: not given, dropped out, not codable, not applicable are -99 to -96 in SPSS, .a to .d "
                                  "in Stata. Numbers of 64 bits (lineage) are texts, since neither program keeps them exactly.\n\n"
                                  "The folder is there whole or not at all. With --force the files of an earlier export in it are "
                                  "replaced, and others stay as they are.\n\n"
                                  "With --csv one table becomes one CSV file; a codebook (PATH with .codebook.csv in place of .csv) has the "
                                  "label, unit and codes of every field. With `--csv -` the table goes to standard output, without one.",
                                  "dyad export baseline.h5 --format csv --to baseline_csv\n"
                                  "dyad export baseline.h5 --format sav --table observed --table persons --to for_spss\n"
                                  "dyad export baseline.h5 --table observed --csv observed.csv\n"
                                  "dyad export baseline.h5 --table persons --csv - | head\n"
                                  "dyad export baseline.h5 --table care --csv care.csv --units    a second line with units"};

struct Request {
    std::string file, table, csv;
    UnitsLine units = UnitsLine::no;
    bool force = false;
};

std::string codebook_path(const std::string& csv) {
    return (csv.ends_with(".csv") ? csv.substr(0, csv.size() - 4) : csv) + ".codebook.csv";
}

Exit export_to_console(const ResultsFile& file, std::size_t table, UnitsLine units, Console& console) {
    const auto end = write_csv(file, table, units, [&](std::string_view text) {
        console.out.write(text.data(), static_cast<std::streamsize>(text.size()));
        return console.out.good();
    });
    // A reader that has seen enough is no failure, and a full disk is told where the program ends.
    return end ? Exit::done : refuse(console, end.refusals(), Exit::failed);
}

/// What `write` gives to its sink, in a file that nobody sees yet.
template <class Write>
Outcome<TemporaryFile> write_unseen(const std::string& path, const std::atomic<bool>& stop, Write write) {
    remove_leftovers(path);
    auto file = TemporaryFile::create(path);
    if (!file) return file;
    std::uint64_t offset = 0;
    int error = 0;
    const auto end = write([&](std::string_view text) {
        error = write_all(file->number(), offset, std::as_bytes(std::span(text)));
        offset += text.size();
        return error == 0 && !stop;
    });
    if (!end) return end.refusals();
    if (error != 0) return cannot_write(path, error);
    return file;
}

/// Where table and codebook go.
struct Places {
    std::string table, book;
};

Outcome<Places> places_of(const Request& request) {
    const std::string book = codebook_path(request.csv);
    std::vector<Refusal> refusals;
    Places places;
    for (const std::string& path : {request.csv, book}) {
        if (const auto apart = check_apart(path, std::span(&request.file, 1)); !apart) {
            refusals.push_back(apart.refusals().front());
            continue;
        }
        const auto place = place_of_output(path, request.force);
        const auto folder = place ? check_folder(*place) : Outcome<Done>(place.refusals());
        if (folder) (path == book ? places.book : places.table) = *place;
        else refusals.push_back(folder.refusals().front());
    }
    const std::array<std::string, 1> table{places.table};
    const bool one = !places.table.empty() && (places.table == places.book || !check_apart(places.book, table));
    if (one && refusals.empty())
        refusals.push_back({request.csv, 0, 0,
                            "this and its codebook `" + book +
                                "` are one file by their links, so that one would destroy the other; give another name"});
    if (!refusals.empty()) return refusals;
    return places;
}

Exit interrupted(Console& console) {
    return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
}

/// Both files are whole before either is seen; the codebook first, so that no table stands without one.
Exit export_to_files(const ResultsFile& file, std::size_t table, const Request& request, Console& console) {
    const std::atomic<bool>& stop = listen_for_interruption();
    const auto places = places_of(request);
    if (!places) return refuse(console, places.refusals());
    auto rows = write_unseen(places->table, stop,
                             [&](const TextSink& sink) { return write_csv(file, table, request.units, sink); });
    if (stop) return interrupted(console);
    if (!rows) return refuse(console, rows.refusals(), Exit::failed);
    auto book = write_unseen(places->book, stop, [&](const TextSink& sink) {
        return Outcome<Delivery>(sink(codebook_of(file.tables()[table])) ? Delivery::whole : Delivery::cut_off);
    });
    if (stop) return interrupted(console);
    if (!book) return refuse(console, book.refusals(), Exit::failed);
    const auto existing = request.force ? Existing::replaced : Existing::kept;
    for (TemporaryFile* whole : {&*book, &*rows})
        if (const auto seen = whole->publish(existing); !seen) return refuse(console, seen.refusals(), Exit::failed);
    return Exit::done;
}

/// Which way out is meant, or why that is unclear.
std::optional<std::string> unclear(const Arguments& reading, const Request& request) {
    const bool to_folder = reading.has("format") || reading.has("to");
    if (request.file.empty())
        return "which results file to export from is missing, as in `dyad export baseline.h5 --format csv --to baseline_csv`";
    if (to_folder && reading.has("csv"))
        return "`--csv` writes one table to one file, and `--format` with `--to` writes a folder; leave out one or the other";
    if (to_folder && reading.has("units"))
        return "`--units` is for a single table as CSV; in a folder the codebook has the units, so leave it out";
    if (to_folder && !reading.has("to"))
        return "where to write is missing; add `--to DIR`, the name of a new folder";
    if (to_folder && !reading.has("format"))
        return "in which format to write is missing; add `--format csv`, `psych-ds`, `sav` (SPSS) or `dta` (Stata)";
    if (!to_folder && reading.texts("table").size() > 1)
        return "`--csv` writes one table to one file, and --table is given more than once; keep one, or write a folder with `--format csv --to DIR`";
    return std::nullopt;
}

Exit export_one_table(const ResultsFile& file, const Request& request, Console& console) {
    const auto table = table_asked_for(file, request.file, request.table);
    if (!table) return refuse(console, table.refusals());
    if (request.csv.empty())
        return refuse(console, "where to write the table is missing; add `--csv " + request.table +
                                   ".csv`, or `--csv -` for standard output; or write a folder with `--format csv --to DIR`");
    return request.csv == "-" ? export_to_console(file, *table, request.units, console)
                              : export_to_files(file, *table, request, console);
}

Exit export_tables(const ResultsFile& file, const Arguments& reading, ExportFormat format, Console& console) {
    FolderRequest request{reading.text("FILE"), reading.text("to"), format, {}, reading.has("force")};
    std::vector<Refusal> refusals;
    for (const std::string& name : reading.texts("table")) {
        const auto table = table_asked_for(file, request.file, name);
        if (!table) refusals.push_back(table.refusals().front());
        else if (std::find(request.tables.begin(), request.tables.end(), *table) == request.tables.end()) request.tables.push_back(*table);
    }
    if (!refusals.empty()) return refuse(console, refusals);
    if (!reading.has("table"))
        for (std::size_t table = 0; table < file.tables().size(); ++table) request.tables.push_back(table);
    return export_to_folder(file, request, console);
}

OptionList export_options() {
    OptionList options = option_list();
    options.add_options()("format", valued("FORMAT"), "csv, psych-ds, sav (SPSS) or dta (Stata)")("to", valued("DIR"), "the folder to write, with --format")(
        "table", boost::program_options::value<std::vector<std::string>>()->composing()->value_name("NAME"), "the table, such as observed; with --format any number of them, or all")(
        "csv", valued("PATH"), "one table as CSV: where to write; - is standard output")("units", "with --csv: a second line with the units")("force", "replace existing files");
    return options;
}

} // namespace

Exit export_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    const Arguments reading = read_arguments(export_help, export_options(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::vector<std::string> tables = reading.texts("table");
    const Request request{reading.text("FILE"), tables.empty() ? std::string() : tables.front(), reading.text("csv"),
                          reading.has("units") ? UnitsLine::yes : UnitsLine::no, reading.has("force")};
    if (const auto why = unclear(reading, request)) return refuse(console, *why);
    const std::string named = reading.text("format");
    const auto format = export_format_named(named);
    if (reading.has("format") && !format)
        return refuse(console, "`" + named + "` is no format of exports; the formats are csv, psych-ds, sav (SPSS) and dta (Stata)");
    const auto file = ResultsFile::open(request.file);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    return format ? export_tables(*file, reading, *format, console) : export_one_table(*file, request, console);
}

} // namespace dyad
