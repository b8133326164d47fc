// Writing SPSS and Stata files through ReadStat; the only file that includes it.
#include "analysis/export/statistics_file.hpp"

#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <map>
#include <memory>
#include <readstat.h>

namespace dyad {

namespace {

constexpr std::uint64_t block_rows = 8192;
constexpr std::size_t longest_text_in_sav = 32767, longest_text_in_dta = 2045; // above, Stata keeps texts apart ("strL")
constexpr std::uint8_t largest_byte_in_dta = 100;

struct FreeWriter {
    void operator()(readstat_writer_t* writer) const { readstat_writer_free(writer); }
};

/// What readers of the file see beside a name: "age [years]"; a label that is too long loses its end and never its unit.
std::string label_of(const Field& field, std::size_t bytes) {
    const std::string unit = field.unit.empty() || field.unit == "-" ? "" : " [" + cut_to(field.unit, bytes / 2) + "]";
    if (field.label.size() + unit.size() <= bytes) return field.label + unit;
    return cut_to(field.label, bytes - unit.size() - 3) + "..." + unit;
}

/// ReadStat writes the stamp in local time, so that the stamp is a local time, too.
std::time_t stamp() {
    std::tm then = {};
    then.tm_year = 100;
    then.tm_mday = 1;
    then.tm_isdst = -1;
    return std::mktime(&then);
}

/// Bytes reach the sink as they are; 0, not -1, tells ReadStat that they did not.
ssize_t give(const void* bytes, std::size_t count, void* sink) {
    const std::string_view text(static_cast<const char*>(bytes), count);
    return (*static_cast<const TextSink*>(sink))(text) ? static_cast<ssize_t>(count) : 0;
}

/// One file while it is written.
class StatisticsFile {
public:
    StatisticsFile(const ResultsFile& file, const ExportPlan& plan, const ExportedTable& table)
        : file_(file), is_sav_(plan.format == ExportFormat::sav), table_(table), format_(file.tables()[table.table]), writer_(readstat_writer_init()) {}

    Outcome<Delivery> write(const TextSink& sink);

private:
    struct Variable {
        const ExportColumn* column;
        const Field* field;
        readstat_variable_t* variable;
        int first_text = -1; ///< of the texts that are kept apart; -1 if they are not
        std::vector<std::string> texts{};
    };

    bool is_text(const Field& field) const { return field.type == FieldType::text || field.type == FieldType::uint64; }
    std::vector<std::string> texts_of_column(const Field& field, const Frame& frame, std::size_t place) const;
    Outcome<std::size_t> longest_text(const ExportColumn& column) const;
    Outcome<Done> keep_apart(Variable& variable);
    readstat_type_t type_of(const Field& field) const;
    const char* shown_as(const Field& field) const;
    readstat_label_set_t* labels_of(const ExportColumn& column, const Field& field);
    Outcome<Done> add_variable(const ExportColumn& column);
    void add_notes();
    readstat_error_t put_number(const Variable& variable, double number);
    readstat_error_t put_missing(const Variable& variable, std::uint8_t reason);
    readstat_error_t put(const Variable& variable, const Frame& block, std::uint64_t row);
    Outcome<Delivery> write_rows();
    Refusal refused(const std::string& why) const { return {table_.file, 0, 0, why + "; export this table as csv"}; }
    Outcome<Delivery> end_of(readstat_error_t error) const {
        if (error == READSTAT_ERROR_WRITE) return Delivery::cut_off;
        return refused(std::string(is_sav_ ? "SPSS" : "Stata") + " cannot hold the table `" + format_.name + "` (" + readstat_error_message(error) + ")");
    }

