# what: whom friends leave depends on what they feel, whatever the scenario says
# file: models/friendship.hpp
# test: tests/promises/friends_friend.test.cpp
# case: where nobody's answers follow*
s|return usual \* exp(-(prune |return 20.0f * usual * exp(-((prune + 10.0f) |
