// Four caregivers: what each does with an infant's bids, what the infant comes to expect, and which class it shows.
#include "analysis/codes.hpp"
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/world_parameters.hpp"
#include "analysis/markup.hpp"
#include "analysis/rows.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array<const char*, 4> caregivers{"sensitive", "rejecting", "inconsistent", "frightening"};
constexpr std::array<const char*, 4> fates{"comforted", "missed", "rejected", "frightened"};
/// The same after "40 % of bids …".
constexpr std::array<const char*, 4> fate_words{"comforted", "missed", "rejected", "met by fright"};
constexpr std::array<const char*, 4> learned{"mute", "ask", "amplify", "fear"};
constexpr std::array<const char*, 4> class_columns{"avoidant", "secure", "resistant", "disorganized"};
/// What an infant does is coloured as the class in which it shows.
constexpr std::array<const Stroke*, 4> learned_strokes{&orange, &blue, &purple, &black};

struct FateColour {
    std::string_view mark, words;
};
constexpr std::array<FateColour, 4> fate_colours{FateColour{green.mark, green.words}, FateColour{"#c9c9c9", shade::soft}, FateColour{vermilion.mark, vermilion.words},
                                                 FateColour{black.mark, black.words}};

std::vector<FigureWorld> four_caregivers_worlds() {
    std::vector<FigureWorld> all;
    for (const char* name : caregivers) all.push_back({std::string(name) + " caregivers", name, {"run.families=1000", "record.ages=[13]", "record.lives=200"}, {}});
    return all;
}

/// Mean and spread over infants of the four things learned, in one month.
struct LearnedMonth {
    int month;
    std::array<double, 4> mean, spread;
};

struct CaregiverProfile {
    std::string name; ///< that of the scenario
    std::array<double, 4> fates{};
    std::array<std::uint64_t, 4> classes{};
    std::uint64_t n = 0;
    std::vector<LearnedMonth> course;

    double share(std::size_t c) const { return static_cast<double>(classes[c]) / static_cast<double>(n); }
    std::size_t commonest() const { return static_cast<std::size_t>(std::max_element(classes.begin(), classes.end()) - classes.begin()); }
};

Outcome<std::vector<LearnedMonth>> course_of(const LivedWorld& world) {
    static constexpr std::array<std::string_view, 10> fields{"age", "group", "q_mute_mean", "q_mute_sd", "q_ask_mean", "q_ask_sd", "q_amplify_mean", "q_amplify_sd",
                                                             "fear_mean", "fear_sd"};
    static constexpr std::array<std::string_view, 1> wanted{"everybody"};
    const Codes group(*world.file, "course", "group", wanted);
    std::vector<LearnedMonth> months;
    if (const auto newborn = newborn_in(world)) months.push_back({0, *newborn, {}});
    RowCursor rows(*world.file, "course", fields);
    for (; !rows.at_end(); rows.next()) {
        const double month = rows[0] * 12.0;
        if (group(rows[1]) != 0 || !(month < 18.5) || !std::isfinite(rows[2] + rows[4] + rows[6] + rows[8])) continue;
        LearnedMonth one{static_cast<int>(std::lround(month)), {}, {}};
        for (std::size_t k = 0; k < 4; ++k) one.mean[k] = rows[2 + 2 * k], one.spread[k] = rows[3 + 2 * k];
        months.push_back(one);
    }
    if (rows.failure()) return *rows.failure();
    return months;
}

/// Of direct bids: missed; noticed and frightening; else rejected; else comforted. Means over the infants.
std::array<double, 4> fates_of(const Histories& lives) {
    const Series answered = lives.score("responsiveness", 13), rejecting = lives.score("rejecting", 13), frightening = lives.score("frightening", 13);
    std::array<Mean, 4> means;
    for (std::size_t k = 0; k < answered.values.size(); ++k) {
        const double rejected = rejecting.values[k], fright = frightening.values[k];
        const double noticed = rejected < 1.0 ? answered.values[k] / (1.0 - rejected) : std::nan("");
        means[0].add(noticed * (1.0 - fright) * (1.0 - rejected));
        means[1].add(1.0 - noticed);
        means[2].add(noticed * (1.0 - fright) * rejected);
        means[3].add(noticed * fright);
    }
    std::array<double, 4> shares{};
    for (std::size_t k = 0; k < 4; ++k) shares[k] = means[k].estimate().value;
    return shares;
}

