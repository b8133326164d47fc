// One page: codings and expectations above, who was there below, all over age.
#include "analysis/story/story_picture.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

struct Curve {
    const char *column, *words;
    const Stroke* stroke;
};
constexpr std::array curves{Curve{"general_ask", "asking", &blue}, Curve{"general_mute", "muting", &orange}, Curve{"general_amplify", "amplifying", &purple}, Curve{"general_fear", "fear", &black}};

/// Something between two ages, in a row of the lower half.
struct LifeBar {
    std::string row, kind;
    double from = 0.0, to = 0.0, committed = StoryFact::none;
    int lane = 0;
};
/// A sign at one age: a coding, a birth, a beginning of therapy.
struct LifeSign {
    std::string row, words;
    double age = 0.0;
};
struct DrawnLife {
    std::string name, part;
    double last = 0.0;
    std::vector<LifeBar> bars;
    std::vector<LifeSign> signs;
    std::array<double, curves.size()> ends{};
    std::vector<std::string> rows; ///< of the lower half, from the top
};

/// Bars of one row in lanes without overlaps, as few as will do.
void put_in_lanes(std::vector<LifeBar>& bars) {
    std::vector<std::pair<std::string, double>> lanes;
    for (LifeBar& bar : bars) {
        int lane = 0;
        bool found = false;
        for (auto& [row, until] : lanes) {
            if (row != bar.row) continue;
            if (until <= bar.from + 1e-6) {
                until = bar.to, bar.lane = lane, found = true;
                break;
            }
            ++lane;
        }
        if (!found) bar.lane = lane, lanes.emplace_back(bar.row, bar.to);
    }
}

void add_bars(const LifeRecord& life, DrawnLife& drawn) {
    double parted = StoryFact::none; // from then on the parents' bars are pale
    for (const StoryEvent& event : life.events())
        if (event.words.ends_with("parents parted")) parted = event.age;
    for (const auto& [parent, words] : {std::pair{life.mother(), "mother"}, std::pair{life.father(), "father"}}) {
        if (!std::isfinite(parent)) continue;
        const StoryFact death = life.of_person(parent, "death_year");
        const double until = death.is_there() ? death.value - life.birth() : drawn.last;
        if (until > 0.0) drawn.bars.push_back({words, words, 0.0, std::min(until, drawn.last), parted, 0});
    }
    for (const StoryTie& tie : life.ties()) {
        const std::string row = tie.kind == StoryTie::Kind::partner ? "partners" : tie.kind == StoryTie::Kind::mentor ? "mentors"
                                                                                                                      : "friends";
        const double to = tie.lasts() ? drawn.last : std::min(tie.to, drawn.last);
        if (tie.from < to) drawn.bars.push_back({row, row, std::max(0.0, tie.from), to, tie.committed, 0});
    }
    put_in_lanes(drawn.bars);
}

void add_codings(const LifeRecord& life, DrawnLife& drawn) {
    const auto infancy = life.assessed(life.person(), "ssp_class"), adult = life.assessed(life.person(), "aai_class");
    if (!infancy.empty()) drawn.signs.push_back({"coded", life.observed(life.person(), infancy.front(), "ssp_class").label, infancy.front() / 12.0});
    for (const unsigned month : adult) drawn.signs.push_back({"coded", life.observed(life.person(), month, "aai_class").label, month / 12.0});
}

DrawnLife drawn_of(const LifeRecord& life, const std::string& name, const std::string& part) {
    DrawnLife drawn;
    drawn.name = name, drawn.part = part, drawn.last = life.last_age();
    add_bars(life, drawn);
    add_codings(life, drawn);
    for (const double child : life.children()) {
        if (life.age_at_birth_of(child) > drawn.last) continue;
        const auto seen = life.assessed(child, "ssp_class");
        drawn.signs.push_back({"children", seen.empty() ? "+" : life.observed(child, seen.front(), "ssp_class").label, life.age_at_birth_of(child)});
    }
    for (const StoryEvent& event : life.events())
        if (event.words.ends_with("began a psychotherapy")) drawn.signs.push_back({"therapy", "T", event.age});
    for (std::size_t k = 0; k < curves.size(); ++k) drawn.ends[k] = life.at(life.last_month(), curves[k].column).value;
    for (const char* row : {"coded", "mother", "father", "friends", "partners", "mentors", "therapy", "children"}) {
        const bool has_bars = std::any_of(drawn.bars.begin(), drawn.bars.end(), [&](const LifeBar& bar) { return bar.row == row; });
        const bool has_signs = std::any_of(drawn.signs.begin(), drawn.signs.end(), [&](const LifeSign& sign) { return sign.row == row; });
        if (has_bars || has_signs) drawn.rows.emplace_back(row);
    }
    return drawn;
}

