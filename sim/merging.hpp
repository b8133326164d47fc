// Merging: finished communities go into the results file in their order, while later ones still live.
#pragma once

#include "sim/population.hpp"
#include "sim/results/parts.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace dyad {

/// The results file of a run in the making. Whoever has finished a community hands it over; who finds that its turn has
/// come, and nobody else at it, appends it and all that wait behind it. The bytes of the file do not depend on who did so.
class Merging {
public:
    /// `kept[c]`: whether community c is among the parts from the start. Refuses as ResultsWriter::create. All that is
    /// given must outlive this.
    static Outcome<Merging> begin(const Population& population, const RunRequest& request, const Parts& parts,
                                  const std::atomic<bool>& stop, std::vector<bool> kept);
    Merging(Merging&&) noexcept;
    ~Merging();

    /// A community is among the parts, and these are its frames. Called from several threads at once.
    Outcome<Done> hand_over(std::uint32_t community, const std::vector<Frame>& frames);
    /// What is still missing, from one thread once all communities are among the parts; then the sums, and the file is
    /// there.
    Outcome<RunEnd> finish();

private:
    struct State;
    explicit Merging(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace dyad
