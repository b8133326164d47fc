// Statements about whole lives: what early care, messages and styles go with in adults, and attachment itself.
#include "tests/questions/statements.hpp"

namespace dyad::test {

const Life& whole_lives(Worlds& worlds) {
    return worlds("life_course", 5000, {"record.ages=[9, 13, 18, 301]", "record.years=[18, 25, 30, 35, 45, 50, 60]"});
}

namespace {

constexpr std::uint32_t age_18 = 216, age_25 = 300, age_30 = 360, age_35 = 420; ///< months

ByPerson scores(const Life& life, std::string_view field, std::uint32_t months) {
    return life.score(field, months, born_in_the_run);
}
ByPerson states(const Life& life, std::string_view field, std::uint32_t months) {
    return life.state(field, months, born_in_the_run);
}

Measures attach(Worlds& worlds) {
    const auto formed_by_half = [](const Life& life) {
        return mean_of(whether(life.state("formed", 18), [](double formed) { return formed >= 0.5; }));
    };
    const auto fully_rated = [](const Life& life, std::uint32_t months) {
        return mean_of(whether(life.score("formation_observed", months), [](double rated) { return rated >= 5; }));
    };
    const Lines short_enough{"run.years=1.75", "record.ages=[13, 18]", "record.years=[1.5]",
                             "record.instruments=[\"attachment_formation\"]"};
    const Life& home = worlds("baseline", 10000, short_enough);
    const Life& institution = worlds("institution", 10000, short_enough);
    return {{"at home: share formed by half or more at 18 months", formed_by_half(home)},
            {"in institutions: share formed by half or more at 18 months", formed_by_half(institution)},
            {"in institutions: share rated as fully attached at 13 months", fully_rated(institution, 13)},
            {"in institutions: share rated as fully attached at 18 months", fully_rated(institution, 18)}};
}

Measures early_care(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    ByPerson care = states(life, "responsiveness", 9);
    for (const std::uint32_t months : {13U, 18U}) {
        const ByPerson then = states(life, "responsiveness", months);
        for (auto& [person, sum] : care)
            if (const auto at = then.find(person); at != then.end()) sum += at->second;
    }
    const auto r_with = [&](const ByPerson& values) { return correlation_of(care, values); };
    return {{"r of true care (9, 13, 18 months) with avoidance at 35 (general model)",
             r_with(states(life, "self_avoidance", age_35))},
            {"r of true care with anxiety at 35 (general model)", r_with(states(life, "self_anxiety", age_35))},
            {"r of true care with ECR avoidance at 35", r_with(scores(life, "ecr_avoidance", age_35))},
            {"r of true care with ECR anxiety at 35", r_with(scores(life, "ecr_anxiety", age_35))},
            {"r of true care with self-esteem at 35", r_with(scores(life, "self_esteem", age_35))},
            {"r of true care with self-concept at 35 (true)", r_with(states(life, "worth", age_35))},
            {"r of true care with satisfaction at 35", r_with(scores(life, "satisfaction", age_35))}};
}

Measures messages(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    const ByPerson met = scores(life, "need_safety", age_18);
    return {{"r of bids met (core needs inventory) with self-concept at 18",
             correlation_of(met, states(life, "worth", age_18))},
            {"r of bids met with self-esteem at 18",
             correlation_of(met, scores(life, "self_esteem", age_18))},
            {"r of bids met with a direct answer expected of anybody at 18",
             correlation_of(met, states(life, "general_ask", age_18))},
            {"r of bids met with trust at 18",
             correlation_of(met, scores(life, "trust", age_18))}};
}

Measures styles(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    Measures all;
    constexpr std::array classes{"A", "B", "C", "D"}, adult{"F", "Ds", "E", "U"};
    const ByPerson situation = scores(life, "ssp_class", 13), interview = scores(life, "aai_class", age_25);
    for (std::size_t k = 0; k < classes.size(); ++k)
        all.push_back({std::string("share of ") + classes[k] + " at 13 months, all generations",
                       mean_of(is_code(situation, static_cast<double>(k + 1)))});
    for (std::size_t k = 0; k < adult.size(); ++k)
        all.push_back({std::string("share of ") + adult[k] + " at 25",
                       mean_of(is_code(interview, static_cast<double>(k + 1)))});
    const ByPerson asked = styles_by_questionnaire(life, age_25);
    all.push_back({"share high in ECR anxiety alone at 25", mean_of(is_code(asked, 2))});
    all.push_back({"share high in ECR avoidance alone at 25", mean_of(is_code(asked, 3))});
    all.push_back({"share high in both at 25", mean_of(is_code(asked, 4))});
    return all;
}

Measures secure(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    const ByPerson autonomous = is_code(scores(life, "aai_class", age_30), 1);
    const auto d = [&](std::string_view field) {
        return standardised_difference(scores(life, field, age_30), autonomous);
    };
    return {{"d of self-esteem at 30, F less others", d("self_esteem")},
            {"d of difficulty of emotion regulation at 30", d("emotion_regulation")},
            {"d of the window of tolerance at 30", d("tolerance_window")},
            {"d of trust at 30", d("trust")},
            {"d of prosociality at 30", d("prosociality")},
            {"d of self-esteem at 30, secure by questionnaire less others",
             standardised_difference(scores(life, "self_esteem", age_30),
                                     is_code(styles_by_questionnaire(life, age_30), 1))}};
}

/// The interview's classes in the codes of the four styles that they are expected to go with.
ByPerson styles_by_interview(const Life& life, std::uint32_t months) {
    constexpr std::array<double, 5> style_of{0, 1, 3, 2, 4}; // F secure, Ds avoidant, E anxious, U fearful
    ByPerson styles;
    for (const auto& [person, code] : scores(life, "aai_class", months))
        if (code != 0) styles[person] = style_of.at(static_cast<std::size_t>(code));
    return styles;
}

Measures self_assessment(Worlds& worlds) {
    const Life& life = whole_lives(worlds);
    const ByPerson style = scores(life, "self_assessment_style", age_25);
    const ByPerson interview = styles_by_interview(life, age_25), asked = styles_by_questionnaire(life, age_25);
    const ByPerson secure_by_it = is_code(style, 1);
    return {{"kappa of the style at 25 years and a month later",
             agreement_of(style, scores(life, "self_assessment_style", age_25 + 1), 4)},
            {"kappa of the style with the interview's classes at 25", agreement_of(style, interview, 4)},
            {"kappa of the style with the questionnaire's four styles at 25", agreement_of(style, asked, 4)},
            {"phi of secure or not with the interview at 25", correlation_of(secure_by_it, is_code(interview, 1))},
            {"phi of secure or not with the questionnaire at 25", correlation_of(secure_by_it, is_code(asked, 1))}};
}

} // namespace

Statements statements_of_whole_lives() {
    return {{"early_care", "early care goes with adult relationships and with how one feels about oneself",
             "life_course", early_care},
            {"messages", "children settle their own worth, and what to expect of others, from caregivers' messages",
             "life_course", messages},
            {"styles", "insecurity comes as anxious, avoidant, ambivalent, disorganized, or a mixture", "life_course",
             styles},
            {"secure", "secure people think well of themselves, regulate emotions, trust, are more altruistic",
             "life_course", secure},
            {"short_test", "a short self-assessment gives clues to one's style", "life_course", self_assessment},
            {"attach", "babies must attach to survive; it is an innate need", "baseline", attach}};
}

} // namespace dyad::test
