#!/usr/bin/env bash
# The README's snippets in Python and R run as they stand, in a folder that holds results/demo.h5.
#
# usage: readme.sh ROOT PROGRAM ; skipped (77) where Python or R lack what the snippets need, unless DYAD_FULL is set.
set -eu
root=$1 program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
missing=
/usr/bin/python3 -c 'import h5py, pandas' 2>/dev/null || missing="python3-h5py and python3-pandas"
Rscript -e 'library(hdf5r)' >/dev/null 2>&1 || missing="${missing:+$missing, }r-cran-hdf5r"
if [ -n "$missing" ]; then
    echo "the snippets need $missing"
    [ -n "${DYAD_FULL-}" ] && exit 1
    exit 77
fi
mkdir "$folder/results"
cd "$folder"
"$program" run "$root/scenarios/baseline.toml" --families 600 --out results/demo.h5 --quiet

# Each block of a language becomes a file of its own: python.1, r.1 …
awk '/^```(python|r)$/ { language = substr($0, 4); file = language "." ++count[language]; next }
     /^```/ { file = "" }
     file { print > file }' "$root/README.md"
for language in python r; do
    [ -f "$language.1" ] || { echo "the README has no snippet in $language"; exit 1; }
done
for snippet in python.*; do echo "--- $snippet"; /usr/bin/python3 "$snippet"; done
for snippet in r.*; do echo "--- $snippet"; Rscript "$snippet"; done
