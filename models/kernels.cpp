// Which kernels are built in, and which of them this machine can run.
#include "models/kernel.hpp"

#include <vector>

namespace dyad {

#ifdef DYAD_KERNELS_X86_64
namespace x86_64 {
void turn_month(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_society(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_nursery(std::span<const double>, World&, const DaySpan&, std::uint32_t, std::uint32_t);
}
namespace x86_64_v3 {
void turn_month(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_society(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_nursery(std::span<const double>, World&, const DaySpan&, std::uint32_t, std::uint32_t);
}
namespace x86_64_v4 {
void turn_month(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_society(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_nursery(std::span<const double>, World&, const DaySpan&, std::uint32_t, std::uint32_t);
}

static std::vector<Kernel> find_runnable() {
    std::vector<Kernel> kernels{{"x86-64", x86_64::turn_month, x86_64::live_society, x86_64::live_nursery}};
    const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vl");
    if (v3) kernels.push_back({"x86-64-v3", x86_64_v3::turn_month, x86_64_v3::live_society, x86_64_v3::live_nursery});
    if (v4) kernels.push_back({"x86-64-v4", x86_64_v4::turn_month, x86_64_v4::live_society, x86_64_v4::live_nursery});
    return kernels;
}
#else
inline namespace portable {
void turn_month(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_society(std::span<const double>, World&, const Month&, std::uint32_t, std::uint32_t);
void live_nursery(std::span<const double>, World&, const DaySpan&, std::uint32_t, std::uint32_t);
}

static std::vector<Kernel> find_runnable() { return {{"portable", portable::turn_month, portable::live_society, portable::live_nursery}}; }
#endif

std::span<const Kernel> runnable_kernels() {
    static const std::vector<Kernel> kernels = find_runnable();
    return kernels;
}

} // namespace dyad
