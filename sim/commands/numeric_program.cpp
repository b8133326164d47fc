// Becoming the program that holds OpenTURNS.
#include "sim/commands/numeric_program.hpp"

#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace dyad {

void become_numeric_program(const std::string& command, std::span<const std::string> arguments) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return;
    const std::string program = (self.parent_path() / "dyad-calibrate").string();
    std::vector<std::string> words{program, command};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(program.c_str(), pointers.data());
}

} // namespace dyad
