// The window of tolerance: arousal under the same stressor, what is tolerated, and where chronic arousal comes from.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/world_parameters.hpp"
#include "analysis/markup.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr unsigned grown = 25 * 12, infant = 13;
constexpr int followed_minutes = 40;

/// The classes of one classification, in the order of class_strokes.
struct ToleranceClass {
    const char *label, *name;
};
constexpr std::array<ToleranceClass, 4> grown_classes{ToleranceClass{"Ds", "dismissing"}, ToleranceClass{"F", "autonomous"}, ToleranceClass{"E", "preoccupied"}, ToleranceClass{"U", "unresolved"}};
constexpr std::array<ToleranceClass, 4> tolerance_classes{ToleranceClass{"A", "avoidant"}, ToleranceClass{"B", "secure"}, ToleranceClass{"C", "resistant"}, ToleranceClass{"D", "disorganized"}};

std::vector<FigureWorld> window_of_tolerance_worlds() { return {{"whole lives", "life_course", {"run.families=1500", "record.lives=0"}, {}}}; }

/// What is known of the instrument: the upper edge of the window, and the minutes within which a tolerable stressor is over.
struct StressTest {
    double window_top = 0.5, patience = 20.0, plasticity_cost = 0.0;
};

struct ToleranceGroup {
    std::string words;
    std::size_t stroke = 0;
    bool is_grown = false;
    Estimate window, recovery;
};

struct ToneAge {
    unsigned months;
    std::array<Estimate, 4> by_class;
};

struct ToleranceLives {
    StressTest test;
    std::vector<std::array<Estimate, 4>> minutes; ///< mean arousal in each minute, by adult class
    std::vector<ToleranceGroup> groups;           ///< adult classes, then infant ones
    std::vector<ToneAge> tone;
    std::uint64_t n = 0;
};

/// A person's arousal falls from T + J towards T by the same share every minute. J is the recorded jump, and the share follows
/// from the largest stressor that is tolerated, (w - T) / (1 - share)^m.
std::vector<std::array<Estimate, 4>> minutes_of(const Histories& lives, const StressTest& test) {
    const Series tone = lives.score("tone", grown), jump = lives.score("arousal_range", grown), window = lives.score("tolerance_window", grown);
    std::array<Series, 4> masks{lives.nothing(""), lives.nothing(""), lives.nothing(""), lives.nothing("")};
    for (std::size_t k = 0; k < 4; ++k) masks[k] = lives.is("aai_class", grown_classes[k].label, grown);
    std::vector<std::array<Mean, 4>> sums(static_cast<std::size_t>(followed_minutes) + 1);
    for (std::size_t i = 0; i < tone.values.size(); ++i) {
        const double calm = tone.values[i], top = test.window_top - calm;
        if (!std::isfinite(calm + jump.values[i] + window.values[i]) || top <= 0.0 || window.values[i] <= 0.0) continue;
        const double kept = std::min(1.0, std::pow(top / window.values[i], 1.0 / test.patience));
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t minute = 0; minute < sums.size() && masks[k].values[i] == 1.0; ++minute)
                sums[minute][k].add(calm + jump.values[i] * std::pow(kept, static_cast<double>(minute)));
    }
    std::vector<std::array<Estimate, 4>> minutes;
    for (const auto& minute : sums) minutes.push_back({minute[0].estimate(), minute[1].estimate(), minute[2].estimate(), minute[3].estimate()});
    return minutes;
}

std::vector<ToleranceGroup> groups_of(const Histories& lives) {
    const Series window = lives.score("tolerance_window", grown), recovery = lives.score("arousal_recovery", grown);
    std::vector<ToleranceGroup> groups;
    const auto add = [&](const std::string& words, std::size_t k, bool is_grown, const Series& mask) {
        groups.push_back({words, k, is_grown, mean_with_interval(only(window, mask)), mean_with_interval(only(recovery, mask))});
    };
    for (std::size_t k = 0; k < 4; ++k) add(grown_classes[k].name, k, true, lives.is("aai_class", grown_classes[k].label, grown));
    for (std::size_t k = 0; k < 4; ++k) add(tolerance_classes[k].name, k, false, lives.is("ssp_class", tolerance_classes[k].label, infant));
    return groups;
}

