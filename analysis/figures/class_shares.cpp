// Shares of the four classes by the circumstances in which infants grow up, beside the published ones.
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

struct Circumstances {
    const char* words; ///< at the row
    const char* world;
    std::array<const char*, 4> published; ///< findings of A, B, C, D; none where a class was not published apart
    double adversity, maltreated;         ///< what the row means: adversity.level and adversity.maltreated_share
};
constexpr std::array circumstances{Circumstances{"ordinary families", "ordinary families", {"i.I3.A", "i.I3.B", "i.I3.C", "i.I3.D"}, 0, 0},
                                   Circumstances{"world-wide mix", "a world-wide mix of families", {"i.I1.A", "i.I1.B", "i.I1.C", "i.I1.D"}, 0.6, 0},
                                   Circumstances{"families at high risk", "families at high risk", {nullptr, nullptr, nullptr, "i.I4.low_ses"}, 1.1, 0},
                                   Circumstances{"maltreating families", "maltreating families", {nullptr, nullptr, nullptr, "i.I4.maltreated"}, 0, 1},
                                   Circumstances{"institutions", "institutions", {nullptr, nullptr, nullptr, "i.I9.D"}, 0, 0}};
constexpr std::array class_columns{"avoidant", "secure", "resistant", "disorganized"};

std::vector<FigureWorld> class_shares_worlds() {
    const std::vector<std::string> many{"run.families=2000", "record.ages=[13]", "record.lives=0"}, few{"run.families=1000", "record.ages=[13]", "record.lives=0"};
    return {{circumstances[0].world, "baseline", many, {}},
            {circumstances[1].world, "baseline", many, {"adversity.level=0.6"}},
            {circumstances[2].world, "baseline", few, {"adversity.level=1.1"}},
            {circumstances[3].world, "baseline", few, {"adversity.maltreated_share=1"}},
            {circumstances[4].world, "institution", {"run.families=1000", "record.ages=[13]", "record.years=[]", "record.lives=0", "run.years=1.5"}, {}}};
}

/// How often each class was found in one world, and what was published.
struct Row {
    std::string words;
    std::array<std::uint64_t, 4> counts{};
    std::uint64_t n = 0;
    std::array<double, 4> published{};
    bool is_renamed = false, is_recalled = false; ///< is another world than the row means; has a published share that was not checked
    std::vector<std::string> sources{};           ///< of the published shares

    double share(std::size_t k) const { return static_cast<double>(counts[k]) / static_cast<double>(n); }
    Estimate up_to(std::size_t k) const {
        std::uint64_t count = 0;
        for (std::size_t c = 0; c <= k; ++c) count += counts[c];
        return share_of(count, n);
    }
    bool is_published_whole() const { return std::isfinite(published[0] + published[1] + published[2] + published[3]); }
};

/// What makes a world another one than its row means, by settings of the user's: "adversity 2". Empty if nothing does.
std::string otherwise(const LivedWorld& world, const Circumstances& meant) {
    const auto adversity = parameter_in(world, "adversity.level"), maltreated = parameter_in(world, "adversity.maltreated_share");
    const auto differs = [](const std::optional<double>& held, double wanted) { return held && std::fabs(*held - wanted) > 1e-6; };
    std::string words;
    if (differs(adversity, meant.adversity)) words = "adversity " + decimal_text(*adversity, *adversity == std::round(*adversity) ? 0 : 1);
    if (differs(maltreated, meant.maltreated)) words += (words.empty() ? "" : ", ") + percent_text(*maltreated) + " maltreated";
    return words;
}

