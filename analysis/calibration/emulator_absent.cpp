// Stands in for emulator.cpp where OpenTURNS is not installed: says what is missing.
#include "analysis/calibration/emulator.hpp"

namespace dyad::calibration {

bool can_train_emulators() { return false; }

Outcome<Emulator> train_emulator(const Runs&, const std::vector<std::string>&, const Stop&, Eigen::Index) {
    return Refusal{"", 0, 0,
                   "this program was built without OpenTURNS, which a calibration needs; install it with `sudo apt-get install "
                   "libopenturns-dev`, then build the program anew"};
}

} // namespace dyad::calibration
