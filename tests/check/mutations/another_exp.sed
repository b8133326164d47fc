# what: one coefficient of exp has fewer digits
# file: sim/math.hpp
# test: tests/sim/math.test.cpp
# case: exp is within*
s/5.0000001201e-1f/5.00001e-1f/
