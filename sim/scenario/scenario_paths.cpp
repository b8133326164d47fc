// Names of scenario files on a disk.
#include "sim/scenario/scenario_paths.hpp"

#include <filesystem>

namespace dyad {

namespace fs = std::filesystem;

std::string folder_of(const std::string& path) { return fs::path(path).parent_path().string(); }
std::string file_of(const std::string& path) { return fs::path(path).filename().string(); }
std::string stem_of(const std::string& path) { return fs::path(path).stem().string(); }
std::string path_in(const std::string& folder, const std::string& name) { return (fs::path(folder) / name).string(); }
std::string called_by(const std::string& file, const std::string& other) {
    return (fs::path(file).parent_path() / other).lexically_normal().string();
}
bool is_absolute(const std::string& path) { return fs::path(path).is_absolute(); }

} // namespace dyad
