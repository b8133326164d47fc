// One page: codings and expectations above, who was there below; what of a life goes where, and the words beside it.
#include "analysis/story/story_picture.hpp"

#include "analysis/story/child_seen.hpp"
#include "analysis/story/drawn_life.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

/// Who cared for the child at the end of infancy. Foster, adoptive and step-parents are drawn from then on: when they came is not in the record.
void add_figures(const LifeRecord& life, DrawnLife& drawn) {
    constexpr double end_of_infancy = 1.5;
    double parted = StoryFact::none; // from then on the parents' bars are pale
    for (const StoryEvent& event : life.events())
        if (event.kind == StoryEvent::Kind::parents_parted) parted = event.age;
    const auto add = [&](double figure, const std::string& row, double from, double turn) {
        const StoryFact death = life.of_person(figure, "death_year");
        const double until = std::min(drawn.last, death.is_there() ? death.value - life.birth() : drawn.last);
        if (until <= from) return;
        drawn.bars.push_back({row, from, until, turn, true, 0});
        drawn.figures.push_back(row);
    };
    for (const int slot : {1, 2, 3}) {
        const auto row = life.care_row(life.person(), slot);
        const double figure = row ? life.care(*row, "figure").value : StoryFact::none;
        if (!std::isfinite(figure)) continue;
        const std::string role = life.care(*row, "role").label;
        const bool is_parent = figure == life.mother() || figure == life.father(), comes = role == "foster parent" || role == "adoptive parent" || role == "step-parent";
        add(figure, role_words(life, *row), comes ? end_of_infancy : 0.0, is_parent ? parted : StoryFact::none);
    }
    if (life.care_row(life.person(), 1)) return;
    for (const auto& [parent, words] : {std::pair{life.mother(), "birth mother"}, std::pair{life.father(), "birth father"}})
        if (std::isfinite(parent)) add(parent, words, 0.0, parted);
}

void add_bars(const LifeRecord& life, DrawnLife& drawn) {
    add_figures(life, drawn);
    for (const StoryTie& tie : life.ties()) {
        const std::string row = tie.kind == StoryTie::Kind::partner ? "partners" : tie.kind == StoryTie::Kind::mentor ? "mentors"
                                                                                                                      : "friends";
        const double to = tie.lasts() ? drawn.last : std::min(tie.to, drawn.last);
        if (tie.from < to) drawn.bars.push_back({row, std::max(0.0, tie.from), to, tie.committed, false, 0});
    }
    put_in_lanes(drawn.bars);
}

void add_signs(const LifeRecord& life, DrawnLife& drawn) {
    for (const char* field : {"ssp_class", "aai_class"})
        for (const unsigned month : life.assessed(life.person(), field)) drawn.signs.push_back({"coded", life.observed(life.person(), month, field).label, month / 12.0});
    for (const double child : life.children()) {
        if (life.age_at_birth_of(child) > drawn.last) continue;
        const SeenChild seen = seen_child(life, child);
        drawn.signs.push_back({"children", seen.is_there() ? seen.coding.label : "+", life.age_at_birth_of(child)});
    }
    for (const StoryEvent& event : life.events())
        if (event.kind == StoryEvent::Kind::therapy_began) drawn.signs.push_back({"therapy", "T", event.age});
}

DrawnLife drawn_of(const LifeRecord& life, const std::string& name, const std::string& part) {
    DrawnLife drawn;
    drawn.name = name, drawn.part = part, drawn.last = life.last_age();
    if (life.has_died() && life.age_at_death() <= life.last_age() + 1.0) drawn.died = life.age_at_death();
    add_bars(life, drawn);
    add_signs(life, drawn);
    for (std::size_t k = 0; k < drawn_curves.size(); ++k) {
        drawn.ends[k] = life.at(life.last_month(), drawn_curves[k].column).value;
        for (unsigned month = life.first_month(); month <= life.last_month(); ++month) {
            const double value = life.at(month, drawn_curves[k].column).value;
            if (std::isfinite(value)) drawn.lowest = std::min(drawn.lowest, value), drawn.highest = std::max(drawn.highest, value);
        }
    }
    return drawn;
}

FigureTable months_of(const LifeRecord& life, const std::string& part) {
    FigureTable table{part, {"month", "age"}, {}};
    for (const DrawnCurve& curve : drawn_curves) table.columns.emplace_back(curve.column);
    table.columns.emplace_back("plasticity");
    for (unsigned month = life.first_month(); month <= life.last_month(); ++month) {
        std::vector<FigureTable::Cell> row{static_cast<double>(month), month / 12.0};
        for (const DrawnCurve& curve : drawn_curves) row.emplace_back(life.at(month, curve.column).value);
        row.emplace_back(life.at(month, "plasticity").value);
        table.rows.push_back(std::move(row));
    }
    return table;
}

FigureTable bars_of(const std::vector<DrawnLife>& lives) {
    FigureTable table{"relationships", {"life", "who", "from", "turn", "to"}, {}};
    for (std::size_t k = 0; k < lives.size(); ++k)
        for (const LifeBar& bar : lives[k].bars) table.rows.push_back({static_cast<double>(k + 1), bar.row, bar.from, bar.turn, bar.to});
    return table;
}