FigureTable months_of(const LifeRecord& life, const std::string& part) {
    FigureTable table{part, {"month", "age"}, {}};
    for (const Curve& curve : curves) table.columns.emplace_back(curve.column);
    table.columns.emplace_back("plasticity");
    for (unsigned month = life.first_month(); month <= life.last_month(); ++month) {
        std::vector<FigureTable::Cell> row{static_cast<double>(month), month / 12.0};
        for (const Curve& curve : curves) row.emplace_back(life.at(month, curve.column).value);
        row.emplace_back(life.at(month, "plasticity").value);
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable bars_of(const std::vector<DrawnLife>& lives) {
    FigureTable table{"relationships", {"life", "who", "from", "turn", "to"}, {}};
    for (std::size_t k = 0; k < lives.size(); ++k)
        for (const LifeBar& bar : lives[k].bars) table.rows.push_back({static_cast<double>(k + 1), bar.kind, bar.from, bar.committed, bar.to});
    return table;
}

FigureTable signs_of(const std::vector<DrawnLife>& lives) {
    FigureTable table{"signs", {"life", "row", "age", "words"}, {}};
    for (std::size_t k = 0; k < lives.size(); ++k)
        for (const LifeSign& sign : lives[k].signs) table.rows.push_back({static_cast<double>(k + 1), sign.row, sign.age, sign.words});
    return table;
}

constexpr double lowest = -0.1;

void draw_expectations(Plot& plot, const Area& box, const DrawnLife& life, double last, bool is_first, bool is_alone) {
    plot.axes(box, {.low = 0, .high = last, .is_shown = false}, {.words = is_first ? "expected outcome, fear" : "", .low = lowest, .high = 1.0, .step = 0.2, .format = "%.1f", .has_grid = true});
    if (!life.name.empty()) plot.heading(life.name);
    std::vector<double> places;
    for (const double end : life.ends) places.push_back(end);
    const double per_em = (1.0 - lowest) * plot.em() / box.height();
    places = places_apart(places, 1.15 * per_em, lowest, 1.0);
    const double x = box.left + life.last / last * box.width() + 0.5 * plot.em();
    for (std::size_t k = 0; k < curves.size(); ++k)
        if (std::isfinite(life.ends[k])) plot.words_on_canvas(x, box.bottom + (places[k] - lowest) / (1.0 - lowest) * box.height(), curves[k].words, {.colour = curves[k].stroke->words, .size = is_alone ? 1.0 : 0.9});
    std::vector<std::string> parts;
    for (const Curve& curve : curves) parts.push_back(plot.curve(life.part, "age", curve.column, *curve.stroke));
    plot.draw(parts);
}

const Stroke& stroke_of(const std::string& row) {
    if (row == "partners") return vermilion;
    if (row == "friends") return green;
    if (row == "mentors") return sky;
    return black;
}

/// Classes have the colours that they have in all figures.
std::string_view colour_of(const std::string& label) {
    constexpr std::array<std::string_view, 8> labels{"A", "B", "C", "D", "Ds", "F", "E", "U"};
    for (std::size_t k = 0; k < labels.size(); ++k)
        if (label == labels[k]) return class_strokes[k % 4]->words;
    return shade::ink;
}

/// Rows of who was there, each bar or sign at its age.
void draw_rows(Plot& plot, const Area& box, const DrawnLife& life, const std::vector<std::string>& rows, double last, bool is_first) {
    const double n = static_cast<double>(rows.size());
    plot.axes(box, {.words = "age (years)", .low = 0, .high = last, .step = last > 30 ? 10.0 : last > 4 ? 5.0
                                                                                                        : 0.5},
              {.low = 0, .high = n, .is_shown = false});
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const double top = n - static_cast<double>(r), middle = top - 0.5;
        if (r % 2 == 0) plot.rectangle(0.0, top - 1.0, last, top, shade::band);
        if (is_first) plot.words_on_canvas(box.left - 0.6 * plot.em(), box.bottom + middle / n * box.height(), rows[r], {.colour = stroke_of(rows[r]).words, .side = Side::right, .size = 0.9});
        int lanes = 1;
        for (const LifeBar& bar : life.bars)
            if (bar.row == rows[r]) lanes = std::max(lanes, bar.lane + 1);
        const double room = 0.8 / lanes;
        const bool is_parent = rows[r] == "mother" || rows[r] == "father";
        for (const LifeBar& bar : life.bars) {
            if (bar.row != rows[r]) continue;
            const double upper = top - 0.1 - room * bar.lane, lower = upper - room * 0.8;
            const Stroke& stroke = stroke_of(bar.row);
            if (is_parent) {
                const double turn = std::isfinite(bar.committed) ? std::min(bar.committed, bar.to) : bar.to;
                plot.rectangle(bar.from, middle - 0.12, turn, middle + 0.12, shade::soft);
                if (turn < bar.to) plot.rectangle(turn, middle - 0.12, bar.to, middle + 0.12, shade::axis, 0.5);
                continue;
            }
            plot.rectangle(bar.from, lower, bar.to, upper, stroke.mark, bar.row == "partners" ? 0.35 : 0.85);
            if (std::isfinite(bar.committed) && bar.committed < bar.to) plot.rectangle(bar.committed, lower, bar.to, upper, stroke.mark);
        }
        for (const LifeSign& sign : life.signs)
            if (sign.row == rows[r]) plot.words_at(sign.age, middle, sign.words, {.colour = colour_of(sign.words), .side = Side::centre, .size = 0.95, .weight = Weight::bold});
    }
    plot.draw({});
}

void draw(Plot& plot, const std::vector<DrawnLife>& lives) {
    std::vector<std::string> rows;
    double last = 0.0;
    for (const char* row : {"coded", "mother", "father", "friends", "partners", "mentors", "therapy", "children"})
        if (std::any_of(lives.begin(), lives.end(), [&](const DrawnLife& life) { return std::find(life.rows.begin(), life.rows.end(), row) != life.rows.end(); })) rows.emplace_back(row);
    for (const DrawnLife& life : lives) last = std::max(last, life.last);
    const Area all = within(plot.area(), 4.6 * plot.em(), 0.0, 0.0, 0.0);
    const auto columns = cells(all, lives.size(), 1, 1.2 * plot.em());
    for (std::size_t k = 0; k < lives.size(); ++k) {
        const Area cell = within(columns[k], 0.0, 3.2 * plot.em(), 5.6 * plot.em(), lives.size() > 1 ? 1.6 * plot.em() : 0.6 * plot.em());
        const double split = cell.bottom + (cell.height() - 0.8 * plot.em()) * 0.5;
        draw_expectations(plot, {cell.left, split + 0.8 * plot.em(), cell.right, cell.top}, lives[k], last, k == 0, lives.size() == 1);
        draw_rows(plot, {cell.left, cell.bottom, cell.right, split}, lives[k], rows, last, k == 0);
    }
}

constexpr Figure figure_of_story{"life", "one life on a page: what was expected of people in general, who was there, what was coded",
                                 "Before you look at the lower half: at which ages do you think something happened in this life? Which of the changes above would you have expected without any event?", nullptr, nullptr, false};

std::string alt_of(const LifeRecord& life, const DrawnLife& drawn) {
    std::string text = drawn.name.empty() ? "" : capital_first(drawn.name) + ": ";
    const double first = life.at(life.first_month(), "general_ask").value;
    text += "what is expected of asking people in general goes from " + reward_text(first) + " in the first month to " + reward_text(drawn.ends[0]) + " in the last, muting ends at " + reward_text(drawn.ends[1]) + ", amplifying at " + reward_text(drawn.ends[2]) + ", fear at " + reward_text(drawn.ends[3]) + ". ";
    std::vector<std::string> codes;
    for (const LifeSign& sign : drawn.signs)
        if (sign.row == "coded") codes.push_back(sign.words);
    if (!codes.empty()) text += "Coded, in order: " + enumerated(codes) + ". ";
    return text;
}

} // namespace

