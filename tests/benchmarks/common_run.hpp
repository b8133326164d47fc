// Towns of the common work, one after the other or by several threads, and how they end.
#pragma once

#include "models/kernel.hpp"
#include "sim/workers.hpp"
#include "tests/benchmarks/common_end.hpp"
#include "tests/benchmarks/common_work.hpp"

#include <atomic>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace dyad {

/// A town's whole life by the kernel of one instruction set.
using OfTown = void (*)(Town& town, std::uint32_t seed);

#ifdef DYAD_COMMON_KERNELS
namespace x86_64 {
void live_common_work(Town& town, std::uint32_t seed);
}
namespace x86_64_v3 {
void live_common_work(Town& town, std::uint32_t seed);
}
namespace x86_64_v4 {
void live_common_work(Town& town, std::uint32_t seed);
}
inline constexpr OfTown of_kernels[] = {x86_64::live_common_work, x86_64_v3::live_common_work, x86_64_v4::live_common_work};
#else
inline namespace portable {
void live_common_work(Town& town, std::uint32_t seed);
}
inline constexpr OfTown of_kernels[] = {live_common_work};
#endif

/// Those that this machine can run, in the order of `runnable_kernels`.
inline std::span<const OfTown> runnable_common_kernels() { return std::span(of_kernels).first(runnable_kernels().size()); }

/// People of a town: the common work comes to the same numbers in communities of this size.
inline constexpr std::uint32_t town_size = 1000;

/// All of a common work's people after its last week.
class CommonRun {
public:
    /// What is kept of a town that has been lived.
    struct Kept {
        People people;
        std::uint32_t break_ups = 0;
    };

    /// `towns` towns, lived by `threads` threads; all people are kept.
    CommonRun(OfTown live, std::uint32_t towns, unsigned threads, std::uint32_t seed) : towns_(towns) {
        const std::atomic<bool> never_stop{false};
        work_through(towns, threads, never_stop, [&](std::uint32_t number) {
            auto kept = std::make_unique<Kept>();
            kept->people.resize(town_size);
            const auto town = std::make_unique<Town>(kept->people);
            town->number = number;
            live(*town, seed);
            kept->break_ups = town->break_ups;
            towns_[number] = std::move(kept);
            return true;
        });
    }

    double persons() const { return static_cast<double>(towns_.size()) * town_size; }
    CommonEnd end() const {
        CommonSums sums;
        double break_ups = 0;
        for (const auto& town : towns_) {
            for (std::uint32_t i = 0; i < town_size; ++i)
                sums.add(town->people.expectation[i], town->people.general[i], town->people.prototype[i],
                         town->people.paired[i] != 0);
            break_ups += town->break_ups;
        }
        return sums.end(break_ups);
    }
    /// Memory of all columns.
    double bytes_per_person() const {
        std::size_t bytes = 0;
        for (const auto& town : towns_)
            for (AnyColumn* const column : town->people.columns()) bytes += column->bytes().size();
        return static_cast<double>(bytes) / persons();
    }
    const Kept& town(std::size_t number) const { return *towns_[number]; }

private:
    std::vector<std::unique_ptr<Kept>> towns_;
};

} // namespace dyad
