// How security passes from grandmother to mother to child: flows between classes, shares of secure children, correlations.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/ribbons.hpp"
#include "analysis/lives.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace dyad {

namespace {

/// Classes in the order in which they are drawn, secure first: of the interview, and the infant's that answer to them.
constexpr std::array adult_classes{autonomous, dismissing, preoccupied, unresolved};
constexpr std::array infant_classes{secure, avoidant, resistant, disorganized};
constexpr std::array adult_columns{"autonomous", "dismissing", "preoccupied", "unresolved"};
constexpr std::array infant_columns{"secure", "avoidant", "resistant", "disorganized"};
constexpr std::array letters{"F", "Ds", "E", "U"};
constexpr std::array link_names{"mother to child", "grandmother to mother", "grandmother to child"};
constexpr std::array class_shades{&blue, &orange, &purple, &black};

std::vector<FigureWorld> three_generations_worlds() { return {{"whole lives", "life_course", {"run.families=1500", "record.lives=0"}, {}}}; }

/// Counts from the classes of one generation (rows) to those of the next, and the same by class of the first alone.
using Passage = std::array<std::array<std::uint64_t, 4>, 4>;

struct Lineages {
    unsigned grandmothers_age = 0, mothers_age = 0, childs_age = 0; ///< months
    std::uint64_t n = 0;
    Passage to_mother{}, to_child{};
    std::array<Estimate, 4> secure_by_mother, secure_by_grandmother;
    Estimate mother_child, grandmother_mother, grandmother_child;
    std::optional<Quoted> published;

