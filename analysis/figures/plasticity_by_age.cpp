// Plasticity by age under its schedules, and how much of the differences between people two years make new at each age.
#include "analysis/figures/figure_lives.hpp"
#include "analysis/figures/security_gained.hpp"
#include "analysis/figures/world_parameters.hpp"
#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

struct PlasticitySchedule {
    const char* world;
    const char* contrast; ///< none is the default
    const char* column;   ///< of tables
    const char* words;
    const Stroke* stroke;
};
constexpr std::array schedules{PlasticitySchedule{"default plasticity", "", "default", "default", &blue},
                               PlasticitySchedule{"plasticity that locks early", "plasticity.adult_floor=0.01", "locked", "locked early", &vermilion},
                               PlasticitySchedule{"plasticity that stays open", "plasticity.adult_floor=0.3", "open", "stays open", &green},
                               PlasticitySchedule{"a longer early period", "plasticity.early_decay=10.0", "longer", "longer early period", &purple},
                               PlasticitySchedule{"plasticity that falls to old age", "plasticity.schedule=1", "falling", "falls to old age", &orange}};
constexpr unsigned months_between = 24, first_pair = 24, last_pair = 58 * 12, told_early = 48, told_late = 480;

using ScheduleNames = std::array<std::string, schedules.size()>;

/// What of plasticity was set otherwise than by default, as "floor 0.3"; empty if nothing was.
std::string set_in(const LivedWorld& world) {
    std::string text;
    for (const auto& [name, words] : {std::pair("plasticity.adult_floor", "floor "), std::pair("plasticity.early_decay", "decay "), std::pair("plasticity.schedule", "schedule ")}) {
        const auto value = parameter_in(world, name);
        if (value && value != declared_default_in(world, name)) text += (text.empty() ? "" : ", ") + std::string(words) + number(*value);
    }
    return text;
}

/// Names of the lines: the figure's own, or by what was set where it is not the figure that sets it.
ScheduleNames names_of(const FigureInput& input) {
    ScheduleNames names;
    for (std::size_t s = 0; s < names.size(); ++s) {
        const std::string set = set_in(input.worlds[s]);
        if (input.worlds[s].is_own) names[s] = set.empty() ? "default" : set;
        else names[s] = s == 0 && !set.empty() ? "your setting" : schedules[s].words;
    }
    return names;
}

std::vector<FigureWorld> plasticity_by_age_worlds() {
    constexpr auto years = "record.years=[2,4,6,8,10,12,14,16,18,20,22,24,25,26,28,30,32,34,35,36,38,40,42,44,45,46,48,50,52,54,55,56,58,60]";
    const std::vector<std::string> settings{"run.families=600", "record.lives=0", "record.ages=[13,18]", years};
    std::vector<FigureWorld> all;
    for (const PlasticitySchedule& one : schedules) all.push_back({one.world, "stability", settings, *one.contrast == '\0' ? std::vector<std::string>{} : std::vector<std::string>{one.contrast}});
    return all;
}

struct PlasticityAt {
    double age = 0.0;
    std::array<Estimate, schedules.size()> mean{};
};
struct RenewedAt {
    unsigned month = 0; ///< at which the two years end
    std::array<Estimate, schedules.size()> share{};
};
struct PlasticityCourses {
    std::vector<PlasticityAt> plasticity;
    std::vector<RenewedAt> renewed;

    const Estimate& plasticity_at(double age, std::size_t schedule) const {
        std::size_t nearest = 0;
        for (std::size_t k = 0; k < plasticity.size(); ++k)
            if (std::abs(plasticity[k].age - age) < std::abs(plasticity[nearest].age - age)) nearest = k;
        return plasticity[nearest].mean[schedule];
    }
    const Estimate& renewed_at(unsigned month, std::size_t schedule) const { return renewed[(month - first_pair) / months_between - 1].share[schedule]; }
};

