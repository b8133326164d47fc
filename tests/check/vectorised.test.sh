#!/usr/bin/env bash
# Every loop over the infants of a day becomes vector code, for each instruction set, by g++'s own report, shown as a table.
#
# usage: vectorised.test.sh ROOT [PROGRAM]
set -eu
cd "$1"
[ "$(uname -m)" = x86_64 ] && command -v g++ >/dev/null || { echo "this check needs g++ on x86-64"; exit 77; }
report=$(mktemp) loops=$(mktemp)
trap 'rm -f "$report" "$loops"' EXIT

grep -n 'for (std::uint32_t i = day\.first' models/*.hpp >"$loops"
[ -s "$loops" ] || { echo "no loops over the infants of a day were found in models/*.hpp"; exit 1; }

widths=()
while read -r bytes flags; do
    # The flags of CMakeLists.txt: with others the compiler would not be asked the same question.
    # shellcheck disable=SC2086
    g++ -std=c++20 -O3 -DNDEBUG -ffp-contract=off -fno-math-errno -fno-trapping-math -I. -DDYAD_KERNEL=asked $flags \
        -S -o /dev/null -fopt-info-vec-optimized models/kernel.cpp 2>&1 | sed "s/^/$bytes /" >>"$report"
    widths+=("$bytes")
done <<'SETS'
16 -march=x86-64
32 -march=x86-64-v3
64 -march=x86-64-v4 -mprefer-vector-width=512
SETS

printf '%-34s %10s %10s %10s   bytes at once\n' loop x86-64 x86-64-v3 x86-64-v4
missing=0
while IFS=: read -r file line _; do
    printf '%-34s' "$file:$line"
    for bytes in "${widths[@]}"; do
        if grep -q "^$bytes \(\./\)\?$file:$line:[0-9]*: optimized: loop vectorized using $bytes byte vectors" "$report"; then
            printf ' %10s' "$bytes"
        else
            printf ' %10s' NOT
            missing=$((missing + 1))
        fi
    done
    printf '\n'
done <"$loops"
if [ "$missing" -gt 0 ]; then
    echo "$missing times a loop was not vectorised at full width; look at it with -fopt-info-vec-missed"
    exit 1
fi
echo "$(wc -l <"$loops") loops, each vectorised at full width for every instruction set"
