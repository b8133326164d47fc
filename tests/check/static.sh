#!/usr/bin/env bash
# The static program needs no library, no source tree and no environment of the machine it runs on.
#
# usage: static.sh ROOT PROGRAM
set -eu
root=$1 program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
what=$(file "$program")
echo "$what"
grep -q "statically linked" <<<"$what"
cp "$program" "$folder/dyad"
cd "$folder"
alone() { env -i ./dyad "$@"; }

alone --version
alone scenarios >listed
for scenario in "$root"/scenarios/*.toml; do
    name=$(basename "$scenario" .toml)
    grep -q "^$name " listed || { echo "the program alone does not know the scenario $name"; exit 1; }
done
alone run global --families 40 --out carried.h5 --quiet # which includes another
alone run "$root/scenarios/global.toml" --families 40 --out from_file.h5 --quiet
cmp carried.h5 from_file.h5
if alone run nowhere --quiet 2>refusal; then
    echo "a scenario that is not there should be refused"
    exit 1
fi
grep -q baseline refusal || { echo "the refusal does not name the scenarios there are: $(cat refusal)"; exit 1; }
# A folder of one's own goes before what the program carries.
mkdir mine
cp "$root/scenarios/baseline.toml" mine/own.toml
env -i DYAD_SCENARIOS=mine ./dyad run own --families 20 --quiet
echo "the program stands alone"
