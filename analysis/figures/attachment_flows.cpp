// A cohort's classes from infancy to fifty: who stays secure, who becomes so, and who does not, as flows between columns.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/ribbons.hpp"
#include "analysis/markup.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

struct FlowOccasion {
    const char* column; ///< of tables
    const char* words;  ///< at its column
    const char* field;
    unsigned month;
    const char* forced; ///< field with the class among three, which published correlations rest on
    const char* secure; ///< its secure class
};
constexpr std::array flow_occasions{FlowOccasion{"infancy", "infancy", "ssp_class", 13, "ssp_class_abc", "B"}, FlowOccasion{"years_18", "18 years", "aai_class", 216, "aai_class_3way", "F"},
                                    FlowOccasion{"years_25", "25 years", "aai_class", 300, "aai_class_3way", "F"}, FlowOccasion{"years_35", "35 years", "aai_class", 420, "aai_class_3way", "F"},
                                    FlowOccasion{"years_50", "50 years", "aai_class", 600, "aai_class_3way", "F"}};
constexpr std::size_t flow_columns = flow_occasions.size(), flow_gaps = flow_columns - 1;

/// In the order in which they stand in a column: the secure first. Places in `class_strokes`.
constexpr std::array<std::size_t, 4> standing{1, 0, 2, 3};
constexpr std::array class_names{"avoidant_or_dismissing", "secure_or_autonomous", "resistant_or_preoccupied", "disorganized_or_unresolved"};
constexpr std::size_t secure_class = 1;

using ClassCounts = std::array<std::uint64_t, 4>;

/// Classes of those who were seen on all occasions, and how they went over.
struct FlowCounts {
    std::uint64_t n = 0, never_changed = 0;
    std::array<ClassCounts, flow_columns> at{};
    std::array<std::array<ClassCounts, 4>, flow_gaps> from_to{};
    std::array<Estimate, flow_gaps> r{};          ///< of being secure before and after, by the class among three
    Estimate secure_stay{}, others_become_so{};   ///< autonomous on the last occasion: of infants who were secure, and of others
    std::optional<Quoted> published, other_study; ///< r from infancy to 18 years, and to 19

    double share(std::size_t column, std::size_t k) const { return static_cast<double>(at[column][k]) / static_cast<double>(n); }
    double flow(std::size_t gap, std::size_t k, std::size_t j) const { return static_cast<double>(from_to[gap][k][j]) / static_cast<double>(n); }
    Estimate up_to(std::size_t column, std::size_t place) const {
        std::uint64_t count = 0;
        for (std::size_t p = 0; p <= place; ++p) count += at[column][standing[p]];
        return share_of(count, n);
    }
};

std::vector<FigureWorld> attachment_flows_worlds() { return {{"whole lives", "life_course", {"run.families=1500", "record.lives=0"}, {}}}; }

/// Infants' codes are A, B, C, D; the interview's F, Ds, E, U: both become places in `class_strokes`.
std::size_t class_of(double code, bool is_infant) {
    const auto place = static_cast<std::size_t>(code);
    return is_infant || place > 1 ? place : 1 - place;
}

FlowCounts flow_counts_of(const Histories& lives) {
    std::array<Series, flow_columns> codes, secure;
    for (std::size_t c = 0; c < flow_columns; ++c) {
        const FlowOccasion& occasion = flow_occasions[c];
        codes[c] = lives.code(occasion.field, occasion.month);
        secure[c] = lives.is(occasion.forced, occasion.secure, occasion.month);
    }
    FlowCounts counts;
    std::array<Crosstab, flow_gaps> sides{Crosstab(2), Crosstab(2), Crosstab(2), Crosstab(2)};
    Share stay, become;
    for (std::size_t k = 0; k < codes[0].values.size(); ++k) {
        std::array<std::size_t, flow_columns> classes{};
        bool is_seen = lives.persons()[k].generation == 1, is_same = true;
        for (std::size_t c = 0; c < flow_columns && is_seen; ++c) {
            is_seen = std::isfinite(codes[c].values[k] + secure[c].values[k]);
            if (is_seen) classes[c] = class_of(codes[c].values[k], c == 0);
        }
        if (!is_seen) continue;
        ++counts.n;
        for (std::size_t c = 0; c < flow_columns; ++c) {
            ++counts.at[c][classes[c]];
            is_same = is_same && (classes[c] == secure_class) == (classes[0] == secure_class);
            if (c + 1 == flow_columns) continue;
            ++counts.from_to[c][classes[c]][classes[c + 1]];
            sides[c].add(secure[c].values[k] > 0.5, secure[c + 1].values[k] > 0.5);
        }
        counts.never_changed += is_same;
        (classes[0] == secure_class ? stay : become).add(classes[flow_columns - 1] == secure_class);
    }
    for (std::size_t g = 0; g < flow_gaps; ++g) counts.r[g] = sides[g].phi();
    counts.secure_stay = stay.estimate();
    counts.others_become_so = become.estimate();
    return counts;
}

