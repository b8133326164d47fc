// Other numbers in a scenario that was read before: what the thousands of runs of a sweep differ by.
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/scenario_text.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

bool is_named(const Declaration& one, std::string_view key) {
    const std::string_view mechanism = one.mechanism, name = one.parameter.name;
    return key.size() == mechanism.size() + 1 + name.size() && key.starts_with(mechanism) && key[mechanism.size()] == '.' && key.ends_with(name);
}

bool is_possible(double number, bool is_whole, double low, double high) {
    return std::isfinite(number) && number >= low && number <= high && (!is_whole || number == std::floor(number));
}

/// As settings are kept: each key once, sorted, the number as TOML has it.
void set(Scenario& scenario, const std::string& key, double number, bool is_whole) {
    const auto at = std::ranges::lower_bound(scenario.settings, key, {}, &std::pair<std::string, std::string>::first);
    const std::string text = is_whole ? std::to_string(static_cast<long long>(number)) : real_text(number);
    if (at != scenario.settings.end() && at->first == key) at->second = text;
    else scenario.settings.insert(at, {key, text});
}

/// Whether the value of another parameter would change as well.
bool is_followed(const Vocabulary& vocabulary, std::string_view key) {
    return std::ranges::any_of(vocabulary.declarations, [&](const Declaration& one) { return one.parameter.follows && key == one.parameter.follows; });
}

} // namespace

std::optional<Scenario> with_numbers(const Scenario& scenario, std::span<const std::pair<std::string, double>> numbers, const Vocabulary& vocabulary) {
    Scenario changed = scenario;
    for (const auto& [key, given] : numbers) {
        const double number = given + 0.0; // turns -0 into 0
        if (key == "run.seed" || key == "run.families") {
            const double most = key == "run.seed" ? 4294967295.0 : std::min<double>(most_families, static_cast<double>(most_communities) * scenario.community);
            if (!is_possible(number, true, key == "run.seed" ? 0.0 : 1.0, most)) return std::nullopt;
            (key == "run.seed" ? changed.seed : changed.families) = static_cast<std::uint32_t>(number);
            set(changed, key, number, true);
            continue;
        }
        const auto found = std::ranges::find_if(vocabulary.declarations, [&, name = std::string_view(key)](const Declaration& one) { return is_named(one, name); });
        if (found == vocabulary.declarations.end() || is_followed(vocabulary, key)) return std::nullopt;
        const Parameter& parameter = found->parameter;
        const bool is_whole = parameter.kind == Parameter::Kind::whole;
        if (!is_possible(number, is_whole, parameter.low, parameter.high)) return std::nullopt;
        changed.values[static_cast<std::size_t>(found - vocabulary.declarations.begin())] = number;
        set(changed, key, number, is_whole);
    }
    if (vocabulary.impossible && !vocabulary.impossible(changed).empty()) return std::nullopt;
    return changed;
}

} // namespace dyad
