// Communities are lived by the workers in any order, kept on disk as they finish, and merged in their own order.
#include "sim/gathering.hpp"

#include "sim/results/output_path.hpp"
#include "sim/results/parts.hpp"
#include "sim/workers.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace dyad {

namespace {

using Report = std::function<void(std::uint32_t, std::uint32_t)>;

/// What the workers leave behind: how many are done, and the first refusal if any.
struct Tally {
    Turns turns;
    std::uint32_t done = 0; // those on disk before among them
    std::optional<std::vector<Refusal>> refusals;
};

/// A community's frames from disk; if its part turns out damaged, the community lives once more.
std::vector<Frame> frames_of(const Population& population, const Parts& parts, std::uint32_t community) {
    auto loaded = parts.load(community);
    return loaded ? std::move(*loaded) : population.live(community);
}

Outcome<RunEnd> merge(const Population& population, const RunRequest& request, const Parts& parts,
                      const std::atomic<bool>& stop) {
    auto writer = ResultsWriter::create(request.out, request.header, formats_in_file(population));
    if (!writer) return writer.refusals();
    if (!request.force) writer->keep_existing();
    std::vector<std::optional<Frame>> totals(population.summed.size());
    for (std::uint32_t community = 0; community < population.communities; ++community) {
        if (stop) return RunEnd::interrupted;
        if (request.writing) request.writing(community, population.communities);
        const std::vector<Frame> frames = frames_of(population, parts, community);
        for (std::size_t table = 0; table < frames.size(); ++table) {
            if (is_summed(population, table)) continue;
            if (auto put = writer->append(table, frames[table]); !put) return put.refusals();
        }
        for (std::size_t k = 0; k < totals.size(); ++k) {
            const std::size_t table = population.summed[k].table;
            add_sums(totals[k], frames[table], population.tables[table]);
        }
    }
    for (std::size_t k = 0; k < totals.size(); ++k)
        if (auto put = writer->append(population.summed[k].table, population.summed[k].finish(*totals[k])); !put)
            return put.refusals();
    if (stop) return RunEnd::interrupted;
    if (const auto finished = writer->finish(); !finished) return finished.refusals();
    return RunEnd::finished;
}

std::vector<std::uint32_t> missing_from(const Parts& parts, std::uint32_t communities, const std::atomic<bool>& stop) {
    std::vector<std::uint32_t> missing;
    for (std::uint32_t community = 0; community < communities && !stop; ++community)
        if (!parts.has(community)) missing.push_back(community);
    return missing;
}

/// Lives a community and keeps its frames on disk.
Outcome<Done> keep(const Population& population, const RunRequest& request, const Parts& parts, std::uint32_t community) {
    const std::vector<Frame> frames = population.live(community);
    if (frames.empty()) return Refusal{request.out, 0, 0, std::string(cannot_be_made) + population.outgrown};
    return parts.save(community, frames);
}

/// Lives what is not yet on disk. What is there already is counted first: it says nothing of the time that is left.
void live_missing(const Population& population, const RunRequest& request, const Parts& parts,
                  const std::atomic<bool>& stop, const Report& progress, Tally& tally) {
    const std::vector<std::uint32_t> missing = missing_from(parts, population.communities, stop);
    if (stop) return;
    const auto count = static_cast<std::uint32_t>(missing.size());
    tally.done = population.communities - count;
    progress(tally.done, population.communities);
    work_through(count, request.threads, stop, [&](std::uint32_t item) {
        const auto saved = keep(population, request, parts, missing[item]);
        if (!saved)
            tally.turns.take([&] {
                if (!tally.refusals) tally.refusals = saved.refusals();
            });
        else tally.turns.take([&] { progress(++tally.done, population.communities); });
        return static_cast<bool>(saved);
    });
}

/// After a failure: what was refused, and what is kept all the same.
std::vector<Refusal> with_what_is_kept(std::vector<Refusal> refusals, const RunRequest& request, std::uint32_t done,
                                       std::uint32_t communities) {
    if (done > 0)
        refusals.push_back({request.out + ".part", 0, 0,
                            "the finished communities, " + std::to_string(done) + " of " + std::to_string(communities) +
                                ", are kept here; the same command continues from there once the cause is mended"});
    return refusals;
}

Outcome<RunEnd> live_and_merge(const Population& population, const RunRequest& request, const Parts& parts,
                               const std::atomic<bool>& stop, const Report& progress) {
    Tally tally;
    live_missing(population, request, parts, stop, progress, tally);
    if (tally.refusals) return with_what_is_kept(*tally.refusals, request, tally.done, population.communities);
    if (tally.done < population.communities) return RunEnd::interrupted;
    auto merged = merge(population, request, parts, stop);
    if (!merged) return with_what_is_kept(merged.refusals(), request, tally.done, population.communities);
    return *merged;
}

/// However a run ends, exceptions included: no empty folder stays behind.
struct Tidying {
    Parts& parts;
    ~Tidying() { parts.remove_if_empty(); }
};

} // namespace

Outcome<RunEnd> run_population(const Population& population, const RunRequest& asked, const std::atomic<bool>& stop,
                               const std::function<void(std::uint32_t done, std::uint32_t all)>& progress) {
    if (population.communities == 0)
        return Refusal{asked.out, 0, 0,
                       "cannot be made: there is no community to simulate, so there would be nothing in the file; ask "
                       "for at least one family"};
    const auto place = place_of_output(asked.out, asked.force);
    if (!place) return place.refusals();
    RunRequest request = asked;
    request.out = *place;
    auto parts = Parts::open(request.out, request.digest, population.tables, request.header.command);
    if (!parts) return parts.refusals();
    const Tidying tidying{*parts};
    auto end = live_and_merge(population, request, *parts, stop, progress);
    if (end && *end == RunEnd::finished) parts->remove();
    return end;
}

} // namespace dyad
