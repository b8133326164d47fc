// Communities are lived by the workers in any order, kept on disk as they finish, and merged in their own order.
#include "sim/population.hpp"

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

/// Rows behind those there are.
void append(Frame& frame, const Frame& more) {
    for (std::size_t field = 0; field < frame.fields(); ++field) {
        const auto column = more.column(field);
        frame.raw(field).insert(frame.raw(field).end(), column.begin(), column.end());
    }
    frame.set_rows(frame.rows() + more.rows());
}

/// However a run ends, exceptions included: no empty folder stays behind.
struct Tidying {
    Parts& parts;
    ~Tidying() { parts.remove_if_empty(); }
};

} // namespace

Outcome<ResultsFile> live_in_memory(const Population& population, std::span<const std::string_view> tables, const ResultsHeader& header,
                                    unsigned threads, const std::atomic<bool>& stop) {
    const std::vector<FrameFormat> formats = formats_in_file(population);
    std::vector<std::vector<Frame>> lived(population.communities);
    const auto is_wanted = [&](std::size_t table) { return std::ranges::find(tables, formats[table].name) != tables.end(); };
    work_through(population.communities, threads, stop, [&](std::uint32_t community) {
        lived[community] = population.live(community);
        for (std::size_t table = 0; table < lived[community].size(); ++table)
            if (!is_wanted(table) && !is_summed(population, table)) lived[community][table] = Frame(0);
        return !lived[community].empty();
    });
    std::vector<Frame> frames;
    for (const FrameFormat& format : formats) frames.emplace_back(format.fields.size());
    std::vector<std::optional<Frame>> totals(population.summed.size());
    for (std::vector<Frame>& community : lived) {
        if (community.empty()) return Refusal{"", 0, 0, stop ? std::string("interrupted") : std::string(cannot_be_made) + population.outgrown};
        for (std::size_t table = 0; table < frames.size(); ++table)
            if (is_wanted(table) && !is_summed(population, table)) append(frames[table], community[table]);
        for (std::size_t k = 0; k < totals.size(); ++k) add_sums(totals[k], community[population.summed[k].table], population.tables[population.summed[k].table]);
        community.clear();
        community.shrink_to_fit();
    }
    for (std::size_t k = 0; k < totals.size(); ++k)
        if (totals[k] && is_wanted(population.summed[k].table)) frames[population.summed[k].table] = population.summed[k].finish(*totals[k]);
    return ResultsFile::of_frames(header, formats, std::move(frames));
}

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
