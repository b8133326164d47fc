// Laying out the pool: series of the worlds' histories, person by person.
#include "analysis/studies/pool.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace dyad {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// A series that the reader of the protocol has read before.
SeriesPlan known_series(const std::string& text, const std::vector<SeenField>& fields) {
    auto plan = read_series(text, fields);
    return plan ? std::move(*plan) : SeriesPlan{};
}

/// The texts of every series that a pool reads.
std::vector<std::string> texts_of_records(const StudyProtocol& protocol) {
    const StudyPool pool = empty_pool(protocol);
    std::vector<std::string> texts;
    for (const StudyPool::Place& place : pool.places) {
        const StudyMeasure& measure = protocol.measures[place.measure];
        for (const unsigned age : place.at_recruitment ? std::vector<unsigned>{1} : pool.ages[place.wave]) {
            texts.push_back(measured_at(measure.of, age));
            if (!measure.missing.empty()) texts.push_back(measured_at(measure.missing, age));
        }
        if (!measure.truth.empty()) texts.push_back(measured_at(measure.truth, place.at_recruitment ? 1 : pool.ages[place.wave].front()));
    }
    for (const Attrition& loss : protocol.attrition)
        if (!loss.latent.empty()) texts.push_back(loss.latent);
    return texts;
}

/// Whom the study could recruit: indices of the register.
std::vector<std::size_t> eligible_in(const StudyProtocol& protocol, const Histories& world, const Histories* other) {
    std::vector<bool> among(world.persons().size(), true);
    for (const SeriesPlan& condition : protocol.who) {
        const Series holds = series_of(condition, world, among);
        for (std::size_t k = 0; k < among.size(); ++k) among[k] = among[k] && holds.values[k] == 1.0;
    }
    std::set<std::uint64_t> elsewhere;
    if (other)
        for (const Histories::Person& person : other->persons()) elsewhere.insert(person.lineage);
    std::set<std::uint32_t> mothers;
    std::vector<std::size_t> eligible;
    for (std::size_t k = 0; k < among.size(); ++k) {
        const Histories::Person& person = world.persons()[k];
        if (!among[k] || (other && !elsewhere.contains(person.lineage))) continue;
        if (!protocol.siblings && person.mother != Histories::none && !mothers.insert(person.mother).second) continue;
        eligible.push_back(k);
    }
    return eligible;
}

/// Reads series of one world for the persons of the pool.
class WorldReader {
public:
    WorldReader(const Histories& world, const std::vector<std::uint64_t>& lineage, const std::vector<SeenField>& fields) : world_(world), fields_(fields) {
        std::map<std::uint64_t, std::size_t> by_lineage;
        for (std::size_t k = 0; k < world.persons().size(); ++k) by_lineage.emplace(world.persons()[k].lineage, k);
        for (const std::uint64_t one : lineage) rows_.push_back(by_lineage.at(one));
    }

    std::vector<float> values(const std::string& text) const {
        const Series series = series_of(known_series(text, fields_), world_, std::vector<bool>(world_.persons().size(), true));
        std::vector<float> values;
        for (const std::size_t row : rows_) values.push_back(static_cast<float>(series.values[row]));
        return values;
    }
    /// Why each score is missing: what the results say, and where they say nothing, that it has no meaning for this person.
    std::vector<std::uint8_t> missing(const std::string& text, const std::vector<float>& scores) const {
        std::vector<float> reasons(scores.size(), std::numeric_limits<float>::quiet_NaN());
        if (!text.empty()) reasons = values(text);
        std::vector<std::uint8_t> codes;
        for (std::size_t k = 0; k < scores.size(); ++k) {
            const auto said = std::isfinite(reasons[k]) ? static_cast<std::uint8_t>(reasons[k] + 1.0F) : static_cast<std::uint8_t>(Missing::not_applicable);
            codes.push_back(std::isfinite(scores[k]) ? static_cast<std::uint8_t>(Missing::none) : said);
        }
        return codes;
    }
    long died(std::size_t person) const {
        const Histories::Person& one = world_.persons()[rows_[person]];
        return one.died == Histories::no_month ? one.died : one.died - one.born;
    }

private:
    const Histories& world_;
    const std::vector<SeenField>& fields_;
    std::vector<std::size_t> rows_;
};

/// Both worlds' states by which losses go, about the mean and in the standard deviations of those who are not treated: who is
/// changed by a treatment is lost as others are who were so before.
void standardize(StudyPool& pool) {
    for (std::size_t loss = 0; loss < pool.untreated.latent.size(); ++loss) {
        double sum = 0.0, squares = 0.0, count = 0.0;
        for (const float value : pool.untreated.latent[loss])
            if (std::isfinite(value)) sum += value, squares += double{value} * value, count += 1.0;
        const double mean = sum / count, sd = std::sqrt(std::max(0.0, squares / count - mean * mean));
        for (PoolWorld* world : {&pool.untreated, &pool.treated})
            if (loss < world->latent.size())
                for (float& value : world->latent[loss]) value = std::isfinite(value) && sd > 0.0 ? static_cast<float>((value - mean) / sd) : 0.0F;
    }
}

