// Results files, written: rows into a nameless draft, then the draft table by table into the file.
#include "sim/results/checksum.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"
#include "sim/results/results_attributes.hpp"
#include "sim/results/results_digest.hpp"
#include "sim/results/results_seal.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <optional>

namespace dyad {

namespace {

constexpr std::size_t chunk_rows = 8192;
constexpr std::size_t most_pairs = 2000; // as many as one attribute holds

/// One field while its rows come in.
struct Column {
    Handle dataset;
    FieldType type;
    std::vector<std::byte> waiting{};         // rows that do not fill a chunk yet
    std::vector<std::string> waiting_texts{}; // the same for a text field
};

bool take(Column& column, const Frame& frame, std::size_t field) {
    const auto values = frame.column(field);
    if (column.type != FieldType::text) {
        column.waiting.insert(column.waiting.end(), values.begin(), values.end());
        return true;
    }
    const auto texts = *texts_of(values, frame.rows());
    for (const auto text : texts) {
        if (text.find('\0') != std::string_view::npos) return false; // HDF5 would cut the text off there
        column.waiting_texts.emplace_back(text);
    }
    return true;
}

/// Writes `count` waiting rows, from the given one on, as rows [at, at + count) of the dataset.
bool write_rows(Column& column, std::size_t from, hsize_t at, hsize_t count) {
    const hsize_t extent = at + count;
    if (H5Dset_extent(column.dataset, &extent) < 0) return false;
    const Handle there(H5Dget_space(column.dataset), H5Sclose), here(H5Screate_simple(1, &count, nullptr), H5Sclose);
    if (H5Sselect_hyperslab(there, H5S_SELECT_SET, &at, nullptr, &count, nullptr) < 0) return false;
    const Handle type = type_in_file(column.type);
    if (column.type != FieldType::text)
        return H5Dwrite(column.dataset, type, here, there, H5P_DEFAULT,
                        column.waiting.data() + from * size_of(column.type)) >= 0;
    std::vector<const char*> texts;
    for (hsize_t k = 0; k < count; ++k) texts.push_back(column.waiting_texts[from + k].c_str());
    return H5Dwrite(column.dataset, type, here, there, H5P_DEFAULT, texts.data()) >= 0;
}

void forget_rows(Column& column, std::size_t count) {
    if (column.type == FieldType::text)
        column.waiting_texts.erase(column.waiting_texts.begin(),
                                   column.waiting_texts.begin() + static_cast<std::ptrdiff_t>(count));
    else
        column.waiting.erase(column.waiting.begin(),
                             column.waiting.begin() + static_cast<std::ptrdiff_t>(count * size_of(column.type)));
}

Handle create_dataset(hid_t group, const Field& field) {
    const hsize_t none = 0, unlimited = H5S_UNLIMITED, chunk = chunk_rows;
    const Handle space(H5Screate_simple(1, &none, &unlimited), H5Sclose), type = type_in_file(field.type);
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose), access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose);
    if (H5Pset_chunk(creation, 1, &chunk) < 0 || H5Pset_shuffle(creation) < 0 || H5Pset_deflate(creation, 1) < 0)
        return {};
    if (H5Pset_obj_track_times(creation, false) < 0 || H5Pset_fill_time(creation, H5D_FILL_TIME_ALLOC) < 0) return {};
    if (H5Pset_chunk_cache(access, 1, 0, 1.0) < 0) return {}; // only whole chunks are written: nothing to keep
    Handle dataset(H5Dcreate2(group, field.name.c_str(), type, space, H5P_DEFAULT, creation, access), H5Dclose);
    std::vector<std::string> codes;
    for (const auto& [code, meaning] : field.codes) codes.push_back(std::to_string(code) + " = " + meaning);
    const bool described = dataset.valid() && write_text(dataset, "label", field.label) &&
                           write_text(dataset, "unit", field.unit) &&
                           (codes.empty() || write_texts(dataset, "codes", codes)) &&
                           (!field.missing || write_number(dataset, "missing_value", *field.missing));
    return described ? std::move(dataset) : Handle();
}

/// Nothing for an empty list: R's hdf5r cannot read the attributes of a file in which one has no elements.
bool write_list(hid_t root, const char* name, const TextPairs& pairs) {
    return pairs.empty() || write_pairs(root, name, pairs);
}

bool write_header(hid_t root, const ResultsHeader& header, const std::string& digest) {
    return write_number(root, "format", results_format) && write_text(root, "version", header.version) &&
           write_text(root, "commit", header.commit) && write_text(root, "command", header.command) &&
           write_number(root, "seed", header.seed) && write_text(root, "scenario_name", header.scenario_name) &&
           write_text(root, "scenario", header.scenario) && write_list(root, "includes", header.includes) &&
           write_list(root, "settings", header.settings) && write_text(root, "digest", digest);
}

bool has_zero(const TextPairs& pairs) {
    return std::ranges::any_of(pairs, [](const auto& pair) {
        return pair.first.find('\0') != std::string::npos || pair.second.find('\0') != std::string::npos;
    });
}

/// What HDF5 cannot hold in the header, as a sentence; nothing if all is well.
std::optional<std::string> objection_to(const ResultsHeader& header) {
    for (const auto* text : {&header.version, &header.commit, &header.command, &header.scenario_name, &header.scenario})
        if (text->find('\0') != std::string::npos || has_zero(header.includes) || has_zero(header.settings))
            return "cannot be written: the scenario or its settings hold a zero byte, which no text may; remove it";
    if (header.includes.size() > most_pairs || header.settings.size() > most_pairs)
        return "cannot be written: more than " + grouped(most_pairs) +
               " settings or included files do not fit; use fewer";
    return std::nullopt;
}

} // namespace

