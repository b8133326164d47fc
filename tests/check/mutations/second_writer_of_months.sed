# what: at a month's end fear writes the tone of the first person of a block
# file: models/fear.hpp
# test: tests/models/one_writer.test.cpp
# case: each column is written by*
s/^        const float falling = general_extinction;/        society.tone[now.first] *= 0.999f;\n&/
