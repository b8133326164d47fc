// Never too late: what a first good relationship brings, by the age at which it comes.
#include "analysis/figures/security_gained.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr std::array<unsigned, 5> given_ages{20, 30, 40, 50, 60};
constexpr unsigned soon = 2, later = 7; ///< years after the beginning; therapy lasts two

/// Worlds in which nobody gets anything, each the twin of some of the others.
enum ControlWorld : std::size_t {
    usual_partners,
    responsive_partners,
    falling_plasticity,
    controls
};

/// What is given, and in which world.
struct GivenHelp {
    const char* column;
    const char* words;
    const char* share;
    const char* age;
    ControlWorld control;
    const Stroke* stroke;
};
constexpr std::array helps{GivenHelp{"therapy", "psychotherapy", "psychotherapy.given_share=1", "psychotherapy.given_age", usual_partners, &blue},
                           GivenHelp{"therapy_if_plasticity_falls", "if plasticity falls", "psychotherapy.given_share=1", "psychotherapy.given_age", falling_plasticity, &sky},
                           GivenHelp{"responsive_partner", "responsive partner", "partnership.given_share=1", "partnership.given_age", responsive_partners, &green},
                           GivenHelp{"secure_partner", "secure partner", "partnership.given_share=1", "partnership.given_age", usual_partners, &purple},
                           GivenHelp{"mentor", "mentor", "mentoring.given_share=1", "mentoring.given_age", usual_partners, &orange}};
constexpr std::size_t therapy = 0, falling = 1, responsive = 2, secure_partner = 3, mentor = 4;

std::vector<std::string> settings_of(double years, const std::string& recorded) {
    return {"run.families=200", "run.years=" + shortest(years), "record.ages=[]", "record.years=[" + recorded + "]", "record.instruments=[]", "record.lives=0"};
}

/// Nobody finds a partner, and nothing is given: helps are added to this.
std::vector<std::string> alone_in(ControlWorld control) {
    std::vector<std::string> settings{"partnership.search=0", "partnership.given_candidates=16", "mentoring.candidates=16", "psychotherapy.given_share=0"};
    if (control == responsive_partners) settings.emplace_back("responsiveness.partner_sensitivity=3.3");
    if (control == falling_plasticity) settings.emplace_back("plasticity.schedule=1");
    return settings;
}

std::vector<FigureWorld> never_too_late_worlds() {
    std::string recorded;
    for (const unsigned age : given_ages) recorded += (recorded.empty() ? "" : ",") + std::to_string(age) + "," + std::to_string(age + soon) + "," + std::to_string(age + later);
    std::vector<FigureWorld> all;
    for (std::size_t control = 0; control < controls; ++control)
        all.push_back({"nothing is given, world " + std::to_string(control + 1), "never_too_late", settings_of(given_ages.back() + later + 0.25, recorded), alone_in(static_cast<ControlWorld>(control))});
    for (const GivenHelp& help : helps)
        for (const unsigned age : given_ages)
            all.push_back({std::string(help.words) + " at " + std::to_string(age), "never_too_late",
                           settings_of(age + later + 0.25, std::to_string(age) + "," + std::to_string(age + soon) + "," + std::to_string(age + later)),
                           with_settings(alone_in(help.control), {help.share, setting_text(help.age, age)})});
    return all;
}

struct HelpGains {
    std::array<std::array<Estimate, given_ages.size()>, helps.size()> soon{}, later{};
    std::uint64_t fewest = 0, most = 0; ///< persons in the smallest and the largest comparison
};

Outcome<Histories> insecurities_of(const LivedWorld& world) { return lives_of(world, {"self_avoidance", "self_anxiety"}); }

