// Yoking: what a yoked infant does makes no difference to how it is answered, and it is answered as much as before.
#include "tests/models/lives.hpp"

using namespace dyad;
using namespace dyad::test;

namespace {

/// Of infants with a figure: the share of bids that it would comfort, were they the child's own policy, and how far the
/// chances of the three strategies lie apart.
struct Met {
    double comforted = 0, apart = 0, infants = 0, yoked = 0;
};
Met met_at(float share, std::uint32_t months) {
    Lifecourse theory;
    std::get<Yoking>(theory).share.value = share;
    World world;
    live_through(world, 400, theory, months, Draw{3, 0});
    const Nursery& infants = world.nursery;
    Met met;
    for (std::uint32_t i = 0; i < infants.rows(); ++i) {
        const float p[] = {infants.chance_mute.strip(0)[i], infants.chance_ask.strip(0)[i], 1 - infants.chance_mute.strip(0)[i] - infants.chance_ask.strip(0)[i]};
        float low = 1, high = 0;
        for (std::uint32_t s = 0; s < strategies; ++s) {
            const float chance = infants.chance_noticed.strip(s)[i] * (1 - infants.chance_rejected.strip(s)[i]) * (1 - infants.chance_frightened.strip(0)[i]);
            met.comforted += p[s] * chance;
            low = std::min(low, chance), high = std::max(high, chance);
        }
        met.apart += high - low;
        met.yoked += infants.yoked[i];
        ++met.infants;
    }
    met.comforted /= met.infants, met.apart /= met.infants;
    return met;
}

} // namespace

TEST_CASE("a yoked infant is answered alike whatever it does, and by as much as an infant whose bids count") {
    const Met usual = met_at(0, 2), yoked = met_at(1, 2); // the first month was lived alike
    CHECK(usual.yoked == 0);
    CHECK(yoked.yoked == yoked.infants);
    CHECK(usual.apart > 0.05);
    CHECK(yoked.apart < 1e-6);
    CHECK(yoked.comforted == Approx(usual.comforted).epsilon(0.03));
}

TEST_CASE("pairs are yoked as often as is asked, and both of a pair") {
    const Met half = met_at(0.5, 12);
    CHECK(half.yoked > 150);
    CHECK(half.yoked < 250);
    CHECK(static_cast<int>(half.yoked) % 2 == 0);
}
