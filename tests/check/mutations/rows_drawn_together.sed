# what: rows drawn together take their neighbour's luck
# file: sim/random_rows.hpp
# test: tests/sim/random.test.cpp
# case: draws for many rows*
s/store_pairs(into\[2\] + i, even.c, odd.c);/store_pairs(into[2] + i, odd.c, even.c);/
