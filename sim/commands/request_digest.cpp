// Every text and number that a result could depend on, and the program itself.
#include "sim/commands/request_digest.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/request.hpp"
#include "sim/results/checksum.hpp"
#include "sim/version.hpp"

#include <bit>
#include <filesystem>
#include <fstream>
#include <span>
#include <unistd.h>
#include <vector>

namespace dyad {

std::string mark_of_build(std::string_view commit_of_build, const std::string& program) {
    if (commit_of_build != "unknown" && !commit_of_build.ends_with("+changes")) return {};
    std::ifstream file(program, std::ios::binary);
    // A program that cannot be looked at shares its communities with no other, nor with itself on another day.
    if (!file) return "process " + std::to_string(::getpid());
    Checksum sum;
    std::vector<char> piece(1U << 20U);
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        sum.add(std::as_bytes(std::span(piece.data(), static_cast<std::size_t>(file.gcount()))));
    }
    return sum.hex();
}

std::string program_of_this_build() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto main = self.parent_path() / "dyad";
    return !error && self.filename().string().starts_with("dyad-") && std::filesystem::exists(main, error) ? main.string() : "/proc/self/exe";
}

std::string digest_of(const Scenario& scenario) {
    const ResultsHeader header = header_of(scenario);
    Checksum sum;
    for (const std::string& text : {header.version, header.commit, header.command, header.scenario}) sum.add_text(text);
    for (const auto* pairs : {&header.includes, &header.settings}) {
        sum.add_number(pairs->size());
        for (const auto& [name, text] : *pairs) {
            sum.add_text(name);
            sum.add_text(text);
        }
    }
    sum.add_text(mark_of_build(commit()));
    const auto parameters = declarations();
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        sum.add_text(parameters[k].mechanism);
        sum.add_text(parameters[k].parameter.name);
        sum.add_number(std::bit_cast<std::uint64_t>(scenario.values[k]));
    }
    return sum.hex();
}

} // namespace dyad