/// Of the figure's own worlds the published shares are known; files of one's own, and worlds that a setting made others, are
/// named by what they are and nothing is held against them.
Outcome<std::vector<Row>> rows_of(const FigureInput& input) {
    std::vector<Row> rows;
    for (std::size_t k = 0; k < input.worlds.size(); ++k) {
        const LivedWorld& world = input.worlds[k];
        const auto lives = lives_of(world, {"ssp_class"});
        if (!lives) return lives.refusals();
        Row row;
        row.words = world.is_own ? world.what : circumstances[k].words;
        if (const std::string other = world.is_own ? "" : otherwise(world, circumstances[k]); !other.empty()) row.words = k == 0 ? other : row.words + ", " + other, row.is_renamed = true;
        for (const double code : lives->code("ssp_class", 13).values)
            if (std::isfinite(code)) ++row.n, ++row.counts[static_cast<std::size_t>(code)];
        if (row.n < fewest_drawn)
            return too_little("of " + world.what + ", " + only_counted(row.n, "infant has", "infants have") + " a class of the Strange Situation at 13 months",
                              "at least 10 are wanted, as with `--set run.families=100 --set record.ages=[13]`");
        for (std::size_t c = 0; c < 4; ++c) {
            const auto quoted = world.is_own || row.is_renamed || circumstances[k].published[c] == nullptr ? std::nullopt : input.published(circumstances[k].published[c]);
            row.published[c] = quoted ? quoted->number.value : std::nan("");
            if (!quoted) continue;
            row.is_recalled = row.is_recalled || quoted->is_recalled;
            row.sources.push_back(quoted->reference);
        }
        rows.push_back(row);
    }
    return rows;
}

/// Heights of the rows, the first on top.
double place_of(const std::vector<Row>& rows, std::size_t k) { return std::max(static_cast<double>(rows.size()), 3.0) - 1.0 - static_cast<double>(k); }

std::vector<FigureTable> tables_of(const std::vector<Row>& rows) {
    FigureTable simulated{"", {"row", "circumstances", "n"}, {}}, published{"published", {"row", "circumstances"}, {}};
    for (const char* column : class_columns) simulated.columns.emplace_back(column), published.columns.emplace_back(column);
    for (std::size_t c = 0; c < 3; ++c)
        for (const char* end : {"", "_low", "_high"}) simulated.columns.push_back(std::string("up_to_") + class_columns[c] + end);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        std::vector<FigureTable::Cell> row{place_of(rows, k), rows[k].words, static_cast<double>(rows[k].n)}, quoted{place_of(rows, k), rows[k].words};
        for (std::size_t c = 0; c < 4; ++c) row.emplace_back(rows[k].share(c)), quoted.emplace_back(rows[k].published[c]);
        for (std::size_t c = 0; c < 3; ++c) add_cells(row, rows[k].up_to(c));
        simulated.rows.push_back(row);
        published.rows.push_back(quoted);
    }
    return {simulated, published};
}

/// Bars of four parts between two heights above and below the row's, and the interval of each boundary where it is known.
std::vector<std::string> bars(const Plot& plot, const std::string& part, double low, double high, double opacity, bool has_intervals) {
    std::vector<std::string> parts;
    std::string left = "0";
    for (std::size_t c = 0; c < 4; ++c) {
        const std::string right = left + "+100*column('" + class_columns[c] + "')";
        parts.push_back(plot.data(part) + " using (0):'row':(" + left + "):(" + right + "):(column('row')+" + number(low) + "):(column('row')+" + number(high) +
                        ") with boxxyerror fs solid " + number(opacity) + " border lc rgb '#ffffff' fc rgb '" + std::string(class_strokes[c]->mark) + "' lw 1.5");
        left = right;
    }
    for (std::size_t c = 0; c < 3 && has_intervals; ++c) {
        const std::string name = std::string("up_to_") + class_columns[c];
        const std::string whisker = plot.data(part) + " using (100*column('" + name + "')):(column('row')+" + number((low + high) / 2.0) + "):(100*column('" + name + "_low')):(100*column('" +
                                    name + "_high')) with xerrorbars pt -1 lc rgb ";
        parts.push_back(whisker + "'" + std::string(shade::paper) + "' lw 4.5"); // a pale rim, to be seen on dark bars
        parts.push_back(whisker + "'" + std::string(shade::ink) + "' lw 1.8");
    }
    return parts;
}

