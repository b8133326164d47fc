# what: a child's temperament is drawn by the month of its birth
# file: models/temperament.hpp
# test: tests/promises/lives.test.cpp
# case: a child born in two scenarios*
s/const Words words = draw(identity, 0, 0, Purpose("temperament"));/const Words words = draw(identity, persons.birth_month[child], 0, Purpose("temperament"));/
