// The order of change: to whom trust spreads in psychotherapy, and when.
#include "analysis/figures/security_gained.hpp"
#include "analysis/markup.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr unsigned begin = 30 * 12, end = 24, groups = 20;
constexpr std::array<unsigned, 12> months{0, 1, 2, 3, 4, 6, 9, 12, 15, 18, 21, 24};
constexpr double referred_above = 0.8;

struct TrustedFigure {
    const char* column;
    const char* words;
    const char* field;
    const char* second; ///< a field that is averaged with it, or none
    const Stroke* stroke;
};
constexpr std::array trusted{TrustedFigure{"therapist", "therapist", "q_ask_helper", nullptr, &blue}, TrustedFigure{"anybody", "anybody new", "general_ask", nullptr, &black},
                             TrustedFigure{"friend", "closest friend", "q_ask_friend", nullptr, &green}, TrustedFigure{"partner", "partner", "q_ask_partner", nullptr, &purple},
                             TrustedFigure{"family", "family", "q_ask", "q_ask_father", &orange}};
constexpr std::size_t therapist = 0, anybody = 1, closest_friend = 2, partner = 3, family = 4;

std::vector<FigureWorld> order_of_change_worlds() {
    std::string ages;
    for (const unsigned month : months) ages += (ages.empty() ? "" : ",") + std::to_string(begin + month);
    const std::vector<std::string> settings{"run.families=1200", "run.years=35.25", "record.years=[]", "record.ages=[" + ages + "]", "record.instruments=[]", "record.lives=0"};
    return {{"with psychotherapy", "therapy_sequence", settings, {}}, {"without", "therapy_sequence", settings, {"psychotherapy.given_share=0"}}};
}

/// What is expected of a figure when asked directly; of the family, the mean of those who are there.
Series expected_of(const Histories& lives, const TrustedFigure& figure, unsigned age) {
    Series expected = lives.score(figure.field, age);
    if (figure.second == nullptr) return expected;
    const Series other = lives.score(figure.second, age);
    for (std::size_t k = 0; k < expected.values.size(); ++k) {
        const double one = expected.values[k], two = other.values[k];
        expected.values[k] = !std::isfinite(two) ? one : !std::isfinite(one) ? two
                                                                             : (one + two) / 2.0;
    }
    return expected;
}

Series minus(Series series, const Series& other) {
    for (std::size_t k = 0; k < series.values.size(); ++k) series.values[k] -= other.values[k];
    return series;
}

/// What was expected before: of this figure, or of anybody where there was none yet, since a new relationship begins so.
Series expected_before(const Histories& lives, const TrustedFigure& figure) {
    Series before = expected_of(lives, figure, begin);
    const Series of_anybody = lives.score("general_ask", begin);
    for (std::size_t k = 0; k < before.values.size(); ++k)
        if (!std::isfinite(before.values[k]) || &figure == &trusted[therapist]) before.values[k] = of_anybody.values[k];
    return before;
}

/// How much more is expected of this figure than before.
Series risen(const Histories& lives, const TrustedFigure& figure, unsigned month) {
    const Series before = expected_before(lives, figure);
    if (month == 0 && &figure == &trusted[therapist]) return minus(before, before); // nothing more is expected of the therapist at first
    return minus(expected_of(lives, figure, begin + month), before);
}

/// Each person's change at each month, less that of the untreated twin; nobody untreated has a therapist.
std::vector<Series> changes_of(const Histories& treated, const Histories& control, const TrustedFigure& figure, const Series& mask) {
    std::vector<Series> changes;
    for (const unsigned month : months) {
        Series change = beside_twins(control, treated, risen(treated, figure, month));
        if (&figure != &trusted[therapist]) change = minus(std::move(change), risen(control, figure, month));
        changes.push_back(only(std::move(change), mask));
    }
    return changes;
}

using ByMonth = std::array<Estimate, months.size()>;

