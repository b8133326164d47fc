# what: fear leaves direct bids alone
# file: models/signalling.hpp
# test: tests/models/emergence.test.cpp
# case: a frightening caregiver*
s/ - inhibits \* fear\[i\]//; s/inhibits = fear_inhibits/inhibits [[maybe_unused]] = fear_inhibits/; /fear = [a-z]*.fear.strip/s/fear =/fear [[maybe_unused]] =/
