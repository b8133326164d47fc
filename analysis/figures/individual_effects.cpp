// Individual effects: the same people lived twice, once with a training of their main figure and once without.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::size_t care_fifths = 5;
/// Less than a tenth of a standard deviation either way counts as no change.
constexpr double unchanged = 0.1;

std::vector<FigureWorld> individual_effects_worlds() {
    const std::vector<std::string> settings{"run.families=1200", "run.years=25", "record.ages=[9,18]", "record.years=[25]", "record.lives=0"};
    return {{"without training", "parent_training", settings, {"parent_training.share=0"}}, {"with training", "parent_training", settings, {"parent_training.share=1"}}};
}

/// What the training did to each person at one age, in standard deviations of the untrained: more security is above 0.
struct EffectsAt {
    std::string part, words; ///< "infancy", "18 months"
    std::vector<double> effects;
    Estimate mean, gain, lose;
    std::array<Estimate, care_fifths> by_care;
};

struct TwiceLived {
    std::uint64_t n = 0;
    std::array<double, care_fifths> care{};
    std::array<EffectsAt, 2> at;
    std::optional<Quoted> published;
};

struct OneWorld {
    Series infancy, adult, care;
};

OneWorld world_of(const Histories& lives) {
    OneWorld world{lives.score("security", 18), lives.score("self_avoidance", 300), lives.score("responsiveness", 9)};
    const Series anxiety = lives.score("self_anxiety", 300), later = lives.score("responsiveness", 18);
    for (std::size_t k = 0; k < anxiety.values.size(); ++k) {
        world.adult.values[k] = -(world.adult.values[k] + anxiety.values[k]) / 2.0;
        world.care.values[k] = (world.care.values[k] + later.values[k]) / 2.0;
    }
    return world;
}

/// Each person's effect at one age, by the fifth of care to which they belong without the training.
EffectsAt effects_at(std::string part, std::string words, const std::vector<double>& without, const std::vector<double>& with, const std::vector<std::size_t>& fifth_of) {
    EffectsAt all{std::move(part), std::move(words), {}, {}, {}, {}, {}};
    Mean level;
    for (const double value : without) level.add(value);
    double squares = 0.0;
    for (const double value : without) squares += (value - level.estimate().value) * (value - level.estimate().value);
    const double spread = std::sqrt(squares / static_cast<double>(without.size() - 1));
    Mean mean;
    Share gain, lose;
    std::array<Mean, care_fifths> fifths;
    for (std::size_t k = 0; k < without.size(); ++k) {
        const double effect = (with[k] - without[k]) / spread;
        all.effects.push_back(effect);
        mean.add(effect), gain.add(effect >= unchanged), lose.add(effect <= -unchanged), fifths[fifth_of[k]].add(effect);
    }
    all.mean = mean.estimate(), all.gain = gain.estimate(), all.lose = lose.estimate();
    for (std::size_t fifth = 0; fifth < care_fifths; ++fifth) all.by_care[fifth] = fifths[fifth].estimate();
    std::sort(all.effects.begin(), all.effects.end());
    return all;
}

Outcome<TwiceLived> twice_lived(const FigureInput& input) {
    const auto without = lives_of(input.worlds[0], {"security", "responsiveness", "self_avoidance", "self_anxiety"});
    const auto with = lives_of(input.worlds[1], {"security", "responsiveness", "self_avoidance", "self_anxiety"});
    if (!without) return without.refusals();
    if (!with) return with.refusals();
    const OneWorld there = world_of(*without), second = world_of(*with);
    const OneWorld first{without->beside(*with, there.infancy), without->beside(*with, there.adult), without->beside(*with, there.care)};
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k < second.infancy.values.size(); ++k)
        if (std::isfinite(first.infancy.values[k] + first.adult.values[k] + first.care.values[k] + second.infancy.values[k] + second.adult.values[k])) places.push_back(k);
    if (places.size() < care_fifths * fewest_drawn)
        return too_little(only_counted(places.size(), "person was", "persons were") + " looked at in infancy and at 25 years in both worlds", "at least 50 are wanted, as with `--set run.families=100 --set run.years=25 --set record.ages=[9,18] --set record.years=[25]`");
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return first.care.values[a] < first.care.values[b]; });
    TwiceLived all;
    all.n = places.size();
    std::array<std::vector<double>, 4> values;
    std::vector<std::size_t> fifth_of;
    std::array<Mean, care_fifths> care;
    for (std::size_t k = 0; k < places.size(); ++k) {
        fifth_of.push_back(k * care_fifths / places.size());
        care[fifth_of.back()].add(first.care.values[places[k]]);
        const std::array<const Series*, 4> series{&first.infancy, &second.infancy, &first.adult, &second.adult};
        for (std::size_t s = 0; s < 4; ++s) values[s].push_back(series[s]->values[places[k]]);
    }
    for (std::size_t fifth = 0; fifth < care_fifths; ++fifth) all.care[fifth] = care[fifth].estimate().value;
    all.at = {effects_at("infancy", "18 months", values[0], values[1], fifth_of), effects_at("adult", "25 years", values[2], values[3], fifth_of)};
    all.published = input.published("i.V1.security");
    return all;
}

