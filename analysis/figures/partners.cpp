// Partners' styles: who lives with whom, how satisfied they are, and how many part.
#include "analysis/figures/couples_seen.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::size_t style_count = self_assessed_styles.size(), secure_style = 0, anxious_style = 1, avoidant_style = 2, fearful_style = 3;

/// Kinds of couples, from the top; the first that fits takes a couple.
struct CoupleKind {
    const char* column; ///< of tables
    const char* words;
    bool (*fits)(std::size_t, std::size_t);
};
constexpr std::array couple_kinds{CoupleKind{"both_secure", "both secure", [](std::size_t a, std::size_t b) { return a == secure_style && b == secure_style; }},
                                  CoupleKind{"secure_anxious", "secure + anxious", [](std::size_t a, std::size_t b) { return std::min(a, b) == secure_style && std::max(a, b) == anxious_style; }},
                                  CoupleKind{"secure_avoidant", "secure + avoidant", [](std::size_t a, std::size_t b) { return std::min(a, b) == secure_style && std::max(a, b) == avoidant_style; }},
                                  CoupleKind{"secure_fearful", "secure + fearful", [](std::size_t a, std::size_t b) { return std::min(a, b) == secure_style && std::max(a, b) == fearful_style; }},
                                  CoupleKind{"alike_insecure", "insecure, alike", [](std::size_t a, std::size_t b) { return a == b; }},
                                  CoupleKind{"anxious_avoidant", "anxious + avoidant", [](std::size_t a, std::size_t b) { return std::max(a, b) == avoidant_style; }},
                                  CoupleKind{"fearful_other", "fearful + other", [](std::size_t, std::size_t) { return true; }}};

std::vector<FigureWorld> partners_worlds() { return {{"whole lives", "life_course", {"run.families=1500", "record.lives=0"}, {}}}; }

struct KindOfCouple {
    std::uint64_t n = 0;
    Estimate satisfaction{}, parted_5{}, parted_10{};
};
struct CoupleLink {
    const char* column;
    const char* words;
    const char* finding;
    Estimate r{};
    double published = std::nan("");
    bool is_recalled = false;
};
struct PartnersSeen {
    std::vector<CoupleSeen> couples;
    std::array<std::array<Estimate, style_count>, style_count> together{};
    std::array<KindOfCouple, couple_kinds.size()> kinds{};
    std::array<Estimate, 3> parted_by_secure{}; ///< within ten years, by how many of the two are secure
    std::array<CoupleLink, 6> links{};
};

void add_links(PartnersSeen& seen, const FigureInput& input, std::string& sources) {
    const OfPartner satisfaction = [](const CoupleSeen&c, std::size_t p) { return c.satisfaction[p]; }, anxiety = [](const CoupleSeen&c, std::size_t p) { return c.anxiety[p]; },
                    avoidance = [](const CoupleSeen&c, std::size_t p) { return c.avoidance[p]; }, partners_anxiety = [](const CoupleSeen&c, std::size_t p) { return c.anxiety[1 - p]; },
                    partners_avoidance = [](const CoupleSeen&c, std::size_t p) { return c.avoidance[1 - p]; };
    seen.links = {CoupleLink{"satisfaction_own_anxiety", "own anxiety", "a.R08.actor_anxiety", correlation_over_partners(seen.couples, satisfaction, anxiety)},
                  CoupleLink{"satisfaction_own_avoidance", "own avoidance", "a.R08.actor_avoidance", correlation_over_partners(seen.couples, satisfaction, avoidance)},
                  CoupleLink{"satisfaction_partners_anxiety", "partner's anxiety", "a.R08.partner_anxiety", correlation_over_partners(seen.couples, satisfaction, partners_anxiety)},
                  CoupleLink{"satisfaction_partners_avoidance", "partner's avoidance", "a.R08.partner_avoidance", correlation_over_partners(seen.couples, satisfaction, partners_avoidance)},
                  CoupleLink{"alike_in_anxiety", "alike in anxiety", "a.R05.anxiety", correlation_over_partners(seen.couples, anxiety, partners_anxiety)},
                  CoupleLink{"alike_in_avoidance", "alike in avoidance", "a.R05.avoidance", correlation_over_partners(seen.couples, avoidance, partners_avoidance)}};
    for (CoupleLink& link : seen.links)
        if (const auto quoted = input.published(link.finding)) {
            link.published = quoted->number.value, link.is_recalled = quoted->is_recalled;
            if (sources.find(quoted->reference) == std::string::npos) sources += (sources.empty() ? "" : "; ") + quoted->reference;
        }
}

