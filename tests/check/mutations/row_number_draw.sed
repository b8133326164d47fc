# what: a figure's traits are drawn by the child's row instead of its lineage
# file: models/caregiving.hpp
# test: tests/promises/lives.test.cpp
# case: a child born in two scenarios*
s/draw(child, 0, k, Purpose("caregiving.traits"))/draw({i, 0}, 0, k, Purpose("caregiving.traits"))/