/// The month in which half of the last change is reached, straight between the months that are known.
double half_way(const std::array<double, months.size()>& means) {
    const double half = means.back() / 2.0;
    for (std::size_t m = 1; m < months.size(); ++m)
        if ((means[m] - half) * means.back() >= 0.0) {
            const double share = (half - means[m - 1]) / (means[m] - means[m - 1]);
            return months[m - 1] + std::clamp(share, 0.0, 1.0) * (months[m] - months[m - 1]);
        }
    return std::nan("");
}

std::array<double, months.size()> means_without(const std::vector<Series>& changes, std::size_t group) {
    std::array<double, months.size()> means{};
    for (std::size_t m = 0; m < months.size(); ++m) {
        double sum = 0.0, n = 0.0;
        for (std::size_t k = 0; k < changes[m].values.size(); ++k)
            if (std::isfinite(changes[m].values[k]) && k % groups != group) sum += changes[m].values[k], n += 1.0;
        means[m] = sum / n;
    }
    return means;
}

/// With the jackknife's interval over groups of persons; none where the last change could be none.
Estimate half_way_of(const std::vector<Series>& changes, const Estimate& last) {
    Estimate half;
    if (!(last.low > 0.0 || last.high < 0.0)) return half;
    half.value = half_way(means_without(changes, groups));
    half.n = last.n;
    double sum = 0.0, squares = 0.0;
    for (std::size_t group = 0; group < groups; ++group) {
        const double one = half_way(means_without(changes, group));
        sum += one, squares += one * one;
    }
    const double spread = std::sqrt(std::max(0.0, (groups - 1.0) * (squares / groups - sum / groups * sum / groups)));
    half.low = std::max(0.0, half.value - 1.96 * spread), half.high = std::min<double>(end, half.value + 1.96 * spread);
    return half;
}

struct SpreadOfTrust {
    std::array<ByMonth, trusted.size()> change{};
    std::array<Estimate, trusted.size()> half{};
    std::uint64_t n = 0;
};

Outcome<SpreadOfTrust> spread_of_trust(const FigureInput& input) {
    const auto read = [](const LivedWorld& world) {
        return lives_of(world, {"self_avoidance", "self_anxiety", "general_ask", "q_ask_helper", "q_ask_friend", "q_ask_partner", "q_ask", "q_ask_father"});
    };
    const auto treated = read(input.worlds[0]), control = read(input.worlds[1]);
    if (!treated) return treated.refusals();
    if (!control) return control.refusals();
    const Series mask = insecure_in_both(*control, *treated, begin, referred_above);
    SpreadOfTrust spread;
    for (std::size_t f = 0; f < trusted.size(); ++f) {
        const auto changes = changes_of(*treated, *control, trusted[f], mask);
        for (std::size_t m = 0; m < months.size(); ++m) {
            spread.change[f][m] = mean_with_interval(changes[m]);
            if (spread.change[f][m].n < fewest_drawn)
                return too_little("only " + counted(spread.change[f][m].n, "person", "persons") + " of the least secure at 30 with and without therapy " + (spread.change[f][m].n == 1 ? "has" : "have") + " a " + trusted[f].words + " in month " + std::to_string(months[m]),
                                  "at least 10 are wanted, as with `--set run.families=600`, at the ages that the figure records");
        }
        spread.half[f] = half_way_of(changes, spread.change[f].back());
    }
    spread.n = spread.change[anybody].front().n;
    return spread;
}

std::vector<FigureTable> tables_of(const SpreadOfTrust& spread) {
    FigureTable table{"", {"month"}, {}}, halves{"half", {"figure", "half_reached", "low", "high", "change_then", "last_change", "n"}, {}};
    for (const TrustedFigure& figure : trusted)
        for (const char* which : {"", "_low", "_high", "_n"}) table.columns.push_back(std::string(figure.column) + which);
    for (std::size_t m = 0; m < months.size(); ++m) {
        std::vector<FigureTable::Cell> row{static_cast<double>(months[m])};
        for (const ByMonth& change : spread.change) add_cells(row, change[m]), row.emplace_back(static_cast<double>(change[m].n));
        table.rows.push_back(row);
    }
    for (std::size_t f = 0; f < trusted.size(); ++f) {
        const double last = spread.change[f].back().value;
        std::vector<FigureTable::Cell> row{std::string(trusted[f].column)};
        add_cells(row, spread.half[f]);
        row.emplace_back(last / 2.0), row.emplace_back(last), row.emplace_back(static_cast<double>(spread.change[f].back().n));
        halves.rows.push_back(row);
    }
    return {table, halves};
}

