# what: rows drawn together take their neighbour's luck
# file: sim/random_rows.hpp
# test: tests/sim/random.test.cpp
# case: draws for many rows*
s/store_pairs(into\[k\] + v \* rows_of_pairs, evens\[k\], odds\[k\]);/store_pairs(into[k] + v * rows_of_pairs, k == 2 ? odds[k] : evens[k], k == 2 ? evens[k] : odds[k]);/
