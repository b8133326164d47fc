// A study as a table of what was found, and power as a table of what would be.
#include "sim/commands/study_report.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr std::size_t line_width = 96;

std::string digits(double number, const char* format = "%.3f") {
    if (!std::isfinite(number)) return "-";
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

std::string p_in_words(double p) { return !std::isfinite(p) ? "-" : p < 0.001 ? "< .001"
                                                                              : digits(p).substr(1); }

std::string head_of(const StudyPlan& plan) { return plan.protocol.title + "\n" + wrapped(plan.protocol.question, line_width) + "\n"; }

std::string months_in_words(unsigned months, unsigned window) {
    const std::string age = months >= 36 && months % 12 == 0 ? std::to_string(months / 12) + " years" : std::to_string(months) + " months";
    return window == 0 ? age : age + " (±" + std::to_string(window) + " mo)";
}

/// Of those who came to a wave, how many scores of all that were to be made are there.
std::string waves_in_words(const StudyPlan& plan, const StudyPool& pool, const StudySheet& sheet) {
    std::string text = left("wave", 22) + left("age", 22) + right("came", 8) + right("lost", 8) + right("scores there", 15) + "\n";
    for (std::size_t wave = 0; wave < sheet.held; ++wave) {
        std::size_t came = 0, there = 0, all = 0;
        for (const unsigned age : sheet.ages[wave]) came += age > 0;
        for (std::size_t column = 0; column < pool.places.size(); ++column) {
            if (pool.places[column].at_recruitment || pool.places[column].wave != wave) continue;
            for (std::size_t k = 0; k < sheet.participants(); ++k)
                if (sheet.ages[wave][k] > 0) ++all, there += sheet.columns[column].missing[k] == 0;
        }
        text += left(plan.protocol.waves[wave].name, 22) + left(months_in_words(plan.protocol.waves[wave].age, plan.protocol.waves[wave].window), 22) + right(grouped(came), 8) +
                right(grouped(sheet.participants() - came), 8) + right(all == 0 ? "-" : percent(static_cast<double>(there) / static_cast<double>(all)), 15) + "\n";
    }
    return text;
}

std::string effect_in_words(double value) { return digits(value, std::fabs(value) < 10.0 ? "%.3f" : "%.4g"); }

/// Columns that a line of power has, under one head.
std::string head_of_power() {
    return left("", 24) + right("N", 7) + right("waves", 7) + right("value", 9) + right("power", 8) + right("bias", 9) + right("RMSE", 8) + right("covered", 9) + right("sign", 7) + right("size", 7) + "\n";
}

std::string line_of_power(const StudyPlan& plan, const PowerRow& row) {
    const PowerSummary& summary = row.summary;
    const std::string name = left(plan.protocol.analyses[row.analysis].name, 24) + right(std::to_string(row.size.participants), 7) + right(std::to_string(row.size.waves), 7);
    if (summary.failed == summary.studies) return name + "  cannot be done in any of these studies\n";
    return name + right(effect_in_words(summary.population), 9) + right(digits(summary.power.value), 8) + right(effect_in_words(summary.bias.value), 9) + right(effect_in_words(summary.rmse.value), 8) +
           right(digits(summary.coverage.value), 9) + right(digits(summary.wrong_sign.value), 7) + right(digits(summary.exaggeration.value, "%.2f"), 7) + "\n";
}

std::string failures_in_words(const StudyPlan& plan, const std::vector<PowerRow>& rows) {
    std::string text;
    for (const PowerRow& row : rows)
        if (row.summary.failed > 0 && row.summary.failed < row.summary.studies)
            text += wrapped(plan.protocol.analyses[row.analysis].name + " with " + counted(row.size.participants, "participant", "participants") + ": " + counted(row.summary.failed, "study", "studies") + " of " +
                                grouped(row.summary.studies) + " could not do the analysis and are left out.",
                            line_width);
    return text;
}

std::string monte_carlo_in_words(const std::vector<PowerRow>& rows) {
    double of_power = 0.0, of_coverage = 0.0;
    for (const PowerRow& row : rows) {
        const auto half = [](const Estimate& one) { return std::isfinite(one.high) ? 0.5 * (one.high - one.low) : 0.0; };
        of_power = std::max(of_power, half(row.summary.power));
        of_coverage = std::max(of_coverage, half(row.summary.coverage));
    }
    return "By simulation, power is known within ±" + digits(of_power) + " and coverage within ±" + digits(of_coverage) + " at most (95 %); /power has every error.";
}

std::string needed_in_words(const StudyPlan& plan, const PowerResults& results) {
    if (results.needed.empty()) return {};
    std::string text = "\nParticipants for a power of " + shortest(plan.target) + ", all waves held\n";
    for (const NeededRow& row : results.needed) {
        const NeededParticipants& needed = row.needed;
        const auto number = static_cast<std::uint64_t>(needed.participants);
        const std::string theory = plan.protocol.theories[row.theory].name;
        text += "  " + left(plan.protocol.analyses[row.analysis].name + (theory.empty() ? "" : " (" + theory + ")"), 40);
        switch (needed.found) {
        case NeededParticipants::Found::yes:
            text += right(grouped(number), 7) + "  (" + grouped(static_cast<std::uint64_t>(needed.low)) + " to " + grouped(static_cast<std::uint64_t>(std::ceil(needed.high))) + "); tried anew, power is " + digits(needed.reached.value) + "\n";
            break;
        case NeededParticipants::Found::above: text += "  more than " + grouped(number) + ", which reach " + digits(needed.reached.value) + "\n"; break;
        case NeededParticipants::Found::below: text += "  fewer than " + grouped(number) + ", which reach " + digits(needed.reached.value) + "\n"; break;
        case NeededParticipants::Found::untested: text += "  tests nothing\n"; break;
        }
    }
    return text;
}

std::string apart_in_words(const StudyPlan& plan, const std::vector<ApartRow>& rows) {
    if (rows.empty()) return {};
    std::string theories;
    for (const StudyTheory& theory : plan.protocol.theories) theories += (theories.empty() ? "" : ", ") + theory.name;
    std::string text = "\nTold apart (" + theories + "): share of studies whose theory is named rightly; guessing names " +
                       percent(1.0 / static_cast<double>(plan.protocol.theories.size())) + "\n" + left("", 24) + right("N", 7) + right("waves", 7) + right("right", 9) + "  95 % interval\n";
    for (const ApartRow& row : rows) {
        const bool all = row.analysis >= plan.protocol.analyses.size();
        text += left(all ? "all together" : plan.protocol.analyses[row.analysis].name, 24) + right(std::to_string(row.size.participants), 7) + right(std::to_string(row.size.waves), 7) +
                (std::isfinite(row.right.value) ? right(percent(row.right.value), 9) + "  " + percent(row.right.low) + " to " + percent(row.right.high) : "  too few studies can do it") + "\n";
    }
    return text;
}

} // namespace

