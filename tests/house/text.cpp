// Reading the house: files, lines, includes, and code without its comments.
#include "tests/house/text.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace dyad::house {

namespace {

bool is_sample(const std::string& path) {
    return path.starts_with("tests/fuzz/corpus/") || path.starts_with("tests/scenarios/");
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Where the text that begins at `start` with a quote, a comment or neither ends; `start` itself if it is plain code.
std::size_t end_of_silence(std::string_view text, std::size_t start) {
    const auto past = [&](std::string_view mark, std::size_t from) {
        const auto found = text.find(mark, from);
        return found == std::string_view::npos ? text.size() : found + mark.size();
    };
    const auto rest = text.substr(start);
    if (rest.starts_with("//")) return std::min(text.find('\n', start), text.size());
    if (rest.starts_with("/*")) return past("*/", start + 2);
    if (rest.starts_with("R\"")) {
        const auto open = text.find('(', start);
        if (open == std::string_view::npos) return start;
        return past(")" + std::string(text.substr(start + 2, open - start - 2)) + "\"", open);
    }
    const char quote = rest.front();
    const bool separates_digits = quote == '\'' && start > 0 && std::isalnum(static_cast<unsigned char>(text[start - 1]));
    if ((quote != '"' && quote != '\'') || separates_digits) return start;
    std::size_t end = start + 1;
    while (end < text.size() && text[end] != quote && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text.size());
}

} // namespace

std::vector<SourceFile> read_house(const std::filesystem::path& root) {
    std::vector<SourceFile> files;
    for (const auto* folder : {"sim", "models", "scenarios", "analysis", "tests"}) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto path = std::filesystem::relative(entry.path(), root).generic_string();
            if (path.find("/node_modules/") != std::string::npos) continue; // fetched by npm, no part of the house
            if (entry.is_regular_file() && !is_sample(path)) files.push_back({path, read(entry.path())});
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

std::vector<Include> includes_of(const SourceFile& file) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
    std::vector<Include> includes;
    int number = 0;
    for (const auto& line : lines_of(file.text)) {
        std::smatch match;
        ++number;
        if (std::regex_match(line, match, pattern)) includes.push_back({number, match[2], match[1] == "<"});
    }
    return includes;
}

std::string code_of(std::string_view text) {
    std::string code(text);
    for (std::size_t i = 0; i < code.size(); ++i) {
        const auto end = end_of_silence(text, i);
        if (end == i) continue;
        for (auto k = i; k < end; ++k)
            if (code[k] != '\n') code[k] = ' ';
        i = end - 1;
    }
    return code;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string stem_of(const std::string& path) {
    const auto name = path.substr(path.rfind('/') + 1);
    return name.substr(0, name.find('.'));
}

bool is_code(const std::string& path) { return path.ends_with(".hpp") || path.ends_with(".cpp"); }

std::string at(const SourceFile& file, int line, const std::string& sentence) {
    return file.path + (line > 0 ? ":" + std::to_string(line) : "") + ": " + sentence;
}

} // namespace dyad::house
