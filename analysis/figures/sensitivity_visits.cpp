// Sensitivity and security as they show after one home visit and after many, beside what they truly have in common.
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

std::vector<FigureWorld> sensitivity_visits_worlds() {
    std::vector<FigureWorld> all;
    for (const char* visits : {"1", "2", "4", "12", "50"})
        all.push_back({std::string("families visited ") + visits + (visits == std::string_view("1") ? " time" : " times"), "baseline", {"run.families=2000", "record.ages=[9, 13]", "record.lives=0"}, {std::string("observed_sensitivity.visits=") + visits}});
    return all;
}

/// In what security is seen, in the order of the columns.
enum SeenIn : std::size_t {
    in_truth,
    in_class,
    in_sort,
    ways_seen
};
constexpr std::array<const char*, ways_seen> seen_columns{"true_security", "class_secure", "q_sort"};
constexpr std::array<const char*, ways_seen> seen_words{"true security", "class B or not", "Q-sort"};
constexpr std::array<const Stroke*, ways_seen> seen_strokes{&blue, &vermilion, &purple};

/// Correlations with sensitivity as so many visits show it.
struct VisitRow {
    double visits;
    std::array<Estimate, ways_seen> with;
    Estimate with_true_care;
};

struct VisitedWorlds {
    std::vector<VisitRow> rows;              ///< by the number of visits
    std::array<Estimate, ways_seen> by_true; ///< the same with the true sensitivity
    Estimate class_with_truth;
};

Outcome<VisitedWorlds> visit_all(const FigureInput& input) {
    VisitedWorlds all;
    for (const LivedWorld& world : input.worlds) {
        const auto lives = lives_of(world, {"ssp_class", "aqs_security", "sensitivity_observed", "responsiveness", "security"});
        if (!lives) return lives.refusals();
        const auto visits = parameter_in(world, "observed_sensitivity.visits");
        const Series observed = lives->score("sensitivity_observed", 9), care = lives->score("responsiveness", 9);
        const std::array<Series, ways_seen> security{lives->score("security", 13), lives->is("ssp_class", "B", 13), lives->score("aqs_security", 13)};
        VisitRow row{visits ? *visits : std::nan(""), {}, correlation_with_interval(observed, care)};
        for (std::size_t k = 0; k < ways_seen; ++k) {
            row.with[k] = correlation_with_interval(observed, security[k]);
            if (all.rows.empty()) all.by_true[k] = correlation_with_interval(care, security[k]);
        }
        if (all.rows.empty()) all.class_with_truth = correlation_with_interval(security[in_class], security[in_truth]);
        const double everything = row.visits + row.with[0].value + row.with[1].value + row.with[2].value + row.with_true_care.value;
        if (row.with[in_class].n < fewest_drawn || !std::isfinite(everything + all.by_true[in_truth].value + all.class_with_truth.value))
            return too_little("of " + world.what + ", only " + counted(row.with[in_class].n, "infant has", "infants have") + " sensitivity observed at 9 months and a class at 13, or they are all alike",
                              "at least 10 who differ are wanted, as with `--set run.families=200 --set record.ages=[9,13]`");
        all.rows.push_back(row);
    }
    std::stable_sort(all.rows.begin(), all.rows.end(), [](const VisitRow& a, const VisitRow& b) { return a.visits < b.visits; });
    return all;
}

struct LossRow {
    std::string words;
    Estimate r;
    const Stroke* stroke;
};

/// What is left of the true correlation as one side, the other, and both are seen through instruments.
std::array<LossRow, 4> losses_of(const VisitedWorlds& all) {
    const double visits = all.rows.front().visits;
    const std::string seen = visits == 1.0 ? "seen once" : "seen at " + decimal_text(visits, 0) + " visits";
    return {LossRow{"true sensitivity, true security", all.by_true[in_truth], &green}, LossRow{seen + ", true security", all.rows.front().with[in_truth], &blue},
            LossRow{"true sensitivity, class B or not", all.by_true[in_class], &orange}, LossRow{seen + ", class B or not", all.rows.front().with[in_class], &vermilion}};
}

