// Memory of a program that lives community after community.
#pragma once

#include <cstdlib> // says whether this is the GNU library

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace dyad {

/// To be called as a program begins. Memory that was given back to the system comes back page by page, each of which a virtual
/// machine may take ten microseconds for; every community would ask for the same again.
inline void keep_memory() {
#ifdef __GLIBC__
    constexpr int most_of_a_heap = 32 << 20, never = 1 << 30;
    if (mallopt(M_MMAP_THRESHOLD, most_of_a_heap) != 0) mallopt(M_TRIM_THRESHOLD, never);
#endif
}

} // namespace dyad