Outcome<CaregiverProfile> profile_of(const LivedWorld& world) {
    const auto lives = lives_of(world, {"ssp_class", "responsiveness", "rejecting", "frightening"});
    if (!lives) return lives.refusals();
    const auto course = course_of(world);
    if (!course) return course.refusals();
    CaregiverProfile profile{world.scenario, fates_of(*lives), {}, 0, *course};
    for (const double code : lives->code("ssp_class", 13).values)
        if (std::isfinite(code)) ++profile.n, ++profile.classes[static_cast<std::size_t>(code)];
    if (profile.n < fewest_drawn || !std::isfinite(profile.fates[0]) || profile.course.size() < 3)
        return too_little("of " + world.what + ", only " + counted(profile.n, "infant has", "infants have") + " a class of the Strange Situation at 13 months and a course of expectations",
                          "at least 10 are wanted, as with `--set run.families=100 --set record.ages=[13]`");
    return profile;
}

using Profiles = std::vector<CaregiverProfile>;

/// What sets a caregiver apart: the fate of bids that is most in excess of the mean over all four.
std::size_t hallmark_of(const Profiles& all, std::size_t k) {
    std::size_t best = 0;
    double most = 0.0;
    for (std::size_t f = 0; f < 4; ++f) {
        double sum = 0.0;
        for (const CaregiverProfile& one : all) sum += one.fates[f];
        if (sum > 0.0 && all[k].fates[f] / sum > most && all[k].fates[f] >= 0.01) most = all[k].fates[f] / sum, best = f;
    }
    return best;
}

std::vector<FigureTable> tables_of(const Profiles& all) {
    FigureTable course{"", {"age_months"}, {}}, care{"care", {"row", "caregiver", "n"}, {}}, classes{"classes", {"row", "caregiver", "n"}, {}};
    for (const CaregiverProfile& one : all)
        for (const char* what : learned)
            for (const char* end : {"", "_low", "_high"}) course.columns.push_back(one.name + "_" + what + end);
    for (std::size_t m = 0; m < all.front().course.size(); ++m) {
        std::vector<FigureTable::Cell> row{static_cast<double>(all.front().course[m].month)};
        for (const CaregiverProfile& one : all)
            for (std::size_t k = 0; k < 4; ++k)
                for (const double side : {0.0, -1.0, 1.0}) row.emplace_back(m < one.course.size() ? one.course[m].mean[k] + side * one.course[m].spread[k] : std::nan(""));
        course.rows.push_back(row);
    }
    for (const char* fate : fates) care.columns.emplace_back(fate);
    for (const char* name : class_columns) classes.columns.emplace_back(name);
    for (std::size_t c = 0; c < 3; ++c)
        for (const char* end : {"", "_low", "_high"}) classes.columns.push_back(std::string("up_to_") + class_columns[c] + end);
    for (std::size_t k = 0; k < all.size(); ++k) {
        std::vector<FigureTable::Cell> done{static_cast<double>(k), all[k].name, static_cast<double>(all[k].n)}, seen = done;
        for (std::size_t f = 0; f < 4; ++f) done.emplace_back(all[k].fates[f]), seen.emplace_back(all[k].share(f));
        for (std::size_t f = 0, count = 0; f < 3; ++f) count += all[k].classes[f], add_cells(seen, share_of(count, all[k].n));
        care.rows.push_back(done);
        classes.rows.push_back(seen);
    }
    return {course, care, classes};
}

/// A lying bar of four parts, of one row of a table, with words below; whiskers at the boundaries if the table has them.
struct LyingBar {
    const char* part;
    std::size_t row;
    const std::array<const char*, 4>& columns;
    const std::array<std::string_view, 4>& colours;
    bool has_intervals;
};

void draw_bar(Plot& plot, const Area& box, const LyingBar& bar, std::string_view words, std::string_view colour) {
    plot.axes(box, {.low = 0, .high = 100, .is_shown = false}, {.low = 0, .high = 1, .is_shown = false});
    plot.words_on_canvas(box.left, box.bottom - 0.75 * plot.em(), words, {.colour = colour, .size = 0.95});
    const std::string here = "(column('row')==" + std::to_string(bar.row) + " ? ";
    std::vector<std::string> parts, whiskers;
    std::string left = "0";
    for (std::size_t c = 0; c < 4; ++c) {
        const std::string name = bar.columns[c], right = left + "+100*column('" + name + "')";
        parts.push_back(plot.data(bar.part) + " using " + here + "0 : NaN):(0.5):(" + left + "):(" + right + "):(0):(1) with boxxyerror fs solid 1 border lc rgb '#ffffff' fc rgb '" +
                        std::string(bar.colours[c]) + "' lw 1.2");
        if (bar.has_intervals && c < 3) {
            const std::string whisker = plot.data(bar.part) + " using " + here + "100*column('up_to_" + name + "') : NaN):(0.5):(100*column('up_to_" + name + "_low')):(100*column('up_to_" + name + "_high')) with xerrorbars pt -1 lc rgb ";
            whiskers.push_back(whisker + "'" + std::string(shade::paper) + "' lw 4"); // a pale rim, to be seen on dark bars
            whiskers.push_back(whisker + "'" + std::string(shade::ink) + "' lw 1.6");
        }
        left = right;
    }
    parts.insert(parts.end(), whiskers.begin(), whiskers.end());
    plot.draw(parts);
}

