// The scorecard of evidence: how far Dyad lies from every published number, by what the number may be used for and by domain.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array uses{Use::fit, Use::holdout, Use::challenge};
constexpr std::array use_words{"Fitted", "Held out", "Challenges"};
constexpr std::array verdicts{Verdict::agrees, Verdict::near, Verdict::misses};
constexpr std::array verdict_strokes{&blue, &orange, &vermilion};
/// Farther out is drawn at the edge.
constexpr double edge = 6.0;
/// Dots this near in z are drawn beside each other.
constexpr double crowd = 0.5;

std::vector<FigureWorld> scorecard_worlds() { return {}; }

struct ScoredDot {
    const Assessed* row = nullptr;
    std::size_t domain = 0;
    double x = 0.0; ///< z, at the edge if beyond
    int offset = 0; ///< how many dots above the middle of its row
};

struct ScoredUse {
    std::string part;
    Tally tally;
    std::size_t same_direction = 0; ///< of the directions, whether or not beyond chance
    std::vector<ScoredDot> dots;

    Estimate share() const { return share_of(tally.agree, tally.findings); }
};

struct ScoredAll {
    std::vector<std::string> domains;
    std::array<ScoredUse, 3> uses;
    int widest = 0; ///< offset
};

/// Puts each dot as near to the middle of its row as the others leave room.
void spread_out(std::vector<ScoredDot>& dots) {
    std::stable_sort(dots.begin(), dots.end(), [](const ScoredDot& a, const ScoredDot& b) { return a.x < b.x; });
    for (std::size_t k = 0; k < dots.size(); ++k) {
        const auto is_free = [&](int offset) {
            for (std::size_t j = 0; j < k; ++j)
                if (dots[j].domain == dots[k].domain && dots[j].offset == offset && dots[k].x - dots[j].x < crowd) return false;
            return true;
        };
        int offset = 0;
        while (!is_free(offset)) offset = offset > 0 ? -offset : 1 - offset;
        dots[k].offset = offset;
    }
}

ScoredAll scored_all(const Scorecard& card) {
    ScoredAll all;
    for (const Assessed& row : card.rows)
        if (std::find(all.domains.begin(), all.domains.end(), row.finding->domain) == all.domains.end()) all.domains.push_back(row.finding->domain);
    const std::array<const Tally*, 3> tallies{&card.fit, &card.holdout, &card.challenge};
    for (std::size_t u = 0; u < 3; ++u) {
        ScoredUse& use = all.uses[u];
        use.part = std::string(name_of(uses[u]));
        use.tally = *tallies[u];
        for (const Assessed& row : card.rows) {
            if (row.finding->use != uses[u]) continue;
            use.same_direction += row.finding->statistic == Statistic::direction && (row.verdict == Verdict::agrees || row.verdict == Verdict::near);
            if (row.finding->statistic == Statistic::direction || !std::isfinite(row.z)) continue;
            const auto domain = std::find(all.domains.begin(), all.domains.end(), row.finding->domain) - all.domains.begin();
            use.dots.push_back({&row, static_cast<std::size_t>(domain), std::clamp(row.z, -edge, edge), 0});
        }
        spread_out(use.dots);
        for (const ScoredDot& dot : use.dots) all.widest = std::max(all.widest, std::abs(dot.offset));
    }
    return all;
}

std::vector<FigureTable> tables_of(const ScoredAll& all, const Scorecard& card) {
    FigureTable sums{"", {"use", "findings", "agree", "near", "miss", "share_agree", "share_agree_low", "share_agree_high", "studies", "share_of_studies", "directions", "same_direction", "families", "seeds"}, {}};
    std::vector<FigureTable> tables;
    for (const ScoredUse& use : all.uses) {
        const Tally& tally = use.tally;
        std::vector<FigureTable::Cell> row{use.part};
        for (const std::size_t count : {tally.findings, tally.agree, tally.near, tally.miss}) row.emplace_back(static_cast<double>(count));
        add_cells(row, use.share());
        row.emplace_back(static_cast<double>(tally.studies)), row.emplace_back(tally.share_of_studies());
        for (const std::size_t count : {tally.directions, use.same_direction, std::size_t{card.families}, card.seeds}) row.emplace_back(static_cast<double>(count));
        sums.rows.push_back(row);
        FigureTable dots{use.part, {"finding", "domain", "row", "offset", "published", "simulated", "z", "z_error", "verdict", "agrees", "near", "misses"}, {}};
        for (const ScoredDot& dot : use.dots) {
            const Assessed& one = *dot.row;
            std::vector<FigureTable::Cell> cells_of{one.finding->id, one.finding->domain, static_cast<double>(all.domains.size() - 1 - dot.domain), static_cast<double>(dot.offset), one.finding->published->value, one.simulated.value, one.z, one.z_error, std::string(name_of(one.verdict))};
            for (const Verdict verdict : verdicts) cells_of.emplace_back(one.verdict == verdict ? dot.x : std::nan(""));
            dots.rows.push_back(cells_of);
        }
        tables.push_back(dots);
    }
    tables.insert(tables.begin(), sums);
    return tables;
}

