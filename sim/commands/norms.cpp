// `dyad norms`: the norm tables as the adults of a results file have them, for freezing them anew.
#include "sim/commands/command.hpp"
#include "sim/commands/options.hpp"

#include "analysis/rows.hpp"
#include "sim/results/results.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace dyad {

namespace {

constexpr CommandHelp norms_help{
    "norms", "FILE",
    "Prints the norm tables as the adults of a results file have them: mean and spread of each axis of the state of mind, "
    "of the general model and of what questionnaires read, over persons of the first generation at 25, 30, 35, 40 and 50 "
    "years, as far as they were recorded.\n\n"
    "The tables in use are frozen in models/norms.hpp, so that a scenario can shift a population's mean. To freeze them "
    "anew, live the protocol in the default world and take what this command prints; coefficients that multiply standard "
    "scores then have to be refitted.",
    "dyad run protocol --out protocol.h5\n"
    "dyad norms protocol.h5"};

constexpr std::array<std::string_view, 16> latent_fields{
    "person", "age", "mind_mute", "mind_ask", "mind_amplify", "mind_fear", "general_mute", "general_ask",
    "general_amplify", "general_fear", "love_mute", "love_ask", "love_amplify", "love_fear", "tone", "worth"};
constexpr std::array<std::string_view, 2> person_fields{"person", "generation"};
constexpr std::array<const char*, 11> axes{"avoidance_norm", "anxiety_norm", "fear_norm", "self_avoidance_norm",
                                           "self_anxiety_norm", "self_fear_norm", "avoidance", "anxiety", "fear", "tone",
                                           "worth"};

/// Avoidance, anxiety and fear of a model whose four numbers stand in the row from this field on.
std::array<double, 3> scores_at(const RowCursor& row, std::size_t first) {
    const double q_mute = row[first], q_ask = row[first + 1], q_amplify = row[first + 2];
    return {q_mute - q_ask, q_amplify - 0.25 * q_mute - 0.75 * q_ask, row[first + 3]};
}

/// What is standardised, in the order of the axes.
std::array<double, axes.size()> values_of(const RowCursor& row, double love_weight) {
    const auto mind = scores_at(row, 2), general = scores_at(row, 6), love = scores_at(row, 10);
    std::array<double, axes.size()> values{};
    for (std::size_t k = 0; k < 3; ++k) {
        values[k] = mind[k];
        values[3 + k] = general[k];
        values[6 + k] = general[k] + love_weight * (love[k] - general[k]);
    }
    values[9] = row[14];
    values[10] = row[15];
    return values;
}

struct Moments {
    double count = 0, sum = 0, squares = 0;
};
using AllMoments = std::array<Moments, axes.size()>;

/// Over persons of the first generation, each looked at at five ages.
Outcome<AllMoments> moments_in(const ResultsFile& file, double love_weight) {
    std::vector<std::uint32_t> adults;
    RowCursor person(file, "persons", person_fields);
    for (; !person.at_end(); person.next())
        if (person[1] == 1) adults.push_back(static_cast<std::uint32_t>(person[0]));
    if (person.failure()) return *person.failure();
    std::sort(adults.begin(), adults.end());
    AllMoments all;
    RowCursor row(file, "latent", latent_fields);
    for (; !row.at_end(); row.next()) {
        const long age = std::lround(12.0 * row[1]);
        const bool wanted = age == 300 || age == 360 || age == 420 || age == 480 || age == 600;
        if (!wanted || !std::binary_search(adults.begin(), adults.end(), static_cast<std::uint32_t>(row[0]))) continue;
        const auto values = values_of(row, love_weight);
        for (std::size_t k = 0; k < axes.size(); ++k) {
            if (std::isnan(values[k])) continue;
            all[k].count += 1;
            all[k].sum += values[k];
            all[k].squares += values[k] * values[k];
        }
    }
    if (row.failure()) return *row.failure();
    return all;
}

/// How far questionnaires answer of love, as the file's run had it.
Outcome<double> love_weight_of(const ResultsFile& file, const std::string& path) {
    for (std::size_t table = 0; table < file.tables().size(); ++table) {
        if (file.tables()[table].name != "parameters") continue;
        const auto rows = file.read(table, 0, file.rows(table));
        if (!rows) return rows.refusals();
        const auto names = texts_of(rows->column(0), rows->rows());
        for (std::size_t row = 0; names && row < rows->rows(); ++row)
            if ((*names)[row] == "close_relationships.partner_weight") return rows->value<double>(1, row);
    }
    return Refusal{path, 0, 0,
                   "the file does not say how questionnaires mix love and the general model, as if it came from a version "
                   "without adult lives; run `dyad run protocol` with this version"};
}

} // namespace

Exit norms_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    const Arguments reading = read_arguments(norms_help, option_list(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (!reading.has("FILE"))
        return refuse(console, "which results file to read is missing, as in `dyad norms protocol.h5`");
    const std::string path = reading.text("FILE");
    const auto file = ResultsFile::open(path);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    const auto weight = love_weight_of(*file, path);
    if (!weight) return refuse(console, weight.refusals(), Exit::failed);
    const auto all = moments_in(*file, *weight);
    if (!all) return refuse(console, all.refusals(), Exit::failed);
    std::string text;
    for (std::size_t k = 0; k < axes.size(); ++k) {
        const Moments& moments = (*all)[k];
        if (moments.count < 2)
            return refuse(console,
                          {Refusal{path, 0, 0,
                                   "nobody of the first generation was looked at as an adult, so that there is nothing to "
                                   "standardise by; run a scenario that records 25, 30, 35, 40 or 50 years, such as "
                                   "`protocol`"}},
                          Exit::failed);
        const double mean = moments.sum / moments.count;
        const double sd = std::sqrt((moments.squares - moments.count * mean * mean) / (moments.count - 1));
        char line[128];
        std::snprintf(line, sizeof line, "%-20s mean %8.4f  sd %7.4f  (%.0f looks)\n", axes[k], mean, sd, moments.count);
        text += line;
    }
    console.out << text;
    return Exit::done;
}

} // namespace dyad
