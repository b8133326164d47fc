// Workers: the only file that knows of threads. Items are handed out one by one; what an item does must not depend on who does it.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
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

/// Does nothing for so long, and keeps no processor busy with it.
inline void rest(std::chrono::microseconds time) { std::this_thread::sleep_for(time); }

/// Threads that do items in the order in which they are put down, while the thread that puts them down does something
/// else and now and then takes what is done. One that has nothing to do sleeps.
template <class Item, class Result> class WorkBench {
public:
    WorkBench(unsigned threads, std::function<Result(const Item&)> work) : work_(std::move(work)) {
        try {
            for (unsigned k = 0; k < threads; ++k) workers_.emplace_back([this] { do_items(); });
        } catch (const std::system_error&) { // no more threads to be had: those there are do it
            if (workers_.empty()) failure_ = std::current_exception();
        }
    }
    WorkBench(const WorkBench&) = delete;
    /// What is not begun is forgotten, and what is begun finished.
    ~WorkBench() {
        {
            const std::lock_guard turn(mutex_);
            closes_ = true;
        }
        something_to_do_.notify_all();
    }

    void put(Item item) {
        {
            const std::lock_guard turn(mutex_);
            items_.push_back(std::move(item));
        }
        something_to_do_.notify_one();
    }
    /// Something that is done, if there is anything; never waits. An exception of a work leaves here.
    std::optional<Result> take() {
        const std::lock_guard turn(mutex_);
        if (failure_) std::rethrow_exception(failure_);
        if (done_.empty()) return std::nullopt;
        std::optional<Result> first(std::move(done_.front()));
        done_.pop_front();
        return first;
    }

private:
    void do_items() {
        std::unique_lock turn(mutex_);
        while (true) {
            something_to_do_.wait(turn, [this] { return closes_ || !items_.empty(); });
            if (closes_) return;
            const Item item = std::move(items_.front());
            items_.pop_front();
            turn.unlock();
            std::optional<Result> result;
            std::exception_ptr failure;
            try {
                result.emplace(work_(item));
            } catch (...) {
                failure = std::current_exception();
            }
            turn.lock();
            if (result) done_.push_back(std::move(*result));
            else if (!failure_) failure_ = failure;
        }
    }

    std::function<Result(const Item&)> work_;
    std::mutex mutex_;
    std::condition_variable something_to_do_;
    std::deque<Item> items_;
    std::deque<Result> done_;
    std::exception_ptr failure_;
    bool closes_ = false;
    std::vector<std::jthread> workers_; ///< last, so that they have come home before anything above goes
};

} // namespace dyad
