// Progress and time left, on stderr: one line that renews itself in a terminal, a plain line now and then elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

enum class ProgressStyle {
    silent, ///< --quiet
    line,   ///< a terminal: one line, renewed
    plain   ///< a file or a pipe: whole lines, seldom
};

/// How stderr wants it: silent if `quiet`, else by whether it is a terminal.
ProgressStyle progress_style(bool quiet);

/// How fast work goes, and how long the rest will take, told from when how much of it was done.
class Pace {
public:
    /// `done` things were done after so many seconds; neither ever falls.
    void note(double seconds, std::uint32_t done);
    /// Things a second so far; 0 before the first one is done.
    double rate() const;
    /// Seconds that `rest` things will take, as a range into which nine of ten fall if what is ahead goes as what is behind: the
    /// unsteadiness seen so far, which without enough of it is taken to be that of events at random. Nothing before the first
    /// thing is done.
    std::optional<std::pair<double, double>> left(std::uint32_t rest) const;

private:
    struct Note {
        double seconds = 0.0;
        std::uint32_t done = 0;
    };
    std::vector<Note> notes_{Note{}}; ///< thinned as they grow, so that memory does not
    Note last_;
    double spacing_ = 0.0; ///< seconds between notes that are kept
};

class Progress {
public:
    /// `things` is the plural of what is counted: "communities".
    Progress(std::FILE* out, ProgressStyle style, std::string things);
    /// Ends the renewed line, so that what follows begins in an empty one.
    ~Progress();
    Progress(const Progress&) = delete;

    /// Callable from several threads at once; one that finds another printing goes back to work. The first call, before
    /// the work, says how much was done on another day, which says nothing of today's speed.
    /// `failed` are those among `done` that came to nothing.
    void operator()(std::uint32_t done, std::uint32_t all, std::uint32_t failed = 0);
    /// The same at the end, while what is left is brought into one file.
    void writing(std::uint32_t merged, std::uint32_t all);

private:
    using Clock = std::chrono::steady_clock;
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
    bool due() const;
    void print(const std::string& text);

    std::FILE* out_;
    ProgressStyle style_;
    std::string things_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point printed_;
    Pace pace_;
    std::optional<std::uint32_t> first_; ///< `done` when first called: what a run before has done
    std::uint32_t shown_ = 0;            ///< `done` as last shown
    bool shows_line_ = false;
    std::atomic_flag busy_;
};

/// "12 of 60 runs, 20 %, 4.1 runs a second, 9 s to 14 s left, 2 failed", within so many columns: what fits least is left out
/// first, the rate and then the time.
std::string progress_in_words(std::uint32_t done, std::uint32_t all, std::uint32_t failed, const std::string& things, const Pace& pace,
                              std::size_t columns);

} // namespace dyad
