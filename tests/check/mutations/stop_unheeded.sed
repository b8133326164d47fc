# what: a stopped run finishes its file all the same
# file: sim/population.cpp
# test: tests/promises.test.cpp
# case: a run stopped after*
s/return RunEnd::interrupted;/(void)0;/
