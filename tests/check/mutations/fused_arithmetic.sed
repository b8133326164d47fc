# what: one kernel may fuse multiplications with additions
# file: CMakeLists.txt
# test: tests/promises.test.cpp
# case: every kernel*
# Mutations are built without kernels and hardly optimised: this one builds the kernels, with the pass that fuses.
s/^if(DYAD_KERNELS AND CMAKE/if(CMAKE/
s/-ffp-contract=off/-ffp-contract=off $<$<STREQUAL:$<TARGET_PROPERTY:NAME>,kernel_x86_64_v3>:-ffp-contract=fast> $<$<STREQUAL:$<TARGET_PROPERTY:NAME>,kernel_x86_64_v3>:-fexpensive-optimizations>/
