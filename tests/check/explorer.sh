#!/usr/bin/env bash
# The explorer as a newcomer has it: built by the front door, one file that is small enough, and all its tests in Chromium.
#
# usage: explorer.sh ROOT PROGRAM [TEST...] ; tests are names in tests/explorer without their ending: all, unless some are named.
set -u
root=$1 program=$2
shift 2
failed=0
. "$root/tests/check/claims.sh"
most=400000 # bytes: what a tablet of a school reads without a wait
exits 0 "the page, built and handed out" "dyad.html" "$root/dyad" explore --out dyad.html
[ -s dyad.html ] || exit 1
exits 0 "the types of the page are sound" "" bash -c "cd '$root/analysis/explorer' && node node_modules/typescript/bin/tsc --noEmit"
bytes=$(wc -c <dyad.html)
echo "the page has $bytes bytes"
[ "$bytes" -le $most ] || fail "the page has more than $most bytes"
# Addresses of namespaces and of sources are words; anything that is loaded by itself would be one of these.
grep -qE '<(link|script|img|iframe|source)[^>]* (href|src)="?https?:|@import|url\(["'\'']?https?:' dyad.html && fail "the page needs another file"

tests=()
for name in "${@:-}"; do [ -z "$name" ] || tests+=("$root/tests/explorer/$name.test.mjs"); done
[ ${#tests[@]} -gt 0 ] || tests=("$root"/tests/explorer/*.test.mjs)
# One file after the other: each counts on the processors for itself.
for file in "${tests[@]}"; do
    DYAD_EXPLORER=$work/dyad.html DYAD_PROGRAM=$program node --test --test-reporter=spec "$file" >said 2>&1 || { fail "$(basename "$file" .test.mjs)"; sed -n '/failing tests/,$p' said | head -n 80; }
    grep -E '^ℹ (tests|fail|duration_ms)' said | tr '\n' ' '
    echo "$(basename "$file" .test.mjs)"
done
[ $failed = 0 ] && echo "the explorer is as it should be"
exit $failed
