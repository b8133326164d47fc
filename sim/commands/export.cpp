// `dyad export`: a table of a results file as CSV, for every program that reads tables.
#include "sim/commands/options.hpp"
#include "sim/commands/tables.hpp"

#include "analysis/export.hpp"
#include "sim/results/durable.hpp"

#include <array>
#include <filesystem>

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

/// Writes what `write` gives to its sink into a file that appears at once or not at all.
template <class Write> Outcome<Done> write_file(const std::string& path, Write write) {
    auto file = TemporaryFile::create(path);
    if (!file) return file.refusals();
    std::uint64_t offset = 0;
    int error = 0;
    const auto end = write([&](std::string_view text) {
        error = write_all(file->number(), offset, std::as_bytes(std::span(text)));
        offset += text.size();
        return error == 0;
    });
    if (!end) return end.refusals();
    if (*end == Delivery::cut_off) return cannot_write(path, error);
    return file->publish();
}

std::vector<Refusal> existing(const Request& request) {
    std::vector<Refusal> refusals;
    std::error_code error;
    for (const std::string& path : {request.csv, codebook_path(request.csv)})
        if (!request.force && std::filesystem::exists(path, error))
            refusals.push_back(
                {path, 0, 0, "the file is there already and would be lost; name another, or replace it with --force"});
    return refusals;
}

Exit export_to_files(const ResultsFile& file, std::size_t table, const Request& request, Console& console) {
    if (const auto refusals = existing(request); !refusals.empty()) return refuse(console, refusals);
    const auto rows =
        write_file(request.csv, [&](const TextSink& sink) { return write_csv(file, table, request.units, sink); });
    if (!rows) return refuse(console, rows.refusals(), Exit::failed);
    const auto book = write_file(codebook_path(request.csv), [&](const TextSink& sink) {
        return Outcome<Delivery>(sink(codebook_of(file.tables()[table])) ? Delivery::whole : Delivery::cut_off);
    });
    return book ? Exit::done : refuse(console, book.refusals(), Exit::failed);
}

} // namespace

Exit export_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("table", valued("NAME"),
                          "the table, such as observed")("csv", valued("PATH"), "where to write; - is standard output")(
        "units", "a second line with the units")("force", "replace existing files");
    const Reading reading = read_arguments(help, options, operands, arguments, console);
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
