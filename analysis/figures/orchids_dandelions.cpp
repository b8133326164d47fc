// Differential susceptibility: security by the quality of care, for infants who are more and less susceptible to it.
#include "analysis/figures/figure_lives.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace dyad {

namespace {

constexpr std::size_t care_levels = 8;

std::vector<FigureWorld> orchids_dandelions_worlds() {
    return {{"ordinary families", "baseline", {"run.families=6000", "run.years=1.5", "record.ages=[9,13,18]", "record.years=[]", "record.lives=0"}, {}}};
}

/// What is drawn in one panel: an outcome by the quality of care, for the highest and the lowest quarter of a marker.
struct CarePanel {
    std::string part, heading, high_words, low_words;
    std::array<Estimate, care_levels> high, low;

    Estimate lead(std::size_t level) const { ///< of the high quarter over the low one
        const double value = high[level].value - low[level].value, error = std::hypot(high[level].high - high[level].value, low[level].high - low[level].value);
        return {value, value - error, value + error, high[level].n + low[level].n};
    }
    bool surely_rises(const std::array<Estimate, care_levels>& one) const { return one.back().low > one.front().high; }
    double span(const std::array<Estimate, care_levels>& one) const { return one.back().value - one.front().value; }
};

struct CaredFor {
    std::uint64_t n = 0;
    std::string ages;     ///< at which care was looked at
    unsigned outcome = 0; ///< months
    double marked = 0.0;  ///< correlation of reactivity with susceptibility
    std::array<double, care_levels> care{};
    std::array<CarePanel, 3> panels;
    double crossing = std::nan(""), security_there = 0.0, share_beyond = std::nan(""); ///< of the first panel
};

/// The places of those with a value, from the lowest to the highest.
std::vector<std::size_t> ranked(const std::vector<double>& values, const std::vector<std::size_t>& places) {
    std::vector<std::size_t> order = places;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

/// Mean of what is known of each person's care, over all looks in infancy; and the last age at which security was looked at.
Series care_of(const Histories& lives, CaredFor& all) {
    Series care = lives.nothing("care");
    std::vector<int> looks(care.values.size(), 0);
    for (unsigned age = 6; age <= 24; ++age) {
        const Series here = lives.score("responsiveness", age);
        if (cases_in(here) < fewest_drawn) continue;
        all.ages += (all.ages.empty() ? "" : ", ") + std::to_string(age);
        if (cases_in(lives.score("aqs_security", age)) >= fewest_drawn) all.outcome = age;
        for (std::size_t k = 0; k < looks.size(); ++k)
            if (std::isfinite(here.values[k])) care.values[k] = (looks[k] == 0 ? 0.0 : care.values[k]) + here.values[k], ++looks[k];
    }
    for (std::size_t k = 0; k < looks.size(); ++k)
        if (looks[k] > 0) care.values[k] /= looks[k];
    return care;
}

void fill(CarePanel& panel, const std::vector<double>& marker, const Series& outcome, const std::vector<std::size_t>& places, const std::vector<std::size_t>& level_of) {
    const auto order = ranked(marker, places);
    const std::size_t quarter = order.size() / 4;
    for (const bool is_high : {true, false}) {
        std::array<Series, care_levels> groups;
        for (std::size_t k = 0; k < quarter; ++k) {
            const std::size_t person = is_high ? order[order.size() - 1 - k] : order[k];
            groups[level_of[person]].values.push_back(outcome.values[person]);
        }
        for (std::size_t level = 0; level < care_levels; ++level) (is_high ? panel.high : panel.low)[level] = mean_with_interval(groups[level]);
    }
}

/// Where the high quarter's line meets the low one's for the last time, and how many infants have better care than that.
void find_crossing(CaredFor& all, const std::vector<double>& care, const std::vector<std::size_t>& places) {
    const CarePanel& panel = all.panels[0];
    if (!(panel.lead(0).high < 0.0 && panel.lead(care_levels - 1).low > 0.0)) return; // it may be chance that they meet
    for (std::size_t k = 0; k + 1 < care_levels; ++k) {
        const double here = panel.lead(k).value, next = panel.lead(k + 1).value;
        if (!(here < 0.0 && next >= 0.0)) continue;
        const double part = here / (here - next);
        all.crossing = all.care[k] + (all.care[k + 1] - all.care[k]) * part;
        all.security_there = panel.low[k].value + (panel.low[k + 1].value - panel.low[k].value) * part;
    }
    if (!std::isfinite(all.crossing)) return;
    const auto beyond = std::count_if(places.begin(), places.end(), [&](std::size_t k) { return care[k] > all.crossing; });
    all.share_beyond = static_cast<double>(beyond) / static_cast<double>(places.size());
}

Outcome<CaredFor> cared_for(const FigureInput& input) {
    const auto lives = lives_of(input.worlds[0], {"responsiveness", "security", "aqs_security"});
    if (!lives) return lives.refusals();
    CaredFor all;
    const Series care = care_of(*lives, all), truth = lives->score("security", all.outcome), sorted = lives->score("aqs_security", all.outcome);
    std::vector<double> susceptibility, reactivity;
    for (const auto& person : lives->persons()) susceptibility.push_back(person.susceptibility), reactivity.push_back(person.reactivity);
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k < care.values.size(); ++k)
        if (std::isfinite(care.values[k] + truth.values[k] + sorted.values[k])) places.push_back(k);
    all.n = places.size();
    if (places.size() < 4 * care_levels * fewest_drawn)
        return too_little(only_counted(places.size(), "infant was", "infants were") + " looked at with true care and the Q-Sort in infancy", "at least 320 are wanted, as with `--set run.families=400 --set record.ages=[9,13,18]`");
    const auto order = ranked(care.values, places);
    std::vector<std::size_t> level_of(care.values.size(), 0);
    std::array<std::uint64_t, care_levels> counts{};
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::size_t level = k * care_levels / order.size();
        level_of[order[k]] = level, all.care[level] += care.values[order[k]], ++counts[level];
    }
    for (std::size_t level = 0; level < care_levels; ++level) all.care[level] /= static_cast<double>(counts[level]);
    Series first{"", {}}, second{"", {}};
    for (const std::size_t k : places) first.values.push_back(susceptibility[k]), second.values.push_back(reactivity[k]);
    all.marked = correlation_with_interval(first, second).value;
    all.panels = {CarePanel{"", "True security (reward)", "most susceptible", "least susceptible", {}, {}},
                  CarePanel{"q_sort", "Q-Sort security (r)", "most susceptible", "least susceptible", {}, {}},
                  CarePanel{"reactivity", "The same, by reactivity", "most reactive", "least reactive", {}, {}}};
    fill(all.panels[0], susceptibility, truth, places, level_of);
    fill(all.panels[1], susceptibility, sorted, places, level_of);
    fill(all.panels[2], reactivity, sorted, places, level_of);
    for (const CarePanel& panel : all.panels)
        for (std::size_t level = 0; level < care_levels; ++level)
            if (std::min(panel.high[level].n, panel.low[level].n) < fewest_drawn) return too_little("too few infants of a quarter have care of one of " + std::to_string(care_levels) + " levels", "more are wanted, as with `--set run.families=1000`");
    find_crossing(all, care.values, places);
    return all;
}