Outcome<ToleranceLives> tolerance_of(const LivedWorld& world) {
    const auto lives = lives_of(world, {"ssp_class", "aai_class", "tone", "arousal_range", "arousal_recovery", "tolerance_window"});
    if (!lives) return lives.refusals();
    ToleranceLives all;
    const auto top = parameter_in(world, "emotion_regulation.window_top"), patience = parameter_in(world, "emotion_regulation.patience"), cost = parameter_in(world, "plasticity.tone_cost");
    if (top && patience && cost) all.test = {*top, *patience, *cost};
    all.minutes = minutes_of(*lives, all.test);
    all.groups = groups_of(*lives);
    for (const Estimate& one : all.minutes.front()) all.n += one.n;
    for (const ToleranceGroup& group : all.groups)
        if (group.window.n < fewest_drawn)
            return too_little("only " + counted(group.window.n, "person", "persons") + " classified " + group.words + " met the stressor at 25 years", "at least 10 are wanted, as with `--set run.families=500 --set record.ages=[13] --set record.years=[25]`");
    for (const unsigned months : {9U, 13U, 18U, 18U * 12U, 25U * 12U, 35U * 12U, 50U * 12U}) {
        ToneAge age{months, {}};
        const Series tone = lives->score("tone", months);
        for (std::size_t k = 0; k < 4; ++k) age.by_class[k] = mean_with_interval(only(tone, lives->is("ssp_class", tolerance_classes[k].label, infant)));
        if (std::all_of(age.by_class.begin(), age.by_class.end(), [](const Estimate& one) { return one.n >= fewest_drawn; })) all.tone.push_back(age);
    }
    return all;
}

double row_of(const ToleranceGroup& group, std::size_t g) { return (group.is_grown ? 9.2 : 8.0) - static_cast<double>(g); }

std::vector<FigureTable> tables_of(const ToleranceLives& all) {
    FigureTable minutes{"", {"minute"}, {}}, groups{"classes", {"row", "class", "n", "window", "window_low", "window_high", "recovery_minutes", "recovery_low", "recovery_high"}, {}},
        tone{"tone", {"place", "age_years"}, {}}, test{"test", {"window_top", "tolerable_minutes"}, {{all.test.window_top, all.test.patience}}};
    for (std::size_t k = 0; k < 4; ++k)
        for (const char* end : {"", "_low", "_high"}) minutes.columns.push_back(std::string(grown_classes[k].name) + end), tone.columns.push_back(std::string(tolerance_classes[k].name) + end);
    for (std::size_t minute = 0; minute < all.minutes.size(); ++minute) {
        minutes.rows.push_back({static_cast<double>(minute)});
        for (const Estimate& one : all.minutes[minute]) add_cells(minutes.rows.back(), one);
    }
    for (std::size_t g = 0; g < all.groups.size(); ++g) {
        const ToleranceGroup& group = all.groups[g];
        groups.rows.push_back({row_of(group, g), group.words, static_cast<double>(group.window.n)});
        add_cells(groups.rows.back(), group.window), add_cells(groups.rows.back(), group.recovery);
    }
    for (std::size_t place = 0; place < all.tone.size(); ++place) {
        tone.rows.push_back({static_cast<double>(place), static_cast<double>(all.tone[place].months) / 12.0});
        for (const Estimate& one : all.tone[place].by_class) add_cells(tone.rows.back(), one);
    }
    return {minutes, groups, tone, test};
}

/// The lowest and highest bound of estimates, widened to whole steps of an axis.
std::pair<double, double> reach_of(const std::vector<Estimate>& all, double step) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Estimate& one : all) low = std::min(low, std::isfinite(one.low) ? one.low : one.value), high = std::max(high, std::isfinite(one.high) ? one.high : one.value);
    return {step * std::floor(low / step), step * std::ceil(high / step)};
}

void draw_stress(Plot& plot, const Area& box, const ToleranceLives& all) {
    std::vector<Estimate> ends(all.minutes.front().begin(), all.minutes.front().end());
    ends.insert(ends.end(), all.minutes.back().begin(), all.minutes.back().end());
    const auto [low, top] = reach_of(ends, 0.1);
    const double base = std::min(low, all.test.window_top - 0.1), high = std::max(top, all.test.window_top + 0.1);
    plot.axes(box, {.words = "minutes after the stressor", .low = 0, .high = followed_minutes, .step = 10}, {.words = "arousal", .low = base, .high = high, .step = plot.is_narrow() ? 0.2 : 0.1, .format = "%.1f"});
    plot.heading("The same stressor at 25 years");
    plot.rectangle(0, base, followed_minutes, all.test.window_top, shade::band);
    plot.words_at(0.8, base + (high - base) * 0.9 * plot.em() / box.height(), "window of tolerance", {.colour = shade::soft});
    // The curves run together, so that their words stand apart in the free corner above them, in the order of the curves.
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all.groups[a].recovery.value > all.groups[b].recovery.value; });
    std::vector<std::string> parts, lines;
    for (std::size_t k = 0; k < 4; ++k) {
        const Stroke& stroke = *class_strokes[order[k]];
        const std::string name = grown_classes[order[k]].name, minutes = ": " + decimal_text(all.groups[order[k]].recovery.value, 0) + (plot.is_narrow() ? " min" : " min to the window");
        plot.words_in_box(1.0, 1.0 - (0.5 + (plot.is_narrow() ? 1.15 : 1.3) * static_cast<double>(k)) * plot.em() / box.height(), name + minutes, {.colour = stroke.words, .side = Side::right, .size = plot.is_narrow() ? 0.95 : 1.0});
        parts.push_back(plot.band("", "minute", name + "_low", name + "_high", stroke));
        lines.push_back(plot.curve("", "minute", name, stroke));
        lines.push_back(plot.data() + " every 5 using 'minute':'" + name + "' with points pt " + std::to_string(stroke.shape) + " ps 0.5 lc rgb '" + std::string(stroke.mark) + "'");
    }
    parts.insert(parts.end(), lines.begin(), lines.end());
    plot.draw(parts);
}

