// Shuffle as HDF5's filter of that name does it, then libdeflate at level 1.
#include "sim/results/deflated.hpp"

#include <libdeflate.h>

namespace dyad {

struct Deflater::Compressor {
    libdeflate_compressor* own = libdeflate_alloc_compressor(1);
    Compressor() = default;
    Compressor(const Compressor&) = delete;
    ~Compressor() { libdeflate_free_compressor(own); }
};

Deflater::Deflater() : compressor_(std::make_unique<Compressor>()) {}
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater::~Deflater() = default;

Deflater::Chunk Deflater::deflated(std::span<const std::byte> values, std::size_t width, std::size_t bytes) {
    constexpr std::uint32_t without_deflate = 1U << 1U; // the second filter of two
    const std::size_t all = bytes / width, there = values.size() / width;
    shuffled_.assign(bytes, std::byte{0});
    for (std::size_t k = 0; k < width; ++k)
        for (std::size_t i = 0; i < there; ++i) shuffled_[k * all + i] = values[i * width + k];
    if (compressor_->own == nullptr) return {{}, without_deflate}; // there was no memory for it
    deflated_.resize(bytes);
    const std::size_t size = libdeflate_zlib_compress(compressor_->own, shuffled_.data(), bytes, deflated_.data(), bytes);
    if (size == 0) return {shuffled_, without_deflate};
    return {std::span(deflated_).first(size), 0};
}

} // namespace dyad
