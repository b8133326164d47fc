// Chunks of a results file as its two filters leave them, shuffled and deflated: what HDF5 does by itself, in less than half the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dyad {

/// Shuffles and deflates chunk after chunk. The same bytes for the same chunk, in every thread.
class Deflater {
public:
    Deflater();
    Deflater(Deflater&&) noexcept;
    ~Deflater();

    /// A chunk in the file: its bytes, and bit k set if filter k was left out (deflating is, where it would make more of them).
    struct Chunk {
        std::span<const std::byte> bytes;
        std::uint32_t left_out;
    };
    /// `values` of `width` bytes each, followed by zeros up to `bytes` bytes. Valid until the next call; no bytes if there is
    /// no memory.
    Chunk deflated(std::span<const std::byte> values, std::size_t width, std::size_t bytes);

private:
    struct Compressor;
    std::unique_ptr<Compressor> compressor_;
    std::vector<std::byte> shuffled_, deflated_;
};

} // namespace dyad