std::vector<FigureTable> tables_of(const TwiceLived& all) {
    FigureTable sums{"", {"age", "n", "mean", "mean_low", "mean_high", "gain", "gain_low", "gain_high", "lose", "lose_low", "lose_high", "unchanged", "published_mean"}, {}};
    for (const EffectsAt& one : all.at) {
        std::vector<FigureTable::Cell> row{one.words, static_cast<double>(all.n)};
        add_cells(row, one.mean), add_cells(row, one.gain), add_cells(row, one.lose);
        row.emplace_back(1.0 - one.gain.value - one.lose.value);
        row.emplace_back(one.part == "infancy" && all.published ? all.published->number.value : std::nan(""));
        sums.rows.push_back(row);
    }
    FigureTable care{"by_care", {"fifth", "bids_answered_without", "infancy", "infancy_low", "infancy_high", "adult", "adult_low", "adult_high"}, {}};
    for (std::size_t fifth = 0; fifth < care_fifths; ++fifth) {
        std::vector<FigureTable::Cell> row{static_cast<double>(fifth + 1), all.care[fifth]};
        for (const EffectsAt& one : all.at) add_cells(row, one.by_care[fifth]);
        care.rows.push_back(row);
    }
    FigureTable sorted{"sorted", {"share_of_people"}, {}};
    for (const EffectsAt& one : all.at)
        for (const char* kind : {"", "_lose", "_unchanged", "_gain"}) sorted.columns.push_back(one.part + kind);
    for (std::size_t k = 0; k < all.n; ++k) {
        std::vector<FigureTable::Cell> row{(static_cast<double>(k) + 0.5) / static_cast<double>(all.n)};
        for (const EffectsAt& one : all.at) {
            const double effect = one.effects[k], none = std::nan("");
            row.emplace_back(effect);
            row.emplace_back(effect <= -unchanged ? effect : none), row.emplace_back(std::abs(effect) < unchanged ? effect : none), row.emplace_back(effect >= unchanged ? effect : none);
        }
        sorted.rows.push_back(row);
    }
    return {sums, care, sorted};
}

std::string signed_text(double value) { return (value > 0.0 ? "+" : "") + decimal_text(value); }

/// The effect above which a share of people lie.
double effect_at(const EffectsAt& one, double share) { return one.effects[static_cast<std::size_t>(share * static_cast<double>(one.effects.size() - 1))]; }

