// The seal of a results file: 512 bytes before the HDF5 part that say how long the file is and what its checksum is.
#pragma once

#include "sim/results/results.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace dyad {

/// HDF5 leaves these bytes alone (a "user block"); h5py and hdf5r skip them. They are there because the HDF5 library
/// can crash or hang on a damaged file: nothing is handed to it that is not known to be whole.
inline constexpr std::size_t seal_size = 512;
using Seal = std::array<std::byte, seal_size>;

/// Reads bytes at an offset; 0 or an error number.
using ReadBytes = std::function<int(std::uint64_t offset, std::span<std::byte> bytes)>;

/// The seal of a file of `size` bytes, from its bytes after the seal.
///
///     DYAD results 1
///     5678 bytes
///     XXH3-128 of the bytes after 512: 0123456789abcdef0123456789abcdef
///
/// and zeros, with the given number of the file format. Refuses when the file cannot be read.
Outcome<Seal> seal_of(const std::string& path, std::uint64_t size, const ReadBytes& read,
                      std::uint64_t format = results_format);

/// Refuses a file that is not Dyad's, was written in a format newer than `newest`, was cut short, has grown, or was
/// changed. An older file's seal is held against the format that the file itself says it has.
Outcome<Done> check_seal(const std::string& path, std::uint64_t size, const ReadBytes& read,
                         std::uint64_t newest = results_format);

} // namespace dyad
