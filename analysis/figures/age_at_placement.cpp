// What becomes of children who leave an institution, by the age at which they do: classes at 6 years, the general model at 18.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/markup.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

/// From the youngest to the oldest; as a setting and in words.
struct PlacedAt {
    double age;
    const char* setting;
    const char* words;
};
constexpr std::array placed_ages{PlacedAt{0.25, "placement.age=0.25", "a quarter of a year"}, PlacedAt{0.5, "placement.age=0.5", "half a year"}, PlacedAt{1, "placement.age=1", "one year"}, PlacedAt{1.5, "placement.age=1.5", "one and a half years"},
                                 PlacedAt{2, "placement.age=2", "two years"}, PlacedAt{2.5, "placement.age=2.5", "two and a half years"}, PlacedAt{3, "placement.age=3", "three years"}, PlacedAt{4, "placement.age=4", "four years"}};
constexpr std::size_t home_row = 0, never_row = placed_ages.size() + 1;
/// Where those stand who are never placed, and who never were in an institution.
constexpr double home_place = -0.75, never_place = 7.3, first_place = -1.35, last_place = 7.95;

constexpr std::array class_columns{"avoidant", "secure", "resistant", "disorganized"};
constexpr std::array general_fields{"self_fear", "self_avoidance", "self_anxiety"};
constexpr std::array general_columns{"fear", "avoidance", "anxiety"};
constexpr std::array general_strokes{&vermilion, &green, &sky};

std::vector<FigureWorld> worlds() {
    const std::vector<std::string> settings{"run.families=600", "run.years=18.5", "record.ages=[]", "record.years=[6,18]", "record.lives=0"};
    std::vector<FigureWorld> all{{"at home", "adoption", settings, {"households.institution_share=0", "placement.share=0"}}};
    for (const PlacedAt& one : placed_ages) all.push_back({std::string("placed at ") + one.words, "adoption", settings, {one.setting}});
    all.push_back({"never placed", "adoption", settings, {"placement.share=0"}});
    return all;
}

struct PlacedChildren {
    std::string words;
    double place = 0.0;
    std::array<Estimate, 4> classes;
    std::array<Estimate, 3> general;
};

Outcome<std::vector<PlacedChildren>> children_of(const FigureInput& input) {
    std::vector<PlacedChildren> all;
    for (std::size_t w = 0; w < input.worlds.size(); ++w) {
        const auto lives = lives_of(input.worlds[w], {"ssp_class", "self_fear", "self_avoidance", "self_anxiety"});
        if (!lives) return lives.refusals();
        Series born = lives->nothing("born in the run");
        for (std::size_t k = 0; k < born.values.size(); ++k) born.values[k] = lives->persons()[k].generation == 1 ? 1.0 : 0.0;
        PlacedChildren one;
        one.words = input.worlds[w].what;
        one.place = w == home_row ? home_place : w == never_row ? never_place
                                                                : placed_ages[w - 1].age;
        const Series classes = only(lives->code("ssp_class", 72), born);
        for (int c = 0; c < 4; ++c) one.classes[static_cast<std::size_t>(c)] = share_with(classes, c);
        for (std::size_t k = 0; k < 3; ++k) one.general[k] = mean_with_interval(only(lives->score(general_fields[k], 216), born));
        if (one.classes[1].n < fewest_drawn || one.general[0].n < fewest_drawn)
            return too_little("of the children " + one.words + ", only " + std::to_string(one.classes[1].n) + " have a class at 6 years and " + std::to_string(one.general[0].n) + " were looked at at 18",
                              "at least 10 are wanted of each, as with `--set run.families=100 --set record.years=[6,18] --set run.years=18.5`");
        all.push_back(one);
    }
    return all;
}

/// The published share of a class among children at home and in institutions, or not-a-number.
struct PublishedLimits {
    std::array<double, 2> secure{std::nan(""), std::nan("")}, disorganized{std::nan(""), std::nan("")};
    std::string references;
};

PublishedLimits published_limits(const FigureInput& input) {
    PublishedLimits all;
    const auto take = [&](double& value, const char* id) {
        const auto quoted = input.published(id);
        if (!quoted) return;
        value = quoted->number.value;
        if (all.references.find(quoted->reference) == std::string::npos) all.references += (all.references.empty() ? "" : "; ") + quoted->reference;
    };
    take(all.secure[0], "i.I18.B"), take(all.disorganized[0], "i.I18.D");
    take(all.secure[1], "i.I9.B"), take(all.disorganized[1], "i.I9.D");
    return all;
}

