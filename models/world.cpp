// What the world does by itself: it orders the nursery, and keeps what is written down.
#include "models/world.hpp"

namespace dyad {

void World::write_down(const Ended& bond) { ended.push_back(bond); }

HouseholdYear& World::household_year(std::uint32_t year) {
    if (year >= household_years.size()) household_years.resize(year + 1);
    return household_years[year];
}

void World::settle() {
    std::vector<std::uint32_t> order;
    const auto infants = static_cast<std::uint32_t>(nursery.rows());
    const auto figures_of = [&](std::uint32_t i) {
        std::size_t count = 0;
        for (std::size_t k = 0; k < figures_at_most; ++k) count += nursery.role.strip(k)[i] != no_role;
        return count;
    };
    for (std::size_t count = figures_at_most + 1; count-- > 0;) {
        for (std::uint32_t i = 0; i < infants; ++i)
            if (persons.society_row[nursery.person[i]] == nobody && figures_of(i) == count) order.push_back(i);
        for (std::size_t k = 0; k < count; ++k) nursery.with_slot[k] = static_cast<std::uint32_t>(order.size());
    }
    bool changed = order.size() != infants;
    for (std::uint32_t i = 0; !changed && i < infants; ++i) changed = order[i] != i;
    if (changed) nursery.arrange(order);
}

} // namespace dyad
