// What may become of a folder that is there.
#include "sim/commands/output_folder.hpp"

#include "sim/commands/run.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace dyad {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool stays_in_its_folder(const std::string& name) {
    const fs::path path(name);
    return !name.empty() && path.is_relative() && std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".." || part == "."; });
}

} // namespace

std::vector<std::string> files_listed(const std::string& json, const std::string& made_by) {
    std::vector<std::string> files;
    const Json all = Json::parse(json, nullptr, false);
    if (!all.is_object() || all.value("made_by", Json()) != made_by) return files;
    for (const Json& name : all.value("files", Json::array()))
        if (name.is_string() && stays_in_its_folder(name.get<std::string>())) files.push_back(name.get<std::string>());
    return files;
}

Outcome<OutputFolder> output_folder(const std::string& to, bool force, const FolderKind& kind) {
    std::string path = to;
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        if (fs::is_symlink(fs::symlink_status(path, error)))
            return Refusal{path, 0, 0, "is a link to a place where nothing is, and a folder cannot be made through it; name another place"};
        const auto folder = check_folder(path);
        return folder ? Outcome<OutputFolder>(OutputFolder{path}) : folder.refusals();
    }
    if (!fs::is_directory(status)) return Refusal{path, 0, 0, "is a file, and " + kind.thing + " is a folder of several files; name a folder"};
    if (!force)
        return Refusal{path, 0, 0, "this folder is already there, and what is in it could be lost; give another name, or --force to replace the files of an earlier `" + kind.made_by + "` in it"};
    OutputFolder there{fs::canonical(path, error).string(), true};
    if (error) return cannot_write(path, error.value());
    bool is_ours = fs::is_empty(path, error);
    for (const std::string& list : kind.lists) {
        const auto text = read_text_file(path + "/" + list);
        if (!text) continue;
        const auto files = files_listed(*text, kind.made_by);
        is_ours = is_ours || !files.empty();
        there.ours.insert(there.ours.end(), files.begin(), files.end());
    }
    if (!is_ours)
        return Refusal{path, 0, 0, "holds files that `" + kind.made_by + "` did not make (there is no " + kind.lists.front() + " of it), so that nothing in it may be replaced; name another folder"};
    return there;
}

Outcome<Done> check_files(const OutputFolder& folder, const FolderKind& kind, std::span<const std::string> names, std::span<const std::string> inputs) {
    std::vector<Refusal> refusals;
    for (const std::string& name : names) {
        const std::string place = folder.path + "/" + name;
        std::error_code error;
        if (!fs::exists(fs::symlink_status(place, error))) continue;
        const bool ours = std::find(folder.ours.begin(), folder.ours.end(), name) != folder.ours.end();
        if (!ours) refusals.push_back({place, 0, 0, "is no file of the earlier `" + kind.made_by + "` in this folder and would be lost; move it away, or name another folder"});
        else if (const auto apart = check_apart(place, inputs); !apart) refusals.push_back(apart.refusals().front());
    }
    return refusals.empty() ? Outcome<Done>(Done{}) : refusals;
}

} // namespace dyad
