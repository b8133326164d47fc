// The scorecard for a terminal: a row for each finding, then what agrees, what is missed and why, and what is left open.
#include "analysis/evidence/scorecard.hpp"

#include "analysis/evidence/wording.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dyad {

namespace {

constexpr std::size_t width = 100, narrowest_id = 10, widest_id = 28, statistic_width = 13, value_width = 21;

/// Wide enough for every id, within reason.
std::size_t id_width(const Scorecard& card) {
    std::size_t widest = narrowest_id;
    for (const Assessed& row : card.rows) widest = std::max(widest, columns_of(row.finding->id));
    return std::min(widest, widest_id) + 1;
}

/// In the column, or on a line of its own if it does not fit there.
std::string in_column(const std::string& text, std::size_t column) {
    return columns_of(text) < column ? left(text, column) : text + "\n" + std::string(column, ' ');
}

std::string head_line(const std::string& domain, std::string_view use, std::size_t ids) {
    const std::string what = domain + ", " + std::string(use);
    return "\n" + in_column(what, ids) + left("statistic", statistic_width) + left("published", value_width) +
           left("Dyad", value_width) + right("z", 6) + "  verdict\n";
}

std::string line_of(const Assessed& row, std::size_t ids) {
    const Finding& finding = *row.finding;
    return in_column(finding.id, ids) + left(name_of(finding.statistic), statistic_width) +
           left(published_words(finding), value_width) + left(simulated_words(row), value_width) +
           right(z_words(row), 6) + "  " + std::string(name_of(row.verdict)) + (is_open(row) ? " ~" : "") +
           (row.lost ? " !" : "") + "\n";
}

std::string table_of(const Scorecard& card) {
    std::string text, group;
    const std::size_t ids = id_width(card);
    for (const Assessed* row : rows_where(card, [](const Assessed&) { return true; })) {
        const std::string head = head_line(row->finding->domain, name_of(row->finding->use), ids);
        if (head != group) text += head;
        group = head;
        text += line_of(*row, ids);
    }
    return text;
}

std::string tally_line(std::string_view use, const Tally& tally) {
    std::array<char, 32> studies{};
    std::snprintf(studies.data(), studies.size(), "%.1f of %zu", tally.studies_agree, tally.studies);
    const auto count = [](std::size_t number) { return right(std::to_string(number), 8); };
    return left(use, 11) + right(studies.data(), 14) + right(tally.studies > 0 ? percent(tally.share_of_studies()) : "-", 9) +
           right(std::to_string(tally.findings), 10) + count(tally.agree) + count(tally.near) + count(tally.miss) +
           count(tally.unknown) + right(std::to_string(tally.directions_agree) + " of " + std::to_string(tally.directions), 18) + "\n";
}

std::string tallies_of(const Scorecard& card) {
    std::string text = "\n" + left("", 11) + right("studies agree", 14) + right("", 9) + right("numbers", 10) + right("agree", 8) +
                       right("near", 8) + right("miss", 8) + right("unknown", 8) + right("directions agree", 18) + "\n";
    for (const Use use : all_uses) {
        text += tally_line(name_of(use), tally_of(card, use));
        if (use == Use::holdout && has_holdouts_asked_by_fits(card)) text += tally_line("  apart", card.holdout_apart);
    }
    return text + wrapped("A study with several numbers counts once, by the share of them that agree. Directions are "
                          "scored apart. Challenges are shown, and count for nothing." +
                              std::string(has_holdouts_asked_by_fits(card) ? " Apart: without the holdouts that ask Dyad for the same number as "
                                                                             "a fitted finding of another study, which fitting that one moves."
                                                                           : ""),
                          width);
}

std::string listed_with_reasons(const std::string& title, const std::vector<const Assessed*>& rows) {
    if (rows.empty()) return {};
    std::string text = "\n" + title + "\n";
    for (const Assessed* row : rows)
        text += wrapped(row->finding->id + " (" + std::string(name_of(row->finding->use)) + "): " + told_sentence(*row->finding) + " " +
                            reason_words(*row),
                        width, 2);
    return text;
}

std::string left_open(const Scorecard& card) {
    const auto open = rows_where(card, is_open);
    std::string text = "\nWhat Monte-Carlo error leaves open\n";
    const double middle = median_z_error(card);
    if (middle == middle)
        text += wrapped("In the middle row it is " + value_words(Statistic::d, middle) +
                            " of the units of z, in which to agree is to lie within 1.96.",
                        width, 2);
    if (open.empty()) return text + wrapped("Every verdict would be the same anywhere within it.", width, 2);
    for (const Assessed* row : open) {
        const bool direction = row->finding->statistic == Statistic::direction;
        text += wrapped("~ " + row->finding->id + ": " + (direction ? "" : "z " + z_with_error(*row) + ", ") + possible_verdicts(*row), width, 2);
    }
    return text + wrapped("More --seeds or --families would tell.", width, 2);
}

std::string lost_since_release(const Scorecard& card) {
    const auto lost = rows_where(card, [](const Assessed& row) { return row.lost; });
    const auto doubtful = rows_where(card, [](const Assessed& row) { return row.doubtful; });
    std::string text = "\n" + wrapped(lost.empty() ? "Nothing that agreed at the last release was lost."
                                                   : "! Agreed at the last release and no longer do: " + ids_of(lost) + ".",
                                      width);
    if (!doubtful.empty())
        text += wrapped("Agreed at the last release, whose run was larger; this one is too small to tell whether they still do: " +
                            ids_of(doubtful) + ".",
                        width);
    return text;
}

std::string mechanisms_of(const Scorecard& card, const Evidence& evidence) {
    if (!card.tried_mechanisms) return {};
    const auto put_in = rows_where(card, [](const Assessed& row) { return row.put_in; });
    std::size_t column = 10;
    for (const Ablation& mechanism : evidence.mechanisms) column = std::max(column, columns_of(mechanism.name));
    column = std::min(column, width / 3) + 2;
    std::string text = "\n" + left("Mechanism", column) + "findings that no longer agree without it\n";
    for (const Ablation& mechanism : evidence.mechanisms) {
        const auto lost = rows_needing(card, mechanism.name);
        std::string lines = wrapped(std::to_string(lost.size()) + (lost.empty() ? "" : ": " + ids_of(lost)), width, column);
        // The first line begins with the name where the others are indented.
        lines.erase(0, std::min(column, lines.find_first_not_of(' ')));
        text += in_column(mechanism.name, column) + lines;
    }
    return text + "\n" +
           wrapped(put_in.empty() ? "No finding agrees whichever mechanism is off."
                                  : "Put in by the instrument, since they agree whichever mechanism is off: " + ids_of(put_in) + ".",
                   width);
}

} // namespace

std::string text_of(const Scorecard& card, const Evidence& evidence) {
    std::string text = wrapped(card.command, width) +
                       wrapped("Dyad " + card.version + ": " + counted(card.seeds, "seed", "seeds") + " from " +
                                   std::to_string(card.first_seed) + " on, " + grouped(card.families) + " families each, in " +
                                   duration_in_words(card.seconds) + ". Intervals are 95 %.",
                               width);
    text += table_of(card) + tallies_of(card);
    text += listed_with_reasons("Misses", rows_where(card, [](const Assessed& row) { return row.verdict == Verdict::misses; }));
    text += listed_with_reasons("Near misses", rows_where(card, [](const Assessed& row) { return row.verdict == Verdict::near; }));
    text += listed_with_reasons("Unknown", rows_where(card, [](const Assessed& row) { return row.verdict == Verdict::unknown; }));
    return text + left_open(card) + lost_since_release(card) + mechanisms_of(card, evidence);
}

} // namespace dyad
