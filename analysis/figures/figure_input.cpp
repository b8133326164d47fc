// What figures are given beside their worlds.
#include "analysis/figures/figure.hpp"

#include <algorithm>

namespace dyad {

std::optional<Quoted> FigureInput::published(std::string_view id) const {
    if (evidence == nullptr) return std::nullopt;
    const auto finding = std::find_if(evidence->findings.begin(), evidence->findings.end(), [&](const Finding& one) { return one.id == id; });
    if (finding == evidence->findings.end() || !finding->published) return std::nullopt;
    const bool is_read = finding->checked == Checked::read || finding->checked == Checked::part;
    Quoted quoted{*finding->published, finding->source, !is_read};
    for (const Source& source : evidence->sources)
        if (source.name == finding->source) quoted.reference = source.reference;
    // Eleven authors would fill the line; the first three and the journal are enough to find it.
    const auto year = quoted.reference.find_first_of("0123456789");
    std::size_t comma = 0;
    for (int k = 0; k < 3 && comma != std::string::npos; ++k) comma = quoted.reference.find(',', comma + (k > 0 ? 1 : 0));
    if (comma != std::string::npos && year != std::string::npos && comma < year) {
        const auto first = quoted.reference.find(',');
        quoted.reference = quoted.reference.substr(0, first) + " et al. " + quoted.reference.substr(year);
    }
    return quoted;
}

} // namespace dyad
