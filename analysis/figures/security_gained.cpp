// Twins of two worlds are found by lineage: the same persons, born of the same families, until the worlds part.
#include "analysis/figures/security_gained.hpp"

#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <cmath>

namespace dyad {

Series insecurity_at(const Histories& lives, unsigned months) {
    Series sum = lives.score("self_avoidance", months);
    const Series anxiety = lives.score("self_anxiety", months);
    for (std::size_t k = 0; k < sum.values.size(); ++k) sum.values[k] = (sum.values[k] + anxiety.values[k]) / std::sqrt(2.0);
    sum.what = "insecurity";
    return sum;
}

Series beside_twins(const Histories& control, const Histories& treated, const Series& of_treated) { return treated.beside(control, of_treated); }

Series gain_since(const Histories& control, const Histories& treated, unsigned before, unsigned then, const Series& mask) {
    Series gain = insecurity_at(control, then);
    const Series treated_then = beside_twins(control, treated, insecurity_at(treated, then));
    const Series control_before = insecurity_at(control, before), treated_before = beside_twins(control, treated, insecurity_at(treated, before));
    for (std::size_t k = 0; k < gain.values.size(); ++k) gain.values[k] += treated_before.values[k] - treated_then.values[k] - control_before.values[k];
    return only(std::move(gain), mask);
}

Series born_in_run(const Histories& lives) {
    Series mask = lives.nothing("born in the run");
    for (std::size_t k = 0; k < mask.values.size(); ++k) mask.values[k] = lives.persons()[k].generation > 0 ? 1.0 : 0.0;
    return mask;
}

Series insecure_in_both(const Histories& control, const Histories& treated, unsigned months, double least) {
    Series mask = insecurity_at(control, months);
    const Series beside = beside_twins(control, treated, insecurity_at(treated, months)), young = born_in_run(control);
    for (std::size_t k = 0; k < mask.values.size(); ++k) mask.values[k] = young.values[k] == 1.0 && mask.values[k] > least && beside.values[k] > least ? 1.0 : 0.0;
    return mask;
}

double standard_deviation_of(const Series& series) {
    Comoments moments(1);
    for (const double value : series.values) moments.add(Eigen::Matrix<double, 1, 1>(value));
    return moments.standard_deviation(0);
}

std::vector<std::string> with_settings(std::vector<std::string> settings, std::initializer_list<std::string> more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

std::string setting_text(std::string_view name, double value) { return std::string(name) + "=" + shortest(value); }

} // namespace dyad
