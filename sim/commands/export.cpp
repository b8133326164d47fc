// `dyad export`: a table of a results file as CSV, for every program that reads tables.
#include "sim/commands/interruption.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/tables.hpp"

#include "analysis/export.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"

#include <array>

namespace dyad {

namespace {

constexpr CommandHelp help{"export", "FILE",
                           "Writes a table of a results file as CSV: names in the first line, codes as their labels "
                           "(A, B, …), missing values empty, "
                           "numbers in full precision. `dyad info FILE` lists the tables.\n\n"
                           "Beside the CSV a codebook is written (PATH with .codebook.csv in place of .csv) with the "
                           "label, unit and codes of every "
                           "field. With `--csv -` the table goes to standard output, without a codebook.",
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

} // namespace

Exit export_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("table", valued("NAME"),
                          "the table, such as observed")("csv", valued("PATH"), "where to write; - is standard output")(
        "units", "a second line with the units")("force", "replace existing files");
    const Arguments reading = read_arguments(help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const Request request{reading.text("FILE"), reading.text("table"), reading.text("csv"),
                          reading.has("units") ? UnitsLine::yes : UnitsLine::no, reading.has("force")};
    if (request.file.empty())
        return refuse(
            console,
            "which results file to export from is missing, as in `dyad export baseline.h5 --table observed --csv -`");
    const auto file = ResultsFile::open(request.file);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    const auto table = table_asked_for(*file, request.file, request.table);
    if (!table) return refuse(console, table.refusals());
    if (request.csv.empty())
        return refuse(console, "where to write the table is missing; add `--csv " + request.table +
                                   ".csv`, or `--csv -` for standard output");
    return request.csv == "-" ? export_to_console(*file, *table, request.units, console)
                              : export_to_files(*file, *table, request, console);
}

} // namespace dyad
