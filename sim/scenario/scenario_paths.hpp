// Names of scenario files: their folder, their stem, and what one file calls another.
#pragma once

#include <string>

namespace dyad {

/// The folder of a file, empty where its name has none; and the name within it.
std::string folder_of(const std::string& path);
std::string file_of(const std::string& path);
/// The name without folder and ending: "baseline".
std::string stem_of(const std::string& path);
/// The path of a name in a folder.
std::string path_in(const std::string& folder, const std::string& name);
/// The file that `file` calls `other`, in the shortest form, so that one file has one name.
std::string called_by(const std::string& file, const std::string& other);
bool is_absolute(const std::string& path);

} // namespace dyad