Outcome<HelpGains> gains_of(const FigureInput& input) {
    HelpGains gains;
    std::vector<Histories> nothing_given;
    for (std::size_t control = 0; control < controls; ++control) {
        auto lives = insecurities_of(input.worlds[control]);
        if (!lives) return lives.refusals();
        nothing_given.push_back(std::move(*lives));
    }
    for (std::size_t w = controls; w < input.worlds.size(); ++w) {
        const std::size_t help = (w - controls) / given_ages.size(), when = (w - controls) % given_ages.size();
        const auto treated = insecurities_of(input.worlds[w]);
        if (!treated) return treated.refusals();
        const Histories& control = nothing_given[helps[help].control];
        const unsigned age = given_ages[when];
        gains.soon[help][when] = mean_with_interval(gain_since(control, *treated, age * 12, (age + soon) * 12, born_in_run(control)));
        gains.later[help][when] = mean_with_interval(gain_since(control, *treated, age * 12, (age + later) * 12, born_in_run(control)));
        const std::uint64_t n = std::min(gains.soon[help][when].n, gains.later[help][when].n);
        if (n < fewest_drawn)
            return too_little("of " + input.worlds[w].what + ", only " + counted(n, "person is", "persons are") + " known in both worlds before it and seven years after it began",
                              "at least 10 are wanted, as with `--set run.families=100`, at the ages that the figure records");
        gains.most = std::max({gains.most, gains.soon[help][when].n, gains.later[help][when].n});
        gains.fewest = gains.fewest == 0 ? n : std::min(gains.fewest, n);
    }
    return gains;
}

FigureTable table_of(const std::string& part, const std::array<std::array<Estimate, given_ages.size()>, helps.size()>& gains) {
    FigureTable table{part, {"age"}, {}};
    for (const GivenHelp& help : helps)
        for (const char* end : {"", "_low", "_high", "_n"}) table.columns.push_back(std::string(help.column) + end);
    for (std::size_t k = 0; k < given_ages.size(); ++k) {
        std::vector<FigureTable::Cell> row{static_cast<double>(given_ages[k])};
        for (const auto& gain : gains) add_cells(row, gain[k]), row.emplace_back(static_cast<double>(gain[k].n));
        table.rows.push_back(row);
    }
    return table;
}

void draw_gains(Plot& plot, const Area& cell, const std::string& part, const std::string& heading, const std::array<std::array<Estimate, given_ages.size()>, helps.size()>& gains, double highest, bool is_named) {
    const double right = !is_named ? 0.8 : plot.is_narrow() ? 9.0
                                                            : 11.4;
    const Area box = plot.box_in(cell, 4.4, 3.2, right, 1.7);
    const double lowest = -0.12 * highest;
    plot.axes(box, {.words = "age at which it begins (years)", .low = 18, .high = 62, .step = 10}, {.words = "gain in security (SD)", .low = lowest, .high = highest, .step = highest > 1.2 ? 0.5 : 0.2, .has_grid = true});
    plot.heading(heading);
    plot.line(18, 0, 62, 0, shade::axis, 1.4);
    std::vector<std::string> bands, curves;
    std::vector<double> ends;
    for (std::size_t h = 0; h < helps.size(); ++h) {
        const std::string name = helps[h].column;
        bands.push_back(plot.band(part, "age", name + "_low", name + "_high", *helps[h].stroke));
        curves.push_back(plot.curve(part, "age", name, *helps[h].stroke));
        curves.push_back(plot.marks(part, "age", name, *helps[h].stroke));
        ends.push_back(gains[h].back().value);
    }
    bands.insert(bands.end(), curves.begin(), curves.end());
    const double per_em = (highest - lowest) / (box.height() / plot.em());
    const auto places = places_apart(ends, 1.35 * per_em, lowest + 0.6 * per_em, highest);
    for (std::size_t h = 0; h < helps.size() && is_named; ++h)
        plot.words_on_canvas(box.right + 0.6 * plot.em(), box.bottom + (places[h] - lowest) / (highest - lowest) * box.height(), h == falling && !plot.is_narrow() ? "therapy if plasticity falls" : helps[h].words, {.colour = helps[h].stroke->words, .weight = h == falling ? Weight::regular : Weight::bold});
    plot.draw(bands);
}

