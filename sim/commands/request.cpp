// The canonical form of a run.
#include "sim/commands/request.hpp"

#include "models/catalogue.hpp"
#include "sim/results/checksum.hpp"
#include "sim/version.hpp"

#include <bit>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace dyad {

namespace {

/// Quoted for a shell where it has to be.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+=,:/";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

bool has_option_of_its_own(const std::string& key) { return key == "run.families" || key == "run.seed"; }

} // namespace

std::string canonical_command(const Scenario& scenario) {
    std::string text = "dyad run " + shell_word(scenario.name) + " --families " + std::to_string(scenario.families) +
                       " --seed " + std::to_string(scenario.seed);
    for (const auto& [key, value] : scenario.settings)
        if (!has_option_of_its_own(key)) text += " --set " + shell_word(key + "=" + value);
    return text;
}

ResultsHeader header_of(const Scenario& scenario) {
    std::map<std::string, std::string> settings(scenario.settings.begin(), scenario.settings.end());
    settings["run.families"] = std::to_string(scenario.families);
    settings["run.seed"] = std::to_string(scenario.seed);
    ResultsHeader header;
    header.version = version();
    header.commit = commit();
    header.command = canonical_command(scenario);
    header.seed = scenario.seed;
    header.scenario_name = scenario.name;
    header.scenario = scenario.text;
    header.includes = scenario.includes;
    header.settings.assign(settings.begin(), settings.end());
    return header;
}

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