    double share_from(std::size_t row) const { return share_of_sum(to_mother[row]); }
    double share_of_sum(const std::array<std::uint64_t, 4>& row) const { return static_cast<double>(row[0] + row[1] + row[2] + row[3]) / static_cast<double>(n); }
    double mothers(std::size_t row) const { return share_of_sum(to_child[row]); }
    double children(std::size_t c) const { return static_cast<double>(to_child[0][c] + to_child[1][c] + to_child[2][c] + to_child[3][c]) / static_cast<double>(n); }
};

/// Of the ages at which enough were interviewed, the one nearest to the one wanted; 0 if there is none.
unsigned age_near(const Histories& lives, const std::vector<unsigned>& ages, unsigned generation, unsigned wanted) {
    unsigned best = 0;
    for (const unsigned age : ages) {
        const Series codes = lives.code("aai_class", age);
        std::uint64_t n = 0;
        for (std::size_t k = 0; k < codes.values.size(); ++k) n += lives.persons()[k].generation == generation && std::isfinite(codes.values[k]);
        const auto distance = [&](unsigned one) { return std::abs(static_cast<long>(one) - static_cast<long>(wanted)); };
        if (n >= fewest_drawn && (best == 0 || distance(age) < distance(best))) best = age;
    }
    return best;
}

std::size_t place_in(const auto& classes, double code) {
    for (std::size_t k = 0; k < classes.size(); ++k)
        if (static_cast<double>(classes[k]) == code) return k;
    return 0;
}

Refusal missing_generations(const std::string& what) {
    return too_little(what, "two generations are born and interviewed, and the second is seen in the Strange Situation, with `--set run.years=60 --set parenthood.generations=2 --set record.ages=[13] --set record.years=[25,35]`");
}

Outcome<Lineages> lineages_of(const FigureInput& input) {
    const auto lives = lives_of(input.worlds[0], {"ssp_class", "aai_class", "aai_class_3way"});
    if (!lives) return lives.refusals();
    const Occasions occasions = occasions_in(*input.worlds[0].file);
    Lineages all;
    all.mothers_age = age_near(*lives, occasions.adult, 1, 28 * 12);
    all.grandmothers_age = age_near(*lives, occasions.adult, 0, 35 * 12);
    if (!occasions.infancy || all.mothers_age == 0 || all.grandmothers_age == 0) return missing_generations("no three generations were looked at");
    all.childs_age = *occasions.infancy;
    const auto of_mother = [&](const Series& series) { return lives->of_relative(&Histories::Person::mother, "mother's ", series); };
    Series child = lives->code("ssp_class", all.childs_age), is_secure = lives->is("ssp_class", "B", all.childs_age);
    const Series mother = of_mother(lives->code("aai_class", all.mothers_age)), mother_secure = of_mother(lives->is("aai_class_3way", "F", all.mothers_age));
    const Series grandmother = of_mother(of_mother(lives->code("aai_class", all.grandmothers_age)));
    const Series grandmother_secure = of_mother(of_mother(lives->is("aai_class_3way", "F", all.grandmothers_age)));
    Comoments both(3);
    std::array<Share, 4> by_mother, by_grandmother;
    for (std::size_t k = 0; k < child.values.size(); ++k) {
        if (!std::isfinite(child.values[k] + mother.values[k] + grandmother.values[k] + mother_secure.values[k] + grandmother_secure.values[k])) continue;
        const std::size_t c = place_in(infant_classes, child.values[k]), m = place_in(adult_classes, mother.values[k]), g = place_in(adult_classes, grandmother.values[k]);
        ++all.n, ++all.to_mother[g][m], ++all.to_child[m][c];
        by_mother[m].add(c == 0), by_grandmother[g].add(c == 0);
        both.add(Eigen::Vector3d(is_secure.values[k], mother_secure.values[k], grandmother_secure.values[k]));
    }
    if (all.n < 5 * fewest_drawn) return missing_generations(only_counted(all.n, "child", "children") + " of a mother and a grandmother who were interviewed " + (all.n < 2 ? "was" : "were") + " seen");
    const auto told = [](const Estimate& one) { return one.n >= fewest_drawn ? one : Estimate{.n = one.n}; };
    for (std::size_t k = 0; k < 4; ++k) all.secure_by_mother[k] = told(by_mother[k].estimate()), all.secure_by_grandmother[k] = told(by_grandmother[k].estimate());
    all.mother_child = both.correlation(0, 1), all.grandmother_mother = both.correlation(1, 2), all.grandmother_child = both.correlation(0, 2);
    all.published = input.published("a.X06.F_B");
    return all;
}

std::vector<FigureTable> tables_of(const Lineages& all) {
    FigureTable by_class{"", {"row", "adult_class", "n_mothers_children", "secure_by_mother", "secure_by_mother_low", "secure_by_mother_high", "n_grandmothers_grandchildren", "secure_by_grandmother", "secure_by_grandmother_low", "secure_by_grandmother_high", "share_of_mothers", "share_of_grandmothers"}, {}};
    for (std::size_t k = 0; k < 4; ++k) {
        std::vector<FigureTable::Cell> row{static_cast<double>(k), std::string(adult_columns[k]), static_cast<double>(all.secure_by_mother[k].n)};
        add_cells(row, all.secure_by_mother[k]);
        row.emplace_back(static_cast<double>(all.secure_by_grandmother[k].n));
        add_cells(row, all.secure_by_grandmother[k]);
        row.emplace_back(all.mothers(k)), row.emplace_back(all.share_from(k));
        by_class.rows.push_back(row);
    }
    FigureTable flows{"flows", {"step", "from", "to", "n", "share_of_all", "share_of_those_from"}, {}};
    for (const bool first : {true, false})
        for (std::size_t from = 0; from < 4; ++from)
            for (std::size_t to = 0; to < 4; ++to) {
                const Passage& passage = first ? all.to_mother : all.to_child;
                const auto count = static_cast<double>(passage[from][to]);
                const double of = (first ? all.share_from(from) : all.mothers(from)) * static_cast<double>(all.n);
                flows.rows.push_back({std::string(first ? "grandmother to mother" : "mother to child"), std::string(adult_columns[from]), std::string(first ? adult_columns[to] : infant_columns[to]), count, count / static_cast<double>(all.n), of > 0.0 ? count / of : std::nan("")});
            }
    FigureTable links{"correlations", {"row", "link", "n", "r", "r_low", "r_high", "published", "published_low", "published_high", "product_of_both_steps"}, {}};
    const std::array<const Estimate*, 3> estimates{&all.mother_child, &all.grandmother_mother, &all.grandmother_child};
    for (std::size_t k = 0; k < 3; ++k) {
        std::vector<FigureTable::Cell> row{2.0 - static_cast<double>(k), std::string(link_names[k]), static_cast<double>(all.n)};
        add_cells(row, *estimates[k]);
        const bool is_quoted = k == 0 && all.published;
        for (const double value : {is_quoted ? all.published->number.value : std::nan(""), is_quoted ? all.published->number.low : std::nan(""), is_quoted ? all.published->number.high : std::nan("")}) row.emplace_back(value);
        row.emplace_back(k == 2 ? all.mother_child.value * all.grandmother_mother.value : std::nan(""));
        links.rows.push_back(row);
    }
    return {by_class, flows, links};
}

/// Where each class's part of a column begins, from the top down, with a gap between parts; the column is as high as 1 and its gaps.
constexpr double part_gap = 0.035;
std::array<double, 4> tops_of(const std::array<double, 4>& shares) {
    std::array<double, 4> tops{};
    double top = 1.0 + 3.0 * part_gap;
    for (std::size_t k = 0; k < 4; ++k) tops[k] = top, top -= shares[k] + part_gap;
    return tops;
}

void draw_ribbons(Plot& plot, const Lineages& all, const Passage& passage, double x1, double x2, std::array<double, 4> from, std::array<double, 4> to) {
    for (std::size_t f = 0; f < 4; ++f)
        for (std::size_t t = 0; t < 4; ++t) {
            const double share = static_cast<double>(passage[f][t]) / static_cast<double>(all.n);
            plot.polygon(ribbon(x1, x2, from[f] - share, to[t] - share, share), class_shades[f]->mark, 0.38);
            from[f] -= share, to[t] -= share;
        }
}

void draw_flows(Plot& plot, const Lineages& all, const Area& cell) {
    const bool is_narrow = plot.is_narrow();
    const Area box = plot.box_in(cell, is_narrow ? 5.6 : 6.0, 0.2, 6.2, 1.9);
    plot.axes(box, {.low = 0, .high = 1, .is_shown = false}, {.low = 0, .high = 1.0 + 3.0 * part_gap, .is_shown = false});
    const double width = (is_narrow ? 2.6 : 2.9) * plot.em() / box.width();
    const std::array<double, 3> lefts{0.0, 0.5 - width / 2.0, 1.0 - width};
    std::array<std::array<double, 4>, 3> shares{};
    for (std::size_t k = 0; k < 4; ++k) shares[0][k] = all.share_from(k), shares[1][k] = all.mothers(k), shares[2][k] = all.children(k);
    const std::array tops{tops_of(shares[0]), tops_of(shares[1]), tops_of(shares[2])};
    draw_ribbons(plot, all, all.to_mother, lefts[0] + width, lefts[1], tops[0], tops[1]);
    draw_ribbons(plot, all, all.to_child, lefts[1] + width, lefts[2], tops[1], tops[2]);
    const std::array titles{"grandmother", "mother", "child"};
    for (std::size_t column = 0; column < 3; ++column) {
        const double per_em = (1.0 + 3.0 * part_gap) * plot.em() / box.height();
        std::vector<double> names;
        for (std::size_t k = 0; k < 4; ++k) names.push_back(tops[column][k] - shares[column][k] / 2.0);
        names = places_apart(names, 1.15 * per_em, 0.3 * per_em, 1.0 + 3.0 * part_gap);
        plot.words_on_canvas(box.left + (lefts[column] + width / 2.0) * box.width(), box.top + 0.9 * plot.em(), titles[column], {.side = Side::centre, .weight = Weight::bold});
        for (std::size_t k = 0; k < 4; ++k) {
            const double top = tops[column][k], share = shares[column][k], middle = top - share / 2.0;
            plot.rectangle(lefts[column], top - share, lefts[column] + width, top, class_shades[k]->mark);
            const bool is_dark = k == 0 || k == 3;
            if (share > (is_narrow ? 0.85 : 1.2) * plot.em() / box.height())
                plot.words_at(lefts[column] + width / 2.0, middle, percent_text(share), {.colour = is_dark ? shade::paper : shade::ink, .side = Side::centre, .size = is_narrow ? 0.85 : 0.9});
            const Stroke& stroke = *class_shades[k];
            if (column == 0) plot.words_at(-0.5 * plot.em() / box.width(), names[k], adult_columns[k], {.colour = stroke.words, .side = Side::right});
            if (column == 2) plot.words_at(1.0 + 0.5 * plot.em() / box.width(), names[k], infant_columns[k], {.colour = stroke.words, .side = Side::left});
        }
    }
    plot.draw({});
}

/// The sign of a series with its name, above the box.
void name_series(Plot& plot, const Area& box, double at, const char* words, const Stroke& stroke) {
    const double x = box.left + at * box.width(), y = box.top + 0.9 * plot.em();
    plot.command("set label '' at screen " + number((x + 0.4 * plot.em()) / plot.canvas().width) + "," + number(y / plot.canvas().height) + " point pt " + std::to_string(stroke.shape) + " ps 0.7 lc rgb '" + std::string(stroke.mark) + "'");
    plot.words_on_canvas(x + 1.2 * plot.em(), y, words, {.colour = stroke.words, .weight = Weight::bold});
}

void draw_shares(Plot& plot, const Lineages& all, const Area& cell) {
    const Area box = plot.box_in(cell, 4.4, 3.2, 0.8, 2.0);
    double low = 1.0, high = 0.0;
    for (const auto* shares : {&all.secure_by_mother, &all.secure_by_grandmother})
        for (const Estimate& one : *shares)
            if (one.n >= fewest_drawn) low = std::min(low, one.low), high = std::max(high, one.high);
    low = 10.0 * std::floor(10.0 * low), high = 10.0 * std::ceil(10.0 * high);
    std::vector<std::pair<double, std::string>> marks;
    for (std::size_t k = 0; k < 4; ++k) marks.emplace_back(static_cast<double>(k), letters[k]);
    plot.axes(box, {.words = "class in the interview", .low = -0.4, .high = 3.5, .marks = marks}, {.words = plot.is_narrow() ? "secure (%)" : "secure children (%)", .low = low, .high = high, .step = plot.is_narrow() || high - low > 50.0 ? 20.0 : 10.0, .has_grid = true});
    name_series(plot, box, 0.04, "mother's", blue);
    name_series(plot, box, 0.04 + 7.0 * plot.em() / box.width(), "grandmother's", vermilion);
    const auto series = [&](const std::string& name, double shift, const Stroke& stroke) {
        const std::string x = "(column('row')+" + number(shift) + ")", y = "(100*column('" + name + "'))", colour = " lc rgb '" + std::string(stroke.mark) + "'";
        return std::vector<std::string>{plot.data() + " using " + x + ":" + y + " with lines lw 2.2 dt " + std::to_string(stroke.dashes) + colour,
                                        plot.data() + " using " + x + ":" + y + ":(100*column('" + name + "_low')):(100*column('" + name + "_high')) with yerrorbars lw 2 pt " + std::to_string(stroke.shape) + " ps 0.6" + colour};
    };
    auto parts = series("secure_by_mother", -0.07, blue);
    for (const std::string& part : series("secure_by_grandmother", 0.07, vermilion)) parts.push_back(part);
    plot.draw(parts);
}

void draw_links(Plot& plot, const Lineages& all, const Area& cell) {
    const Area box = plot.box_in(cell, 11.0, 3.2, 0.8, 0.3);
    const double low = std::min(0.0, std::floor(10.0 * all.grandmother_child.low) / 10.0);
    const double high = std::max({0.5, std::ceil(10.0 * all.mother_child.high) / 10.0, std::ceil(10.0 * all.grandmother_mother.high) / 10.0, std::ceil(10.0 * all.grandmother_child.high) / 10.0});
    plot.axes(box, {.words = "r (secure or not)", .low = low, .high = high, .step = high - low > 0.65 ? 0.2 : 0.1}, {.low = -0.6, .high = 2.9, .is_shown = false});
    for (std::size_t k = 0; k < 3; ++k) {
        plot.words_on_canvas(box.left - 0.8 * plot.em(), box.bottom + box.height() * (2.6 - static_cast<double>(k)) / 3.5, link_names[k], {.side = Side::right});
    }
    if (all.published) plot.words_at(all.published->number.high + 0.015, 2.22, "published", {.colour = shade::soft, .size = 0.9});
    const double product = all.mother_child.value * all.grandmother_mother.value;
    // The caption tells it too, so that the words are left out where a wide interval leaves no room for them.
    const double words_end = box.left + (all.grandmother_child.high + 0.02 - low) / (high - low) * box.width() + 0.9 * width_in_ems("line: steps multiplied", Weight::regular) * plot.em();
    if (words_end < plot.canvas().width - 0.5 * plot.em()) plot.words_at(all.grandmother_child.high + 0.02, 0.0, "line: steps multiplied", {.colour = shade::soft, .size = 0.9});
    plot.line(product, -0.33, product, 0.33, shade::ink, 2.2);
    plot.draw({plot.data("correlations") + " using 'published':(column('row')+0.22):'published_low':'published_high' with xerrorbars lw 2 pt 13 ps 0.6 lc rgb '" + std::string(shade::published) + "'",
               plot.data("correlations") + " using 'r':(column('row')-(valid(7) ? 0.16 : 0)):'r_low':'r_high' with xerrorbars lw 2 pt 7 ps 0.6 lc rgb '" + std::string(blue.mark) + "'"});
}

void draw(Plot& plot, const Lineages& all) {
    if (plot.is_narrow()) {
        const double height = plot.area().height(), gap = 0.5 * plot.em();
        Area flows = plot.area(), shares = plot.area(), links = plot.area();
        flows.bottom = plot.area().top - 0.36 * height;
        shares.top = flows.bottom - gap, shares.bottom = plot.area().bottom + 0.29 * height, links.top = shares.bottom - gap;
        draw_flows(plot, all, flows), draw_shares(plot, all, shares), draw_links(plot, all, links);
        return;
    }
    const std::array widths{1.2, 1.0};
    const auto columns = cells(plot.area(), 2, 1, 1.6 * plot.em(), widths);
    Area shares = columns[1], links = columns[1];
    shares.bottom = columns[1].bottom + 0.42 * columns[1].height(), links.top = shares.bottom - 0.6 * plot.em();
    draw_flows(plot, all, columns[0]), draw_shares(plot, all, shares), draw_links(plot, all, links);
}

std::string title_of(const Lineages& all) {
    const std::string near = correlation_text(all.mother_child.value), far = correlation_text(all.grandmother_child.value);
    if (!(all.mother_child.low > 0.0)) return "A mother's security does not show in her child beyond chance (r = " + near + "; from grandmother to grandchild " + far + ")";
    if (!(all.grandmother_child.low > 0.0)) return "A mother's security shows in her child (r = " + near + "), a grandmother's no longer beyond chance (" + far + ")";
    return "A mother's security shows in her child (r = " + near + "), a grandmother's " + (all.grandmother_child.high < all.mother_child.low ? "more weakly (" : "as well (") + far + ")";
}

/// Shares of secure children by the elder's class, of classes that are not too small to be told.
std::string secure_in_words(const std::string& whose, const std::string& elders, const std::array<Estimate, 4>& shares) {
    std::string text;
    for (const std::size_t k : {std::size_t{0}, std::size_t{3}})
        if (shares[k].n >= fewest_drawn) text += (text.empty() ? " " + whose + " " : ", of ") + std::string(adult_columns[k]) + " " + elders + " " + percent_text(shares[k].value) + (text.empty() ? " are secure" : "");
    return text.empty() ? "" : text + ".";
}

Outcome<FigureContent> three_generations_content(const FigureInput& input) {
    const auto all = lineages_of(input);
    if (!all) return all.refusals();
    FigureContent figure;
    const std::string childs = years_in_words(all->childs_age), mothers = years_in_words(all->mothers_age), grandmothers = years_in_words(all->grandmothers_age);
    figure.title = title_of(*all);
    figure.subtitle = grouped(all->n) + " children in the Strange Situation at " + childs + ", their mothers interviewed (AAI) at " + mothers + ", their mothers' mothers at " + grandmothers;
    if (all->published) figure.published = all->published->reference;
    figure.caption = "First panel: classes of grandmothers (Adult Attachment Interview at " + grandmothers + "), mothers (at " + mothers + ") and children (Strange Situation at " + childs +
                     "); ribbons are as wide as the share of all lineages that they carry and have the colour of the elder generation's class. Second panel: share of secure children by class of the mother and of the "
                     "mother's mother (F autonomous, Ds dismissing, E preoccupied, U unresolved), with 95 % intervals; classes of fewer than ten are left out. Third panel: correlations of secure or not (three classes of the interview), with 95 % intervals; " +
                     std::string(!all->published ? "" : all->published->is_recalled ? "the grey diamond is the published one of parents and children (recalled, not checked in its source); "
                                                                                    : "the grey diamond is the published one of parents and children (95 samples pooled); ") +
                     "the upright line is what two independent steps would leave, the product of their correlations. All is measured with the instruments' "
                     "errors; siblings count apart, which makes intervals a little too narrow. Of grandmothers and grandchildren no pooled finding is known to us.";
    figure.alt = "Flows between the classes of " + grouped(all->n) + " children, their mothers and grandmothers, and two panels of numbers." + secure_in_words("Of the children of", "mothers", all->secure_by_mother) +
                 secure_in_words("Of the grandchildren of", "grandmothers", all->secure_by_grandmother) + " Secure or not correlates " +
                 correlation_text(all->mother_child.value) + " from mother to child" + (all->published ? " (published: " + correlation_text(all->published->number.value) + ")" : "") + ", " +
                 correlation_text(all->grandmother_mother.value) + " from grandmother to mother and " + correlation_text(all->grandmother_child.value) + " from grandmother to child.";
    figure.tables = tables_of(*all);
    figure.draw = [kept = *all](Plot& plot) { draw(plot, kept); };
    return figure;
}

} // namespace

extern constinit const Figure three_generations{"three_generations", "security from grandmother to mother to child: flows, shares, correlations",
                                                "Before you look: if a mother's security correlates .3 with her child's and her mother's with hers, what is left from grandmother to grandchild? And what would you see if nobody had measured with error?",
                                                three_generations_worlds, three_generations_content, false};

} // namespace dyad
