#!/usr/bin/env bash
# The linker can never put a kernel's AVX code into the rest of the program: whatever an object of a kernel offers to
# others under a weak name carries the kernel's tag, and nothing of it runs at start-up, before a kernel is chosen.
#
# usage: kernel_symbols.sh ROOT PROGRAM (TAG OBJECT)…
set -eu
shift 2
[ $# -gt 0 ] || { echo "no kernels were given"; exit 1; }
bad=0
while [ $# -ge 2 ]; do
    tag=$1 object=$2
    shift 2
    symbols=$(nm "$object")
    grep -q " [TWV] .*${#tag}${tag}" <<<"$symbols" || { echo "$object defines nothing in a namespace $tag"; bad=1; }
    # W, V and u are weak symbols with a definition; lower-case w and v are only wished for. The address of the compiler's
    # handler of exceptions (for memory that is used up) is no code.
    strangers=$(awk '$(NF-1) ~ /^[WVu]$/ {print $NF}' <<<"$symbols" | grep -v "${#tag}${tag}" |
        grep -vx 'DW.ref.__gxx_personality_v0' || true)
    if [ -n "$strangers" ]; then
        echo "kernel $tag: weak symbols that other code could be linked to:"
        c++filt <<<"$strangers" | sed 's/^/    /'
        bad=1
    fi
    if grep -q "_GLOBAL__sub_I_" <<<"$symbols"; then
        echo "kernel $tag: runs code at start-up, on machines that may lack its instructions"
        bad=1
    fi
    echo "kernel $tag: $(wc -l <<<"$symbols") symbols looked at"
done
exit $bad