PoolWorld world_of(const StudyProtocol& protocol, const StudyPool& pool, const WorldReader& reads) {
    PoolWorld world;
    for (const StudyPool::Place& place : pool.places) {
        const StudyMeasure& measure = protocol.measures[place.measure];
        PoolColumn column{place.measure, place.wave, {}, {}, {}, 0.0, 0.0, {}};
        const std::vector<unsigned> ages = place.at_recruitment ? std::vector<unsigned>{1} : pool.ages[place.wave];
        for (const unsigned age : ages) {
            column.scores.push_back(reads.values(measured_at(measure.of, age)));
            column.missing.push_back(reads.missing(measure.missing.empty() ? "" : measured_at(measure.missing, age), column.scores.back()));
        }
        if (!measure.truth.empty()) column.truth = reads.values(measured_at(measure.truth, ages.front()));
        world.columns.push_back(std::move(column));
    }
    for (std::size_t k = 0; k < pool.persons(); ++k) world.died.push_back(reads.died(k));
    for (const Attrition& loss : protocol.attrition)
        if (!loss.latent.empty()) world.latent.push_back(reads.values(loss.latent));
    return world;
}

void describe_column(PoolColumn& column, const StudyMeasure& measure) {
    double sum = 0.0, squares = 0.0, count = 0.0;
    std::vector<double> counts(measure.is_truth_or_falsehood ? 2 : measure.labels.size(), 0.0);
    for (const float score : column.scores.front()) {
        if (!std::isfinite(score)) continue;
        sum += score;
        squares += double{score} * score;
        count += 1.0;
        if (!counts.empty() && score >= 0.0F && score < static_cast<float>(counts.size())) counts[static_cast<std::size_t>(score)] += 1.0;
    }
    column.mean = count > 0.0 ? sum / count : not_known;
    column.sd = count > 1.0 ? std::sqrt(std::max(0.0, (squares - count * column.mean * column.mean) / (count - 1.0))) : 0.0;
    double below = 0.0;
    column.shares.clear();
    for (const double of_label : counts) column.shares.push_back(below += count > 0.0 ? of_label / count : 0.0);
}

} // namespace

std::size_t StudyPool::column_of(std::size_t measure, std::size_t wave) const {
    for (std::size_t k = 0; k < places.size(); ++k)
        if (places[k].measure == measure && (places[k].at_recruitment || places[k].wave == wave)) return k;
    return none;
}

StudyPool empty_pool(const StudyProtocol& protocol) {
    StudyPool pool;
    for (std::size_t measure = 0; measure < protocol.measures.size(); ++measure) {
        if (protocol.measures[measure].waves.empty()) pool.places.push_back({measure, 0, true});
        for (const std::size_t wave : protocol.measures[measure].waves) pool.places.push_back({measure, wave, false});
    }
    for (const StudyWave& wave : protocol.waves) {
        pool.ages.push_back({wave.age});
        if (wave.window > 0) pool.ages.back().insert(pool.ages.back().end(), {wave.age - wave.window, wave.age + wave.window});
    }
    return pool;
}

Evidence records_of(const StudyProtocol& protocol, const std::vector<SeenField>& fields, const std::string& scenario) {
    Evidence evidence;
    VirtualWorld world;
    world.name = world_of_study;
    world.meaning = "the population of the study";
    world.scenario = scenario;
    evidence.worlds.push_back(std::move(world));
    const auto add = [&](SeriesPlan plan) {
        Finding finding;
        finding.study.world = world_of_study;
        finding.study.of = std::move(plan);
        evidence.findings.push_back(std::move(finding));
    };
    for (const std::string& text : texts_of_records(protocol)) add(known_series(text, fields));
    for (const SeriesPlan& condition : protocol.who) add(condition);
    for (const StudyWave& wave : protocol.waves)
        for (const std::string& instrument : wave.instruments) evidence.findings.front().instruments.push_back(instrument);
    return evidence;
}

StudyPool pool_of(const StudyProtocol& protocol, const std::vector<SeenField>& fields, const Histories& untreated, const Histories* treated) {
    StudyPool pool = empty_pool(protocol);
    for (const std::size_t k : eligible_in(protocol, untreated, treated)) pool.lineage.push_back(untreated.persons()[k].lineage);
    pool.untreated = world_of(protocol, pool, WorldReader(untreated, pool.lineage, fields));
    if (treated) pool.treated = world_of(protocol, pool, WorldReader(*treated, pool.lineage, fields));
    standardize(pool);
    describe(pool, protocol);
    return pool;
}

void describe(StudyPool& pool, const StudyProtocol& protocol) {
    for (PoolWorld* world : {&pool.untreated, &pool.treated})
        for (PoolColumn& column : world->columns) describe_column(column, protocol.measures[column.measure]);
}

} // namespace dyad
