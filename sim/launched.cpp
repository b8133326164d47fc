// What launchers of MPI leave in the environment of the processes they start.
#include "sim/launched.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace dyad {

namespace {

/// The names under which a launcher says how many there are, and which one this is.
struct Spelling {
    const char* ranks;
    const char* rank;
};
constexpr std::array spellings{
    Spelling{"OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK"}, // Open MPI
    Spelling{"PMI_SIZE", "PMI_RANK"},                         // MPICH, Intel MPI, MVAPICH, Cray; srun with PMI 2
    Spelling{"SLURM_STEP_NUM_TASKS", "PMIX_RANK"},            // srun with PMIx, which says no number itself
};

std::optional<unsigned> number_in_environment(const char* name) {
    const char* text = std::getenv(name);
    if (text == nullptr) return std::nullopt;
    const std::string_view digits(text);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

} // namespace

Launched launched_by_mpi() {
    for (const Spelling& spelling : spellings) {
        const auto ranks = number_in_environment(spelling.ranks), rank = number_in_environment(spelling.rank);
        if (ranks && rank && *rank < *ranks) return {*rank, *ranks};
    }
    return {};
}

} // namespace dyad
