// Writing the part of the page that holds numbers.
#include "analysis/evidence/page.hpp"

#include "analysis/evidence/wording.hpp"
#include "sim/words.hpp"

#include <algorithm>

namespace dyad {

namespace {

std::string names_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

std::string tally_line(const char* use, const Tally& tally) {
    return "| " + std::string(use) + " | " + std::to_string(tally.studies) + " | " +
           percent(tally.share_of_studies()) + " | " + std::to_string(tally.findings) + " | " +
           std::to_string(tally.agree) + " | " + std::to_string(tally.near) + " | " + std::to_string(tally.miss) + " | " +
           std::to_string(tally.directions_agree) + " of " + std::to_string(tally.directions) + " |\n";
}

std::string counts(const Scorecard& card) {
    return "| use | studies | of them agree | numbers | agree | near | miss | directions that agree |\n"
           "|---|---|---|---|---|---|---|---|\n" +
           tally_line("fit", card.fit) + tally_line("holdout", card.holdout) +
           tally_line("holdout, apart", card.holdout_apart) + tally_line("challenge", card.challenge) +
           "\nA study with several numbers counts once, by the share of its numbers that agree. Apart: without the holdouts that ask "
           "Dyad for the same number as a fitted finding of another study, which fitting that one moves.\n";
}

std::string table_of(const Scorecard& card, std::string_view domain) {
    std::string text = "\n### " + std::string(domain) +
                       "\n\n| id | finding | use | published | Dyad | z | verdict |\n|---|---|---|---|---|---|---|\n";
    for (const Assessed& row : card.rows) {
        const Finding& finding = *row.finding;
        if (finding.domain != domain) continue;
        text += "| " + finding.id + " | " + finding.sentence + " | " + std::string(name_of(finding.use)) + " | " +
                published_words(finding) + " | " + simulated_words(row) + " | " + z_words(row) + " | " +
                std::string(name_of(row.verdict)) + (row.certain || row.simulated.seeds == 0 ? "" : ", open") + " |\n";
    }
    return text;
}

std::string misses(const Scorecard& card) {
    std::string text = "\n## What it misses\n\n";
    for (const Assessed& row : card.rows) {
        const Finding& finding = *row.finding;
        if (row.verdict == Verdict::agrees) continue;
        text += "- **" + finding.id + "** (" + std::string(name_of(finding.use)) + ", " +
                std::string(name_of(row.verdict)) + "): " + finding.sentence + " Published " + published_words(finding) +
                ", Dyad " + simulated_words(row) + ". " +
                reason_words(row) + "\n";
    }
    return text;
}

std::string needs(const Scorecard& card, const Evidence& evidence) {
    if (!card.tried_mechanisms) return "";
    std::string text = "\n## Which mechanism which finding needs\n\nEach is taken out alone, and nothing is fitted anew.\n\n"
                       "| mechanism | what it is | findings that agree with it and not without it |\n|---|---|---|\n";
    for (const Ablation& mechanism : evidence.mechanisms) {
        std::vector<std::string> lost;
        for (const Assessed& row : card.rows)
            if (std::find(row.needs.begin(), row.needs.end(), mechanism.name) != row.needs.end())
                lost.push_back(row.finding->id);
        text += "| " + mechanism.name + " | " + mechanism.meaning + " | " + (lost.empty() ? "none" : names_of(lost)) + " |\n";
    }
    std::vector<std::string> put_in;
    for (const Assessed& row : card.rows)
        if (row.put_in) put_in.push_back(row.finding->id);
    return text + "\n## Put in by the instrument\n\nThese agree whichever mechanism is taken out, so that they are no evidence for any: " +
           (put_in.empty() ? std::string("none") : names_of(put_in)) + ".\n";
}

} // namespace

std::string page_of(const Scorecard& card, const Evidence& evidence) {
    std::string text = "\n`" + card.command + "`, version " + card.version + ".\n\n" + counts(card);
    text += "\n## What was found, and what Dyad finds\n\nIntervals are 95 %: published as the source has them, Dyad's by its "
            "seeds. \"open\" marks verdicts that Monte-Carlo error leaves open.\n";
    for (const char* domain : {"infancy", "adulthood", "change", "transmission"}) text += table_of(card, domain);
    return text + misses(card) + needs(card, evidence) + "\n";
}

Outcome<std::string> page_renewed(const std::string& path, const std::string& page, const std::string& made) {
    const std::size_t begin = page.find(page_begins), end = page.find(page_ends);
    if (begin == std::string::npos || end == std::string::npos || end < begin)
        return Refusal{path, 0, 0,
                       "the page does not hold the two marks `" + std::string(page_begins) + "` and `" +
                           std::string(page_ends) + "`, so that nothing says where the numbers go; put them in"};
    return page.substr(0, begin + page_begins.size()) + "\n" + made + page.substr(end);
}

} // namespace dyad
