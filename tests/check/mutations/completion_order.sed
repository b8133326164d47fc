# what: communities are kept in the order in which they finish
# file: sim/population.cpp
# test: tests/promises.test.cpp
# case: 1, 2, 3 and 8 threads*
s/^    const std::vector<Frame> frames = population.live(community);/&\n    static std::atomic<std::uint32_t> turn{0};\n    community = turn++ % population.communities;/
