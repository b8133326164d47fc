// Workers: the only file that knows of threads. Items are handed out one by one; what an item does must not depend on who does it.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace dyad {

/// What workers do one at a time: report and count.
class Turns {
public:
    template <class Report> void take(const Report& report) {
        const std::lock_guard turn(mutex_);
        report();
    }

private:
    std::mutex mutex_;
};

/// Does `work(item)` for every item in [0, items) on at most `threads` threads: never more than there are items, and
/// fewer where the system has no more to give. Stops handing out items once `stop` is set or a work returns false; items
/// already begun are finished. An exception of a work (memory used up) stops it as well, and leaves here once every
/// thread has come home; of several, the first.
template <class Work>
void work_through(std::uint32_t items, unsigned threads, const std::atomic<bool>& stop, Work work) {
    std::atomic<std::uint32_t> next{0};
    std::atomic<bool> failed{false};
    Turns turns;
    std::exception_ptr first;
    const auto worker = [&] {
        try {
            while (!stop && !failed) {
                const std::uint32_t item = next++;
                if (item >= items) return;
                if (!work(item)) failed = true;
            }
        } catch (...) {
            failed = true;
            turns.take([&] {
                if (!first) first = std::current_exception();
            });
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            others.reserve(std::min(threads, items));
            for (unsigned k = 1; k < std::min(threads, items); ++k) others.emplace_back(worker);
        } catch (const std::system_error&) { // no more threads to be had: those there are do it
        }
        worker();
    }
    if (first) std::rethrow_exception(first);
}

} // namespace dyad
