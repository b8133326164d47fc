// The Strange Situation as it could be watched: distress, exploration and bids in each of its eight episodes, by class.
#include "analysis/codes.hpp"
#include "analysis/figures/figure_lives.hpp"
#include "analysis/markup.hpp"
#include "analysis/rows.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dyad {

namespace {

constexpr std::size_t episodes = 8, kinds = 4;
constexpr std::array<const char*, episodes> episode_words{"mother and infant arrive", "infant explores", "stranger enters", "mother leaves",
                                                          "mother returns", "mother leaves, alone", "stranger returns", "mother returns"};
constexpr std::array<const char*, kinds> kind_columns{"avoidant", "secure", "resistant", "disorganized"};
constexpr std::string_view class_letters = "ABCD";
constexpr std::array<const char*, 3> bid_columns{"muted", "asked", "amplified"};
constexpr std::array<const Stroke*, 3> bid_strokes{&orange, &blue, &purple};

std::vector<FigureWorld> strange_situation_worlds() { return {{"ordinary families", "baseline", {"run.families=1000", "record.ages=[13]", "record.lives=1000"}, {}}}; }

/// What infants of one class did in one episode.
struct WatchedEpisode {
    Mean distress, exploration;
    std::array<Mean, 3> bids; ///< shares of the intervals

    Estimate shown(std::size_t what) const { return what == 0 ? distress.estimate() : exploration.estimate(); }
};

struct WatchedClasses {
    std::array<std::array<WatchedEpisode, episodes>, kinds> of{};
    std::array<std::uint64_t, kinds> n{};

    bool is_drawn(std::size_t kind) const { return n[kind] >= fewest_drawn; }
    std::size_t drawn() const {
        std::size_t count = 0;
        for (std::size_t kind = 0; kind < kinds; ++kind) count += is_drawn(kind);
        return count;
    }
};

Outcome<WatchedClasses> watch(const LivedWorld& world) {
    const auto lives = lives_of(world, {"ssp_class"});
    if (!lives) return lives.refusals();
    std::map<std::uint32_t, std::size_t> class_of;
    const Series codes = lives->code("ssp_class", 13);
    for (std::size_t i = 0; i < codes.values.size(); ++i)
        if (std::isfinite(codes.values[i])) class_of[lives->persons()[i].number] = static_cast<std::size_t>(codes.values[i]);
    static constexpr std::array<std::string_view, 9> fields{"person", "age", "slot", "episode", "muted", "asked", "amplified", "distress", "exploration"};
    static constexpr std::array<std::string_view, 1> main_figure{"main"};
    const Codes slot(*world.file, "strange_situation", "slot", main_figure);
    WatchedClasses all;
    RowCursor rows(*world.file, "strange_situation", fields);
    for (; !rows.at_end(); rows.next()) {
        const auto found = std::isfinite(rows[0]) ? class_of.find(static_cast<std::uint32_t>(rows[0])) : class_of.end();
        const double episode = rows[3], intervals = rows[4] + rows[5] + rows[6];
        if (found == class_of.end() || std::lround(rows[1] * 12.0) != 13 || slot(rows[2]) != 0 || !(episode >= 1.0 && episode <= 8.0 && intervals > 0.0)) continue;
        WatchedEpisode& here = all.of[found->second][static_cast<std::size_t>(episode) - 1];
        here.distress.add(rows[7]), here.exploration.add(rows[8]);
        for (std::size_t k = 0; k < 3; ++k) here.bids[k].add(rows[4 + k] / intervals);
        all.n[found->second] += episode == 1.0;
    }
    if (rows.failure()) return *rows.failure();
    if (all.drawn() < 2)
        return too_little("fewer than two classes have 10 infants who were watched in the Strange Situation at 13 months",
                          "more are watched with `--set record.lives=1000 --set run.families=1000 --set record.ages=[13]`");
    return all;
}

std::vector<FigureTable> tables_of(const WatchedClasses& all) {
    FigureTable shown{"", {"row", "episode", "in_words"}, {}}, bids{"bids", {"row", "episode"}, {}}, counts{"classes", {"class", "n"}, {}};
    for (const char* kind : kind_columns) {
        for (const char* what : {"_distress", "_exploration"})
            for (const char* end : {"", "_low", "_high"}) shown.columns.push_back(std::string(kind) + what + end);
        for (const char* bid : bid_columns)
            for (const char* end : {"", "_low", "_high"}) bids.columns.push_back(std::string(kind) + "_" + bid + end);
    }
    for (std::size_t e = 0; e < episodes; ++e) {
        const double place = static_cast<double>(episodes - 1 - e), number_of = static_cast<double>(e + 1);
        std::vector<FigureTable::Cell> row{place, number_of, std::string(episode_words[e])}, done{place, number_of};
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            const WatchedEpisode& here = all.of[kind][e];
            for (std::size_t what = 0; what < 2; ++what) add_cells(row, all.is_drawn(kind) ? here.shown(what) : Estimate{});
            for (const Mean& bid : here.bids) add_cells(done, all.is_drawn(kind) ? bid.estimate() : Estimate{});
        }
        shown.rows.push_back(row);
        bids.rows.push_back(done);
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) counts.rows.push_back({std::string(kind_columns[kind]), static_cast<double>(all.n[kind])});
    return {shown, bids, counts};
}

