// Progress and time left, on stderr: one line that renews itself in a terminal, a plain line now and then elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

namespace dyad {

enum class ProgressStyle {
    silent, ///< --quiet
    line,   ///< a terminal: one line, renewed
    plain   ///< a file or a pipe: whole lines, seldom
};

/// How stderr wants it: silent if `quiet`, else by whether it is a terminal.
ProgressStyle progress_style(bool quiet);

class Progress {
public:
    /// `things` is the plural of what is counted: "communities".
    Progress(std::FILE* out, ProgressStyle style, std::string things);
    /// Ends the renewed line, so that what follows begins in an empty one.
    ~Progress();
    Progress(const Progress&) = delete;

    /// Callable from several threads at once; one that finds another printing goes back to work. The first call, before
    /// the work, says how much was done on another day, which says nothing of today's speed.
    void operator()(std::uint32_t done, std::uint32_t all);
    /// The same while what is done is brought into one file.
    void writing(std::uint32_t merged, std::uint32_t all);

private:
    using Clock = std::chrono::steady_clock;
    bool due() const;
    void print(const std::string& text);
    std::string sentence(std::uint32_t done, std::uint32_t all, double seconds) const;

    std::FILE* out_;
    ProgressStyle style_;
    std::string things_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point printed_;
    std::optional<std::uint32_t> first_; ///< `done` when first called: what a run before has done
    std::uint32_t shown_ = 0;            ///< `done` as last shown
    bool shows_line_ = false;
    std::atomic_flag busy_;
};

} // namespace dyad