/// The axes' words stand at the first of the panels that are side by side, or at the lowest of those that are stacked.
void draw_course(Plot& plot, const Area& box, const Profiles& all, std::size_t k) {
    const bool has_ages = !plot.is_narrow() || k + 1 == all.size(), has_words = k == 0 || plot.is_narrow();
    plot.axes(box, {.words = has_ages ? "age (months)" : "", .low = 0, .high = 18, .step = 6, .format = has_ages ? "%g" : ""},
              {.words = !has_words ? "" : plot.is_narrow() ? "expected"
                                                           : "expected outcome; fear",
               .low = -0.25,
               .high = 1.0,
               .step = 0.5});
    plot.line(0, 0, 18, 0, shade::grid, 1.2);
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    const auto& ends = all[k].course.back().mean;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ends[a] < ends[b]; });
    const auto places = places_apart({ends[order[0]], ends[order[1]], ends[order[2]], ends[order[3]]}, 1.31 * plot.em() / box.height(), -0.25, 1.0);
    std::vector<std::string> bands, lines;
    for (std::size_t j = 0; j < 4; ++j) {
        const std::string name = all[k].name + "_" + learned[j];
        bands.push_back(plot.band("", "age_months", name + "_low", name + "_high", *learned_strokes[j]));
        Stroke stroke = *learned_strokes[j];
        if (j == 3) stroke.dashes = 3, bands.pop_back();
        lines.push_back(plot.curve("", "age_months", name, stroke));
        plot.words_at(18.0 + 9.0 * plot.em() / box.width(), places[j], learned[order[j]], {.colour = learned_strokes[order[j]]->words, .size = 0.95});
    }
    bands.insert(bands.end(), lines.begin(), lines.end());
    plot.draw(bands);
}

/// Words in their colours, one after the other.
void draw_key(Plot& plot, double y, std::string_view lead, const std::array<std::string_view, 4>& words, const std::array<std::string_view, 4>& colours) {
    double x = plot.area().left;
    plot.words_on_canvas(x, y, lead, {.size = 0.95});
    x += 0.95 * plot.em() * (width_in_ems(lead) + 0.7);
    for (std::size_t k = 0; k < 4; ++k) {
        plot.words_on_canvas(x, y, words[k], {.colour = colours[k], .size = 0.95, .weight = Weight::bold});
        x += 0.95 * plot.em() * (width_in_ems(words[k], Weight::bold) + 0.8);
    }
}

constexpr std::array<std::string_view, 4> fate_marks{fate_colours[0].mark, fate_colours[1].mark, fate_colours[2].mark, fate_colours[3].mark};
constexpr std::array<std::string_view, 4> class_marks{orange.mark, blue.mark, purple.mark, black.mark};

void draw_fates(Plot& plot, const Area& box, const Profiles& all, std::size_t k) {
    const std::size_t fate = hallmark_of(all, k);
    draw_bar(plot, box, {"care", k, fates, fate_marks, false}, percent_text(all[k].fates[fate]) + " of bids " + fate_words[fate], fate_colours[fate].words);
}

void draw_classes(Plot& plot, const Area& box, const Profiles& all, std::size_t k) {
    const std::size_t kind = all[k].commonest();
    draw_bar(plot, box, {"classes", k, class_columns, class_marks, true}, percent_text(all[k].share(kind)) + " " + std::string(infant_class_words[kind]), class_strokes[kind]->words);
}

