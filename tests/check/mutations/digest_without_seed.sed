# what: the digest of a run leaves out its seed
# file: sim/commands/request.cpp
# test: tests/promises/digest.test.cpp
# case: another seed*
/settings\["run.seed"\] =/d
s/" --seed " + std::to_string(scenario.seed);/" --seed";/