void draw_use(Plot& plot, const ScoredAll& all, std::size_t u, const Area& cell, bool has_domains, bool has_x) {
    const bool is_narrow = plot.is_narrow();
    const ScoredUse& use = all.uses[u];
    const Area box = plot.box_in(cell, has_domains ? 7.4 : 0.8, has_x ? 3.2 : 0.6, 0.8, is_narrow ? 1.4 : 2.9);
    const double rows = static_cast<double>(all.domains.size());
    FigureAxis z{.words = has_x ? "z (simulated less published)" : "", .low = -edge - 0.4, .high = edge + 0.4, .step = 2};
    for (int mark = -6; mark <= 6 && !has_x; mark += 2) z.marks.emplace_back(mark, "");
    plot.axes(box, z, {.low = -0.5, .high = rows - 0.5, .is_shown = false});
    plot.rectangle(-1.96, -0.5, 1.96, rows - 0.5, shade::band);
    plot.line(0, -0.5, 0, rows - 0.5, shade::axis, 1.0);
    for (std::size_t d = 0; d + 1 < all.domains.size(); ++d) plot.line(-edge - 0.4, static_cast<double>(d) + 0.5, edge + 0.4, static_cast<double>(d) + 0.5, shade::grid, 1.0);
    const std::string counts = counted(use.tally.findings, "number", "numbers");
    const std::string studies = percent_text(use.tally.share_of_studies()) + " by study";
    const std::string bold = std::string(use_words[u]) + ": " + percent_text(use.share().value) + " agree";
    if (is_narrow) {
        plot.words_on_canvas(box.left, box.top + 0.7 * plot.em(), bold, {.weight = Weight::bold});
        plot.words_on_canvas(box.right, box.top + 0.7 * plot.em(), studies, {.colour = shade::soft, .side = Side::right, .size = 0.9});
    } else {
        plot.words_on_canvas(box.left, box.top + 2.0 * plot.em(), bold, {.weight = Weight::bold});
        plot.words_on_canvas(box.left, box.top + 0.8 * plot.em(), counts + ", " + studies, {.colour = shade::soft, .size = 0.9});
    }
    for (std::size_t d = 0; has_domains && d < all.domains.size(); ++d)
        plot.words_on_canvas(box.left - 0.6 * plot.em(), box.bottom + box.height() * (rows - static_cast<double>(d) - 0.5) / rows, all.domains[d], {.side = Side::right});
    // As far apart as dots are large, or nearer where the fullest row would not hold them.
    const double step = std::min(0.5 * plot.em() * rows / box.height(), 0.94 / (2.0 * all.widest + 1.0));
    std::vector<std::string> parts;
    for (std::size_t v = 0; v < verdicts.size(); ++v)
        parts.push_back(plot.data(use.part) + " using '" + std::string(name_of(verdicts[v])) + "':(column('row')+" + number(step) + "*column('offset')) with points pt " + std::to_string(verdict_strokes[v]->shape) + " ps " + (is_narrow ? "0.3" : "0.48") + " lc rgb '" + std::string(verdict_strokes[v]->mark) + "'");
    plot.draw(parts);
}

/// What the marks mean, in one line at the top.
void draw_key(Plot& plot, const Area& area) {
    constexpr std::array words{"agrees (z within ±1.96)", "near (within ±2.94)", "misses"};
    double x = area.left;
    plot.axes(area, {.is_shown = false}, {.is_shown = false});
    for (std::size_t v = 0; v < 3; ++v) {
        const double y = area.top - 0.7 * plot.em();
        plot.command("set label '' at screen " + number((x + 0.4 * plot.em()) / plot.canvas().width) + "," + number(y / plot.canvas().height) + " point pt " + std::to_string(verdict_strokes[v]->shape) + " ps 0.6 lc rgb '" + std::string(verdict_strokes[v]->mark) + "'");
        const std::string said = plot.is_narrow() ? std::string(name_of(verdicts[v])) : words[v];
        plot.words_on_canvas(x + 1.2 * plot.em(), y, said, {.colour = verdict_strokes[v]->words, .weight = Weight::bold});
        x += (2.8 + width_in_ems(said, Weight::bold)) * plot.em();
    }
    plot.draw({});
}

