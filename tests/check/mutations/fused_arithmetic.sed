# what: one kernel may fuse multiplications with additions (mutations are built without kernels; this one builds them)
# file: CMakeLists.txt
# test: tests/promises.test.cpp
# case: every kernel*
s/^if(DYAD_KERNELS AND CMAKE/if(CMAKE/
s/-ffp-contract=off/-ffp-contract=off $<$<STREQUAL:$<TARGET_PROPERTY:NAME>,kernel_x86_64_v3>:-ffp-contract=fast>/
