// Security earned: whoever leaves home insecure, by how plastic adults stay and by how well partners answer.
#include "analysis/figures/contours.hpp"
#include "analysis/figures/security_gained.hpp"
#include "analysis/figures/world_parameters.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array floors{0.01, 0.02, 0.035, 0.06, 0.11, 0.22, 0.5};
constexpr std::array sensitivities{0.5, 1.2, 1.9, 2.6, 3.3}; ///< of the average partner, logit; the default is 1.9
constexpr std::size_t usual_floor = 3, usual_sensitivity = 2;
constexpr unsigned leaving_home = 18 * 12, grown = 35 * 12;
constexpr double insecure_above = 0.5, secure_below = 0.0; ///< SD of the norm, as the scenario's expected answer has them

/// The three cross-sections: unresponsive, usual, responsive partners.
struct CrossSection {
    const char* column;
    std::size_t sensitivity;
    const Stroke* stroke;
};
constexpr std::array sections{CrossSection{"unresponsive", 0, &vermilion}, CrossSection{"usual", usual_sensitivity, &black}, CrossSection{"responsive", 4, &blue}};

std::vector<FigureWorld> earned_security_worlds() {
    std::vector<FigureWorld> all;
    for (const double floor : floors)
        for (const double sensitivity : sensitivities)
            all.push_back({"plasticity of " + shortest(floor) + ", partners' sensitivity of " + shortest(sensitivity),
                           "earned_security",
                           {"run.families=300", "run.years=35.25", "record.ages=[]", "record.years=[18,35]", "record.instruments=[]", "record.lives=0"},
                           {setting_text("plasticity.adult_floor", floor), setting_text("responsiveness.partner_sensitivity", sensitivity)}});
    return all;
}

/// The chance that an average direct bid is noticed by the average partner.
double noticed_by(double sensitivity, const LivedWorld& world) {
    const auto inconsistency = parameter_in(world, "responsiveness.partner_inconsistency");
    return inconsistency ? 1.0 / (1.0 + std::exp(-sensitivity / (1.0 + *inconsistency))) : std::nan("");
}

/// Whether a world is the one that belongs at a place of the map; a file of the user's may be another.
bool belongs_at(const LivedWorld& world, double floor, double sensitivity) {
    const auto here = parameter_in(world, "plasticity.adult_floor"), partners = parameter_in(world, "responsiveness.partner_sensitivity");
    return here && partners && std::abs(*here - floor) < 1e-6 && std::abs(*partners - sensitivity) < 1e-6;
}

/// The map: shares by plasticity (rows) and partners (columns).
struct EarnedMap {
    std::array<std::array<Estimate, sensitivities.size()>, floors.size()> cells{};
    std::array<double, sensitivities.size()> noticed{};
    std::uint64_t n = 0;
    bool has_default = false; ///< whether the usual plasticity and partners are those that Dyad declares

    const Estimate& cell(std::size_t floor, std::size_t partners) const { return cells[floor][partners]; }
    double share(std::size_t floor, std::size_t partners) const { return cells[floor][partners].value; }
    MappedSurface grid() const {
        MappedSurface grid{{}, {noticed.begin(), noticed.end()}, {}};
        for (const double floor : floors) grid.xs.push_back(std::log10(floor));
        for (double& value : grid.ys) value *= 100.0;
        for (const auto& row : cells)
            for (const Estimate& cell : row) grid.values.push_back(cell.value);
        return grid;
    }
};

