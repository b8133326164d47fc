# what: fear writes the tone of the first child of a block
# file: models/fear.hpp
# test: tests/models/one_writer.test.cpp
# case: each column is written by*
s/^        generalize(infants, day);/        generalize(infants, day), infants.tone[day.first] *= 0.999f;/