void count_kinds(PartnersSeen& seen) {
    std::array<Mean, couple_kinds.size()> satisfaction;
    std::array<std::array<Share, couple_kinds.size()>, 2> parted;
    std::array<Share, 3> by_secure;
    Mean everybody;
    double squares = 0.0;
    for (const CoupleSeen& couple : seen.couples)
        for (const double value : couple.satisfaction) everybody.add(value);
    const double middle = everybody.estimate().value;
    for (const CoupleSeen& couple : seen.couples)
        for (const double value : couple.satisfaction) squares += (value - middle) * (value - middle);
    const double spread = std::sqrt(squares / (2.0 * static_cast<double>(seen.couples.size())));
    for (const CoupleSeen& couple : seen.couples) {
        const std::size_t a = couple.style[0], b = couple.style[1];
        const auto kind = static_cast<std::size_t>(std::find_if(couple_kinds.begin(), couple_kinds.end(), [&](const CoupleKind& one) { return one.fits(a, b); }) - couple_kinds.begin());
        const auto parts_within = [&](double years) { return couple.years_to_parting && *couple.years_to_parting <= years; };
        ++seen.kinds[kind].n;
        satisfaction[kind].add(((couple.satisfaction[0] + couple.satisfaction[1]) / 2.0 - middle) / spread);
        parted[0][kind].add(parts_within(5.0));
        parted[1][kind].add(parts_within(10.0));
        by_secure[(a == secure_style ? 1U : 0U) + (b == secure_style ? 1U : 0U)].add(parts_within(10.0));
    }
    for (std::size_t k = 0; k < couple_kinds.size(); ++k)
        if (seen.kinds[k].n >= fewest_drawn) seen.kinds[k] = {seen.kinds[k].n, satisfaction[k].estimate(), parted[0][k].estimate(), parted[1][k].estimate()};
    for (std::size_t k = 0; k < 3; ++k) seen.parted_by_secure[k] = by_secure[k].estimate();
    for (std::size_t a = 0; a < style_count; ++a)
        for (std::size_t b = 0; b <= a; ++b) seen.together[a][b] = observed_over_expected(seen.couples, a, b);
}

std::vector<FigureTable> tables_of(const PartnersSeen& seen) {
    FigureTable matrix{"", {"style", "partner_style", "couples", "observed_over_expected", "low", "high"}, {}}, kinds{"kinds", {"row", "kind", "n"}, {}};
    FigureTable links{"links", {"row", "link", "value", "low", "high", "published"}, {}}, parted{"parted_by_secure_partners", {"secure_partners", "n", "parted_within_10_years", "low", "high"}, {}};
    for (const char* column : {"satisfaction", "parted_5", "parted_10"})
        for (const char* end : {"", "_low", "_high"}) kinds.columns.push_back(std::string(column) + end);
    for (std::size_t a = 0; a < style_count; ++a)
        for (std::size_t b = 0; b <= a; ++b) {
            matrix.rows.push_back({std::string(self_assessed_styles[a]), std::string(self_assessed_styles[b]), static_cast<double>(seen.together[a][b].n)});
            add_cells(matrix.rows.back(), seen.together[a][b]);
        }
    for (std::size_t k = 0; k < couple_kinds.size(); ++k) {
        kinds.rows.push_back({static_cast<double>(couple_kinds.size() - 1 - k), std::string(couple_kinds[k].column), static_cast<double>(seen.kinds[k].n)});
        for (const Estimate& estimate : {seen.kinds[k].satisfaction, seen.kinds[k].parted_5, seen.kinds[k].parted_10}) add_cells(kinds.rows.back(), estimate);
    }
    for (std::size_t k = 0; k < seen.links.size(); ++k) {
        links.rows.push_back({static_cast<double>(seen.links.size() - 1 - k), std::string(seen.links[k].column)});
        add_cells(links.rows.back(), seen.links[k].r);
        links.rows.back().emplace_back(seen.links[k].published);
    }
    for (std::size_t k = 0; k < 3; ++k) {
        parted.rows.push_back({static_cast<double>(k), static_cast<double>(seen.parted_by_secure[k].n)});
        add_cells(parted.rows.back(), seen.parted_by_secure[k]);
    }
    return {matrix, kinds, links, parted};
}

/// Blue where two styles live together clearly more often than by lot, orange where less; pale enough for words on it.
std::string shade_of_ratio(const Estimate& estimate) {
    if (!is_not_by_lot(estimate)) return std::string(shade::band);
    const double ratio = estimate.value;
    const double strength = std::clamp(std::abs(std::log(std::max(ratio, 0.01))) / std::log(1.6), 0.0, 1.0) * 0.62;
    const std::array<int, 3> full = ratio >= 1.0 ? std::array{0x56, 0xB4, 0xE9} : std::array{0xE6, 0x9F, 0x00};
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const int part : full) {
        const auto value = static_cast<std::size_t>(std::lround(255.0 + strength * (part - 255)));
        text += digits[value / 16], text += digits[value % 16];
    }
    return text;
}

