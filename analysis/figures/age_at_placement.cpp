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
/// Where those stand who never were in an institution, and who are never placed; how far from them the published shares are.
constexpr double home_place = -1.2, never_place = 8.65, first_place = -1.8, last_place = 9.85, beside = 0.75;

constexpr std::array class_columns{"avoidant", "secure", "resistant", "disorganized"};
constexpr std::array class_names{"avoidant (A)", "secure (B)", "resistant (C)", "disorganized (D)"};
constexpr std::array general_fields{"self_fear", "self_avoidance", "self_anxiety"};
constexpr std::array general_columns{"fear", "avoidance", "anxiety"};
constexpr std::array general_strokes{&vermilion, &green, &sky};

std::vector<FigureWorld> age_at_placement_worlds() {
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
            return too_little("of the children " + one.words + ", " + only_counted(one.classes[1].n, "child has", "children have") + " a class at 6 years and " + only_counted(one.general[0].n, "child was", "children were") + " looked at at 18",
                              "at least 10 are wanted of each, as with `--set run.families=100 --set record.years=[6,18] --set run.years=18.5`");
        all.push_back(one);
    }
    return all;
}

/// The published share of a class among children at home and in institutions, or not-a-number.
struct PublishedLimits {
    std::array<double, 2> secure{std::nan(""), std::nan("")}, disorganized{std::nan(""), std::nan("")};
    std::string references;
    bool is_recalled = false; ///< any of them
};

