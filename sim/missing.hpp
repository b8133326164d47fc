// Why a score is missing: the codes that results files, exports and studies share.
#pragma once

#include <cstdint>

namespace dyad {

/// Why a score is missing. The order is that of the user-missing codes -99 to -96 in exports.
enum class Missing : std::uint8_t {
    none = 0,
    not_given = 1,
    dropped_out = 2,
    not_codable = 3,
    not_applicable = 4
};

} // namespace dyad
