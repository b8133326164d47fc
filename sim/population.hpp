// A population: as many communities as the families need, lived by the workers and merged in order into one results file.
#pragma once

#include "sim/frame.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// What the engine needs of a model in order to run it; it knows no more of it than this.
struct Population {
    std::uint32_t communities = 0;
    std::vector<FrameFormat> tables; ///< of a community's frames, in order
    /// A community's life from beginning to end: one frame for each table, or none if it has outgrown what tables can
    /// tell. Called from several threads at once.
    std::function<std::vector<Frame>(std::uint32_t community)> live;
    /// Tables that hold sums (float64 fields; other fields equal everywhere): added cell by cell in the order of communities,
    /// then turned into what the file shows. Index into `tables`, and the finished format and frame.
    struct Summed {
        std::size_t table;
        FrameFormat format;
        std::function<Frame(const Frame& sums)> finish;
    };
    std::vector<Summed> summed;
    std::string outgrown{}; ///< what is said, in one sentence, when a community gave no frames
};

struct RunRequest {
    std::string out;
    bool force = false; ///< replace a finished file; without it an existing file is refused
    unsigned threads = 1;
    ResultsHeader header;
    std::string digest; ///< of version, parameters and seed: names the folder of finished communities
    /// Called now and then at the end, while what is left of the communities is brought into the file; may be empty.
    std::function<void(std::uint32_t merged, std::uint32_t all)> writing{};
};

/// How the refusal of a run begins for which the model is to blame, and not the machine.
inline constexpr std::string_view cannot_be_made = "cannot be made: ";

enum class RunEnd {
    finished,
    interrupted
};

/// Lives all communities and keeps the named tables in memory, for runs of which no file is wanted: what `run_population`
/// writes, as a file to be read. Tables that are not named have no rows. Asks for memory that grows with the population.
/// Refuses as `run_population` does; what was stopped is refused as interrupted.
Outcome<ResultsFile> live_in_memory(const Population& population, std::span<const std::string_view> tables, const ResultsHeader& header,
                                    unsigned threads, const std::atomic<bool>& stop);

/// Lives the communities that are not yet in `OUT.part/`, appends them in order, and finishes the file.
/// `progress(done, all)` is called once before, with what is on disk already, and then from any worker after each
/// community. When `stop` is set (Ctrl-C), be it while living or while merging, communities in flight are finished and
/// kept, and the same request continues later. The results do not depend on threads or interruptions.
/// Refuses a population without communities. After a failure the finished communities are kept, and named.
Outcome<RunEnd> run_population(const Population& population, const RunRequest& request, const std::atomic<bool>& stop,
                               const std::function<void(std::uint32_t done, std::uint32_t all)>& progress);

} // namespace dyad