std::vector<FigureTable> tables_of(const CaredFor& all) {
    std::vector<FigureTable> tables;
    for (const CarePanel& panel : all.panels) {
        FigureTable table{panel.part, {"level", "bids_answered", "n_high", "high", "high_low", "high_high", "n_low", "low", "low_low", "low_high", "lead_of_high", "lead_low", "lead_high"}, {}};
        for (std::size_t level = 0; level < care_levels; ++level) {
            std::vector<FigureTable::Cell> row{static_cast<double>(level + 1), all.care[level], static_cast<double>(panel.high[level].n)};
            add_cells(row, panel.high[level]);
            row.emplace_back(static_cast<double>(panel.low[level].n));
            add_cells(row, panel.low[level]);
            add_cells(row, panel.lead(level));
            table.rows.push_back(row);
        }
        tables.push_back(table);
    }
    FigureTable sums{"sums", {"what", "value"}, {{std::string("infants"), static_cast<double>(all.n)}, {std::string("care at which true security is equal"), all.crossing}, {std::string("share with better care than that"), all.share_beyond}, {std::string("correlation of reactivity with susceptibility"), all.marked}}};
    for (const CarePanel& panel : all.panels) {
        sums.rows.push_back({panel.heading + ", best less poorest care, " + panel.high_words, panel.span(panel.high)});
        sums.rows.push_back({panel.heading + ", best less poorest care, " + panel.low_words, panel.span(panel.low)});
    }
    tables.push_back(sums);
    return tables;
}