/// In a narrow column there is room for the adult classes alone.
void draw_windows(Plot& plot, const Area& box, const ToleranceLives& all) {
    std::vector<Estimate> windows;
    for (const ToleranceGroup& group : all.groups) windows.push_back(group.window);
    const auto [least, most] = reach_of(windows, 0.1);
    const double low = plot.is_narrow() ? 5.6 : 0.4, high = plot.is_narrow() ? 9.8 : 10.7;
    plot.axes(box, {.words = "largest stressor tolerated at 25 years", .low = least, .high = most, .step = 0.1, .format = "%.1f", .has_grid = true}, {.low = low, .high = high, .is_shown = false});
    const auto put_words = [&](double row, std::string_view words, std::string_view colour, Weight weight) {
        plot.words_on_canvas(box.left - 0.6 * plot.em(), box.bottom + box.height() * (row - low) / (high - low), words, {.colour = colour, .side = Side::right, .size = 0.9, .weight = weight});
    };
    if (!plot.is_narrow()) put_words(10.25, "class as adults", shade::ink, Weight::bold), put_words(5.0, "class as infants", shade::ink, Weight::bold);
    std::vector<std::string> parts;
    for (std::size_t g = 0; g < (plot.is_narrow() ? 4 : all.groups.size()); ++g) {
        const Stroke& stroke = *class_strokes[all.groups[g].stroke];
        const double row = row_of(all.groups[g], g);
        put_words(row, all.groups[g].words, stroke.words, Weight::regular);
        parts.push_back(plot.data("classes") + " using (column('row')==" + number(row) + " ? column('window') : NaN):'row':'window_low':'window_high' with xerrorbars lw 2 pt " + std::to_string(stroke.shape) +
                        " ps 0.6 lc rgb '" + std::string(stroke.mark) + "'");
    }
    plot.draw(parts);
}

void draw_tone(Plot& plot, const Area& box, const ToleranceLives& all) {
    std::vector<std::pair<double, std::string>> marks;
    std::vector<Estimate> tones;
    for (std::size_t place = 0; place < all.tone.size(); ++place) {
        const unsigned months = all.tone[place].months;
        marks.emplace_back(static_cast<double>(place), months < 24 ? std::to_string(months) + " mo" : std::to_string(months / 12) + " y");
        tones.insert(tones.end(), all.tone[place].by_class.begin(), all.tone[place].by_class.end());
    }
    const double last = static_cast<double>(all.tone.size() - 1);
    const auto [low, high] = reach_of(tones, 0.2);
    plot.axes(box, {.words = plot.is_narrow() ? "" : "age", .low = -0.3, .high = last + 0.3, .marks = marks}, {.low = low, .high = high, .step = 0.2, .format = "%.1f", .has_grid = true});
    plot.heading("Chronic arousal, by class in infancy");
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all.tone.front().by_class[a].value > all.tone.front().by_class[b].value; });
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < 4; ++k) {
        const Stroke& stroke = *class_strokes[order[k]];
        const std::string name = tolerance_classes[order[k]].name;
        plot.words_in_box(1.0, 1.0 - (0.5 + (plot.is_narrow() ? 1.05 : 1.15) * static_cast<double>(k)) * plot.em() / box.height(), name, {.colour = stroke.words, .side = Side::right, .size = 0.9});
        parts.push_back(plot.curve("tone", "place", name, stroke, 2.0));
        parts.push_back(plot.intervals("tone", "place", name, name + "_low", name + "_high", stroke, 0.45));
    }
    plot.draw(parts);
}

