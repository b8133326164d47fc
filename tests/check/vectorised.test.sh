#!/usr/bin/env bash
# Every loop over rows that does arithmetic becomes vector code, for each instruction set, by g++'s own report, shown as a table.
#
# usage: vectorised.test.sh ROOT [PROGRAM]
# Loops are those that carry the hint `#pragma GCC ivdep`: over the infants of a day, and over the society's rows once a
# month, by exchanges and at the month's end. Those without it are the turn of the month, where few rows are picked; over the
# infants of a day there are none such.
set -eu
cd "$1"
[ "$(uname -m)" = x86_64 ] && command -v g++ >/dev/null || { echo "this check needs g++ on x86-64"; exit 77; }
report=$(mktemp) loops=$(mktemp)
trap 'rm -f "$report" "$loops"' EXIT

awk '/for \(std::uint32_t i = / && hinted { print FILENAME ":" FNR ":" } { hinted = /#pragma GCC ivdep/ }' models/*.hpp >"$loops"
for moment in 'day\.first' 'now\.first' '0; i < last'; do
    grep -q "i = $moment" <(while IFS=: read -r file line _; do sed -n "${line}p" "$file"; done <"$loops") ||
        { echo "no hinted loop over $moment was found in models/*.hpp"; exit 1; }
done
hasty=$(awk '/for \(std::uint32_t i = day\.first/ && !hinted { print FILENAME ":" FNR } { hinted = /#pragma GCC ivdep/ }' models/*.hpp)
[ -z "$hasty" ] || { echo "loops over the infants of a day without the hint: $hasty"; exit 1; }

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
64 -march=x86-64-v4 -mprefer-vector-width=512 -mtune=icelake-server
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