/// Everybody's mean plasticity at every age of the course table.
Outcome<Done> add_plasticity(PlasticityCourses& courses, const ResultsFile& file, std::size_t schedule) {
    constexpr std::array<std::string_view, 5> fields{"age", "group", "children", "plasticity_mean", "plasticity_sd"};
    std::size_t place = 0;
    RowCursor row(file, "course", fields);
    for (; !row.at_end(); row.next()) {
        if (row[1] != 1.0 || !std::isfinite(row[3])) continue;
        if (schedule == 0) courses.plasticity.push_back({row[0], {}});
        if (place == courses.plasticity.size()) break;
        const double error = 1.96 * row[4] / std::sqrt(row[2]);
        courses.plasticity[place++].mean[schedule] = {row[3], std::max(row[3] - error, 0.0), row[3] + error, static_cast<std::uint64_t>(row[2])};
    }
    if (row.failure()) return *row.failure();
    return Done{};
}

/// The insecurity of the first generation born in the run.
Series insecurity_of_first(const Histories& lives, unsigned month) {
    Series first = lives.nothing("of the first generation");
    for (std::size_t k = 0; k < first.values.size(); ++k) first.values[k] = lives.persons()[k].generation == 1 ? 1.0 : 0.0;
    return only(insecurity_at(lives, month), first);
}

/// What of the differences at an age is not there two years before: 1 - r².
void add_renewed(PlasticityCourses& courses, const Histories& lives, std::size_t schedule) {
    for (unsigned month = first_pair; month <= last_pair; month += months_between) {
        if (schedule == 0) courses.renewed.push_back({month + months_between, {}});
        const Estimate r = correlation_with_interval(insecurity_of_first(lives, month), insecurity_of_first(lives, month + months_between));
        // Where the correlation may be 0, all may be new; else the ends of the interval only change places.
        courses.renewed[(month - first_pair) / months_between].share[schedule] = {1.0 - r.value * r.value, 1.0 - r.high * r.high, 1.0 - std::pow(std::max(r.low, 0.0), 2), r.n};
    }
}

Outcome<PlasticityCourses> courses_of(const FigureInput& input) {
    PlasticityCourses courses;
    for (std::size_t s = 0; s < schedules.size(); ++s) {
        const auto lives = lives_of(input.worlds[s], {"self_anxiety", "self_avoidance"});
        if (!lives) return lives.refusals();
        if (const auto added = add_plasticity(courses, *input.worlds[s].file, s); !added) return added.refusals();
        add_renewed(courses, *lives, s);
        const std::uint64_t early = courses.renewed_at(told_early, s).n, late = courses.renewed_at(told_late, s).n;
        if (courses.plasticity.empty() || courses.plasticity.back().age < told_late / 12.0 || std::min(early, late) < fewest_drawn)
            return too_little("with " + input.worlds[s].what + ", only " + counted(std::min(early, late), "person has", "persons have") + " a state every two years from 2 to 40, or the run ends before",
                              "at least 10 are wanted, as with `stability` and `--set record.years=[2,4,…,60]`");
    }
    return courses;
}

std::vector<FigureTable> tables_of(const PlasticityCourses& courses) {
    FigureTable plasticity{"", {"age"}, {}}, renewed{"renewed", {"age"}, {}};
    for (const PlasticitySchedule& one : schedules)
        for (const char* end : {"", "_low", "_high"}) plasticity.columns.push_back(std::string(one.column) + end), renewed.columns.push_back(std::string(one.column) + end);
    plasticity.columns.emplace_back("n"), renewed.columns.emplace_back("n");
    for (const PlasticityAt& at : courses.plasticity) {
        std::vector<FigureTable::Cell> row{at.age};
        for (const Estimate& mean : at.mean) add_cells(row, mean);
        row.emplace_back(static_cast<double>(at.mean.front().n));
        plasticity.rows.push_back(row);
    }
    for (const RenewedAt& at : courses.renewed) {
        std::vector<FigureTable::Cell> row{at.month / 12.0};
        for (const Estimate& share : at.share) add_cells(row, share);
        row.emplace_back(static_cast<double>(at.share.front().n));
        renewed.rows.push_back(row);
    }
    return {plasticity, renewed};
}

