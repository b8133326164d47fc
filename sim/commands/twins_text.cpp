// Tables of effects, the age by which half of one is gone, and what they mean.
#include "sim/commands/twins_text.hpp"

#include "models/catalogue.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace dyad {

namespace {

std::string number_as(const char* form, double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), form, value == 0.0 ? 0.0 : value);
    return std::isfinite(value) ? text.data() : "-";
}

std::string effect_in_words(double value) { return number_as("%+.4g", value); }
std::string level_in_words(double value) { return number_as("%.4g", value); }
std::string age_in_words(double years) { return number_as("%.3g", years); }

std::string years_of_age(double years) { return age_in_words(years) + (years == 1.0 ? " year" : " years"); }

std::string interval_in_words(const Estimate& estimate) {
    return std::isfinite(estimate.low) ? effect_in_words(estimate.low) + " to " + effect_in_words(estimate.high) : "-";
}

std::string seeds_in_words(const TwinsPlan& plan) {
    return "Intervals are by Student's t over the seeds" + std::string(plan.seeds < 3 ? ", of which there must be at least three." : ".");
}

std::string effects_text(const TwinsPlan& plan, const std::vector<TwinSummary>& effects) {
    std::string text = left("outcome", 22) + left("generation", 12) + right("persons", 9) + right("as it is", 11) + right("effect", 11) + "  95 % interval        " +
                       right("raised", 8) + right("lowered", 9) + right("gain", 8) + "\n";
    for (const TwinSummary& one : effects)
        text += left(plan.outcomes[one.outcome].name, 22) + left(std::to_string(one.generation), 12) + right(grouped(one.persons), 9) + right(level_in_words(one.as_it_is), 11) +
                right(effect_in_words(one.effect.value), 11) + "  " + left(interval_in_words(one.effect), 21) + right(percent(one.higher), 8) + right(percent(one.lower), 9) +
                right(std::isfinite(one.gain) ? shortest(std::round(10.0 * one.gain) / 10.0) : "-", 8) + "\n";
    return text + "\n" +
           wrapped("Raised and lowered: shares of persons whose value the change moves up or down. Gain: how much smaller the variance of the mean effect is than between two independent "
                   "populations. " +
                       seeds_in_words(plan),
                   96);
}

/// When half of the effect is gone, as far as the ages that were tried tell.
std::string half_in_words(const HalfGone& half, const TwinsPlan& plan) {
    if (plan.at.front() != 0) return "No change at birth was tried to hold the others against; add 0 to --at.";
    if (!half.is_told)
        return plan.seeds < 3 ? "From fewer than three seeds it cannot be told from chance." : "A change at birth has no effect beyond chance, so that there is nothing to halve.";
    if (std::isfinite(half.settled_by))
        return "A change at " + years_of_age(half.settled_by) +
               " or later does exactly nothing to anybody, though there is time for it: what is changed was settled by then, at birth or as a bond or treatment began. That is no window that closes.";
    const std::string sure = (!(half.more_until > 0.0) ? std::string() : ": surely more than half is left at " + age_in_words(half.more_until)) +
                             (std::isnan(half.fewer_from) ? std::string()
                                                          : std::string(half.more_until > 0.0 ? ", surely" : ": surely") + " less at " + age_in_words(half.fewer_from));
    if (half.last_tried == 0.0) return "No later change was tried before it is looked at.";
    if (std::isnan(half.age)) return "More than half of the effect of a change at birth is left even of one at " + years_of_age(half.last_tried) + sure + ".";
    return "Half of the effect of a change at birth is gone at about " + years_of_age(half.age) + sure + ".";
}

std::string window_row_text(const WindowRow& row, bool has_share) {
    return "  " + left(age_in_words(row.at), 10) + right(grouped(row.persons), 9) + right(effect_in_words(row.effect.value), 12) + "   " + left(interval_in_words(row.effect), 24) +
           right(has_share && std::isfinite(row.of_birth) ? percent(row.of_birth) : "-", 12) + right(age_in_words(row.years_left), 14) + "\n";
}

/// The rows of one outcome. What is looked at before a change begins cannot be changed by it.
std::string window_text(const TwinsFound& found, const HalfGone& half) {
    std::string text = "  " + left("changed at", 10) + right("persons", 9) + right("effect", 12) + "   " + left("95 % interval", 24) + right("of at birth", 12) + right("years to act", 14) + "\n";
    std::string too_late;
    for (const WindowRow& row : found.windows) {
        if (row.outcome != half.outcome) continue;
        if (row.years_left > 0.0) text += window_row_text(row, half.is_told);
        else too_late += (too_late.empty() ? "" : ", ") + age_in_words(row.at);
    }
    return too_late.empty() ? text : text + wrapped(too_late + ": exactly zero, since it is looked at before the change", 96, 2);
}

