// How numbers, durations and paragraphs are spelt.
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

template <class Number> std::string spelt(const char* format, Number number) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

} // namespace

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t k = text.size(); k > 3;) text.insert(k -= 3, 1, ',');
    return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string duration_in_words(double seconds) {
    if (!(seconds >= 0.0)) return "unknown";
    if (seconds < 0.05) return "under 0.1 s";
    if (seconds < 9.95) return spelt("%.1f s", seconds);
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min " + spelt("%02d s", static_cast<int>(whole % 60));
    return grouped(whole / 3600) + " h " + spelt("%02d min", static_cast<int>(whole / 60 % 60));
}

std::string size_in_words(double bytes) {
    constexpr std::array units{"kB", "MB", "GB", "TB"};
    if (bytes < 999.5) return spelt("%.0f bytes", bytes);
    std::size_t unit = 0;
    double size = bytes / 1000.0;
    while (size >= 999.5 && unit + 1 < units.size()) {
        size /= 1000.0;
        ++unit;
    }
    return spelt(size < 99.95 ? "%.1f " : "%.0f ", size) + units[unit];
}

std::string percent(double share) { return std::isfinite(share) ? spelt("%.1f %%", 100.0 * share) : "n/a"; }

std::string correlation_in_words(double r) {
    if (!std::isfinite(r)) return "n/a";
    std::string text = spelt("%.2f", r);
    if (text == "-0.00") text = "0.00";
    if (text.starts_with("0.")) return text.substr(1);
    if (text.starts_with("-0.")) return "-" + text.substr(2);
    return text;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string shell_quoted(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+=,:/";
    if (!text.empty() && text.find_first_not_of(plain) == std::string_view::npos) return std::string(text);
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string left(std::string_view text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return std::string(text) + std::string(columns < width ? width - columns : 0, ' ');
}

std::string right(std::string_view text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return std::string(columns < width ? width - columns : 0, ' ') + std::string(text);
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string all, line;
    const auto flush = [&] {
        if (!line.empty()) all += std::string(indent, ' ') + line + "\n";
        line.clear();
    };
    for (std::size_t k = 0; k < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \n\t\r", k);
        if (begin == std::string_view::npos) break;
        k = std::min(text.find_first_of(" \n\t\r", begin), text.size());
        const std::string_view word = text.substr(begin, k - begin);
        if (!line.empty() && indent + columns_of(line) + 1 + columns_of(word) > width) flush();
        line += line.empty() ? "" : " ";
        line += word;
    }
    flush();
    return all;
}

} // namespace dyad
