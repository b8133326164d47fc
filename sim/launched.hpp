// Whether a launcher of MPI started this process together with others; told from the environment, before MPI is asked.
#pragma once

namespace dyad {

struct Launched {
    unsigned rank = 0, ranks = 1;
};

/// By mpirun of Open MPI, MPICH and its kin, or srun with PMIx. Processes that Slurm merely started side by side, or a
/// command within a batch script, were not.
Launched launched_by_mpi();

} // namespace dyad
