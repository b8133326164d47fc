// Reading a calibration's file.
#include "analysis/evidence/calibration_file.hpp"

#include "analysis/evidence/entry.hpp"

#include <cmath>
#include <set>

namespace dyad {

namespace {

void read_whole(TomlEntry& entry, const char* key, double low, double high, std::uint32_t& into) {
    const auto number = entry.number(key);
    if (!number) return;
    if (*number < low || *number > high || *number != std::floor(*number))
        return entry.refuse(key, "`" + std::string(key) + "` must be a whole number from " +
                                     std::to_string(static_cast<long>(low)) + " to " + std::to_string(static_cast<long>(high)));
    into = static_cast<std::uint32_t>(*number);
}

} // namespace

Outcome<CalibrationFile> read_calibration(const std::string& path, std::string_view text) {
    const auto root = toml_of(path, text);
    if (!root) return root.refusals();
    std::vector<Refusal> refusals;
    CalibrationFile file;
    TomlEntry entry(path, *root, "the calibration", refusals);
    file.title = entry.text("title");
    file.of_instruments = entry.choice("findings", {"all", "instruments"}) == 1;
    file.settings = entry.texts("set");
    read_whole(entry, "seed", 0, 4e9, file.seed);
    read_whole(entry, "families", 50, 100000, file.families);
    read_whole(entry, "waves", 1, 10, file.waves);
    read_whole(entry, "runs", 10, 2000, file.runs);
    read_whole(entry, "tests", 0, 1000, file.tests);
    if (file.waves * file.runs + file.tests > 2000)
        entry.refuse("runs", "waves x runs + tests are " + std::to_string(file.waves * file.runs + file.tests) +
                                 " runs of the simulator, of which a calibration may have 2,000, hours of work; ask for fewer");
    read_whole(entry, "particles", 100, 100000, file.particles);
    std::set<std::string> names;
    if (const Written* parameters = entry.find("parameter"); parameters && parameters->kind == Written::Kind::list)
        for (const Written& table : parameters->items) {
            TomlEntry one(path, table, "a parameter", refusals);
            CalibrationFile::Prior prior;
            prior.name = one.text("name");
            one.called("the parameter " + prior.name);
            prior.low = one.number("low", true).value_or(0.0);
            prior.high = one.number("high", true).value_or(1.0);
            prior.line = table.line;
            if (!(prior.low < prior.high)) one.refuse("high", "`high` must be above `low`, or there is nothing to find");
            if (!names.insert(prior.name).second) one.refuse("name", "this parameter was given before");
            one.finish();
            file.parameters.push_back(std::move(prior));
        }
    if (file.parameters.empty()) entry.refuse(*root, "it names no [[parameter]], so that there is nothing to find");
    entry.finish();
    if (!refusals.empty()) return refusals;
    return file;
}

bool is_target(const Finding& finding, const CalibrationFile& file) {
    return finding.use == Use::fit && finding.statistic != Statistic::direction && finding.published.has_value() &&
           (!file.of_instruments || finding.of_instrument);
}

} // namespace dyad
