#!/usr/bin/env bash
# The parameter tables of models/ODD.md are those of the program. `odd.test.sh ROOT PROGRAM write` puts them there.
set -eu
root=$1 program=$2 page=$1/models/ODD.md
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
awk '/<!-- generated: dyad params --markdown -->/ { print; exit } { print }' "$page" >"$fresh"
printf '\n' >>"$fresh"
"$program" params --markdown >>"$fresh"
printf '\n<!-- end of generated -->\n' >>"$fresh"
if [ "${3-}" = write ]; then
    cp "$fresh" "$page"
    exit
fi
diff -u "$page" "$fresh" || {
    echo "models/ODD.md does not hold the program's parameters; write them anew: tests/check/odd.test.sh . build/release/dyad write"
    exit 1
}
