# what: Philox leaves out a round
# file: sim/random.hpp
# test: tests/sim/random.test.cpp
# case: Philox gives its authors*
s/round < 10/round < 9/
