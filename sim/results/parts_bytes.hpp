// A part as bytes: a head that says what is in it, the columns as they are, and a checksum of both.
#pragma once

#include "sim/frame.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// Which part it is. Two parts with the same identity hold the same bytes.
struct PartIdentity {
    std::string digest;       ///< of the run
    std::uint64_t tables = 0; ///< checksum of names and types, so that a rebuilt program never reads other columns
    std::uint32_t community = 0;
};

std::uint64_t checksum_of(const std::vector<FrameFormat>& tables);

/// Bytes of the head: the same for every part of a run.
std::size_t head_size(const PartIdentity& identity, const std::vector<FrameFormat>& tables);
/// The whole part's size in bytes as its head says; nothing if the head is that of another part or none at all.
std::optional<std::uint64_t> size_by_head(const PartIdentity& identity, const std::vector<FrameFormat>& tables,
                                          std::span<const std::byte> head);

/// Nothing if the frames do not fit the tables.
std::optional<std::vector<std::byte>> bytes_of(const PartIdentity& identity, const std::vector<FrameFormat>& tables,
                                               const std::vector<Frame>& frames);
/// Nothing if the bytes are another part or damaged.
std::optional<std::vector<Frame>> frames_of(const PartIdentity& identity, const std::vector<FrameFormat>& tables,
                                            std::span<const std::byte> bytes);

} // namespace dyad
