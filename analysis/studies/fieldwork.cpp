// Recruiting, visiting, scoring, losing: each with draws of its own, participant after participant.
#include "analysis/studies/fieldwork.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace dyad {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr Purpose sampling("study.sampling"), visits("study.visits"), scoring("study.scoring"), site_means("study.sites"), pool_coding("study.pool_coding");

/// So many times everybody is looked at where arms or the ages at visits are drawn: shares of arms come out to a tenth.
constexpr std::size_t copies_of_everybody = 10;

double chance_of(double log_odds) { return 1.0 / (1.0 + std::exp(-log_odds)); }

/// Every wanted-th: of the first k participants k times the share are in the arm, give or take one.
bool is_every(double share, std::size_t k) {
    return std::floor(share * static_cast<double>(k + 1) + 1e-9) > std::floor(share * static_cast<double>(k) + 1e-9);
}

} // namespace

Fieldwork::Fieldwork(const StudyProtocol& protocol, const StudyPool& pool) : protocol_(protocol), pool_(pool) {
    std::size_t latent = 0;
    for (const Attrition& loss : protocol.attrition) {
        intercepts_.push_back(intercepts_of(loss, latent));
        latent += !loss.latent.empty();
    }
}

/// Log odds at the mean with which, wave by wave, the share of those still there is lost: whoever is likely to be gone counts less.
std::vector<double> Fieldwork::intercepts_of(const Attrition& loss, std::size_t latent) const {
    std::vector<double> found(protocol_.waves.size(), -std::numeric_limits<double>::infinity());
    if (loss.rate <= 0.0) return found;
    StudySheet all = loss.slope != 0.0 ? everybody(false) : StudySheet{};
    std::vector<double> there(all.participants(), 1.0);
    double scored = 1.0; // share of those who have the score that is followed; the others stand at the mean
    for (const StudyMeasure& measure : protocol_.measures)
        if (measure.name == loss.observed) scored = measure.given_to * (1.0 - measure.not_codable);
    for (std::size_t wave = loss.from; wave < found.size(); ++wave) {
        found[wave] = std::log(loss.rate / (1.0 - loss.rate));
        if (loss.slope == 0.0) continue;
        std::vector<double> standings;
        for (std::size_t k = 0; k < all.participants(); ++k) standings.push_back(loss.slope * standing(loss, latent, k, wave, all));
        const auto lost = [&](double middle, std::size_t k) { return scored * chance_of(middle + standings[k]) + (1.0 - scored) * chance_of(middle); };
        double low = -40.0, high = 40.0;
        for (int step = 0; step < 50; ++step) {
            const double middle = 0.5 * (low + high);
            double sum = 0.0, weights = 0.0;
            for (std::size_t k = 0; k < standings.size(); ++k)
                if (!all.took[k]) sum += there[k] * lost(middle, k), weights += there[k];
            (sum > loss.rate * weights ? high : low) = middle;
        }
        found[wave] = 0.5 * (low + high);
        for (std::size_t k = 0; k < standings.size(); ++k) there[k] *= 1.0 - lost(found[wave], k);
    }
    return found;
}

/// Where a participant stands in what a loss follows: in standard deviations about the mean; at the mean where nothing is known.
double Fieldwork::standing(const Attrition& loss, std::size_t latent, std::size_t participant, std::size_t wave, const StudySheet& sheet) const {
    if (!loss.latent.empty()) return world_of(sheet, participant).latent[latent][sheet.person[participant]];
    for (std::size_t k = pool_.places.size(); k-- > 0;) {
        const StudyPool::Place& place = pool_.places[k];
        if (protocol_.measures[place.measure].name != loss.observed || (!place.at_recruitment && place.wave >= wave)) continue;
        const double score = sheet.columns[k].scores[participant];
        const PoolColumn& column = pool_.untreated.columns[k];
        if (std::isfinite(score) && column.sd > 0.0) return (score - column.mean) / column.sd;
    }
    return 0.0;
}

bool Fieldwork::is_lost(Chance& chance, std::size_t participant, std::size_t wave, const StudySheet& sheet) const {
    bool lost = false;
    std::size_t latent = 0;
    for (std::size_t k = 0; k < protocol_.attrition.size(); ++k) {
        const Attrition& loss = protocol_.attrition[k];
        const double drawn = chance.uniform();
        if (std::isfinite(intercepts_[k][wave]) && !lost)
            lost = drawn < chance_of(intercepts_[k][wave] + (loss.slope != 0.0 ? loss.slope * standing(loss, latent, participant, wave, sheet) : 0.0));
        latent += !loss.latent.empty();
    }
    return lost;
}

