// The dose of psychotherapy: what a longer course changes, and what of it lasts.
#include "analysis/figures/security_gained.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array<unsigned, 5> doses{3, 6, 12, 24, 48}; ///< months
constexpr unsigned begin = 30 * 12, years_after = 5;
constexpr double referred_above = 0.8; ///< somewhat fewer than the least secure quarter, who are referred
constexpr std::size_t half_a_year = 1, two_years = 3, four_years = 4;

struct DosedPlasticity {
    const char* column;
    double floor;
    const Stroke* stroke;
};
constexpr std::array plasticities{DosedPlasticity{"locked_in", 0.01, &orange}, DosedPlasticity{"default", 0.06, &blue}, DosedPlasticity{"plastic", 0.3, &green}};
constexpr std::size_t usual = 1, worlds_each = doses.size() + 1;

std::vector<FigureWorld> therapy_dose_worlds() {
    std::string all_ages = std::to_string(begin);
    for (const unsigned dose : doses) all_ages += "," + std::to_string(begin + dose) + "," + std::to_string(begin + dose + 12 * years_after);
    std::vector<FigureWorld> all;
    for (std::size_t p = 0; p < plasticities.size(); ++p)
        for (std::size_t w = 0; w < worlds_each; ++w) {
            const unsigned dose = w == 0 ? doses.back() : doses[w - 1];
            const std::string ages = w == 0 ? all_ages : std::to_string(begin) + "," + std::to_string(begin + dose) + "," + std::to_string(begin + dose + 12 * years_after);
            const std::string words = w == 0 ? "no therapy" : std::to_string(dose) + " months of therapy";
            // Siblings born up to five years after the first are old enough too.
            all.push_back({words + " at a plasticity of " + shortest(plasticities[p].floor), "therapy_dose", {"run.families=400", "run.years=" + shortest(40.25 + dose / 12.0), "record.years=[]", "record.ages=[" + ages + "]", p == usual ? "record.instruments=[\"close_relationships\"]" : "record.instruments=[]", "record.lives=0"}, {setting_text("plasticity.adult_floor", plasticities[p].floor), w == 0 ? "psychotherapy.given_share=0" : "psychotherapy.dose=" + std::to_string(dose)}});
        }
    return all;
}

using ByDose = std::array<Estimate, doses.size()>;
struct DoseGains {
    std::array<ByDose, plasticities.size()> end{}, later{};
    ByDose anxiety{}, avoidance{};      ///< by questionnaire at the end, in SD at the beginning
    std::uint64_t fewest = 0, most = 0; ///< persons of a comparison at the default plasticity
    double published_anxiety = std::nan(""), published_avoidance = std::nan("");
};

/// What the treated score less than their untreated twins, in SD of the untreated before.
Estimate less_reported(const Histories& control, const Histories& treated, std::string_view field, unsigned then, const Series& mask) {
    Series less = control.score(field, then);
    const Series there = beside_twins(control, treated, treated.score(field, then));
    const double spread = standard_deviation_of(only(control.score(field, begin), born_in_run(control)));
    for (std::size_t k = 0; k < less.values.size(); ++k) less.values[k] = (less.values[k] - there.values[k]) / spread;
    return mean_with_interval(only(std::move(less), mask));
}

Outcome<Histories> reported_in(const LivedWorld& world, std::size_t plasticity) {
    if (plasticity == usual) return lives_of(world, {"self_avoidance", "self_anxiety", "ecr_anxiety", "ecr_avoidance"});
    return lives_of(world, {"self_avoidance", "self_anxiety"});
}

