// Records at fixed places of one file, written whole and read with distrust.
#include "sim/results/run_records.hpp"

#include "sim/results/checksum.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <span>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dyad {

namespace {

constexpr std::size_t header_bytes = 128, holder_bytes = 64, message_bytes = 160, checksum_bytes = 8;
constexpr std::string_view greeting = "dyad sweep, runs that are done 2";

template <class T> void put(std::vector<std::byte>& bytes, std::size_t at, const T& value) { std::memcpy(bytes.data() + at, &value, sizeof value); }
template <class T> T get(std::span<const std::byte> bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

void seal(std::vector<std::byte>& bytes) { put(bytes, bytes.size() - checksum_bytes, checksum64(std::span(bytes).first(bytes.size() - checksum_bytes))); }
bool is_sealed(std::span<const std::byte> bytes) {
    return get<std::uint64_t>(bytes, bytes.size() - checksum_bytes) == checksum64(bytes.first(bytes.size() - checksum_bytes));
}

std::vector<std::byte> header_of(const std::string& digest, std::uint32_t runs, std::uint32_t outcomes) {
    std::vector<std::byte> bytes(header_bytes);
    std::memcpy(bytes.data(), greeting.data(), greeting.size());
    std::memcpy(bytes.data() + 40, digest.data(), std::min<std::size_t>(digest.size(), 32));
    put(bytes, 80, runs);
    put(bytes, 84, outcomes);
    seal(bytes);
    return bytes;
}

/// Who is at work on the sweep, which a second process is to be told: behind the header, where no checksum counts it.
std::string holder_of_this_process() {
    std::array<char, 40> machine{};
    ::gethostname(machine.data(), machine.size() - 1);
    std::string text = "process " + std::to_string(::getpid()) + (machine.front() != 0 ? std::string(" on ") + machine.data() : "");
    text.resize(holder_bytes);
    return text;
}
std::string holder_in(int file) {
    std::vector<std::byte> bytes(holder_bytes);
    if (read_all(file, header_bytes, bytes) != 0) return "another process";
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    const std::string holder(text, ::strnlen(text, holder_bytes));
    return holder.starts_with("process ") ? holder : "another process";
}

/// As much of a sentence as fits, not cut within a letter.
std::string shortened(const std::string& sentence) {
    std::size_t length = std::min(sentence.size(), message_bytes - 1);
    while (length > 0 && length < sentence.size() && (static_cast<unsigned char>(sentence[length]) & 0xC0U) == 0x80U) --length;
    return sentence.substr(0, length);
}

} // namespace

std::size_t RunRecords::record_bytes() const { return 8 + 16 * std::size_t{outcomes_} + message_bytes + checksum_bytes; }
std::uint64_t RunRecords::offset_of(std::uint32_t run) const { return header_bytes + holder_bytes + std::uint64_t{run} * record_bytes(); }

Outcome<RunRecords> RunRecords::open(const std::string& path, const std::string& digest, std::uint32_t runs, std::uint32_t outcomes) {
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (file.number() < 0) return cannot_write(path, errno);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
        return Refusal{path, 0, 0, holder_in(file.number()) + " is at work on this sweep; wait for it, or write to another --out"};
    RunRecords records(path, std::move(file), runs, outcomes);
    struct stat status {};
    if (::fstat(records.file_.number(), &status) != 0) return cannot_write(path, errno);
    const bool is_new = static_cast<std::size_t>(status.st_size) < header_bytes; // or killed while it was made
    const std::vector<std::byte> header = header_of(digest, runs, outcomes);
    std::vector<std::byte> found = header;
    const int failed = is_new ? write_all(records.file_.number(), 0, header) : read_all(records.file_.number(), 0, found);
    if (failed != 0) return cannot_write(path, failed);
    if (!is_sealed(found))
        return Refusal{path, 0, 0, "the beginning of this file is damaged, so that nothing tells which sweep its runs are of; remove it, and the same command makes them again"};
    if (found != header) return Refusal{path, 0, 0, "this file holds runs of another sweep; remove it, or write to another --out"};
    const std::string holder = holder_of_this_process();
    if (const int unsaid = write_all(records.file_.number(), header_bytes, std::as_bytes(std::span(holder)))) return cannot_write(path, unsaid);
    if (const auto looked = records.look_through(); !looked) return looked.refusals();
    return records;
}

Outcome<Done> RunRecords::look_through() {
    const std::size_t size = record_bytes();
    const std::uint32_t at_once = static_cast<std::uint32_t>(std::max<std::size_t>(1, (1U << 20U) / size));
    std::vector<std::byte> block(at_once * size);
    struct stat status {};
    if (::fstat(file_.number(), &status) != 0) return cannot_write(path_, errno);
    for (std::uint32_t first = 0; first < runs(); first += at_once) {
        const std::uint32_t count = std::min(at_once, runs() - first);
        std::fill(block.begin(), block.end(), std::byte{0});
        const std::uint64_t offset = offset_of(first), end = static_cast<std::uint64_t>(status.st_size);
        if (offset >= end) return Done{};
        const std::size_t bytes = static_cast<std::size_t>(std::min<std::uint64_t>(count * size, end - offset));
        if (const int failed = read_all(file_.number(), offset, std::span(block).first(bytes))) return cannot_write(path_, failed);
        for (std::uint32_t k = 0; k < count; ++k) {
            const auto record = std::span<const std::byte>(block).subspan(k * size, size);
            const bool is_empty = get<std::uint32_t>(record, 4) == 0 && get<std::uint64_t>(record, size - checksum_bytes) == 0;
            const bool is_whole = !is_empty && is_sealed(record) && get<std::uint32_t>(record, 0) == first + k;
            there_[first + k] = is_whole;
            damaged_ += !is_empty && !is_whole;
        }
    }
    return Done{};
}

Outcome<Done> RunRecords::add(std::uint32_t run, const RunRecord& record) {
    std::vector<std::byte> bytes(record_bytes());
    put(bytes, 0, run);
    put(bytes, 4, std::uint32_t{record.failure.empty() ? 1U : 2U});
    for (std::size_t k = 0; k < outcomes_ && k < record.values.size(); ++k) {
        put(bytes, 8 + 8 * k, record.values[k]);
        put(bytes, 8 + 8 * (outcomes_ + k), record.cases[k]);
    }
    const std::string message = shortened(record.failure);
    std::memcpy(bytes.data() + 8 + 16 * std::size_t{outcomes_}, message.data(), message.size());
    seal(bytes);
    if (const int failed = write_all(file_.number(), offset_of(run), bytes)) return cannot_write(path_, failed);
    there_[run] = 1;
    return Done{};
}

Outcome<Done> RunRecords::sync() const {
    if (::fdatasync(file_.number()) != 0) return cannot_write(path_, errno);
    return Done{};
}

Outcome<RunRecord> RunRecords::read(std::uint32_t run) const {
    const Refusal damaged{path_, 0, 0, "the record of run " + std::to_string(run) + " is damaged; the same command makes that run again"};
    std::vector<std::byte> bytes(record_bytes());
    if (read_all(file_.number(), offset_of(run), bytes) != 0 || !is_sealed(bytes) || get<std::uint32_t>(bytes, 0) != run) return damaged;
    RunRecord record;
    for (std::size_t k = 0; k < outcomes_; ++k) {
        record.values.push_back(get<double>(bytes, 8 + 8 * k));
        record.cases.push_back(get<double>(bytes, 8 + 8 * (outcomes_ + k)));
    }
    const auto* message = reinterpret_cast<const char*>(bytes.data()) + 8 + 16 * std::size_t{outcomes_};
    record.failure = std::string(message, ::strnlen(message, message_bytes));
    return record;
}

} // namespace dyad