void draw_matrix(Plot& plot, const PartnersSeen& seen, const Area& cell) {
    const Area box = plot.box_in(cell, 5.0, plot.is_narrow() ? 1.3 : 1.5, 0.6, 1.5);
    plot.axes(box, {.low = 0, .high = 4, .is_shown = false}, {.low = 0, .high = 4, .is_shown = false});
    plot.words_on_canvas(cell.left, box.top + 0.75 * plot.em(), "Couples, times as many as by lot", {.weight = Weight::bold});
    for (std::size_t a = 0; a < style_count; ++a) {
        const double top = 4.0 - static_cast<double>(a), left = static_cast<double>(a);
        plot.words_on_canvas(box.left - 0.5 * plot.em(), box.bottom + (top - 0.5) / 4.0 * box.height(), self_assessed_styles[a], {.side = Side::right});
        plot.words_on_canvas(box.left + (left + 0.5) / 4.0 * box.width(), box.bottom - 0.85 * plot.em(), self_assessed_styles[a], {.side = Side::centre});
        for (std::size_t b = 0; b <= a; ++b) {
            const Estimate& one = seen.together[a][b];
            const auto x = static_cast<double>(b);
            plot.rectangle(x + 0.02, top - 0.97, x + 0.98, top - 0.03, shade_of_ratio(one));
            plot.words_at(x + 0.5, top - (plot.is_narrow() ? 0.5 : 0.36), std::isfinite(one.value) ? decimal_text(one.value) : "–", {.side = Side::centre, .weight = is_not_by_lot(one) ? Weight::bold : Weight::regular});
            if (!plot.is_narrow()) plot.words_at(x + 0.5, top - 0.76, "n " + grouped(one.n), {.side = Side::centre, .size = 0.75});
        }
    }
    plot.draw({});
}

/// Whiskers as vectors with square ends, and then marks.
std::vector<std::string> whiskers(const Plot& plot, const char* part, const std::string& value, const std::string& low, const std::string& high, double times, double above, const Stroke& stroke) {
    const auto scaled = [&](const std::string& column) { return number(times) + "*column('" + column + "')"; };
    const std::string row = "(column('row')+" + number(above) + ")", colour = std::string(stroke.mark);
    return {plot.data(part) + " using (" + scaled(low) + "):" + row + ":(" + scaled(high) + "-" + scaled(low) + "):(0) with vectors heads size screen 0.0025,90 lw 1.8 lc rgb '" + colour + "'",
            plot.data(part) + " using (" + scaled(value) + "):" + row + " with points pt " + std::to_string(stroke.shape) + " ps 0.55 lc rgb '" + colour + "'"};
}

/// The words of rows to the left of a box, from the top.
template <class Rows> void name_rows(Plot& plot, const Area& box, const Rows& rows) {
    const auto n = static_cast<double>(rows.size());
    for (std::size_t k = 0; k < rows.size(); ++k)
        plot.words_on_canvas(box.left - 0.6 * plot.em(), box.top - (static_cast<double>(k) + 0.5) / n * box.height(), rows[k].words, {.side = Side::right, .size = plot.is_narrow() ? 0.85 : 1.0});
}