constexpr double lowest_score = -0.6, highest = 7.6;

/// The reunions, which are coded, lie on a shaded ground; episodes are named at the left of the first panel.
void put_rows(Plot& plot, const Area& box, double right, bool has_names) {
    for (const double row : {3.0, 0.0}) plot.rectangle(0.0, row - 0.5, right, row + 0.5, shade::band);
    if (!has_names) return;
    for (std::size_t e = 0; e < episodes; ++e) {
        const double y = box.bottom + box.height() * (static_cast<double>(episodes - 1 - e) - lowest_score) / (highest - lowest_score);
        const bool is_reunion = e == 4 || e == 7;
        plot.words_on_canvas(box.left - 0.9 * plot.em(), y, std::to_string(e + 1) + "  " + episode_words[e],
                             {.side = Side::right, .size = 0.92, .weight = is_reunion ? Weight::bold : Weight::regular});
    }
}

void draw_shown(Plot& plot, const Area& box, const WatchedClasses& all, std::size_t what) {
    const std::string suffix = what == 0 ? "_distress" : "_exploration";
    plot.axes(box, {.low = 0, .high = 1, .step = 0.5, .has_grid = true}, {.low = lowest_score, .high = highest, .is_shown = false});
    put_rows(plot, box, 1.0, what == 0);
    plot.heading(std::string(what == 0 ? "Distress" : "Exploration") + (plot.is_narrow() ? "" : " (0 to 1)"));
    std::vector<std::string> parts;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (!all.is_drawn(kind)) continue;
        const std::string name = kind_columns[kind] + suffix, y = "(column('row')+" + number(0.12 * (1.5 - static_cast<double>(kind))) + ")", mark(class_strokes[kind]->mark);
        parts.push_back(plot.data() + " using '" + name + "':" + y + " with lines lw 1.6 dt " + std::to_string(class_strokes[kind]->dashes) + " lc rgb '" + mark + "'");
        parts.push_back(plot.data() + " using '" + name + "':" + y + ":'" + name + "_low':'" + name + "_high' with xerrorbars lw 1.8 pt " + std::to_string(class_strokes[kind]->shape) +
                        " ps 0.55 lc rgb '" + mark + "'");
    }
    plot.draw(parts);
}

