// Widths are those of Liberation Sans, in thousandths of an em, as its font files have them (table hmtx).
#include "analysis/figures/typesetting.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace dyad {

namespace {

using Widths = std::array<std::uint16_t, 95>; // of the signs from 32 (a space) to 126
constexpr Widths regular{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
                         556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                         667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
                         556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr Widths bold{278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
                      556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
                      667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
                      611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

struct Sign {
    std::string_view text;
    std::uint16_t regular, bold;
};
constexpr std::array signs{Sign{"—", 1000, 1000}, Sign{"…", 1000, 1000}, Sign{"→", 1000, 1000}, Sign{"½", 834, 834}, Sign{"−", 584, 584},
                           Sign{"×", 584, 584}, Sign{"φ", 648, 715}, Sign{"·", 278, 278}, Sign{"’", 222, 278}, Sign{"“", 333, 500},
                           Sign{"”", 333, 500}, Sign{"²", 333, 333}};

/// How many bytes the sign that begins with this one has in UTF-8.
std::size_t bytes_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xe0 ? 2
                                                                  : first < 0xf0   ? 3
                                                                                   : 4; }

} // namespace

double width_in_ems(std::string_view text, Weight weight) {
    const bool is_bold = weight == Weight::bold;
    unsigned thousandths = 0;
    for (std::size_t k = 0; k < text.size();) {
        const auto first = static_cast<unsigned char>(text[k]);
        const std::string_view one = text.substr(k, bytes_of(first));
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& known) { return known.text == one; });
        if (first >= 32 && first < 127) thousandths += (is_bold ? bold : regular)[first - 32U];
        else if (sign != signs.end()) thousandths += is_bold ? sign->bold : sign->regular;
        else thousandths += 556;
        k += one.size();
    }
    return thousandths / 1000.0;
}

std::vector<std::string> lines_within(std::string_view text, double ems, Weight weight) {
    std::vector<std::string> lines;
    for (const std::string& word : words_in(text)) {
        const std::string longer = lines.empty() ? word : lines.back() + " " + word;
        if (lines.empty() || width_in_ems(longer, weight) > ems) lines.push_back(word);
        else lines.back() = longer;
    }
    return lines;
}

std::vector<double> places_apart(std::vector<double> wanted, double gap, double low, double high) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < wanted.size(); ++k)
        if (std::isfinite(wanted[k])) order.push_back(k);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    const auto push = [&] { // each up from the one below it, then each down from the one above, lest they leave the top
        double floor = low;
        for (const std::size_t k : order) wanted[k] = std::max(wanted[k], floor), floor = wanted[k] + gap;
        double ceiling = high;
        for (auto k = order.rbegin(); k != order.rend(); ++k) wanted[*k] = std::min(wanted[*k], ceiling), ceiling = wanted[*k] - gap;
    };
    // Neighbours that are too near part evenly: half the lack each, until all is well.
    for (int pass = 0; pass < 200; ++pass)
        for (std::size_t k = 1; k < order.size(); ++k) {
            const double lack = gap - (wanted[order[k]] - wanted[order[k - 1]]);
            if (lack > 0.0) wanted[order[k]] += lack / 2.0, wanted[order[k - 1]] -= lack / 2.0;
        }
    push();
    return wanted;
}

} // namespace dyad
