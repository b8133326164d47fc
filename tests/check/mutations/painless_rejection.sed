# what: rejection does not hurt
# file: models/working_model.hpp
# test: tests/models/emergence.test.cpp
# case: a rejecting caregiver makes muting pay
s/pain = -hurt;/pain = hurt;/