void draw_bids(Plot& plot, const Area& box, const WatchedClasses& all, std::size_t kind, bool has_names) {
    std::vector<std::pair<double, std::string>> marks{{0.0, "0"}, {50.0, plot.is_narrow() ? "" : "50"}, {100.0, kind + 1 == kinds ? "100" : ""}};
    plot.axes(box, {.low = 0, .high = 100, .marks = marks}, {.low = lowest_score, .high = highest, .is_shown = false});
    put_rows(plot, box, 100.0, has_names);
    plot.words_on_canvas((box.left + box.right) / 2.0, box.top + 0.6 * plot.em(), plot.is_narrow() ? class_letters.substr(kind, 1) : std::string_view(kind_columns[kind]),
                         {.colour = class_strokes[kind]->words, .side = Side::centre, .size = plot.is_narrow() ? 0.95 : 0.86, .weight = Weight::bold});
    std::vector<std::string> parts;
    std::string left = "0";
    for (std::size_t bid = 0; bid < 3; ++bid) {
        const std::string right = left + "+100*column('" + kind_columns[kind] + "_" + bid_columns[bid] + "')";
        parts.push_back(plot.data("bids") + " using (0):'row':(" + left + "):(" + right + "):(column('row')-0.36):(column('row')+0.36) with boxxyerror fs solid 1 border lc rgb '#ffffff' fc rgb '" +
                        std::string(bid_strokes[bid]->mark) + "' lw 1");
        left = right;
    }
    // The boundaries of what is muted, and of what is not amplified, with a pale rim, to be seen on dark bars.
    const std::string name = kind_columns[kind], muted = "100*column('" + name + "_muted", amplified = "100-100*column('" + name + "_amplified";
    for (const std::string& end : {muted, amplified}) {
        const std::string whisker = plot.data("bids") + " using (" + end + "')):'row':(" + end + (end == muted ? "_low" : "_high") + "')):(" + end + (end == muted ? "_high" : "_low") + "')) with xerrorbars pt -1 lc rgb ";
        parts.push_back(whisker + "'" + std::string(shade::paper) + "' lw 4");
        parts.push_back(whisker + "'" + std::string(shade::ink) + "' lw 1.6");
    }
    if (!all.is_drawn(kind)) parts.clear();
    plot.draw(parts);
}

/// The classes with their marks and numbers, and what infants do, in colours.
void draw_keys(Plot& plot, const Area& line, const WatchedClasses& all, double bids_left, double bids_y) {
    const double em = plot.em(), size = 0.92 * em, y = line.bottom + 0.5 * em;
    plot.axes(line, {.is_shown = false}, {.is_shown = false});
    double x = line.left + 0.4 * em, row = y;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (plot.is_narrow() && kind == 2) x = line.left + 0.4 * em, row -= 1.3 * em;
        const std::string words = std::string(infant_class_words[kind]) + ", n = " + grouped(all.n[kind]);
        plot.command("set label '' at screen " + number(x / plot.canvas().width) + "," + number(row / plot.canvas().height) + " point pt " + std::to_string(class_strokes[kind]->shape) +
                     " ps 0.7 lc rgb '" + std::string(class_strokes[kind]->mark) + "' front");
        plot.words_on_canvas(x + 0.7 * em, row, words, {.colour = class_strokes[kind]->words, .size = 0.92});
        x += plot.is_narrow() ? 15.5 * em : size * width_in_ems(words) + 1.7 * em;
    }
    x = bids_left;
    for (std::size_t bid = 0; bid < 3; ++bid) {
        plot.words_on_canvas(x, bids_y, bid_columns[bid], {.colour = bid_strokes[bid]->words, .size = 0.92, .weight = Weight::bold});
        x += size * (width_in_ems(bid_columns[bid], Weight::bold) + 0.8);
    }
    plot.words_on_canvas(x, bids_y, plot.is_narrow() ? "bids (%)" : "bids (% of intervals)", {.size = 0.92});
    plot.draw({});
}