void draw(Plot& plot, const ToleranceLives& all) {
    const double em = plot.em();
    const Area& area = plot.area();
    const bool has_tone = all.tone.size() > 1;
    if (plot.is_narrow()) {
        const double right = area.right - 0.8 * em, room = area.height() - 11.4 * em, tone = has_tone ? area.bottom + 1.4 * em + 0.31 * room : area.bottom - 1.6 * em;
        draw_stress(plot, {area.left + 4.4 * em, area.top - 1.6 * em - 0.42 * room, right, area.top - 1.6 * em}, all);
        draw_windows(plot, {area.left + 7.4 * em, tone + 4.8 * em, right, tone + 4.8 * em + 0.27 * room}, all);
        if (has_tone) draw_tone(plot, {area.left + 2.8 * em, area.bottom + 1.4 * em, right, tone}, all);
        return;
    }
    const std::array<double, 2> widths{1.1, 1.0};
    const auto columns = cells(area, 2, 1, 2.0 * em, widths);
    const double middle = has_tone ? columns[1].bottom + 0.44 * columns[1].height() : columns[1].bottom;
    draw_stress(plot, plot.box_in(columns[0], 4.4, 3.2, 0.6, 1.8), all);
    draw_windows(plot, plot.box_in({columns[1].left, middle, columns[1].right, columns[1].top}, 7.4, 3.0, 0.6, 0.0), all);
    if (has_tone) draw_tone(plot, plot.box_in({columns[1].left, columns[1].bottom, columns[1].right, middle}, 2.6, 3.2, 0.6, 1.8), all);
}

Outcome<FigureContent> window_of_tolerance_content(const FigureInput& input) {
    const auto tolerance = tolerance_of(input.worlds.front());
    if (!tolerance) return tolerance.refusals();
    const ToleranceLives& all = *tolerance;
    std::size_t soonest = 0, latest = 0;
    for (std::size_t k = 1; k < 4; ++k) {
        if (all.groups[k].recovery.value < all.groups[soonest].recovery.value) soonest = k;
        if (all.groups[k].recovery.value > all.groups[latest].recovery.value) latest = k;
    }
    FigureContent figure;
    const auto minutes = [&](std::size_t k) { return decimal_text(all.groups[k].recovery.value, 0); };
    figure.title = "After the same stressor, " + all.groups[soonest].words + " adults are back in the window of tolerance after " + minutes(soonest) + " minutes, " + all.groups[latest].words + " ones after " + minutes(latest);
    figure.subtitle = grouped(all.n) + " adults of 25 years under a standard stressor; classes by interview at 25 years and by the Strange Situation at 13 months";
    figure.caption = "First: mean arousal after a stressor that is the same for all (bands: 95 % intervals), by adult class; the window of tolerance is shaded, and the mean time until arousal is within it is written beside. "
                     "Then: the largest stressor from which a person is back in the window after " +
                     decimal_text(all.test.patience, 0) + " minutes (means with 95 % intervals; in a narrow column for adult classes alone). Last: chronic arousal, which follows the share of bids "
                                                          "that are left unsoothed, by class in infancy (means with 95 % intervals). A wide window belongs to who is calm to begin with and expects to be answered. The size of the stressor, the edge of the window and the "
                                                          "speed of calming are assumed, not fitted to measurements; that classes differ, and in which order, follows from what people expect. A tenth more chronic arousal lowers plasticity by " +
                     decimal_text(100.0 * (1.0 - std::exp(-0.1 * all.test.plasticity_cost)), 1) + " %.";
    figure.alt = "Falling curves of arousal after a stressor for four adult classes, over a shaded window of tolerance.";
    for (const ToleranceGroup& group : all.groups)
        if (group.is_grown) figure.alt += std::string(" ") + capital(group.words) + " adults are back in the window after " + decimal_text(group.recovery.value, 1) + " minutes and tolerate a stressor of " + decimal_text(group.window.value) + ".";
    figure.alt += " By class in infancy, the stressor tolerated is";
    for (std::size_t g = 4; g < all.groups.size(); ++g) figure.alt += std::string(g == 4 ? " " : ", ") + decimal_text(all.groups[g].window.value) + " (" + all.groups[g].words + ")";
    figure.alt += ".";
    if (all.tone.size() > 1)
        for (const std::size_t place : {std::size_t{0}, all.tone.size() - 1})
            figure.alt += std::string(place == 0 ? " Chronic arousal of avoidant and secure infants is first " : ", and last ") + decimal_text(all.tone[place].by_class[0].value) + " and " + decimal_text(all.tone[place].by_class[1].value) + (place == 0 ? "" : ".");
    figure.tables = tables_of(all);
    figure.draw = [all](Plot& plot) { draw(plot, all); };
    return figure;
}

} // namespace

extern constinit const Figure window_of_tolerance{"window_of_tolerance", "the window of tolerance: arousal under stress, what is tolerated, and chronic arousal, by class",
                                                  "What makes a window of tolerance wide: a calm body, or somebody to turn to? Which of the two could change at fifty?", window_of_tolerance_worlds, window_of_tolerance_content, false};

} // namespace dyad
