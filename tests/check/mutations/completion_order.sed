# what: communities are kept in the order in which they finish
# file: sim/population.cpp
# test: tests/promises.test.cpp
# case: 1, 2, 3 and 8 threads*
s/^    work_through(count/    std::atomic<std::uint32_t> turn{0};\n&/
s/const auto saved = parts.save(missing\[item\], population.live(missing\[item\]));/const auto lived = population.live(missing[item]);\n        const auto saved = parts.save(missing[turn++], lived);/
