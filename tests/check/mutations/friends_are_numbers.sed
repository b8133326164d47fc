# what: friends answer as drawn numbers would, whatever became of them
# file: models/responsiveness.hpp
# test: tests/promises/friends_friend.test.cpp
# case: a childhood reaches the friend's friend*
s/return {friend_sensitivity, friend_own_model, /return {friend_sensitivity, 0.0f, /