/// Lines with their bands, the default last, before all others; each in parts of `scale`.
std::vector<std::string> lines(const Plot& plot, const std::string& part, double scale) {
    std::vector<std::string> parts;
    for (std::size_t s = schedules.size(); s-- > 0;) {
        const std::string times = number(scale) + "*column('", column = schedules[s].column, colour = std::string(schedules[s].stroke->mark);
        parts.push_back(plot.data(part) + " using 'age':(" + times + column + "_low')):(" + times + column + "_high')) with filledcurves fs transparent solid " + number(band_opacity) + " noborder lc rgb '" + colour + "'");
        parts.push_back(plot.data(part) + " using 'age':(" + times + column + "')) with lines lw " + (s == 0 ? "3.2" : "2.4") + " dt " + std::to_string(schedules[s].stroke->dashes) + " lc rgb '" + colour + "'");
    }
    return parts;
}

void draw(Plot& plot, const PlasticityCourses& courses, const ScheduleNames& names) {
    const bool is_narrow = plot.is_narrow();
    constexpr std::array widths{1.3, 1.0};
    const auto boxes = is_narrow ? cells(plot.area(), 1, 2, 0.4 * plot.em()) : cells(plot.area(), 2, 1, 0.0, widths);
    double widest = 10.0;
    for (const std::string& name : names) widest = std::max(widest, width_in_ems(name, Weight::bold));
    const Area left = plot.box_in(boxes[0], 4.6, is_narrow ? 1.6 : 3.2, widest + 0.4, 1.8);
    constexpr double low = 0.008, high = 1.0;
    plot.axes(left, {.words = is_narrow ? "" : "age (years)", .low = 0, .high = 60, .step = 10},
              {.words = "plasticity", .low = low, .high = high, .marks = {{0.01, "0.01"}, {0.03, "0.03"}, {0.1, "0.1"}, {0.3, "0.3"}, {1.0, "1"}}, .has_grid = true, .is_logarithmic = true});
    plot.heading(is_narrow ? "Mean plasticity (log scale)" : "Mean plasticity of the general model (log scale)");
    std::vector<double> ends;
    for (std::size_t s = 0; s < schedules.size(); ++s) ends.push_back(left.bottom + left.height() * std::log(courses.plasticity.back().mean[s].value / low) / std::log(high / low));
    // Labels keep the order of the ends of their lines.
    std::array<std::size_t, schedules.size()> order{0, 1, 2, 3, 4};
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ends[a] < ends[b]; });
    std::vector<double> sorted;
    for (const std::size_t s : order) sorted.push_back(ends[s]);
    const auto places = places_apart(sorted, 1.25 * plot.em(), left.bottom, left.top);
    for (std::size_t k = 0; k < order.size(); ++k)
        plot.words_on_canvas(left.right + 0.4 * plot.em(), places[k], names[order[k]], {.colour = schedules[order[k]].stroke->words, .weight = Weight::bold});
    plot.draw(lines(plot, "", 1.0));
    const Area right = plot.box_in(boxes[1], 4.4, 3.2, is_narrow ? widest + 0.4 : 0.8, 1.8);
    double most = 0.2;
    for (const RenewedAt& at : courses.renewed)
        for (const Estimate& share : at.share) most = std::max(most, share.high);
    plot.axes(right, {.words = "age (years)", .low = 0, .high = 60, .step = 10}, {.words = "new within two years (%)", .low = 0, .high = 5.0 * std::ceil(20.0 * most), .step = 10, .has_grid = true});
    plot.heading("Share of differences that two years renew");
    plot.draw(lines(plot, "renewed", 100.0));
}

