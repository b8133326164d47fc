// Names of scenario files in a browser, where all scenarios lie in one place and none is in a folder.
#include "sim/scenario/scenario_paths.hpp"

namespace dyad {

std::string folder_of(const std::string&) { return {}; }
std::string file_of(const std::string& path) { return path; }
std::string stem_of(const std::string& path) { return path.substr(0, path.rfind('.')); }
std::string path_in(const std::string&, const std::string& name) { return name; }
std::string called_by(const std::string&, const std::string& other) { return other; }
bool is_absolute(const std::string& path) { return path.starts_with('/'); }

} // namespace dyad