std::vector<FigureTable> tables_of(const FlowCounts& counts) {
    FigureTable shares{"", {"occasion", "n"}, {}}, flows{"flows", {"from_occasion", "from_class", "to_occasion", "to_class", "persons", "share"}, {}};
    FigureTable stability{"stability", {"what", "value", "low", "high", "published"}, {}};
    for (const std::size_t k : standing) shares.columns.emplace_back(class_names[k]);
    for (std::size_t p = 0; p < 3; ++p)
        for (const char* end : {"", "_low", "_high"}) shares.columns.push_back(std::string("up_to_") + class_names[standing[p]] + end);
    for (std::size_t c = 0; c < flow_columns; ++c) {
        std::vector<FigureTable::Cell> row{std::string(flow_occasions[c].column), static_cast<double>(counts.n)};
        for (const std::size_t k : standing) row.emplace_back(counts.share(c, k));
        for (std::size_t p = 0; p < 3; ++p) add_cells(row, counts.up_to(c, p));
        shares.rows.push_back(row);
        for (const std::size_t k : standing)
            for (const std::size_t j : standing)
                if (c < flow_gaps)
                    flows.rows.push_back({std::string(flow_occasions[c].column), std::string(class_names[k]), std::string(flow_occasions[c + 1].column), std::string(class_names[j]),
                                          static_cast<double>(counts.from_to[c][k][j]), counts.flow(c, k, j)});
    }
    const auto add = [&](const std::string& what, const Estimate& estimate, double published) {
        std::vector<FigureTable::Cell> row{what};
        add_cells(row, estimate);
        row.emplace_back(published);
        stability.rows.push_back(row);
    };
    const double nothing = std::nan("");
    for (std::size_t g = 0; g < flow_gaps; ++g)
        add(std::string("r_of_security_") + flow_occasions[g].column + "_to_" + flow_occasions[g + 1].column, counts.r[g], g == 0 && counts.published ? counts.published->number.value : nothing);
    if (counts.other_study) add("r_of_security_infancy_to_19_years", Estimate{}, counts.other_study->number.value);
    add("on_the_same_side_on_all_occasions", share_of(counts.never_changed, counts.n), nothing);
    add("secure_infants_autonomous_at_the_end", counts.secure_stay, nothing);
    add("other_infants_autonomous_at_the_end", counts.others_become_so, nothing);
    return {shares, flows, stability};
}

/// Time runs to the right and shares from the top; on a narrow canvas time runs down and shares from the left.
struct FlowFrame {
    bool is_down;
    double half_bar; ///< half the thickness of a column, in columns' distance

    std::pair<double, double> at(double time, double share) const { return is_down ? std::pair(share, -time) : std::pair(time, 1.0 - share); }
};

/// A ribbon from one column to the next.
RibbonCorners flow_ribbon(const FlowFrame& frame, std::size_t gap, double from, double to, double thickness) {
    const auto time = static_cast<double>(gap);
    RibbonCorners corners = ribbon(time + frame.half_bar, time + 1.0 - frame.half_bar, from, to, thickness);
    for (auto& corner : corners) corner = frame.at(corner.first, corner.second);
    return corners;
}

void draw_ribbons(Plot& plot, const FlowCounts& counts, const FlowFrame& frame) {
    for (std::size_t g = 0; g < flow_gaps; ++g) {
        std::array<double, 4> arrived{}; // where the next ribbon into each class begins
        double top = 0.0;
        for (const std::size_t j : standing) arrived[j] = top, top += counts.share(g + 1, j);
        double left = 0.0;
        for (const std::size_t k : standing)
            for (const std::size_t j : standing) {
                const double thickness = counts.flow(g, k, j);
                if (thickness > 0.0) plot.polygon(flow_ribbon(frame, g, left, arrived[j], thickness), class_strokes[k]->mark, 0.45);
                left += thickness;
                arrived[j] += thickness;
            }
    }
}