std::string windows_text(const TwinsPlan& plan, const TwinsFound& found) {
    if (found.windows.empty())
        return wrapped("Nobody is born in the run's first month and looked at in both worlds, so that there are no effects by age; see the table of effects.", 96);
    std::string text = "Effects on those who are born as the run begins, by their age when the change begins\n";
    for (const HalfGone& half : found.halves) {
        const SweepOutcome& outcome = plan.outcomes[half.outcome];
        const std::string unit = outcome.unit == "-" ? "" : " (" + outcome.unit + ")";
        text += "\n" + wrapped(outcome.name + ": " + outcome.label + unit, 96) + window_text(found, half) + wrapped(half_in_words(half, plan), 96, 2);
    }
    return text + "\n" +
           wrapped(std::string(plan.lasts ? "Each change holds for the same time, so that ages differ in how much is learned of it, and in how long ago it is when the outcome is looked at. "
                                          : "A later change also has less time to act, so that its effect falls even where nothing closes; --for gives every change the same time. ") +
                       seeds_in_words(plan),
                   96);
}

/// What a later change cannot reach.
std::string settled_text(const TwinsPlan& plan) {
    std::string settled;
    for (const std::string& setting : plan.change) {
        const std::string mechanism = setting.substr(0, setting.find('.'));
        if (plan.at.back() > 0 && is_of_birth(mechanism) && settled.find(mechanism) == std::string::npos) settled += (settled.empty() ? "" : " and ") + mechanism;
    }
    if (settled.empty()) return {};
    return "\n" + wrapped(settled + ": settled at birth, so that a later change reaches those who are born later, and others only through them. An effect that falls with age here is no window that closes.", 96);
}

std::string contrast_text(const char* what, const Estimate& estimate) {
    return "  " + left(what, 34) + right(effect_in_words(estimate.value), 11) + "   " + interval_in_words(estimate) + "\n";
}

std::string fostered_text(const TwinsPlan& plan, const TwinsFound& found) {
    if (found.fostered.empty()) return wrapped("Nobody is exchanged and looked at in both worlds; are first children born in the same month (`parenthood.first_births`), to two families or more?", 96);
    const std::string kind(name_of(*plan.cross_fostered));
    std::string text = wrapped("First children exchanged at birth between founding families, by the " + kind + " of the mother who bore them and of the one who reared them, above the median (high) or below (low)", 96);
    for (const FosterEffects& one : found.fostered) {
        const SweepOutcome& outcome = plan.outcomes[one.outcome];
        text += "\n" + wrapped(outcome.name + ": " + outcome.label + (outcome.unit == "-" ? "" : " (" + outcome.unit + ")") + ", " + counted(one.persons, "child", "children"), 96) + "  " +
                left("means", 22) + right("reared by low", 15) + right("by high", 11) + "\n";
        for (const std::size_t birth : {0U, 1U})
            text += "  " + left(birth == 0 ? "born to low" : "born to high", 22) + right(level_in_words(one.cells[birth][0].value), 15) + right(level_in_words(one.cells[birth][1].value), 11) + "\n";
        text += "  " + left("high - low", 34) + right("effect", 11) + "   95 % interval\n" + contrast_text("at home, by their own mothers", one.at_home) + contrast_text("by birth", one.by_birth) +
                contrast_text("by rearing", one.by_rearing) + contrast_text("interaction", one.interaction) + contrast_text("of the exchange itself", one.fostering);
    }
    return text + "\n" + wrapped("By birth: what is inherited. By rearing: what she who rears does. At home both come from the same mother. " + seeds_in_words(plan), 96);
}

bool did_nothing(const TwinsFound& found) {
    return std::all_of(found.effects.begin(), found.effects.end(), [](const TwinSummary& one) { return one.higher == 0.0 && one.lower == 0.0; });
}

} // namespace

std::string twins_text(const TwinsPlan& plan, const TwinsFound& found, const std::string& out) {
    std::string text = wrapped(plan.command, 96) + "\n" + (plan.cross_fostered ? fostered_text(plan, found) : plan.has_windows() ? windows_text(plan, found)
                                                                                                                                 : effects_text(plan, found.effects));
    text += settled_text(plan);
    if (did_nothing(found)) text += "\n" + wrapped("The change did nothing to anybody: every effect is exactly zero.", 96);
    text += "\nResults: " + out + "\n  person by person    dyad export " + shell_quoted(out) + " --table twins --csv twins.csv\n";
    if (plan.has_windows()) text += "  by age              dyad export " + shell_quoted(out) + " --table windows --csv windows.csv\n";
    if (plan.cross_fostered) text += "  birth and rearing   dyad export " + shell_quoted(out) + " --table cross_fostering --csv fostered.csv\n";
    return text;
}

} // namespace dyad