void Fieldwork::recruit(std::uint32_t seed, std::uint32_t study, std::uint32_t participants, Sampling sampled, StudySheet& sheet) const {
    Chance chance(seed, sampling, study);
    sheet.person.clear();
    sheet.site.clear();
    sheet.in_arm.clear();
    sheet.took.clear();
    std::unordered_set<std::uint32_t> taken; // asked, never walked through
    const auto everybody = static_cast<std::uint32_t>(pool_.persons());
    while (sheet.person.size() < participants) {
        const std::uint32_t person = chance.below(everybody);
        if (sampled == Sampling::different && !taken.insert(person).second) continue;
        const bool is_treated = !protocol_.arm.settings.empty() && is_every(protocol_.arm.share, sheet.person.size());
        sheet.person.push_back(person);
        sheet.site.push_back(chance.below(protocol_.sites));
        sheet.in_arm.push_back(is_treated);
        sheet.took.push_back(chance.uniform() < protocol_.arm.uptake && is_treated);
    }
}

void Fieldwork::carry_out(std::uint32_t seed, std::uint32_t study, std::uint32_t participants, std::size_t waves, Sampling sampled, StudySheet& sheet) const {
    recruit(seed, study, participants, sampled, sheet);
    sheet.held = waves;
    sheet.columns.resize(pool_.places.size());
    for (StudySheet::Column& column : sheet.columns) {
        column.scores.assign(participants, unknown);
        column.second.assign(participants, unknown);
        column.missing.assign(participants, static_cast<std::uint8_t>(Missing::dropped_out));
    }
    sheet.ages.assign(protocol_.waves.size(), std::vector<unsigned>(participants, 0));
    sheet.left_before.assign(participants, protocol_.waves.size());
    Chance means(seed, site_means, study);
    std::vector<double> sites;
    for (std::size_t k = 0; protocol_.site_sd > 0.0 && k < pool_.places.size() * protocol_.sites; ++k) sites.push_back(protocol_.site_sd * means.normal());
    Chance visiting(seed, visits, study), rating(seed, scoring, study);
    for (std::size_t k = 0; k < participants; ++k) {
        visit(visiting, k, sheet);
        score(rating, k, sites, sheet);
    }
    // What follows what was observed is lost as waves go by, so that losing comes after scoring, and takes back.
    Chance losing(seed, Purpose("study.losing"), study);
    for (std::size_t k = 0; k < participants; ++k)
        for (std::size_t wave = 1; wave < protocol_.waves.size(); ++wave) {
            const bool is_gone = is_lost(losing, k, wave, sheet);
            if (is_gone && sheet.left_before[k] > wave) sheet.left_before[k] = wave;
        }
    for (std::size_t c = 0; c < pool_.places.size(); ++c) {
        const StudyPool::Place& place = pool_.places[c];
        for (std::size_t k = 0; k < participants && !place.at_recruitment; ++k) {
            const bool is_held = place.wave < waves;
            if (is_held && place.wave < sheet.left_before[k]) continue;
            sheet.columns[c].scores[k] = sheet.columns[c].second[k] = unknown;
            sheet.columns[c].missing[k] = static_cast<std::uint8_t>(is_held ? Missing::dropped_out : Missing::not_given);
        }
    }
    for (std::size_t wave = 0; wave < protocol_.waves.size(); ++wave)
        for (std::size_t k = 0; k < participants; ++k)
            if (wave >= sheet.left_before[k] || wave >= waves) sheet.ages[wave][k] = 0;
    for (std::size_t& wave : sheet.left_before)
        if (wave >= waves) wave = protocol_.waves.size(); // of a wave that is not held nobody knows who would have come
}

/// At which age somebody comes to each wave; the dead come no more.
void Fieldwork::visit(Chance& chance, std::size_t participant, StudySheet& sheet) const {
    const long died = world_of(sheet, participant).died[sheet.person[participant]];
    for (std::size_t wave = 0; wave < protocol_.waves.size(); ++wave) {
        const std::vector<unsigned>& ages = pool_.ages[wave];
        const unsigned age = ages.size() == 1 ? ages.front() : ages[chance.below(static_cast<std::uint32_t>(ages.size()))];
        sheet.ages[wave][participant] = age;
        if (died < static_cast<long>(age) && sheet.left_before[participant] > wave) sheet.left_before[participant] = wave;
    }
}

void Fieldwork::score(Chance& chance, std::size_t participant, const std::vector<double>& sites, StudySheet& sheet) const {
    for (std::size_t column = 0; column < pool_.places.size(); ++column)
        score_one(chance, participant, column, sites.empty() ? 0.0 : sites[column * protocol_.sites + sheet.site[participant]], sheet);
}

