# what: giving the Q-Sort calms the child
# file: models/instruments/attachment_q_sort.hpp
# test: tests/models/instruments.test.cpp
# case: instruments leave every byte*
s/^        double sum = 0;/        double sum = 0; const_cast<Nursery\&>(infants).tone[i] *= 0.9f;/
