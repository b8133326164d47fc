# what: a month's stress is drawn by the block that it is lived in
# file: models/caregiving.hpp
# test: tests/models/one_writer.test.cpp
# case: a month lived in blocks*
s|now.slot / 4, Purpose("caregiving.month_stress")|now.slot / 4 + 16 * (now.first > 0), Purpose("caregiving.month_stress")|
