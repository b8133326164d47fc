# what: rows drawn together take their neighbour's luck
# file: sim/random_rows.hpp
# test: tests/sim/random.test.cpp
# case: draws for many rows*
s/store_pairs(into\[k\] + (i - first), evens\[k\], odds\[k\]);/store_pairs(into[k] + (i - first), k == 2 ? odds[k] : evens[k], k == 2 ? evens[k] : odds[k]);/
