// The tables of an open results file: what they are, and whether that is what a writer makes.
#include "sim/results/results_tables.hpp"

#include "sim/results/results_attributes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <new>
#include <optional>
#include <string_view>

namespace dyad {

namespace {

constexpr hsize_t most_links = 4096;
constexpr std::size_t most_letters = 256; // of a link's name
constexpr hsize_t most_chunk_rows = 1U << 20U;
constexpr std::uint64_t most_deflated = 1100; // deflate cannot shrink bytes more than 1,032 times

constexpr std::array field_types{FieldType::uint8, FieldType::uint32, FieldType::uint64,
                                 FieldType::float32, FieldType::float64, FieldType::text};

struct Reading {
    const std::string& path;
    std::uint64_t size;

    Refusal damaged(const std::string& what) const {
        return {path, 0, 0,
                "is not as Dyad writes results files: " + what + "; get an undamaged copy or make it again"};
    }
};

/// Puts the name of a link down; stops where one does not lead to an object of this file.
herr_t note_link(hid_t, const char* name, const H5L_info_t* link, void* names) {
    if (link->type != H5L_TYPE_HARD || *name == '\0' || std::string_view(name).size() >= most_letters) return -1;
    try { // nothing may be thrown through HDF5
        static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    } catch (const std::bad_alloc&) {
        return -1;
    }
    return 0;
}

/// Names of a group's links in the order of their creation; nothing if one does not lead to an object of this file. In one
/// pass: asked for one by one, HDF5 sorts them all each time.
std::optional<std::vector<std::string>> links_of(hid_t group) {
    H5G_info_t info{};
    std::vector<std::string> names;
    if (H5Gget_info(group, &info) < 0 || info.nlinks > most_links) return std::nullopt;
    if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, note_link, &names) < 0) return std::nullopt;
    if (names.size() != info.nlinks) return std::nullopt;
    return names;
}

Handle open_object(hid_t where, const std::string& name, H5I_type_t type) {
    Handle object(H5Oopen(where, name.c_str(), H5P_DEFAULT), H5Oclose);
    return object.valid() && H5Iget_type(object) == type ? std::move(object) : Handle();
}

std::optional<FieldType> type_of(hid_t dataset) {
    const Handle stored(H5Dget_type(dataset), H5Tclose);
    for (const auto type : field_types)
        if (stored.valid() && H5Tequal(stored, type_in_file(type)) > 0) return type;
    return std::nullopt;
}

/// Rows in a chunk; nothing if the dataset is not stored in chunks by shuffle and deflate alone (other filters are
/// programs that HDF5 would look for on the disk).
std::optional<hsize_t> chunk_rows_of(hid_t dataset) {
    const Handle creation(H5Dget_create_plist(dataset), H5Pclose);
    hsize_t rows = 0;
    if (!creation.valid() || H5Pget_layout(creation) != H5D_CHUNKED || H5Pget_chunk(creation, 1, &rows) != 1)
        return std::nullopt;
    const int filters = H5Pget_nfilters(creation);
    if (filters < 0 || rows == 0 || rows > most_chunk_rows) return std::nullopt;
    for (int k = 0; k < filters; ++k) {
        unsigned flags = 0;
        std::size_t values = 0;
        const auto filter =
            H5Pget_filter2(creation, static_cast<unsigned>(k), &flags, &values, nullptr, 0, nullptr, nullptr);
        if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE) return std::nullopt;
    }
    return rows;
}

std::optional<std::uint64_t> rows_of(hid_t dataset, FieldType type, std::uint64_t file_size) {
    const Handle space(H5Dget_space(dataset), H5Sclose);
    hsize_t rows = 0;
    if (!space.valid() || H5Sget_simple_extent_type(space) != H5S_SIMPLE || H5Sget_simple_extent_ndims(space) != 1)
        return std::nullopt;
    if (H5Sget_simple_extent_dims(space, &rows, nullptr) != 1 || !chunk_rows_of(dataset)) return std::nullopt;
    const std::uint64_t width =
        type == FieldType::text ? 16 : size_of(type); // a text's place is a reference of 16 bytes
    const std::uint64_t stored = H5Dget_storage_size(dataset);
    if (stored > file_size || rows > stored * most_deflated / width) return std::nullopt;
    return rows;
}

/// "1 = A" back into {1, "A"}.
std::optional<std::pair<std::uint8_t, std::string>> code_of(const std::string& text) {
    std::uint8_t code = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, code);
    const std::string_view meaning(rest, static_cast<std::size_t>(end - rest));
    if (error != std::errc{} || !meaning.starts_with(" = ")) return std::nullopt;
    return std::pair{code, std::string(meaning.substr(3))};
}

