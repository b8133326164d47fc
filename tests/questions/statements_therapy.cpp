// Statements about therapy: what psychotherapy and somatic therapy change, and to whom trust spreads, in which order.
#include "tests/questions/statements.hpp"

namespace dyad::test {

namespace {

/// What therapy adds to a true state of those who were among the least secure at 30 in both worlds.
double added(const Life& here, const Life& there, std::string_view field, std::uint32_t months) {
    return difference(referred(here, there, here.state(field, months)), there.state(field, months));
}

Measures psychotherapy(Worlds& worlds) {
    const Lines years{"run.years=37.25", "record.years=[30, 32, 37]", "record.instruments=[]"};
    const Life& treated = worlds("therapy_dose", 2000, years);
    const Life& untreated = worlds("therapy_dose", 2000, together(years, {"psychotherapy.given_share=0"}));
    const auto after = [&](const char* field, std::uint32_t months) {
        return added(treated, untreated, field, months);
    };
    return {{"24 months of psychotherapy: anxiety at the end, less untreated, SD", after("self_anxiety", 384)},
            {"24 months of psychotherapy: avoidance at the end", after("self_avoidance", 384)},
            {"24 months of psychotherapy: anxiety five years later", after("self_anxiety", 444)},
            {"24 months of psychotherapy: avoidance five years later", after("self_avoidance", 444)}};
}

Measures somatic_therapy(Worlds& worlds) {
    const Life& treated = worlds("somatic", 2000, {"record.instruments=[]"});
    const Life& untreated = worlds("somatic", 2000, {"record.instruments=[]", "somatic_therapy.given_share=0"});
    const auto after = [&](const char* field, std::uint32_t months) {
        return added(treated, untreated, field, months);
    };
    return {{"12 months of somatic therapy: arousal at the end, less untreated", after("tone", 372)},
            {"12 months of somatic therapy: arousal a year later", after("tone", 384)},
            {"12 months of somatic therapy: anxiety at the end, SD", after("self_anxiety", 372)},
            {"12 months of somatic therapy: avoidance at the end, SD", after("self_avoidance", 372)},
            {"12 months of somatic therapy: anxiety four years later", after("self_anxiety", 420)},
            {"12 months of somatic therapy: avoidance four years later", after("self_avoidance", 420)}};
}

/// Of the therapist, whom nobody knew before, what is expected beyond what was expected of anybody when therapy began.
Measures whom_first(Worlds& worlds) {
    const Lines months{"record.ages=[360, 361, 363, 366, 372, 384, 420]", "record.instruments=[]"};
    const Life& treated = worlds("therapy_sequence", 2000, months);
    const Life& untreated = worlds("therapy_sequence", 2000, together(months, {"psychotherapy.given_share=0"}));
    Measures all;
    for (const std::uint32_t later : {1U, 3U, 6U, 12U, 24U}) {
        const std::uint32_t then = 360 + later;
        const std::string words = "direct answer expected after " + std::to_string(later) + " months of ";
        const double of_therapist = difference(referred(treated, untreated, treated.state("q_ask_helper", then)),
                                               untreated.state("general_ask", 360));
        all.push_back({words + "the therapist", of_therapist});
        all.push_back({words + "friends", added(treated, untreated, "q_ask_friend", then)});
        all.push_back({words + "a partner", added(treated, untreated, "q_ask_partner", then)});
        all.push_back({words + "the family", added(treated, untreated, "q_ask", then)});
    }
    return all;
}

} // namespace

Statements statements_of_therapy() {
    return {{"psychotherapy", "psychotherapy changes patterns", "therapy_dose", psychotherapy},
            {"somatic", "somatic therapy changes patterns", "somatic", somatic_therapy},
            {"whom_first", "connection deepens with the therapist first, then family, then friends, later a partner",
             "therapy_sequence", whom_first}};
}

} // namespace dyad::test
