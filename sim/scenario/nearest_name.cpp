// The nearest name to a misspelt one, by the number of edits between them.
#include "sim/scenario/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dyad {
namespace {

/// Insertions, deletions, replacements and exchanges of neighbours that turn one word into the other (optimal string
/// alignment, Boytsov 2011). Three rows of the usual table suffice.
std::size_t edits_between(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t k = 1; k <= a.size(); ++k) {
        current[0] = k;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[k - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            if (k > 1 && j > 1 && a[k - 1] == b[j - 2] && a[k - 2] == b[j - 1])
                current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(current);
    }
    return last[b.size()];
}

} // namespace

std::optional<std::string> nearest_name(const std::string& word, std::span<const std::string> candidates) {
    const std::size_t most = std::max<std::size_t>(2, word.size() / 3);
    std::optional<std::string> nearest;
    std::size_t fewest = most + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t longer = std::max(word.size(), candidate.size()),
                          shorter = std::min(word.size(), candidate.size());
        if (longer - shorter >= fewest) continue; // so a word of a million letters costs nothing
        const std::size_t edits = edits_between(word, candidate);
        if (edits < fewest) {
            fewest = edits;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace dyad
