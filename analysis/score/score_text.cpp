// The score as a table for a terminal: sources last, so that a narrow terminal breaks nothing but them.
#include "analysis/score/score.hpp"

#include "sim/words.hpp"

#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr std::size_t text_width = 90, id_width = 18, quantity_width = 53;

std::string fixed(double number, int digits) {
    if (!std::isfinite(number)) return "-";
    char text[32];
    std::snprintf(text, sizeof(text), "%.*f", digits, number);
    return text;
}

std::string signed_z(double z) { return (z >= 0.0 ? "+" : "") + fixed(z, 1); }

std::string line_of(const ScoredRow& scored) {
    const ScoreRow& row = scored.row;
    return left(row.id, id_width) + left(row.quantity, quantity_width) + right(fixed(row.target, 3), 7) +
           right(fixed(row.tolerance, 3), 10) + right(fixed(scored.obtained.mean, 3), 9) +
           right(fixed(scored.obtained.sd, 3), 8) + right(scored.known() ? signed_z(scored.z) : "-", 6) +
           right(signed_z(row.trial_z), 7) + (scored.got_worse() ? " * " : "   ") + std::string(row.source) + "\n";
}

std::string head_line() {
    return left("id", id_width) + left("quantity", quantity_width) + right("target", 7) + right("tolerance", 10) +
           right("obtained", 9) + right("seed sd", 8) + right("z", 6) + right("trial", 7) + "   source\n";
}

std::string sums_of(const Score& score) {
    const std::string of = " of " + std::to_string(score.known);
    std::string text = "Within one tolerance " + std::to_string(score.within_one) + of + " rows (trial " +
                       std::to_string(score.trial_within_one) + "), within two " + std::to_string(score.within_two) +
                       " (trial " + std::to_string(score.trial_within_two) + ").\n";
    text += "Sum of squared z " + fixed(score.squares, 1) + "; the trial's over the same rows " +
            fixed(score.trial_squares, 1) + ". ";
    text += score.reaches_trial() ? "This is no more than a tenth above the trial's.\n"
                                  : "This is more than a tenth above the trial's.\n";
    return text;
}

std::string worse_rows(const Score& score) {
    std::string names;
    for (const ScoredRow& scored : score.rows)
        if (scored.got_worse())
            names += (names.empty() ? "" : ", ") + std::string(scored.row.id) + " (" + signed_z(scored.z) +
                     ", trial " + signed_z(scored.row.trial_z) + ")";
    return wrapped(names.empty() ? "No row got worse than the trial by more than one tolerance."
                                 : "* Worse than the trial by more than one tolerance: " + names + ".",
                   text_width);
}

std::string unknown_rows(const Score& score) {
    std::string text;
    for (const ScoredRow& scored : score.rows)
        if (scored.obtained.seeds < score.seeds)
            text += wrapped(std::string(scored.row.id) + ": not told by " +
                                (scored.known() ? std::to_string(score.seeds - scored.obtained.seeds) + " of " : "") +
                                counted(score.seeds, "seed", "seeds") + ": " + scored.obtained.why + ".",
                            text_width, 2);
    return text.empty() ? text : "\nRows without all seeds\n" + text;
}

std::string unscored_lines(const Score& score) {
    std::string text = "\n" + left("Unscored", id_width + quantity_width) + right("obtained", 10) +
                       right("seed sd", 9) + right("trial", 8) + "\n";
    for (std::size_t k = 0; k < unscored_rows.size(); ++k) {
        const UnscoredRow& row = unscored_rows[k];
        const OverSeeds& obtained = score.unscored[k];
        text += left(row.quantity, id_width + quantity_width) + right(fixed(obtained.mean, 3), 10) +
                right(fixed(obtained.sd, 3), 9) + right(fixed(row.trial, 2), 8) + "\n";
        if (obtained.seeds == 0) text += wrapped("not told: " + obtained.why, text_width, 2);
    }
    return text;
}

} // namespace

std::string text_of(const Score& score) {
    std::string text = head_line();
    for (const ScoredRow& scored : score.rows) text += line_of(scored);
    return text + "\n" + sums_of(score) + worse_rows(score) + unknown_rows(score) + unscored_lines(score);
}

} // namespace dyad
