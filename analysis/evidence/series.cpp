// What everybody's number in a series is.
#include "analysis/evidence/series.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double truth(bool is) { return is ? 1.0 : 0.0; }

Series of_register(const Term& term, const Histories& lives) {
    Series series = lives.nothing(std::string());
    for (std::size_t k = 0; k < series.values.size(); ++k) {
        const Histories::Person& person = lives.persons()[k];
        double& value = series.values[k];
        switch (term.kind) {
        case Term::Kind::reactivity: value = person.reactivity; break;
        case Term::Kind::susceptibility: value = person.susceptibility; break;
        case Term::Kind::generation: value = truth(person.generation == term.number); break;
        case Term::Kind::woman: value = truth(person.woman); break;
        case Term::Kind::man: value = truth(!person.woman); break;
        case Term::Kind::identical:
            if (person.twin != Histories::none) value = truth(person.identical);
            break;
        case Term::Kind::fraternal:
            if (person.twin != Histories::none) value = truth(!person.identical);
            break;
        default: break;
        }
    }
    return series;
}

Series scores(const Term& term, const Histories& lives) {
    if (term.kind == Term::Kind::labelled) return lives.is(term.field, term.label, term.ages[0]);
    if (term.kind == Term::Kind::code) return lives.code(term.field, term.ages[0]);
    Series mean = lives.score(term.field, term.ages[0]);
    for (std::size_t age = 1; age < term.ages.size(); ++age) {
        const Series more = lives.score(term.field, term.ages[age]);
        for (std::size_t k = 0; k < mean.values.size(); ++k) mean.values[k] += more.values[k];
        mean.what += " and " + years_in_words(term.ages[age]);
    }
    for (double& value : mean.values) value /= static_cast<double>(term.ages.size());
    return mean;
}

/// Whether the love of one age had ended by parting when its partner is looked at, or would have been, at another; only
/// of those whose whole time between was watched.
double parted_by(const Histories& lives, std::uint32_t person, std::size_t love, unsigned age) {
    const Histories::Love& one = lives.loves()[love];
    const long last = lives.last_month_before(person, age);
    if (one.end > last) return lives.watched_until(person, age) ? 0.0 : unknown;
    return one.parted ? 1.0 : unknown;
}

Series of_love(const Term& term, const Histories& lives) {
    Series series = lives.nothing("a partner at " + years_in_words(term.ages[0]));
    for (std::uint32_t k = 0; k < series.values.size(); ++k) {
        const unsigned age = term.ages[0];
        if (!lives.watched_until(k, age) || lives.persons()[k].died <= lives.last_month_before(k, age)) continue;
        const auto love = lives.love_at(k, age);
        double& value = series.values[k];
        if (term.kind == Term::Kind::partnered) value = truth(love.has_value());
        else if (term.kind == Term::Kind::parted && love) value = parted_by(lives, k, *love, term.ages[1]);
        else if (term.kind == Term::Kind::years_together && love)
            value = static_cast<double>(lives.last_month_before(k, age) + 1 - lives.loves()[*love].start) / 12.0;
        else if (term.kind == Term::Kind::met && !love && lives.watched_until(k, term.ages[1]) &&
                 lives.persons()[k].died > lives.last_month_before(k, term.ages[1]))
            value = truth(lives.love_at(k, term.ages[1]).has_value());
    }
    return series;
}

Series own(const Term& term, const Histories& lives) {
    if (term.asks_scores()) return scores(term, lives);
    return term.ages.empty() ? of_register(term, lives) : of_love(term, lives);
}

Series of_others(const Term& term, const Histories& lives, Series series) {
    switch (term.of) {
    case Term::Of::person: return series;
    case Term::Of::partner: return lives.of_partner(term.ages.empty() ? 0 : term.ages.back(), series);
    case Term::Of::mother: return lives.of_relative(&Histories::Person::mother, "the mother's ", series);
    case Term::Of::father: return lives.of_relative(&Histories::Person::father, "the father's ", series);
    case Term::Of::twin: return lives.of_relative(&Histories::Person::twin, "the twin's ", series);
    }
    return series;
}

void cut_thirds(Series& series, SeriesPlan::Cut cut) {
    std::vector<double> sorted;
    for (const double value : series.values)
        if (std::isfinite(value)) sorted.push_back(value);
    if (sorted.empty()) return;
    std::sort(sorted.begin(), sorted.end());
    const bool highest = cut == SeriesPlan::Cut::highest_third;
    const double at = sorted[highest ? sorted.size() - 1 - (sorted.size() - 1) / 3 : (sorted.size() - 1) / 3];
    for (double& value : series.values)
        if (std::isfinite(value)) value = truth(highest ? value >= at : value <= at);
}

void apply(const SeriesPlan& plan, Series& series) {
    switch (plan.cut) {
    case SeriesPlan::Cut::none: return;
    case SeriesPlan::Cut::highest_third:
    case SeriesPlan::Cut::lowest_third: return cut_thirds(series, plan.cut);
    case SeriesPlan::Cut::above:
    case SeriesPlan::Cut::below:
        for (double& value : series.values)
            if (std::isfinite(value)) value = truth(plan.cut == SeriesPlan::Cut::above ? value > plan.at : value < plan.at);
    }
}

} // namespace

Series series_of(const SeriesPlan& plan, const Histories& lives, const std::vector<bool>& among) {
    Series sum{plan.text, std::vector<double>(lives.persons().size(), 0.0)};
    for (const Term& term : plan.terms) {
        const Series one = of_others(term, lives, own(term, lives));
        for (std::size_t k = 0; k < sum.values.size(); ++k) sum.values[k] += term.sign * one.values[k];
    }
    for (std::size_t k = 0; k < sum.values.size(); ++k)
        if (!among[k]) sum.values[k] = unknown;
    apply(plan, sum);
    return sum;
}

} // namespace dyad