PublishedLimits published_limits(const FigureInput& input) {
    PublishedLimits all;
    const auto take = [&](double& value, const char* id) {
        const auto quoted = input.published(id);
        if (!quoted) return;
        value = quoted->number.value;
        all.is_recalled = all.is_recalled || quoted->is_recalled;
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

/// The line and band of one column over the ages at placement, and its limits at both sides, `aside` of the middle there so that no
/// mark covers another.
void add_series(const Plot& plot, std::vector<std::string>& bands, std::vector<std::string>& lines, const std::string& name, const Stroke& stroke, double factor, double aside) {
    const auto of = [&](const std::string& column) { return "(" + number(factor) + "*column('" + column + "'))"; };
    const std::string colour = " lc rgb '" + std::string(stroke.mark) + "'", all_three = of(name) + ":" + of(name + "_low") + ":" + of(name + "_high");
    bands.push_back(plot.data() + " using 'age_at_placement':" + of(name + "_low") + ":" + of(name + "_high") + " with filledcurves fs transparent solid " + number(band_opacity) + " noborder" + colour);
    lines.push_back(plot.data() + " using 'age_at_placement':" + of(name) + " with linespoints lw 2.4 dt " + std::to_string(stroke.dashes) + " pt " + std::to_string(stroke.shape) + " ps 0.5" + colour);
    lines.push_back(plot.data() + " using (column('limit_place')+" + number(aside) + "):" + all_three + " with yerrorbars lw 2 pt " + std::to_string(stroke.shape) + " ps 0.5" + colour);
}

/// One panel: what its columns are, how they look, and the values at the lines' ends, by which they are named.
struct AgesPanel {
    std::string heading, unit;
    double low, high, step, factor;
    std::vector<const char*> columns, words;
    std::vector<const Stroke*> strokes;
    std::vector<double> ends;
    /// Published shares of some columns, at home and in institutions, by the letter of their class.
    struct Quote {
        std::size_t column;
        const char* letter;
        std::array<double, 2> shares;
    };
    std::vector<Quote> published;
};

void draw_ages(Plot& plot, const AgesPanel& panel, const Area& cell) {
    const Area box = plot.box_in(cell, 4.4, 3.2, 0.4, 2.2);
    FigureAxis ages{.words = "age at placement (years)", .low = first_place, .high = last_place, .marks = {{home_place, "home"}, {never_place, "never"}}};
    for (const int year : {1, 2, 3, 4}) ages.marks.emplace_back(year, std::to_string(year));
    plot.axes(box, ages, {.words = panel.unit, .low = panel.low, .high = panel.high, .step = panel.step, .has_grid = true});
    plot.heading(panel.heading);
    plot.command("set pointintervalbox 0.4"); // the pale rim of a mark must not hide its whiskers
    plot.rectangle(first_place, panel.low, -0.2, panel.high, shade::band);
    plot.rectangle(8.05, panel.low, last_place, panel.high, shade::band);
    std::vector<std::string> parts, lines;
    const auto middle = static_cast<double>(panel.columns.size() - 1) / 2.0;
    for (std::size_t k = 0; k < panel.columns.size(); ++k) add_series(plot, parts, lines, panel.columns[k], *panel.strokes[k], panel.factor, 0.3 * (static_cast<double>(k) / middle - 1.0));
    parts.insert(parts.end(), lines.begin(), lines.end());
    const double per_em = (panel.high - panel.low) * plot.em() / box.height();
    const auto places = places_apart(panel.ends, 1.2 * per_em, panel.low + 0.6 * per_em, panel.high - 0.6 * per_em);
    for (std::size_t k = 0; k < places.size(); ++k) plot.words_at(4.15, places[k], panel.words[k], {.colour = panel.strokes[k]->words, .weight = Weight::bold});
    bool has_quoted = false;
    for (const AgesPanel::Quote& quote : panel.published)
        for (std::size_t k = 0; k < 2; ++k) {
            if (!std::isfinite(quote.shares[k])) continue;
            // Its class's letter stands above the diamond, for who does not tell colours apart.
            const std::string_view colour = panel.strokes[quote.column]->words;
            const double x = (k == 0 ? home_place : never_place) + beside;
            plot.command("set label '' at first " + number(x) + "," + number(100.0 * quote.shares[k]) + " point pt 12 ps 0.95 lw 1.8 lc rgb '" + std::string(colour) + "'");
            plot.words_at(x, 100.0 * quote.shares[k] + 0.95 * per_em, quote.letter, {.colour = colour, .side = Side::centre, .size = 0.9, .weight = Weight::bold});
            has_quoted = true;
        }
    if (has_quoted) {
        const double y = panel.high - 0.7 * per_em;
        plot.command("set label '' at first 3.35," + number(y) + " point pt 12 ps 0.95 lw 1.8 lc rgb '" + std::string(shade::published) + "'");
        plot.words_at(3.65, y, "published", {.colour = shade::soft});
    }
    plot.draw(parts);
}

void draw(Plot& plot, const std::vector<PlacedChildren>& all, const PublishedLimits& published) {
    const PlacedChildren& last = all[never_row - 1];
    AgesPanel classes{"Class with the main figure, at 6 years", "children (%)", 0, 80, 20, 100.0, {class_columns.begin(), class_columns.end()}, {class_names.begin(), class_names.end()}, {class_strokes.begin(), class_strokes.end()}, {}, {{1, "B", published.secure}, {3, "D", published.disorganized}}};
    for (const Estimate& one : last.classes) classes.ends.push_back(100.0 * one.value);
    AgesPanel general{"Expected of others in general, at 18 years", "SD (adult norm)", 0, 0, 1, 1.0, {general_columns.begin(), general_columns.end()}, {general_columns.begin(), general_columns.end()}, {general_strokes.begin(), general_strokes.end()}, {}, {}};
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

/// How two shares or means differ, with the interval of the difference (Newcombe 1998).
Estimate difference_of(const Estimate& one, const Estimate& other) {
    const double value = one.value - other.value;
    return {value, value - std::hypot(one.value - one.low, other.high - other.value), value + std::hypot(one.high - one.value, other.value - other.low), one.n + other.n};
}

/// How many of the ages at placement, from the youngest on, do not differ surely from home in the share of secure children.
std::size_t ages_as_at_home(const std::vector<PlacedChildren>& all) {
    std::size_t alike = 0;
    for (; alike < placed_ages.size(); ++alike) {
        const Estimate apart = difference_of(all[alike + 1].classes[1], all[home_row].classes[1]);
        if (apart.low > 0.0 || apart.high < 0.0) break;
    }
    return alike;
}

std::string title_of(const std::vector<PlacedChildren>& all) {
    const auto secure = [&](std::size_t row) { return percent_text(all[row].classes[1].value); };
    const auto is_fewer = [&](std::size_t row) { return difference_of(all[row].classes[1], all[home_row].classes[1]).high < 0.0; };
    const std::size_t alike = ages_as_at_home(all);
    bool are_later_fewer = alike < placed_ages.size();
    for (std::size_t row = alike + 1; row <= never_row; ++row) are_later_fewer = are_later_fewer && is_fewer(row);
    const std::string late = secure(never_row - 1) + " at four, " + secure(never_row) + " if never";
    if (are_later_fewer && alike > 0) return "Placed by " + std::string(placed_ages[alike - 1].words) + ", about as many are secure at 6 as at home (" + secure(home_row) + "); later fewer: " + late;
    if (are_later_fewer) return "Placed from an institution at any age, fewer are secure at 6 than at home (" + secure(home_row) + "): " + secure(1) + " at a quarter of a year, " + late;
    return "Secure at 6: " + secure(home_row) + " of children at home, " + secure(2) + " if placed at half a year, " + late;
}

/// What late placement leaves in the general model, as far as intervals tell; what this does not explain.
std::string left_in_words(const std::vector<PlacedChildren>& all) {
    std::array<std::string, 2> found;
    bool is_less_anxious = false;
    for (std::size_t k = 0; k < general_columns.size(); ++k) {
        const Estimate apart = difference_of(all[never_row - 1].general[k], all[home_row].general[k]);
        if (!(apart.low > 0.0 || apart.high < 0.0)) continue;
        std::string& words = found[apart.low > 0.0 ? 0 : 1];
        words += (words.empty() ? (apart.low > 0.0 ? "more " : "less ") : " and ") + std::string(general_columns[k]);
        is_less_anxious = is_less_anxious || (k == 2 && apart.high < 0.0);
    }
    if (found[0].empty() && found[1].empty()) return "Placement at four years leaves nothing in it that is sure beyond chance.";
    return "Placement at four years leaves " + found[0] + (found[0].empty() || found[1].empty() ? "" : ", and ") + found[1] + " than growing up at home." +
           (is_less_anxious ? " Why anxiety falls is not explained yet, and whether it does in real children nobody has tested." : "");
}

std::string general_in_words(const PlacedChildren& one) {
    return "fear " + decimal_text(one.general[0].value, 1) + ", avoidance " + decimal_text(one.general[1].value, 1) + " and anxiety " + decimal_text(one.general[2].value, 1);
}

Outcome<FigureContent> age_at_placement_content(const FigureInput& input) {
    const auto all = children_of(input);
    if (!all) return all.refusals();
    const PublishedLimits published = published_limits(input);
    const PlacedChildren &home = all->front(), &half = (*all)[2], &middle = (*all)[6], &late = (*all)[never_row - 1], &never = all->back();
    FigureContent figure;
    figure.title = title_of(*all);
    figure.subtitle = "The same " + grouped(half.classes[0].n) + " children in each world: institution from birth, then an adoptive family";
    figure.published = published.references;
    figure.caption = "Each age at placement is a world of its own, lived by the same children; at the sides are those who grew up at home and those who never left the institution. Bands and whiskers are 95 % intervals, shorter than their marks where none are seen. "
                     "First panel: classes with the main figure at 6 years. ";
    if (!published.references.empty())
        figure.caption += std::string("Open diamonds: published shares") + (published.is_recalled ? " (recalled, not checked in its source)" : "") + " of secure children (B) and of disorganized ones (D): at home, of preschool and early school age; in institutions, mostly below 3 years, where D is \"disorganized or cannot be classified\". ";
    figure.caption += "Second panel: what they expect of others in general at 18 (true state, 0 is the norm of adults). " + left_in_words(*all) +
                      " That families mend as much as this is more than studies of placed children suggest: carers are found alike and care alike, and no placement ends early.";
    const auto shares = [](const PlacedChildren& one) { return percent_text(one.classes[1].value) + " secure and " + percent_text(one.classes[3].value) + " disorganized"; };
    figure.alt = "Two panels over the age at placement. The first, at 6 years: of children at home " + shares(home) + "; placed at half a year " + shares(half) + "; at two and a half years " + shares(middle) + "; at four years " + shares(late) + "; never placed " + shares(never) +
                 ". The second, at 18 years, in standard deviations: at home " + general_in_words(home) + "; " + general_in_words(half) + " after placement at half a year, " + general_in_words(late) + " after four years, " + general_in_words(never) + " without any.";
    if (!published.references.empty())
        figure.alt += " Published: at home " + percent_text(published.secure[0]) + " secure and " + percent_text(published.disorganized[0]) + " disorganized; in institutions " + percent_text(published.secure[1]) + " and " + percent_text(published.disorganized[1]) + ".";
    figure.tables = tables_of(*all, published);
    figure.draw = [kept = *all, published](Plot& plot) { draw(plot, kept, published); };
    return figure;
}

} // namespace

extern constinit const Figure age_at_placement{"age_at_placement", "what becomes of children who leave an institution, by the age at which they do",
                                               "Before you look: a child is placed at three years. Which of its expectations will a good family have changed by 6, which by 18, and which hardly at all? Why would anxiety go another way than fear?", age_at_placement_worlds, age_at_placement_content, false};

} // namespace dyad
