// The journal, line by line: written at the end, read with distrust.
#include "analysis/calibration/journal.hpp"

#include "sim/results/checksum.hpp"
#include "sim/words.hpp"

#include <bit>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <optional>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dyad::calibration {

namespace {

constexpr std::string_view greeting = "dyad calibration runs, digest ";

std::string hex_of(std::uint64_t number) {
    char text[17];
    for (int digit = 0; digit < 16; ++digit) text[digit] = "0123456789abcdef"[number >> (60 - 4 * digit) & 15];
    text[16] = '\0';
    return text;
}

std::string sum_of(std::string_view text) { return hex_of(checksum64(std::as_bytes(std::span(text)))); }

/// Letters that part the journal's fields as two hexadecimal digits behind a percent sign.
std::string armoured(std::string_view text) {
    std::string all;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 32 || letter == ',' || letter == '%') all += '%' + hex_of(code).substr(14);
        else all += letter;
    }
    return all;
}

std::string bared(std::string_view text) {
    std::string all;
    for (std::size_t k = 0; k < text.size(); ++k) {
        unsigned code = 0;
        const bool coded = text[k] == '%' && k + 2 < text.size() &&
                           std::from_chars(text.data() + k + 1, text.data() + k + 3, code, 16).ec == std::errc{};
        all += coded ? static_cast<char>(code) : text[k];
        if (coded) k += 2;
    }
    return all;
}

void put_reals(std::string& line, const std::vector<double>& numbers) {
    line += "," + std::to_string(numbers.size());
    for (const double number : numbers) line += "," + (std::isnan(number) ? std::string("nan") : shortest(number));
}

std::string line_of(const FinishedRun& run) {
    std::string line = std::to_string(run.point.wave) + "," + std::to_string(run.point.index);
    put_reals(line, run.point.values);
    put_reals(line, run.outcome.outputs);
    put_reals(line, run.outcome.variances);
    line += "," + armoured(run.outcome.failure);
    return line + "," + sum_of(line) + "\n";
}

/// Takes the fields of a line one by one.
class Fields {
public:
    explicit Fields(std::string_view line) : rest_(line) {}
    std::string_view next() {
        const auto comma = rest_.find(',');
        const auto field = rest_.substr(0, comma);
        rest_ = comma == std::string_view::npos ? std::string_view{} : rest_.substr(comma + 1);
        return field;
    }
    template <class T> T number() {
        const auto field = next();
        T value{};
        if constexpr (std::is_floating_point_v<T>)
            if (field == "nan") return std::numeric_limits<T>::quiet_NaN();
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        right_ = right_ && error == std::errc{} && end == field.data() + field.size();
        return value;
    }
    std::vector<double> reals() {
        const auto count = number<std::uint32_t>();
        std::vector<double> all;
        for (std::uint32_t k = 0; k < count && right_; ++k) all.push_back(number<double>());
        return all;
    }
    bool right() const { return right_; }

private:
    std::string_view rest_;
    bool right_ = true;
};

/// Nothing if the line is damaged.
std::optional<FinishedRun> run_of(std::string_view line) {
    const auto comma = line.rfind(',');
    if (comma == std::string_view::npos || sum_of(line.substr(0, comma)) != line.substr(comma + 1)) return std::nullopt;
    Fields fields(line.substr(0, comma));
    FinishedRun run;
    run.point.wave = fields.number<std::uint32_t>();
    run.point.index = fields.number<std::uint32_t>();
    run.point.values = fields.reals();
    run.outcome.outputs = fields.reals();
    run.outcome.variances = fields.reals();
    run.outcome.failure = bared(fields.next());
    return fields.right() ? std::optional(std::move(run)) : std::nullopt;
}

} // namespace

Outcome<Journal> Journal::open(const std::string& path, const std::string& digest) {
    std::error_code error;
    const auto folder = std::filesystem::path(path).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    if (error) return cannot_write(path, error.value());
    Journal journal(path, Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)));
    const int number = journal.file_.number();
    if (number < 0) return cannot_write(path, errno);
    if (::flock(number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return Refusal{path, 0, 0, "is being written by another process, and two would make the same runs; wait for it or stop it"};
    struct stat status = {};
    if (::fstat(number, &status) != 0) return cannot_write(path, errno);
    std::string text(static_cast<std::size_t>(status.st_size), '\0');
    if (const int failed = read_all(number, 0, std::as_writable_bytes(std::span(text))); failed != 0)
        return cannot_write(path, failed);

    const auto whole = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1; // what follows is torn
    const std::string first = std::string(greeting) + digest + "\n";
    const auto end_of_first = text.find('\n');
    if (whole == 0 && !std::string_view(first).starts_with(text))
        return Refusal{path, 0, 0, "is no journal of a calibration; give another --out, or remove it if it is not needed"};
    if (whole > 0 && text.substr(0, end_of_first + 1) != first)
        return Refusal{path, 0, 0,
                       text.starts_with(greeting)
                           ? "holds runs of another calibration (other parameters, targets, seed, program or scenario), which are "
                             "not mixed; give the command it was begun with, or another --out, or remove it to begin anew"
                           : "is no journal of a calibration; give another --out, or remove it if it is not needed"};
    for (auto at = whole > 0 ? end_of_first + 1 : whole; at < whole;) {
        const auto end = text.find('\n', at);
        if (auto run = run_of(std::string_view(text).substr(at, end - at)))
            journal.runs_.insert_or_assign({run->point.wave, run->point.index}, std::move(*run));
        at = end + 1;
    }
    journal.size_ = whole;
    if (whole < text.size() && ::ftruncate(number, static_cast<off_t>(whole)) != 0) return cannot_write(path, errno);
    if (whole == 0) {
        if (const int failed = write_all(number, 0, std::as_bytes(std::span(first))); failed != 0) return cannot_write(path, failed);
        journal.size_ = first.size();
    }
    return journal;
}

const FinishedRun* Journal::find(std::uint32_t wave, std::uint32_t index) const {
    const auto found = runs_.find({wave, index});
    return found == runs_.end() ? nullptr : &found->second;
}

Outcome<Done> Journal::add(std::span<const FinishedRun> runs) {
    std::string text;
    for (const auto& run : runs) text += line_of(run);
    if (const int failed = write_all(file_.number(), size_, std::as_bytes(std::span(text))); failed != 0)
        return cannot_write(path_, failed);
    if (::fdatasync(file_.number()) != 0) return cannot_write(path_, errno);
    size_ += text.size();
    for (const auto& run : runs) runs_.insert_or_assign({run.point.wave, run.point.index}, run);
    return Done{};
}

} // namespace dyad::calibration
