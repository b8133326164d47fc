// Finding a table, or saying which there are.
#include "sim/commands/tables.hpp"

#include "sim/scenario/scenario.hpp"

#include <vector>

namespace dyad {

Outcome<std::size_t> table_asked_for(const ResultsFile& file, const std::string& path, const std::string& name) {
    std::vector<std::string> names;
    std::string list;
    for (std::size_t k = 0; k < file.tables().size(); ++k) {
        names.push_back(file.tables()[k].name);
        if (names.back() == name) return k;
        list += (k == 0 ? "" : ", ") + names.back();
    }
    const std::string tables = "the file holds " + (list.empty() ? "no tables" : list);
    if (name.empty()) return Refusal{path, 0, 0, "which table is meant is missing; name one with --table: " + tables};
    const auto nearest = nearest_name(name, names);
    return Refusal{path, 0, 0,
                   "there is no table `" + name + "`; " + (nearest ? "did you mean `" + *nearest + "`?" : tables)};
}

} // namespace dyad
