// `dyad merge`: the shards of a sweep, brought together.
#include "analysis/rows.hpp"
#include "analysis/sweeps/sweep_file.hpp"
#include "sim/commands/run.hpp"
#include "sim/commands/sweep_report.hpp"
#include "sim/results/output_path.hpp"
#include "sim/words.hpp"

#include <boost/program_options.hpp>

namespace dyad {

namespace {

constexpr CommandHelp merge_help{"merge", "FILES",
                                 "Brings the shards of a sweep (`dyad sweep --shard 1/4`, …) into one results file: the bytes are those of the sweep made in one "
                                 "piece. Shards may be given in any order; none may be missing, and all must be of the same sweep and version.",
                                 "dyad merge shard1.h5 shard2.h5 shard3.h5 shard4.h5 --out sweep.h5"};

} // namespace

Exit merge_command(std::span<const std::string> arguments, Console& console) {
    OptionList options = option_list();
    options.add_options()("out", valued("FILE"), "the results file of the whole")("force", "replace an existing file")("quiet", "nothing but errors");
    std::vector<std::string> paths, rest;
    for (std::size_t k = 0; k < arguments.size(); ++k) { // files first, as many as there are
        const bool is_value = k > 0 && arguments[k - 1] == "--out";
        (arguments[k].starts_with("-") || is_value ? rest : paths).push_back(arguments[k]);
    }
    const Arguments reading = read_arguments(merge_help, options, {}, rest, console);
    if (reading.exit) return *reading.exit;
    if (paths.empty()) return refuse(console, "which files to bring together is missing, as in `dyad merge a.h5 b.h5 --out all.h5`");
    if (!reading.has("out")) return refuse(console, "where the whole is to be written is missing; say so with --out FILE");
    const std::string out = reading.text("out");
    if (const auto free = check_output(out, reading.has("force"), paths); !free) return refuse(console, free.refusals());
    const auto place = place_of_output(out, reading.has("force"));
    if (!place) return refuse(console, place.refusals());
    if (const auto merged = merge_sweeps(paths, *place, reading.has("force")); !merged) return refuse(console, merged.refusals(), Exit::failed);
    if (!reading.has("quiet")) console.out << "Results: " << out << "\n";
    const auto whole = ResultsFile::open(*place);
    if (!whole) return refuse(console, whole.refusals(), Exit::failed);
    const auto failures = table_named(*whole, "failures");
    const std::uint64_t failed = failures ? whole->rows(*failures) : 0;
    if (failed == 0) return Exit::done;
    return refuse(console, counted(failed, "run", "runs") + " failed; `dyad export " + shell_quoted(out) + " --table failures --csv -` says why, and how to make them again", Exit::some_failed);
}

} // namespace dyad
