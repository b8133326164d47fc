# what: every figure is credited with what one of them did
# file: models/working_model.hpp
# test: tests/models/mechanisms.test.cpp
# case: with a constant outcome*
s/select(to\[i\] == k, rate \* plasticity\[i\], 0.0f)/select(to[i] <= k, rate * plasticity[i], 0.0f)/
