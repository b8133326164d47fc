// Any bytes as a results file: refused with a sentence or read to the last value, never crashed on.
#include "sim/results/results.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

/// Ends the program where a promise of the reader does not hold.
void demand(bool holds) {
    if (!holds) std::abort();
}

void read_all(const dyad::ResultsFile& file) {
    for (std::size_t t = 0; t < file.tables().size(); ++t) {
        const auto frame = file.read(t, 0, file.rows(t));
        demand(!frame || fits(*frame, file.tables()[t]));
        demand(frame || !frame.refusals().front().sentence.empty());
    }
    (void)file.computed_digest();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto file = dyad::ResultsFile::open_image(std::as_bytes(std::span{bytes, size}));
    if (file) read_all(*file);
    else demand(!file.refusals().empty() && !file.refusals().front().sentence.empty());
    return 0;
}