Outcome<DoseGains> gains_of(const FigureInput& input) {
    DoseGains gains;
    for (std::size_t p = 0; p < plasticities.size(); ++p) {
        const auto control = reported_in(input.worlds[p * worlds_each], p);
        if (!control) return control.refusals();
        for (std::size_t d = 0; d < doses.size(); ++d) {
            const LivedWorld& world = input.worlds[p * worlds_each + d + 1];
            const auto treated = reported_in(world, p);
            if (!treated) return treated.refusals();
            const Series mask = insecure_in_both(*control, *treated, begin, referred_above);
            const unsigned end = begin + doses[d];
            gains.end[p][d] = mean_with_interval(gain_since(*control, *treated, begin, end, mask));
            gains.later[p][d] = mean_with_interval(gain_since(*control, *treated, begin, end + 12 * years_after, mask));
            if (p == usual) gains.anxiety[d] = less_reported(*control, *treated, "ecr_anxiety", end, mask), gains.avoidance[d] = less_reported(*control, *treated, "ecr_avoidance", end, mask);
            const std::uint64_t n = std::min(gains.end[p][d].n, gains.later[p][d].n);
            if (n < fewest_drawn || (p == usual && gains.anxiety[d].n < fewest_drawn))
                return too_little("with " + world.what + ", only " + counted(n, "person is", "persons are") + " among the least secure at 30 with and without it, and known at its end and five years later",
                                  "at least 10 are wanted, as with `--set run.families=200`, at the ages and with the questionnaire that the figure records");
            if (p == usual) {
                gains.most = std::max({gains.most, gains.end[p][d].n, gains.later[p][d].n});
                gains.fewest = gains.fewest == 0 ? n : std::min(gains.fewest, n);
            }
        }
    }
    if (const auto quoted = input.published("a.Y08.anxiety")) gains.published_anxiety = -quoted->number.value;
    if (const auto quoted = input.published("a.Y08.avoidance")) gains.published_avoidance = -quoted->number.value;
    return gains;
}

std::vector<FigureTable> tables_of(const DoseGains& gains) {
    FigureTable table{"", {"months"}, {}}, published{"published", {"questionnaire_anxiety", "questionnaire_avoidance"}, {{gains.published_anxiety, gains.published_avoidance}}};
    const auto name = [&](const std::string& column) {
        for (const char* end : {"", "_low", "_high", "_n"}) table.columns.push_back(column + end);
    };
    for (const DosedPlasticity& one : plasticities) name(std::string(one.column) + "_end"), name(std::string(one.column) + "_later");
    name("questionnaire_anxiety"), name("questionnaire_avoidance");
    for (std::size_t d = 0; d < doses.size(); ++d) {
        std::vector<FigureTable::Cell> row{static_cast<double>(doses[d])};
        const auto add = [&](const Estimate& estimate) { add_cells(row, estimate), row.emplace_back(static_cast<double>(estimate.n)); };
        for (std::size_t p = 0; p < plasticities.size(); ++p) add(gains.end[p][d]), add(gains.later[p][d]);
        add(gains.anxiety[d]), add(gains.avoidance[d]);
        table.rows.push_back(row);
    }
    FigureTable terms{"terms", {"age_at_beginning", "years_after_the_end"}, {{begin / 12.0, static_cast<double>(years_after)}}};
    for (const DosedPlasticity& one : plasticities) terms.columns.push_back(std::string(one.column) + "_adult_plasticity"), terms.rows[0].emplace_back(one.floor);
    return {table, published, terms};
}

struct DoseCurve {
    std::string column, words;
    const Stroke* stroke;
    const ByDose* gains;
};

/// What a panel shows: curves with bands, published values across, all named at the right.
struct DosePanel {
    std::string heading;
    std::vector<DoseCurve> curves;
    std::vector<std::pair<double, const Stroke*>> published{};
    bool has_x_words = true, has_y_words = true;
};
struct DoseRange {
    double low = -0.1, high = 1.0;
};

