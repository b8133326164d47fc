// What each impossible life course is, why it matters and what to do, in one sentence each.
#include "models/life_checks.hpp"

#include "sim/process.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace dyad {

namespace {

/// Years from which persons look for a partner: a run that lasts longer has a market of partners.
constexpr std::uint32_t market_age = 16;

/// "40", "0.5": without zeros that say nothing.
std::string number(double value) {
    std::string all = std::to_string(value);
    all.erase(all.find_last_not_of('0') + 1);
    return all.ends_with('.') ? all.substr(0, all.size() - 1) : all;
}

std::string in_years(double value) { return number(value) + (value == 1 ? " year" : " years"); }

class Checks {
public:
    Checks(const Scenario& scenario, std::span<const Declaration> declarations)
        : scenario_(scenario), declarations_(declarations) {}

    void market();
    void mothers();
    void placement();
    void training();
    void reached(std::string_view what, const char* age_key, const char* share_key, bool in_childhood = false);
    void placed_from_institution();
    void training_lasts();
    void shares(std::initializer_list<const char*> keys, const char* of);
    void treated(std::string_view therapy);

    std::vector<Objection> found;

private:
    /// The scenario's value of a parameter; 0, which objects to nothing, where this theory declares none of that name.
    double value(std::string_view key) const {
        for (std::size_t k = 0; k < declarations_.size() && k < scenario_.values.size(); ++k) { // once for each run of a sweep
            const std::string_view mechanism = declarations_[k].mechanism, name = declarations_[k].parameter.name;
            if (key.size() == mechanism.size() + 1 + name.size() && key.starts_with(mechanism) && key[mechanism.size()] == '.' && key.ends_with(name))
                return scenario_.values[k];
        }
        return 0;
    }
    /// Whether nobody who is born in the run reaches this age before its end.
    bool beyond_end(double years) const { return years * months_per_year >= scenario_.months; }
    /// Whether no founder reaches it either: founding parents are 18 to 42 years old at the start.
    bool beyond_founders(double years) const { return years <= 18 || beyond_end(years - 42); }
    std::string end() const { return "the run ends after " + in_years(scenario_.months / 12.0); }
    void object(std::vector<std::string> keys, const std::string& sentence) {
        found.push_back({std::move(keys), sentence});
    }