void draw_kinds(Plot& plot, const PartnersSeen& seen, const Area& cell) {
    const double em = plot.em(), foot = plot.is_narrow() ? 1.6 : 3.2, head = plot.is_narrow() ? 1.5 : 2.6;
    const auto rows = static_cast<double>(couple_kinds.size());
    const Area both = plot.box_in(cell, 9.4, foot, 0.6, head);
    const auto boxes = cells(both, 2, 1, (plot.is_narrow() ? 1.4 : 2.2) * em);
    double low = 0.0, high = 0.0, most = 0.1;
    for (const KindOfCouple& kind : seen.kinds)
        if (kind.n >= fewest_drawn) low = std::min(low, kind.satisfaction.low), high = std::max(high, kind.satisfaction.high), most = std::max(most, kind.parted_10.high);
    const FigureAxis none{.low = -0.5, .high = rows - 0.5, .is_shown = false};
    plot.axes(boxes[0], {.words = plot.is_narrow() ? "" : "SD from the mean", .low = std::floor(4.0 * low) / 4.0, .high = std::ceil(4.0 * high) / 4.0, .step = 0.5, .has_grid = true}, none);
    plot.words_on_canvas(boxes[0].left, both.top + 0.7 * em, plot.is_narrow() ? "Satisfaction (SD)" : "Satisfaction", {.weight = Weight::bold});
    name_rows(plot, boxes[0], couple_kinds);
    plot.line(0, -0.5, 0, rows - 0.5, shade::axis, 1.0);
    plot.draw(whiskers(plot, "kinds", "satisfaction", "satisfaction_low", "satisfaction_high", 1.0, 0.0, blue));
    plot.axes(boxes[1], {.words = plot.is_narrow() ? "" : "share of couples (%)", .low = 0, .high = 10.0 * std::ceil(10.0 * most), .step = 20, .has_grid = true}, none);
    if (plot.is_narrow()) {
        plot.words_on_canvas(boxes[1].left, both.top + 0.7 * em, "% parted in", {.weight = Weight::bold});
        plot.words_on_canvas(boxes[1].left + 5.8 * em, both.top + 0.7 * em, "5,", {.colour = orange.words, .weight = Weight::bold});
        plot.words_on_canvas(boxes[1].left + 6.9 * em, both.top + 0.7 * em, "10 y", {.colour = vermilion.words, .weight = Weight::bold});
    } else {
        plot.words_on_canvas(boxes[1].left, both.top + 1.9 * em, "Parted within", {.weight = Weight::bold});
        plot.words_on_canvas(boxes[1].left, both.top + 0.7 * em, "5 years", {.colour = orange.words, .weight = Weight::bold});
        plot.words_on_canvas(boxes[1].left + 4.6 * em, both.top + 0.7 * em, "10 years", {.colour = vermilion.words, .weight = Weight::bold});
    }
    auto parts = whiskers(plot, "kinds", "parted_10", "parted_10_low", "parted_10_high", 100.0, 0.12, vermilion);
    const auto five = whiskers(plot, "kinds", "parted_5", "parted_5_low", "parted_5_high", 100.0, -0.16, orange);
    parts.insert(parts.end(), five.begin(), five.end());
    plot.draw(parts);
}

void draw_links(Plot& plot, const PartnersSeen& seen, const Area& cell) {
    const Area box = plot.box_in(cell, 9.4, 1.6, 0.6, 1.5);
    const auto rows = static_cast<double>(seen.links.size());
    plot.axes(box, {.low = -0.6, .high = 0.4, .step = 0.2, .format = "%.1f", .has_grid = true}, {.low = -0.5, .high = rows - 0.5, .is_shown = false});
    plot.words_on_canvas(cell.left, box.top + 0.7 * plot.em(), "r with satisfaction, and likeness. ◇ published", {.weight = Weight::bold});
    name_rows(plot, box, seen.links);
    plot.line(0, -0.5, 0, rows - 0.5, shade::axis, 1.0);
    auto parts = whiskers(plot, "links", "value", "low", "high", 1.0, 0.0, blue);
    parts.push_back(plot.data("links") + " using 'published':'row' with points pt 12 ps 0.85 lw 2.2 lc rgb '" + std::string(shade::published) + "'");
    plot.draw(parts);
}

void draw(Plot& plot, const PartnersSeen& seen) {
    const Area& area = plot.area();
    if (plot.is_narrow()) {
        // Rows of all three panels are equally high; what else the panels need is known in ems.
        const double em = plot.em(), row = (area.height() - 9.0 * em) / static_cast<double>(style_count + couple_kinds.size() + seen.links.size());
        const double first = area.top - 2.8 * em - row * style_count, second = first - 3.1 * em - row * static_cast<double>(couple_kinds.size());
        draw_matrix(plot, seen, {area.left, first, area.right, area.top});
        draw_kinds(plot, seen, {area.left, second, area.right, first});
        draw_links(plot, seen, {area.left, area.bottom, area.right, second});
        return;
    }
    constexpr std::array widths{1.0, 1.28};
    const auto columns = cells(area, 2, 1, 1.2 * plot.em(), widths);
    const double middle = columns[0].bottom + 0.43 * columns[0].height();
    draw_matrix(plot, seen, {columns[0].left, middle, columns[0].right, columns[0].top});
    draw_links(plot, seen, {columns[0].left, columns[0].bottom, columns[0].right, middle - 0.3 * plot.em()});
    draw_kinds(plot, seen, columns[1]);
}