std::vector<FigureTable> tables_of(const VisitedWorlds& all, const std::optional<Quoted>& meta, const std::optional<Quoted>& baltimore) {
    FigureTable curves{"", {"visits"}, {}}, losses{"losses", {"row", "pair", "r", "low", "high"}, {}}, published{"published", {"x", "what", "r", "low", "high"}, {}},
        reliability{"instruments", {"what", "r", "low", "high"}, {}};
    for (const char* column : {seen_columns[0], seen_columns[1], seen_columns[2], "true_sensitivity"})
        for (const char* end : {"", "_low", "_high"}) curves.columns.push_back(std::string(column) + end);
    curves.columns.emplace_back("n");
    for (const VisitRow& one : all.rows) {
        std::vector<FigureTable::Cell> row{one.visits};
        for (const Estimate& r : one.with) add_cells(row, r);
        add_cells(row, one.with_true_care);
        row.emplace_back(static_cast<double>(one.with[in_class].n));
        curves.rows.push_back(row);
    }
    const auto rows = losses_of(all);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        losses.rows.push_back({static_cast<double>(rows.size() - 1 - k), rows[k].words});
        add_cells(losses.rows.back(), rows[k].r);
    }
    const auto quote = [&](double x, const char* what, const std::optional<Quoted>& quoted) {
        if (!quoted) return;
        published.rows.push_back({x, std::string(what), quoted->number.value, quoted->number.low, quoted->number.high});
    };
    quote(0.88, "meta-analysis", meta), quote(70.0, "Baltimore", baltimore);
    reliability.rows.push_back({std::string("class B or not with true security")});
    add_cells(reliability.rows.back(), all.class_with_truth);
    const double expected = all.by_true[in_truth].value * all.rows.front().with_true_care.value * all.class_with_truth.value;
    reliability.rows.push_back({std::string("expected after one visit by attenuation"), expected, std::nan(""), std::nan("")});
    return {curves, losses, published, reliability};
}

void draw_curves(Plot& plot, const Area& box, const VisitedWorlds& all, const std::optional<Quoted>& meta, const std::optional<Quoted>& baltimore) {
    std::vector<std::pair<double, std::string>> marks;
    for (const VisitRow& row : all.rows) marks.emplace_back(row.visits, number(row.visits));
    plot.axes(box, {.words = "home visits of an hour", .low = 0.75, .high = 105, .marks = marks, .is_logarithmic = true},
              {.words = "r with observed sensitivity", .low = 0, .high = 1, .step = 0.2, .has_grid = true});
    const double truth = all.by_true[in_truth].value;
    plot.line(0.75, truth, 105, truth, green.mark, 2.2, 2);
    plot.words_at(0.8, truth + 1.0 * plot.em() / box.height(), "truth: r = " + correlation_text(truth), {.colour = green.words});
    const VisitRow& last = all.rows.back();
    std::array<std::size_t, ways_seen> order{0, 1, 2};
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return last.with[a].value < last.with[b].value; });
    auto places = places_apart({last.with[order[0]].value, last.with[order[1]].value, last.with[order[2]].value}, 1.3 * plot.em() / box.height(), 0.0, 1.0);
    for (std::size_t k = 0; k < ways_seen; ++k)
        plot.words_at(111.0, places[k], seen_words[order[k]], {.colour = seen_strokes[order[k]]->words});
    if (meta) plot.words_at(0.8, meta->number.value - (plot.is_narrow() ? 2.0 : 2.4) * plot.em() / box.height(), "published: r = " + correlation_text(meta->number.value), {.colour = shade::soft, .size = 0.95});
    if (baltimore)
        plot.words_at(60.0, baltimore->number.value, plot.is_narrow() ? "Baltimore, 70 hours" : "Baltimore, 70 hours, published: r = " + correlation_text(baltimore->number.value), {.colour = shade::soft, .side = Side::right, .size = 0.95});
    std::vector<std::string> parts, lines;
    for (std::size_t k = 0; k < ways_seen; ++k) {
        const std::string name = seen_columns[k];
        parts.push_back(plot.band("", "visits", name + "_low", name + "_high", *seen_strokes[k]));
        lines.push_back(plot.curve("", "visits", name, *seen_strokes[k]));
        lines.push_back(plot.marks("", "visits", name, *seen_strokes[k], 0.6));
    }
    parts.insert(parts.end(), lines.begin(), lines.end());
    parts.push_back(plot.data("published") + " using 'x':'r':'low':'high' with yerrorbars lw 2 pt 4 ps 0.5 lc rgb '" + std::string(shade::published) + "'");
    plot.draw(parts);
}

void draw_losses(Plot& plot, const Area& box, const VisitedWorlds& all) {
    const auto rows = losses_of(all);
    plot.axes(box, {.words = "correlation r", .low = 0, .high = 0.8, .step = 0.2, .has_grid = true}, {.low = -0.5, .high = 3.75, .is_shown = false});
    plot.heading(plot.is_narrow() ? "What is lost by instruments" : "What is lost, and where");
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double y = static_cast<double>(rows.size() - 1 - k);
        plot.words_at(0.0, y + 0.14 + 0.7 * 4.25 * plot.em() / box.height(), rows[k].words + ": " + correlation_text(rows[k].r.value), {.colour = rows[k].stroke->words, .size = 0.95});
        parts.push_back(plot.data("losses") + " using (column('row')==" + number(y) + " ? 0 : NaN):'row':(0):'r':(column('row')-0.18):(column('row')+0.14) with boxxyerror fs solid 1 noborder fc rgb '" + std::string(rows[k].stroke->mark) + "'");
    }
    parts.push_back(plot.data("losses") + " using 'r':'row':'low':'high' with xerrorbars pt -1 lw 1.8 lc rgb '" + std::string(shade::ink) + "'");
    plot.draw(parts);
}

