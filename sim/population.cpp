// Communities are lived by the workers in any order, kept on disk as they finish, and merged in their own order.
#include "sim/merging.hpp"
#include "sim/results/output_path.hpp"
#include "sim/results/parts.hpp"
#include "sim/workers.hpp"

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

std::vector<bool> among(const Parts& parts, std::uint32_t communities, const std::atomic<bool>& stop) {
    std::vector<bool> kept(communities);
    for (std::uint32_t community = 0; community < communities && !stop; ++community) kept[community] = parts.has(community);
    return kept;
}

std::vector<std::uint32_t> missing_from(const std::vector<bool>& kept) {
    std::vector<std::uint32_t> missing;
    for (std::uint32_t community = 0; community < kept.size(); ++community)
        if (!kept[community]) missing.push_back(community);
    return missing;
}

/// Lives a community, keeps its frames on disk (`kept` is called then) and hands them over.
template <class Kept>
Outcome<Done> keep(const Population& population, const RunRequest& request, const Parts& parts, Merging& merging,
                   std::uint32_t community, const Kept& kept) {
    const std::vector<Frame> frames = population.live(community);
    if (frames.empty()) return Refusal{request.out, 0, 0, std::string(cannot_be_made) + population.outgrown};
    if (auto saved = parts.save(community, frames); !saved) return saved.refusals();
    kept();
    return merging.hand_over(community, frames);
}

/// Lives what is not yet on disk. What is there already is counted first: it says nothing of the time that is left.
void live_missing(const Population& population, const RunRequest& request, const Parts& parts, Merging& merging,
                  const std::vector<std::uint32_t>& missing, const std::atomic<bool>& stop, const Report& progress,
                  Tally& tally) {
    const auto count = static_cast<std::uint32_t>(missing.size());
    tally.done = population.communities - count;
    progress(tally.done, population.communities);
    const auto one_more = [&] { tally.turns.take([&] { progress(++tally.done, population.communities); }); };
    work_through(count, request.threads, stop, [&](std::uint32_t item) {
        const auto done = keep(population, request, parts, merging, missing[item], one_more);
        if (done) return true;
        tally.turns.take([&] {
            if (!tally.refusals) tally.refusals = done.refusals();
        });
        return false;
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
    auto kept = among(parts, population.communities, stop);
    if (stop) return RunEnd::interrupted;
    const auto missing = missing_from(kept);
    auto merging = Merging::begin(population, request, parts, stop, std::move(kept));
    if (!merging) return merging.refusals();
    Tally tally;
    live_missing(population, request, parts, *merging, missing, stop, progress, tally);
    if (tally.refusals) return with_what_is_kept(*tally.refusals, request, tally.done, population.communities);
    if (tally.done < population.communities) return RunEnd::interrupted;
    auto merged = merging->finish();
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
