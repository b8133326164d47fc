// Results files, written: full chunks into a nameless draft, then all table by table into the file.
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"
#include "sim/results/results_attributes.hpp"
#include "sim/results/results_digest.hpp"
#include "sim/results/results_seal.hpp"
#include "sim/results/written_table.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
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
    Draft draft;
    std::vector<WrittenTable> tables{};
    std::vector<TableSums> sums{};
    Deflater deflater{};
    bool failed = false;
    Existing existing = Existing::replaced;

    /// `error`: of the disk, or 0.
    Refusal fail(int error) {
        failed = true;
        if (error != 0) return cannot_write(path, error);
        return {path, 0, 0,
                "cannot be written: the HDF5 library refused it; if memory is short, free some, else check the installed "
                "version of HDF5"};
    }
    Outcome<Done> write_to(TemporaryFile& target);
};

/// The finished file under its temporary name: header, tables in order, seal.
Outcome<Done> ResultsWriter::File::write_to(TemporaryFile& target) {
    auto disk = std::make_unique<Disk>(Disk{.descriptor = target.number()});
    Handle results = create_file(*disk, seal_size);
    bool written = results.valid() && write_header(results, header, digest_of(header, formats, sums));
    for (auto& table : tables) written = written && disk->error == 0 && table.write(results, draft, deflater);
    const int error = disk->error != 0 ? disk->error : draft.error();
    if (!written || error != 0) disk->error = ECANCELED; // nobody wants what closing would still write
    if (!close_or_leave(results, disk) || !written || error != 0) return fail(error);
    disk->settle();
    if (disk->error != 0) return fail(disk->error); // of what closing wrote
    const auto seal = seal_of(path, disk->size, [&](std::uint64_t offset, std::span<std::byte> bytes) {
        return read_all(target.number(), offset, bytes);
    });
    if (!seal) return seal.refusals();
    if (const int failure = write_all(target.number(), 0, *seal); failure != 0) return fail(failure);
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
    auto file = std::unique_ptr<File>(new File{path, header, std::move(tables), Draft(std::move(*draft))});
    for (const auto& format : file->formats) {
        file->tables.emplace_back(format);
        file->sums.emplace_back().fields.resize(format.fields.size());
    }
    return ResultsWriter(std::move(file));
}

Outcome<Done> ResultsWriter::append(std::size_t table, const Frame& frame) {
    if (file_->failed) return file_->fail(file_->draft.error());
    WrittenTable& of_table = file_->tables[table];
    if (!of_table.takes(frame)) {
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
    if (!of_table.append(frame, file_->draft, file_->deflater)) return file_->fail(file_->draft.error());
    return Done{};
}

Outcome<Done> ResultsWriter::finish() {
    if (file_->failed) return file_->fail(file_->draft.error());
    file_->failed = true; // whatever happens now, this writer is done
    auto target = TemporaryFile::create(file_->path);
    if (!target) return target.refusals();
    if (const auto written = file_->write_to(*target); !written) return written.refusals();
    return target->publish(file_->existing);
}

} // namespace dyad
