// Scenarios from the disk.
#include "sim/scenario/scenario.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace dyad {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 1 << 20;

/// A scenario of nearly the same name in the same folder.
std::string neighbour_hint(const fs::path& path) {
    std::vector<std::string> neighbours;
    std::error_code error;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".toml") neighbours.push_back(entry->path().stem().string());
    std::ranges::sort(neighbours); // folders list their files in any order
    const auto near = nearest_name(path.stem().string(), neighbours);
    return near ? "did you mean `" + *near + ".toml` in the same folder?" : "check its name and folder";
}

} // namespace

Outcome<std::string> read_text_file(const std::string& path) {
    const auto refusal = [&](std::string sentence) { return Refusal{path, 0, 0, std::move(sentence)}; };
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) return refusal("there is no such file; " + neighbour_hint(path));
    if (status.type() == fs::file_type::directory) return refusal("this is a folder and not a file; name a file in it");
    if (status.type() == fs::file_type::none)
        return refusal("the file cannot be looked at (" + error.message() + "); check the rights of its folder");
    if (status.type() != fs::file_type::regular)
        return refusal(
            "this is a device or a pipe, but a scenario must be a file that can be read again; save it as one");
    std::ifstream file(path, std::ios::binary);
    if (!file) return refusal("the file cannot be opened; check that you have the right to read it");
    std::string text, piece(std::size_t{1} << 16U, '\0');
    while (file && text.size() <= largest_file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        text.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return refusal("reading the file failed half way; check the disk");
    if (text.size() > largest_file)
        return refusal("the file is larger than 1 MiB, which no scenario is; name a scenario's file");
    return text;
}

} // namespace dyad
