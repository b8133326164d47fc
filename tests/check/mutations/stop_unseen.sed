# what: workers do not see the stop
# file: sim/workers.hpp
# test: tests/sim/workers.test.cpp
# case: after a stop*
s/!stop && !failed/!(stop \&\& failed)/