/// The columns themselves, with their shares in them and the intervals of their boundaries.
void draw_columns(Plot& plot, const FlowCounts& counts, const FlowFrame& frame) {
    for (std::size_t c = 0; c < flow_columns; ++c) {
        const auto time = static_cast<double>(c);
        double top = 0.0;
        for (std::size_t p = 0; p < 4; ++p) {
            const std::size_t k = standing[p];
            const double share = counts.share(c, k);
            const auto corner = frame.at(time - frame.half_bar, top), opposite = frame.at(time + frame.half_bar, top + share);
            plot.rectangle(corner.first, corner.second, opposite.first, opposite.second, class_strokes[k]->mark);
            const auto middle = frame.at(time, top + share / 2.0);
            if (share >= 0.055) plot.words_at(middle.first, middle.second, percent_text(share), {.colour = k == 1 || k == 3 ? shade::paper : shade::ink, .side = Side::centre, .size = 0.85});
            top += share;
            if (p == 3) continue;
            const Estimate boundary = counts.up_to(c, p);
            const double place = time + 0.72 * frame.half_bar;
            const auto from = frame.at(place, boundary.low), to = frame.at(place, boundary.high);
            plot.command("set arrow from first " + number(from.first) + "," + number(from.second) + " to first " + number(to.first) + "," + number(to.second) +
                         " heads size screen 0.003,90 front lt 1 lw 1.4 lc rgb '" + std::string(shade::paper) + "'");
        }
    }
}

/// The published correlations from infancy to the first interview.
std::string published_words(const FlowCounts& counts) {
    std::string words;
    for (const auto& quoted : {counts.published, counts.other_study})
        if (quoted) words += (words.empty() ? "published " : ", ") + correlation_text(quoted->number.value);
    return words;
}

/// Names of the classes at the first and the last column, the ages, and between columns how far security holds.
void draw_words(Plot& plot, const FlowCounts& counts, const FlowFrame& frame, const Area& box) {
    const double em = plot.em(), time_px = (frame.is_down ? box.height() : box.width()) / (static_cast<double>(flow_gaps) + 2.0 * frame.half_bar), share_px = frame.is_down ? box.width() : box.height();
    const auto along = [&](double time) { return frame.is_down ? box.top - (time + frame.half_bar) * time_px : box.left + (time + frame.half_bar) * time_px; };
    for (const std::size_t c : {std::size_t{0}, flow_columns - 1}) {
        std::vector<double> middles;
        double top = 0.0;
        for (const std::size_t k : standing) middles.push_back((top + counts.share(c, k) / 2.0) * share_px), top += counts.share(c, k);
        const auto places = places_apart(middles, (frame.is_down ? 5.2 : 1.3) * em, (frame.is_down ? 2.5 : 0.5) * em, share_px - (frame.is_down ? 3.0 : 0.5) * em);
        for (std::size_t p = 0; p < 4; ++p) {
            const std::size_t k = standing[p];
            const Wording wording{.colour = class_strokes[k]->words, .side = frame.is_down ? Side::centre : c == 0 ? Side::right
                                                                                                                   : Side::left,
                                  .weight = Weight::bold};
            const std::string_view words = c == 0 ? infant_class_words[k] : adult_class_words[k];
            if (frame.is_down) plot.words_on_canvas(box.left + places[p], c == 0 ? box.top + (p % 2 == 0 ? 2.0 : 0.7) * em : box.bottom - (p % 2 == 0 ? 0.8 : 2.1) * em, words, wording);
            else plot.words_on_canvas(c == 0 ? box.left - 0.5 * em : box.right + 0.5 * em, box.top - places[p], words, wording);
        }
    }
    for (std::size_t c = 0; c < flow_columns; ++c) {
        const double place = along(static_cast<double>(c));
        if (frame.is_down) plot.words_on_canvas(box.left - 0.6 * em, place, flow_occasions[c].words, {.side = Side::right});
        else plot.words_on_canvas(place, box.bottom - 0.95 * em, flow_occasions[c].words, {.side = Side::centre});
        if (c == flow_gaps) break;
        const double between = along(static_cast<double>(c) + 0.5);
        const std::string r = "r " + correlation_text(counts.r[c].value), quoted = c == 0 ? published_words(counts) : "";
        if (frame.is_down) {
            plot.words_on_canvas(box.left - 0.6 * em, between + (quoted.empty() ? 0.0 : 1.0 * em), r, {.colour = blue.words, .side = Side::right, .weight = Weight::bold});
            for (std::size_t k = 0; const std::string& line : lines_within(quoted, 5.0)) plot.words_on_canvas(box.left - 0.6 * em, between - (0.2 + 1.0 * static_cast<double>(k++)) * em, line, {.colour = shade::soft, .side = Side::right, .size = 0.8});
        } else {
            plot.words_on_canvas(between, box.bottom - 0.95 * em, r, {.colour = blue.words, .side = Side::centre, .weight = Weight::bold});
            if (!quoted.empty()) plot.words_on_canvas(between, box.bottom - 2.1 * em, quoted, {.colour = shade::soft, .side = Side::centre, .size = 0.85});
        }
    }
}

