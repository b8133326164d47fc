# what: an instrument draws for the purpose of a mechanism
# file: models/instruments/frightening_behaviour.hpp
# test: tests/sim/random.test.cpp
# case: no two files of the theory*
s/Purpose("frightening_behaviour")/Purpose("signalling")/