Outcome<EarnedMap> map_of(const FigureInput& input) {
    EarnedMap map;
    for (std::size_t w = 0; w < input.worlds.size(); ++w) {
        const std::size_t floor = w / sensitivities.size(), partners = w % sensitivities.size();
        if (!belongs_at(input.worlds[w], floors[floor], sensitivities[partners]))
            return too_little(input.worlds[w].what + " is no world with a plasticity of " + shortest(floors[floor]) + " and partners' sensitivity of " + shortest(sensitivities[partners]),
                              "its place in the map wants `--set plasticity.adult_floor=" + shortest(floors[floor]) + " --set responsiveness.partner_sensitivity=" + shortest(sensitivities[partners]) + "`");
        const auto lives = lives_of(input.worlds[w], {"self_avoidance", "self_anxiety"});
        if (!lives) return lives.refusals();
        const Series before = insecurity_at(*lives, leaving_home), after = insecurity_at(*lives, grown);
        Share secure;
        for (std::size_t k = 0; k < after.values.size(); ++k)
            if (before.values[k] > insecure_above && std::isfinite(after.values[k])) secure.add(after.values[k] < secure_below);
        const Estimate cell = secure.estimate();
        if (cell.n < fewest_drawn)
            return too_little("in the world with " + input.worlds[w].what + ", " + only_counted(cell.n, "person is", "persons are") + " known at 18 and at 35 and left home insecure",
                              "at least 10 are wanted, as with `--set run.families=100 --set record.years=[18,35]`");
        map.cells[floor][partners] = cell;
        map.noticed[partners] = noticed_by(sensitivities[partners], input.worlds[w]);
        map.n += cell.n;
        if (floor == usual_floor && partners == usual_sensitivity) map.has_default = has_defaults(input.worlds[w], "plasticity.") && has_defaults(input.worlds[w], "responsiveness.");
    }
    return map;
}

std::vector<FigureTable> tables_of(const EarnedMap& map) {
    FigureTable all{"", {"age_years", "plasticity", "partner_sensitivity", "bids_noticed", "secure", "low", "high", "n"}, {}}, curves{"curves", {"plasticity"}, {}};
    for (const CrossSection& section : sections)
        for (const char* end : {"", "_low", "_high"}) curves.columns.push_back(std::string(section.column) + end);
    for (std::size_t f = 0; f < floors.size(); ++f) {
        for (std::size_t p = 0; p < sensitivities.size(); ++p) {
            std::vector<FigureTable::Cell> row{35.0, floors[f], sensitivities[p], map.noticed[p]};
            add_cells(row, map.cells[f][p]);
            row.emplace_back(static_cast<double>(map.cells[f][p].n));
            all.rows.push_back(row);
        }
        std::vector<FigureTable::Cell> row{floors[f]};
        for (const CrossSection& section : sections) add_cells(row, map.cells[f][section.sensitivity]);
        curves.rows.push_back(row);
    }
    FigureTable pixels = pixels_of(map.grid(), "map", 72, 44), lines = contours_of(map.grid(), "contours", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9});
    return {all, curves, pixels, lines};
}

const std::vector<std::pair<double, std::string>> floor_marks{{0.01, ".01"}, {0.02, ".02"}, {0.06, ".06"}, {0.2, ".2"}, {0.5, ".5"}};

void draw_map(Plot& plot, const Area& cell, const EarnedMap& map) {
    const Area box = plot.box_in(cell, 4.4, 3.4, 1.0, 1.9);
    const MappedSurface grid = map.grid();
    const Area all = grid.drawn();
    std::vector<std::pair<double, std::string>> marks;
    for (const auto& [floor, words] : floor_marks) marks.emplace_back(std::log10(floor), words);
    plot.axes(box, {.words = "adult plasticity", .low = all.left, .high = all.right, .marks = marks},
              {.words = plot.is_narrow() ? "bids noticed (%)" : "bids that partners notice (%)", .low = all.bottom, .high = all.top, .step = 10});
    plot.heading("Secure at 35 (%)");
    std::vector<std::string> parts = map_colours(plot, "map");
    for (const std::string& lines : contour_lines(plot, "contours", 0.45)) parts.push_back(lines);
    label_contours(plot, box, grid, {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}, 0.68);
    parts.push_back(plot.data() + " using (log10(column('plasticity'))):(100*column('bids_noticed')) with points pt 7 ps 0.22 lc rgb '" + std::string(shade::paper) + "'");
    if (map.has_default) {
        const double x = grid.xs[usual_floor], y = grid.ys[usual_sensitivity];
        put_tag(plot, box.left + (x - all.left) / all.width() * box.width() - 2.0 * plot.em(), box.bottom + (y - all.bottom) / all.height() * box.height() - 1.15 * plot.em(), "default", shade::paper, shade::ink, 9100);
        parts.push_back("'+' using (" + number(x) + "):(" + number(y) + ") every ::0::0 with points pt 6 ps 0.85 lw 3 lc rgb '" + std::string(shade::paper) + "'");
    }
    plot.draw(parts);
}

