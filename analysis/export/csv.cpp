// Writing a table out in blocks of rows, so that memory does not grow with it.
#include "analysis/export/csv.hpp"

#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace dyad {

namespace {

constexpr std::uint64_t block_rows = 8192;

std::string in_quotes(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"') all += '"';
        all += c;
    }
    return all + "\"";
}

template <class T> std::string spelt(T number) { return std::isfinite(number) ? shortest(number) : std::string(); }

/// The cells of one column of a block, spelt.
class Cells {
public:
    Cells(const Field& field, const Frame& frame, std::size_t column)
        : field_(field), bytes_(frame.column(column)),
          texts_(field.type == FieldType::text ? texts_in(frame, column) : std::vector<std::string>{}) {
        for (const auto& [code, label] : field.codes) labels_[code] = in_quotes(label);
    }
    std::string operator()(std::uint64_t row) const {
        switch (field_.type) {
        case FieldType::uint8: return coded(value_at<std::uint8_t>(bytes_, row));
        case FieldType::uint32: return whole(value_at<std::uint32_t>(bytes_, row));
        case FieldType::uint64: return whole(value_at<std::uint64_t>(bytes_, row));
        case FieldType::float32: return spelt(value_at<float>(bytes_, row));
        case FieldType::float64: return spelt(value_at<double>(bytes_, row));
        case FieldType::text: return in_quotes(texts_[row]);
        }
        return {};
    }

private:
    /// A coded field shows its labels; a code without one is a missing value.
    std::string coded(std::uint8_t code) const { return field_.codes.empty() ? whole(code) : labels_[code]; }
    std::string whole(std::uint64_t number) const {
        return field_.missing == number ? std::string() : std::to_string(number);
    }

    const Field& field_;
    std::span<const std::byte> bytes_;
    std::vector<std::string> texts_;
    std::array<std::string, 256> labels_;
};

template <class Spell> std::string line_of(const FrameFormat& table, Spell spell) {
    std::string line;
    for (const Field& field : table.fields) {
        if (!line.empty()) line += ',';
        line += in_quotes(spell(field));
    }
    return line + "\n";
}

std::string codes_of(const Field& field) {
    std::string text;
    for (const auto& [code, label] : field.codes)
        text += (text.empty() ? "" : "; ") + std::to_string(code) + " = " + label;
    return text;
}

} // namespace

Outcome<Delivery> write_csv(const ResultsFile& file, std::size_t table, UnitsLine units, const TextSink& sink) {
    const FrameFormat& format = file.tables()[table];
    std::string text = line_of(format, [](const Field& field) { return field.name; });
    if (units == UnitsLine::yes) text += line_of(format, [](const Field& field) { return field.unit; });
    for (std::uint64_t first = 0; first < file.rows(table); first += block_rows) {
        const auto block = file.read(table, first, std::min(block_rows, file.rows(table) - first));
        if (!block) return block.refusals();
        std::vector<Cells> columns;
        for (std::size_t k = 0; k < format.fields.size(); ++k) columns.emplace_back(format.fields[k], *block, k);
        for (std::uint64_t row = 0; row < block->rows(); ++row)
            for (std::size_t k = 0; k < columns.size(); ++k)
                text += columns[k](row) + (k + 1 < columns.size() ? ',' : '\n');
        if (!sink(text)) return Delivery::cut_off;
        text.clear();
    }
    return sink(text) ? Delivery::whole : Delivery::cut_off;
}

std::string codebook_of(const FrameFormat& table) {
    std::string text = "name,label,unit,codes\n";
    for (const Field& field : table.fields)
        text += in_quotes(field.name) + "," + in_quotes(field.label) + "," + in_quotes(field.unit) + "," +
                in_quotes(codes_of(field)) + "\n";
    return text;
}

} // namespace dyad