/// "half by month 2.9 (2.7–3.1)".
std::string half_text(const Estimate& half, bool is_narrow) {
    if (!std::isfinite(half.value)) return "no change seen";
    return (is_narrow ? "half by " : "half by month ") + decimal_text(half.value, 1) + " (" + decimal_text(half.low, 1) + "–" + decimal_text(half.high, 1) + ")";
}

void draw_trust(Plot& plot, const Area& cell, const std::string& heading, const SpreadOfTrust& spread, std::initializer_list<std::size_t> shown, double lowest, double highest) {
    const bool is_narrow = plot.is_narrow();
    const Area box = plot.box_in(cell, 4.8, 3.2, is_narrow ? 9.6 : 11.4, 1.7);
    plot.axes(box, {.words = "months after the start", .low = 0, .high = 24, .step = 6}, {.words = is_narrow ? "gain (reward)" : "gain in what a direct bid is expected to bring", .low = lowest, .high = highest, .step = highest > 0.2 ? 0.1 : 0.02, .format = "%.2f", .has_grid = true});
    plot.heading(heading);
    plot.line(0, 0, 24, 0, shade::axis, 1.4);
    std::vector<std::string> bands, curves;
    std::vector<double> ends;
    for (const std::size_t f : shown) {
        const std::string name = trusted[f].column;
        bands.push_back(plot.band("", "month", name + "_low", name + "_high", *trusted[f].stroke));
        curves.push_back(plot.curve("", "month", name, *trusted[f].stroke));
        curves.push_back(plot.data("half") + " using (strcol('figure') eq '" + name + "' ? column('half_reached') : NaN):'change_then' with points pt 7 ps 0.95 lc rgb '" + std::string(shade::paper) + "'");
        curves.push_back(plot.data("half") + " using (strcol('figure') eq '" + name + "' ? column('half_reached') : NaN):'change_then' with points pt 6 ps 0.95 lw 2.4 lc rgb '" + std::string(trusted[f].stroke->mark) + "'");
        ends.push_back(spread.change[f].back().value);
    }
    const double per_em = (highest - lowest) / (box.height() / plot.em());
    const auto places = places_apart(ends, (is_narrow ? 2.5 : 3.0) * per_em, lowest + 1.0 * per_em, highest - 0.6 * per_em);
    std::size_t at = 0;
    for (const std::size_t f : shown) {
        const double y = box.bottom + (places[at++] - lowest) / (highest - lowest) * box.height();
        plot.words_on_canvas(box.right + 0.6 * plot.em(), y + 0.2 * plot.em(), trusted[f].words, {.colour = trusted[f].stroke->words, .weight = Weight::bold});
        plot.words_on_canvas(box.right + 0.6 * plot.em(), y - 0.9 * plot.em(), half_text(spread.half[f], is_narrow), {.colour = trusted[f].stroke->words, .size = is_narrow ? 0.8 : 0.85});
    }
    bands.insert(bands.end(), curves.begin(), curves.end());
    plot.draw(bands);
}

void draw(Plot& plot, const SpreadOfTrust& spread) {
    double highest = 0.1, small = 0.05, lowest = -0.02;
    for (std::size_t f = 0; f < trusted.size(); ++f)
        for (const Estimate& one : spread.change[f]) {
            highest = std::max(highest, one.high);
            if (f >= closest_friend) small = std::max(small, one.high), lowest = std::min(lowest, one.low);
        }
    highest = std::ceil(highest * 20.0 + 0.2) / 20.0, small = std::ceil(small * 50.0 + 0.2) / 50.0, lowest = std::floor(lowest * 50.0) / 50.0;
    const auto both = plot.is_narrow() ? cells(plot.area(), 1, 2, 0.3 * plot.em()) : cells(plot.area(), 2, 1, 0.6 * plot.em());
    draw_trust(plot, both[0], "Where it begins", spread, {therapist, anybody}, std::min(lowest, -0.02), highest);
    draw_trust(plot, both[1], "Where it spreads (magnified)", spread, {closest_friend, partner, family}, lowest, small);
}

