// The name under which code is compiled for one instruction set, so that the linker never mixes two.
#pragma once

// Whatever kernels may call lives in `dyad::inline DYAD_KERNEL`. The kernel file is compiled once per instruction set with
// another name each time; all other files see `portable`.
#ifndef DYAD_KERNEL
#define DYAD_KERNEL portable
#endif
