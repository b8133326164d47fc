# what: a stopped run finishes its file all the same
# file: sim/merging.cpp
# test: tests/sim/population.test.cpp
# case: a stop while merging*
s/return RunEnd::interrupted;/(void)0;/