void draw_curves(Plot& plot, const Area& cell, const EarnedMap& map) {
    const bool is_narrow = plot.is_narrow();
    const Area box = plot.box_in(cell, 4.4, 3.4, is_narrow ? 7.4 : 7.6, 1.9);
    plot.axes(box, {.words = "adult plasticity", .low = floors.front(), .high = floors.back(), .marks = floor_marks, .is_logarithmic = true},
              {.words = "secure at 35 (%)", .low = 0, .high = 100, .step = 20, .has_grid = true});
    plot.heading(is_narrow ? "By partners, with 95 % intervals" : "Three kinds of partners, with 95 % intervals");
    if (map.has_default) plot.line(floors[usual_floor], 0, floors[usual_floor], 92, shade::axis, 1.2, 3);
    if (map.has_default) plot.words_at(floors[usual_floor], 96, "default", {.colour = shade::soft, .side = Side::centre, .size = 0.9});
    std::vector<std::string> bands, curves;
    std::vector<double> ends;
    for (const CrossSection& section : sections) {
        const std::string name = section.column;
        const auto column = [&](const std::string& end) { return "(100*column('" + name + end + "'))"; };
        bands.push_back(plot.data("curves") + " using 'plasticity':" + column("_low") + ":" + column("_high") + " with filledcurves fs transparent solid " + number(band_opacity) +
                        " noborder lc rgb '" + std::string(section.stroke->mark) + "'");
        curves.push_back(plot.data("curves") + " using 'plasticity':" + column("") + " with linespoints lw 2.6 pt " + std::to_string(section.stroke->shape) + " ps 0.45 dt " +
                         std::to_string(section.stroke->dashes) + " lc rgb '" + std::string(section.stroke->mark) + "'");
        ends.push_back(100.0 * map.share(floors.size() - 1, section.sensitivity));
    }
    const double per_em = 100.0 / (box.height() / plot.em());
    const auto places = places_apart(ends, (is_narrow ? 2.5 : 3.6) * per_em, (is_narrow ? 1.0 : 2.0) * per_em, 100.0 - 1.5 * per_em);
    for (std::size_t k = 0; k < sections.size(); ++k) {
        const double y = box.bottom + places[k] / 100.0 * box.height();
        const Wording wording{.colour = sections[k].stroke->words, .weight = Weight::bold};
        plot.words_on_canvas(box.right + 0.7 * plot.em(), y + 0.25 * plot.em(), std::string(sections[k].column), wording);
        plot.words_on_canvas(box.right + 0.7 * plot.em(), y - 0.95 * plot.em(), "notice " + percent_text(map.noticed[sections[k].sensitivity]), {.colour = sections[k].stroke->words, .size = 0.9});
    }
    bands.insert(bands.end(), curves.begin(), curves.end());
    plot.draw(bands);
}

void draw(Plot& plot, const EarnedMap& map) {
    if (plot.is_narrow()) {
        const auto both = cells(plot.area(), 1, 2, 0.4 * plot.em());
        draw_map(plot, both[0], map), draw_curves(plot, both[1], map);
        return;
    }
    const std::array widths{1.0, 1.12};
    const auto both = cells(plot.area(), 2, 1, 0.8 * plot.em(), widths);
    draw_map(plot, both[0], map), draw_curves(plot, both[1], map);
}

