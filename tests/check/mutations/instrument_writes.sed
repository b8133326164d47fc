# what: asking for self-esteem calms the person
# file: models/instruments/self_esteem.hpp
# test: tests/models/adult_instruments.test.cpp
# case: all instruments together*
s/^        const Words words = draw(/        const_cast<World\&>(subject.world).society.tone[subject.row] *= 0.9f;\n&/