void draw(Plot& plot, const std::vector<Row>& rows) {
    const bool is_narrow = plot.is_narrow();
    const double top = place_of(rows, 0) + (is_narrow ? 0.75 : 0.5);
    double names = 10.2;
    for (const Row& row : rows) names = std::max(names, width_in_ems(row.words, Weight::regular));
    Area box = plot.box_in(plot.area(), is_narrow ? 0.5 : names + 0.8, 3.2, 1.2, is_narrow ? 3.6 : 2.2);
    plot.axes(box, {.words = "share of infants (%)", .low = 0, .high = 100, .step = 20}, {.low = -0.55, .high = top, .is_shown = false});
    // The classes are named above the first bar, each over its own part.
    std::vector<double> middles;
    double left = 0.0;
    for (std::size_t c = 0; c < 4; ++c) {
        middles.push_back(100.0 * (left + rows.front().share(c) / 2.0));
        left += rows.front().share(c);
    }
    const double per_em = 100.0 * plot.em() / box.width();
    const auto places = places_apart(middles, (is_narrow ? 6.4 : 8.4) * per_em, 3.0 * per_em, 100.0 - 3.0 * per_em);
    for (std::size_t c = 0; c < 4; ++c)
        plot.words_on_canvas(box.left + places[c] / 100.0 * box.width(), box.top + (is_narrow && c % 2 == 1 ? 2.0 : 0.7) * plot.em(), infant_class_words[c],
                             {.colour = class_strokes[c]->words, .side = Side::centre, .weight = Weight::bold});
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double y = place_of(rows, k);
        if (is_narrow) plot.words_at(0.0, y + 0.5, rows[k].words + (rows[k].is_published_whole() ? " (pale: published)" : ""));
        else plot.words_on_canvas(box.left - 0.8 * plot.em(), box.bottom + box.height() * (y + 0.14 + 0.55) / (top + 0.55), rows[k].words, {.side = Side::right});
        const double begins = 100.0 * (1.0 - rows[k].published[3]);
        if (!rows[k].is_published_whole() && std::isfinite(begins))
            plot.words_at(begins - 1.5, y - 0.27, "published: D from here", {.colour = shade::soft, .side = Side::right, .size = 0.85});
        if (rows[k].is_published_whole() && !is_narrow)
            plot.words_on_canvas(box.left - 0.8 * plot.em(), box.bottom + box.height() * (y - 0.27 + 0.55) / (top + 0.55), "published", {.colour = shade::soft, .side = Side::right, .size = 0.85});
    }
    auto parts = bars(plot, "", -0.1, 0.34, 1.0, true);
    const auto has = [&](bool whole) { return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return std::isfinite(row.published[3]) && row.is_published_whole() == whole; }); };
    if (has(true)) {
        const auto below = bars(plot, "published", -0.38, -0.16, 0.55, false);
        parts.insert(parts.end(), below.begin(), below.end());
    }
    // Where only the share of D was published, a mark stands where D would begin.
    if (has(false))
        parts.push_back(plot.data("published") + " using (valid(3) ? NaN : 100*(1-column('disorganized'))):(column('row')-0.27) with points pt 9 ps 0.55 lc rgb '" +
                        std::string(shade::ink) + "'");
    plot.draw(parts);
}

std::string title_of(const std::vector<Row>& rows, bool is_own) {
    const auto disorganized = [&](std::size_t k) { return percent_text(rows[k].share(3)); };
    if (is_own) return percent_text(rows.front().share(1)) + " of infants are secure, and " + disorganized(0) + " disorganized" + (rows.size() > 1 ? ", in " + rows.front().words : "");
    if (std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.is_renamed; }))
        return "Disorganized infants: " + disorganized(0) + " (" + rows[0].words + "), " + disorganized(3) + " (" + rows[3].words + ")";
    const auto interval = [&](std::size_t k) { return share_of(rows[k].counts[3], rows[k].n); };
    const bool rises = interval(0).high < interval(2).low && interval(2).high < interval(3).low;
    return std::string(rises ? "The harder the circumstances, the more infants are disorganized: " : "Disorganized infants: ") + disorganized(0) + " in ordinary families, " +
           disorganized(3) + " where children are maltreated";
}

