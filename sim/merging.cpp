// One thread at a time appends; the others leave word and go on living communities.
#include "sim/merging.hpp"

#include "sim/gathering.hpp"
#include "sim/workers.hpp"

namespace dyad {

struct Merging::State {
    const Population& population;
    const RunRequest& request;
    const Parts& parts;
    const std::atomic<bool>& stop;
    ResultsWriter writer;
    std::vector<std::optional<Frame>> totals;

    Turns turns; ///< of whoever reads or changes what follows
    std::vector<bool> ready;
    std::uint32_t next = 0;
    bool busy = false;

    bool is_ready() const { return next < population.communities && ready[next]; }
    Outcome<Done> append(const std::vector<Frame>& frames);
    /// A community's frames from disk; if its part turns out damaged, the community lives once more.
    std::vector<Frame> frames_of(std::uint32_t community) const {
        if (auto loaded = parts.load(community)) return std::move(*loaded);
        auto frames = population.live(community);
        static_cast<void>(parts.save(community, frames)); // over the damaged one, for another try; this one needs it no more
        return frames;
    }
};

Outcome<Done> Merging::State::append(const std::vector<Frame>& frames) {
    for (std::size_t table = 0; table < frames.size(); ++table) {
        if (is_summed(population, table)) continue;
        if (auto put = writer.append(table, frames[table]); !put) return put.refusals();
    }
    for (std::size_t k = 0; k < totals.size(); ++k) {
        const std::size_t table = population.summed[k].table;
        add_sums(totals[k], frames[table], population.tables[table]);
    }
    return Done{};
}

Merging::Merging(std::unique_ptr<State> state) : state_(std::move(state)) {}
Merging::Merging(Merging&&) noexcept = default;
Merging::~Merging() = default;

Outcome<Merging> Merging::begin(const Population& population, const RunRequest& request, const Parts& parts,
                                const std::atomic<bool>& stop, std::vector<bool> kept) {
    auto writer = ResultsWriter::create(request.out, request.header, formats_in_file(population));
    if (!writer) return writer.refusals();
    if (!request.force) writer->keep_existing();
    std::vector<std::optional<Frame>> totals(population.summed.size());
    return Merging(std::unique_ptr<State>(
        new State{population, request, parts, stop, std::move(*writer), std::move(totals), {}, std::move(kept)}));
}

Outcome<Done> Merging::hand_over(std::uint32_t community, const std::vector<Frame>& frames) {
    State& state = *state_;
    bool mine = false;
    state.turns.take([&] {
        state.ready[community] = true;
        mine = !state.busy && state.is_ready();
        state.busy = state.busy || mine;
    });
    while (mine) { // only who is busy changes `next`, which the others read in their turns
        const std::uint32_t now = state.next;
        auto put = now == community ? state.append(frames) : state.append(state.frames_of(now));
        if (!put) return put.refusals(); // and nobody's turn comes any more: there is no file to append to
        state.turns.take([&] {
            ++state.next;
            mine = state.is_ready() && !state.stop;
            state.busy = mine;
        });
    }
    return Done{};
}

Outcome<RunEnd> Merging::finish() {
    State& state = *state_;
    for (; state.next < state.population.communities; ++state.next) {
        if (state.stop) return RunEnd::interrupted;
        if (state.request.writing) state.request.writing(state.next, state.population.communities);
        if (auto put = state.append(state.frames_of(state.next)); !put) return put.refusals();
    }
    for (std::size_t k = 0; k < state.totals.size(); ++k) {
        const auto& summed = state.population.summed[k];
        if (auto put = state.writer.append(summed.table, summed.finish(*state.totals[k])); !put) return put.refusals();
    }
    if (state.stop) return RunEnd::interrupted;
    if (state.request.writing) state.request.writing(state.next, state.population.communities);
    if (const auto finished = state.writer.finish(); !finished) return finished.refusals();
    return RunEnd::finished;
}

} // namespace dyad
