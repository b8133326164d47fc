# what: communities are kept in the order in which they finish
# file: sim/population.cpp
# test: tests/promises.test.cpp
# case: 1, 2, 3 and 8 threads*
s/^    work_through(population/    std::atomic<std::uint32_t> turn{0};\n&/
s/if (!parts.has(community)) {/if (auto lived = population.live(community); true) {/
s/parts.save(community, population.live(community))/parts.save(turn++, lived)/