void draw(Plot& plot, const HelpGains& gains) {
    double highest = 0.5;
    for (const auto& gain : gains.soon)
        for (const Estimate& one : gain) highest = std::max(highest, one.high);
    highest = std::ceil(highest * 4.0 + 0.4) / 4.0;
    const bool is_narrow = plot.is_narrow();
    const std::array widths{1.0, 1.55};
    const auto both = is_narrow ? cells(plot.area(), 1, 2, 0.3 * plot.em()) : cells(plot.area(), 2, 1, 0.6 * plot.em(), widths);
    draw_gains(plot, both[0], "", "After two years", gains.soon, highest, is_narrow);
    draw_gains(plot, both[1], "later", "Five years after that", gains.later, highest, true);
}

std::string title_of(const HelpGains& gains) {
    const auto text = [&](std::size_t help, std::size_t when) { return decimal_text(gains.later[help][when].value); };
    const bool lasts = gains.later[therapy].back().low > 0.0;
    return std::string(lasts ? "Never too late: " : "") + (lasts ? "begun" : "Begun") + " at 60, therapy leaves a gain of " + text(therapy, given_ages.size() - 1) + " SD five years on (" +
           text(falling, given_ages.size() - 1) + " if plasticity falls with age), a responsive partner one of " + text(responsive, given_ages.size() - 1);
}

std::string alt_of(const HelpGains& gains) {
    const auto soon_at = [&](std::size_t help, std::size_t when) { return decimal_text(gains.soon[help][when].value); };
    const auto later_at = [&](std::size_t help, std::size_t when) { return decimal_text(gains.later[help][when].value); };
    const std::size_t last = given_ages.size() - 1;
    std::string text = "Curves of the gain in security by the age at which help begins, from 20 to 60 years.";
    for (const std::size_t help : {therapy, falling, responsive, secure_partner, mentor})
        text += " " + std::string(help == falling ? "psychotherapy if plasticity falls with age" : helps[help].words) + ": after two years " + soon_at(help, 0) + " SD at 20 and " + soon_at(help, last) + " at 60; five years after that " +
                later_at(help, 0) + " and " + later_at(help, last) + ".";
    return text;
}

Outcome<FigureContent> never_too_late_content(const FigureInput& input) {
    const auto read = gains_of(input);
    if (!read) return read.refusals();
    const HelpGains& gains = *read;
    FigureContent figure;
    figure.title = title_of(gains);
    figure.subtitle = grouped(gains.fewest) + " to " + grouped(gains.most) + " persons in each comparison, beside their twins who are given nothing";
    figure.caption = "How much less insecure persons are (general model, SD of the norm) than the same persons in a world in which nothing is given, less what they differed by before. Nobody in these worlds finds a partner "
                     "unaided, so that what is given is the first: two years of psychotherapy; the most secure of sixteen acquaintances as a partner, who answers as partners do (secure) or notices 91 % of direct bids (responsive); "
                     "such an acquaintance as a mentor. Whoever is alone is given it, whether secure or not, and keeps it or loses it as others do. Bands: 95 % intervals. By default adult plasticity is the same at every age, which is "
                     "assumed and keeps the curves flat; open circles: plasticity falls with age (plasticity.schedule=1). No trial is published.";
    figure.alt = alt_of(gains);
    figure.tables = {table_of("", gains.soon), table_of("later", gains.later)};
    // What the texts call by number stands in the table too.
    figure.tables.push_back({"terms", {"years_until_first", "years_until_second", "bids_noticed_by_responsive_partners"}, {{static_cast<double>(soon), static_cast<double>(later), 1.0 / (1.0 + std::exp(-3.3 / 1.4))}}});
    figure.draw = [gains](Plot& plot) { draw(plot, gains); };
    return figure;
}

} // namespace

extern constinit const Figure never_too_late{"never_too_late", "what a first good relationship brings, by the age at which it comes",
                                             "Before you look: from which age on is it too late for a first good relationship? Which would you rather be given at 60: two years of therapy, or a partner?", never_too_late_worlds, never_too_late_content, false};

} // namespace dyad
