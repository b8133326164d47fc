// The name under which code is compiled for one instruction set, so that the linker never mixes two.
#pragma once

#include <cfloat>

#if defined(__FAST_MATH__) || FLT_EVAL_METHOD != 0
#error "Dyad must round every float as IEEE 754 says, or results differ between machines: no -ffast-math, no x87"
#endif

// Whatever kernels may call lives in `dyad::inline DYAD_KERNEL`. The kernel file is compiled once per instruction set with
// another name each time; all other files see `portable`.
#ifndef DYAD_KERNEL
#define DYAD_KERNEL portable
#endif
