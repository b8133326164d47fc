// Workers: the only file that knows of threads. Items are handed out one by one; what an item does must not depend on who does it.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
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

/// Does `work(item)` for every item in [0, items) on `threads` threads. Stops handing out items once `stop` is set or a
/// work returns false; items already begun are finished.
template <class Work>
void work_through(std::uint32_t items, unsigned threads, const std::atomic<bool>& stop, Work work) {
    std::atomic<std::uint32_t> next{0};
    std::atomic<bool> failed{false};
    const auto worker = [&] {
        while (!stop && !failed) {
            const std::uint32_t item = next++;
            if (item >= items) return;
            if (!work(item)) failed = true;
        }
    };
    std::vector<std::jthread> others;
    for (unsigned k = 1; k < threads; ++k) others.emplace_back(worker);
    worker();
}

} // namespace dyad