struct ResultsWriter::File {
    struct Table {
        Handle group;
        std::vector<Column> columns;
        std::uint64_t written = 0;
    };

    std::string path;
    ResultsHeader header;
    std::vector<FrameFormat> formats;
    TemporaryFile draft;
    Disk disk; // of the draft; outlives the handles below
    Handle file;
    std::vector<Table> tables;
    std::vector<TableSums> sums;
    bool failed = false;
    Existing existing = Existing::replaced;

    Refusal fail() {
        failed = true;
        if (disk.error != 0) return cannot_write(path, disk.error);
        return {path, 0, 0, "cannot be written: the HDF5 library refused it; check the installed version of HDF5"};
    }
    bool create_tables();
    bool write_chunks(Table& table, std::uint64_t rows, std::size_t least);
    Outcome<Done> copy_to(TemporaryFile& target);
};

bool ResultsWriter::File::create_tables() {
    const Handle creation = group_creation();
    for (const auto& format : formats) {
        Table table{{H5Gcreate2(file, format.name.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose}, {}};
        if (!table.group.valid() || !write_text(table.group, "label", format.label)) return false;
        TableSums of_table;
        for (const auto& field : format.fields) {
            table.columns.push_back({create_dataset(table.group, field), field.type});
            if (!table.columns.back().dataset.valid()) return false;
            of_table.fields.emplace_back();
        }
        tables.push_back(std::move(table));
        sums.push_back(std::move(of_table));
    }
    return true;
}

/// Writes waiting rows chunk by chunk, all fields of a chunk together, as long as at least `least` rows wait.
bool ResultsWriter::File::write_chunks(Table& table, std::uint64_t rows, std::size_t least) {
    std::size_t from = 0;
    const auto start = table.written;
    while (rows - table.written >= least && rows > table.written) {
        const auto count = std::min<std::uint64_t>(chunk_rows, rows - table.written);
        for (auto& column : table.columns)
            if (!write_rows(column, from, table.written, count) || disk.error != 0) return false;
        table.written += count;
        from += count;
    }
    for (auto& column : table.columns) forget_rows(column, table.written - start);
    return true;
}

/// The finished file under its temporary name: header, tables in order, seal.
Outcome<Done> ResultsWriter::File::copy_to(TemporaryFile& target) {
    Disk copy{.descriptor = target.number()};
    {
        Handle results = create_file(copy, seal_size);
        bool copied = results.valid() && write_header(results, header, digest_of(header, formats, sums));
        for (const auto& format : formats)
            copied = copied && copy.error == 0 &&
                     H5Ocopy(file, format.name.c_str(), results, format.name.c_str(), H5P_DEFAULT, H5P_DEFAULT) >= 0;
        copied = results.close() && copied;
        if (!copied || copy.error != 0) {
            disk.error = copy.error != 0 ? copy.error : disk.error;
            return fail();
        }
    }
    const auto seal = seal_of(path, copy.size, [&](std::uint64_t offset, std::span<std::byte> bytes) {
        return read_all(target.number(), offset, bytes);
    });
    if (!seal) return seal.refusals();
    disk.error = write_all(target.number(), 0, *seal);
    if (disk.error != 0) return fail();
    return Done{};
}

ResultsWriter::ResultsWriter(std::unique_ptr<File> file) : file_(std::move(file)) {}
ResultsWriter::ResultsWriter(ResultsWriter&&) noexcept = default;
ResultsWriter::~ResultsWriter() = default;

void ResultsWriter::keep_existing() { file_->existing = Existing::kept; }

Outcome<ResultsWriter> ResultsWriter::create(const std::string& path, const ResultsHeader& header,
                                             std::vector<FrameFormat> tables) {
    if (const auto objection = objection_to(header)) return Refusal{path, 0, 0, *objection};
    remove_leftovers(path);
    auto draft = TemporaryFile::create(path);
    if (!draft) return draft.refusals();
    draft->hide();
    auto file = std::unique_ptr<File>(new File{path, header, std::move(tables), std::move(*draft), {}, {}, {}, {}});
    file->disk.descriptor = file->draft.number();
    file->file = create_file(file->disk, seal_size);
    if (!file->file.valid() || !file->create_tables() || file->disk.error != 0) return file->fail();
    return ResultsWriter(std::move(file));
}

Outcome<Done> ResultsWriter::append(std::size_t table, const Frame& frame) {
    if (file_->failed) return file_->fail();
    auto& of_table = file_->tables[table];
    auto& sums = file_->sums[table];
    bool right = fits(frame, file_->formats[table]);
    sums.rows += frame.rows();
    for (std::size_t k = 0; right && k < frame.fields(); ++k) {
        sums.fields[k].add(frame.column(k));
        right = take(of_table.columns[k], frame, k);
    }
    if (!right) {
        file_->failed = true;
        return Refusal{
            file_->path, 0, 0,
            "cannot be written: rows of table '" + file_->formats[table].name +
                "' do not fit its fields or hold a zero byte in a text, so the file would be wrong; report this as an "
                "error of the program"};
    }
    if (!file_->write_chunks(of_table, sums.rows, chunk_rows)) return file_->fail();
    return Done{};
}

Outcome<Done> ResultsWriter::finish() {
    if (file_->failed) return file_->fail();
    for (std::size_t t = 0; t < file_->tables.size(); ++t)
        if (!file_->write_chunks(file_->tables[t], file_->sums[t].rows, 0)) return file_->fail();
    file_->tables.clear(); // closes them: what they hold back reaches the draft before it is copied
    file_->failed = true;  // whatever happens now, this writer is done
    auto target = TemporaryFile::create(file_->path);
    if (!target) return target.refusals();
    if (const auto copied = file_->copy_to(*target); !copied) return copied.refusals();
    return target->publish(file_->existing);
}

} // namespace dyad
