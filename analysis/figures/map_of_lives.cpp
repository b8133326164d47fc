// The map of anxiety and avoidance: where everybody is at 34 years, and the ways of six lives, chosen by rule, over it.
#include "analysis/figures/density_grid.hpp"
#include "analysis/figures/figure_lives.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace dyad {

namespace {

constexpr unsigned first_age = 18, last_age = 50, years_apart = 2;
constexpr std::size_t map_stops = (last_age - first_age) / years_apart + 1, middle_stop = map_stops / 2;
constexpr double least_reach = 3.0; ///< of the map to each side, in SD of the norm

struct MapPlace {
    double anxiety, avoidance;
    double insecurity() const { return anxiety + avoidance; }
    double distance_to(const MapPlace& other) const { return std::hypot(anxiety - other.anxiety, avoidance - other.avoidance); }
};
using WayOverMap = std::array<MapPlace, map_stops>;

double length_of(const WayOverMap& way) {
    double sum = 0.0;
    for (std::size_t k = 1; k < map_stops; ++k) sum += way[k].distance_to(way[k - 1]);
    return sum;
}
double net_of(const WayOverMap& way) { return way.back().insecurity() - way.front().insecurity(); }
/// How far somebody had come who in the end was back where they began.
double return_of(const WayOverMap& way) {
    double farthest = 0.0;
    for (const MapPlace& place : way) farthest = std::max(farthest, place.distance_to(way.front()));
    return farthest - 2.0 * way.back().distance_to(way.front());
}

/// What a life is chosen for: the one with the most of something, among those whom no rule before it took.
struct LifeRule {
    const char* column; ///< of tables
    const char* words;
    double (*most)(const WayOverMap&);
};
constexpr std::array life_rules{LifeRule{"towards_security", "farthest towards security", [](const WayOverMap& way) { return -net_of(way); }},
                                LifeRule{"away_from_security", "farthest from security", [](const WayOverMap& way) { return net_of(way); }},
                                LifeRule{"back_again", "far away and back again", return_of},
                                LifeRule{"longest_way", "the longest way of all", length_of},
                                LifeRule{"avoidance_to_anxiety", "from avoidance to anxiety", [](const WayOverMap& way) { return way.back().anxiety - way.front().anxiety - way.back().avoidance + way.front().avoidance; }},
                                LifeRule{"steadiest", "the steadiest", [](const WayOverMap& way) { return -length_of(way); }}};
constexpr std::array<const Stroke*, life_rules.size()> life_strokes{&blue, &vermilion, &green, &purple, &orange, &sky};

struct MapOfLives {
    std::vector<WayOverMap> ways;
    std::array<std::size_t, life_rules.size()> chosen{};
    Estimate nearer; ///< to security at the end than at the beginning
    double median_move = 0.0;
    double reach = least_reach;                     ///< whole SD that hold the chosen ways
    std::array<std::array<Estimate, 2>, 2> means{}; ///< everybody's anxiety and avoidance on the first and the last stop
};

std::vector<FigureWorld> map_of_lives_worlds() {
    constexpr auto years = "record.years=[2,4,6,8,10,12,14,16,18,20,22,24,25,26,28,30,32,34,35,36,38,40,42,44,45,46,48,50,52,54,55,56,58,60]";
    return {{"whole lives", "stability", {"run.families=600", "record.lives=0", "record.ages=[13,18]", years}, {}}};
}

MapOfLives map_of(const Histories& lives) {
    MapOfLives map;
    std::array<Series, map_stops> anxiety, avoidance;
    for (std::size_t s = 0; s < map_stops; ++s) {
        const auto month = static_cast<unsigned>(12 * (first_age + years_apart * s));
        anxiety[s] = lives.score("self_anxiety", month);
        avoidance[s] = lives.score("self_avoidance", month);
    }
    std::array<std::array<Mean, 2>, 2> means;
    Share nearer;
    for (std::size_t k = 0; k < lives.persons().size(); ++k) {
        WayOverMap way{};
        bool is_whole = lives.persons()[k].generation == 1;
        for (std::size_t s = 0; s < map_stops && is_whole; ++s) {
            way[s] = {anxiety[s].values[k], avoidance[s].values[k]};
            is_whole = std::isfinite(way[s].insecurity());
        }
        if (!is_whole) continue;
        map.ways.push_back(way);
        nearer.add(net_of(way) < 0.0);
        means[0][0].add(way.front().anxiety), means[0][1].add(way.front().avoidance);
        means[1][0].add(way.back().anxiety), means[1][1].add(way.back().avoidance);
    }
    map.nearer = nearer.estimate();
    for (std::size_t end = 0; end < 2; ++end) map.means[end] = {means[end][0].estimate(), means[end][1].estimate()};
    return map;
}

void choose_lives(MapOfLives& map) {
    std::vector<double> moves;
    for (const WayOverMap& way : map.ways) moves.push_back(way.back().distance_to(way.front()));
    std::nth_element(moves.begin(), moves.begin() + static_cast<std::ptrdiff_t>(moves.size() / 2), moves.end());
    map.median_move = moves[moves.size() / 2];
    std::vector<bool> is_taken(map.ways.size(), false);
    for (std::size_t r = 0; r < life_rules.size(); ++r) {
        std::size_t best = map.ways.size();
        for (std::size_t k = 0; k < map.ways.size(); ++k)
            if (!is_taken[k] && (best == map.ways.size() || life_rules[r].most(map.ways[k]) > life_rules[r].most(map.ways[best]))) best = k;
        is_taken[best] = true;
        map.chosen[r] = best;
        for (const MapPlace& place : map.ways[best]) map.reach = std::max(map.reach, std::ceil(std::max(std::abs(place.anxiety), std::abs(place.avoidance))));
    }
}

std::vector<FigureTable> tables_of(const MapOfLives& map, const DensityGrid& grid) {
    FigureTable ways{"", {"age"}, {}}, density{"density", {"anxiety", "avoidance", "share_in_denser_cells"}, {}}, all{"everybody", {"what", "value", "low", "high", "n"}, {}};
    for (const LifeRule& rule : life_rules)
        for (const char* axis : {"_anxiety", "_avoidance"}) ways.columns.push_back(std::string(rule.column) + axis);
    for (std::size_t s = 0; s < map_stops; ++s) {
        std::vector<FigureTable::Cell> row{static_cast<double>(first_age + years_apart * s)};
        for (const std::size_t k : map.chosen) row.emplace_back(map.ways[k][s].anxiety), row.emplace_back(map.ways[k][s].avoidance);
        ways.rows.push_back(row);
    }
    for (std::size_t cell = 0; cell < grid.enclosed.size(); ++cell)
        if (grid.enclosed[cell] <= 0.95) density.rows.push_back({grid.place(cell % DensityGrid::side), grid.place(cell / DensityGrid::side), grid.enclosed[cell]});
    const auto add = [&](const std::string& what, const Estimate& estimate) {
        std::vector<FigureTable::Cell> row{what};
        add_cells(row, estimate);
        row.emplace_back(static_cast<double>(map.ways.size()));
        all.rows.push_back(row);
    };
    add("share_nearer_to_security_at_the_end", map.nearer);
    add("median_move", {map.median_move, std::nan(""), std::nan(""), map.ways.size()});
    for (std::size_t end = 0; end < 2; ++end)
        for (std::size_t axis = 0; axis < 2; ++axis) add(std::string(axis == 0 ? "mean_anxiety" : "mean_avoidance") + (end == 0 ? "_first" : "_last"), map.means[end][axis]);
    for (std::size_t r = 0; r < life_rules.size(); ++r)
        add(std::string(life_rules[r].column) + "_change_of_insecurity", {net_of(map.ways[map.chosen[r]]), std::nan(""), std::nan(""), 1});
    return {ways, density, all};
}

struct AgeLabel {
    MapPlace at;
    std::string words;
    std::size_t life;
};

/// Puts the ages at both ends of all ways where they cover least of one another and of the ways.
void put_ages(Plot& plot, const MapOfLives& map, double sd_per_em) {
    std::vector<MapPlace> crowded;
    std::vector<AgeLabel> labels;
    const std::string first = std::to_string(first_age), last = std::to_string(last_age);
    for (std::size_t r = 0; r < life_rules.size(); ++r) {
        const WayOverMap& way = map.ways[map.chosen[r]];
        for (std::size_t s = 1; s < map_stops; ++s)
            for (const double u : {0.0, 0.25, 0.5, 0.75}) crowded.push_back({way[s].anxiety + u * (way[s - 1].anxiety - way[s].anxiety), way[s].avoidance + u * (way[s - 1].avoidance - way[s].avoidance)});
        const bool is_apart = way.front().distance_to(way.back()) > 1.6 * sd_per_em;
        if (is_apart) labels.push_back({way.front(), first, r});
        labels.push_back({way.back(), is_apart ? last : first + ", " + last, r});
    }
    std::vector<MapPlace> put;
    for (const AgeLabel& label : labels) {
        MapPlace best{};
        double least = std::numeric_limits<double>::infinity();
        const bool is_wide = label.words.size() > 2;
        for (int turn = 0; turn < 36; ++turn) {
            const double angle = 0.5235988 * turn, away = (turn < 12 ? 1.1 : turn < 24 ? 1.6
                                                                                       : 2.2) *
                                                          sd_per_em;
            const MapPlace place{label.at.anxiety + 1.15 * away * std::cos(angle), label.at.avoidance + 0.9 * away * std::sin(angle)};
            const auto cover = [&](const MapPlace& other, double weight) { return weight * std::max(0.0, 1.0 - std::hypot((other.anxiety - place.anxiety) / (is_wide ? 2.4 : 1.7), (other.avoidance - place.avoidance) / 1.2) / sd_per_em); };
            // Near its own mark, nearer than to others' marks, on the map, and not on the lines through the norm.
            double cost = 0.8 * away / sd_per_em + 9.0 * std::max(0.0, std::max(std::abs(place.anxiety), std::abs(place.avoidance)) - map.reach + 0.9 * sd_per_em);
            cost += std::abs(place.anxiety) < 0.7 * sd_per_em || std::abs(place.avoidance) < 0.6 * sd_per_em ? 0.7 : 0.0;
            for (const AgeLabel& other : labels) cost += 1.5 * std::max(0.0, 1.1 * away - place.distance_to(other.at)) / sd_per_em;
            for (const MapPlace& other : crowded) cost += cover(other, 0.4);
            for (const MapPlace& other : put) cost += cover(other, 25.0);
            if (cost < least) least = cost, best = place;
        }
        put.push_back(best);
        plot.words_at(best.anxiety, best.avoidance, label.words, {.colour = life_strokes[label.life]->words, .side = Side::centre, .size = 0.85, .weight = Weight::bold});
    }
}

void draw_key(Plot& plot, double left, double top, double row_px) {
    const double em = plot.em(), wide = plot.canvas().width, high = plot.canvas().height;
    const auto row = [&](std::size_t r, const std::string& style, std::string_view words, std::string_view colour) {
        const double y = top - static_cast<double>(r) * row_px;
        plot.command("set arrow from screen " + number(left / wide) + "," + number(y / high) + " to screen " + number((left + 2.2 * em) / wide) + "," + number(y / high) + style);
        plot.words_on_canvas(left + 2.8 * em, y, words, {.colour = colour, .weight = Weight::bold});
    };
    for (std::size_t r = 0; r < life_rules.size(); ++r)
        row(r, " nohead front lt 1 lw 3 dt " + std::to_string(life_strokes[r]->dashes) + " lc rgb '" + std::string(life_strokes[r]->mark) + "'", life_rules[r].words, life_strokes[r]->words);
    row(life_rules.size(), " head filled size screen " + number(0.55 * em / wide) + ",25 front lt 1 lw 4 lc rgb '" + std::string(shade::ink) + "'", "everybody's mean, 18 to 50", shade::ink);
}

void draw(Plot& plot, const MapOfLives& map, const DensityGrid& grid) {
    const bool is_narrow = plot.is_narrow();
    const double em = plot.em();
    const Area& area = plot.area();
    const double side = is_narrow ? std::min(area.width() - 5.0 * em, area.height() - 13.6 * em) : std::min(area.height() - 3.6 * em, area.width() - 22.0 * em);
    const double left = area.left + 4.4 * em + (is_narrow ? 0.0 : 0.18 * (area.width() - side - 26.0 * em)), top = area.top - 0.4 * em;
    const Area box{left, top - side, left + side, top};
    plot.axes(box, {.words = "anxiety (SD of the norm)", .low = -map.reach, .high = map.reach, .step = 1.0}, {.words = "avoidance (SD of the norm)", .low = -map.reach, .high = map.reach, .step = 1.0});
    draw_density(plot, grid);
    plot.line(0, -map.reach, 0, map.reach, shade::axis, 1.0);
    plot.line(-map.reach, 0, map.reach, 0, shade::axis, 1.0);
    for (const auto& [x, y, words] : {std::tuple(-1.0, -1.0, "secure"), std::tuple(1.0, -1.0, "anxious"), std::tuple(-1.0, 1.0, "avoidant"), std::tuple(1.0, 1.0, "fearful")})
        plot.words_at(x * (map.reach - 0.1), y * (map.reach - 0.22), words, {.colour = shade::soft, .side = x < 0 ? Side::left : Side::right, .weight = Weight::bold});
    plot.arrow(map.means[0][0].value, map.means[0][1].value, map.means[1][0].value, map.means[1][1].value, shade::ink, 4.0);
    put_ages(plot, map, 2.0 * map.reach * em / side);
    draw_key(plot, is_narrow ? area.left : box.right + 2.0 * em, is_narrow ? box.bottom - 4.3 * em : box.top - 1.0 * em, (is_narrow ? 1.25 : 1.7) * em);
    if (!is_narrow) {
        double y = box.top - 14.4 * em;
        for (const std::string& words : lines_within("Open circle: at 18 years, filled: at 50. Grey: half, 80 % and 95 % of all people at 34 years.", 19.0))
            plot.words_on_canvas(box.right + 2.0 * em, y, words, {.colour = shade::soft, .size = 0.9}), y -= 1.3 * em;
    }
    std::vector<std::string> parts;
    // From the last, but the steadiest after all others: its way is so short that any other would cover it.
    for (std::size_t k = life_rules.size(); k-- > 0;) {
        const std::size_t r = k > 0 ? k - 1 : life_rules.size() - 1;
        const std::string column = life_rules[r].column, x = column + "_anxiety", y = column + "_avoidance", colour = std::string(life_strokes[r]->mark);
        parts.push_back(plot.curve("", x, y, *life_strokes[r], 3.0));
        parts.push_back(plot.data() + " every ::0::0 using '" + x + "':'" + y + "' with points pt 6 ps 0.75 lw 2.5 lc rgb '" + colour + "'");
        parts.push_back(plot.data() + " every ::" + std::to_string(map_stops - 1) + " using '" + x + "':'" + y + "' with points pt 7 ps 0.85 lc rgb '" + colour + "'");
    }
    plot.draw(parts);
}

Outcome<FigureContent> map_of_lives_content(const FigureInput& input) {
    const auto lives = lives_of(input.worlds.front(), {"self_anxiety", "self_avoidance"});
    if (!lives) return lives.refusals();
    MapOfLives map = map_of(*lives);
    if (map.ways.size() < fewest_drawn)
        return too_little("only " + counted(map.ways.size(), "person has", "persons have") + " a state every two years from 18 to 50",
                          "at least 10 are wanted, as with `stability` and `--set record.years=[18,20,…,50]`");
    choose_lives(map);
    std::vector<std::pair<double, double>> middles;
    for (const WayOverMap& way : map.ways) middles.emplace_back(way[middle_stop].anxiety, way[middle_stop].avoidance);
    const DensityGrid grid = density_of(middles, map.reach);
    FigureContent figure;
    const std::string share = percent_text(map.nearer.value);
    const bool is_clear = map.nearer.low > 0.5 || map.nearer.high < 0.5;
    figure.title = "Half of all people move more than " + decimal_text(map.median_move, 1) + " SD between 18 and 50 years; " + (is_clear ? share + " of all end nearer to security than they began" : "about as many end nearer to security as farther from it (" + share + ")");
    figure.subtitle = grouped(map.ways.size()) + " persons, true state of the general model every two years from 18 to 50";
    figure.caption = "Grey: where half, 80 % and 95 % of people are at 34 years (regions of highest density). Lines: six lives from 18 (open circle) to 50 (filled), each the one among all that has most of what its rule names; they "
                     "are extremes, and not typical. Arrow: everybody's mean, known to within " +
                     decimal_text(std::max(map.means[0][1].high - map.means[0][1].value, map.means[1][1].high - map.means[1][1].value)) + " SD (95 % intervals).";
    figure.alt = "A map with anxiety to the right and avoidance upwards, with six lives over it. Insecurity, the sum of both, changes";
    for (std::size_t r = 0; r < life_rules.size(); ++r)
        figure.alt += std::string(r == 0 ? " by " : r + 1 == life_rules.size() ? " and by "
                                                                               : ", by ") +
                      decimal_text(net_of(map.ways[map.chosen[r]]), 1) + " in the life chosen as “" + life_rules[r].words + "”";
    figure.alt += ".";
    figure.alt += " The median move from first to last is " + decimal_text(map.median_move, 1) + ", and " + percent_text(map.nearer.value) + " of all end nearer to security than they began. Everybody's mean avoidance is " +
                  decimal_text(map.means[0][1].value) + " at first and " + decimal_text(map.means[1][1].value) + " at last, mean anxiety " + decimal_text(map.means[0][0].value) + " and " + decimal_text(map.means[1][0].value) + ".";
    figure.tables = tables_of(map, grid);
    figure.draw = [map, grid](Plot& plot) { draw(plot, map, grid); };
    return figure;
}

} // namespace

extern constinit const Figure map_of_lives{"map_of_lives", "where everybody is on the map of anxiety and avoidance, and six lives over it",
                                           "Choose one of the six ways and tell the life that may lie behind it: whom did this person meet, and whom did they lose? What would you have to know to tell whether your "
                                           "story is right?",
                                           map_of_lives_worlds, map_of_lives_content, false};

} // namespace dyad
