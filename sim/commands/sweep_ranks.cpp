// Dealing runs to ranks as they ask for more, and making those that are dealt.
#include "sim/commands/sweep_ranks.hpp"

#include "sim/commands/interruption.hpp"
#include "sim/commands/sweep_letters.hpp"
#include "sim/words.hpp"
#include "sim/workers.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace dyad {

namespace {

using Clock = std::chrono::steady_clock;

/// Between two looks at the letters, where the last found nothing: letters that are waited for would keep a processor busy.
constexpr std::chrono::microseconds nap{500};

void write_to(const Cluster& cluster, unsigned rank, const SweepLetter& letter) { cluster.send(rank, bytes_of(letter)); }

std::string of_rank(unsigned rank, const std::string& machine) { return "rank " + std::to_string(rank) + " on " + machine; }

/// A run as a rank makes it, on one of its threads.
struct MadeRun {
    std::uint32_t place = 0;
    LivedRequest lived;
    double seconds = 0.0;
};
using RunBench = WorkBench<DealtRun, MadeRun>;

MadeRun made(const SweepPlan& plan, const DealtRun& dealt, const Manner& manner, unsigned threads, const std::string& tables, const std::atomic<bool>& stop) {
    const auto start = Clock::now();
    MadeRun run{dealt.place, measure_world(plan.evidence(), request_of(plan, dealt.run, tables), manner, threads, stop)};
    run.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return run;
}

SweepLetter letter_about(const MadeRun& run) {
    SweepLetter letter;
    letter.kind = run.lived.is_interrupted ? LetterKind::stopped : run.lived.is_of_machine ? LetterKind::refused
                                                                                           : LetterKind::record;
    letter.number = run.place;
    letter.seconds = run.seconds;
    if (letter.kind == LetterKind::record) letter.record = record_of(run.lived.measured);
    if (letter.kind == LetterKind::refused) {
        letter.text = run.lived.measured.refusals().front().sentence;
        letter.at = run.lived.measured.refusals().front().file;
    }
    return letter;
}

SweepLetter letter_about(const Outcome<SweepPlan>& plan, const Cluster& cluster, std::uint32_t at_once) {
    SweepLetter letter;
    letter.kind = LetterKind::plan;
    letter.number = at_once;
    letter.is_refusal = !plan;
    letter.text = plan ? plan->digest() : text_of(plan.refusals().front());
    letter.at = cluster.machine();
    return letter;
}

SweepLetter letter_that_is(LetterKind kind) {
    SweepLetter letter;
    letter.kind = kind;
    return letter;
}

/// What a rank has in hand besides what its threads are at: the next letter takes a moment to come, which short runs
/// would be spent waiting for; of long ones the last would be waited for by everybody else.
std::uint32_t hand_for(std::uint32_t at_once, double seconds_of_a_run) {
    if (seconds_of_a_run <= 0.0 || seconds_of_a_run > 1.0) return at_once;
    return at_once * (1 + static_cast<std::uint32_t>(std::clamp(std::ceil(0.02 / seconds_of_a_run), 1.0, 50.0)));
}

} // namespace

/// Rank 0's view of the others.
struct SweepDealer::Deal {
    const Cluster& cluster;
    const SweepPlan& plan;
    const Manner& manner;
    const std::atomic<bool>& stop;
    std::string tables;
    std::vector<std::uint32_t> at_once, in_hand; ///< of each rank
    double seconds_of_a_run = 0.0;               ///< lately
    std::optional<RunBench> bench;               ///< of this rank itself; last, since its threads use the rest

    Outcome<Done> deal_all(std::span<const SweepRun> runs, const std::function<bool(std::size_t, RunRecord)>& done);
    void deal(std::span<const SweepRun> runs, std::size_t& next);
    void note_time(double seconds) { seconds_of_a_run = seconds_of_a_run == 0.0 ? seconds : 0.9 * seconds_of_a_run + 0.1 * seconds; }
    std::optional<SweepLetter> next_news();
};

SweepDealer::SweepDealer(const Cluster& cluster, const SweepPlan& plan, const Manner& manner, std::string tables)
    : deal_(new Deal{cluster, plan, manner, listen_for_interruption(), std::move(tables), std::vector<std::uint32_t>(cluster.ranks()), std::vector<std::uint32_t>(cluster.ranks()), 0.0, {}}) {}
SweepDealer::~SweepDealer() = default;

/// Every rank in turn gets one more run, until all have enough or there are no more.
void SweepDealer::Deal::deal(std::span<const SweepRun> runs, std::size_t& next) {
    std::vector<SweepLetter> letters(cluster.ranks());
    for (bool gave = true; gave && next < runs.size();) {
        gave = false;
        for (unsigned k = 0; k < cluster.ranks() && next < runs.size(); ++k) {
            const unsigned rank = (k + 1) % cluster.ranks(); // itself last
            if (in_hand[rank] >= hand_for(at_once[rank], seconds_of_a_run)) continue;
            letters[rank].runs.push_back({static_cast<std::uint32_t>(next), runs[next]});
            ++next;
            ++in_hand[rank];
            gave = true;
        }
    }
    for (const DealtRun& run : letters[0].runs) bench->put(run);
    for (unsigned rank = 1; rank < cluster.ranks(); ++rank) {
        letters[rank].kind = LetterKind::deal;
        if (!letters[rank].runs.empty()) write_to(cluster, rank, letters[rank]);
    }
}

