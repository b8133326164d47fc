# what: the engine includes the theory
# file: sim/words.cpp
# test: tests/house.test.cpp
# case: the engine knows neither*
s|^#include "sim/words.hpp"|&\n#include "models/world.hpp"|
