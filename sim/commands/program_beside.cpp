// Becoming another program of the same folder.
#include "sim/commands/program_beside.hpp"

#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace dyad {

void become_program_beside(const std::string& program, const std::string& command, std::span<const std::string> arguments) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return;
    const std::string path = (self.parent_path() / program).string();
    std::vector<std::string> words{path, command};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(path.c_str(), pointers.data());
}

} // namespace dyad
