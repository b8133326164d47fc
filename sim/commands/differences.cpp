// Comparing two results files column by column.
#include "sim/commands/differences.hpp"

#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <fstream>

namespace dyad {

namespace {

constexpr std::uint64_t block_rows = 65536;

void compare_headers(const ResultsHeader& old, const ResultsHeader& remade, std::vector<std::string>& found) {
    const auto note = [&](const char* what, bool differs) {
        if (differs) found.push_back(std::string("the ") + what + " in the header differs");
    };
    if (old.command != remade.command)
        found.push_back("the command is `" + old.command + "` there, and `" + remade.command + "` made again");
    note("seed", old.seed != remade.seed);
    note("scenario's name", old.scenario_name != remade.scenario_name);
    note("scenario's text", old.scenario != remade.scenario);
    note("list of includes", old.includes != remade.includes);
    note("list of settings", old.settings != remade.settings);
}

/// The value as the file has it, for a message.
std::string spelt(const Frame& frame, FieldType type, std::uint64_t row) {
    if (type == FieldType::text) return "`" + texts_in(frame, 0)[row] + "`";
    const double value = number_in(frame, 0, type, row);
    return type == FieldType::float32 ? shortest(static_cast<float>(value)) : shortest(value);
}

std::uint64_t first_different_row(const Frame& old, const Frame& remade, FieldType type) {
    const auto a = old.column(0), b = remade.column(0);
    if (type == FieldType::text) {
        const auto left_texts = texts_in(old, 0), right_texts = texts_in(remade, 0);
        const auto place = std::mismatch(left_texts.begin(), left_texts.end(), right_texts.begin(), right_texts.end());
        return static_cast<std::uint64_t>(place.first - left_texts.begin());
    }
    const auto place = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::uint64_t>(place.first - a.begin()) / size_of(type);
}

/// The first row in which a field of two tables differs, or nothing; both tables have the same number of rows.
Outcome<std::string> compare_field(const ResultsFile& old, const ResultsFile& remade, std::size_t old_table,
                                   std::size_t new_table, std::size_t old_field, std::size_t new_field) {
    const FrameFormat& table = old.tables()[old_table];
    const Field& field = table.fields[old_field];
    for (std::uint64_t first = 0; first < old.rows(old_table); first += block_rows) {
        const std::uint64_t count = std::min(block_rows, old.rows(old_table) - first);
        const auto a = old.read_field(old_table, old_field, first, count),
                   b = remade.read_field(new_table, new_field, first, count);
        if (!a) return a.refusals();
        if (!b) return b.refusals();
        if (std::ranges::equal(a->column(0), b->column(0))) continue;
        const std::uint64_t row = first_different_row(*a, *b, field.type);
        return "table `" + table.name + "`, field `" + field.name + "`: row " + grouped(first + row + 1) + " is " +
               spelt(*a, field.type, row) + " there, and " + spelt(*b, field.type, row) + " made again";
    }
    return std::string();
}

Outcome<Done> compare_tables(const ResultsFile& old, const ResultsFile& remade, std::size_t old_table,
                             std::size_t new_table, std::vector<std::string>& found) {
    const FrameFormat &a = old.tables()[old_table], &b = remade.tables()[new_table];
    if (old.rows(old_table) != remade.rows(new_table)) {
        found.push_back("table `" + a.name + "` has " + grouped(old.rows(old_table)) + " rows there, and " +
                        grouped(remade.rows(new_table)) + " made again");
        return Done{};
    }
    for (std::size_t k = 0; k < a.fields.size(); ++k) {
        const auto same = field_named(b, a.fields[k].name);
        if (!same || b.fields[*same].type != a.fields[k].type) {
            found.push_back("table `" + a.name + "`, field `" + a.fields[k].name + "`: made again, it is " +
                            (same ? "of another type" : "not there"));
            continue;
        }
        const auto difference = compare_field(old, remade, old_table, new_table, k, *same);
        if (!difference) return difference.refusals();
        if (!difference->empty()) found.push_back(*difference);
    }
    for (const Field& field : b.fields)
        if (!field_named(a, field.name))
            found.push_back("table `" + a.name + "`, field `" + field.name + "`: only in what was made again");
    return Done{};
}

} // namespace

Outcome<std::vector<std::string>> differences_between(const ResultsFile& old, const ResultsFile& remade) {
    std::vector<std::string> found;
    compare_headers(old.header(), remade.header(), found);
    for (std::size_t k = 0; k < old.tables().size(); ++k) {
        const auto same = table_named(remade, old.tables()[k].name);
        if (!same) found.push_back("table `" + old.tables()[k].name + "` is not there when made again");
        else if (const auto compared = compare_tables(old, remade, k, *same, found); !compared)
            return compared.refusals();
    }
    for (const FrameFormat& table : remade.tables())
        if (!table_named(old, table.name)) found.push_back("table `" + table.name + "` is only in what was made again");
    return found;
}

bool same_bytes(const std::string& path, const std::string& other) {
    std::ifstream one(path, std::ios::binary), two(other, std::ios::binary);
    std::vector<char> a(1U << 20U), b(1U << 20U);
    while (one && two) {
        one.read(a.data(), static_cast<std::streamsize>(a.size()));
        two.read(b.data(), static_cast<std::streamsize>(b.size()));
        if (one.gcount() != two.gcount() || !std::equal(a.begin(), a.begin() + one.gcount(), b.begin())) return false;
    }
    return one.eof() && two.eof();
}

} // namespace dyad
