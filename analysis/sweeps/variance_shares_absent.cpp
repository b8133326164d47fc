// Stands in for variance_shares.cpp where OpenTURNS is not installed: says what is missing.
#include "analysis/sweeps/sensitivity.hpp"

namespace dyad {

bool can_share_variance() { return false; }

Outcome<std::vector<VarianceShare>> variance_shares(std::size_t, const Eigen::VectorXd&) {
    return Refusal{"", 0, 0,
                   "this program was built without OpenTURNS, which shares of variance need; install it with `sudo apt-get install "
                   "libopenturns-dev`, then build the program anew"};
}

} // namespace dyad
