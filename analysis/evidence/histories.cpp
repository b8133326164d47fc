// Reading persons, loves and chosen scores, and laying scores beside those of mothers and partners.
#include "analysis/evidence/histories.hpp"

#include "analysis/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, 12> history_fields{"person", "generation", "mother", "lineage",
                                                          "birth_year", "death_year", "reactivity", "father",
                                                          "twin", "susceptibility", "sex", "identical"};
constexpr std::array<std::string_view, 7> love_fields{"person", "other", "kind", "start",
                                                      "commitment", "end", "ending"};

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

bool has_label(const std::map<int, std::string>& labels, double code, std::string_view wanted) {
    const auto found = std::isfinite(code) ? labels.find(static_cast<int>(code)) : labels.end();
    return found != labels.end() && found->second == wanted;
}

std::vector<Refusal> no_table(std::string_view table) {
    return {{"", 0, 0,
             "the file has no table `" + std::string(table) +
                 "`, without which no study can be done on it; was it written by `dyad run`?"}};
}

} // namespace

std::string years_in_words(unsigned months) {
    if (months >= 36 && months % 12 == 0) return std::to_string(months / 12) + " years";
    return std::to_string(months) + " months";
}

Outcome<Histories> Histories::read(const ResultsFile& file, long months, std::span<const std::string> fields) {
    Histories all;
    all.months_ = months;
    for (const std::string_view table : {"persons", "observed"})
        if (!table_named(file, table)) return no_table(table);
    if (const auto read = all.read_persons(file); !read) return read.refusals();
    if (const auto read = all.read_care(file); !read) return read.refusals();
    if (const auto read = all.read_loves(file); !read) return read.refusals();
    for (const std::string_view table : {"observed", "latent"})
        if (const auto read = all.read_scores(file, table, fields); !read) return read.refusals();
    return all;
}

Outcome<Done> Histories::read_persons(const ResultsFile& file) {
    struct Relatives {
        double mother, father, twin;
    };
    std::vector<Relatives> relatives;
    const auto sexes = labels_in(file, "persons", "sex"), identical = labels_in(file, "persons", "identical");
    RowCursor row(file, "persons", history_fields);
    for (; !row.at_end(); row.next()) {
        Person person;
        person.number = static_cast<std::uint32_t>(row[0]);
        person.generation = static_cast<std::uint32_t>(row[1]);
        person.lineage = static_cast<std::uint64_t>(row[3]); // exact up to 8,192 communities
        person.born = month_of(row[4]);
        person.died = month_of(row[5]);
        person.reactivity = row[6];
        person.susceptibility = row[9];
        person.woman = has_label(sexes, row[10], "female");
        person.identical = has_label(identical, row[11], "yes");
        relatives.push_back({row[2], row[7], row[8]});
        places_.emplace_back(person.number, static_cast<std::uint32_t>(persons_.size()));
        persons_.push_back(person);
    }
    if (row.failure()) return *row.failure();
    std::sort(places_.begin(), places_.end());
    for (std::size_t k = 0; k < persons_.size(); ++k) {
        persons_[k].mother = place_of(relatives[k].mother);
        persons_[k].father = place_of(relatives[k].father);
        persons_[k].twin = place_of(relatives[k].twin);
    }
    return Done{};
}

Outcome<Done> Histories::read_care(const ResultsFile& file) {
    if (!table_named(file, "care")) return Done{};
    constexpr std::array<std::string_view, 5> fields{"person", "figure", "slot", "mind_avoidance", "mind_anxiety"};
    const auto slots = labels_in(file, "care", "slot");
    RowCursor row(file, "care", fields);
    for (; !row.at_end(); row.next()) {
        const std::uint32_t child = place_of(row[0]);
        if (child == none || !has_label(slots, row[2], "main")) continue;
        persons_[child].main_figure = place_of(row[1]);
        persons_[child].main_figure_avoidance = row[3];
        persons_[child].main_figure_anxiety = row[4];
    }
    if (row.failure()) return *row.failure();
    return Done{};
}

Outcome<Done> Histories::read_loves(const ResultsFile& file) {
    loves_of_.resize(persons_.size());
    const auto kinds = labels_in(file, "relationships", "kind"), endings = labels_in(file, "relationships", "ending");
    RowCursor row(file, "relationships", love_fields);
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

Outcome<Done> Histories::read_scores(const ResultsFile& file, std::string_view table,
                                     std::span<const std::string> wanted) {
    const FrameFormat* format = nullptr;
    if (const auto index = table_named(file, table)) format = &file.tables()[*index];
    if (!format) return Done{};
    std::vector<std::string_view> fields{"person", "age"};
    for (const std::string& field : wanted)
        if (field_named(*format, field)) fields.push_back(field);
    for (const std::string_view field : std::span(fields).subspan(2))
        if (auto labels = labels_in(file, table, field); !labels.empty())
            labels_.emplace(field, std::move(labels));
    RowCursor row(file, table, fields);
    for (; !row.at_end(); row.next()) {
        const std::uint32_t person = place_of(row[0]);
        const long age = month_of(row[1]);
        if (person == none || age < 0 || age == no_month) continue;
        for (std::size_t k = 2; k < fields.size(); ++k) {
            if (!std::isfinite(row[k])) continue;
            auto& values = scores_[{std::string(fields[k]), static_cast<unsigned>(age)}];
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

Series Histories::nothing(std::string what) const {
    return {std::move(what), std::vector<double>(persons_.size(), unknown)};
}

Series Histories::score(std::string_view field, unsigned age) const {
    Series series = nothing(std::string(field) + " at " + years_in_words(age));
    if (const auto found = scores_.find({std::string(field), age}); found != scores_.end())
        series.values = found->second;
    return series;
}

std::string_view Histories::label_of(std::string_view field, double code) const {
    const auto known = labels_.find(field);
    if (known == labels_.end() || !std::isfinite(code)) return {};
    const auto found = known->second.find(static_cast<int>(code));
    return found == known->second.end() ? std::string_view{} : std::string_view(found->second);
}

Series Histories::code(std::string_view field, unsigned age) const {
    Series series = score(field, age);
    for (double& value : series.values) value = label_of(field, value).empty() ? unknown : value - 1.0;
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

Series Histories::of_relative(std::uint32_t Person::*relative, std::string_view whose, const Series& series) const {
    Series theirs = nothing(std::string(whose) + series.what);
    for (std::size_t k = 0; k < persons_.size(); ++k)
        if (const std::uint32_t other = persons_[k].*relative; other != none) theirs.values[k] = series.values[other];
    return theirs;
}

Series Histories::of_partner(unsigned age, const Series& series) const {
    Series partners = nothing("the partner's " + series.what);
    for (std::uint32_t k = 0; k < persons_.size(); ++k)
        if (const auto love = love_at(k, age))
            if (const std::uint32_t other = loves_[*love].other(k); other != none)
                partners.values[k] = series.values[other];
    return partners;
}

Series Histories::beside(const Histories& others, const Series& series) const {
    std::map<std::uint64_t, std::size_t> by_lineage;
    for (std::size_t k = 0; k < persons_.size(); ++k) by_lineage.emplace(persons_[k].lineage, k);
    Series laid = others.nothing(series.what);
    for (std::size_t k = 0; k < laid.values.size(); ++k)
        if (const auto found = by_lineage.find(others.persons()[k].lineage); found != by_lineage.end())
            laid.values[k] = series.values[found->second];
    return laid;
}

} // namespace dyad
