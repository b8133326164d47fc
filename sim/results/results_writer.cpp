// Results files, written: rows into a nameless draft, then the draft table by table into the file.
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"
#include "sim/results/results_attributes.hpp"
#include "sim/results/results_digest.hpp"
#include "sim/results/results_seal.hpp"
#include "sim/results/written_table.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <optional>

namespace dyad {

namespace {

constexpr std::size_t most_pairs = 2000; // as many as one attribute holds

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
    std::string path;
    ResultsHeader header;
    std::vector<FrameFormat> formats;
    TemporaryFile draft;
    Disk disk; // of the draft; outlives the handles below
    Handle file;
    std::vector<WrittenTable> tables;
    std::vector<TableSums> sums;
    Deflater deflater;
    bool failed = false;
    Existing existing = Existing::replaced;

    Refusal fail() {
        failed = true;
        if (disk.error != 0) return cannot_write(path, disk.error);
        return {path, 0, 0, "cannot be written: the HDF5 library refused it; check the installed version of HDF5"};
    }
    /// The draft is made when there is something for it.
    bool write_full_chunks(WrittenTable& table) {
        if (!table.fills_chunk()) return true;
        if (!file.valid()) file = create_file(disk, seal_size);
        return file.valid() && table.write_full_chunks(file, deflater) && disk.error == 0;
    }
    bool copy_table(WrittenTable& table, hid_t results);
    Outcome<Done> copy_to(TemporaryFile& target);
};

bool ResultsWriter::File::copy_table(WrittenTable& table, hid_t results) {
    if (!table.is_begun()) return table.write_whole(results, deflater);
    const char* const name = table.format().name.c_str();
    return H5Ocopy(file, name, results, name, H5P_DEFAULT, H5P_DEFAULT) >= 0;
}

/// The finished file under its temporary name: header, tables in order, seal.
Outcome<Done> ResultsWriter::File::copy_to(TemporaryFile& target) {
    Disk copy{.descriptor = target.number()};
    {
        Handle results = create_file(copy, seal_size);
        bool copied = results.valid() && write_header(results, header, digest_of(header, formats, sums));
        for (auto& table : tables) copied = copied && copy.error == 0 && copy_table(table, results);
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
    auto file = std::unique_ptr<File>(new File{path, header, std::move(tables), std::move(*draft), {}, {}, {}, {}, {}});
    file->disk.descriptor = file->draft.number();
    for (const auto& format : file->formats) {
        file->tables.emplace_back(format);
        file->sums.emplace_back().fields.resize(format.fields.size());
    }
    return ResultsWriter(std::move(file));
}

Outcome<Done> ResultsWriter::append(std::size_t table, const Frame& frame) {
    if (file_->failed) return file_->fail();
    WrittenTable& of_table = file_->tables[table];
    if (!of_table.take(frame)) {
        file_->failed = true;
        return Refusal{
            file_->path, 0, 0,
            "cannot be written: rows of table '" + file_->formats[table].name +
                "' do not fit its fields or hold a zero byte in a text, so the file would be wrong; report this as an "
                "error of the program"};
    }
    TableSums& sums = file_->sums[table];
    sums.rows += frame.rows();
    for (std::size_t k = 0; k < frame.fields(); ++k) sums.fields[k].add(frame.column(k));
    if (!file_->write_full_chunks(of_table)) return file_->fail();
    return Done{};
}

Outcome<Done> ResultsWriter::finish() {
    if (file_->failed) return file_->fail();
    for (auto& table : file_->tables)
        if (table.is_begun() && (!table.write_rest(file_->deflater) || file_->disk.error != 0)) return file_->fail();
    file_->failed = true; // whatever happens now, this writer is done
    auto target = TemporaryFile::create(file_->path);
    if (!target) return target.refusals();
    if (const auto copied = file_->copy_to(*target); !copied) return copied.refusals();
    return target->publish(file_->existing);
}

} // namespace dyad
