// Stability against the years between, under locked, default and open plasticity, beside published correlations.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/world_parameters.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

struct AdultPlasticity {
    const char* world;
    const char* contrast; ///< none is the default
    const char* column;   ///< of tables
    const char* words;
    const char* within; ///< in a sentence
};
constexpr std::array adult_plasticities{AdultPlasticity{"plasticity that locks early", "plasticity.adult_floor=0.01", "locked", "locked early", "where plasticity locks early"},
                                        AdultPlasticity{"default plasticity", "", "default", "default", "by default"},
                                        AdultPlasticity{"plasticity that stays open", "plasticity.adult_floor=1.0", "open", "stays open", "where it stays open"}};
constexpr std::size_t by_default = 1;
constexpr std::array<const Stroke*, 3> plasticity_strokes{&vermilion, &blue, &green};

constexpr unsigned infancy_month = 13, state_month = 18, adult_start = 300;
constexpr std::array later_than_infancy{48U, 72U, 96U, 120U, 144U, 168U, 192U, 216U, 240U, 288U, 360U, 420U, 480U, 540U, 600U, 660U, 720U};
constexpr std::array later_than_25{312U, 336U, 360U, 420U, 480U, 540U, 600U, 660U, 720U};

/// What a line is called: at its end, and in a sentence; by its floor where it is not the figure's own.
struct PlasticityName {
    std::string words, within, told; ///< `told` in the caption, with the floor
};
using PlasticityNames = std::array<PlasticityName, 3>;

std::vector<FigureWorld> stability_worlds() {
    const std::vector<std::string> settings{"run.families=600", "record.lives=0", "record.ages=[13,18]",
                                            "record.years=[2,4,6,8,10,12,14,16,18,20,22,24,25,26,28,30,32,34,35,36,38,40,42,44,45,46,48,50,52,54,55,56,58,60]"};
    std::vector<FigureWorld> all;
    for (const AdultPlasticity& one : adult_plasticities)
        all.push_back({one.world, "stability", settings, *one.contrast == '\0' ? std::vector<std::string>{} : std::vector<std::string>{one.contrast}});
    return all;
}

PlasticityNames names_of(const FigureInput& input) {
    PlasticityNames names;
    for (std::size_t w = 0; w < names.size(); ++w) {
        const LivedWorld& world = input.worlds[w];
        const AdultPlasticity& one = adult_plasticities[w];
        const auto floor = parameter_in(world, "plasticity.adult_floor"), declared = declared_default_in(world, "plasticity.adult_floor");
        const std::string written = floor ? number(*floor) : "unknown";
        if (world.is_own) names[w] = {"floor " + written, "with a floor of " + written, written + " (" + world.what + ")"};
        else if (w == by_default && floor != declared) names[w] = {"your setting (" + written + ")", "with your setting (" + written + ")", written + " (your setting)"};
        else names[w] = {one.words, one.within, written + " (" + one.words + ")"};
    }
    return names;
}

/// A correlation over a span, of the true state in three worlds, and as instruments see it in the default one.
struct SpanStability {
    double years = 0.0;
    unsigned age = 0;
    std::array<Estimate, 3> states{};
    Estimate measured{};
};
struct PublishedStability {
    double years, value;
    bool is_recalled;
};
struct StabilityPanel {
    const char* part;
    const char* heading;
    const char* measured_words;
    double words_years, words_height; ///< where these stand
    std::vector<SpanStability> spans;
    std::vector<PublishedStability> published;
};

Series of_first_generation(const Histories& lives, Series series) {
    for (std::size_t k = 0; k < series.values.size(); ++k)
        if (lives.persons()[k].generation != 1) series.values[k] = std::nan("");
    return series;
}

/// How secure the general model is: anxiety and avoidance together, the other way round.
Series general_security(const Histories& lives, unsigned month) {
    Series anxiety = of_first_generation(lives, lives.score("self_anxiety", month));
    const Series avoidance = lives.score("self_avoidance", month);
    for (std::size_t k = 0; k < anxiety.values.size(); ++k) anxiety.values[k] = -anxiety.values[k] - avoidance.values[k];
    return anxiety;
}

double years_between(unsigned from, unsigned to) { return static_cast<double>(to - from) / 12.0; }