std::vector<FigureTable> tables_of(const std::vector<PlacedChildren>& all, const PublishedLimits& published) {
    FigureTable table{"", {"circumstances", "age_at_placement", "limit_place", "n_at_6"}, {}};
    const auto add_columns = [&](const auto& names) {
        for (const char* name : names)
            for (const char* end : {"", "_low", "_high"}) table.columns.push_back(std::string(name) + end);
    };
    add_columns(class_columns);
    table.columns.emplace_back("n_at_18");
    add_columns(general_columns);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const bool is_limit = k == home_row || k == never_row;
        std::vector<FigureTable::Cell> row{all[k].words, is_limit ? std::nan("") : all[k].place, is_limit ? all[k].place : std::nan(""), static_cast<double>(all[k].classes[0].n)};
        for (const Estimate& one : all[k].classes) add_cells(row, one);
        row.emplace_back(static_cast<double>(all[k].general[0].n));
        for (const Estimate& one : all[k].general) add_cells(row, one);
        table.rows.push_back(row);
    }
    FigureTable quoted{"published", {"circumstances", "limit_place", "secure", "disorganized"}, {{std::string("at home"), home_place, published.secure[0], published.disorganized[0]}, {std::string("in institutions"), never_place, published.secure[1], published.disorganized[1]}}};
    return {table, quoted};
}

/// The line and band of one column over the ages at placement, and its limits at both sides.
void add_series(const Plot& plot, std::vector<std::string>& bands, std::vector<std::string>& lines, const std::string& name, const Stroke& stroke, double factor) {
    const auto of = [&](const std::string& column) { return "(" + number(factor) + "*column('" + column + "'))"; };
    const std::string colour = " lc rgb '" + std::string(stroke.mark) + "'", all_three = of(name) + ":" + of(name + "_low") + ":" + of(name + "_high");
    bands.push_back(plot.data() + " using 'age_at_placement':" + of(name + "_low") + ":" + of(name + "_high") + " with filledcurves fs transparent solid " + number(band_opacity) + " noborder" + colour);
    lines.push_back(plot.data() + " using 'age_at_placement':" + of(name) + " with linespoints lw 2.4 dt " + std::to_string(stroke.dashes) + " pt " + std::to_string(stroke.shape) + " ps 0.5" + colour);
    lines.push_back(plot.data() + " using 'limit_place':" + all_three + " with yerrorbars lw 2 pt " + std::to_string(stroke.shape) + " ps 0.65" + colour);
}

/// One panel: what its columns are, how they look, and the values at the lines' ends, by which they are named.
struct AgesPanel {
    std::string heading, unit;
    double low, high, step, factor;
    std::vector<const char*> columns, words;
    std::vector<const Stroke*> strokes;
    std::vector<double> ends;
    std::vector<const char*> published;
    bool has_quoted;
};

void draw_ages(Plot& plot, const AgesPanel& panel, const Area& cell) {
    const Area box = plot.box_in(cell, 4.4, 3.2, 0.4, 2.2);
    FigureAxis ages{.words = "age at placement (years)", .low = first_place, .high = last_place, .marks = {{home_place, "home"}, {never_place, "never"}}};
    for (const int year : {1, 2, 3, 4}) ages.marks.emplace_back(year, std::to_string(year));
    plot.axes(box, ages, {.words = panel.unit, .low = panel.low, .high = panel.high, .step = panel.step, .has_grid = true});
    plot.heading(panel.heading);
    plot.rectangle(first_place, panel.low, -0.2, panel.high, shade::band);
    plot.rectangle(6.8, panel.low, last_place, panel.high, shade::band);
    std::vector<std::string> parts, lines;
    for (std::size_t k = 0; k < panel.columns.size(); ++k) add_series(plot, parts, lines, panel.columns[k], *panel.strokes[k], panel.factor);
    parts.insert(parts.end(), lines.begin(), lines.end());
    const double per_em = (panel.high - panel.low) * plot.em() / box.height();
    const auto places = places_apart(panel.ends, 1.2 * per_em, panel.low + 0.6 * per_em, panel.high - 0.6 * per_em);
    for (std::size_t k = 0; k < places.size(); ++k) plot.words_at(4.15, places[k], panel.words[k], {.colour = panel.strokes[k]->words, .weight = Weight::bold});
    for (std::size_t k = 0; k < panel.columns.size(); ++k)
        for (const char* published : panel.published)
            if (std::string_view(published) == panel.columns[k])
                parts.push_back(plot.data("published") + " using (column('limit_place')+0.3):(100*column('" + published + "')) with points pt 12 ps 0.95 lw 1.8 lc rgb '" + std::string(panel.strokes[k]->words) + "'");
    if (!panel.published.empty() && panel.has_quoted) {
        const double y = panel.high - 0.7 * per_em;
        plot.command("set label '' at first 3.35," + number(y) + " point pt 12 ps 0.95 lw 1.8 lc rgb '" + std::string(shade::published) + "'");
        plot.words_at(3.65, y, "published", {.colour = shade::soft});
    }
    plot.draw(parts);
}

