# what: recording oftener changes lives, because an instrument writes
# file: models/instruments/attachment_q_sort.hpp
# test: tests/promises.test.cpp
# case: looking oftener*
s/^        double sum = 0;/        double sum = 0; const_cast<Nursery\&>(infants).tone[i] *= 0.9f;/
