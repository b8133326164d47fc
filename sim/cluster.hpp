// Processes that were started together on one machine or many, and the letters between them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dyad {

struct Letter {
    unsigned from = 0;
    std::vector<std::byte> bytes;
};

/// The ranks of one MPI program, from joining to leaving. Whoever joins must leave; only one thread may call what is here.
/// Nothing here waits in a loop that keeps a processor busy, but for joining and leaving.
class Cluster {
public:
    /// Whether this program was built with MPI; in others (`cluster_absent.cpp`) there is nobody to join.
    static bool is_built_in();
    /// Once in a process. Waits for all ranks.
    static Cluster join();
    /// Waits until all ranks leave.
    void leave();

    unsigned rank() const { return rank_; }
    unsigned ranks() const { return ranks_; }
    /// Processors that this rank may use without taking them from others on its machine; at least one.
    unsigned processors() const { return processors_; }
    /// The name of its machine.
    const std::string& machine() const { return machine_; }

    /// Letters between two ranks arrive in the order in which they were sent. They should be small (a few kilobytes).
    void send(unsigned to, std::span<const std::byte> bytes) const;
    /// The next letter from anybody, if one has come; never waits.
    std::optional<Letter> receive() const;
    /// Whether the launcher is gone, whose end should be that of its ranks.
    bool is_orphaned() const;

private:
    unsigned rank_ = 0, ranks_ = 1, processors_ = 1;
    [[maybe_unused]] int parent_ = 0;
    std::string machine_;
};

} // namespace dyad
