# what: a family's lineage depends on how many families there are
# file: models/attachment_figures.hpp
# test: tests/promises.test.cpp
# case: a thousand more families*
s/(std::uint64_t{family} << 30)/(std::uint64_t{(family + world.families) % 1024} << 30)/
