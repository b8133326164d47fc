// Reading columns when they are asked for, and finding rows by what stands in them.
#include "analysis/story/story_source.hpp"

#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

std::string whole(double value) { return std::to_string(static_cast<std::uint64_t>(value)); }

/// Ages as people say them: months up to two years, then years where they are whole.
std::string age_text(double years) {
    const double months = std::round(years * 12.0);
    if (months <= 24.0) return whole(months) + (months == 1.0 ? " month" : " months");
    if (std::fmod(months, 12.0) == 0.0) return whole(months / 12.0) + " years";
    return whole(std::floor(months / 12.0)) + " years " + whole(std::fmod(months, 12.0)) + " months";
}

} // namespace

std::uint64_t StorySource::rows(const std::string& table) const {
    const auto place = table_named(file_, table);
    return place ? file_.rows(*place) : 0;
}

bool StorySource::holds(const std::string& table, const std::string& field) const {
    const auto place = table_named(file_, table);
    return place && field_named(file_.tables()[*place], field).has_value();
}

/// A code without a label says only that nothing was coded.
void StorySource::drop_unnamed_codes(const std::string& table, const std::string& field, std::vector<double>& values) const {
    const auto place = table_named(file_, table);
    const auto column_place = place ? field_named(file_.tables()[*place], field) : std::nullopt;
    if (!column_place) return;
    const auto& codes = file_.tables()[*place].fields[*column_place].codes;
    if (codes.empty()) return;
    for (double& value : values)
        if (std::none_of(codes.begin(), codes.end(), [&](const auto& code) { return static_cast<double>(code.first) == value; })) value = StoryFact::none;
}

const std::vector<double>& StorySource::column(const std::string& table, const std::string& field) const {
    const auto key = std::pair(table, field);
    const auto known = columns_.find(key);
    if (known != columns_.end()) return known->second;
    std::vector<double>& values = columns_[key];
    const std::array<std::string_view, 1> fields{field};
    RowCursor row(file_, table, fields);
    values.reserve(rows(table));
    for (; !row.at_end(); row.next()) values.push_back(row[0]);
    if (row.failure())
        for (const Refusal& refusal : *row.failure()) failures_.push_back(refusal);
    values.resize(rows(table), StoryFact::none);
    drop_unnamed_codes(table, field, values);
    return values;
}

const std::vector<std::uint64_t>& StorySource::rows_with(const std::string& table, const std::string& field, double value) const {
    static const std::vector<std::uint64_t> nowhere;
    const auto key = std::pair(table, field);
    auto index = found_.find(key);
    if (index == found_.end()) {
        index = found_.emplace(key, std::map<double, std::vector<std::uint64_t>>{}).first;
        const std::vector<double>& values = column(table, field);
        for (std::size_t row = 0; row < values.size(); ++row)
            if (std::isfinite(values[row])) index->second[values[row]].push_back(row);
    }
    const auto here = index->second.find(value);
    return here == index->second.end() ? nowhere : here->second;
}

double StorySource::value(const std::string& table, std::uint64_t row, const std::string& field) const {
    const std::vector<double>& values = column(table, field);
    return row < values.size() ? values[row] : StoryFact::none;
}

std::string StorySource::place_of(const std::string& table, std::uint64_t row) const {
    if (table == "lives") return "month " + whole(std::round(value(table, row, "age") * 12.0));
    if (table == "care") return "slot " + whole(value(table, row, "slot"));
    if (table == "parameters")
        for (const auto& [name, at] : parameters_)
            if (at == row) return name;
    if (table == "relationships") return "with " + whole(value(table, row, "other"));
    const std::string age = std::isfinite(value(table, row, "age")) ? age_text(value(table, row, "age")) : "";
    if (table == "strange_situation") return age + ", slot " + whole(value(table, row, "slot")) + ", episode " + whole(value(table, row, "episode"));
    return age;
}

StoryFact StorySource::fact(const std::string& table, std::uint64_t row, const std::string& field) const {
    StoryFact fact{table, field, row, value(table, row, "person"), StoryFact::none, value(table, row, field), {}, place_of(table, row)};
    if (holds(table, "age")) fact.age = value(table, row, "age");
    const auto place = table_named(file_, table);
    const auto column_place = place ? field_named(file_.tables()[*place], field) : std::nullopt;
    if (column_place && fact.is_there())
        for (const auto& [code, label] : file_.tables()[*place].fields[*column_place].codes)
            if (static_cast<double>(code) == fact.value) fact.label = label;
    return fact;
}

StoryFact StorySource::count(const std::string& table, const std::string& field, double wanted) const {
    StoryFact fact;
    fact.table = table;
    fact.field = field + " = " + whole(wanted);
    fact.value = static_cast<double>(rows_with(table, field, wanted).size());
    fact.where = "rows";
    return fact;
}

void StorySource::note_parameters() const {
    const auto place = table_named(file_, "parameters");
    const auto field = place ? field_named(file_.tables()[*place], "name") : std::nullopt;
    if (!field) return;
    const auto names = file_.read_field(*place, *field, 0, file_.rows(*place));
    if (!names) return;
    const auto texts = texts_in(*names, 0);
    for (std::size_t row = 0; row < texts.size(); ++row) parameters_.emplace(texts[row], row);
}

StoryFact StorySource::parameter(const std::string& name) const {
    if (parameters_.empty()) note_parameters();
    const auto found = parameters_.find(name);
    return found == parameters_.end() ? StoryFact{} : fact("parameters", found->second, "value");
}

std::uint64_t StorySource::lineage(double person) const {
    const auto& mine = rows_with("persons", "person", person);
    const auto place = table_named(file_, "persons");
    const auto field = place ? field_named(file_.tables()[*place], "lineage") : std::nullopt;
    if (mine.empty() || !field || file_.tables()[*place].fields[*field].type != FieldType::uint64) return 0;
    const auto frame = file_.read_field(*place, *field, mine.front(), 1);
    return frame ? frame->value<std::uint64_t>(0, 0) : 0;
}

} // namespace dyad