void draw(Plot& plot, const ScoredAll& all) {
    Area key = plot.area(), panels = plot.area();
    key.bottom = panels.top = plot.area().top - 1.8 * plot.em();
    draw_key(plot, key);
    if (plot.is_narrow()) {
        // The last one has the words of the axis below it.
        const double extra = 2.6 * plot.em(), height = (panels.height() - extra) / 3.0;
        for (std::size_t u = 0; u < 3; ++u) {
            const double top = panels.top - static_cast<double>(u) * height;
            draw_use(plot, all, u, {panels.left, top - height - (u == 2 ? extra : 0.0), panels.right, top}, true, u == 2);
        }
        return;
    }
    const double side = 6.6 * plot.em(), width = (panels.width() - side - 1.0 * plot.em()) / 3.0;
    for (std::size_t u = 0; u < 3; ++u) {
        const double left = panels.left + (u == 0 ? 0.0 : side) + static_cast<double>(u) * (width + 0.5 * plot.em());
        draw_use(plot, all, u, {left, panels.bottom, panels.left + side + static_cast<double>(u + 1) * width + static_cast<double>(u) * 0.5 * plot.em(), panels.top}, u == 0, true);
    }
}

Outcome<FigureContent> scorecard_content(const FigureInput& input) {
    if (input.scorecard == nullptr) return too_little("findings were not measured", "let `dyad figures scorecard` measure them, without --from");
    const Scorecard& card = *input.scorecard;
    const ScoredAll all = scored_all(card);
    for (const ScoredUse& use : all.uses)
        if (use.dots.size() < fewest_drawn) return too_little(only_counted(use.dots.size(), "finding", "findings") + " of the use " + use.part + " could be measured", "more families are wanted");
    const ScoredUse &fit = all.uses[0], &holdout = all.uses[1], &challenge = all.uses[2];
    FigureContent figure;
    figure.title = "Dyad agrees with " + percent_text(fit.share().value) + " of the numbers it may be fitted to and " + percent_text(holdout.share().value) + " of those held out";
    std::vector<std::string_view> sources;
    for (const Assessed& row : card.rows)
        if (std::find(sources.begin(), sources.end(), row.finding->source) == sources.end()) sources.emplace_back(row.finding->source);
    figure.published = counted(sources.size(), "source", "sources") + ", listed in analysis/evidence/findings.toml";
    const std::size_t numbers = fit.dots.size() + holdout.dots.size() + challenge.dots.size();
    figure.subtitle = grouped(numbers) + " published numbers asked of simulated people: mean of " + counted(card.seeds, "seed", "seeds") + " (from " + std::to_string(card.first_seed) + "), " + grouped(card.families) + " families of ordinary lives each";
    figure.caption = "Each mark is a published number: the simulated value less the published one, in standard deviations of what a new study of the same kind would find (sampling error and spread between studies). Within the grey band (z of 1.96 either way) Dyad agrees; "
                     "z beyond 6 is drawn at the edge. Fitted: numbers that calibration may read. Held out: numbers no calibration reads, though some were known when the model was made. Challenges: disputed, weakly checked or known to be missed; they count for nothing. "
                     "By study: a study with several numbers counts once. Findings of which only the direction was published are in the table and not drawn. This run is small: with more families and seeds (`dyad evidence`) the marks lie nearer to where Dyad truly is, and the shares differ by a few percentage points. "
                     "To agree with many findings shows that the theory is compatible with them, not that it is true.";
    figure.alt = "Dots of z for published numbers, in three panels by use and by domain.";
    for (std::size_t u = 0; u < 3; ++u) {
        const Tally& tally = all.uses[u].tally;
        figure.alt += std::string(" ") + use_words[u] + ": of " + std::to_string(tally.findings) + " numbers " + std::to_string(tally.agree) + " agree; near: " + std::to_string(tally.near) + "; misses: " + std::to_string(tally.miss) + "; " + percent_text(tally.share_of_studies()) + " by study. Published directions: " + std::to_string(tally.directions) + ", the same in Dyad " + std::to_string(all.uses[u].same_direction) + ".";
    }
    figure.tables = tables_of(all, card);
    figure.draw = [all](Plot& plot) { draw(plot, all); };
    return figure;
}

} // namespace

extern constinit const Figure scorecard{"scorecard", "how far Dyad lies from every published number, by use and domain",
                                        "A model with a hundred parameters agrees with most of the numbers it was fitted to. What would convince you that it is right for the right reasons, and which of these misses would you follow up first?",
                                        scorecard_worlds, scorecard_content, true};

} // namespace dyad
