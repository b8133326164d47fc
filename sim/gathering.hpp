// Frames of communities brought together, in their order, into the tables that a results file shows.
#pragma once

#include "sim/population.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dyad {

/// The tables as results show them: summed ones in their finished form.
std::vector<FrameFormat> formats_in_file(const Population& population);

/// Whether a table of this index holds sums that are finished at the end.
bool is_summed(const Population& population, std::size_t table);

/// Adds the sums of one community to those of the communities before it, cell by cell. Rows and keys are the same in all.
void add_sums(std::optional<Frame>& total, const Frame& sums, const FrameFormat& format);

/// The tables of a population in memory, community after community. `population` must outlive it.
class Gathering {
public:
    /// Tables that are not named stay empty.
    Gathering(const Population& population, std::span<const std::string_view> tables);

    /// Lets go of what is not wanted of a community's frames, as soon as it is lived.
    void reduce(std::vector<Frame>& community) const;
    /// The frames of the next community, which must have some.
    void add(const std::vector<Frame>& community);
    /// A field of a table of the communities so far (in the order of `formats`), as a frame of one column.
    Frame field(std::size_t table, std::size_t field) const;
    std::size_t rows(std::size_t table) const;
    /// All tables, of which nothing stays here.
    std::vector<Frame> take();
    const std::vector<FrameFormat>& formats() const { return formats_; }

private:
    bool is_wanted(std::size_t table) const { return wanted_[table]; }
    /// The sums of a table that is finished at the end, if it is one that is wanted and has some.
    std::optional<Frame> finished(std::size_t table) const;
    const Population& population_;
    std::vector<FrameFormat> formats_;
    std::vector<bool> wanted_;
    std::vector<Frame> frames_;
    std::vector<std::optional<Frame>> totals_;
};

} // namespace dyad
