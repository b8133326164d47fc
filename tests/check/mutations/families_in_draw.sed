# what: a family's lineage depends on how many families there are
# file: models/census.hpp
# test: tests/promises.test.cpp
# case: a thousand more families*
s/lineage_of_founder(world.community, family, number)/lineage_of_founder(world.community, (family + world.families) % 1024, number)/
