// The seal of a results file: made once the file is complete, checked before HDF5 sees a byte of it.
#include "sim/results/results_seal.hpp"

#include "sim/results/checksum.hpp"
#include "sim/results/results.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <system_error>
#include <vector>

namespace dyad {

namespace {

const std::string first_words = "DYAD results ";

Refusal cannot_read(const std::string& path, int error) {
    return {path, 0, 0,
            "cannot be read (" + std::generic_category().message(error) + "); check the disk and the permissions"};
}

/// The number that follows `words` at the start of `text`, and the rest of the text behind it; 0 if there is none.
std::uint64_t number_after(std::string_view words, std::string_view& text) {
    std::uint64_t number = 0;
    if (!text.starts_with(words)) return 0;
    text.remove_prefix(words.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc{} ? number : 0;
}

Refusal not_ours(const std::string& path, std::string_view start) {
    if (start.starts_with("\x89HDF\r\n\x1a\n"))
        return {path, 0, 0, "is an HDF5 file but not a results file of Dyad; name a file that dyad run has written"};
    return {path, 0, 0, "is not a results file of Dyad; name a file that dyad run has written"};
}

} // namespace

Outcome<Seal> seal_of(const std::string& path, std::uint64_t size, const ReadBytes& read, std::uint64_t format) {
    Checksum checksum;
    std::vector<std::byte> piece(1U << 16U);
    for (std::uint64_t at = seal_size; at < size;) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), size - at));
        if (const int error = read(at, std::span{piece}.first(count)); error != 0) return cannot_read(path, error);
        checksum.add(std::span{piece}.first(count));
        at += count;
    }
    const auto text = first_words + std::to_string(format) + "\n" + std::to_string(size) +
                      " bytes\nXXH3-128 of the bytes after 512: " + checksum.hex() + "\n";
    Seal seal{};
    std::memcpy(seal.data(), text.data(), text.size());
    return seal;
}

Outcome<Done> check_seal(const std::string& path, std::uint64_t size, const ReadBytes& read, std::uint64_t newest) {
    Seal found{};
    const auto there = static_cast<std::size_t>(std::min<std::uint64_t>(size, seal_size));
    if (const int error = read(0, std::span{found}.first(there)); error != 0) return cannot_read(path, error);
    std::string_view text(reinterpret_cast<const char*>(found.data()), there);
    if (there < first_words.size() + 2 && first_words.starts_with(text.substr(0, first_words.size())))
        return Refusal{path, 0, 0,
                       "is cut short: only " + std::to_string(size) +
                           " bytes are there; copy it again or make it again"};
    const auto start = text;
    const auto format = number_after(first_words, text);
    if (format == 0) return not_ours(path, start);
    if (format > newest)
        return Refusal{path, 0, 0,
                       "was written by a newer version of Dyad (file format " + std::to_string(format) +
                           ", this program reads up to " + std::to_string(newest) +
                           "); get the version that wrote it"};
    const auto length = number_after("\n", text);
    if (size < seal_size || size < length)
        return Refusal{path, 0, 0,
                       "is cut short: " + grouped(size) + " of " +
                           grouped(std::max<std::uint64_t>(length, seal_size)) +
                           " bytes are there; copy it again or make it again"};
    auto expected = seal_of(path, size, read, format);
    if (!expected) return expected.refusals();
    if (*expected != found)
        return Refusal{
            path, 0, 0,
            "was changed after it was written (its checksum does not fit), so its numbers cannot be trusted; "
            "copy it again or make it again"};
    return Done{};
}

} // namespace dyad
