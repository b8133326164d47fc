// When to print progress, and what.
#include "sim/progress.hpp"

#include "sim/words.hpp"

#include <unistd.h>

namespace dyad {

namespace {

constexpr double seconds_between_renewals = 0.2;
constexpr double seconds_between_lines = 10.0;

} // namespace

ProgressStyle progress_style(bool quiet) {
    if (quiet) return ProgressStyle::silent;
    return isatty(STDERR_FILENO) != 0 ? ProgressStyle::line : ProgressStyle::plain;
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
    return since >= (style_ == ProgressStyle::line ? seconds_between_renewals : seconds_between_lines);
}

void Progress::print(const std::string& text) {
    std::fprintf(out_, style_ == ProgressStyle::line ? "\r\033[K%s" : "%s\n", text.c_str());
    std::fflush(out_);
    shows_line_ = style_ == ProgressStyle::line;
    printed_ = Clock::now();
}

void Progress::operator()(std::uint32_t done, std::uint32_t all) {
    if (style_ == ProgressStyle::silent || busy_.test_and_set(std::memory_order_acquire)) return;
    if (!first_) first_ = done;
    if (done > shown_ && due()) {
        print(sentence(done, all, std::chrono::duration<double>(Clock::now() - start_).count()));
        shown_ = done;
    }
    busy_.clear(std::memory_order_release);
}

void Progress::writing(std::uint32_t merged, std::uint32_t all) {
    if (style_ == ProgressStyle::silent || !due()) return;
    print("writing the results file, " + percent(all == 0 ? 1.0 : static_cast<double>(merged) / all));
}

std::string Progress::sentence(std::uint32_t done, std::uint32_t all, double seconds) const {
    const double share = all == 0 ? 1.0 : static_cast<double>(done) / all;
    std::string text = grouped(done) + " of " + grouped(all) + " " + things_ + ", " + percent(share);
    const std::uint32_t today = done - first_.value_or(0);
    if (done < all && today > 0) text += ", " + duration_in_words(seconds / today * (all - done)) + " left";
    return text;
}

} // namespace dyad
