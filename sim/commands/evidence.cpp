// `dyad evidence`: puts every published finding to Dyad and holds what comes out against it.
#include "analysis/evidence/page.hpp"
#include "analysis/evidence/posterior.hpp"
#include "analysis/evidence/release.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "analysis/evidence/stability.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/evidence_choice.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/progress.hpp"
#include "sim/results/durable.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <atomic>
#include <chrono>
#include <optional>

namespace dyad {

namespace {

constexpr CommandHelp evidence_help{
    "evidence", "",
    "The scorecard: for every published finding, the virtual study that asks the same of simulated people, by the same "
    "instruments at the same ages; then published beside simulated, with both intervals, z and a verdict. A finding "
    "agrees if Dyad lies inside the 95 % prediction interval of a new study, sqrt(SE^2 + tau^2) about the published value; it is "
    "near within 1.5 of it, and misses beyond. Published numbers of holdouts are never read by a calibration.\n\n"
    "Exits with 4 if a finding that agreed at the last release no longer does, naming it: so a change of the theory shows "
    "what it costs (--set, --without).\n\n"
    "With --mechanisms all findings are put to Dyad once more with each mechanism taken out: which findings need it, and "
    "which ones agree whatever is taken out, because an instrument puts them in.",
    "dyad evidence                                     the whole scorecard, some minutes\n"
    "dyad evidence --uses holdout --html page.html     holdouts only, as a page with plots\n"
    "dyad evidence --only i.S1 --only a.X06            these; a row stands for all its numbers\n"
    "dyad evidence --without amplified_rejection       what this mechanism is needed for\n"
    "dyad evidence --set plasticity.adult_floor=0.2    the scorecard of another theory\n"
    "dyad evidence --curves                            prototype or revisionist?"};

OptionList evidence_options() {
    OptionList options = option_list();
    const auto many = [](const char* word) {
        return boost::program_options::value<std::vector<std::string>>()->composing()->value_name(word);
    };
    options.add_options()("only", many("ID"), "only this finding, or all of this row; may be given many times")(
        "uses", many("USE"), "only findings of this use: fit, holdout or challenge; may be given many times")(
        "seeds", valued("N"), "how many seeds (default 8)")(
        "first-seed", valued("N"), "the first seed, which the others follow (default 101)")(
        "families", valued("N"), "founding families of ordinary lives at each seed (default 3000)")(
        "set", many("KEY=VALUE"), "set a parameter in every world; may be given many times")(
        "without", many("MECHANISM"), "take a mechanism out (--mechanisms lists what each is needed for)")(
        "mechanisms", "take out each mechanism in turn as well; as many times as long")(
        "posterior", valued("FILE"), "live a draw of this calibration's posterior at each seed: posterior predictive intervals")(
        "curves", "how stable adults are over the years instead: prototype and revisionist curves, locked in to revisable")(
        "findings", valued("FILE"), "another file of findings in place of analysis/evidence/findings.toml")(
        "html", valued("FILE"), "write a self-contained page with forest plots")(
        "page", valued("FILE"), "renew the part of a Markdown page that holds numbers (analysis/evidence/README.md)")(
        "as-release", valued("FILE"), "write which findings agree, as analysis/evidence/released.toml has it")(
        "json", "the scorecard as JSON");
    add_manner(options);
    return options;
}

/// Everything that is measured: the theory as it is, and with each mechanism taken out.
struct Plan {
    std::vector<WorldRequest> requests; ///< `seeds` of them for the theory, then for each mechanism
    std::vector<const Ablation*> mechanisms;
};

/// The posterior's draws, one for each seed; none where none are asked for.
Outcome<std::vector<std::vector<std::string>>> draws_for(const EvidenceChoice& choice) {
    if (choice.posterior.empty()) return std::vector<std::vector<std::string>>(choice.seeds);
    const auto file = ResultsFile::open(choice.posterior);
    if (!file) return file.refusals();
    return draws_of(*file, choice.posterior, choice.seeds);
}

Plan plan_of(const EvidenceChoice& choice, const Evidence& evidence, const std::vector<std::vector<std::string>>& draws) {
    Plan plan;
    if (choice.tries_mechanisms)
        for (const Ablation& mechanism : evidence.mechanisms) plan.mechanisms.push_back(&mechanism);
    for (std::size_t variant = 0; variant <= plan.mechanisms.size(); ++variant)
        for (std::uint32_t k = 0; k < choice.seeds; ++k) {
            WorldRequest request{choice.first_seed + k, choice.families, draws[k], choice.off};
            request.settings.insert(request.settings.end(), choice.settings.begin(), choice.settings.end());
            if (variant > 0) request.off = plan.mechanisms[variant - 1]->settings;
            plan.requests.push_back(std::move(request));
        }
    return plan;
}

/// Whether the choice can be lived at all, told before hours of simulation.
Outcome<Done> check_plan(const Plan& plan, const Evidence& evidence, std::size_t seeds) {
    for (std::size_t k = 0; k < plan.requests.size(); k += seeds)
        if (const auto sound = check_worlds(evidence, plan.requests[k]); !sound) return sound.refusals();
    return Done{};
}

/// All of a plan's measurements, in its order; fewer if the user stopped it.
Outcome<std::vector<Measured>> measured(const Plan& plan, const Evidence& evidence, const Manner& manner,
                                        const std::atomic<bool>& stop) {
    std::vector<Measured> all(plan.requests.size());
    std::vector<Refusal> refusals;
    std::uint32_t done = 0;
    Progress progress(stderr, progress_style(manner.quiet), "seeds");
    progress(0, static_cast<std::uint32_t>(all.size()));
    const auto lived = measure_worlds(evidence, plan.requests, manner, stop,
                                      [&](std::size_t request, Outcome<Measured> result) {
                                          if (result) all[request] = std::move(*result);
                                          else if (refusals.empty()) refusals = result.refusals();
                                          progress(++done, static_cast<std::uint32_t>(all.size()));
                                          return true;
                                      });
    if (!lived) return lived.refusals();
    if (!refusals.empty()) return refusals;
    return all;
}

/// Which findings stop agreeing without each mechanism, and which agree without any.
void hold_against_mechanisms(Scorecard& card, const Plan& plan, const Evidence& evidence,
                             std::span<const Measured> all, std::size_t seeds) {
    card.tried_mechanisms = !plan.mechanisms.empty();
    for (Assessed& row : card.rows) row.put_in = card.tried_mechanisms && row.verdict == Verdict::agrees;
    for (std::size_t k = 0; k < plan.mechanisms.size(); ++k) {
        const Scorecard without = scorecard_of(evidence, all.subspan((k + 1) * seeds, seeds));
        for (std::size_t row = 0; row < card.rows.size(); ++row) {
            if (without.rows[row].verdict == Verdict::agrees) continue;
            card.rows[row].put_in = false;
            if (card.rows[row].verdict == Verdict::agrees) card.rows[row].needs.push_back(plan.mechanisms[k]->name);
        }
    }
}

Outcome<Done> write_page(const std::string& path, const std::string& text, bool force) {
    if (path.empty()) return Done{};
    return write_text_file(path, text, force ? Existing::replaced : Existing::kept);
}

Outcome<Done> renew_page(const std::string& path, const Scorecard& card, const Evidence& evidence) {
    if (path.empty()) return Done{};
    const auto page = read_text_file(path);
    if (!page) return page.refusals();
    const auto renewed = page_renewed(path, *page, page_of(card, evidence));
    if (!renewed) return renewed.refusals();
    return write_text_file(path, *renewed, Existing::replaced);
}

/// One sentence on stderr for what was lost; the table says the rest.
Exit tell_lost(const Scorecard& card, const std::vector<std::string>& gone, Console& console) {
    std::string lost, missing;
    for (const Assessed& row : card.rows)
        if (row.lost) lost += (lost.empty() ? "" : ", ") + row.finding->id;
    for (const std::string& id : gone) missing += (missing.empty() ? "" : ", ") + id;
    if (lost.empty() && missing.empty()) return Exit::done;
    if (!lost.empty()) console.err << "dyad: agreed at the last release and no longer agree: " << lost << "\n";
    if (!missing.empty()) console.err << "dyad: agreed at the last release and are no longer among the findings: " << missing << "\n";
    return Exit::check_broken;
}

/// Why these options cannot be given together.
std::optional<std::string> clash_in(const Arguments& reading, const EvidenceChoice& choice) {
    for (const char* other : {"json", "mechanisms"})
        if (auto clash = only_one_of(reading, {"curves", other})) return clash;
    for (const char* whole_only : {"as-release", "page"})
        for (const char* part : {"only", "uses", "set", "without", "posterior", "curves"})
            if (reading.has(whole_only) && reading.has(part))
                return "--" + std::string(whole_only) + " is of all findings and of the theory as it is, which --" + part + " changes; leave one of them out";
    if (reading.has("curves") && choice.seeds < 3) return "the errors of the curves are told by the seeds, of which there must be at least three; raise --seeds";
    return std::nullopt;
}

Outcome<Release> last_release() {
    const auto released = built_in_evidence("released.toml");
    if (!released) return released.refusals();
    return read_release("analysis/evidence/released.toml", *released);
}

/// The pages and lists that are asked for.
Outcome<Done> write_files(const Arguments& reading, const Scorecard& card, const Evidence& evidence, bool force) {
    for (auto written : {write_page(reading.text("html"), scorecard_as_html(card, evidence), force),
                         write_page(reading.text("as-release"), release_text(card), force)})
        if (!written) return written;
    return renew_page(reading.text("page"), card, evidence);
}

Outcome<Done> check_outputs(const Arguments& reading, bool force) {
    for (const char* option : {"html", "as-release"})
        if (reading.has(option))
            if (auto free = check_output(reading.text(option), force, {}); !free) return free;
    return Done{};
}

} // namespace

Exit evidence_command(std::span<const std::string> arguments, Console& console) {
    const Arguments reading = read_arguments(evidence_help, evidence_options(), {}, arguments, console);
    if (reading.exit) return *reading.exit;
    const auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    const auto whole = evidence_of(reading.text("findings"), Reads::everything);
    if (!whole) return refuse(console, whole.refusals());
    const auto choice = evidence_choice(reading, *whole);
    if (!choice) return refuse(console, choice.refusals());
    if (const auto clash = clash_in(reading, *choice)) return refuse(console, *clash);
    const bool curves = reading.has("curves");
    const Evidence evidence = curves ? stability_studies(*whole, evidence_vocabulary()) : chosen(*whole, *choice);
    const auto release = last_release();
    if (!release) return refuse(console, release.refusals());
    const auto draws = draws_for(*choice);
    if (!draws) return refuse(console, draws.refusals());
    const Plan plan = plan_of(*choice, evidence, *draws);
    if (const auto sound = check_plan(plan, evidence, choice->seeds); !sound) return refuse(console, sound.refusals());
    if (const auto free = check_outputs(reading, manner->force); !free) return refuse(console, free.refusals());

    const auto start = std::chrono::steady_clock::now();
    const std::atomic<bool>& stop = listen_for_interruption();
    const auto all = measured(plan, evidence, *manner, stop);
    if (stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    if (!all) return refuse(console, all.refusals(), Exit::failed);
    if (curves) {
        console.out << text_of(stability_curves(*all));
        return Exit::done;
    }
    Scorecard card = scorecard_of(evidence, std::span(*all).first(choice->seeds),
                                  choice->posterior.empty() ? IntervalOf::mean : IntervalOf::one_run);
    hold_against_mechanisms(card, plan, evidence, *all, choice->seeds);
    card.families = choice->families;
    card.first_seed = choice->first_seed;
    hold_against_release(card, *release);
    card.command = command_of(*choice);
    card.version = version();
    card.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    if (const auto written = write_files(reading, card, evidence, manner->force); !written) return refuse(console, written.refusals(), Exit::failed);
    console.out << (reading.has("json") ? scorecard_as_json(card, evidence) + "\n" : text_of(card, evidence));
    const bool is_own_file = reading.has("findings");
    return tell_lost(card, is_own_file ? std::vector<std::string>{} : no_longer_there(*whole, *release), console);
}

} // namespace dyad
