// Reading persons, loves and chosen scores, and laying scores beside those of mothers and partners.
#include "analysis/score/histories.hpp"

#include "analysis/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, 7> person_fields{"person", "generation", "mother", "lineage",
                                                        "birth_year", "death_year", "reactivity"};
constexpr std::array<std::string_view, 7> love_fields{"person", "other", "kind", "start",
                                                      "commitment", "end", "ending"};

/// What the score asks of the tables of assessments. The first two say whose row it is, and when.
constexpr std::array<std::string_view, 19> observed_fields{"person",
                                                           "age",
                                                           "ssp_class",
                                                           "ssp_class_father",
                                                           "ssp_class_abc",
                                                           "ssp_security",
                                                           "ssp_avoidance",
                                                           "ssp_resistance",
                                                           "sensitivity_observed",
                                                           "sensitivity_observed_father",
                                                           "frightening_observed",
                                                           "aai_class",
                                                           "aai_class_3way",
                                                           "ecr_anxiety",
                                                           "ecr_avoidance",
                                                           "ecr_avoidance_mother",
                                                           "ecr_avoidance_friend",
                                                           "ecr_avoidance_partner",
                                                           "satisfaction"};
constexpr std::array<std::string_view, 5> latent_fields{"person", "age", "responsiveness", "security",
                                                        "psychotherapies"};

std::span<const std::string_view> fields_of_table(std::string_view table) {
    return table == "observed" ? std::span<const std::string_view>(observed_fields) : latent_fields;
}

long month_of(double years) { return std::isfinite(years) ? std::lround(12.0 * years) : Histories::no_month; }

/// Labels of a coded field by code, as the file has them.
std::map<int, std::string> labels_in(const ResultsFile& file, std::string_view table, std::string_view field) {
    std::map<int, std::string> labels;
    const auto index = table_named(file, table);
    const auto place = index ? field_named(file.tables()[*index], field) : std::nullopt;
    if (!place) return labels;
    for (const auto& [code, label] : file.tables()[*index].fields[*place].codes) labels[code] = label;
    return labels;
}

std::vector<Refusal> no_table(std::string_view table) {
    return {{"", 0, 0,
             "the file has no table `" + std::string(table) +
                 "`, without which whole lives cannot be scored; was it written by `dyad score` or `dyad run`?"}};
}

} // namespace

std::string years_in_words(unsigned months) {
    if (months >= 36 && months % 12 == 0) return std::to_string(months / 12) + " years";
    return std::to_string(months) + " months";
}

Outcome<Histories> Histories::read(const ResultsFile& file, long months) {
    Histories all;
    all.months_ = months;
    for (const std::string_view table : {"persons", "observed"})
        if (!table_named(file, table)) return no_table(table);
    if (const auto read = all.read_persons(file); !read) return read.refusals();
    if (const auto read = all.read_loves(file); !read) return read.refusals();
    for (const std::string_view table : {"observed", "latent"})
        if (const auto read = all.read_scores(file, table); !read) return read.refusals();
    return all;
}

Outcome<Done> Histories::read_persons(const ResultsFile& file) {
    std::vector<double> mothers;
    Rows row(file, "persons", person_fields);
    for (; !row.at_end(); row.next()) {
        Person person;
        person.number = static_cast<std::uint32_t>(row[0]);
        person.generation = static_cast<std::uint32_t>(row[1]);
        person.lineage = static_cast<std::uint64_t>(row[3]); // exact up to 8,192 communities
        person.born = month_of(row[4]);
        person.died = month_of(row[5]);
        person.reactivity = row[6];
        mothers.push_back(row[2]);
        places_.emplace_back(person.number, static_cast<std::uint32_t>(persons_.size()));
        persons_.push_back(person);
    }
    if (row.failure()) return *row.failure();
    std::sort(places_.begin(), places_.end());
    for (std::size_t k = 0; k < persons_.size(); ++k) persons_[k].mother = place_of(mothers[k]);
    return Done{};
}

Outcome<Done> Histories::read_loves(const ResultsFile& file) {
    loves_of_.resize(persons_.size());
    const auto kinds = labels_in(file, "relationships", "kind"), endings = labels_in(file, "relationships", "ending");
    const auto has_label = [](const std::map<int, std::string>& labels, double code, std::string_view wanted) {
        const auto found = std::isfinite(code) ? labels.find(static_cast<int>(code)) : labels.end();
        return found != labels.end() && found->second == wanted;
    };
    Rows row(file, "relationships", love_fields);
    for (; !row.at_end(); row.next()) {
        if (!has_label(kinds, row[2], "partners")) continue;
        Love love;
        love.a = place_of(row[0]);
        love.b = place_of(row[1]);
        if (love.a == none || love.b == none) continue;
        love.start = month_of(row[3]);
        love.committed = month_of(row[4]);
        love.end = month_of(row[5]);
        love.parted = has_label(endings, row[6], "parted");
        for (const std::uint32_t person : {love.a, love.b}) loves_of_[person].push_back(loves_.size());
        loves_.push_back(love);
    }
    if (row.failure()) return *row.failure();
    return Done{};
}

