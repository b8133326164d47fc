// Reading and writing the list of what agreed.
#include "analysis/evidence/release.hpp"

#include "analysis/evidence/entry.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

std::uint32_t count_in(TomlEntry& entry, const char* key) {
    const double number = entry.number(key, true).value_or(1.0);
    if (number >= 1.0 && number <= 1e9 && number == std::floor(number)) return static_cast<std::uint32_t>(number);
    entry.refuse(key, "this is no count of at least 1; write the one of the run that the list comes from");
    return 1;
}

/// Whether no value within the simulated interval would agree.
bool cannot_agree(const Assessed& row) {
    if (row.finding->statistic == Statistic::direction) return row.verdict == Verdict::misses && row.certain;
    return std::isfinite(row.z_error) && verdict_of(std::max(std::fabs(row.z) - row.z_error, 0.0)) != Verdict::agrees;
}

} // namespace

Outcome<Release> read_release(const std::string& path, std::string_view text) {
    const auto root = toml_of(path, text);
    if (!root) return root.refusals();
    std::vector<Refusal> refusals;
    Release release;
    TomlEntry entry(path, *root, "the last release", refusals);
    release.version = entry.text("version");
    release.command = entry.text("command");
    release.seeds = count_in(entry, "seeds");
    release.families = count_in(entry, "families");
    release.agreed = entry.texts("agreed");
    entry.finish();
    if (!refusals.empty()) return refusals;
    return release;
}

std::string release_text(const Scorecard& card) {
    std::string text = "# Which findings agreed at the last release; `dyad evidence` exits with 4 where one no longer does.\n"
                       "# Written by `dyad evidence --as-release FILE`.\n"
                       "version = " +
                       quoted_text(card.version) + "\ncommand = " + quoted_text(card.command) + "\nseeds = " + std::to_string(card.seeds) +
                       "\nfamilies = " + std::to_string(card.families) + "\nagreed = [\n";
    for (const Assessed& row : card.rows)
        if (row.verdict == Verdict::agrees) text += "    " + quoted_text(row.finding->id) + ",\n";
    return text + "]\n";
}

void hold_against_release(Scorecard& card, const Release& release) {
    const bool is_as_large = card.seeds >= release.seeds && card.families >= release.families;
    for (Assessed& row : card.rows) {
        const bool agreed = std::find(release.agreed.begin(), release.agreed.end(), row.finding->id) != release.agreed.end();
        if (!agreed || row.verdict == Verdict::agrees) continue;
        row.lost = is_as_large || cannot_agree(row);
        row.doubtful = !row.lost;
    }
}

std::vector<std::string> no_longer_there(const Evidence& evidence, const Release& release) {
    std::vector<std::string> ids;
    for (const std::string& id : release.agreed)
        if (std::none_of(evidence.findings.begin(), evidence.findings.end(), [&](const Finding& finding) { return finding.id == id; }))
            ids.push_back(id);
    return ids;
}

} // namespace dyad
