// One infant's learning, month by month: how its caregiver answers, what it comes to expect, and what it does with its need.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/world_parameters.hpp"
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

constexpr std::array<const char*, 2> raisers{"sensitive", "rejecting"};
constexpr std::size_t last_month = 18;

std::vector<FigureWorld> one_infant_worlds() {
    std::vector<FigureWorld> both;
    for (const char* name : raisers) both.push_back({std::string(name) + " caregivers", name, {"run.families=1000", "record.ages=[13]", "record.lives=200"}, {}});
    return both;
}

/// What is followed of an infant, in the order of the columns.
enum FollowedValue : std::size_t {
    responsiveness,
    to_mute,
    to_ask,
    to_amplify,
    afraid,
    mutes,
    asks,
    amplifies,
    all_followed
};
constexpr std::array<const char*, all_followed> followed_columns{"responsiveness", "mute", "ask", "amplify", "fear", "chance_mute", "chance_ask", "chance_amplify"};
constexpr std::array<const Stroke*, all_followed> followed_strokes{&green, &orange, &blue, &purple, &black, &orange, &blue, &purple};

struct FollowedInfant {
    std::string world; ///< its scenario
    std::uint64_t lineage = 0;
    double reactivity = 0.0, susceptibility = 0.0;
    std::array<std::array<double, all_followed>, last_month + 1> months{}; ///< from birth
    std::size_t known = 0;                                                 ///< months of them, birth apart
};
using FollowedInfants = std::vector<FollowedInfant>;

Outcome<FollowedInfants> infants_of(const LivedWorld& world) {
    const auto lives = lives_of(world, {});
    if (!lives) return lives.refusals();
    std::array<double, all_followed> newborn{};
    newborn.fill(std::nan(""));
    if (const auto innate = newborn_in(world)) std::copy(innate->begin(), innate->end(), newborn.begin() + to_mute);
    static constexpr std::array<std::string_view, 9> fields{"person", "age", "responsiveness", "q_mute", "q_ask", "q_amplify", "fear", "chance_mute", "chance_ask"};
    std::map<std::uint32_t, FollowedInfant> by_person;
    RowCursor rows(*world.file, "lives", fields);
    for (; !rows.at_end(); rows.next()) {
        const long month = std::isfinite(rows[1]) ? std::lround(rows[1] * 12.0) : 0;
        if (month < 1 || month > static_cast<long>(last_month) || !std::isfinite(rows[0] + rows[2] + rows[4] + rows[8])) continue;
        FollowedInfant& infant = by_person[static_cast<std::uint32_t>(rows[0])];
        auto& here = infant.months[static_cast<std::size_t>(month)];
        for (std::size_t k = 0; k < 7; ++k) here[k] = rows[k + 2];
        here[amplifies] = 1.0 - here[mutes] - here[asks];
        ++infant.known;
    }
    if (rows.failure()) return *rows.failure();
    FollowedInfants all;
    for (const Histories::Person& person : lives->persons()) {
        const auto found = by_person.find(person.number);
        if (found == by_person.end() || found->second.known != last_month) continue;
        found->second.lineage = person.lineage, found->second.reactivity = person.reactivity, found->second.susceptibility = person.susceptibility;
        found->second.months[0] = newborn;
        found->second.world = world.scenario;
        all.push_back(found->second);
    }
    if (all.size() < fewest_drawn)
        return too_little("of " + world.what + ", only " + counted(all.size(), "infant is", "infants are") + " followed month by month to 18 months", "at least 10 are wanted, as with `--set run.families=100 --set record.lives=100`");
    return all;
}

/// How far an infant is from the mean of all at the end of infancy, in what it expects; squares of standard deviations.
std::vector<double> distances(const FollowedInfants& all) {
    std::vector<double> sums(all.size(), 0.0);
    for (const FollowedValue what : {to_mute, to_ask, to_amplify}) {
        double mean = 0.0, squares = 0.0;
        for (const FollowedInfant& one : all) mean += one.months[last_month][what] / static_cast<double>(all.size());
        for (const FollowedInfant& one : all) squares += std::pow(one.months[last_month][what] - mean, 2) / static_cast<double>(all.size());
        for (std::size_t k = 0; k < all.size() && squares > 0.0; ++k) sums[k] += std::pow(all[k].months[last_month][what] - mean, 2) / squares;
    }
    return sums;
}

/// The infant nearest to the mean in each world, as a place among the followed; the same infant in both, nearest in both
/// together, where infants were born alike in both.
struct ChosenInfants {
    std::array<std::size_t, 2> place{};
    bool is_same = false;
};