void draw(Plot& plot, const FlowCounts& counts) {
    const bool is_down = plot.is_narrow();
    const FlowFrame frame{is_down, is_down ? 0.13 : 0.125};
    const Area box = is_down ? plot.box_in(plot.area(), 5.6, 2.8, 0.8, 2.8) : plot.box_in(plot.area(), 9.0, 2.8, 9.0, 0.4);
    const auto first = frame.at(-frame.half_bar, 0.0), last = frame.at(static_cast<double>(flow_gaps) + frame.half_bar, 1.0);
    plot.axes(box, {.low = std::min(first.first, last.first), .high = std::max(first.first, last.first), .is_shown = false},
              {.low = std::min(first.second, last.second), .high = std::max(first.second, last.second), .is_shown = false});
    draw_ribbons(plot, counts, frame);
    draw_columns(plot, counts, frame);
    draw_words(plot, counts, frame, box);
    plot.draw({});
}

std::string told(const FlowCounts& counts) {
    std::string text = "Flows between five columns, each a bar of four classes. Of infants are ";
    const auto shares = [&](std::size_t c, const std::array<std::string_view, 4>& names) {
        std::string list;
        for (std::size_t p = 0; p < 4; ++p) list += (p == 0 ? "" : ", ") + percent_text(counts.share(c, standing[p])) + " " + std::string(names[standing[p]]);
        return list;
    };
    text += shares(0, infant_class_words) + ". On the last occasion, at fifty, are " + shares(flow_gaps, adult_class_words) + ". Of secure infants " + percent_text(counts.secure_stay.value) +
            " are autonomous then, of the others " + percent_text(counts.others_become_so.value) + ". From infancy to the first interview security correlates " + correlation_text(counts.r[0].value) +
            ", between the last two interviews " + correlation_text(counts.r[flow_gaps - 1].value) + ". Classified on the same side of security on all five occasions are " +
            percent_text(static_cast<double>(counts.never_changed) / static_cast<double>(counts.n)) + ".";
    return text;
}

std::string caption_of(const FlowCounts& counts) {
    std::string text = "Each column is everybody, each ribbon the share of persons who went from one class to the next; it has the colour of the class they come from. White whiskers: 95 % intervals of the boundaries. r: correlation "
                       "of being secure or autonomous on one occasion and the next, by the class among three that both instruments also give (without disorganized and unresolved), as published ones are.";
    if (counts.published)
        text += " Published from infancy to 18 years: " + correlation_text(counts.published->number.value) + " in the largest study (the middle of .07 to .15; its words were checked, the numbers are from weak memory)";
    if (counts.other_study)
        text += std::string(counts.published ? ", and about " : " Published: about ") + correlation_text(counts.other_study->number.value) + " to 19 years in a synthesis of few samples" + (counts.other_study->is_recalled ? " (recalled, not checked in its source)" : "");
    if (counts.published || counts.other_study) text += ".";
    return text + " Much of the change is the error of the two instruments: who is seen to change need not have changed.";
}

Outcome<FigureContent> attachment_flows_content(const FigureInput& input) {
    const auto lives = lives_of(input.worlds.front(), {"ssp_class", "ssp_class_abc", "aai_class", "aai_class_3way"});
    if (!lives) return lives.refusals();
    FlowCounts counts = flow_counts_of(*lives);
    if (std::min(counts.secure_stay.n, counts.others_become_so.n) < fewest_drawn)
        return too_little("only " + counted(counts.secure_stay.n, "person", "persons") + " who " + (counts.secure_stay.n == 1 ? "was" : "were") + " secure as infants and " + std::to_string(counts.others_become_so.n) + " others are classified in infancy and at 18, 25, 35 and 50 years",
                          "at least 10 of each are wanted, as with `life_course`, `--set record.ages=[13]` and `--set record.years=[18,25,35,50]`");
    counts.published = input.published("a.S07");
    counts.other_study = input.published("a.S02.19y");
    FigureContent figure;
    figure.title = "Of secure infants " + percent_text(counts.secure_stay.value) + " are autonomous at 50, of the others " + percent_text(counts.others_become_so.value) + "; " +
                   percent_text(static_cast<double>(counts.never_changed) / static_cast<double>(counts.n)) + " of people are classified on the same side all five times";
    figure.subtitle = grouped(counts.n) + " persons in the Strange Situation at 13 months and interviewed (AAI) at 18, 25, 35 and 50 years";
    figure.caption = caption_of(counts);
    if (counts.published) figure.published = counts.published->reference;
    if (counts.other_study) figure.published += (figure.published.empty() ? "" : "; ") + counts.other_study->reference;
    figure.alt = told(counts);
    figure.tables = tables_of(counts);
    figure.draw = [counts](Plot& plot) { draw(plot, counts); };
    return figure;
}

} // namespace

extern constinit const Figure attachment_flows{"attachment_flows", "a cohort's classes from infancy to fifty as flows",
                                               "Before you look: of a hundred infants who were secure, how many are autonomous at fifty, and of a hundred who were not? What would 'attachment is destiny' have "
                                               "to look like in this picture?",
                                               attachment_flows_worlds, attachment_flows_content, false};

} // namespace dyad
