// Communities are lived by the workers and kept in memory, for runs of which no file is wanted.
#include "sim/gathering.hpp"
#include "sim/workers.hpp"

namespace dyad {

Outcome<ResultsFile> live_in_memory(const Population& population, std::span<const std::string_view> tables, const ResultsHeader& header,
                                    unsigned threads, const std::atomic<bool>& stop) {
    Gathering gathering(population, tables);
    std::vector<std::vector<Frame>> lived(population.communities);
    work_through(population.communities, threads, stop, [&](std::uint32_t community) {
        lived[community] = population.live(community);
        gathering.reduce(lived[community]);
        return !lived[community].empty();
    });
    for (std::vector<Frame>& community : lived) {
        if (community.empty()) return Refusal{"", 0, 0, stop ? std::string("interrupted") : std::string(cannot_be_made) + population.outgrown};
        gathering.add(community);
        community.clear();
        community.shrink_to_fit();
    }
    return ResultsFile::of_frames(header, gathering.formats(), gathering.take());
}

} // namespace dyad
