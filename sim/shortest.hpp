// Numbers in the fewest digits that read back as the same number.
#pragma once

#include <string>

namespace dyad {

/// As `std::to_chars` writes it: "0.1", "1e-07", "nan", whichever of both notations is shorter.
std::string shortest(double number);
std::string shortest(float number);

} // namespace dyad
