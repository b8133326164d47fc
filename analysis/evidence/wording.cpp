// Wording the scorecard's numbers, verdicts and reasons.
#include "analysis/evidence/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <regex>

namespace dyad {

namespace {

std::string fixed(double value, int digits) {
    if (!std::isfinite(value)) return "-";
    std::array<char, 64> room{};
    std::snprintf(room.data(), room.size(), "%.*f", digits, value);
    std::string text = room.data();
    const bool negative = text.front() == '-';
    if (negative) text.erase(0, 1);
    const bool nothing = text.find_first_not_of("0.") == std::string::npos;
    if (text.size() > 2 && text.starts_with("0.")) text.erase(0, 1);
    return (negative && !nothing ? "-" : "") + text;
}

std::string with_interval(const std::string& value, const std::string& interval) {
    return interval.empty() ? value : value + " " + interval;
}

std::size_t place_of(const std::vector<std::string>& domains, const std::string& domain) {
    return static_cast<std::size_t>(std::find(domains.begin(), domains.end(), domain) - domains.begin());
}

/// A reason as a sentence of its own.
std::string ended(std::string text) {
    if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos) text += '.';
    return text;
}

} // namespace

bool has_holdouts_asked_by_fits(const Scorecard& card) {
    return card.holdout_apart.findings + card.holdout_apart.directions != card.holdout.findings + card.holdout.directions;
}

const Tally& tally_of(const Scorecard& card, Use use) {
    return use == Use::fit ? card.fit : use == Use::holdout ? card.holdout
                                                            : card.challenge;
}

Scale scale_of(Statistic statistic) {
    switch (statistic) {
    case Statistic::r:
    case Statistic::kappa:
    case Statistic::heritability: return Scale::correlation;
    case Statistic::d: return Scale::deviations;
    case Statistic::share: return Scale::share;
    case Statistic::mean:
    case Statistic::spread: return Scale::points;
    case Statistic::direction: break;
    }
    return Scale::direction;
}

std::string value_words(Statistic statistic, double value) {
    const double size = std::fabs(value);
    return fixed(value, statistic == Statistic::share ? 3 : size < 9.995 ? 2
                                                        : size < 999.95  ? 1
                                                                         : 0);
}

std::string interval_words(Statistic statistic, double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    return "[" + value_words(statistic, low) + ", " + value_words(statistic, high) + "]";
}

std::string published_words(const Finding& finding) {
    if (!finding.published) return "withheld";
    const Published& published = *finding.published;
    if (finding.statistic == Statistic::direction) return published.value > 0.0 ? "positive" : "negative";
    return with_interval(value_words(finding.statistic, published.value),
                         interval_words(finding.statistic, published.low, published.high));
}

std::string simulated_words(const Assessed& row) {
    const Simulated& simulated = row.simulated;
    return with_interval(value_words(row.finding->statistic, simulated.value),
                         interval_words(row.finding->statistic, simulated.low, simulated.high));
}

std::string prediction_words(const Assessed& row) {
    return row.finding->published ? interval_words(row.finding->statistic, row.low, row.high) : std::string();
}

std::string told_sentence(const Finding& finding) {
    if (finding.published) return finding.sentence;
    if (finding.statistic == Statistic::direction) return "A direction, withheld with the sentence that tells it.";
    static const std::regex numbers(R"(-?(\d+ (to|and) )?(\d+(\.\d+)? ?%|\d*\.\d+))");
    return std::regex_replace(finding.sentence, numbers, "...");
}

bool has_z(const Assessed& row) {
    return row.finding->published && row.finding->statistic != Statistic::direction && std::isfinite(row.z);
}

std::string z_words(const Assessed& row) {
    if (!has_z(row)) return "-";
    const std::string text = fixed(row.z, 2);
    return (text.front() == '-' ? "" : "+") + text;
}

std::string z_with_error(const Assessed& row) {
    return has_z(row) && std::isfinite(row.z_error) ? z_words(row) + " ± " + fixed(row.z_error, 2) : z_words(row);
}

bool is_open(const Assessed& row) { return row.verdict != Verdict::unknown && !row.certain; }

std::string possible_verdicts(const Assessed& row) {
    if (row.finding->statistic == Statistic::direction) return row.certain ? "this sign" : "either sign";
    if (!has_z(row) || !std::isfinite(row.z_error)) return "not known";
    const double size = std::fabs(row.z);
    const Verdict best = verdict_of(std::max(0.0, size - row.z_error)), worst = verdict_of(size + row.z_error);
    std::string text;
    for (const Verdict verdict : all_verdicts)
        if (verdict >= best && verdict <= worst) text += (text.empty() ? "" : " or ") + std::string(name_of(verdict));
    return text;
}

double median_z_error(const Scorecard& card) {
    std::vector<double> errors;
    for (const Assessed& row : card.rows)
        if (has_z(row) && std::isfinite(row.z_error)) errors.push_back(row.z_error);
    if (errors.empty()) return Simulated::unknown;
    std::sort(errors.begin(), errors.end());
    return (errors[(errors.size() - 1) / 2] + errors[errors.size() / 2]) / 2.0;
}

std::string reason_words(const Assessed& row) {
    const Finding& finding = *row.finding;
    if (!row.simulated.why.empty()) return "Could not be studied: " + ended(row.simulated.why);
    // A reason for a miss may quote the number that was missed.
    if (!finding.published) return "Its published value is withheld, so there is no verdict.";
    return finding.why.empty() ? "No reason is known." : ended(finding.why);
}

std::vector<std::string> domains_of(const Scorecard& card) {
    const auto among_rows = [&](const std::string& domain) {
        return std::any_of(card.rows.begin(), card.rows.end(), [&](const Assessed& row) { return row.finding->domain == domain; });
    };
    std::vector<std::string> domains;
    for (const char* usual : {"infancy", "adulthood", "change", "transmission"})
        if (among_rows(usual)) domains.emplace_back(usual);
    for (const Assessed& row : card.rows)
        if (place_of(domains, row.finding->domain) == domains.size()) domains.push_back(row.finding->domain);
    return domains;
}

std::vector<const Assessed*> rows_where(const Scorecard& card, bool (*is)(const Assessed&)) {
    std::vector<const Assessed*> rows;
    for (const Assessed& row : card.rows)
        if (is(row)) rows.push_back(&row);
    const std::vector<std::string> domains = domains_of(card);
    std::stable_sort(rows.begin(), rows.end(), [&](const Assessed* one, const Assessed* other) {
        const auto a = place_of(domains, one->finding->domain), b = place_of(domains, other->finding->domain);
        return a != b ? a < b : one->finding->use < other->finding->use;
    });
    return rows;
}

std::string ids_of(std::span<const Assessed* const> rows) {
    std::string text;
    for (const Assessed* row : rows) text += (text.empty() ? "" : ", ") + row->finding->id;
    return text;
}

std::vector<const Assessed*> rows_needing(const Scorecard& card, std::string_view mechanism) {
    std::vector<const Assessed*> rows;
    for (const Assessed& row : card.rows)
        if (std::find(row.needs.begin(), row.needs.end(), mechanism) != row.needs.end()) rows.push_back(&row);
    return rows;
}

const Source* source_of(const Finding& finding, const Evidence& evidence) {
    for (const Source& source : evidence.sources)
        if (source.name == finding.source) return &source;
    return nullptr;
}

} // namespace dyad
