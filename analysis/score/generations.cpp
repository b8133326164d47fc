// Rows from one generation to the next: states of mind, and how they reach the child.
#include "analysis/score/protocol.hpp"

namespace dyad {

namespace {

using namespace protocol;

/// F, Ds and E by the forced three-way classification, as A01 has them; U by the four-way one.
Series autonomous(const Histories& lives, unsigned age) { return lives.is("aai_class_3way", "F", age); }
Series unresolved(const Histories& lives, unsigned age) { return lives.is("aai_class", "U", age); }

} // namespace

void measure_generations(const Histories& main, Measurements& rows) {
    const auto of_parents = [&](const Series& series) { return main.in_generation(1, series); };
    const auto of_children = [&](const Series& series) { return main.in_generation(2, series); };
    rows["AAI_F"] = mean_of(of_parents(autonomous(main, years_30)));
    rows["AAI_Ds"] = mean_of(of_parents(main.is("aai_class_3way", "Ds", years_30)));
    rows["AAI_E"] = mean_of(of_parents(main.is("aai_class_3way", "E", years_30)));
    rows["AAI_U"] = mean_of(of_parents(unresolved(main, years_30)));
    rows["AAI2_F"] = mean_of(of_children(autonomous(main, years_30)));
    rows["AAI2_Ds"] = mean_of(of_children(main.is("aai_class_3way", "Ds", years_30)));
    rows["AAI2_U"] = mean_of(of_children(unresolved(main, years_30)));

    const Series mother_autonomous = main.of_mother(1, autonomous(main, years_30));
    const Series mother_unresolved = main.of_mother(1, unresolved(main, years_30));
    const Series secure = of_children(main.is("ssp_class", "B", first_situation));
    const Series seen = of_children(main.score("sensitivity_observed", visit));
    rows["trans"] = correlation_of(mother_autonomous, secure);
    rows["U_D"] = correlation_of(mother_unresolved, of_children(main.is("ssp_class", "D", first_situation)));
    rows["AAIsens"] = correlation_of(mother_autonomous, seen);
    rows["mediated"] = mediated_share(mother_autonomous, seen, secure);

    const Series own_secure = of_parents(main.is("ssp_class", "B", first_situation));
    const Series own_disorganized = of_parents(main.is("ssp_class", "D", first_situation));
    rows["SSP_AAI18"] = correlation_of(own_secure, autonomous(main, years_18));
    rows["sens_AAI18"] =
        correlation_of(of_parents(main.score("sensitivity_observed", visit)), autonomous(main, years_18));
    rows["D_U18"] = correlation_of(own_disorganized, unresolved(main, years_18));
    rows["SSP_ecrX"] = correlation_of(own_secure, main.score("ecr_anxiety", years_25));
    rows["SSP_ecrA"] = correlation_of(own_secure, main.score("ecr_avoidance", years_25));
}

} // namespace dyad
