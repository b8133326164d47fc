// Reading draws.
#include "analysis/evidence/posterior.hpp"

#include "analysis/rows.hpp"
#include "sim/scenario/scenario_text.hpp"

namespace dyad {

Outcome<std::vector<std::vector<std::string>>> draws_of(const ResultsFile& file, const std::string& path, std::size_t count) {
    const auto table = table_named(file, "posterior");
    if (!table)
        return Refusal{path, 0, 0, "it holds no table `posterior`; give a file that `dyad calibrate` wrote"};
    std::vector<std::string_view> names;
    for (const Field& field : file.tables()[*table].fields) names.push_back(field.name);
    const std::uint64_t draws = file.rows(*table);
    if (draws < count)
        return Refusal{path, 0, 0,
                       "it holds " + std::to_string(draws) + " draws, fewer than the " + std::to_string(count) +
                           " seeds; ask for fewer --seeds"};
    std::vector<std::vector<std::string>> settings;
    std::uint64_t row = 0;
    for (RowCursor rows(file, "posterior", names); !rows.at_end(); rows.next(), ++row) {
        if (rows.failure()) return *rows.failure();
        if (settings.size() >= count || row != settings.size() * draws / count) continue;
        std::vector<std::string> draw;
        for (std::size_t k = 0; k < names.size(); ++k) draw.push_back(std::string(names[k]) + "=" + real_text(rows[k]));
        settings.push_back(std::move(draw));
    }
    return settings;
}

} // namespace dyad
