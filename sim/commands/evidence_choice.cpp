// Reading the choice of findings from the command line.
#include "sim/commands/evidence_choice.hpp"

#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <algorithm>

namespace dyad {

namespace {

/// Whether an id is a finding's own or that of its row: "i.S3" of "i.S3.A".
bool names_finding(const std::string& word, const Finding& finding) {
    return finding.id == word || finding.id.starts_with(word + ".");
}

bool is_chosen(const Finding& finding, const EvidenceChoice& choice) {
    const bool named = choice.only.empty() || std::any_of(choice.only.begin(), choice.only.end(), [&](const auto& word) {
                           return names_finding(word, finding);
                       });
    return named && (choice.uses.empty() ||
                     std::find(choice.uses.begin(), choice.uses.end(), finding.use) != choice.uses.end());
}

/// "; did you mean `x`?" or a hint in place of it.
std::string or_nearest(const std::string& word, const std::vector<std::string>& names, const std::string& otherwise) {
    const auto nearest = nearest_name(word, names);
    return nearest ? "; did you mean `" + *nearest + "`?" : "; " + otherwise;
}

class ChoiceReader {
public:
    ChoiceReader(const Arguments& reading, const Evidence& evidence) : reading_(reading), evidence_(evidence) {}

    Outcome<EvidenceChoice> read() {
        choice_.seeds = number("seeds", 1, 1000, choice_.seeds);
        choice_.first_seed = number("first-seed", 0, 4000000000U, choice_.first_seed);
        choice_.families = number("families", 1, 100000, choice_.families);
        choice_.tries_mechanisms = reading_.has("mechanisms");
        choice_.posterior = reading_.text("posterior");
        only();
        uses();
        settings();
        without();
        if (choice_.tries_mechanisms && !choice_.without.empty())
            wrong("--mechanisms", "it takes out one mechanism after the other, which --without would disturb; give one of them");
        const auto& findings = evidence_.findings;
        if (refusals_.empty() &&
            std::none_of(findings.begin(), findings.end(), [&](const auto& one) { return is_chosen(one, choice_); }))
            wrong("--uses", "no finding that --only names is of this use, so that there is nothing to do");
        if (!refusals_.empty()) return refusals_;
        return choice_;
    }

private:
    void wrong(const std::string& option, const std::string& sentence) { refusals_.push_back({option, 0, 0, sentence}); }

    std::uint32_t number(const char* option, std::uint32_t low, std::uint32_t high, std::uint32_t otherwise) {
        return whole_option(reading_, option, low, high, otherwise, refusals_);
    }
    void only() {
        std::vector<std::string> ids;
        for (const Finding& finding : evidence_.findings) ids.push_back(finding.id);
        for (const std::string& word : reading_.texts("only")) {
            choice_.only.push_back(word);
            const auto& all = evidence_.findings;
            if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return names_finding(word, one); }))
                wrong("--only " + word, "there is no such finding" + or_nearest(word, ids, "`dyad evidence --json` has them all"));
        }
    }
    void uses() {
        for (const std::string& word : reading_.texts("uses")) {
            bool known = false;
            for (const Use use : {Use::fit, Use::holdout, Use::challenge})
                if (name_of(use) == word) choice_.uses.push_back(use), known = true;
            if (!known) wrong("--uses " + word, "there is no such use; it must be fit, holdout or challenge");
        }
    }
    void settings() {
        choice_.settings = reading_.texts("set");
        for (const std::string& setting : choice_.settings)
            if (setting.starts_with("run.") || setting.starts_with("record."))
                wrong("--set " + setting, "who lives how long, and what is recorded when, follows from the findings; use "
                                          "--families, --seeds and --first-seed, and set parameters only");
    }
    void without() {
        choice_.without = reading_.texts("without");
        std::vector<std::string> names;
        std::string list;
        for (const Ablation& mechanism : evidence_.mechanisms) {
            names.push_back(mechanism.name);
            list += (list.empty() ? "" : ", ") + mechanism.name;
        }
        for (const std::string& word : choice_.without) {
            const auto found = std::find(names.begin(), names.end(), word);
            if (found == names.end()) {
                wrong("--without " + word, "there is no such mechanism" + or_nearest(word, names, "there are " + list));
                continue;
            }
            const auto& off = evidence_.mechanisms[static_cast<std::size_t>(found - names.begin())].settings;
            choice_.off.insert(choice_.off.end(), off.begin(), off.end());
        }
    }

    const Arguments& reading_;
    const Evidence& evidence_;
    EvidenceChoice choice_;
    std::vector<Refusal> refusals_;
};

} // namespace

Outcome<EvidenceChoice> evidence_choice(const Arguments& reading, const Evidence& evidence) {
    return ChoiceReader(reading, evidence).read();
}

Evidence chosen(const Evidence& evidence, const EvidenceChoice& choice) {
    Evidence some = evidence;
    std::erase_if(some.findings, [&](const Finding& finding) { return !is_chosen(finding, choice); });
    return some;
}

std::string command_of(const EvidenceChoice& choice) {
    std::string text = "dyad evidence";
    for (const std::string& word : choice.only) text += " --only " + shell_quoted(word);
    for (const Use use : choice.uses) text += " --uses " + std::string(name_of(use));
    text += " --seeds " + std::to_string(choice.seeds) + " --first-seed " + std::to_string(choice.first_seed) +
            " --families " + std::to_string(choice.families);
    for (const std::string& setting : choice.settings) text += " --set " + shell_quoted(setting);
    for (const std::string& word : choice.without) text += " --without " + shell_quoted(word);
    if (choice.tries_mechanisms) text += " --mechanisms";
    if (!choice.posterior.empty()) text += " --posterior " + shell_quoted(choice.posterior);
    return text;
}

} // namespace dyad
