// Reading parameters off a results file.
#include "analysis/figures/world_parameters.hpp"

#include "analysis/rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dyad {

namespace {

struct WrittenParameter {
    std::string name;
    double value, declared;
};

std::vector<WrittenParameter> parameters_of(const LivedWorld& world) {
    const auto table = table_named(*world.file, "parameters");
    if (!table) return {};
    const FrameFormat& format = world.file->tables()[*table];
    const auto names = field_named(format, "name"), values = field_named(format, "value"), declared = field_named(format, "default");
    if (!names || !values || !declared) return {};
    const auto all = world.file->read(*table, 0, world.file->rows(*table));
    if (!all) return {};
    std::vector<WrittenParameter> parameters;
    for (const std::string& name : texts_in(*all, *names)) {
        const std::size_t row = parameters.size();
        parameters.push_back({name, number_in(*all, *values, format.fields[*values].type, row), number_in(*all, *declared, format.fields[*declared].type, row)});
    }
    return parameters;
}

} // namespace

std::optional<double> parameter_in(const LivedWorld& world, std::string_view name) {
    for (const WrittenParameter& one : parameters_of(world))
        if (one.name == name) return one.value;
    return std::nullopt;
}

std::optional<double> declared_default_in(const LivedWorld& world, std::string_view name) {
    for (const WrittenParameter& one : parameters_of(world))
        if (one.name == name) return one.declared;
    return std::nullopt;
}

bool has_defaults(const LivedWorld& world, std::string_view mechanism) {
    const auto all = parameters_of(world);
    return !all.empty() && std::all_of(all.begin(), all.end(), [&](const WrittenParameter& one) { return !one.name.starts_with(mechanism) || one.value == one.declared; });
}

std::optional<std::array<double, 4>> newborn_in(const LivedWorld& world) {
    const auto mute = parameter_in(world, "working_model.innate_mute"), ask = parameter_in(world, "working_model.innate_ask");
    const auto amplify = parameter_in(world, "working_model.innate_amplify"), fear = parameter_in(world, "fear.innate");
    if (!mute || !ask || !amplify || !fear) return std::nullopt;
    return std::array{*mute, *ask, *amplify, *fear};
}

} // namespace dyad
