# what: recording oftener changes lives, because an instrument writes
# file: models/instruments/attachment_q_sort.hpp
# test: tests/promises.test.cpp
# case: looking oftener*
s/^        double sum = 0;/        double sum = 0; if (subject.in_nursery) const_cast<Nursery\&>(subject.nursery()).tone[subject.row] *= 0.9f;/