void draw_panel(Plot& plot, const Area& box, const DosePanel& panel, const DoseRange& range) {
    const double per_em = (range.high - range.low) / (box.height() / plot.em());
    std::vector<std::pair<double, std::string>> marks;
    for (const unsigned dose : doses) marks.emplace_back(dose, std::to_string(dose));
    plot.axes(box, {.words = panel.has_x_words ? "months of therapy" : "", .low = 2.6, .high = 52, .marks = marks, .is_logarithmic = true},
              {.words = panel.has_y_words ? "gain in security (SD)" : "", .low = range.low, .high = range.high, .step = box.height() < 9.0 * plot.em() ? 1.0 : 0.5, .has_grid = true});
    plot.heading(panel.heading);
    plot.line(2.6, 0, 52, 0, shade::axis, 1.4);
    std::vector<std::string> bands, lines;
    std::vector<double> wanted;
    for (const DoseCurve& curve : panel.curves) {
        bands.push_back(plot.band("", "months", curve.column + "_low", curve.column + "_high", *curve.stroke));
        lines.push_back(plot.curve("", "months", curve.column, *curve.stroke));
        lines.push_back(plot.marks("", "months", curve.column, *curve.stroke));
        wanted.push_back((*curve.gains)[four_years].value);
    }
    for (const auto& [value, stroke] : panel.published) {
        plot.line(2.6, value, 52, value, stroke->words, 1.6, 2);
        wanted.push_back(value);
    }
    const auto places = places_apart(wanted, 1.2 * per_em, range.low + 0.3 * per_em, range.high - 0.5 * per_em);
    const auto name = [&](double place, std::string_view words, const Wording& wording) {
        if (std::isfinite(place)) plot.words_on_canvas(box.right + 0.5 * plot.em(), box.bottom + (place - range.low) / (range.high - range.low) * box.height(), words, wording);
    };
    for (std::size_t k = 0; k < panel.curves.size(); ++k) name(places[k], panel.curves[k].words, {.colour = panel.curves[k].stroke->words, .weight = Weight::bold});
    for (std::size_t k = 0; k < panel.published.size(); ++k) name(places[panel.curves.size() + k], "published", {.colour = panel.published[k].second->words, .size = 0.9});
    bands.insert(bands.end(), lines.begin(), lines.end());
    plot.draw(bands);
}

std::vector<DosePanel> panels_of(const DoseGains& gains, bool is_narrow) {
    const std::string of = plasticities[usual].column;
    std::vector<DosePanel> panels{{"True state: end, 5 years later", {{of + "_end", "at its end", plasticities[usual].stroke, &gains.end[usual]}, {of + "_later", "later", &vermilion, &gains.later[usual]}}},
                                  {"Questionnaire, at the end", {{"questionnaire_anxiety", "anxiety", &purple, &gains.anxiety}, {"questionnaire_avoidance", "avoidance", &black, &gains.avoidance}}, {}, true, is_narrow},
                                  {is_narrow ? "5 years later, by adult plasticity" : "5 years later, by plasticity", {}, {}, true, is_narrow}};
    if (std::isfinite(gains.published_anxiety)) panels[1].published.emplace_back(gains.published_anxiety, &purple);
    if (std::isfinite(gains.published_avoidance)) panels[1].published.emplace_back(gains.published_avoidance, &black);
    for (std::size_t p = 0; p < plasticities.size(); ++p)
        panels[2].curves.push_back({std::string(plasticities[p].column) + "_later", shortest(plasticities[p].floor), p == usual ? &vermilion : plasticities[p].stroke, &gains.later[p]});
    return panels;
}

DoseRange range_of(const DoseGains& gains) {
    DoseRange range;
    for (const auto& some : {gains.end[usual], gains.anxiety, gains.avoidance, gains.later[0], gains.later[1], gains.later[2]})
        for (const Estimate& one : some) range.low = std::min(range.low, one.low), range.high = std::max(range.high, one.high);
    return {range.low - 0.1, range.high + 0.1};
}

void draw(Plot& plot, const DoseGains& gains) {
    const DoseRange range = range_of(gains);
    auto panels = panels_of(gains, plot.is_narrow());
    const double em = plot.em();
    if (plot.is_narrow()) {
        // The axes that all three share are named once.
        const double high = (plot.area().height() - (3 * 1.7 + 2 * 1.5 + 3.2) * em) / 3.0;
        double top = plot.area().top;
        for (std::size_t k = 0; k < panels.size(); ++k) {
            panels[k].has_x_words = k + 1 == panels.size(), panels[k].has_y_words = k == 1;
            top -= 1.7 * em;
            draw_panel(plot, {plot.area().left + 4.4 * em, top - high, plot.area().right - 5.6 * em, top}, panels[k], range);
            top -= high + 1.5 * em;
        }
        return;
    }
    const std::array widths{1.16, 1.05, 0.9};
    const auto all = cells(plot.area(), 3, 1, 0.3 * em, widths);
    for (std::size_t k = 0; k < panels.size(); ++k) draw_panel(plot, plot.box_in(all[k], k == 0 ? 4.4 : 2.0, 3.2, k == 2 ? 2.8 : 5.6, 1.7), panels[k], range);
}

