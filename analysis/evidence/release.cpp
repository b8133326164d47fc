// Reading and writing the list of what agreed.
#include "analysis/evidence/release.hpp"

#include "analysis/evidence/entry.hpp"

namespace dyad {

Outcome<Release> read_release(const std::string& path, std::string_view text) {
    const auto root = parse_toml(text);
    if (!root) {
        auto refusals = root.refusals();
        for (Refusal& refusal : refusals) refusal.file = path;
        return refusals;
    }
    std::vector<Refusal> refusals;
    Release release;
    TomlEntry entry(path, *root, "the last release", refusals);
    release.version = entry.text("version");
    release.command = entry.text("command");
    release.agreed = entry.texts("agreed");
    entry.finish();
    if (!refusals.empty()) return refusals;
    return release;
}

std::string release_text(const Scorecard& card) {
    std::string text = "# Which findings agreed at the last release; `dyad evidence` exits with 4 where one no longer does.\n"
                       "# Written by `dyad evidence --as-release FILE`.\n"
                       "version = " +
                       quoted_text(card.version) + "\ncommand = " + quoted_text(card.command) + "\nagreed = [\n";
    for (const Assessed& row : card.rows)
        if (row.verdict == Verdict::agrees) text += "    " + quoted_text(row.finding->id) + ",\n";
    return text + "]\n";
}

} // namespace dyad