    const ResultsFile& file_;
    const bool is_sav_;
    const ExportedTable& table_;
    const FrameFormat& format_;
    std::unique_ptr<readstat_writer_t, FreeWriter> writer_;
    std::vector<Variable> variables_;
    std::map<std::string, readstat_label_set_t*> label_sets_;
    std::string trouble_; ///< a value that would be read as another
};

std::vector<std::string> StatisticsFile::texts_of_column(const Field& field, const Frame& frame, std::size_t place) const {
    if (field.type == FieldType::text) return texts_in(frame, place);
    std::vector<std::string> texts;
    for (std::uint64_t row = 0; row < frame.rows(); ++row) {
        const auto number = frame.value<std::uint64_t>(place, row);
        texts.push_back(field.missing == number ? std::string() : std::to_string(number));
    }
    return texts;
}

Outcome<std::size_t> StatisticsFile::longest_text(const ExportColumn& column) const {
    std::size_t longest = 1; // neither program has texts of no width
    for (std::uint64_t first = 0; first < file_.rows(table_.table); first += block_rows) {
        const auto block = file_.read_field(table_.table, column.field, first, std::min(block_rows, file_.rows(table_.table) - first));
        if (!block) return block.refusals();
        for (const std::string& text : texts_of_column(format_.fields[column.field], *block, 0)) longest = std::max(longest, text.size());
    }
    return longest;
}

/// Stata's long texts stand behind all rows, and ReadStat wants them before the first.
Outcome<Done> StatisticsFile::keep_apart(Variable& variable) {
    variable.first_text = static_cast<int>(writer_->string_refs_count);
    for (std::uint64_t first = 0; first < file_.rows(table_.table); first += block_rows) {
        const auto block = file_.read_field(table_.table, variable.column->field, first, std::min(block_rows, file_.rows(table_.table) - first));
        if (!block) return block.refusals();
        for (const std::string& text : texts_in(*block, 0)) readstat_add_string_ref(writer_.get(), text.c_str());
    }
    return Done{};
}

readstat_type_t StatisticsFile::type_of(const Field& field) const {
    if (is_text(field)) return READSTAT_TYPE_STRING;
    if (is_sav_) return READSTAT_TYPE_DOUBLE; // SPSS has no other numbers
    const bool is_small = std::all_of(field.codes.begin(), field.codes.end(), [](const auto& code) { return code.first <= largest_byte_in_dta; });
    switch (field.type) {
    case FieldType::uint8: return is_small && !field.codes.empty() ? READSTAT_TYPE_INT8 : READSTAT_TYPE_INT16;
    case FieldType::float32: return READSTAT_TYPE_FLOAT;
    default: return READSTAT_TYPE_DOUBLE; // Stata's whole numbers end at 2,147,483,620, ours of 32 bits do not
    }
}

const char* StatisticsFile::shown_as(const Field& field) const {
    if (is_text(field)) return nullptr;
    if (field.type == FieldType::uint8) return is_sav_ ? "F3.0" : nullptr;
    if (field.type == FieldType::uint32) return is_sav_ ? "F10.0" : "%12.0g";
    return is_sav_ ? "F12.4" : nullptr;
}

/// Variables with the same codes share a set, as people who write such files by hand do.
readstat_label_set_t* StatisticsFile::labels_of(const ExportColumn& column, const Field& field) {
    constexpr std::size_t longest = 120; // SPSS
    std::string all;
    for (const auto& [code, label] : field.codes) all += std::to_string(code) + "=" + label + "\n";
    if (column.reasons) all += "and missing";
    if (all.empty()) return nullptr;
    readstat_label_set_t*& set = label_sets_[all];
    if (set != nullptr) return set;
    set = readstat_add_label_set(writer_.get(), is_sav_ ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_INT32, column.name.c_str());
    for (const auto& [code, label] : field.codes)
        if (is_sav_) readstat_label_double_value(set, code, cut_to(label, longest).c_str());
        else readstat_label_int32_value(set, code, label.c_str());
    if (!column.reasons) return set;
    for (const MissingCode& code : missing_codes())
        if (is_sav_) readstat_label_double_value(set, code.sav, code.label);
        else readstat_label_tagged_value(set, code.dta, code.label);
    return set;
}

Outcome<Done> StatisticsFile::add_variable(const ExportColumn& column) {
    const Field& field = format_.fields[column.field];
    std::size_t width = 0;
    readstat_type_t type = type_of(field);
    if (is_text(field)) {
        const auto longest = longest_text(column);
        if (!longest) return longest.refusals();
        width = *longest;
        if (is_sav_ && width > longest_text_in_sav)
            return refused("a text of `" + field.name + "` has " + grouped(width) + " bytes, and SPSS holds at most " + grouped(longest_text_in_sav));
        if (!is_sav_ && width > longest_text_in_dta) type = READSTAT_TYPE_STRING_REF;
    }
    readstat_variable_t* variable = readstat_add_variable(writer_.get(), column.name.c_str(), type, width);
    readstat_variable_set_label(variable, label_of(field, is_sav_ ? 252 : 80).c_str());
    readstat_variable_set_format(variable, shown_as(field));
    readstat_variable_set_label_set(variable, labels_of(column, field));
    const bool is_real = field.type == FieldType::float32 || field.type == FieldType::float64;
    if (is_text(field) || !field.codes.empty()) readstat_variable_set_measure(variable, READSTAT_MEASURE_NOMINAL);
    else if (is_real) readstat_variable_set_measure(variable, READSTAT_MEASURE_SCALE);
    if (is_sav_ && column.reasons) readstat_variable_add_missing_double_range(variable, missing_codes().front().sav, missing_codes().back().sav);
    variables_.push_back({&column, &field, variable});
    return type == READSTAT_TYPE_STRING_REF ? keep_apart(variables_.back()) : Outcome<Done>(Done{});
}

/// Where the file comes from stays with it when it is sent on without its codebook.
void StatisticsFile::add_notes() {
    constexpr std::size_t line_in_sav = 80; // bytes
    const ResultsHeader& header = file_.header();
    std::string note = "Simulated by Dyad " + header.version + " (" + header.commit + "): " + header.command + "; seed " + std::to_string(header.seed);
    if (!is_sav_) return readstat_add_note(writer_.get(), note.c_str());
    std::string lines = wrapped(note, line_in_sav);
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string line = cut_to(std::string_view(lines).substr(0, end), line_in_sav);
        readstat_add_note(writer_.get(), line.c_str());
        lines.erase(0, line.size() == end ? end + 1 : line.size());
    }
}

readstat_error_t StatisticsFile::put_number(const Variable& variable, double number) {
    if (is_sav_ && variable.column->reasons && number >= missing_codes().front().sav && number <= missing_codes().back().sav)
        trouble_ = "`" + variable.field->name + "` is " + shortest(number) + " somewhere, which SPSS would take for one of the codes -99 to -96 of missing values";
    switch (variable.variable->type) {
    case READSTAT_TYPE_INT8: return readstat_insert_int8_value(writer_.get(), variable.variable, static_cast<std::int8_t>(number));
    case READSTAT_TYPE_INT16: return readstat_insert_int16_value(writer_.get(), variable.variable, static_cast<std::int16_t>(number));
    case READSTAT_TYPE_FLOAT: return readstat_insert_float_value(writer_.get(), variable.variable, static_cast<float>(number));
    default: return readstat_insert_double_value(writer_.get(), variable.variable, number);
    }
}

readstat_error_t StatisticsFile::put_missing(const Variable& variable, std::uint8_t reason) {
    for (const MissingCode& code : missing_codes())
        if (code.code == reason)
            return is_sav_ ? readstat_insert_double_value(writer_.get(), variable.variable, code.sav)
                           : readstat_insert_tagged_missing_value(writer_.get(), variable.variable, code.dta);
    return readstat_insert_missing_value(writer_.get(), variable.variable);
}

readstat_error_t StatisticsFile::put(const Variable& variable, const Frame& block, std::uint64_t row) {
    const Field& field = *variable.field;
    if (variable.first_text >= 0) {
        const auto place = variable.first_text + static_cast<int>(writer_->current_row);
        return readstat_insert_string_ref(writer_.get(), variable.variable, readstat_get_string_ref(writer_.get(), place));
    }
    if (is_text(field)) return readstat_insert_string_value(writer_.get(), variable.variable, variable.texts[row].c_str());
    const double number = number_in(block, variable.column->field, field.type, row);
    const bool has_label = field.codes.empty() || std::any_of(field.codes.begin(), field.codes.end(), [&](const auto& code) { return code.first == number; });
    if (std::isfinite(number) && has_label && !(field.missing && *field.missing == number)) return put_number(variable, number);
    return put_missing(variable, variable.column->reasons ? block.value<std::uint8_t>(*variable.column->reasons, row) : std::uint8_t{0});
}

Outcome<Delivery> StatisticsFile::write_rows() {
    readstat_error_t error = READSTAT_OK;
    for (std::uint64_t first = 0; first < file_.rows(table_.table); first += block_rows) {
        const auto block = file_.read(table_.table, first, std::min(block_rows, file_.rows(table_.table) - first));
        if (!block) return block.refusals();
        for (Variable& variable : variables_)
            if (is_text(*variable.field) && variable.first_text < 0) variable.texts = texts_of_column(*variable.field, *block, variable.column->field);
        for (std::uint64_t row = 0; row < block->rows(); ++row) {
            if (error = readstat_begin_row(writer_.get()); error != READSTAT_OK) return end_of(error);
            for (const Variable& variable : variables_)
                if (error = put(variable, *block, row); error != READSTAT_OK) return end_of(error);
            if (error = readstat_end_row(writer_.get()); error != READSTAT_OK) return end_of(error);
        }
        if (!trouble_.empty()) return refused(trouble_);
    }
    error = readstat_end_writing(writer_.get());
    return error == READSTAT_OK ? Outcome<Delivery>(Delivery::whole) : end_of(error);
}

Outcome<Delivery> StatisticsFile::write(const TextSink& sink) {
    readstat_writer_t* writer = writer_.get();
    readstat_set_data_writer(writer, give);
    readstat_writer_set_file_timestamp(writer, stamp());
    readstat_writer_set_file_label(writer, cut_to(format_.label, is_sav_ ? 64 : 80).c_str());
    if (is_sav_) readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS);
    variables_.reserve(table_.columns.size());
    for (const ExportColumn& column : table_.columns)
        if (const auto added = add_variable(column); !added) return added.refusals();
    add_notes();
    TextSink taken = sink; // ReadStat knows no constants
    const auto rows = static_cast<long>(file_.rows(table_.table));
    const readstat_error_t error = is_sav_ ? readstat_begin_writing_sav(writer, &taken, rows) : readstat_begin_writing_dta(writer, &taken, rows);
    return error == READSTAT_OK ? write_rows() : end_of(error);
}

} // namespace

bool can_write_statistics_files() { return true; }

Outcome<Delivery> write_statistics_file(const ResultsFile& file, const ExportPlan& plan, const ExportedTable& table, const TextSink& sink) {
    return StatisticsFile(file, plan, table).write(sink);
}

} // namespace dyad
