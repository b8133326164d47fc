// Workers: every item is done once, whatever the number of threads; a stop or a failure ends the handing out.
#include "sim/workers.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <numeric>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dyad;

namespace {

/// How often each item was done. Each item has a counter of its own, so that nothing else is shared.
std::vector<int> counts_of(std::uint32_t items, unsigned threads) {
    std::vector<std::atomic<int>> counts(items);
    const std::atomic<bool> stop{false};
    work_through(items, threads, stop, [&](std::uint32_t item) { return ++counts[item], true; });
    return {counts.begin(), counts.end()};
}

} // namespace

namespace {

/// So many items that the others cannot be done with them while one is on its way to stop the handing out, however long
/// the system lets it wait.
constexpr std::uint32_t most = 100'000'000;

} // namespace

TEST_CASE("every item is done exactly once with any number of threads") {
    for (const unsigned threads : {0u, 1u, 2u, 3u, 8u, 40u}) {
        INFO(threads << " threads");
        CHECK(counts_of(1000, threads) == std::vector<int>(1000, 1));
        CHECK(counts_of(1, threads) == std::vector<int>(1, 1));
        CHECK(counts_of(0, threads).empty());
    }
}

TEST_CASE("one thread does the items in their order") {
    std::vector<std::uint32_t> order;
    const std::atomic<bool> stop{false};
    work_through(50, 1, stop, [&](std::uint32_t item) { return order.push_back(item), true; });
    std::vector<std::uint32_t> expected(50);
    std::iota(expected.begin(), expected.end(), 0u);
    CHECK(order == expected);
}

TEST_CASE("after a stop no further item is begun, and those begun are finished") {
    for (const unsigned threads : {1u, 2u, 8u}) {
        std::atomic<bool> stop{false};
        std::atomic<std::uint32_t> begun{0}, finished{0};
        work_through(10000, threads, stop, [&](std::uint32_t) {
            if (++begun == 20) stop = true;
            ++finished;
            return true;
        });
        INFO(threads << " threads");
        CHECK(begun == finished);
        CHECK(begun >= 20);
        CHECK(begun < 20 + 2 * threads); // each thread may have taken one item before it saw the stop
    }
}

TEST_CASE("with the stop already set nothing is begun") {
    const std::atomic<bool> stop{true};
    bool begun = false;
    work_through(10, 3, stop, [&](std::uint32_t) { return begun = true; });
    CHECK_FALSE(begun);
}

TEST_CASE("an item that fails ends the handing out") {
    for (const unsigned threads : {1u, 4u}) {
        const std::atomic<bool> stop{false};
        std::atomic<std::uint32_t> begun{0};
        work_through(most, threads, stop, [&](std::uint32_t item) { return ++begun, item != 7; });
        INFO(threads << " threads");
        CHECK(begun >= 8);
        CHECK(begun < most);
    }
}

TEST_CASE("an exception stops the handing out and leaves the workers once all are home") {
    for (const unsigned threads : {1u, 4u}) {
        const std::atomic<bool> stop{false};
        std::atomic<std::uint32_t> begun{0}, at_work{0};
        const auto work = [&](std::uint32_t item) {
            ++begun, ++at_work;
            const bool fails = item == 7;
            --at_work;
            if (fails) std::rethrow_exception(std::make_exception_ptr(std::bad_alloc()));
            return true;
        };
        CHECK_THROWS_AS(work_through(most, threads, stop, work), std::bad_alloc);
        CHECK(begun < most);
        CHECK(at_work == 0);
    }
}

TEST_CASE("there are never more threads than items") {
    const std::atomic<bool> stop{false};
    std::mutex one_at_a_time;
    std::set<std::thread::id> who;
    work_through(3, 1000, stop, [&](std::uint32_t) {
        const std::lock_guard turn(one_at_a_time);
        return who.insert(std::this_thread::get_id()), true;
    });
    CHECK(who.size() <= 3);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DYAD_TEST_NEEDS_ALL_MEMORY // sanitizers lay claim to more than any limit
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define DYAD_TEST_NEEDS_ALL_MEMORY
#endif
#endif
#ifndef DYAD_TEST_NEEDS_ALL_MEMORY
TEST_CASE("where the system gives no more threads, those there are do the work") {
    const auto child = ::fork();
    if (child == 0) {
        const rlimit little{std::size_t{1} << 28U, std::size_t{1} << 28U}; // no room for the stacks of 1,000 threads
        if (::setrlimit(RLIMIT_AS, &little) != 0) ::_exit(2);
        ::_exit(counts_of(2000, 1000) == std::vector<int>(2000, 1) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
}
#endif

TEST_CASE("a bench does every item that is put on it once, and hands over what is done") {
    for (const unsigned threads : {1U, 3U}) {
        WorkBench<int, int> bench(threads, [](const int& item) { return item * item; });
        CHECK_FALSE(bench.take());
        for (int item = 0; item < 100; ++item) bench.put(item);
        std::multiset<int> done, expected;
        for (int item = 0; item < 100; ++item) expected.insert(item * item);
        while (done.size() < 100)
            if (const auto one = bench.take()) done.insert(*one);
            else rest(std::chrono::microseconds{100});
        CHECK(done == expected);
        CHECK_FALSE(bench.take());
    }
}

TEST_CASE("a bench that is closed forgets what is not begun, and tells of a work that failed") {
    std::atomic<int> begun{0};
    {
        WorkBench<int, int> bench(1, [&](const int&) { return rest(std::chrono::milliseconds{20}), ++begun; });
        for (int item = 0; item < 1000; ++item) bench.put(item);
    }
    CHECK(begun < 100);
    WorkBench<int, int> bench(1, [](const int&) -> int { throw std::bad_alloc(); });
    bench.put(1);
    const auto taken_at_last = [&] {
        while (!bench.take()) rest(std::chrono::microseconds{100});
    };
    CHECK_THROWS_AS(taken_at_last(), std::bad_alloc);
}