std::string title_of(const PartnersSeen& seen) {
    const Estimate& alike = seen.together[secure_style][secure_style];
    bool is_any_clear = false;
    for (const auto& row : seen.together)
        for (const Estimate& ratio : row) is_any_clear = is_any_clear || is_not_by_lot(ratio);
    const std::string found = is_not_by_lot(alike) ? "Two secure partners live together " + decimal_text(alike.value) + " times as often as by lot"
                              : is_any_clear       ? "Two secure partners live together about as often as by lot"
                                                   : "Partners find each other about as by lot";
    return found + "; " + percent_text(seen.parted_by_secure[2].value) + " of couples of two secure ones part within ten years, " + percent_text(seen.parted_by_secure[0].value) + " of two insecure ones";
}

std::string caption_of(const PartnersSeen& seen) {
    std::uint64_t clear = 0;
    for (const auto& row : seen.together) clear += static_cast<std::uint64_t>(std::count_if(row.begin(), row.end(), is_not_by_lot));
    const bool is_recalled = std::any_of(seen.links.begin(), seen.links.end(), [](const CoupleLink& link) { return link.is_recalled; });
    return "Squares: couples of two styles, over what drawing partners by lot would give; coloured (blue more, orange less) and bold only where the 95 % interval leaves out 1, as in " + std::to_string(clear) +
           " of 10. Satisfaction (mean of both partners, in SD from the mean of all) and the share parted within five and ten years: by the styles of both, for kinds with at least 10 couples. The third panel has the "
           "correlations of satisfaction with one's own and the partner's anxiety and avoidance, and those of both partners' scores. Whiskers: 95 % intervals. Diamonds: published, middles of the ranges given" +
           (is_recalled ? " (recalled, not checked in their sources)" : "") +
           ". The self-assessment and the questionnaire are partly about this partner, so that a bad match makes both less secure and less satisfied: these are associations, and not effects of style.";
}

std::string alt_of(const PartnersSeen& seen) {
    const auto parted = [&](std::size_t secure) { return percent_text(seen.parted_by_secure[secure].value); };
    const Estimate& alike = seen.together[secure_style][secure_style];
    std::string text = "Couples by the styles of both. Two secure partners are " + decimal_text(alike.value) + " times as frequent as by lot, with an interval from " + decimal_text(alike.low) + " to " + decimal_text(alike.high) +
                       ". Within ten years " + parted(2) + " of couples of two secure partners part" + (seen.parted_by_secure[1].n >= fewest_drawn ? ", " + parted(1) + " of those with one" : "") + " and " + parted(0) +
                       " of those with none. Satisfaction is " + decimal_text(seen.kinds.front().satisfaction.value) + " standard deviations from the mean in couples of two secure partners. ";
    return text + "It correlates " + correlation_text(seen.links[1].r.value) + " with one's own avoidance and " + correlation_text(seen.links[3].r.value) + " with the partner's; partners correlate " +
           correlation_text(seen.links[5].r.value) + " in avoidance.";
}

Outcome<FigureContent> partners_content(const FigureInput& input) {
    const auto lives = lives_of(input.worlds.front(), {"self_assessment_style", "satisfaction", "ecr_anxiety", "ecr_avoidance"});
    if (!lives) return lives.refusals();
    PartnersSeen seen;
    seen.couples = couples_seen_at_35(*lives);
    constexpr auto remedy = "at least 10 of two secure and 10 of no secure partner are wanted, as with `life_course`, `--set record.years=[35]` and some hundred families";
    const std::string couples = counted(seen.couples.size(), "couple was", "couples were") + " seen at 35 years and watched for ten years more";
    if (seen.couples.size() < fewest_drawn) return too_little("only " + couples, remedy);
    count_kinds(seen);
    const std::uint64_t none = seen.parted_by_secure[0].n, both = seen.parted_by_secure[2].n;
    if (std::min(none, both) < fewest_drawn)
        return too_little(couples + ", of which " + std::to_string(both) + (both == 1 ? " has" : " have") + " two secure partners and " + std::to_string(none) + " none", remedy);
    FigureContent figure;
    add_links(seen, input, figure.published);
    figure.title = title_of(seen);
    figure.subtitle = grouped(seen.couples.size()) + " couples, together when both are 35; styles by self-assessment";
    figure.caption = caption_of(seen);
    figure.alt = alt_of(seen);
    figure.tables = tables_of(seen);
    figure.draw = [seen](Plot& plot) { draw(plot, seen); };
    return figure;
}

} // namespace

extern constinit const Figure partners{"partners", "who lives with whom, how satisfied couples are, and how many part, by the styles of both",
                                       "Before you look: do opposites attract, or does like find like? And if the anxious and the avoidant are unhappy together, is that their style, or does an unhappy love make people "
                                       "say of themselves that they are anxious or avoidant?",
                                       partners_worlds, partners_content, false};

} // namespace dyad