ChosenInfants choose(const std::array<FollowedInfants, 2>& all, bool is_one_seed) {
    const std::array<std::vector<double>, 2> far{distances(all[0]), distances(all[1])};
    ChosenInfants chosen;
    for (std::size_t w = 0; w < 2; ++w) chosen.place[w] = static_cast<std::size_t>(std::min_element(far[w].begin(), far[w].end()) - far[w].begin());
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t a = 0; a < all[0].size() && is_one_seed; ++a)
        for (std::size_t b = 0; b < all[1].size(); ++b) {
            const bool alike = all[0][a].lineage == all[1][b].lineage && all[0][a].reactivity == all[1][b].reactivity && all[0][a].susceptibility == all[1][b].susceptibility;
            if (alike && far[0][a] + far[1][b] < least) least = far[0][a] + far[1][b], chosen = {{a, b}, true};
        }
    return chosen;
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
}

FigureTable table_of(const std::array<FollowedInfants, 2>& all, const ChosenInfants& chosen) {
    FigureTable table{"", {"age_months"}, {}};
    for (std::size_t w = 0; w < 2; ++w)
        for (const char* column : followed_columns)
            for (const char* end : {"", "_low", "_high"}) table.columns.push_back(all[w].front().world + "_" + column + end);
    for (std::size_t month = 0; month <= last_month; ++month) {
        std::vector<FigureTable::Cell> row{static_cast<double>(month)};
        for (std::size_t w = 0; w < 2; ++w)
            for (std::size_t what = 0; what < all_followed; ++what) {
                std::vector<double> values;
                for (const FollowedInfant& one : all[w]) values.push_back(one.months[month][what]);
                const bool is_known = std::isfinite(values.front());
                row.emplace_back(all[w][chosen.place[w]].months[month][what]);
                for (const double share : {0.1, 0.9}) row.emplace_back(is_known ? quantile(values, share) : std::nan(""));
            }
        table.rows.push_back(row);
    }
    return table;
}

struct InfantPanel {
    std::string heading, words;
    std::vector<FollowedValue> what;
    std::vector<std::string> labels;
    double low, high, step;
    bool has_ages;
};

void draw_panel(Plot& plot, const Area& box, const FollowedInfant& infant, const InfantPanel& panel) {
    plot.axes(box, {.words = panel.has_ages ? "age (months)" : "", .low = 0, .high = 18, .step = plot.is_narrow() ? 6.0 : 3.0, .format = panel.has_ages ? "%g" : ""},
              {.words = "", .low = panel.low, .high = panel.high, .step = panel.step, .has_grid = true});
    plot.words_on_canvas(box.left, box.top + 0.6 * plot.em(), panel.heading, {.size = 0.95});
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t k = 0; k < panel.what.size(); ++k) ends.emplace_back(infant.months[last_month][panel.what[k]], k);
    std::sort(ends.begin(), ends.end());
    std::vector<double> wanted;
    for (const auto& end : ends) wanted.push_back(end.first);
    const auto places = places_apart(wanted, (panel.high - panel.low) * 1.05 * plot.em() / box.height(), panel.low, panel.high - (panel.high - panel.low) * 0.5 * plot.em() / box.height());
    for (std::size_t k = 0; k < ends.size(); ++k)
        plot.words_at(18.0 + 9.0 * plot.em() / box.width(), places[k], panel.labels[ends[k].second], {.colour = followed_strokes[panel.what[ends[k].second]]->words, .size = 0.95});
    std::vector<std::string> parts, lines;
    for (const FollowedValue what : panel.what) {
        const std::string name = infant.world + "_" + followed_columns[what];
        Stroke stroke = *followed_strokes[what];
        if (what == afraid) stroke.dashes = 3;
        parts.push_back(plot.band("", "age_months", name + "_low", name + "_high", stroke));
        lines.push_back(plot.curve("", "age_months", name, stroke, 2.2));
        lines.push_back(plot.marks("", "age_months", name, stroke, 0.32));
    }
    parts.insert(parts.end(), lines.begin(), lines.end());
    plot.draw(parts);
}

bool is_as_meant(const std::array<FollowedInfant, 2>& infants) { return infants[0].world == raisers[0] && infants[1].world == raisers[1]; }