bool changes(const SpreadOfTrust& spread, std::size_t figure) { return spread.change[figure].back().low > 0.0; }

std::string title_of(const SpreadOfTrust& spread) {
    const auto last = [&](std::size_t figure) { return decimal_text(spread.change[figure].back().value); };
    const bool they_follow = changes(spread, closest_friend) && changes(spread, partner) && spread.half[closest_friend].low > spread.half[therapist].high;
    const bool partner_later = spread.half[partner].low > spread.half[therapist].high;
    if (changes(spread, therapist) && they_follow && !changes(spread, family))
        return "Trust grows with the therapist first (" + last(therapist) + "); friends (" + last(closest_friend) + ")" + (partner_later ? " and partner (" + last(partner) + ") follow" : " follow, a partner (" + last(partner) + ") not clearly later") + ", the family gains nothing";
    return "After two years of therapy more is expected of the therapist by " + last(therapist) + ", of friends by " + last(closest_friend) + ", of a partner by " + last(partner) + ", of the family by " + last(family);
}

std::uint64_t fewest_at_end(const SpreadOfTrust& spread) {
    std::uint64_t fewest = spread.n;
    for (std::size_t f = 0; f < trusted.size(); ++f) fewest = std::min(fewest, spread.change[f].back().n);
    return fewest;
}

std::string alt_of(const SpreadOfTrust& spread) {
    std::string text = "Curves of what a direct bid is expected to bring, over the months of psychotherapy.";
    for (std::size_t f = 0; f < trusted.size(); ++f) {
        text += " " + capital(trusted[f].words) + ": " + decimal_text(spread.change[f].back().value) + " more in month 24";
        text += std::isfinite(spread.half[f].value) ? ", half of it by month " + decimal_text(spread.half[f].value, 1) + "." : ", not to be told from nothing.";
    }
    return text;
}

Outcome<FigureContent> order_of_change_content(const FigureInput& input) {
    const auto read = spread_of_trust(input);
    if (!read) return read.refusals();
    const SpreadOfTrust& spread = *read;
    FigureContent figure;
    figure.title = title_of(spread);
    figure.subtitle = grouped(spread.n) + " of the least secure at 30, of whom " + grouped(fewest_at_end(spread)) + " or more have each figure in month 24, beside their untreated twins";
    figure.caption = "How much more a direct bid is expected to bring (reward: 1 is comfort, 0 no answer) than without therapy, less what was expected before (of that figure, or of anybody where there was none yet): of the therapist, of anybody new (the general model), of the closest friend, "
                     "the partner, mother and father. Whoever has such a figure then counts. Bands: 95 % intervals. Rings: half of the change of month 24, in brackets its 95 % interval (jackknife). Of the therapist, whom nobody knew "
                     "before, it is what is expected beyond what was expected of anybody. Clinicians' order is therapist, family, friends, partner; nothing of an order is built in. An adult's few exchanges with the family move that model hardly. "
                     "Nobody has published such a course.";
    figure.alt = alt_of(spread);
    figure.tables = tables_of(spread);
    figure.draw = [spread](Plot& plot) { draw(plot, spread); };
    return figure;
}

} // namespace

extern constinit const Figure order_of_change{"order_of_change", "to whom trust spreads in psychotherapy: therapist, friends, partner, family",
                                              "Before you look: put these in the order in which you expect trust to grow in therapy: therapist, friends, family, partner. Why might the family come last, or never?", order_of_change_worlds, order_of_change_content, false};

} // namespace dyad
