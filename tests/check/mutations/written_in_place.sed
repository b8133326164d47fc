# what: a results file grows under its own name
# file: sim/results/durable.cpp
# test: tests/sim/results.test.cpp
# case: an unfinished writer*
s|const auto name = folder_of(path) + .*|const auto name = path;|