std::string title_of(const PlasticityCourses& courses) {
    const Estimate &early = courses.plasticity_at(2, 0), &late = courses.plasticity_at(40, 0);
    std::string text = "Plasticity is " + decimal_text(early.value) + " at 2 and " + decimal_text(late.value) + " at 40 years";
    const bool is_falling = early.low > late.high;
    if (is_falling) {
        const double ratio = early.value / late.value, times = std::round(ratio);
        text = "Plasticity falls" + (times == 10.0 ? " tenfold" : times < 2.0 ? std::string()
                                                                              : " " + decimal_text(ratio, times < 4.0 ? 1 : 0) + "-fold") +
               " from 2 to 40 years";
    }
    const Estimate &new_early = courses.renewed_at(told_early, 0), &new_late = courses.renewed_at(told_late, 0);
    if (is_falling && new_early.low > new_late.high) text += ", and people change less";
    return text + ": two years renew " + percent_text(new_early.value) + " of the differences between them at 4, " + percent_text(new_late.value) + " at 40";
}

std::string caption_of(const FigureInput& input, const ScheduleNames& names) {
    std::string text = "Mean plasticity by age, and the share of the differences in insecurity (anxiety and avoidance of the general model) that was not there two years before, 1 − r². ";
    if (input.worlds[0].is_own) text += "Lines are named by what was set otherwise than by default (floor in adults, years of early decay, schedule). ";
    else {
        const auto value = [&](std::size_t world, const char* name) { return number(parameter_in(input.worlds[world], name).value_or(std::nan(""))); };
        const std::string set = set_in(input.worlds[0]);
        text += "Lines: " + (set.empty() ? "the default" : names[0] + " (" + set + ")") + ", and four others: a floor in adults of " + value(1, "plasticity.adult_floor") + " (locked early) or " + value(2, "plasticity.adult_floor") + " (stays open) instead of " +
                value(0, "plasticity.adult_floor") + ", an early period that decays in " + value(3, "plasticity.early_decay") + " instead of " + value(0, "plasticity.early_decay") + " years, and a schedule that falls to old age. ";
    }
    return text + "Bands: 95 % intervals. The second peak is adolescence and leaving home, where new relationships come as well. Nobody has measured plasticity: the schedules are assumptions, of which the model's fit bounds "
                  "only the floor.";
}

std::string alt_of(const PlasticityCourses& courses, const ScheduleNames& names) {
    const auto plasticity = [&](double age, std::size_t s) { return decimal_text(courses.plasticity_at(age, s).value); };
    const auto renewed = [&](unsigned month, std::size_t s) { return percent_text(courses.renewed_at(month, s).value); };
    // The words of lines are names, not clauses: they stand in quotation marks.
    const auto named = [&](std::size_t s) { return "“" + names[s] + "”"; };
    return "Two panels of curves over age, from birth to sixty, for five settings of plasticity. On the line " + named(0) + " plasticity is " + plasticity(2, 0) + " at 2, " + plasticity(15, 0) + " at 15 and " + plasticity(40, 0) +
           " at 40 years; at 40 it is " + plasticity(40, 1) + " on " + named(1) + " and " + plasticity(40, 2) + " on " + named(2) + ". Two years make " + renewed(told_early, 0) + " of the differences between people new by the age of 4, " +
           renewed(240, 0) + " by 20 and " + renewed(told_late, 0) + " by 40. By 20 it is " + renewed(240, 1) + " on " + named(1) + " and " + renewed(240, 2) + " on " + named(2) + ".";
}

Outcome<FigureContent> plasticity_by_age_content(const FigureInput& input) {
    const auto courses = courses_of(input);
    if (!courses) return courses.refusals();
    const ScheduleNames names = names_of(input);
    FigureContent figure;
    figure.title = title_of(*courses);
    figure.subtitle = grouped(courses->renewed_at(told_late, 0).n) + " persons of each world followed to 40, general model every two years";
    figure.caption = caption_of(input, names);
    figure.alt = alt_of(*courses, names);
    figure.tables = tables_of(*courses);
    figure.draw = [all = *courses, names](Plot& plot) { draw(plot, all, names); };
    return figure;
}

} // namespace

extern constinit const Figure plasticity_by_age{"plasticity_by_age", "plasticity by age under its schedules, and what two years leave at each age",
                                                "Draw, before you look, how open you think people are to new experience of love from birth to sixty. Then ask: which observation could tell your curve from your neighbour's?",
                                                plasticity_by_age_worlds, plasticity_by_age_content, false};

} // namespace dyad
