// The only file that knows of MPI: joining, leaving, and letters that are looked for instead of waited for.
#include "sim/cluster.hpp"

#include <mpi.h>

#include <algorithm>
#include <array>
#include <sched.h>
#include <unistd.h>

namespace dyad {

namespace {

/// A mask of processors as the system has it, to be united with those of other ranks.
unsigned processors_for_one(MPI_Comm here, int ranks_here) {
    cpu_set_t mine, all;
    CPU_ZERO(&mine);
    if (sched_getaffinity(0, sizeof mine, &mine) != 0) return 1;
    MPI_Allreduce(&mine, &all, sizeof mine, MPI_UNSIGNED_CHAR, MPI_BOR, here);
    // Ranks that were bound each have their own; ranks that were not share all of them.
    return static_cast<unsigned>(std::max(1, std::min(CPU_COUNT(&mine), CPU_COUNT(&all) / std::max(1, ranks_here))));
}

} // namespace

bool Cluster::is_built_in() { return true; }

Cluster Cluster::join() {
    int threads = 0, rank = 0, ranks = 1, ranks_here = 1, length = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &threads);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    MPI_Comm here = MPI_COMM_NULL;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, rank, MPI_INFO_NULL, &here);
    MPI_Comm_size(here, &ranks_here);
    std::array<char, MPI_MAX_PROCESSOR_NAME> name{};
    MPI_Get_processor_name(name.data(), &length);
    Cluster cluster;
    cluster.rank_ = static_cast<unsigned>(rank);
    cluster.ranks_ = static_cast<unsigned>(ranks);
    cluster.processors_ = processors_for_one(here, ranks_here);
    cluster.parent_ = ::getppid();
    cluster.machine_ = name.data();
    MPI_Comm_free(&here);
    return cluster;
}

void Cluster::leave() { MPI_Finalize(); }

void Cluster::send(unsigned to, std::span<const std::byte> bytes) const {
    MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, static_cast<int>(to), 0, MPI_COMM_WORLD);
}

std::optional<Letter> Cluster::receive() const {
    int there = 0, size = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return std::nullopt;
    MPI_Get_count(&status, MPI_BYTE, &size);
    Letter letter{static_cast<unsigned>(status.MPI_SOURCE), std::vector<std::byte>(static_cast<std::size_t>(size))};
    MPI_Recv(letter.bytes.data(), size, MPI_BYTE, status.MPI_SOURCE, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return letter;
}

bool Cluster::is_orphaned() const { return ::getppid() != parent_; }

} // namespace dyad