Outcome<Done> Histories::read_scores(const ResultsFile& file, std::string_view table) {
    const auto fields = fields_of_table(table);
    for (const std::string_view field : fields.subspan(2))
        if (auto labels = labels_in(file, table, field); !labels.empty())
            labels_.emplace(field, std::move(labels));
    Rows row(file, table, fields);
    for (; !row.at_end(); row.next()) {
        const std::uint32_t person = place_of(row[0]);
        const long age = month_of(row[1]);
        if (person == none || age < 0 || age == no_month) continue;
        for (std::size_t k = 2; k < fields.size(); ++k) {
            if (!row.holds(k) || !std::isfinite(row[k])) continue;
            auto& values = scores_[{fields[k], static_cast<unsigned>(age)}];
            if (values.empty()) values.assign(persons_.size(), unknown);
            values[person] = row[k];
        }
    }
    if (row.failure()) return *row.failure();
    return Done{};
}

std::uint32_t Histories::place_of(double number) const {
    const auto before = [](const auto& place, double wanted) { return place.first < wanted; };
    const auto found = std::lower_bound(places_.begin(), places_.end(), number, before);
    return std::isfinite(number) && found != places_.end() && found->first == number ? found->second : none;
}

std::optional<std::size_t> Histories::love_at(std::uint32_t person, unsigned age) const {
    const long month = last_month_before(person, age);
    for (const std::size_t love : loves_of_[person])
        if (loves_[love].start <= month && month < loves_[love].end) return love;
    return std::nullopt;
}

Series Histories::empty(std::string what) const {
    return {std::move(what), std::vector<double>(persons_.size(), unknown)};
}

Series Histories::score(std::string_view field, unsigned age) const {
    Series series = empty(std::string(field) + " at " + years_in_words(age));
    if (const auto found = scores_.find({field, age}); found != scores_.end())
        series.values = found->second;
    return series;
}

std::string_view Histories::label_of(std::string_view field, double code) const {
    const auto known = labels_.find(field);
    if (known == labels_.end() || !std::isfinite(code)) return {};
    const auto found = known->second.find(static_cast<int>(code));
    return found == known->second.end() ? std::string_view{} : std::string_view(found->second);
}

Series Histories::place(std::string_view field, std::string_view labels, unsigned age) const {
    Series series = score(field, age);
    for (double& value : series.values) {
        const std::string_view label = label_of(field, value);
        const auto at = label.size() == 1 ? labels.find(label) : std::string_view::npos;
        value = at == std::string_view::npos ? unknown : static_cast<double>(at);
    }
    return series;
}

Series Histories::is(std::string_view field, std::string_view label, unsigned age) const {
    Series series = score(field, age);
    series.what = std::string(field) + " " + std::string(label) + " at " + years_in_words(age);
    for (double& value : series.values) {
        const std::string_view own = label_of(field, value);
        value = own.empty() ? unknown : own == label ? 1.0
                                                     : 0.0;
    }
    return series;
}

Series Histories::reactivity() const {
    Series series = empty("reactivity");
    for (std::size_t k = 0; k < persons_.size(); ++k) series.values[k] = persons_[k].reactivity;
    return series;
}

Series Histories::partnered(unsigned age) const {
    Series series = empty("a partner at " + years_in_words(age));
    for (std::uint32_t k = 0; k < persons_.size(); ++k)
        if (watched_until(k, age) && persons_[k].died > last_month_before(k, age))
            series.values[k] = love_at(k, age) ? 1.0 : 0.0;
    return series;
}

Series Histories::in_generation(std::uint32_t generation, Series series) const {
    for (std::size_t k = 0; k < persons_.size(); ++k)
        if (persons_[k].generation != generation) series.values[k] = unknown;
    return series;
}

Series Histories::of_mother(std::uint32_t generation, const Series& series) const {
    Series mothers = empty("the mother's " + series.what);
    for (std::size_t k = 0; k < persons_.size(); ++k) {
        const std::uint32_t mother = persons_[k].mother;
        if (mother != none && persons_[mother].generation == generation) mothers.values[k] = series.values[mother];
    }
    return mothers;
}

Series Histories::of_partner(unsigned age, const Series& series) const {
    Series partners = empty("the partner's " + series.what);
    for (std::uint32_t k = 0; k < persons_.size(); ++k)
        if (const auto love = love_at(k, age)) partners.values[k] = series.values[loves_[*love].other(k)];
    return partners;
}

} // namespace dyad
