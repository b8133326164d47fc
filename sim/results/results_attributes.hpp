// Attributes of a results file: texts, lists of texts and numbers, written and read.
#pragma once

#include "sim/results/hdf5_handles.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

using TextPairs = std::vector<std::pair<std::string, std::string>>;

// Each returns false when HDF5 refuses.
bool write_number(hid_t object, const char* name, std::uint32_t number);
bool write_text(hid_t object, const char* name, const std::string& text);
bool write_texts(hid_t object, const char* name, const std::vector<std::string>& texts); ///< one dimension
bool write_pairs(hid_t object, const char* name, const TextPairs& pairs);                ///< N × 2

// Each returns nothing when there is no such attribute, or none of that type and shape.
std::optional<std::uint32_t> read_number(hid_t object, const char* name);
std::optional<std::string> read_text(hid_t object, const char* name);
std::optional<std::vector<std::string>> read_texts(hid_t object, const char* name);
std::optional<TextPairs> read_pairs(hid_t object, const char* name);

} // namespace dyad