std::string caption_of(const std::vector<Row>& rows) {
    const auto is_any = [&](auto&& holds) { return std::any_of(rows.begin(), rows.end(), holds); };
    std::string text = "Shares of the four classes of the Strange Situation, simulated (thick bars; whiskers: 95 % intervals of each boundary)";
    if (is_any([](const Row& row) { return row.is_published_whole(); })) text += " and published (pale bars)";
    text += ".";
    if (is_any([](const Row& row) { return !row.is_published_whole() && std::isfinite(row.published[3]); })) text += " A triangle stands where the published share of disorganized infants begins, where only that was published.";
    std::string recalled;
    for (const Row& row : rows)
        if (row.is_recalled) recalled += (recalled.empty() ? "" : ", ") + row.words;
    if (!recalled.empty()) text += " Published shares that are recalled, not checked in their source: " + recalled + ".";
    if (rows.size() != circumstances.size()) return text;
    if (std::isfinite(rows[3].published[3])) text += " The published share of maltreated infants (" + percent_text(rows[3].published[3]) + ") is disputed: a later and larger meta-analysis (Cyr et al. 2010, d = 2.19) means a share of nearly 90 %; both cannot be met.";
    if (std::isfinite(rows[4].published[3])) text += " That of institutions (" + percent_text(rows[4].published[3]) + ") includes children who could not be classified.";
    return text;
}

/// Simulated shares of every row, then the published ones that are drawn.
std::string alt_of(const std::vector<Row>& rows) {
    std::string text = "Stacked bars of the shares of avoidant, secure, resistant and disorganized infants.", published;
    for (const Row& row : rows) {
        text += " " + capital(row.words) + ":";
        for (std::size_t c = 0; c < 4; ++c) text += (c == 0 ? " " : ", ") + percent_text(row.share(c)) + " " + class_columns[c];
        text += ".";
        std::string quoted;
        for (std::size_t c = 0; c < 4; ++c)
            if (std::isfinite(row.published[c])) quoted += (quoted.empty() ? " " : ", ") + percent_text(row.published[c]) + " " + class_columns[c];
        if (!quoted.empty()) published += (published.empty() ? " Published: " : "; ") + row.words + quoted;
    }
    return text + published + (published.empty() ? "" : ".");
}

Outcome<FigureContent> class_shares_content(const FigureInput& input) {
    const auto rows = rows_of(input);
    if (!rows) return rows.refusals();
    FigureContent figure;
    figure.title = title_of(*rows, input.worlds.front().is_own);
    std::uint64_t n = 0;
    for (const Row& row : *rows) n += row.n;
    figure.subtitle = grouped(n) + " infants in the Strange Situation at 13 months";
    figure.caption = caption_of(*rows);
    figure.alt = alt_of(*rows);
    std::vector<std::string> sources;
    for (const Row& row : *rows)
        for (const std::string& source : row.sources)
            if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
    for (const std::string& source : sources) figure.published += (figure.published.empty() ? "" : "; ") + source;
    figure.tables = tables_of(*rows);
    figure.draw = [all = *rows](Plot& plot) { draw(plot, all); };
    return figure;
}

} // namespace

extern constinit const Figure class_shares{"class_shares", "shares of the four classes by circumstances, beside the published ones",
                                           "Before you look: in which of these five circumstances do most infants still become secure? What does the answer say about resilience, and what about averages?",
                                           class_shares_worlds, class_shares_content, false, true};

} // namespace dyad
