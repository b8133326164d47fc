// Reading what newborns bring along.
#include "analysis/figures/newborn.hpp"

#include "analysis/rows.hpp"

#include <string_view>

namespace dyad {

std::optional<std::array<double, 4>> newborn_of(const LivedWorld& world) {
    static constexpr std::array<std::string_view, 4> innate{"working_model.innate_mute", "working_model.innate_ask", "working_model.innate_amplify", "fear.innate"};
    const auto table = table_named(*world.file, "parameters");
    if (!table) return std::nullopt;
    const FrameFormat& format = world.file->tables()[*table];
    const auto names = field_named(format, "name"), values = field_named(format, "value");
    if (!names || !values) return std::nullopt;
    const auto all = world.file->read(*table, 0, world.file->rows(*table));
    if (!all) return std::nullopt;
    std::array<double, 4> newborn{};
    const auto written = texts_in(*all, *names);
    std::size_t found = 0;
    for (std::size_t row = 0; row < written.size(); ++row)
        for (std::size_t k = 0; k < innate.size(); ++k)
            if (written[row] == innate[k]) newborn[k] = number_in(*all, *values, format.fields[*values].type, row), ++found;
    return found == innate.size() ? std::optional(newborn) : std::nullopt;
}

} // namespace dyad
