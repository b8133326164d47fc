#!/bin/bash
# Malformed scenarios given to the program itself: refused with their place before anything is done. Called with source tree and program.
set -u
root=$1 program=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp -r "$root/tests/scenarios/malformed/." "$work"
cd "$work" || exit 1
failures=0 refused=0
for scenario in *.toml; do
    # Places are those expected for the tests' vocabulary; settings and words of that vocabulary alone are tested there.
    [ -e "${scenario%.toml}.settings" ] && continue
    [ -d "$scenario" ] && continue
    "$program" run "$scenario" --out made.h5 >out.txt 2>err.txt
    code=$?
    [ $code -eq 0 ] && { echo "accepted by the program: $scenario"; rm -rf made.h5; continue; }
    [ $code -eq 2 ] || { echo "BROKEN: $scenario: exit code $code"; failures=$((failures + 1)); }
    [ -s out.txt ] && { echo "BROKEN: $scenario: something on stdout"; failures=$((failures + 1)); }
    compgen -G 'made.h5*' >/dev/null && { echo "BROKEN: $scenario: a file was made"; failures=$((failures + 1)); rm -rf made.h5*; }
    # What concerns the whole file (no title, nothing in it) has no line.
    if grep -qE '^[^:]*\.toml:[0-9]+:[0-9]+: ' err.txt; then refused=$((refused + 1))
    elif grep -qE '\.toml:[0-9]+:[0-9]+: ' "${scenario%.toml}.expected" || ! grep -qF "$scenario" err.txt; then
        echo "BROKEN: $scenario: no place is named: $(head -n 1 err.txt)"
        failures=$((failures + 1))
    fi
done
echo "$refused malformed scenarios refused with file, line and column"
[ $refused -ge 40 ] || { echo "BROKEN: at least 40 are refused with a place"; failures=$((failures + 1)); }
rm -f out.txt err.txt
made=$(diff <(cd "$root/tests/scenarios/malformed" && find . | sort) <(find . | sort))
[ -z "$made" ] || { echo "BROKEN: the folder is not as it was: $made"; failures=$((failures + 1)); }
[ $failures -eq 0 ]
