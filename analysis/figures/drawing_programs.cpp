// A child process, and what it says.
#include "analysis/figures/drawing_programs.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace dyad {

namespace {

/// A pipe whose ends close with it.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
    }
    ~Pipe() { close(0), close(1); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
};

/// All that a program says until it ends.
std::string words_from(Pipe& complaints) {
    std::string said;
    std::array<char, 4096> bytes{};
    for (;;) {
        const ssize_t got = ::read(complaints.ends[0], bytes.data(), bytes.size());
        if (got > 0) said.append(bytes.data(), static_cast<std::size_t>(got));
        else if (got == 0 || errno != EINTR) return said;
    }
}

/// The first line in which a program says anything.
std::string first_words(const std::string& said) {
    const auto begin = said.find_first_not_of(" \n\t^");
    return begin == std::string::npos ? "it said nothing" : "it said: " + said.substr(begin, said.find('\n', begin) - begin);
}

} // namespace

std::string program_in_path(std::string_view name) {
    const char* path = std::getenv("PATH");
    for (std::string_view rest = path == nullptr ? "" : path; !rest.empty();) {
        const std::string_view folder = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
        const std::string program = (std::filesystem::path(folder) / name).string();
        std::error_code error;
        if (!folder.empty() && ::access(program.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(program, error)) return program;
    }
    return {};
}

Outcome<Done> call(const std::string& program, const std::vector<std::string>& arguments, const std::string& folder) {
    Pipe complaints;
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, complaints.ends[1], 1);
    ::posix_spawn_file_actions_adddup2(&actions, complaints.ends[1], 2);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return Refusal{program, 0, 0, std::string("cannot be called (") + std::strerror(failed) + ")"};
    complaints.close(1);
    const std::string said = words_from(complaints);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return Done{};
    return Refusal{program, 0, 0, "ended with an error; " + first_words(said)};
}

} // namespace dyad
