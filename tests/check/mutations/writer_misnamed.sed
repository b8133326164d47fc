# what: a column names another process as its writer
# file: models/society.hpp
# test: tests/models/one_writer.test.cpp
# case: each column is written by*
/Column<float> tone/s/"arousal"/"fear"/
