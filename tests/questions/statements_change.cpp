// Statements about change: how firmly patterns are set as plasticity's floor rises, and whether one is ever too old.
#include "tests/questions/statements.hpp"

namespace dyad::test {

namespace {

/// What somebody gains: how much less insecure in general the same persons are in the world with help.
double gained(const ByPerson& with_help, const ByPerson& without) { return -difference(with_help, without); }

Measures never_fixed(Worlds& worlds) {
    Measures all;
    const Lines years{"run.years=41", "record.years=[25, 30, 32, 35, 37]", "record.instruments=[]"};
    for (const std::string floor : {"0.002", "0.06", "0.3", "1"}) {
        const Lines at_floor = together(years, {"plasticity.adult_floor=" + floor});
        const Life& ordinary = worlds("prototype_or_revision", 2000, at_floor);
        const Life& untreated = worlds("prototype_or_revision", 2000, together(at_floor, {"psychotherapy.rate=0"}));
        const Life& treated =
            worlds("prototype_or_revision", 2000,
                   together(at_floor, {"psychotherapy.rate=0", "psychotherapy.given_share=1",
                                       "psychotherapy.given_age=30",
                                       "psychotherapy.neediest_share=0.25", "psychotherapy.dose=24"}));
        const auto gain_at = [&](std::uint32_t months) {
            return gained(referred(treated, untreated, treated.insecurity(months)), untreated.insecurity(months));
        };
        const std::string words = "floor " + floor + ": ";
        all.push_back({words + "r of true insecurity from 25 to 35",
                       correlation_of(ordinary.insecurity(300), ordinary.insecurity(420))});
        all.push_back({words + "gain of two years of therapy at 30, at its end, SD", gain_at(384)});
        all.push_back({words + "gain of two years of therapy at 30, five years after, SD", gain_at(444)});
    }
    return all;
}

Measures too_old(Worlds& worlds) {
    Measures all;
    for (const int age : {20, 40, 60}) {
        const auto years = [&](int later) { return std::to_string(age + later); };
        const Lines then{"psychotherapy.given_age=" + years(0), "run.years=" + years(5) + ".25",
                         "record.years=[" + years(2) + ", " + years(5) + "]", "record.instruments=[]"};
        const Life& treated = worlds("never_too_late", 2000, then);
        const Life& untreated = worlds("never_too_late", 2000, together(then, {"psychotherapy.given_share=0"}));
        for (const int later : {2, 5}) {
            const auto months = static_cast<std::uint32_t>(12 * (age + later));
            all.push_back({"two years of therapy begun at " + years(0) + ": gain in true insecurity at " +
                               years(later) + ", SD",
                           gained(treated.insecurity(months), untreated.insecurity(months))});
        }
    }
    return all;
}

} // namespace

Statements statements_of_change() {
    return {{"never_fixed", "patterns are firmly set but never fixed, because the brain stays plastic",
             "prototype_or_revision", never_fixed},
            {"too_old", "one is never too old", "never_too_late", too_old}};
}

} // namespace dyad::test
