#!/usr/bin/env bash
# One seed, one history: every program given writes the same bytes, with any number of threads and any instruction set.
#
# usage: same_bytes.sh ROOT PROGRAM… ; the first program on one thread is the measure of all.
set -eu
root=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Many small communities, the last one not full, so that threads have something to race for: infancies, and whole lives.
infancies=(run "$root/scenarios/global.toml" --families 950 --set run.community=64 --quiet --force)
generations=(run "$root/scenarios/three_generations.toml" --families 130 --set run.community=16 --quiet --force)
compared=0 bad=0

compare() { # what was tried; further arguments: the program and its options
    local what=$1 status=0
    shift
    "$@" --out "$folder/other.h5" 2>"$folder/words" || status=$?
    if [ $status -ne 0 ]; then
        echo "FAILED with $status: $what: $(head -n 3 "$folder/words")"
        bad=1
    elif cmp "$folder/first.h5" "$folder/other.h5"; then
        compared=$((compared + 1))
        echo "same bytes: $what"
    else
        echo "OTHER BYTES: $what"
        bad=1
    fi
}

compare_all() { # the programs; what they live stands in `lives`
    local program threads set status
    "$1" "${lives[@]}" --seed 7 --threads 1 --out "$folder/first.h5"
    echo "measure: $1, $(basename "${lives[1]}"), $(stat -c %s "$folder/first.h5") bytes"
    for program in "$@"; do
        for threads in 1 2 3 8; do compare "$program, $threads threads" "$program" "${lives[@]}" --seed 7 --threads $threads; done
        for set in x86-64 x86-64-v3 x86-64-v4 portable; do
            status=0
            "$program" "${lives[@]}" --seed 7 --instruction-set $set --dry-run >"$folder/words" 2>&1 || status=$?
            if [ $status -eq 2 ]; then # not built in, or not on this machine: the program says so
                echo "left out: $program, $set: $(tail -n 1 "$folder/words")"
            else
                compare "$program, $set" "$program" "${lives[@]}" --seed 7 --instruction-set $set
            fi
        done
    done
}
lives=("${generations[@]}")
compare_all "$@"
lives=("${infancies[@]}")
compare_all "$@"
# The measure must be able to differ: another seed is another history.
"$1" "${lives[@]}" --seed 8 --out "$folder/other.h5"
if cmp -s "$folder/first.h5" "$folder/other.h5"; then
    echo "another seed should have given other bytes"
    bad=1
fi
echo "$compared comparisons gave the same bytes"
exit $bad
