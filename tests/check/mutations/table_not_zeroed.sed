# what: a table made anew keeps what was in memory
# file: sim/table.hpp
# test: tests/sim/table.test.cpp
# case: a table made anew*
s/std::memset(values_, 0, bytes);/std::memset(values_, 1, bytes);/