double Fieldwork::second_score(Chance& chance, const PoolColumn& column, const StudyMeasure& measure, double first) const {
    if (column.shares.empty()) // as spread as the first, and correlated with it as the two coders are
        return column.mean + measure.agreement * (first - column.mean) + std::sqrt(1.0 - measure.agreement * measure.agreement) * column.sd * chance.normal();
    // Either the same, or a class drawn as classes are frequent: the kappa of the two is the chance of the former.
    const bool same = chance.uniform() < measure.agreement;
    const double drawn = chance.uniform();
    if (same) return first;
    std::size_t label = 0;
    while (label + 1 < column.shares.size() && drawn >= column.shares[label]) ++label;
    return static_cast<double>(label);
}

void Fieldwork::score_one(Chance& chance, std::size_t participant, std::size_t column, double site, StudySheet& sheet) const {
    const PoolColumn& from = world_of(sheet, participant).columns[column];
    const StudyMeasure& measure = protocol_.measures[from.measure];
    const bool at_recruitment = pool_.places[column].at_recruitment;
    const auto& ages = pool_.ages[from.wave];
    const std::size_t age = at_recruitment ? 0 : static_cast<std::size_t>(std::find(ages.begin(), ages.end(), sheet.ages[from.wave][participant]) - ages.begin());
    const std::uint32_t person = sheet.person[participant];
    double score = from.scores[age][person];
    auto missing = static_cast<Missing>(from.missing[age][person]);
    // Draws are made whether they are needed or not, so that what one score is asks nothing of another.
    const bool not_given = measure.given_to < 1.0 && chance.uniform() >= measure.given_to;
    const bool not_codable = measure.not_codable > 0.0 && chance.uniform() < measure.not_codable;
    if (missing == Missing::none && not_codable) missing = Missing::not_codable;
    if (not_given) missing = Missing::not_given;
    if (measure.labels.empty() && !measure.is_truth_or_falsehood && !at_recruitment) score += site * pool_.untreated.columns[column].sd;
    StudySheet::Column& to = sheet.columns[column];
    to.missing[participant] = static_cast<std::uint8_t>(missing);
    to.scores[participant] = missing == Missing::none ? score : unknown;
    if (measure.second_coder <= 0.0) return;
    const bool is_coded_twice = chance.uniform() < measure.second_coder;
    const double second = second_score(chance, pool_.untreated.columns[column], measure, score);
    to.second[participant] = missing == Missing::none && is_coded_twice ? second : unknown;
}

StudySheet Fieldwork::everybody(bool truths) const {
    StudySheet sheet;
    const bool has_arms = !protocol_.arm.settings.empty();
    const bool has_windows = std::any_of(pool_.ages.begin(), pool_.ages.end(), [](const auto& ages) { return ages.size() > 1; });
    const std::size_t copies = has_arms || has_windows ? copies_of_everybody : 1;
    for (std::size_t row = 0; row < copies * pool_.persons(); ++row) {
        const auto person = static_cast<std::uint32_t>(row / copies);
        const bool in_arm = has_arms && is_every(protocol_.arm.share, row);
        sheet.person.push_back(person);
        sheet.site.push_back(static_cast<std::uint32_t>(person % protocol_.sites));
        sheet.in_arm.push_back(in_arm);
        sheet.took.push_back(in_arm && is_every(protocol_.arm.uptake, person));
    }
    sheet.held = protocol_.waves.size();
    sheet.left_before.assign(sheet.participants(), sheet.held);
    Chance visiting(1, pool_coding, 0), coding(1, pool_coding, 1);
    std::vector<std::vector<std::size_t>> visited; // by wave and row: which of the ages
    for (const auto& ages : pool_.ages) {
        std::vector<std::size_t>& of_wave = visited.emplace_back();
        for (std::size_t row = 0; row < sheet.participants(); ++row) of_wave.push_back(ages.size() == 1 ? 0 : visiting.below(static_cast<std::uint32_t>(ages.size())));
        std::vector<unsigned>& shown = sheet.ages.emplace_back();
        for (const std::size_t age : of_wave) shown.push_back(ages[age]);
    }
    for (std::size_t column = 0; column < pool_.places.size(); ++column) {
        StudySheet::Column& to = sheet.columns.emplace_back();
        const StudyMeasure& measure = protocol_.measures[pool_.places[column].measure];
        for (std::size_t row = 0; row < sheet.participants(); ++row) {
            const PoolColumn& from = world_of(sheet, row).columns[column];
            const std::size_t age = pool_.places[column].at_recruitment ? 0 : visited[from.wave][row];
            const std::uint32_t person = sheet.person[row];
            const double score = truths && !from.truth.empty() ? from.truth[person] : from.scores[age][person];
            to.scores.push_back(score);
            to.missing.push_back(from.missing[age][person]);
            to.second.push_back(measure.second_coder > 0.0 && std::isfinite(score) ? second_score(coding, pool_.untreated.columns[column], measure, score) : unknown);
        }
    }
    return sheet;
}

} // namespace dyad