void add_infancy(std::vector<SpanStability>& spans, const Histories& lives, std::size_t world) {
    const Series first = of_first_generation(lives, lives.score("security", state_month)), seen = of_first_generation(lives, lives.is("ssp_class", "B", infancy_month));
    for (std::size_t k = 0; k < spans.size(); ++k) {
        const unsigned month = later_than_infancy[k];
        spans[k].states[world] = correlation_with_interval(first, general_security(lives, month));
        if (world != by_default) continue;
        const Series later = month <= 72 ? lives.is("ssp_class", "B", month) : lives.is("aai_class_3way", "F", month);
        if (month == 72 || month == 216 || (month > 216 && month % 60 == 0)) spans[k].measured = correlation_with_interval(seen, later);
    }
}

void add_adults(std::vector<SpanStability>& spans, const Histories& lives, std::size_t world) {
    const Series first = general_security(lives, adult_start), seen = of_first_generation(lives, lives.score("ecr_anxiety", adult_start));
    for (std::size_t k = 0; k < spans.size(); ++k) {
        spans[k].states[world] = correlation_with_interval(first, general_security(lives, later_than_25[k]));
        if (world == by_default) spans[k].measured = correlation_with_interval(seen, lives.score("ecr_anxiety", later_than_25[k]));
    }
}

Outcome<std::array<StabilityPanel, 2>> panels_of(const FigureInput& input) {
    std::array<StabilityPanel, 2> panels{StabilityPanel{"infancy", "From infancy to later life", "measured by interview", 39.0, 0.45, {}, {}}, StabilityPanel{"adults", "From 25 years to later life", "measured by questionnaire", 12.5, 0.12, {}, {}}};
    for (const unsigned month : later_than_infancy) panels[0].spans.push_back({years_between(state_month, month), month, {}, {}});
    for (const unsigned month : later_than_25) panels[1].spans.push_back({years_between(adult_start, month), month, {}, {}});
    for (std::size_t w = 0; w < adult_plasticities.size(); ++w) {
        const auto lives = lives_of(input.worlds[w], {"security", "self_anxiety", "self_avoidance", "ssp_class", "aai_class_3way", "ecr_anxiety"});
        if (!lives) return lives.refusals();
        add_infancy(panels[0].spans, *lives, w);
        add_adults(panels[1].spans, *lives, w);
        for (const StabilityPanel& panel : panels) {
            const Estimate& last = panel.spans.back().states[w];
            if (last.n < fewest_drawn || !std::isfinite(last.low))
                return too_little("with " + input.worlds[w].what + ", only " + counted(last.n, "person has", "persons have") + " a state both early and at 60 years",
                                  "at least 10 are wanted, as with `stability`, `--set record.ages=[13,18]` and `--set record.years=[18,25,35,60]`");
        }
    }
    return panels;
}

/// The published numbers that are correlations over one known span.
void add_published(const FigureInput& input, std::array<StabilityPanel, 2>& panels, std::string& sources) {
    struct Place {
        std::size_t panel;
        const char* finding;
        double years;
    };
    for (const Place& place : {Place{0, "i.T1.r", 5.0}, Place{0, "a.S07", 16.9}, Place{0, "a.S02.19y", 18.0}, Place{1, "a.S33.anxiety", 6.0}}) {
        const auto quoted = input.published(place.finding);
        if (!quoted) continue;
        panels[place.panel].published.push_back({place.years, quoted->number.value, quoted->is_recalled});
        if (sources.find(quoted->reference) == std::string::npos) sources += (sources.empty() ? "" : "; ") + quoted->reference;
    }
}

std::vector<FigureTable> tables_of(const std::array<StabilityPanel, 2>& panels) {
    std::vector<FigureTable> tables;
    FigureTable published{"published", {"panel", "years_between", "value", "recalled"}, {}};
    for (const StabilityPanel& panel : panels) {
        FigureTable table{panel.part, {"years_between", "age"}, {}};
        for (const AdultPlasticity& one : adult_plasticities)
            for (const char* end : {"", "_low", "_high"}) table.columns.push_back(std::string(one.column) + end);
        for (const char* column : {"measured", "measured_low", "measured_high", "n"}) table.columns.emplace_back(column);
        for (const SpanStability& span : panel.spans) {
            std::vector<FigureTable::Cell> row{span.years, static_cast<double>(span.age) / 12.0};
            for (const Estimate& state : span.states) add_cells(row, state);
            add_cells(row, span.measured);
            row.emplace_back(static_cast<double>(span.states[by_default].n));
            table.rows.push_back(row);
        }
        tables.push_back(table);
        for (const PublishedStability& one : panel.published) published.rows.push_back({std::string(panel.part), one.years, one.value, one.is_recalled ? 1.0 : 0.0});
    }
    tables.push_back(published);
    return tables;
}

