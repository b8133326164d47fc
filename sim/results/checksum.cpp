// Checksums by xxHash: the only file that includes it.
#include "sim/results/checksum.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>

namespace dyad {

static_assert(std::endian::native == std::endian::little, "columns are kept and stored in little endian order");

struct Checksum::State {
    XXH3_state_t xxh3;
};

Checksum::Checksum() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->xxh3); }
Checksum::Checksum(Checksum&&) noexcept = default;
Checksum& Checksum::operator=(Checksum&&) noexcept = default;
Checksum::~Checksum() = default;

void Checksum::add(std::span<const std::byte> bytes) {
    if (!bytes.empty()) XXH3_128bits_update(&state_->xxh3, bytes.data(), bytes.size());
}

void Checksum::add_number(std::uint64_t number) { add(std::as_bytes(std::span{&number, 1})); }

void Checksum::add_text(std::string_view text) {
    add_number(text.size());
    add(std::as_bytes(std::span{text.data(), text.size()}));
}

std::string Checksum::hex() const {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&state_->xxh3));
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += "0123456789abcdef"[byte >> 4U];
        text += "0123456789abcdef"[byte & 15U];
    }
    return text;
}

std::uint64_t checksum64(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

} // namespace dyad