/// Names a line beside it, at the left above the upper one or at the right below the lower one, where no band is.
void name_lines(Plot& plot, const CaredFor& all, const CarePanel& panel, const Area& box, double low, double high) {
    const double per_em = (high - low) * plot.em() / box.height(), across = 100.0 * plot.em() / box.width();
    const double upper_end = 3.0 + width_in_ems(panel.low_words, Weight::bold) * across, lower_end = 99.0 - width_in_ems(panel.high_words, Weight::bold) * across;
    double above = low, below = high;
    for (std::size_t k = 0; k < care_levels; ++k) {
        const double x = 100.0 * all.care[k];
        if (x < upper_end + 8.0) above = std::max({above, panel.low[k].high, panel.high[k].high});
        if (x > lower_end - 8.0) below = std::min({below, panel.low[k].low, panel.high[k].low});
    }
    plot.words_at(3.0, std::min(above + 0.9 * per_em, high - 0.7 * per_em), panel.low_words, {.colour = blue.words, .weight = Weight::bold});
    plot.words_at(99.0, std::max(below - 0.9 * per_em, low + 0.7 * per_em), panel.high_words, {.colour = vermilion.words, .side = Side::right, .weight = Weight::bold});
}

void draw_care(Plot& plot, const CaredFor& all, std::size_t which, const Area& cell, bool has_x) {
    const CarePanel& panel = all.panels[which];
    const Area box = plot.box_in(cell, 3.2, has_x ? 3.2 : 1.5, 0.7, 2.0);
    double low = 0.0, high = 0.0;
    for (const CarePanel& one : all.panels)
        for (std::size_t k = 0; k < care_levels; ++k) low = std::min({low, one.high[k].low, one.low[k].low}), high = std::max({high, one.high[k].high, one.low[k].high});
    low = std::floor(low * 5.0) / 5.0, high = std::ceil(high * 5.0) / 5.0;
    double step = 0.2;
    while (step * box.height() < 1.4 * plot.em() * (high - low)) step *= 2.0;
    plot.axes(box, {.words = has_x ? "direct bids answered (%)" : "", .low = 0, .high = 100, .step = plot.is_narrow() ? 20.0 : 25.0}, {.low = low, .high = high, .step = step, .has_grid = true});
    plot.heading(panel.heading);
    if (which == 0 && std::isfinite(all.crossing)) {
        plot.line(100.0 * all.crossing, all.security_there, 100.0 * all.crossing, high, shade::axis, 1.2, 2);
        plot.words_at(100.0 * all.crossing - 2.0, high - 0.8 * (high - low) * plot.em() / box.height(), "equal at " + percent_text(all.crossing), {.colour = shade::soft, .side = Side::right, .size = 0.9});
    }
    name_lines(plot, all, panel, box, low, high);
    const auto series = [&](const std::string& name, const Stroke& stroke) {
        const std::string x = plot.data(panel.part) + " using (100*column('bids_answered')):'", colour = " lc rgb '" + std::string(stroke.mark) + "'";
        return std::vector<std::string>{x + name + "_low':'" + name + "_high' with filledcurves fs transparent solid " + number(band_opacity) + " noborder" + colour,
                                        x + name + "' with linespoints lw 2.6 dt " + std::to_string(stroke.dashes) + " pt " + std::to_string(stroke.shape) + " ps 0.5" + colour};
    };
    auto parts = series("low", blue);
    const auto others = series("high", vermilion);
    parts.insert(parts.end(), others.begin(), others.end());
    plot.draw(parts);
}

