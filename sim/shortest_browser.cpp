// The shortest digits in a browser.
#include "sim/shortest.hpp"
#include "sim/shortest_by_trial.hpp"

namespace dyad {

std::string shortest(double number) { return shortest_by_trial(number); }
std::string shortest(float number) { return shortest_by_trial(number); }

} // namespace dyad