constexpr double lowest = -0.2; ///< correlation at the foot of the axes
constexpr Stroke measured_stroke{"black", "#1b1b1b", "#1b1b1b", 7, 1};

void draw_panel(Plot& plot, const StabilityPanel& panel, const PlasticityNames& names, const Area& cell, bool has_words_below) {
    double widest = 0.0;
    for (const PlasticityName& name : names) widest = std::max(widest, width_in_ems(name.words, Weight::bold));
    const Area box = plot.box_in(cell, 4.4, has_words_below ? 3.2 : 1.6, widest + 0.8, 1.8);
    const double last = panel.spans.back().years, high = last > 40.0 ? 60.0 : 36.0;
    plot.axes(box, {.words = has_words_below ? "years between" : "", .low = 0, .high = high, .step = high > 40.0 ? 10.0 : 5.0}, {.words = "correlation", .low = lowest, .high = 1.0, .step = 0.2, .format = "%.1f"});
    plot.heading(panel.heading);
    plot.line(0, 0, high, 0, shade::axis, 1.0);
    const double em = plot.em();
    std::vector<double> ends;
    for (const Estimate& end : panel.spans.back().states) ends.push_back(box.bottom + (end.value - lowest) / (1.0 - lowest) * box.height());
    const auto places = places_apart(ends, 1.25 * em, box.bottom + 0.5 * em, box.top);
    for (std::size_t w = 0; w < 3; ++w)
        plot.words_on_canvas(box.left + last / high * box.width() + 0.5 * em, places[w], names[w].words, {.colour = plasticity_strokes[w]->words, .weight = Weight::bold});
    // Above the whiskers of the first panel, below those of the second.
    double words_height = panel.words_height;
    for (const SpanStability& span : panel.spans)
        if (panel.words_height > 0.3 && span.years > 20.0 && std::isfinite(span.measured.high)) words_height = std::max(words_height, span.measured.high + 0.12);
    plot.words_at(panel.words_years, words_height, panel.measured_words, {.side = Side::centre, .size = 0.9});
    // What the diamonds are, once for both panels, where the first has room.
    if (panel.spans.front().age < adult_start) plot.words_in_box(1.0, 0.9, "◇ published", {.colour = shade::soft, .side = Side::right, .size = 0.9});
    std::vector<std::string> parts;
    for (std::size_t w = 0; w < 3; ++w) {
        const std::string column = adult_plasticities[w].column;
        parts.push_back(plot.band(panel.part, "years_between", column + "_low", column + "_high", *plasticity_strokes[w]));
        parts.push_back(plot.curve(panel.part, "years_between", column, *plasticity_strokes[w]));
    }
    // Whiskers as vectors with square ends: gnuplot's error bars would clear a white disc around each mark.
    parts.push_back(plot.data(panel.part) + " using 'years_between':'measured_low':(0):(column('measured_high')-column('measured_low')) with vectors heads size screen 0.0025,90 lw 1.8 lc rgb '" +
                    std::string(measured_stroke.mark) + "'");
    parts.push_back(plot.marks(panel.part, "years_between", "measured", measured_stroke, 0.4));
    parts.push_back(plot.data("published") + " using (strcol('panel') eq '" + panel.part + "' ? column('years_between') : NaN):'value' with points pt 12 ps 0.9 lw 2.4 lc rgb '" + std::string(shade::published) + "'");
    plot.draw(parts);
}

void draw(Plot& plot, const std::array<StabilityPanel, 2>& panels, const PlasticityNames& names) {
    const bool is_narrow = plot.is_narrow();
    const auto boxes = is_narrow ? cells(plot.area(), 1, 2, 0.4 * plot.em()) : cells(plot.area(), 2, 1, 0.6 * plot.em());
    draw_panel(plot, panels[0], names, boxes[0], !is_narrow);
    draw_panel(plot, panels[1], names, boxes[1], true);
}

const Estimate& end_of(const StabilityPanel& panel, std::size_t world) { return panel.spans.back().states[world]; }

