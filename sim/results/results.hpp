// Results files: frames in, one HDF5 file out, and back. The only pair of files that knows HDF5.
#pragma once

#include "sim/frame.hpp"
#include "sim/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// Number of the file format. Readers refuse newer files and read all older ones.
inline constexpr std::uint32_t results_format = 1;

/// Attributes of the root group; equal runs have equal bytes. An empty list has no attribute.
struct ResultsHeader {
    std::string version, commit; ///< of the program; left out of the digest
    std::string command;         ///< canonical: scenario, sorted settings, seed, families; never threads or paths
    std::uint32_t seed = 1;
    std::string scenario_name;
    std::string scenario;                                      ///< text verbatim
    std::vector<std::pair<std::string, std::string>> includes; ///< files the scenario includes, verbatim
    std::vector<std::pair<std::string, std::string>> settings; ///< sorted
};

/// Writes a results file under a temporary name beside its own; `finish` makes it durable and visible at once
/// (fsync, rename, fsync of the folder). A writer that is destroyed unfinished removes what it wrote.
///
/// The bytes of the file depend on the rows of each table, not on how they were cut into frames nor on the order in
/// which tables took turns: full chunks go to a nameless draft, and `finish` copies it table by table, needing room twice.
/// One thread at a time may append. HDF5, which `finish` and all readers need, is not thread-safe: one thread in all.
class ResultsWriter {
public:
    /// Refuses a folder that is not there or not writable, and a header that HDF5 cannot hold (zero bytes, over 2,000
    /// settings or includes).
    static Outcome<ResultsWriter> create(const std::string& path, const ResultsHeader& header,
                                         std::vector<FrameFormat> tables);
    ResultsWriter(ResultsWriter&&) noexcept;
    ~ResultsWriter();

    /// Does not replace a file that came under this name after the writer was created: `finish` then refuses.
    void keep_existing();
    /// Adds the rows of one frame to the table of the given index. Refuses when the disk is full, and a frame whose
    /// columns do not fit the table; after a refusal nothing more can be added and nothing will be left on the disk.
    Outcome<Done> append(std::size_t table, const Frame& frame);
    Outcome<Done> finish();

private:
    struct File;
    explicit ResultsWriter(std::unique_ptr<File> file);
    std::unique_ptr<File> file_;
};

/// Reads a results file, old or new, a piece at a time. All that is read is checked: a file that was cut short or
/// changed is refused with a sentence, never crashed on. The seal guards against accidents, not against a forger who
/// makes it anew: HDF5 itself can hang or crash on such a file. One thread only, as the writer.
class ResultsFile {
public:
    /// Reads the whole file once, to check its seal (see results_seal.hpp) before HDF5 touches it.
    static Outcome<ResultsFile> open(const std::string& path);
    /// The same for a file's bytes in memory, which are copied.
    static Outcome<ResultsFile> open_image(std::span<const std::byte> bytes);
    /// Frames that never were on a disk, a frame for each table, to be read as if they had been. They must fit the tables.
    static ResultsFile of_frames(ResultsHeader header, std::vector<FrameFormat> tables, std::vector<Frame> frames);
    ResultsFile(ResultsFile&&) noexcept;
    ~ResultsFile();

    std::uint32_t format() const;
    const ResultsHeader& header() const;
    const std::string& digest() const;              ///< as stored: of everything but version and commit
    const std::vector<FrameFormat>& tables() const; ///< with labels, units and codes as stored, in the order of writing
    std::uint64_t rows(std::size_t table) const;
    /// Rows [first, first + count) of the table of the given index, all its fields. Refuses rows that are not there.
    Outcome<Frame> read(std::size_t table, std::uint64_t first, std::uint64_t count) const;
    /// The same for one field: a frame of one column.
    Outcome<Frame> read_field(std::size_t table, std::size_t field, std::uint64_t first, std::uint64_t count) const;
    /// The digest of what the file holds, read a piece at a time: differs from `digest()` when values were changed.
    Outcome<std::string> computed_digest() const;

    struct File; ///< what stands behind it: see results_file.hpp

private:
    explicit ResultsFile(std::unique_ptr<File> file);
    std::unique_ptr<File> file_;
};

/// Whether several threads may each read and write files of their own at a time: HDF5 as Debian and Ubuntu build it takes
/// turns by itself, elsewhere it need not.
bool results_stand_threads();

} // namespace dyad