Outcome<Field> read_format(const Reading& reading, hid_t dataset, const std::string& name, const std::string& place) {
    const auto type = type_of(dataset);
    if (!type) return reading.damaged(place + " is of a type that results do not have");
    auto label = read_text(dataset, "label"), unit = read_text(dataset, "unit");
    if (!label || !unit) return reading.damaged(place + " has no label or no unit");
    Field field{name, *type, std::move(*label), std::move(*unit)};
    if (H5Aexists(dataset, "missing_value") > 0) {
        field.missing = read_number(dataset, "missing_value");
        if (!field.missing) return reading.damaged(place + " has an unreadable missing value");
    }
    if (H5Aexists(dataset, "codes") == 0) return field;
    const auto codes = read_texts(dataset, "codes");
    if (!codes) return reading.damaged(place + " has unreadable codes");
    for (const auto& text : *codes) {
        auto code = code_of(text);
        if (!code) return reading.damaged(place + " has unreadable codes");
        field.codes.push_back(std::move(*code));
    }
    return field;
}

Outcome<StoredTable> read_table(const Reading& reading, hid_t file, const std::string& name) {
    const Handle group = open_object(file, name, H5I_GROUP);
    auto label = group.valid() ? read_text(group, "label") : std::nullopt;
    const auto fields = group.valid() ? links_of(group) : std::nullopt;
    if (!label || !fields) return reading.damaged("'" + name + "' is no table with a label");
    StoredTable table{{name, std::move(*label), {}}, 0, {}};
    for (const auto& field : *fields) {
        const auto place = "field '" + field + "' of table '" + name + "'";
        const Handle dataset = open_object(group, field, H5I_DATASET);
        if (!dataset.valid()) return reading.damaged(place + " is no field");
        auto format = read_format(reading, dataset, field, place);
        if (!format) return format.refusals();
        const auto rows = rows_of(dataset, format->type, reading.size);
        if (!rows) return reading.damaged(place + " is not one column of values, or claims more rows than it can hold");
        if (!table.format.fields.empty() && *rows != table.rows)
            return reading.damaged(place + " has another number of rows than those before it");
        table.rows = *rows;
        table.format.fields.push_back(std::move(*format));
    }
    table.datasets.resize(table.format.fields.size());
    return table;
}

/// Where HDF5 puts the texts it reads: everything is given back at once, also after a failure, and there is a limit.
struct TextRoom {
    std::vector<std::unique_ptr<char[]>> texts;
    std::size_t left = std::size_t{1} << 30U;

    static void* take(std::size_t size, void* room) {
        auto& self = *static_cast<TextRoom*>(room);
        if (size > self.left) return nullptr;
        try { // nothing may be thrown through HDF5
            self.texts.push_back(std::make_unique<char[]>(size));
        } catch (const std::bad_alloc&) {
            return nullptr;
        }
        self.left -= size;
        return self.texts.back().get();
    }
    static void leave(void*, void*) {}
};

bool read_texts_of(hid_t dataset, hid_t type, hid_t here, hid_t there, std::uint64_t count,
                   std::vector<std::byte>& values) {
    TextRoom room;
    const Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose);
    std::vector<const char*> texts(count, nullptr);
    if (H5Pset_vlen_mem_manager(transfer, TextRoom::take, &room, TextRoom::leave, &room) < 0) return false;
    if (H5Dread(dataset, type, here, there, transfer, texts.data()) < 0) return false;
    Frame frame(1);
    for (const char* text : texts) frame.put_text(0, text == nullptr ? std::string() : std::string(text));
    values = std::move(frame.raw(0));
    return true;
}

} // namespace

Outcome<std::vector<StoredTable>> read_tables(const std::string& path, hid_t file, std::uint64_t size) {
    const Reading reading{path, size};
    const auto names = links_of(file);
    if (!names) return reading.damaged("its list of tables cannot be read");
    std::vector<StoredTable> tables;
    for (const auto& name : *names) {
        auto table = read_table(reading, file, name);
        if (!table) return table.refusals();
        tables.push_back(std::move(*table));
    }
    return tables;
}

Outcome<std::vector<std::byte>> read_values(const std::string& path, hid_t file, StoredTable& table, std::size_t field,
                                            std::uint64_t first, std::uint64_t count) {
    std::vector<std::byte> values;
    if (count == 0) return values;
    Handle& dataset = table.datasets[field];
    if (!dataset.valid()) dataset = open_object(file, table.format.name + "/" + table.format.fields[field].name, H5I_DATASET);
    const auto kind = table.format.fields[field].type;
    const hsize_t start = first, rows = count;
    const hid_t type = type_in_file(kind);
    const Handle there(H5Dget_space(dataset), H5Sclose), here(H5Screate_simple(1, &rows, nullptr), H5Sclose);
    bool read = H5Sselect_hyperslab(there, H5S_SELECT_SET, &start, nullptr, &rows, nullptr) >= 0;
    if (read && kind == FieldType::text) read = read_texts_of(dataset, type, here, there, count, values);
    else if (read) {
        values.resize(count * size_of(kind));
        read = H5Dread(dataset, type, here, there, H5P_DEFAULT, values.data()) >= 0;
    }
    if (read) return values;
    return Reading{path, 0}.damaged("values of field '" + table.format.fields[field].name + "' of table '" +
                                    table.format.name + "' cannot be read");
}

} // namespace dyad