void draw(Plot& plot, const VisitedWorlds& all, const std::optional<Quoted>& meta, const std::optional<Quoted>& baltimore) {
    const double em = plot.em();
    if (plot.is_narrow()) {
        const double middle = plot.area().bottom + 0.47 * plot.area().height();
        draw_curves(plot, {plot.area().left + 4.4 * em, middle + 3.2 * em, plot.area().right - 7.0 * em, plot.area().top - 0.6 * em}, all, meta, baltimore);
        draw_losses(plot, {plot.area().left + 1.0 * em, plot.area().bottom + 3.2 * em, plot.area().right - 0.6 * em, middle - 1.6 * em}, all);
        return;
    }
    const std::array<double, 2> widths{1.75, 1.0};
    const auto parts = cells(plot.area(), 2, 1, 1.6 * em, widths);
    draw_curves(plot, plot.box_in(parts[0], 4.4, 3.2, 7.4, 0.8), all, meta, baltimore);
    draw_losses(plot, plot.box_in(parts[1], 0.6, 3.2, 0.4, 1.8), all);
}

std::string visits_text(double visits) { return visits == 1.0 ? "one home visit" : decimal_text(visits, 0) + " visits"; }

Outcome<FigureContent> sensitivity_visits_content(const FigureInput& input) {
    const auto visited = visit_all(input);
    if (!visited) return visited.refusals();
    const VisitedWorlds& all = *visited;
    const auto meta = input.published("i.S1"), baltimore = input.published("i.S7");
    const VisitRow &first = all.rows.front(), &last = all.rows.back();
    const std::string truth = correlation_text(all.by_true[in_truth].value), few = correlation_text(first.with[in_class].value), many = correlation_text(last.with[in_class].value);
    FigureContent figure;
    figure.title = "Sensitivity and security correlate " + truth + " in truth; as " + visits_text(first.visits) + " and a class show them, " + few + ", " + many + " after " + visits_text(last.visits);
    figure.subtitle = grouped(first.with[in_class].n) + " infants, the same in each world; sensitivity at 9 months, security at 13 months";
    const std::string expected = correlation_text(all.by_true[in_truth].value * first.with_true_care.value * all.class_with_truth.value);
    figure.caption = "First panel: correlation of the sensitivity that an observer sees at home with the infant's true security, with whether it is classified secure (B) in the Strange Situation, and with the Q-sort "
                     "(lines; bands: 95 % intervals). Dashed: true sensitivity (the chance that a bid is answered on the day) with true security. The lives are the same in all worlds; only the visits differ. Second panel: the same "
                     "correlation as each side is seen through an instrument (whiskers: 95 % intervals). What " +
                     visits_text(first.visits) + " shows correlates " + correlation_text(first.with_true_care.value) +
                     " with true sensitivity, and the class " + correlation_text(all.class_with_truth.value) + " with true security: by the formula of attenuation " + expected + " is expected.";
    if (meta) figure.caption += " Open squares: published correlations; that of the meta-analysis is drawn at one visit, the convention of such studies.", figure.published = meta->reference;
    if (baltimore) {
        figure.caption += " The Baltimore study had 23 families";
        figure.caption += last.with[in_class].high < baltimore->number.low ? "; the simulated class stays below its interval." : ".";
        figure.published += (figure.published.empty() ? "" : "; ") + baltimore->reference;
    }
    figure.alt = "Three rising lines of correlations over the number of home visits, below a dashed line of the true correlation, " + truth + ".";
    if (last.with[in_truth].value <= first.with[in_truth].value || last.with[in_class].value <= first.with[in_class].value) figure.alt = "Three lines of correlations over the number of home visits, and a dashed line of the true correlation, " + truth + ".";
    for (const VisitRow* row : {&first, &last})
        figure.alt += " With " + visits_text(row->visits) + ", observed sensitivity correlates " + correlation_text(row->with[in_truth].value) + " with true security, " + correlation_text(row->with[in_class].value) +
                      " with the secure class and " + correlation_text(row->with[in_sort].value) + " with the Q-sort.";
    figure.alt += " Were sensitivity known without error, it would correlate " + correlation_text(all.by_true[in_class].value) + " with the class.";
    if (meta) figure.alt += " Published is " + correlation_text(meta->number.value) + (baltimore ? ", and " + correlation_text(baltimore->number.value) + " in the Baltimore study." : ".");
    figure.tables = tables_of(all, meta, baltimore);
    figure.draw = [all, meta, baltimore](Plot& plot) { draw(plot, all, meta, baltimore); };
    return figure;
}

} // namespace

extern constinit const Figure sensitivity_visits{"sensitivity_visits", "sensitivity and security as one home visit shows them, and many, beside the truth",
                                                 "Meta-analyses find r = .25 between sensitivity and security. Is care unimportant, or is it badly seen? What would you have to measure to decide?", sensitivity_visits_worlds, sensitivity_visits_content, false};

} // namespace dyad