std::string title_of(const DoseGains& gains) {
    const auto left = [&](std::size_t dose) { return gains.later[usual][dose].value; };
    const bool rises = left(two_years) > left(half_a_year) + 0.1, stops = left(four_years) < left(two_years) + 0.1;
    return std::string(rises ? "Longer therapy leaves more behind" : "What therapy leaves behind") + (rises && stops ? ", up to two years of it" : "") + ": five years on, " + decimal_text(left(half_a_year)) + " SD after 6 months, " +
           decimal_text(left(two_years)) + " after 24, " + decimal_text(left(four_years)) + " after 48";
}

std::string alt_of(const DoseGains& gains) {
    const auto of = [](const ByDose& some, std::size_t dose) { return decimal_text(some[dose].value); };
    std::string text = "Three panels of gains by months of therapy. In how insecure people are, 6 months bring " + of(gains.end[usual], half_a_year) + " SD at the end and " + of(gains.later[usual], half_a_year) + " five years later, 24 months " +
                       of(gains.end[usual], two_years) + " and " + of(gains.later[usual], two_years) + ", 48 months " + of(gains.end[usual], four_years) + " and " + of(gains.later[usual], four_years) + ". By questionnaire 24 months bring " +
                       of(gains.anxiety, two_years) + " in anxiety and " + of(gains.avoidance, two_years) + " in avoidance";
    if (std::isfinite(gains.published_anxiety)) text += "; published are " + decimal_text(gains.published_anxiety) + " and " + decimal_text(gains.published_avoidance);
    text += ". Five years after 24 months,";
    for (std::size_t p = 0; p < plasticities.size(); ++p) text += std::string(p == 0 ? " " : ", ") + of(gains.later[p], two_years) + (p == 0 ? " are left at an adult plasticity of " : " at ") + shortest(plasticities[p].floor);
    return text + ".";
}

Outcome<FigureContent> therapy_dose_content(const FigureInput& input) {
    const auto read = gains_of(input);
    if (!read) return read.refusals();
    const DoseGains& gains = *read;
    FigureContent figure;
    figure.title = title_of(gains);
    figure.subtitle = grouped(gains.fewest) + " to " + grouped(gains.most) + " of the least secure at 30 by dose, beside their untreated twins";
    figure.caption = "What therapy begun at 30 takes from insecurity, as against the same persons untreated; of those who are among the least secure at 30 in both worlds, who are not the same persons at every dose. First: the general model, in SD of the norm, at the end and five years later. Second: the questionnaire "
                     "on close relationships, in SD of everybody at 30. Third: what is left five years after the end, by what is left of infant plasticity in adults. Bands: 95 % intervals. One in five leaves early, so that a course may be "
                     "shorter than meant. Dashed: middles of published ranges, from before to after therapies of any length, without untreated controls; they are quoted from weak memory and count for nothing.";
    if (const auto quoted = input.published("a.Y08.anxiety")) figure.published = quoted->reference;
    figure.alt = alt_of(gains);
    figure.tables = tables_of(gains);
    figure.draw = [gains](Plot& plot) { draw(plot, gains); };
    return figure;
}

} // namespace

extern constinit const Figure therapy_dose{"therapy_dose", "what a longer psychotherapy changes and what of it lasts, by dose and by adult plasticity",
                                           "Before you look: whose gain from two years of therapy is greater five years later: that of somebody who is easily changed, or of somebody who is hardly changed?", therapy_dose_worlds, therapy_dose_content, false};

} // namespace dyad