/// The plasticity at which most become secure with these partners, as a place among the floors.
std::size_t best_floor(const EarnedMap& map, std::size_t partners) {
    std::size_t best = 0;
    for (std::size_t f = 0; f < floors.size(); ++f)
        if (map.share(f, partners) > map.share(best, partners)) best = f;
    return best;
}

constexpr std::size_t best_partners = sensitivities.size() - 1, last_floor = floors.size() - 1;

/// That plasticity helps is said where the best plasticity's interval lies above that of the least, with all three partners.
std::string title_of(const EarnedMap& map) {
    const auto most = [&](std::size_t partners) { return percent_text(map.share(best_floor(map, partners), partners)); };
    const bool helps = std::all_of(sections.begin(), sections.end(), [&](const CrossSection& section) { return map.cell(best_floor(map, section.sensitivity), section.sensitivity).low > map.cell(0, section.sensitivity).high; });
    return std::string(helps ? "Plasticity lets adults earn security: up" : "Of those who left home insecure up") + " to " + most(best_partners) + (helps ? " of those who left home insecure with responsive partners, " : " become secure with responsive partners, ") +
           most(usual_sensitivity) + " with usual, " + most(0) + " with unresponsive ones";
}

std::string alt_of(const EarnedMap& map) {
    const auto share = [&](std::size_t floor, std::size_t partners) {
        const Estimate& cell = map.cell(floor, partners);
        return percent_text(cell.value) + " (" + std::to_string(std::lround(100.0 * cell.low)) + " to " + std::to_string(std::lround(100.0 * cell.high)) + ")";
    };
    std::string text = "A map of the share of those who left home insecure who are secure at 35, by adult plasticity and by partners, and three curves with their intervals.";
    for (auto section = sections.rbegin(); section != sections.rend(); ++section) {
        const std::size_t partners = section->sensitivity, peak = best_floor(map, partners);
        text += " Where partners notice " + percent_text(map.noticed[partners]) + " of bids it is " + share(0, partners) + " at a plasticity of " + shortest(floors.front()) + ", " + share(peak, partners) + " at " + shortest(floors[peak]) + " and " +
                share(last_floor, partners) + " at " + shortest(floors.back()) + ".";
    }
    if (map.has_default)
        text += " At the default, a plasticity of " + shortest(floors[usual_floor]) + " and partners who notice " + percent_text(map.noticed[usual_sensitivity]) + ", it is " + share(usual_floor, usual_sensitivity) + ".";
    return text;
}

Outcome<FigureContent> earned_security_content(const FigureInput& input) {
    const auto read = map_of(input);
    if (!read) return read.refusals();
    const EarnedMap& map = *read;
    FigureContent figure;
    figure.title = title_of(map);
    figure.subtitle = grouped(map.n) + " lives of persons whose insecurity was over .5 SD at 18; secure: below the norm at 35";
    figure.caption = "Share of those who left home insecure whose general model is secure at 35, by what is left of infant plasticity in adults and by how many direct bids the average partner notices. Each dot is a "
                     "world of the same families, in which everybody's partners, parents' too, are such; colours and contour lines (in %) lie straight between the dots. All who left home insecure count, with or without a partner. " +
                     std::string(map.has_default ? "The ring is Dyad's default. " : "") +
                     "Second panel: three rows of the map with their 95 % intervals. How a partner answers is set here; a partner's own state of mind shapes the answers little in Dyad. Nobody has measured either axis, so that nothing "
                     "published stands beside it.";
    figure.alt = alt_of(map);
    figure.tables = tables_of(map);
    figure.draw = [map](Plot& plot) { draw(plot, map); };
    return figure;
}

} // namespace

extern constinit const Figure earned_security{"earned_security", "security earned by those who left home insecure, by adult plasticity and by how well partners answer",
                                              "Before you look: is it better for an insecure person to be more plastic or to meet better partners? What would a very plastic person with an unresponsive partner learn?",
                                              earned_security_worlds, earned_security_content, false};

} // namespace dyad