/// Everyone beside everyone, from who loses most to who gains most.
void draw_sorted(Plot& plot, const TwiceLived& all, const EffectsAt& one, const Area& cell, bool has_y, bool has_x) {
    const Area box = plot.box_in(cell, has_y ? 4.4 : 2.6, has_x ? 3.2 : 1.6, 0.8, 2.0);
    // One in two hundred at either end would make all others small.
    double low = -1.0, high = 1.0;
    for (const EffectsAt& each : all.at) low = std::min(low, std::floor(2.0 * effect_at(each, 0.005)) / 2.0), high = std::max(high, std::ceil(2.0 * effect_at(each, 0.995)) / 2.0);
    const double per_em = (high - low) * plot.em() / box.height();
    plot.axes(box, {.words = has_x ? "people, sorted (%)" : "", .low = 0, .high = 100, .step = 25}, {.words = has_y ? "effect (SD)" : "", .low = low, .high = high, .step = high - low > (plot.is_narrow() ? 5.0 : 10.0) ? 2.0 : 1.0, .has_grid = true});
    plot.heading("Security at " + one.words);
    plot.words_at(6, std::max(effect_at(one, 0.06) - 0.9 * per_em, low + (plot.is_narrow() ? 0.7 : 2.2) * per_em), percent_text(one.lose.value) + " lose", {.colour = vermilion.words, .weight = Weight::bold});
    plot.words_at(94, std::min(high - 0.7 * per_em, std::max(effect_at(one, 0.95), one.mean.value) + 0.9 * per_em), percent_text(one.gain.value) + " gain", {.colour = blue.words, .side = Side::right, .weight = Weight::bold});
    plot.words_at(3, std::max(one.mean.value, 0.0) + 0.8 * per_em, "mean " + signed_text(one.mean.value), {});
    const bool is_quoted = one.part == "infancy" && all.published;
    if (is_quoted) {
        // In the corner where nobody is, because beside the line itself there is no room.
        plot.words_at(97, low + 0.9 * per_em, "thick dashes: published mean " + signed_text(all.published->number.value), {.colour = shade::soft, .side = Side::right, .size = 0.85});
    }
    std::vector<std::string> parts;
    const std::string people = plot.data("sorted") + " using (100*column('share_of_people')):";
    const auto area = [&](const std::string& kind, std::string_view colour) {
        parts.push_back(people + "'" + one.part + kind + "' with filledcurves y=0 fs solid 1 noborder lc rgb '" + std::string(colour) + "'");
    };
    area("_lose", vermilion.mark), area("_unchanged", shade::axis), area("_gain", blue.mark);
    // Thick and behind the mean, so that both are seen where they meet.
    if (is_quoted) parts.push_back(people + "(" + number(all.published->number.value) + ") with lines lw 6 dt 2 lc rgb '" + std::string(shade::axis) + "'");
    parts.push_back(people + "(" + number(one.mean.value) + ") with lines lw 2 lc rgb '" + std::string(shade::ink) + "'");
    plot.draw(parts);
}

void draw_by_care(Plot& plot, const TwiceLived& all, const Area& cell) {
    const bool is_narrow = plot.is_narrow();
    const Area box = plot.box_in(cell, 4.4, 3.2, 0.8, 2.0);
    double low = 0.0, high = 0.2;
    for (const EffectsAt& one : all.at)
        for (const Estimate& mean : one.by_care) low = std::min(low, mean.low), high = std::max(high, mean.high);
    low = std::floor(low * 10.0) / 10.0;
    // The names of the two ages stand above all that is drawn.
    const double names = (is_narrow ? 1.6 : 3.0) * plot.em();
    high += (high - low) * names / (box.height() - names);
    plot.axes(box, {.words = "bids answered without it (%)", .low = 0, .high = 100, .step = is_narrow ? 20.0 : 25.0}, {.words = is_narrow ? "mean (SD)" : "mean effect (SD)", .low = low, .high = high, .step = is_narrow ? 0.2 : 0.1, .has_grid = true});
    plot.heading("Mean by care without it");
    plot.line(0, 0, 100, 0, shade::axis, 1.2);
    std::vector<std::string> parts;
    const double per_em = (high - low) * plot.em() / box.height(), across = 100.0 * plot.em() / box.width();
    const std::array<const Stroke*, 2> looks{&green, &purple};
    for (std::size_t k = 0; k < 2; ++k) {
        const std::string name = all.at[k].part, x = plot.data("by_care") + " using (100*column('bids_answered_without')" + (k == 0 ? "-0.8" : "+0.8") + "):'", colour = " lc rgb '" + std::string(looks[k]->mark) + "'", shape = " pt " + std::to_string(looks[k]->shape);
        parts.push_back(x + name + "' with lines lw 2.2 dt " + std::to_string(looks[k]->dashes) + colour);
        parts.push_back(x + name + "':'" + name + "_low':'" + name + "_high' with yerrorbars lw 2" + shape + " ps 0.6" + colour);
        const double at_x = 4.0 + (is_narrow && k == 1 ? 9.0 * across : 0.0), y = high - (is_narrow || k == 0 ? 0.8 : 2.1) * per_em;
        plot.command("set label '' at first " + number(at_x) + "," + number(y) + " point" + shape + " ps 0.7" + colour);
        plot.words_at(at_x + 0.8 * across, y, "at " + all.at[k].words, {.colour = looks[k]->words, .weight = Weight::bold});
    }
    plot.draw(parts);
}