    const Scenario& scenario_;
    std::span<const Declaration> declarations_;
};

void Checks::market() {
    if (scenario_.months <= market_age * months_per_year) return;
    if (scenario_.families > 1 && scenario_.community > 1 && scenario_.families % scenario_.community == 1) {
        object({"run.families", "run.community"},
               "`run.families` is " + std::to_string(scenario_.families) + " in communities of " +
                   std::to_string(scenario_.community) +
                   ", so that one family is left alone in the last community and whoever grows up there finds nobody "
                   "outside it for a friend or partner; write one family more or less");
        return;
    }
    if (scenario_.families > 1 && scenario_.community > 1) return;
    const char* const key = scenario_.families == 1 ? "run.families" : "run.community";
    object({key, "run.years"},
           "`" + std::string(key) +
               "` is 1, so that whoever grows up in a community finds nobody outside the family for a friend or partner; "
               "write at least 2, better 200, or end the run before " +
               std::to_string(market_age) + " years");
}

void Checks::mothers() {
    const double youngest = value("parenthood.youngest"), oldest = value("parenthood.oldest");
    if (youngest < oldest || oldest == 0) return;
    object({"parenthood.youngest", "parenthood.oldest"},
           "`parenthood.youngest` is " + number(youngest) + " and `parenthood.oldest` " + number(oldest) +
               " years, so that a woman would be too old for a child before she is old enough for one; write a "
               "youngest age below the oldest");
}

void Checks::placement() {
    const double age = value("placement.age");
    if (value("placement.share") <= 0 || !beyond_end(age)) return;
    object({"placement.age", "run.years", "placement.share"},
           "`placement.age` is " + in_years(age) + ", but " + end() +
               ", so that no child would ever be placed; write an earlier age or a longer run");
}

void Checks::training() {
    const double age = value("parent_training.age");
    if (value("parent_training.share") <= 0 || age < scenario_.months) return;
    object({"parent_training.age", "run.years", "parent_training.share"},
           "`parent_training.age` is " + number(age) + " months, but " + end() +
               ", so that no parent would ever be trained; write an earlier age or a longer run");
}

void Checks::reached(std::string_view what, const char* age_key, const char* share_key, bool in_childhood) {
    const double age = value(age_key);
    if (value(share_key) <= 0 || !beyond_end(age) || (!in_childhood && !beyond_founders(age))) return;
    object({age_key, "run.years", share_key},
           "`" + std::string(age_key) + "` is " + in_years(age) + ", but " + end() + ", so that " + std::string(what) +
               "; write an earlier age or a longer run");
}

void Checks::placed_from_institution() {
    if (value("placement.share") <= 0 || value("placement.from_institution") <= 0) return;
    if (value("households.institution_share") > 0) return;
    object({"placement.from_institution", "placement.share"},
           "`placement.from_institution` places only children who live in an institution, but "
           "`households.institution_share` is 0, so that there are none; raise that share or place children from families");
}

void Checks::training_lasts() {
    if (value("parent_training.share") <= 0 || value("parent_training.duration") > 0) return;
    object({"parent_training.duration", "parent_training.share"},
           "`parent_training.duration` is 0 months, so that the training would give nobody anything; write how long its "
           "effect lasts, or a share of 0");
}

void Checks::shares(std::initializer_list<const char*> keys, const char* of) {
    double sum = 0;
    std::string names;
    for (const char* const key : keys) {
        sum += value(key);
        names += (names.empty() ? "`" : key == *(keys.end() - 1) ? "` and `"
                                                                 : "`, `") +
                 std::string(key);
    }
    if (sum <= 1 + 1e-9) return;
    object({keys.begin(), keys.end()}, names + "` are shares of the same " + of + " but add up to " + number(sum) +
                                           ", more than there are; lower them until they make at most 1");
}

void Checks::treated(std::string_view therapy) {
    const std::string given = std::string(therapy) + ".given_share";
    const std::string neediest = std::string(therapy) + ".neediest_share";
    if (value(given) <= 0 || value(neediest) > 0) return;
    object({neediest, given},
           "`" + given + "` is " + number(value(given)) + " of those referred, but `" + neediest +
               "` is 0, so that nobody is referred and nobody would be treated; refer some, or write a given share of "
               "0");
}

} // namespace

std::vector<Objection> impossible_lives(const Scenario& scenario, std::span<const Declaration> declarations) {
    Checks checks(scenario, declarations);
    checks.market();
    checks.mothers();
    checks.placement();
    checks.training();
    checks.training_lasts();
    checks.placed_from_institution();
    checks.reached("nobody in it would be given psychotherapy", "psychotherapy.given_age",
                   "psychotherapy.given_share");
    checks.reached("nobody in it would be given somatic therapy", "somatic_therapy.given_age",
                   "somatic_therapy.given_share");
    checks.reached("nobody in it would be given a mentor", "mentoring.given_age", "mentoring.given_share");
    checks.reached("nobody in it would be given a partner", "partnership.given_age",
                   "partnership.given_share");
    checks.reached("nobody in it would be parted from a partner", "partnership.parted_age",
                   "partnership.parted_share");
    checks.reached("no child would ever see its parents part", "partnership.divorce_age", "partnership.divorce_share",
                   true);
    checks.reached("no child would ever lose its father", "mortality.bereaved_age", "mortality.bereaved_share", true);
    checks.shares({"family_events.illness_share", "family_events.job_loss_share"}, "events");
    checks.shares({"parenthood.one_share", "parenthood.two_share", "parenthood.three_share"}, "mothers");
    checks.shares({"parenthood.identical_share", "parenthood.fraternal_share"}, "births");
    checks.shares({"attachment_figures.shared_custody", "attachment_figures.other_custody"}, "partings of parents");
    checks.treated("psychotherapy");
    checks.treated("somatic_therapy");
    return checks.found;
}

} // namespace dyad
