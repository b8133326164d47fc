// Communities are lived by the workers in any order, kept on disk as they finish, and merged in their own order.
#include "sim/population.hpp"

#include "sim/results/parts.hpp"
#include "sim/workers.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <optional>

namespace dyad {

namespace {

/// What the workers leave behind: how many are done, and the first refusal if any.
struct Tally {
    Turns turns;
    std::uint32_t done = 0;
    std::optional<std::vector<Refusal>> refusals;
};

/// Adds the sums of one community to those of the communities before it, cell by cell. Rows and keys are the same in all.
void add_sums(std::optional<Frame>& total, const Frame& sums, const FrameFormat& format) {
    if (!total) {
        total = sums;
        return;
    }
    for (std::size_t field = 0; field < format.fields.size(); ++field) {
        if (format.fields[field].type != FieldType::float64) continue;
        auto& into = total->raw(field);
        const auto from = sums.column(field);
        for (std::size_t at = 0; at + sizeof(double) <= into.size(); at += sizeof(double)) {
            double a, b;
            std::memcpy(&a, into.data() + at, sizeof a);
            std::memcpy(&b, from.data() + at, sizeof b);
            a += b;
            std::memcpy(into.data() + at, &a, sizeof a);
        }
    }
}

/// The tables as the file shows them: summed ones in their finished form.
std::vector<FrameFormat> formats_in_file(const Population& population) {
    std::vector<FrameFormat> formats = population.tables;
    for (const auto& summed : population.summed) formats[summed.table] = summed.format;
    return formats;
}

bool is_summed(const Population& population, std::size_t table) {
    return std::ranges::any_of(population.summed, [&](const auto& summed) { return summed.table == table; });
}

/// A community's frames from disk; if its part turns out damaged, the community lives once more.
std::vector<Frame> frames_of(const Population& population, const Parts& parts, std::uint32_t community) {
    auto loaded = parts.load(community);
    return loaded ? std::move(*loaded) : population.live(community);
}

Outcome<Done> merge(const Population& population, const RunRequest& request, const Parts& parts) {
    auto writer = ResultsWriter::create(request.out, request.header, formats_in_file(population));
    if (!writer) return writer.refusals();
    std::vector<std::optional<Frame>> totals(population.summed.size());
    for (std::uint32_t community = 0; community < population.communities; ++community) {
        const std::vector<Frame> frames = frames_of(population, parts, community);
        for (std::size_t table = 0; table < frames.size(); ++table) {
            if (is_summed(population, table)) continue;
            if (auto put = writer->append(table, frames[table]); !put) return put;
        }
        for (std::size_t k = 0; k < totals.size(); ++k) {
            const std::size_t table = population.summed[k].table;
            add_sums(totals[k], frames[table], population.tables[table]);
        }
    }
    for (std::size_t k = 0; k < totals.size(); ++k)
        if (auto put = writer->append(population.summed[k].table, population.summed[k].finish(*totals[k])); !put)
            return put;
    return writer->finish();
}

/// Lives what is not yet on disk.
void live_missing(const Population& population, const RunRequest& request, const Parts& parts,
                  const std::atomic<bool>& stop, const std::function<void(std::uint32_t, std::uint32_t)>& progress,
                  Tally& tally) {
    work_through(population.communities, request.threads, stop, [&](std::uint32_t community) {
        if (!parts.has(community)) {
            const auto saved = parts.save(community, population.live(community));
            if (!saved) {
                tally.turns.take([&] {
                    if (!tally.refusals) tally.refusals = saved.refusals();
                });
                return false;
            }
        }
        tally.turns.take([&] { progress(++tally.done, population.communities); });
        return true;
    });
}

} // namespace

Outcome<RunEnd> run_population(const Population& population, const RunRequest& request, const std::atomic<bool>& stop,
                               const std::function<void(std::uint32_t done, std::uint32_t all)>& progress) {
    std::error_code ignored;
    if (std::filesystem::is_directory(request.out, ignored))
        return Refusal{request.out, 0, 0,
                       "this is a folder, so no results file can have its name; give another name with --out"};
    if (!request.force && std::filesystem::exists(request.out, ignored))
        return Refusal{
            request.out, 0, 0,
            "this file is already there and would be lost; give another name with --out, or --force to replace it"};
    auto parts = Parts::open(request.out, request.digest, population.tables);
    if (!parts) return parts.refusals();
    Tally tally;
    live_missing(population, request, *parts, stop, progress, tally);
    if (tally.refusals) return *tally.refusals;
    if (tally.done < population.communities) return RunEnd::interrupted;
    if (auto merged = merge(population, request, *parts); !merged) return merged.refusals();
    parts->remove();
    return RunEnd::finished;
}

} // namespace dyad
