// Who was started by a launcher of MPI, and who only looks like it.
#include "sim/launched.hpp"
#include "tests/catch.hpp"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

using namespace dyad;

namespace {

/// What is told where the environment says this and nothing else of launchers.
Launched launched_where(const std::vector<std::pair<std::string, std::string>>& says) {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK", "PMI_SIZE", "PMI_RANK", "PMIX_RANK", "SLURM_STEP_NUM_TASKS", "SLURM_NTASKS", "SLURM_PROCID"})
        ::unsetenv(name);
    for (const auto& [name, value] : says) ::setenv(name.c_str(), value.c_str(), 1);
    return launched_by_mpi();
}

} // namespace

TEST_CASE("mpirun, MPICH's mpiexec and srun with PMIx start ranks, and batch scripts and srun alone do not") {
    const auto is = [](const Launched& launched, unsigned rank, unsigned ranks) { return launched.rank == rank && launched.ranks == ranks; };
    CHECK(is(launched_where({}), 0, 1));
    CHECK(is(launched_where({{"OMPI_COMM_WORLD_SIZE", "64"}, {"OMPI_COMM_WORLD_RANK", "63"}}), 63, 64));
    CHECK(is(launched_where({{"PMI_SIZE", "4"}, {"PMI_RANK", "0"}}), 0, 4));
    CHECK(is(launched_where({{"SLURM_STEP_NUM_TASKS", "8"}, {"SLURM_PROCID", "3"}, {"PMIX_RANK", "3"}}), 3, 8));
    CHECK(is(launched_where({{"SLURM_STEP_NUM_TASKS", "8"}, {"SLURM_PROCID", "3"}}), 0, 1));
    CHECK(is(launched_where({{"SLURM_NTASKS", "8"}, {"SLURM_PROCID", "0"}}), 0, 1));
    CHECK(is(launched_where({{"OMPI_COMM_WORLD_SIZE", "1"}, {"OMPI_COMM_WORLD_RANK", "0"}, {"PMIX_RANK", "0"}}), 0, 1));
    CHECK(is(launched_where({{"PMI_SIZE", "4"}, {"PMI_RANK", "four"}}), 0, 1));
    CHECK(is(launched_where({{"PMI_SIZE", "4"}, {"PMI_RANK", "4"}}), 0, 1));
    launched_where({});
}