void draw(Plot& plot, const CaredFor& all) {
    const bool is_narrow = plot.is_narrow();
    const auto panels = cells(plot.area(), is_narrow ? 1 : 3, is_narrow ? 3 : 1, (is_narrow ? 0.2 : 0.6) * plot.em());
    for (std::size_t k = 0; k < 3; ++k) draw_care(plot, all, k, panels[k], !is_narrow || k == 2);
}

std::string title_of(const CaredFor& all) {
    const CarePanel& panel = all.panels[0];
    const Estimate poorest = panel.lead(0), best = panel.lead(care_levels - 1);
    const std::string numbers = std::string("from the poorest to the best care, true security ") + (panel.surely_rises(panel.high) && panel.surely_rises(panel.low) ? "rises by " : "changes by ") + decimal_text(panel.span(panel.high)) + " in the most susceptible, " + decimal_text(panel.span(panel.low)) + " in the least";
    if (poorest.high < 0.0 && best.low > 0.0) return "For better and for worse: " + numbers;
    if (poorest.high < 0.0) return "For worse, not surely for better: " + numbers;
    if (best.low > 0.0) return "For better, not surely for worse: " + numbers;
    return "Susceptible infants and others are alike in poor and in good care: " + numbers;
}

Outcome<FigureContent> orchids_dandelions_content(const FigureInput& input) {
    const auto all = cared_for(input);
    if (!all) return all.refusals();
    const CarePanel &truth = all->panels[0], &sorted = all->panels[1], &seen = all->panels[2];
    FigureContent figure;
    figure.title = title_of(*all);
    figure.subtitle = grouped(all->n) + " infants at " + std::to_string(all->outcome) + " months: the most and the least susceptible quarter, by true care at " + all->ages + " months";
    figure.caption = "Mean security with the main figure and 95 % bands at eight levels of care with equally many infants: the true chance that the figure notices a direct bid and does not reject it. True security is how much better asking "
                     "is expected to go than muting or amplifying, less fear. First two panels: quarters by inborn susceptibility, which no study can see; the dashed line marks where the two quarters are equally secure. Third panel: quarters by reactivity, its visible "
                     "marker, which correlates " +
                     correlation_text(all->marked) + " with it here and also sets how loud infants signal. That some infants take experience harder is put into the model; where the lines cross follows from what all "
                                                     "infants expect at birth. ";
    if (const auto quoted = input.published("i.N2")) {
        figure.published = quoted->reference;
        figure.caption += std::string("That parenting matters more for infants of difficult temperament was published of their later adjustment (84 studies pooled; no number of it is drawn") + (quoted->is_recalled ? "; recalled, not checked in its source" : "") + "). ";
    }
    figure.caption += "Of infants' attachment no pooled finding of this kind is known to us.";
    const auto spans = [](const CarePanel& panel) { return decimal_text(panel.span(panel.high)) + " in the " + panel.high_words + " quarter and by " + decimal_text(panel.span(panel.low)) + " in the " + panel.low_words; };
    figure.alt = "Three panels of security with the main figure by the share of direct bids that are answered, two lines each. From the poorest to the best care true security differs by " + spans(truth) + "; by Q-Sort, security differs by " + spans(sorted) +
                 "; sorted by reactivity, by " + spans(seen) + ".";
    if (std::isfinite(all->crossing)) figure.alt += " In true security the lines cross where " + percent_text(all->crossing) + " of bids are answered; " + percent_text(all->share_beyond) + " of infants have better care than that. In the Q-Sort the most susceptible " + (sorted.lead(care_levels - 1).low > 0.0 ? "are ahead in the best care too." : "are not surely ahead even in the best care.");
    figure.tables = tables_of(*all);
    figure.draw = [kept = *all](Plot& plot) { draw(plot, kept); };
    return figure;
}

} // namespace

extern constinit const Figure orchids_dandelions{"orchids_dandelions", "security by the quality of care, for infants more and less susceptible to it",
                                                 "A study finds that reactive infants are less secure than others and stops there. What would it have concluded about them in families with the best care, and whom should a training of parents be offered to?", orchids_dandelions_worlds, orchids_dandelions_content, false};

} // namespace dyad