void draw(Plot& plot, const std::vector<PlacedChildren>& all, bool has_quoted) {
    const PlacedChildren& last = all[never_row - 1];
    AgesPanel classes{"Class with the main figure, at 6 years", "children (%)", 0, 80, 20, 100.0, {class_columns.begin(), class_columns.end()}, {class_columns.begin(), class_columns.end()}, {class_strokes.begin(), class_strokes.end()}, {}, {"secure", "disorganized"}, has_quoted};
    for (const Estimate& one : last.classes) classes.ends.push_back(100.0 * one.value);
    AgesPanel general{"Expected of others in general, at 18 years", "SD (adult norm)", 0, 0, 1, 1.0, {general_columns.begin(), general_columns.end()}, {general_columns.begin(), general_columns.end()}, {general_strokes.begin(), general_strokes.end()}, {}, {}, false};
    for (const Estimate& one : last.general) general.ends.push_back(one.value);
    for (const PlacedChildren& one : all)
        for (const Estimate& mean : one.general) general.low = std::min(general.low, std::floor(mean.low)), general.high = std::max(general.high, std::ceil(mean.high));
    for (const PlacedChildren& one : all)
        for (const Estimate& share : one.classes) classes.high = std::max(classes.high, 20.0 * std::ceil(5.0 * share.high));
    const bool is_narrow = plot.is_narrow();
    const auto panels = cells(plot.area(), is_narrow ? 1 : 2, is_narrow ? 2 : 1, (is_narrow ? 0.6 : 1.6) * plot.em());
    draw_ages(plot, classes, panels[0]);
    draw_ages(plot, general, panels[1]);
}

std::string title_of(const std::vector<PlacedChildren>& all) {
    const Estimate &early = all[2].classes[1], &late = all[never_row - 1].classes[1], &never = all[never_row].classes[1];
    const std::string numbers = percent_text(early.value) + " if placed at half a year, " + percent_text(late.value) + " at four years, " + percent_text(never.value) + " if never";
    if (early.low > late.high) return "The longer an institution lasts, the fewer are secure at 6: " + numbers;
    if (early.high < late.low) return "The later they leave an institution, the more are secure at 6: " + numbers;
    return "When children leave an institution makes no certain difference to security at 6: " + numbers;
}

std::string general_in_words(const PlacedChildren& one) {
    return "fear " + decimal_text(one.general[0].value, 1) + ", avoidance " + decimal_text(one.general[1].value, 1) + " and anxiety " + decimal_text(one.general[2].value, 1);
}

Outcome<FigureContent> content(const FigureInput& input) {
    const auto all = children_of(input);
    if (!all) return all.refusals();
    const PublishedLimits published = published_limits(input);
    const PlacedChildren &home = all->front(), &half = (*all)[2], &late = (*all)[never_row - 1], &never = all->back();
    FigureContent figure;
    figure.title = title_of(*all);
    figure.subtitle = "The same " + grouped(half.classes[0].n) + " children in each world: institution from birth, then an adoptive family";
    figure.published = published.references;
    figure.caption = "Each age at placement is a world of its own, lived by the same children; at the sides are those who grew up at home and those who never left the institution. Bands and whiskers are 95 % intervals. "
                     "Left: classes with the main figure at 6 years. Open diamonds: published shares of secure and disorganized children, at home at preschool and early school age, and in institutions mostly below 3 years. Right: "
                     "what they expect of others in general at 18 (true state, 0 is the norm of adults). Late placement leaves more fear and avoidance, and less anxiety; why anxiety "
                     "falls is not explained yet, and whether it does in real children nobody has tested. That families mend as much as this is more than studies of placed children suggest: carers are found alike and care alike, and no placement ends early.";
    const auto shares = [](const PlacedChildren& one) { return percent_text(one.classes[1].value) + " secure and " + percent_text(one.classes[3].value) + " disorganized"; };
    figure.alt = "Two panels over the age at placement. Left, at 6 years: of children at home " + shares(home) + "; placed at half a year " + shares(half) + "; placed at four years " + shares(late) + "; never placed " + shares(never) +
                 ". Right, at 18 years, in standard deviations: " + general_in_words(half) + " after placement at half a year, " + general_in_words(late) + " after four years, " + general_in_words(never) + " without any.";
    figure.tables = tables_of(*all, published);
    figure.draw = [kept = *all, has_quoted = !published.references.empty()](Plot& plot) { draw(plot, kept, has_quoted); };
    return figure;
}

} // namespace

extern constinit const Figure age_at_placement{"age_at_placement", "what becomes of children who leave an institution, by the age at which they do",
                                               "Before you look: a child is placed at three years. Which of its expectations will a good family have changed by 6, which by 18, and which hardly at all? Why would anxiety go another way than fear?", worlds, content, false};

} // namespace dyad
