// Rows of infancy: classes, sensitivity, temperament and stability, and what circumstances do to them.
#include "analysis/score/protocol.hpp"

#include <cstddef>

namespace dyad {

namespace {

using namespace protocol;

/// Security and the other classes are those of the four-way classification, as published correlations have them.
Series in_class(const Histories& lives, std::string_view label, unsigned age, std::string_view field = "ssp_class") {
    return lives.in_generation(1, lives.is(field, label, age));
}

Series scored(const Histories& lives, std::string_view field, unsigned age) {
    return lives.in_generation(1, lives.score(field, age));
}

/// Mean of the visits at 9 and 13 months, both after the training began.
Series sensitivity_in_training(const Histories& lives) {
    Series mean = scored(lives, "sensitivity_observed", visit);
    const Series again = scored(lives, "sensitivity_observed", first_situation);
    for (std::size_t k = 0; k < mean.values.size(); ++k) mean.values[k] = (mean.values[k] + again.values[k]) / 2.0;
    mean.what = "sensitivity_observed at 9 and 13 months";
    return mean;
}

} // namespace

void measure_infancy(const Histories& main, Measurements& rows) {
    const Series avoidant = in_class(main, "A", first_situation), secure = in_class(main, "B", first_situation),
                 resistant = in_class(main, "C", first_situation), disorganized = in_class(main, "D", first_situation);
    rows["A"] = mean_of(avoidant);
    rows["B"] = mean_of(secure);
    rows["C"] = mean_of(resistant);
    rows["D"] = mean_of(disorganized);
    rows["fA"] = mean_of(in_class(main, "A", first_situation, "ssp_class_abc"));
    rows["fB"] = mean_of(in_class(main, "B", first_situation, "ssp_class_abc"));
    rows["fC"] = mean_of(in_class(main, "C", first_situation, "ssp_class_abc"));

    const Series seen = scored(main, "sensitivity_observed", visit);
    rows["mfsens"] = correlation_of(seen, scored(main, "sensitivity_observed_father", visit));
    rows["sens"] = correlation_of(seen, secure);
    rows["sensA"] = correlation_of(seen, avoidant);
    rows["sensC"] = correlation_of(seen, resistant);
    rows["sensD"] = correlation_of(seen, disorganized);
    rows["obsrel"] = correlation_of(seen, scored(main, "sensitivity_observed", first_situation));
    rows["conc"] = correlation_of(secure, in_class(main, "B", first_situation, "ssp_class_father"));
    rows["frD"] = correlation_of(scored(main, "frightening_observed", visit), disorganized);

    const Series reactivity = main.in_generation(1, main.reactivity());
    rows["rhoB"] = correlation_of(reactivity, secure);
    rows["rhoRe"] = correlation_of(reactivity, scored(main, "ssp_resistance", first_situation));
    rows["rhoAv"] = correlation_of(reactivity, scored(main, "ssp_avoidance", first_situation));
    rows["rhoD"] = correlation_of(reactivity, disorganized);

    const auto four_way = [&](unsigned age) { return main.in_generation(1, main.place("ssp_class", "ABCD", age)); };
    rows["kappa6"] = agreement_of(four_way(first_situation), four_way(second_situation), 4);
    rows["stab6"] = correlation_of(secure, in_class(main, "B", second_situation));
    rows["stab6D"] = correlation_of(disorganized, in_class(main, "D", second_situation));
    rows["stab5y"] = correlation_of(secure, in_class(main, "B", six_years));

    const Series care = scored(main, "responsiveness", visit);
    rows["truth"] = correlation_of(care, scored(main, "security", first_situation));
    rows["truth_B"] = correlation_of(care, secure);
}

void measure_circumstances(const Histories& adversity, const Histories& training, const Histories& maltreated,
                           const Histories& institution, Measurements& rows) {
    rows["gA"] = mean_of(in_class(adversity, "A", first_situation));
    rows["gB"] = mean_of(in_class(adversity, "B", first_situation));
    rows["gC"] = mean_of(in_class(adversity, "C", first_situation));
    rows["gD"] = mean_of(in_class(adversity, "D", first_situation));
    rows["malD"] = mean_of(in_class(maltreated, "D", first_situation));
    rows["insD"] = mean_of(in_class(institution, "D", first_situation));
    rows["insB"] = mean_of(in_class(institution, "B", first_situation));
    // Security is B against the other classes, as in the studies behind V1 and in the other rows of infancy.
    rows["int_dS"] = difference_of(sensitivity_in_training(training), sensitivity_in_training(adversity));
    rows["int_ratio"] = ratio_of(difference_of(in_class(training, "B", first_situation),
                                               in_class(adversity, "B", first_situation)),
                                 rows["int_dS"]);
}

} // namespace dyad
