// Rows of communities one behind the other, and sums added up.
#include "sim/gathering.hpp"

#include <algorithm>
#include <cstring>

namespace dyad {

namespace {

/// Rows behind those there are.
void append(Frame& frame, const Frame& more) {
    for (std::size_t field = 0; field < frame.fields(); ++field) {
        const auto column = more.column(field);
        frame.raw(field).insert(frame.raw(field).end(), column.begin(), column.end());
    }
    frame.set_rows(frame.rows() + more.rows());
}

} // namespace

std::vector<FrameFormat> formats_in_file(const Population& population) {
    std::vector<FrameFormat> formats = population.tables;
    for (const auto& summed : population.summed) formats[summed.table] = summed.format;
    return formats;
}

bool is_summed(const Population& population, std::size_t table) {
    return std::any_of(population.summed.begin(), population.summed.end(), [&](const auto& summed) { return summed.table == table; });
}

void add_sums(std::optional<Frame>& total, const Frame& sums, const FrameFormat& format) {
    if (!total) {
        total = sums;
        return;
    }
    for (std::size_t field = 0; field < format.fields.size(); ++field) {
        if (format.fields[field].type != FieldType::float64) continue;
        auto& into = total->raw(field);
        const auto from = sums.column(field);
        for (std::size_t at = 0; at + sizeof(double) <= into.size(); at += sizeof(double)) {
            double a, b;
            std::memcpy(&a, into.data() + at, sizeof a);
            std::memcpy(&b, from.data() + at, sizeof b);
            a += b;
            std::memcpy(into.data() + at, &a, sizeof a);
        }
    }
}

Gathering::Gathering(const Population& population, std::span<const std::string_view> tables)
    : population_(population), formats_(formats_in_file(population)), totals_(population.summed.size()) {
    for (const FrameFormat& format : formats_) {
        wanted_.push_back(std::find(tables.begin(), tables.end(), format.name) != tables.end());
        frames_.emplace_back(format.fields.size());
    }
}

void Gathering::reduce(std::vector<Frame>& community) const {
    for (std::size_t table = 0; table < community.size(); ++table)
        if (!is_wanted(table) && !is_summed(population_, table)) community[table] = Frame(0);
}

void Gathering::add(const std::vector<Frame>& community) {
    for (std::size_t table = 0; table < frames_.size(); ++table)
        if (is_wanted(table) && !is_summed(population_, table)) append(frames_[table], community[table]);
    for (std::size_t k = 0; k < totals_.size(); ++k) {
        const std::size_t table = population_.summed[k].table;
        add_sums(totals_[k], community[table], population_.tables[table]);
    }
}

std::optional<Frame> Gathering::finished(std::size_t table) const {
    for (std::size_t k = 0; k < totals_.size(); ++k)
        if (population_.summed[k].table == table && totals_[k] && is_wanted(table)) return population_.summed[k].finish(*totals_[k]);
    return std::nullopt;
}

Frame Gathering::field(std::size_t table, std::size_t field) const {
    const auto whole = finished(table);
    const Frame& from = whole ? *whole : frames_[table];
    Frame one(1);
    one.raw(0).assign(from.column(field).begin(), from.column(field).end());
    one.set_rows(from.rows());
    return one;
}

std::size_t Gathering::rows(std::size_t table) const {
    const auto whole = finished(table);
    return whole ? whole->rows() : frames_[table].rows();
}

std::vector<Frame> Gathering::take() {
    for (std::size_t k = 0; k < frames_.size(); ++k)
        if (auto whole = finished(k)) frames_[k] = std::move(*whole);
    totals_.clear();
    return std::move(frames_);
}

} // namespace dyad
