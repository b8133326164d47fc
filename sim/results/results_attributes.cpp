// Attributes of a results file. Only a reference to a text lies in the attribute itself, so texts may be long.
#include "sim/results/results_attributes.hpp"

namespace dyad {

namespace {

constexpr hsize_t most_texts = 1U << 16U; // far more than an attribute can hold

bool write_attribute(hid_t object, const char* name, hid_t type, hid_t space, const void* values) {
    const Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    return attribute.valid() && H5Awrite(attribute, type, values) >= 0;
}

bool write_array(hid_t object, const char* name, const std::vector<hsize_t>& shape, std::vector<const char*> texts) {
    const Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose);
    texts.push_back(""); // HDF5 wants an address, even of nothing
    return write_attribute(object, name, type_in_file(FieldType::text), space, texts.data());
}

/// The attribute if it is of the type and of the number of dimensions; its extent along them.
Handle open_attribute(hid_t object, const char* name, hid_t type, std::vector<hsize_t>& shape) {
    if (H5Aexists(object, name) <= 0) return {};
    Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose);
    const Handle stored(H5Aget_type(attribute), H5Tclose), space(H5Aget_space(attribute), H5Sclose);
    if (!stored.valid() || !space.valid() || H5Tequal(stored, type) <= 0) return {};
    if (H5Sget_simple_extent_type(space) != (shape.empty() ? H5S_SCALAR : H5S_SIMPLE)) return {};
    if (H5Sget_simple_extent_ndims(space) != static_cast<int>(shape.size())) return {};
    if (!shape.empty() && H5Sget_simple_extent_dims(space, shape.data(), nullptr) < 0) return {};
    return attribute;
}

std::optional<std::vector<std::string>> read_array(hid_t object, const char* name, std::vector<hsize_t>& shape) {
    const hid_t type = type_in_file(FieldType::text);
    const Handle attribute = open_attribute(object, name, type, shape);
    if (!attribute.valid()) return std::nullopt;
    hsize_t count = 1;
    for (const hsize_t extent : shape) {
        if (extent > most_texts) return std::nullopt;
        count *= extent;
    }
    if (count > most_texts) return std::nullopt;
    std::vector<char*> stored(count + 1, nullptr);
    const bool read = H5Aread(attribute, type, stored.data()) >= 0;
    std::vector<std::string> texts(count);
    for (hsize_t k = 0; k < count; ++k)
        if (stored[k] != nullptr) {
            texts[k] = stored[k];
            H5free_memory(stored[k]);
        }
    if (!read) return std::nullopt;
    return texts;
}

} // namespace

bool write_number(hid_t object, const char* name, std::uint32_t number) {
    return write_attribute(object, name, H5T_STD_U32LE, scalar_space(), &number);
}

bool write_text(hid_t object, const char* name, const std::string& text) {
    const char* address = text.c_str();
    return write_attribute(object, name, type_in_file(FieldType::text), scalar_space(), &address);
}

bool write_texts(hid_t object, const char* name, const std::vector<std::string>& texts) {
    std::vector<const char*> addresses;
    for (const auto& text : texts) addresses.push_back(text.c_str());
    return write_array(object, name, {texts.size()}, std::move(addresses));
}

bool write_pairs(hid_t object, const char* name, const TextPairs& pairs) {
    std::vector<const char*> addresses;
    for (const auto& [first, second] : pairs) {
        addresses.push_back(first.c_str());
        addresses.push_back(second.c_str());
    }
    return write_array(object, name, {pairs.size(), 2}, std::move(addresses));
}

std::optional<std::uint32_t> read_number(hid_t object, const char* name) {
    std::vector<hsize_t> scalar;
    const Handle attribute = open_attribute(object, name, H5T_STD_U32LE, scalar);
    std::uint32_t number = 0;
    if (!attribute.valid() || H5Aread(attribute, H5T_STD_U32LE, &number) < 0) return std::nullopt;
    return number;
}

std::optional<std::string> read_text(hid_t object, const char* name) {
    std::vector<hsize_t> scalar;
    auto texts = read_array(object, name, scalar);
    if (!texts) return std::nullopt;
    return std::move(texts->front());
}

std::optional<std::vector<std::string>> read_texts(hid_t object, const char* name) {
    std::vector<hsize_t> shape{0};
    return read_array(object, name, shape);
}

std::optional<TextPairs> read_pairs(hid_t object, const char* name) {
    std::vector<hsize_t> shape{0, 0};
    const auto texts = read_array(object, name, shape);
    if (!texts || shape[1] != 2) return std::nullopt;
    TextPairs pairs;
    for (std::size_t k = 0; k + 1 < texts->size(); k += 2) pairs.emplace_back((*texts)[k], (*texts)[k + 1]);
    return pairs;
}

} // namespace dyad