std::string title_of(const std::array<StabilityPanel, 2>& panels, const PlasticityNames& names) {
    std::string text = "Security at 60 correlates with that at 25 by";
    for (std::size_t w = 0; w < names.size(); ++w) text += (w == 0 ? " " : ", ") + correlation_text(end_of(panels[1], w).value) + " " + names[w].within;
    text += "; with infancy's by";
    for (std::size_t w = 0; w < names.size(); ++w) text += (w == 0 ? " " : w == 1 ? ", "
                                                                                  : " and ") +
                                                           correlation_text(end_of(panels[0], w).value);
    return text;
}

std::string caption_of(const std::array<StabilityPanel, 2>& panels, const PlasticityNames& names) {
    std::string text = "Correlation of security early and later, against the years between, with 95 % intervals. Lines: the true state, for floors of adult plasticity of " + names[0].told + ", " + names[1].told + " and " +
                       names[2].told +
                       "; early locking stands for a prototype, openness for revision only. From infancy it is security with the main figure at 18 months with later security of the general model, which is less of anxiety "
                       "and avoidance. Black marks: as measured " +
                       names[by_default].within +
                       ", by the Strange Situation at 13 months with that at 6 years and with the interview, and among adults by anxiety in the questionnaire. The interview reads the state of mind, which keeps the "
                       "models of childhood's figures, and so may lie above the general model.";
    std::string below;
    for (std::size_t w = 0; w < names.size(); ++w)
        if (end_of(panels[0], w).high < 0.0) below += (below.empty() ? "" : " and ") + names[w].within;
    if (!below.empty()) text += " That infancy's correlation ends below 0 " + below + " is not understood.";
    text += " Diamonds: published. That at 5 years is of infancy to early school; that at 16.9 years is the middle of a range and from weak memory";
    std::string recalled;
    for (const StabilityPanel& panel : panels)
        for (const PublishedStability& one : panel.published)
            if (one.is_recalled) recalled += (recalled.empty() ? "" : " and ") + decimal_text(one.years, 0);
    if (!recalled.empty()) text += "; those at " + recalled + " years are recalled and not checked in their sources";
    return text + ".";
}

std::string alt_of(const std::array<StabilityPanel, 2>& panels, const PlasticityNames& names) {
    const auto ends = [&](const StabilityPanel& panel, bool is_named) {
        std::string text;
        for (std::size_t w = 0; w < names.size(); ++w) text += (w == 0 ? "" : w == 1 ? ", "
                                                                                     : " and ") +
                                                               correlation_text(end_of(panel, w).value) + (is_named ? " " + names[w].within : "");
        return text;
    };
    const Estimate &asked = panels[1].spans.back().measured, &interviewed = panels[0].spans.back().measured;
    std::string text = "Two panels of correlations against the years between, with a line for each of three worlds. From infancy to sixty the lines end at " + ends(panels[0], true) + ". From 25 years to sixty they end at " + ends(panels[1], false) + ".";
    if (asked.n >= fewest_drawn) text += " The questionnaire, with its errors, ends at " + correlation_text(asked.value) + " " + names[by_default].within + ".";
    if (interviewed.n >= fewest_drawn) text += " Between the Strange Situation and the interview at sixty it is " + correlation_text(interviewed.value) + ".";
    return text;
}

Outcome<FigureContent> stability_content(const FigureInput& input) {
    auto panels = panels_of(input);
    if (!panels) return panels.refusals();
    const PlasticityNames names = names_of(input);
    FigureContent figure;
    add_published(input, *panels, figure.published);
    figure.title = title_of(*panels, names);
    figure.subtitle = counted((*panels)[1].spans.back().states[by_default].n, "person", "persons") + " of each world with a state at 25 and at 60 years";
    figure.caption = caption_of(*panels, names);
    figure.alt = alt_of(*panels, names);
    figure.tables = tables_of(*panels);
    figure.tables.push_back({"floors", {"world", "adult_floor"}, {}});
    for (std::size_t w = 0; w < names.size(); ++w)
        figure.tables.back().rows.push_back({std::string(adult_plasticities[w].column), parameter_in(input.worlds[w], "plasticity.adult_floor").value_or(std::nan(""))});
    figure.draw = [all = *panels, names](Plot& plot) { draw(plot, all, names); };
    return figure;
}

} // namespace

extern constinit const Figure stability{"stability", "how far insecurity early says what it is later, by adult plasticity",
                                        "If a prototype of infancy lasted for life, which form would these lines have, and which if every new relationship overwrote it? Which of the two do the published marks "
                                        "support, and what do errors of measurement do to them?",
                                        stability_worlds, stability_content, false};

} // namespace dyad
