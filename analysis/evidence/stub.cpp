#include "analysis/evidence/scorecard.hpp"
#include "sim/words.hpp"
#include <cmath>
namespace dyad {
std::string text_of(const Scorecard& card, const Evidence&) {
    std::string t;
    for (const auto& r : card.rows) {
        t += left(r.finding->id, 14) + right(r.finding->published ? shortest(float(r.finding->published->value)) : "?", 8) + right(shortest(float(r.simulated.value)), 14) + " z " + right(shortest(float(std::round(r.z*100)/100)), 8) + " ±" + right(shortest(float(std::round(r.z_error*100)/100)), 6) + " " + std::string(name_of(r.verdict)) + " " + std::string(name_of(r.finding->use)) + (r.put_in ? " PUTIN" : "") + " n " + std::to_string(r.simulated.n) + " " + r.simulated.why;
        for (auto& m : r.needs) t += " -" + m;
        t += "\n";
    }
    for (auto* y : {&card.fit, &card.holdout, &card.challenge}) t += std::to_string(y->findings) + " agree " + std::to_string(y->agree) + " near " + std::to_string(y->near) + " miss " + std::to_string(y->miss) + " unk " + std::to_string(y->unknown) + " studies " + std::to_string(y->studies) + " " + shortest(float(y->studies_agree)) + " dir " + std::to_string(y->directions) + " " + std::to_string(y->directions_agree) + "\n";
    return t + shortest(float(card.seconds)) + " s\n";
}
std::string scorecard_as_json(const Scorecard&, const Evidence&) { return ""; }
std::string scorecard_as_html(const Scorecard&, const Evidence&) { return ""; }
}