/// A letter from another rank, or what would be one from this.
std::optional<SweepLetter> SweepDealer::Deal::next_news() {
    std::optional<SweepLetter> letter;
    unsigned from = 0;
    if (const auto run = bench->take()) letter = letter_about(*run);
    else if (const auto received = cluster.receive()) {
        letter = letter_in(received->bytes);
        from = received->from;
    }
    if (letter && (letter->kind == LetterKind::record || letter->kind == LetterKind::refused)) --in_hand[from];
    return letter;
}

Outcome<Done> SweepDealer::Deal::deal_all(std::span<const SweepRun> runs, const std::function<bool(std::size_t, RunRecord)>& done) {
    std::size_t next = 0, finished = 0;
    while (finished < runs.size()) {
        if (cluster.is_orphaned()) interrupt();
        if (stop) return Done{};
        deal(runs, next);
        const auto news = next_news();
        if (!news) rest(nap);
        else if (news->kind == LetterKind::stopped) interrupt();
        else if (news->kind == LetterKind::refused) return Refusal{news->at, 0, 0, news->text};
        else if (news->kind == LetterKind::record) {
            note_time(news->seconds);
            ++finished;
            if (!done(news->number, news->record)) return Done{};
        }
    }
    return Done{};
}

Outcome<RunMaking> SweepDealer::meet() {
    Deal& deal = *deal_;
    const ThreadsOfRuns own = threads_of_runs(deal.manner, !deal.tables.empty());
    deal.at_once[0] = own.runs;
    std::vector<Refusal> refusals;
    for (unsigned met = 1; met < deal.cluster.ranks() && !deal.stop;) {
        if (deal.cluster.is_orphaned()) interrupt();
        const auto received = deal.cluster.receive();
        const auto letter = received ? letter_in(received->bytes) : std::nullopt;
        if (!letter) rest(nap);
        else if (letter->kind == LetterKind::stopped) interrupt();
        else if (letter->kind == LetterKind::plan) {
            ++met;
            deal.at_once[received->from] = letter->number;
            const std::string who = of_rank(received->from, letter->at);
            if (letter->is_refusal) refusals.push_back({who, 0, 0, letter->text});
            else if (letter->text != deal.plan.digest())
                refusals.push_back({who, 0, 0, "it would make another sweep than rank 0 on " + deal.cluster.machine() + ", since its program or its scenario is another; give all machines the same files"});
        }
    }
    if (!refusals.empty()) return refusals;
    deal.bench.emplace(own.runs, [&deal, own](const DealtRun& run) { return made(deal.plan, run, deal.manner, own.of_each, deal.tables, deal.stop); });
    RunMaking making;
    for (const std::uint32_t of_rank : deal.at_once) making.at_once += of_rank;
    --making.at_once; // which was one to begin with
    making.measure = [&deal](std::span<const SweepRun> runs, const std::atomic<bool>&, const std::function<bool(std::size_t, RunRecord)>& done) { return deal.deal_all(runs, done); };
    return making;
}

void end_ranks(const Cluster& cluster) {
    for (unsigned rank = 1; rank < cluster.ranks(); ++rank) write_to(cluster, rank, {});
    for (unsigned left = cluster.ranks() - 1; left > 0 && !cluster.is_orphaned();) {
        const auto received = cluster.receive();
        const auto letter = received ? letter_in(received->bytes) : std::nullopt;
        if (letter) left -= letter->kind == LetterKind::farewell;
        else rest(nap);
    }
}

void make_dealt_runs(const Cluster& cluster, const Outcome<SweepPlan>& plan, const Manner& manner, const std::string& tables) {
    const std::atomic<bool>& stop = listen_for_interruption();
    const ThreadsOfRuns own = threads_of_runs(manner, !tables.empty());
    write_to(cluster, 0, letter_about(plan, cluster, own.runs));
    RunBench bench(plan ? own.runs : 0, [&](const DealtRun& run) { return made(*plan, run, manner, own.of_each, tables, stop); });
    for (bool has_told = false; true;) {
        if (cluster.is_orphaned()) std::_Exit(static_cast<int>(Exit::failed)); // nobody is left to hear of anything
        if (stop && !has_told) write_to(cluster, 0, letter_that_is(LetterKind::stopped));
        has_told = stop;
        const auto run = bench.take();
        if (run && !run->lived.is_interrupted) write_to(cluster, 0, letter_about(*run));
        const auto received = cluster.receive();
        const auto letter = received ? letter_in(received->bytes) : std::nullopt;
        if (letter && letter->kind == LetterKind::end) break;
        if (letter)
            for (const DealtRun& dealt : letter->runs) bench.put(dealt);
        if (!letter && !run) rest(nap);
    }
    write_to(cluster, 0, letter_that_is(LetterKind::farewell));
}

} // namespace dyad
