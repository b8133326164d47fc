// Finding the page, and asking the desktop to show it.
#include "sim/commands/explore_page.hpp"

#include "analysis/figures/drawing_programs.hpp"
#include "sim/results/durable.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace dyad {

namespace fs = std::filesystem;

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool has_display() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return true;
    return false;
}

/// Begins a program in a session of its own, so that it outlives this one and its terminal. Its number, or 0.
pid_t begin_apart(const std::string& program, const std::string& argument) {
    std::string name = program, word = argument;
    const std::array<char*, 3> words{name.data(), word.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t apart;
    ::posix_spawnattr_init(&apart);
    ::posix_spawnattr_setflags(&apart, POSIX_SPAWN_SETSID);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, program.c_str(), &actions, &apart, words.data(), environ);
    ::posix_spawnattr_destroy(&apart);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : 0;
}

/// Whether it ended badly within the first seconds. Later it is a browser at work: some are not left before they are closed.
bool fails_soon(pid_t child) {
    for (int wait = 0; wait < 60; ++wait) {
        int status = 0;
        if (::waitpid(child, &status, WNOHANG) == child) return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
        constexpr timespec pause{0, 50'000'000};
        ::nanosleep(&pause, nullptr);
    }
    return false;
}

/// Desktops open files and forget the code behind their names, so that a little page among the temporary files leads to the place.
Outcome<std::string> page_that_leads_to(const std::string& page, const std::string& code) {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    if (error) return Refusal{"", 0, 0, "no folder for temporary files can be used; set TMPDIR to one with room"};
    const std::string leads = (folder / ("dyad-code-" + std::to_string(::getuid()) + ".html")).string(), link = file_address(page) + "#" + code;
    const std::string text = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Dyad</title>"
                             "<meta http-equiv=\"refresh\" content=\"0; url=" +
                             link + "\"></head>\n<body><p><a href=\"" + link + "\">The page at this code</a></p></body></html>\n";
    if (const auto written = write_text_file(leads, text, Existing::replaced); !written) return written.refusals();
    return leads;
}

} // namespace

Outcome<std::string> explorer_page() {
    const char* named = std::getenv("DYAD_EXPLORER");
    const bool is_named = named != nullptr && *named != '\0';
    const std::string page = is_named ? named : DYAD_EXPLORER;
    std::error_code error;
    if (fs::is_regular_file(page, error)) return page;
    if (is_named) return Refusal{page, 0, 0, "the environment variable DYAD_EXPLORER names this as the explorer's page, but there is no such file; give it the page's path, or leave it unset"};
    if (page.empty()) return Refusal{"dyad", 0, 0, "this program was made to be carried away and knows no source tree, so that it does not have the explorer's page; write it in one with `./dyad explore --out dyad.html`, and name it in the environment variable DYAD_EXPLORER"};
    return Refusal{page, 0, 0, "the explorer's page has not been built yet, so that there is nothing to show; `./dyad explore` in the source tree builds it"};
}

std::string file_address(const std::string& path) {
    constexpr std::string_view digits = "0123456789ABCDEF", others = "/-_.~";
    std::error_code error;
    const fs::path whole = fs::absolute(path, error).lexically_normal();
    std::string address = "file://";
    for (const char c : whole.string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_letter_or_digit(c) || others.find(c) != std::string_view::npos) address += c;
        else address += {'%', digits[byte / 16], digits[byte % 16]};
    }
    return address;
}

std::string fault_of_code(std::string_view code) {
    const std::string what = "--code " + std::string(code) + ": ";
    if (const auto mark = code.find('#'); mark != std::string_view::npos)
        return what + "only what stands behind the # of an address is the code; leave out what is before it" + (mark == 0 ? ", here the # itself" : "");
    for (const char c : code)
        if (!is_letter_or_digit(c) && c != '-' && c != '_')
            return what + "`" + c + "` is in no code, which has letters, digits, - and _ only, so that this one was probably not copied whole; copy it from the page again";
    return {};
}

std::string open_in_browser(const std::string& page, const std::string& code) {
    if (!has_display()) return "there is no display here to open it on";
    const std::string opener = program_in_path("xdg-open");
    if (opener.empty()) return "xdg-open, which would open it, is not installed";
    const auto shown = code.empty() ? Outcome<std::string>(page) : page_that_leads_to(page, code);
    if (!shown) return "a browser cannot be sent to its code, since nothing can be written beside the page";
    const pid_t child = begin_apart(opener, file_address(*shown));
    if (child == 0 || fails_soon(child)) return "xdg-open could not open a browser";
    return {};
}

} // namespace dyad