void draw(Plot& plot, const Profiles& all) {
    const double em = plot.em();
    const Area panels = within(plot.area(), 0.0, 3.2 * em, 0.0, 0.0);
    plot.axes(plot.area(), {.is_shown = false}, {.is_shown = false});
    draw_key(plot, plot.area().bottom + 1.9 * em, "Bids:", {fate_words[0], fate_words[1], fate_words[2], fate_words[3]}, {fate_colours[0].words, fate_colours[1].words, fate_colours[2].words, fate_colours[3].words});
    draw_key(plot, plot.area().bottom + 0.5 * em, plot.is_narrow() ? "Class:" : "Class at 13 months:", infant_class_words, {orange.words, blue.words, purple.words, black.words});
    plot.draw({});
    const auto parts = plot.is_narrow() ? cells(within(panels, 0.0, 2.2 * em, 0.0, 0.0), 1, 4, 0.4 * em) : cells(within(panels, 3.4 * em, 0.0, 0.0, 0.0), 4, 1, 1.8 * em);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const Area& cell = parts[k];
        const double middle = cell.left + 18.6 * em, right = cell.right - 3.8 * em;
        const Area name = plot.is_narrow() ? Area{middle, 0, 0, cell.top} : Area{cell.left, 0, 0, cell.top};
        const Area course = plot.is_narrow() ? Area{cell.left + 4.2 * em, cell.bottom + 0.2 * em, middle - 5.0 * em, cell.top - 0.4 * em}
                                             : Area{cell.left + 1.0 * em, cell.bottom + 6.2 * em, right, cell.top - 4.7 * em};
        plot.axes(course, {.is_shown = false}, {.is_shown = false});
        plot.words_on_canvas(name.left, name.top - (plot.is_narrow() ? 0.4 : 0.6) * em, capital(all[k].name), {.weight = Weight::bold});
        plot.draw({});
        draw_fates(plot, plot.is_narrow() ? Area{middle, cell.top - 1.9 * em, cell.right, cell.top - 1.1 * em} : Area{cell.left, cell.top - 2.6 * em, cell.right, cell.top - 1.5 * em}, all, k);
        draw_course(plot, course, all, k);
        draw_classes(plot, plot.is_narrow() ? Area{middle, cell.top - 4.1 * em, cell.right, cell.top - 3.3 * em} : Area{cell.left, cell.bottom + 1.6 * em, cell.right, cell.bottom + 2.7 * em}, all, k);
    }
}

Outcome<FigureContent> four_caregivers_content(const FigureInput& input) {
    Profiles all;
    std::uint64_t n = 0;
    for (const LivedWorld& world : input.worlds) {
        const auto profile = profile_of(world);
        if (!profile) return profile.refusals();
        all.push_back(*profile);
        // Two files of one's own may come from the same scenario.
        for (const CaregiverProfile& one : all)
            if (&one != &all.back() && one.name == all.back().name) all.back().name += " " + std::to_string(all.size());
        n += profile->n;
    }
    FigureContent figure;
    const bool is_as_meant = std::equal(all.begin(), all.end(), caregivers.begin(), [](const CaregiverProfile& one, const char* name) { return one.name == name; });
    const auto shown = [&](std::size_t k) { return percent_text(all[k].share(all[k].commonest())) + " " + class_columns[all[k].commonest()]; };
    figure.title = "What works is what infants learn: with sensitive care " + shown(0) + ", rejecting " + shown(1) + ", inconsistent " + shown(2) + ", frightening " + shown(3);
    if (!is_as_meant) figure.title = "What infants show in four worlds: " + all[0].name + " " + shown(0) + ", " + all[1].name + " " + shown(1) + ", " + all[2].name + " " + shown(2) + ", " + all[3].name + " " + shown(3);
    figure.subtitle = grouped(n) + " infants and their main caregivers" + (is_as_meant ? ", who are all alike within a kind" : "");
    figure.caption = "For each kind of caregiver, from above: what becomes of the infant's direct bids (means at 13 months); what the infant comes to expect of muting, asking and amplifying its need "
                     "(1: comfort; at birth all expect the same; lines: means, bands: one standard deviation of infants on either side) and its fear of the caregiver (0 to 1); shares of the classes of the Strange Situation at 13 months (whiskers: 95 % intervals of the boundaries). Words below a bar "
                     "name what is most peculiar to the caregiver, and the commonest class. The caregivers are set in the scenarios, the classes are not: they follow from what pays.";
    figure.alt = "Four profiles of caregivers and what their infants learn.";
    for (std::size_t k = 0; k < all.size(); ++k) {
        const std::size_t fate = hallmark_of(all, k), kind = all[k].commonest();
        figure.alt += std::string(" ") + capital(all[k].name) + ": " + percent_text(all[k].fates[fate]) + " of direct bids " + fate_words[fate] + "; at the end of infancy asking is expected to bring " +
                      decimal_text(all[k].course.back().mean[1]) + ", muting " + decimal_text(all[k].course.back().mean[0]) + ", amplifying " + decimal_text(all[k].course.back().mean[2]) +
                      ", and fear is " + decimal_text(all[k].course.back().mean[3]) + "; " + percent_text(all[k].share(kind)) + " of infants are " + class_columns[kind] + ".";
    }
    figure.tables = tables_of(all);
    figure.draw = [all](Plot& plot) { draw(plot, all); };
    return figure;
}

} // namespace

extern constinit const Figure four_caregivers{"four_caregivers", "what four kinds of caregivers do, what their infants learn, and which class they show",
                                              "Before you look: an infant's asking is never rejected, but half of it goes unnoticed. Should it mute its need, ask, or call louder?", four_caregivers_worlds, four_caregivers_content, false};

} // namespace dyad
