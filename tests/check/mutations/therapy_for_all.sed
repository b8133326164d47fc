# what: psychotherapy makes people safer before they have had any
# file: models/psychotherapy.hpp
# test: tests/promises/lives.test.cpp
# case: with therapy scheduled for nobody*
s/^        society.safety\[i\] = 1.0f;/        society.safety[i] = 1.01f;/
