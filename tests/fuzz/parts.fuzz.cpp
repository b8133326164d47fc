// Any bytes as a part, with a fitting checksum so that the rest is tested: refused or whole, never crashed on.
#include "sim/results/checksum.hpp"
#include "sim/results/parts_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    using namespace dyad;
    const std::vector<FrameFormat> tables{
        {"a", "", {{"number", FieldType::uint32, "", ""}, {"text", FieldType::text, "", ""}}},
        {"b", "", {{"size", FieldType::float64, "", ""}}}};
    const PartIdentity identity{"digest", checksum_of(tables), 7};
    // The first bytes are given: a head that fits nothing is refused at once.
    const auto whole = bytes_of(identity, tables, {Frame(2), Frame(1)});
    const auto numbers = (tables[0].fields.size() + tables[1].fields.size() + tables.size()) * sizeof(std::uint64_t);
    std::vector<std::byte> bytes(whole->begin(),
                                 whole->begin() + static_cast<std::ptrdiff_t>(head_size(identity, tables) - numbers));
    const auto raw = std::as_bytes(std::span{input, size});
    bytes.insert(bytes.end(), raw.begin(), raw.end());
    const auto sum = checksum64(bytes);
    const auto end = std::as_bytes(std::span{&sum, 1});
    bytes.insert(bytes.end(), end.begin(), end.end());
    const auto frames = frames_of(identity, tables, bytes);
    if (frames)
        for (std::size_t t = 0; t < tables.size(); ++t)
            if (!fits((*frames)[t], tables[t])) std::abort();
    if (frames && *bytes_of(identity, tables, *frames) != bytes) std::abort();
    return 0;
}