FigureTable signs_of(const std::vector<DrawnLife>& lives) {
    FigureTable table{"signs", {"life", "row", "age", "words"}, {}};
    for (std::size_t k = 0; k < lives.size(); ++k)
        for (const LifeSign& sign : lives[k].signs) table.rows.push_back({static_cast<double>(k + 1), sign.row, sign.age, sign.words});
    return table;
}

constexpr Figure figure_of_story{"life", "one life on a page: what was expected of people in general, who was there, what was coded",
                                 "Before you look at the lower half: at which ages do you think something happened in this life? Which of the changes above would you have expected without any event?", nullptr, nullptr, false};

/// How what is expected of asking went: from two years on, since the newborn's expectations are nobody's experience.
std::string course_of(const LifeRecord& life) {
    const unsigned last = life.last_month(), first = last < 36 ? life.first_month() : 24U;
    const auto ask = [&](unsigned month) { return life.at(month, "general_ask").value; };
    if (last < 36) return "goes from " + reward_text(ask(first)) + " " + at_age(first / 12.0) + " to " + reward_text(ask(last)) + " " + at_age(last / 12.0);
    unsigned high = first, low = first;
    for (unsigned month = first; month <= last; ++month) {
        if (ask(month) > ask(high)) high = month;
        if (ask(month) < ask(low)) low = month;
    }
    const std::string end = reward_text(ask(last));
    const double above = ask(high) - ask(last), below = ask(last) - ask(low);
    if (std::max(above, below) < 0.03) return "stays near " + end;
    return std::string(above > below ? "is highest " : "is lowest ") + at_age((above > below ? high : low) / 12.0) + " (" + reward_text(ask(above > below ? high : low)) + ") and ends at " + end;
}

/// "three partners, from 21 on"; nothing where there are none.
std::string many_words(const DrawnLife& drawn, const std::string& row, const std::string& one, const std::string& several) {
    std::size_t n = 0;
    double from = 200.0;
    for (const LifeBar& bar : drawn.bars)
        if (bar.row == row) ++n, from = std::min(from, bar.from);
    if (n == 0) return "";
    return count_text(static_cast<double>(n)) + " " + (n == 1 ? one : several) + ", " + (n == 1 ? "from " : "the first from ") + at_age(from).substr(3) + " on";
}

std::string alt_of(const LifeRecord& life, const DrawnLife& drawn) {
    std::string text = "what " + life.pronouns().she + " expects of asking people in general " + course_of(life) + "; muting ends at " + reward_text(drawn.ends[1]) + ", amplifying at " + reward_text(drawn.ends[2]) + ", fear at " + reward_text(drawn.ends[3]) + ". ";
    text = drawn.name.empty() ? capital_first(text) : capital_first(drawn.name) + ": " + text;
    std::vector<std::string> codes, births, therapies, lived;
    for (const LifeSign& sign : drawn.signs) {
        if (sign.row == "coded") codes.push_back(sign.words + " " + at_age(sign.age));
        if (sign.row == "children") births.push_back((sign.words == "+" ? "one not coded" : sign.words) + " " + at_age(sign.age));
        if (sign.row == "therapy") therapies.push_back(at_age(sign.age));
    }
    if (!codes.empty()) text += "Coded " + enumerated(codes) + ". ";
    if (!drawn.figures.empty()) text += "There to care: " + enumerated(drawn.figures) + ". ";
    for (const std::string& words : {many_words(drawn, "friends", "friendship", "friendships"), many_words(drawn, "partners", "partner", "relationships with partners"), many_words(drawn, "mentors", "mentor", "mentors")})
        if (!words.empty()) lived.push_back(words);
    for (const std::string& words : lived) text += capital_first(words) + ". ";
    if (!therapies.empty()) text += "A psychotherapy began " + enumerated(therapies) + ". ";
    if (!births.empty()) text += "Children, as they were coded later, born " + enumerated(births) + ". ";
    if (std::isfinite(drawn.died)) text += "Death came " + at_age(drawn.died) + ". ";
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
    content.title = "One life: what " + life.pronouns().she + " expects of asking " + course_of(life);
    if (drawn.size() > 1) content.title += ", in the other world at " + reward_text(drawn[1].ends[0]);
    content.subtitle = "Person " + std::to_string(static_cast<std::uint64_t>(life.person())) + ", " + (life.is_woman() ? "a woman" : "a man") + ", followed to " + at_age(life.last_age()).substr(3) + ". Scenario " + header.scenario_name + ", seed " + std::to_string(header.seed);
    content.caption = "Above: the general model, month by month: the outcome expected of asking plainly, of muting the need and of amplifying it, and fear (0 to 1). Below: letters are codings of the Strange Situation (A to D) and of the interview (F, Ds, E, U), at their ages or as near as there is "
                      "room, and at children's births their later class with this person, or else with their main figure (+ where there is none). Bars are relationships, of partners pale until they moved together. Figures are those of the end of infancy, to their deaths; birth parents are pale "
                      "after they parted, and foster, adoptive and step-parents are drawn from the end of infancy on. T marks the beginning of a psychotherapy, the dashed line the death of the person.";
    content.draw = [drawn](Plot& plot) { draw_lives(plot, drawn); };
    return content;
}

} // namespace dyad
