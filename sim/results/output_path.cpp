// Looking at what lies where an output is to go, before anything is done.
#include "sim/results/output_path.hpp"

#include "sim/results/durable.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace dyad {

namespace {

namespace fs = std::filesystem;

constexpr int longest_chain = 40; // of links, as the kernel counts

std::string folder_around(const fs::path& path) { return path.has_parent_path() ? path.parent_path().string() : "."; }

/// The path with its last name freed of links, even when nothing is there at their end; an error number if that fails.
int follow_links(fs::path& path) {
    std::error_code error;
    for (int link = 0; link <= longest_chain; ++link) {
        if (!fs::is_symlink(path, error)) return 0;
        const fs::path target = fs::read_symlink(path, error);
        if (error) return error.value();
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return ELOOP;
}

std::string seen_through(const std::string& asked, const std::string& place) {
    return asked == place ? "" : " (it is a link to `" + place + "`)";
}

} // namespace

Outcome<std::string> place_of_output(const std::string& path, bool force) {
    if (path.empty()) return Refusal{"", 0, 0, "the name of the output is empty, so nothing can be written; name a file"};
    fs::path followed = path;
    if (const int failed = follow_links(followed); failed != 0) return cannot_write(path, failed);
    const std::string place = followed.string(), link = seen_through(path, place);
    std::error_code error;
    const fs::file_status status = fs::status(followed, error);
    if (fs::is_directory(status))
        return Refusal{path, 0, 0, "this is a folder and not a file" + link + "; name a file in it"};
    if (fs::exists(status) && !fs::is_regular_file(status))
        return Refusal{path, 0, 0,
                       "this is a device, a pipe or a socket and not a file" + link +
                           ", which no results can replace, not even with --force; name a file"};
    if (status.type() == fs::file_type::none) return cannot_write(path, error.value());
    if (fs::exists(status) && !force)
        return Refusal{path, 0, 0,
                       "this file is already there and would be lost" + link +
                           "; give another name, or --force to replace it"};
    return place;
}

Outcome<Done> check_folder(const std::string& place) {
    std::error_code error;
    const std::string folder = folder_around(place);
    if (fs::is_directory(fs::status(folder, error))) return Done{};
    return Refusal{place, 0, 0,
                   "there is no folder `" + folder + "` to write to; make it, or name a file in another"};
}

Outcome<Done> check_apart(const std::string& output, std::span<const std::string> inputs) {
    for (const std::string& input : inputs) {
        std::error_code error;
        if (fs::equivalent(output, input, error) && !error)
            return Refusal{output, 0, 0,
                           "this is the file that the command reads" + (input == output ? "" : " as `" + input + "`") +
                               ", and writing would destroy it; give the output another name"};
    }
    return Done{};
}

} // namespace dyad
