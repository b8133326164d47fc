// When to print progress, and what.
#include "sim/progress.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sys/ioctl.h>
#include <unistd.h>

namespace dyad {

namespace {

constexpr double seconds_between_renewals = 0.2;
// A log of hours is to be read, too: lines come ever more seldom.
constexpr double fewest_seconds_between_lines = 10.0, most_seconds_between_lines = 600.0, share_between_lines = 1.0 / 30.0;
constexpr std::size_t most_notes = 64;
constexpr double nine_of_ten = 1.645;
constexpr double random_notes = 2.0; ///< how many notes of events at random the unsteadiness begins with

/// "4.1 runs a second": in the unit of time in which there is at least one.
std::string rate_in_words(double rate, const std::string& things) {
    const char* unit = "second";
    if (rate < 1.0) rate *= 60.0, unit = "minute";
    if (rate < 1.0) rate *= 60.0, unit = "hour";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), rate < 9.95 ? "%.1f" : "%.0f", rate);
    return (rate < 999.5 ? std::string(text.data()) : grouped(static_cast<std::uint64_t>(rate))) + " " + things + (unit[0] == 'h' ? " an " : " a ") + unit;
}

std::string left_in_words(const std::pair<double, double>& range) {
    const std::string low = duration_in_words(range.first), high = duration_in_words(range.second);
    return low == high ? low + " left" : low + " to " + high + " left";
}

/// Columns of the terminal behind a file; those of the oldest where there is none.
std::size_t columns_behind(std::FILE* out) {
    winsize size{};
    return ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace

ProgressStyle progress_style(bool quiet) {
    if (quiet) return ProgressStyle::silent;
    return isatty(STDERR_FILENO) != 0 ? ProgressStyle::line : ProgressStyle::plain;
}

void Pace::note(double seconds, std::uint32_t done) {
    last_ = {seconds, done};
    if (seconds - notes_.back().seconds <= spacing_ || done == notes_.back().done) return;
    notes_.push_back(last_);
    if (notes_.size() < most_notes) return;
    std::vector<Note> half;
    for (std::size_t k = 0; k < notes_.size(); k += 2) half.push_back(notes_[k]);
    spacing_ = seconds / static_cast<double>(half.size());
    notes_ = std::move(half);
}

double Pace::rate() const { return last_.seconds > 0.0 ? last_.done / last_.seconds : 0.0; }

std::optional<std::pair<double, double>> Pace::left(std::uint32_t rest) const {
    if (last_.done == 0 || !(last_.seconds > 0.0)) return std::nullopt;
    // Of a count that grows by `rate` a second with so much variance a second, the rest takes `seconds`, uncertain by what is
    // ahead and by how well the rate is known.
    double squares = 0.0;
    for (std::size_t k = 1; k < notes_.size(); ++k) {
        const double time = notes_[k].seconds - notes_[k - 1].seconds, things = notes_[k].done - notes_[k - 1].done;
        squares += std::pow(things - rate() * time, 2) / time;
    }
    const double notes = static_cast<double>(notes_.size() - 1), seconds = rest / rate();
    const double variance = (squares + random_notes * rate()) / (std::max(0.0, notes - 1.0) + random_notes);
    const double error = std::sqrt(variance * seconds * (1.0 + seconds / last_.seconds)) / rate();
    const double factor = seconds > 0.0 ? std::exp(nine_of_ten * error / seconds) : 1.0;
    return std::pair{seconds / factor, seconds * factor};
}

Progress::Progress(std::FILE* out, ProgressStyle style, std::string things)
    : out_(out), style_(style), things_(std::move(things)), printed_(start_) {}

Progress::~Progress() {
    if (!shows_line_) return;
    std::fputs("\r\033[K", out_);
    std::fflush(out_);
}

bool Progress::due() const {
    const double since = std::chrono::duration<double>(Clock::now() - printed_).count();
    const double between = std::clamp(seconds() * share_between_lines, fewest_seconds_between_lines, most_seconds_between_lines);
    return since >= (style_ == ProgressStyle::line ? seconds_between_renewals : between);
}

void Progress::print(const std::string& text) {
    std::fprintf(out_, style_ == ProgressStyle::line ? "\r\033[K%s" : "%s\n", text.c_str());
    std::fflush(out_);
    shows_line_ = style_ == ProgressStyle::line;
    printed_ = Clock::now();
}

void Progress::operator()(std::uint32_t done, std::uint32_t all, std::uint32_t failed) {
    if (style_ == ProgressStyle::silent || busy_.test_and_set(std::memory_order_acquire)) return;
    if (!first_) first_ = done;
    if (done > *first_) pace_.note(seconds(), done - *first_);
    // A log that has begun to tell also tells the end.
    const bool ends = style_ == ProgressStyle::plain && done == all && shown_ > 0;
    if (done > shown_ && (due() || ends)) {
        // One column stays free, lest the line be broken by a terminal that wraps at its edge.
        print(progress_in_words(done, all, failed, things_, pace_, style_ == ProgressStyle::line ? columns_behind(out_) - 1 : 1000));
        shown_ = done;
    }
    busy_.clear(std::memory_order_release);
}

void Progress::writing(std::uint32_t merged, std::uint32_t all) {
    if (style_ == ProgressStyle::silent || !due()) return;
    print("writing the results file, " + percent(all == 0 ? 1.0 : static_cast<double>(merged) / all));
}

std::string progress_in_words(std::uint32_t done, std::uint32_t all, std::uint32_t failed, const std::string& things, const Pace& pace,
                              std::size_t columns) {
    const double share = all == 0 ? 1.0 : static_cast<double>(done) / all;
    const std::string begin = grouped(done) + " of " + grouped(all) + " " + things + ", " + percent(share);
    const std::string end = failed > 0 ? ", " + grouped(failed) + " failed" : "";
    std::string rate, time;
    if (pace.rate() > 0.0) rate = ", " + rate_in_words(pace.rate(), things);
    if (const auto range = pace.left(all - done); range && done < all) time = ", " + left_in_words(*range);
    if (columns_of(begin + rate + time + end) > columns) rate.clear();
    if (columns_of(begin + time + end) > columns) time.clear();
    return begin + rate + time + end;
}

} // namespace dyad
