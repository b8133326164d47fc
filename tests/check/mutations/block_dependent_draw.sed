# what: a bid's draw depends on the block that it is lived in
# file: models/signalling.hpp
# test: tests/models/one_writer.test.cpp
# case: a month lived in blocks*
s/world\.nursery, day, e, Purpose("signalling")/world.nursery, day, e + 16 * (day.first > 0), Purpose("signalling")/
