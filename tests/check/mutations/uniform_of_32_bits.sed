# what: a uniform number is made of the whole word
# file: sim/random.hpp
# test: tests/sim/random.test.cpp
# case: a uniform number is never*
s|return (static_cast<float>(static_cast<std::int32_t>(word >> 9)) + 0.5f) \* 0x1p-23f;|return static_cast<float>(word) * 0x1p-32f;|
