// The scorecard for a terminal: a table by domain, the counts, and what is missed, open and lost.
#include "analysis/evidence/numbers.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>

namespace dyad {

namespace {

constexpr std::size_t width = 100;

std::string head_of(std::string_view domain) {
    return "\n" + std::string(domain) + "\n" + left("  finding", 27) + left("what", 13) + left("published", 20) +
           left("Dyad", 20) + right("z", 6) + "  verdict\n";
}

std::string line_of(const Assessed& row) {
    const Finding& finding = *row.finding;
    const bool direction = finding.statistic == Statistic::direction;
    const char* use = finding.use == Use::fit ? "" : finding.use == Use::holdout ? " (held out)"
                                                                                 : " (challenge)";
    std::string marks;
    if (row.simulated.seeds > 0 && !row.certain) marks += " ~";
    if (row.lost) marks += " !";
    return "  " + left(finding.id, 25) + left(name_of(finding.statistic), 13) + left(published_in_brief(finding), 20) +
           left(simulated_in_brief(row), 20) + right(direction ? "" : in_brief(row.z, 1), 6) + "  " +
           std::string(name_of(row.verdict)) + use + marks + "\n";
}

std::string tally_line(std::string_view use, const Tally& tally) {
    if (tally.findings + tally.directions == 0) return {};
    std::string text = "  " + left(use, 11);
    if (tally.findings > 0)
        text += right(std::to_string(tally.agree), 4) + " of " + left(std::to_string(tally.findings), 4) + " numbers agree, " +
                std::to_string(tally.near) + " near, " + std::to_string(tally.miss) + " miss" +
                (tally.unknown > 0 ? ", " + std::to_string(tally.unknown) + " not told" : "") + "; " +
                percent(tally.share_of_studies()) + " of " + counted(tally.studies, "study", "studies") + "; ";
    if (tally.directions > 0)
        text += "directions: " + std::to_string(tally.directions_agree) + " of " + std::to_string(tally.directions);
    return text + "\n";
}

std::string misses(const Scorecard& card) {
    const auto rows = rows_that(card, [](const Assessed& row) { return row.verdict != Verdict::agrees; });
    if (rows.empty()) return {};
    std::string text = "\nWhat does not agree, and why that is believed to be so\n";
    for (const Assessed* row : rows) {
        const Finding& finding = *row->finding;
        text += wrapped(finding.id + " (" + std::string(name_of(finding.use)) + ", " + std::string(name_of(row->verdict)) + "): " +
                            finding.sentence + " Dyad: " + simulated_in_brief(*row) + ". " +
                            (row->simulated.seeds == 0 ? "Why: " + row->simulated.why + "."
                             : finding.why.empty()     ? std::string("Why is not known.")
                                                       : finding.why),
                        width, 2);
    }
    return text;
}

std::string names_line(const std::string& words, const std::vector<const Assessed*>& rows) {
    if (rows.empty()) return {};
    std::vector<std::string> ids;
    for (const Assessed* row : rows) ids.push_back(row->finding->id);
    return wrapped(words + listed_and(ids) + ".", width);
}

std::string mechanisms(const Scorecard& card, const Evidence& evidence) {
    if (!card.tried_mechanisms) return {};
    std::string text = "\nWhich findings no longer agree where a mechanism is taken out\n";
    for (const Ablation& mechanism : evidence.mechanisms) {
        std::vector<std::string> lost;
        for (const Assessed& row : card.rows)
            if (std::find(row.needs.begin(), row.needs.end(), mechanism.name) != row.needs.end())
                lost.push_back(row.finding->id);
        text += wrapped(mechanism.name + ": " + (lost.empty() ? "none" : listed_and(lost)), width, 2);
    }
    const auto put_in = rows_that(card, [](const Assessed& row) { return row.put_in; });
    return text + "\n" + names_line("Put in by the instrument (they agree whichever mechanism is taken out): ", put_in);
}

} // namespace

std::string text_of(const Scorecard& card, const Evidence& evidence) {
    std::string text = card.command + "\n" + counted(card.seeds, "seed", "seeds") + " of " + grouped(card.families) +
                       " families, lived and studied in " + duration_in_words(card.seconds) + "\n";
    for (const char* domain : {"infancy", "adulthood", "change", "transmission"}) {
        bool any = false;
        for (const Assessed& row : card.rows) {
            if (row.finding->domain != domain) continue;
            if (!any) text += head_of(domain);
            any = true;
            text += line_of(row);
        }
    }
    text += "\n" + tally_line("fit", card.fit) + tally_line("held out", card.holdout) + tally_line("challenge", card.challenge);
    text += misses(card);
    const auto open = rows_that(card, [](const Assessed& row) { return row.simulated.seeds > 0 && !row.certain; });
    text += "\n" + names_line("~ Monte-Carlo error leaves the verdict open (more --seeds or --families would tell): ", open);
    const auto lost = rows_that(card, [](const Assessed& row) { return row.lost; });
    text += names_line("! agreed at the last release and no longer agree: ", lost);
    return text + mechanisms(card, evidence);
}

} // namespace dyad