void draw(Plot& plot, const TwiceLived& all) {
    if (plot.is_narrow()) {
        const Area& area = plot.area();
        Area first = area, second = area, third = area;
        first.bottom = second.top = area.top - 0.3 * area.height(), second.bottom = third.top = first.bottom - 0.35 * area.height();
        draw_sorted(plot, all, all.at[0], first, true, false), draw_sorted(plot, all, all.at[1], second, true, true), draw_by_care(plot, all, third);
        return;
    }
    const std::array widths{1.0, 0.9, 1.0};
    const auto columns = cells(plot.area(), 3, 1, 0.8 * plot.em(), widths);
    draw_sorted(plot, all, all.at[0], columns[0], true, true), draw_sorted(plot, all, all.at[1], columns[1], false, true), draw_by_care(plot, all, columns[2]);
}

std::string at_in_words(const EffectsAt& one) {
    return "At " + one.words + " the mean is " + signed_text(one.mean.value) + " standard deviations (" + decimal_text(one.mean.low) + " to " + decimal_text(one.mean.high) + "); " + percent_text(one.gain.value) + " gain, " + percent_text(one.lose.value) + " lose and the others hardly change.";
}

/// What became of the least answered fifth at an age, where their interval tells; nothing where it holds 0.
std::string fifth_in_words(const EffectsAt& one) {
    const Estimate& least = one.by_care.front();
    if (!(least.low > 0.0 || least.high < 0.0)) return "";
    return std::string("The least answered fifth ") + (least.high < 0.0 ? "loses" : "gains") + " on average at " + one.words + ": " + signed_text(least.value) + " (" + decimal_text(least.low) + " to " + decimal_text(least.high) + "). ";
}

Outcome<FigureContent> individual_effects_content(const FigureInput& input) {
    const auto all = twice_lived(input);
    if (!all) return all.refusals();
    const EffectsAt &infancy = all->at[0], &adult = all->at[1];
    FigureContent figure;
    figure.title = "One training, many effects: " + percent_text(infancy.gain.value) + " of infants gain, " + percent_text(infancy.lose.value) + " lose; at 25 years " + percent_text(adult.gain.value) + " and " + percent_text(adult.lose.value);
    figure.subtitle = "The same " + grouped(all->n) + " people lived twice: with and without a training of their carer at 6 months";
    if (all->published) figure.published = all->published->reference;
    figure.caption = "Each person's own effect: true security in the life with the training less that in the life without, everything else by the same chance, in standard deviations of the untrained; no study can see it. First two panels: people sorted "
                     "by it, at 18 months (security with the main figure) and at 25 years (the general model, low avoidance and anxiety); the full line is the mean; grey is less than a tenth of a standard deviation; one in two hundred at either end may lie beyond the axis. Third panel: means with 95 % intervals "
                     "by fifths of the care they would have had. " +
                     fifth_in_words(adult) +
                     "The two lives differ in nothing but the training, so that the difference is its total effect, which by 25 may have come by way of other friends and other partners too. ";
    if (all->published)
        figure.caption += std::string("Thick dashes: published trainings") + (all->published->is_recalled ? " (recalled, not checked in its source)" : "") + " raise measured security by d = " + decimal_text(all->published->number.value) + " on average; the size of this one is an input. Of individual effects nothing is known.";
    else figure.caption += "The size of the training is an input.";
    figure.alt = "Three panels. Two show people sorted by what the training did to their security. " + at_in_words(infancy) + " " + at_in_words(adult) + " The third shows mean effects by care without the training: from the least to the most answered fifth " +
                 signed_text(infancy.by_care.front().value) + " to " + signed_text(infancy.by_care.back().value) + " at 18 months and " + signed_text(adult.by_care.front().value) + " to " + signed_text(adult.by_care.back().value) + " at 25 years.";
    if (const std::string fifth = fifth_in_words(adult); !fifth.empty()) figure.alt += " " + fifth.substr(0, fifth.size() - 1);
    if (all->published) figure.alt += " Published on average: " + decimal_text(all->published->number.value) + ".";
    figure.tables = tables_of(*all);
    figure.draw = [kept = *all](Plot& plot) { draw(plot, kept); };
    return figure;
}

} // namespace

extern constinit const Figure individual_effects{"individual_effects", "what a training of parents does to each person, from the same people lived twice",
                                                 "A trial reports a mean effect of 0.2 SD. What shares of children gained, lost or did not change could lie behind it, and could the trial tell? What would you have to see of one child to know?",
                                                 individual_effects_worlds, individual_effects_content, false};

} // namespace dyad
