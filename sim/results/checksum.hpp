// Checksums: fingerprints of bytes by XXH3, equal however the bytes were cut into pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dyad {

/// A running XXH3 checksum of 128 bits. It finds damage and tells runs apart; it is no protection against forgery.
class Checksum {
public:
    Checksum();
    Checksum(Checksum&&) noexcept;
    Checksum& operator=(Checksum&&) noexcept;
    ~Checksum();

    void add(std::span<const std::byte> bytes);
    void add_number(std::uint64_t number); ///< as 8 bytes, little endian
    void add_text(std::string_view text);  ///< its length first, so that "ab","c" differs from "a","bc"
    /// 32 lower-case hexadecimal digits; more may be added afterwards.
    std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// XXH3 of 64 bits, of bytes that are all there.
std::uint64_t checksum64(std::span<const std::byte> bytes);

} // namespace dyad