const Figure& story_figure() { return figure_of_story; }

FigureContent story_picture(const std::vector<const LifeRecord*>& lives, const std::vector<std::string>& names) {
    FigureContent content;
    std::vector<DrawnLife> drawn;
    for (std::size_t k = 0; k < lives.size(); ++k) {
        const std::string part = k == 0 ? "" : "twin";
        drawn.push_back(drawn_of(*lives[k], names[k], part));
        content.tables.push_back(months_of(*lives[k], part));
        content.alt += alt_of(*lives[k], drawn.back());
    }
    content.tables.push_back(bars_of(drawn));
    content.tables.push_back(signs_of(drawn));
    const LifeRecord& life = *lives.front();
    const ResultsHeader& header = life.source().file().header();
    const double first = life.at(life.first_month(), "general_ask").value;
    const auto way = [&](double end) { return end > first + 0.02 ? "rises" : end < first - 0.02 ? "falls"
                                                                                                : "stays"; };
    content.title = "One life: what " + life.pronouns().she + " expects of asking " + way(drawn[0].ends[0]) + " from " + reward_text(first) + " to " + reward_text(drawn[0].ends[0]);
    if (drawn.size() > 1) content.title += ", in the other world to " + reward_text(drawn[1].ends[0]);
    content.subtitle = "Person " + std::to_string(static_cast<std::uint64_t>(life.person())) + ", " + (life.is_woman() ? "a woman" : "a man") + ", followed to " + span_text(life.last_age()) + ". Scenario " + header.scenario_name + ", seed " + std::to_string(header.seed);
    content.caption = "Above: the general model, month by month: the outcome expected of asking plainly, of muting the need and of amplifying it, and fear (0 to 1). Below: letters are codings of the Strange Situation (A to D) and of the interview (F, Ds, E, U), and at children's births "
                      "their later class; bars are relationships, of partners pale until they moved together, of the parents to their deaths and pale after they parted; T marks the beginning of a psychotherapy.";
    content.draw = [drawn](Plot& plot) { draw(plot, drawn); };
    return content;
}

} // namespace dyad
