// Reading parameters off a results file.
#include "analysis/figures/world_parameters.hpp"

#include "analysis/rows.hpp"

namespace dyad {

namespace {

std::optional<double> column_of_parameter(const LivedWorld& world, std::string_view name, std::string_view column) {
    const auto table = table_named(*world.file, "parameters");
    if (!table) return std::nullopt;
    const FrameFormat& format = world.file->tables()[*table];
    const auto names = field_named(format, "name"), values = field_named(format, column);
    if (!names || !values) return std::nullopt;
    const auto all = world.file->read(*table, 0, world.file->rows(*table));
    if (!all) return std::nullopt;
    const auto written = texts_in(*all, *names);
    for (std::size_t row = 0; row < written.size(); ++row)
        if (written[row] == name) return number_in(*all, *values, format.fields[*values].type, row);
    return std::nullopt;
}

} // namespace

std::optional<double> parameter_in(const LivedWorld& world, std::string_view name) { return column_of_parameter(world, name, "value"); }
std::optional<double> declared_default_in(const LivedWorld& world, std::string_view name) { return column_of_parameter(world, name, "default"); }

std::optional<std::array<double, 4>> newborn_in(const LivedWorld& world) {
    const auto mute = parameter_in(world, "working_model.innate_mute"), ask = parameter_in(world, "working_model.innate_ask");
    const auto amplify = parameter_in(world, "working_model.innate_amplify"), fear = parameter_in(world, "fear.innate");
    if (!mute || !ask || !amplify || !fear) return std::nullopt;
    return std::array{*mute, *ask, *amplify, *fear};
}

} // namespace dyad