void draw(Plot& plot, const std::array<FollowedInfant, 2>& infants) {
    const double em = plot.em();
    const auto columns = cells(plot.area(), 2, 1, (plot.is_narrow() ? 1.2 : 2.0) * em);
    for (std::size_t w = 0; w < 2; ++w) {
        const Area& column = columns[w];
        const Area inner = within(column, 2.4 * em, 3.2 * em, (plot.is_narrow() ? 4.4 : 4.9) * em, 2.8 * em);
        const double third = (inner.height() - 3.6 * em) / 4.0;
        plot.axes(column, {.is_shown = false}, {.is_shown = false});
        plot.words_on_canvas(column.left, column.top - 0.6 * em, is_as_meant(infants) ? "A " + infants[w].world + " caregiver" : infants[w].world, {.weight = Weight::bold});
        plot.draw({});
        const bool is_narrow = plot.is_narrow();
        draw_panel(plot, {inner.left, inner.top - third, inner.right, inner.top}, infants[w],
                   {is_narrow ? "Answered bids (chance)" : "Chance that a bid is noticed and not rejected", "", {responsiveness}, {is_narrow ? "answer" : "answered"}, 0.0, 1.0, 0.5, false});
        draw_panel(plot, {inner.left, inner.bottom + third + 1.8 * em, inner.right, inner.top - third - 1.8 * em}, infants[w],
                   {is_narrow ? "Expected outcome; fear" : "What the infant expects (1: comfort), and its fear", "", {to_mute, to_ask, to_amplify, afraid}, {"mute", "ask", "amplify", "fear"}, -0.25, 1.0, 0.5, false});
        draw_panel(plot, {inner.left, inner.bottom, inner.right, inner.bottom + third}, infants[w],
                   {is_narrow ? "What it does (chance)" : "What the infant does with its need (chance)", "", {mutes, asks, amplifies}, {"mutes", "asks", "amplifies"}, 0.0, 1.0, 0.5, true});
    }
}

Outcome<FigureContent> one_infant_content(const FigureInput& input) {
    std::array<FollowedInfants, 2> all;
    for (std::size_t w = 0; w < 2; ++w) {
        const auto infants = infants_of(input.worlds[w]);
        if (!infants) return infants.refusals();
        all[w] = *infants;
        if (w == 1 && all[0].front().world == all[1].front().world)
            for (FollowedInfant& infant : all[1]) infant.world += " 2";
    }
    const ChosenInfants chosen = choose(all, input.worlds[0].seed == input.worlds[1].seed);
    const std::array<FollowedInfant, 2> infants{all[0][chosen.place[0]], all[1][chosen.place[1]]};
    const auto at_end = [&](std::size_t w, FollowedValue what) { return infants[w].months[last_month][what]; };
    FigureContent figure;
    const bool as_meant = is_as_meant(infants);
    figure.title = std::string(chosen.is_same ? "The same infant, raised twice: in need at 18 months, it asks " : "Two infants in need at 18 months: they ask ") + percent_text(at_end(0, asks)) + " of the time " +
                   (as_meant ? "with a sensitive caregiver" : "in the world " + infants[0].world) + ", " + percent_text(at_end(1, asks)) + (as_meant ? " with a rejecting one" : " in the world " + infants[1].world);
    figure.subtitle = std::string(chosen.is_same ? "One infant of the same temperament in two worlds" : "One infant in each of two worlds") + "; bands of " + grouped(all[0].size()) + " and " + grouped(all[1].size()) + " infants";
    figure.caption = "Month by month, from above: how likely the caregiver would answer a direct bid that day (noticed and not rejected; it varies with family strain and daily stress); what the infant has come to expect of muting, "
                     "asking and amplifying its need, and its fear of the caregiver; what it does with its need. Lines: the infant nearest to the mean of all; bands: the middle 80 % of all infants with such a "
                     "caregiver. ";
    figure.caption += !chosen.is_same ? "The two infants differ in temperament too." : "The infant has the same temperament in both worlds.";
    if (chosen.is_same && as_meant) figure.caption += " Its family has the same strains, too: only the caregiver differs.";
    figure.alt = "Three rows of lines over 18 months of age, for two caregivers.";
    for (std::size_t w = 0; w < 2; ++w)
        figure.alt += " In the world " + infants[w].world + ", asking, of which a newborn expects " + decimal_text(infants[w].months[0][to_ask]) + ", is at the end expected to bring " +
                      decimal_text(at_end(w, to_ask)) + ", muting " + decimal_text(at_end(w, to_mute)) + " and amplifying " + decimal_text(at_end(w, to_amplify)) + "; the infant asks for " + percent_text(at_end(w, asks)) +
                      " of its needs and mutes " + percent_text(at_end(w, mutes)) + ".";
    figure.tables = {table_of(all, chosen)};
    figure.draw = [infants](Plot& plot) { draw(plot, infants); };
    return figure;
}

} // namespace

extern constinit const Figure one_infant{"one_infant", "one infant's learning over 18 months, with a sensitive and with a rejecting caregiver",
                                         "How many months does this infant need to learn what its caregiver is like? What would have to happen for it to learn anew at two years, or at twenty?", one_infant_worlds, one_infant_content, false};

} // namespace dyad
