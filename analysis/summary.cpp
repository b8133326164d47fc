// The numbers of the summary: one pass over the children of a file.
#include "analysis/summary.hpp"

#include "analysis/children.hpp"
#include "analysis/rows.hpp"
#include "analysis/statistics.hpp"

#include <numeric>

namespace dyad {

namespace {

/// Two numbers whose correlation is wanted.
struct Pair {
    Comoments moments{2};
    void add(double first, double second) { moments.add(Eigen::Vector2d{first, second}); }
    Estimate correlation() const { return moments.correlation(0, 1); }
};

/// As the published correlations do: one class against all others; not-a-number for the unclassified.
double is_class(int classified, int wanted) {
    if (classified < 0) return Child::none;
    return classified == wanted ? 1.0 : 0.0;
}

constexpr int secure = 1, resistant = 2, disorganized = 3;

struct Tally {
    std::array<std::uint64_t, 4> classes{};
    std::uint64_t children = 0, unclassified = 0;
    Pair sensitivity_security, truth, sort_security, sort_stability, frightening, reactivity_resistance, reactivity_security;
    Crosstab stability{4}, concordance{2};

    void add(const Child& child) {
        ++children;
        if (child.classified >= 0) ++classes[static_cast<std::size_t>(child.classified)];
        else if (child.assessed) ++unclassified;
        const double security = is_class(child.classified, secure);
        sensitivity_security.add(child.sensitivity_seen, security);
        truth.add(child.responsiveness, child.security);
        sort_security.add(child.sort, security);
        sort_stability.add(child.sort, child.sort_again);
        frightening.add(child.frightening_seen, is_class(child.classified, disorganized));
        reactivity_resistance.add(child.reactivity, is_class(child.classified, resistant));
        reactivity_security.add(child.reactivity, security);
        if (child.classified >= 0 && child.retested >= 0) stability.add(child.classified, child.retested);
        if (child.classified >= 0 && child.with_father >= 0)
            concordance.add(child.classified == secure ? 1 : 0, child.with_father == secure ? 1 : 0);
    }
};

/// "one home visit" or "3 home visits", by the file's own parameters.
std::string visits_in(const ResultsFile& file) {
    constexpr std::string_view wanted = "observed_sensitivity.visits";
    const auto table = table_named(file, "parameters");
    if (!table) return "home visits";
    const auto name = field_named(file.tables()[*table], "name"), value = field_named(file.tables()[*table], "value");
    if (!name || !value || file.rows(*table) > 100000) return "home visits";
    const auto names = file.read_field(*table, *name, 0, file.rows(*table));
    const auto values = file.read_field(*table, *value, 0, file.rows(*table));
    if (!names || !values) return "home visits";
    const auto texts = texts_in(*names, 0);
    const FieldType type = file.tables()[*table].fields[*value].type;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts[row] != wanted) continue;
        const auto visits = static_cast<int>(number_in(*values, 0, type, row));
        return visits == 1 ? "one home visit" : std::to_string(visits) + " home visits";
    }
    return "home visits";
}

std::vector<Link> links_of(const Tally& tally, const std::string& visits) {
    return {
        {"sensitivity_security", "sensitivity seen in " + visits + " with security (B)", "r",
         tally.sensitivity_security.correlation(), published_sensitivity_security},
        {"true_responsiveness_true_security",
         "true responsiveness with true security",
         "r",
         tally.truth.correlation(),
         {}},
        {"q_sort_security", "Attachment Q-Sort with security (B)", "r", tally.sort_security.correlation(),
         published_sort_security},
        {"q_sort_stability", "the same Q-Sort score again", "r", tally.sort_stability.correlation(),
         published_sort_stability},
        {"frightening_disorganization", "frightening behaviour with disorganization (D)", "r",
         tally.frightening.correlation(), published_frightening_disorganization},
        {"reactivity_resistance", "temperamental reactivity with resistance (C)", "r",
         tally.reactivity_resistance.correlation(), published_reactivity_resistance},
        {"reactivity_security", "temperamental reactivity with security (B)", "r",
         tally.reactivity_security.correlation(), published_reactivity_security},
        {"stability", "the same class again", "κ", tally.stability.kappa(), published_stability},
        {"concordance", "security with the father, too", "φ", tally.concordance.phi(), published_concordance},
    };
}

} // namespace

Outcome<Summary> summarise(const ResultsFile& file) {
    if (!table_named(file, "persons"))
        return Refusal{"", 0, 0,
                       "the file has no table `persons`, so that there is nobody to summarise; was it written by "
                       "another command than `dyad run`?"};
    const Assessments assessments = assessments_in(file);
    Tally tally;
    const auto read = for_each_child(file, assessments, [&](const Child& child) { tally.add(child); });
    if (!read) return read.refusals();
    Summary summary;
    summary.children = tally.children;
    summary.class_month = assessments.classes;
    summary.retest_month = assessments.retest;
    summary.sort_month = assessments.sort;
    summary.sort_again_month = assessments.sort_again;
    summary.visit_month = assessments.visit;
    summary.unclassified = tally.unclassified;
    for (std::size_t k = 0; k < 4; ++k)
        summary.classes[k] =
            share_of(tally.classes[k], std::accumulate(tally.classes.begin(), tally.classes.end(), std::uint64_t{0}));
    summary.links = links_of(tally, visits_in(file));
    return summary;
}

} // namespace dyad
