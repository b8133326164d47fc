# what: exp comes from the platform's library
# file: sim/math.hpp
# test: tests/sim/math.test.cpp
# case: the last bits*
s/^    return p \* from_bits(exponent << 23);/    return static_cast<void>(exponent), std::exp(x);/