std::string study_in_words(const StudyPlan& plan, const StudyPool& pool, const StudySheet& sheet, const std::vector<Fitted>& fits) {
    std::string text = head_of(plan);
    text += counted(sheet.participants(), "participant", "participants") + " of " + grouped(pool.persons()) + " who could be recruited, " + counted(plan.protocol.sites, "site", "sites") + ", " + counted(sheet.held, "wave", "waves");
    if (plan.protocol.theories.size() > 1) text += "\nIn the world of the theory `" + plan.protocol.theories[plan.theory].name + "`";
    text += "\n\n" + waves_in_words(plan, pool, sheet) + "\n" + left("analysis", 24) + left("estimate", 24) + right("value", 9) + "  95 % interval     " + right("p", 8) + right("n", 7) + "\n";
    for (std::size_t k = 0; k < fits.size(); ++k) {
        const Fitted& fitted = fits[k];
        std::string kind = name_of(plan.protocol.analyses[k].kind);
        std::replace(kind.begin(), kind.end(), '_', ' ');
        text += left(plan.protocol.analyses[k].name, 24) + left(kind, 24);
        if (fitted.found()) text += right(effect_in_words(fitted.estimate), 9) + "  " + left(effect_in_words(fitted.low) + " to " + effect_in_words(fitted.high), 18) + right(p_in_words(fitted.p), 8) + right(grouped(fitted.n), 7) + "\n";
        else text += "  " + fitted.why + "\n";
    }
    return text;
}

std::string power_in_words(const StudyPlan& plan, const PowerResults& results) {
    std::string text = head_of(plan);
    text += grouped(plan.studies) + " studies of each size; " + grouped(results.persons.front()) + " persons could be recruited\n";
    for (std::size_t theory = 0; theory < plan.protocol.theories.size(); ++theory) {
        text += "\n";
        if (!plan.protocol.theories[theory].name.empty()) text += "If " + plan.protocol.theories[theory].name + " is true\n";
        text += head_of_power();
        for (const PowerRow& row : results.power)
            if (row.theory == theory) text += line_of_power(plan, row);
    }
    text += failures_in_words(plan, results.power) + needed_in_words(plan, results) + apart_in_words(plan, results.apart) + "\n";
    return text + wrapped("Value: what the analysis gives for everybody who could be recruited, with nobody and nothing lost. Bias, RMSE and covered (by 95 % intervals) are about it. Sign: of significant estimates, the share with the wrong sign; size: how many times too large they are on average. " +
                              monte_carlo_in_words(results.power),
                          line_width);
}

} // namespace dyad