void draw(Plot& plot, const WatchedClasses& all) {
    const double em = plot.em(), names = 12.4 * em;
    const Area& area = plot.area();
    Area upper = within(area, names, 3.3 * em, 0.6 * em, 3.5 * em), lower = upper;
    if (plot.is_narrow()) {
        const double middle = (area.bottom + area.top - 3.0 * em) / 2.0;
        upper = {area.left + names, middle + 2.2 * em, area.right - 0.6 * em, area.top - 4.4 * em};
        lower = {area.left + names, area.bottom + 3.3 * em, area.right - 0.6 * em, middle - 1.2 * em};
    } else {
        upper.right = upper.left + 0.47 * upper.width();
        lower.left = upper.right + 1.8 * em;
    }
    const auto shown = cells(upper, 2, 1, 1.6 * em), bids = cells(lower, kinds, 1, (plot.is_narrow() ? 0.7 : 1.0) * em);
    const double below = lower.bottom - 2.4 * em;
    draw_keys(plot, {area.left, area.top - 1.4 * em, area.right, area.top - 0.2 * em}, all, plot.is_narrow() ? area.left + names : lower.left, below);
    for (std::size_t what = 0; what < 2; ++what) draw_shown(plot, shown[what], all, what);
    for (std::size_t kind = 0; kind < kinds; ++kind) draw_bids(plot, bids[kind], all, kind, plot.is_narrow() && kind == 0);
}

/// The classes that show the least and the most of their distress when the mother is back for the second time.
std::pair<std::size_t, std::size_t> extremes_of(const WatchedClasses& all) {
    std::pair<std::size_t, std::size_t> ends{kinds, kinds};
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (!all.is_drawn(kind)) continue;
        const auto shown_by = [&](std::size_t one) { return all.of[one].back().distress.estimate().value; };
        if (ends.first == kinds || shown_by(kind) < shown_by(ends.first)) ends.first = kind;
        if (ends.second == kinds || shown_by(kind) > shown_by(ends.second)) ends.second = kind;
    }
    return ends;
}

Outcome<FigureContent> strange_situation_content(const FigureInput& input) {
    const auto watched = watch(input.worlds.front());
    if (!watched) return watched.refusals();
    const WatchedClasses& all = *watched;
    const auto [least, most] = extremes_of(all);
    FigureContent figure;
    const auto distress = [&](std::size_t kind, std::size_t e) { return decimal_text(all.of[kind][e].distress.estimate().value); };
    figure.title = std::string("When the mother is back for the second time, ") + kind_columns[least] + " infants show the least distress (" + distress(least, 7) + "), " + kind_columns[most] + " ones the most (" +
                   distress(most, 7) + ")";
    std::uint64_t n = 0;
    for (const std::uint64_t one : all.n) n += one;
    figure.subtitle = grouped(n) + " infants with their main caregiver in the Strange Situation at 13 months";
    figure.caption = "The eight episodes from above; the two reunions, from which the class is coded, are shaded. Marks: means of overt distress and of exploration (0 to 1; whiskers: 95 % intervals). Bars: shares of "
                     "intervals in which the need was muted, asked or amplified (whiskers: 95 % intervals of the boundaries). How strongly each episode activates attachment is assumed, and the same for all; classes differ in what they do with it. "
                     "An infant acts alike in all episodes but for chance. The mother is the main caregiver, who is another person in a few families. Disorganization is coded from fear of the caregiver: what these infants do is a mix of all.";
    figure.alt = "Lines through the eight episodes of the Strange Situation, one for each class, and bars of muted, asked and amplified bids.";
    for (std::size_t kind = 0; kind < kinds; ++kind)
        if (all.is_drawn(kind))
            figure.alt += std::string(" ") + capital(kind_columns[kind]) + " infants show distress of " + distress(kind, 5) + " when left alone and of " + distress(kind, 7) +
                          " at the second reunion, where they mute in " + percent_text(all.of[kind][7].bids[0].estimate().value) + ", ask in " + percent_text(all.of[kind][7].bids[1].estimate().value) +
                          " and amplify in " + percent_text(all.of[kind][7].bids[2].estimate().value) + " of intervals.";
    figure.tables = tables_of(all);
    figure.draw = [all](Plot& plot) { draw(plot, all); };
    return figure;
}

} // namespace

extern constinit const Figure strange_situation{"strange_situation", "the Strange Situation episode by episode: distress, exploration and bids by class",
                                                "Whom would you call distressed, if you saw only what infants show? Which of these infants' hearts beat fastest, and how would you find out?", strange_situation_worlds, strange_situation_content, false};

} // namespace dyad
