#!/bin/bash
# The program in a shell: pipes that close, disks that are full, signals, time to answer. Called with source tree and program.
set -u
root=$1 program=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
claim() { # claim SENTENCE COMMAND…: the command's success is the claim
    local sentence=$1
    shift
    if "$@"; then echo "holds: $sentence"; else echo "BROKEN: $sentence"; failures=$((failures + 1)); fi
}
exits() { # exits CODE COMMAND…
    local code=$1
    shift
    "$@" >out.txt 2>err.txt
    local got=$?
    [ "$got" -eq "$code" ] || { echo "  exit $got, not $code: $*"; cat err.txt; return 1; }
}

printf 'title = "Small"\nquestion = "Does it run?"\n[run]\nfamilies = 40\n' >small.toml
claim "a scenario runs" exits 0 "$program" run small.toml
claim "nothing but the summary is on stdout, and stderr is quiet after a short run" test ! -s err.txt
claim "the summary names the file" grep -q 'Results: small.h5' out.txt
claim "--quiet says nothing" bash -c "'$program' run small.toml --force --quiet >quiet.txt 2>&1 && [ ! -s quiet.txt ]"
claim "an existing output is refused" exits 2 "$program" run small.toml
claim "a scenario that is a folder is refused" exits 2 "$program" run .
claim "a folder that is not there is refused" exits 2 "$program" run small.toml --out no/such/folder/x.h5
claim "no half-written file is left" bash -c '[ -z "$(ls -A | grep -E "tmp|part")" ]'

claim "a reader that closes the pipe early gets no complaint" bash -c \
    "set -o pipefail; '$program' export small.h5 --table observed --csv - 2>pipe.txt | head -n 1 >/dev/null && [ ! -s pipe.txt ]"
if [ -w /dev/full ]; then
    claim "a full standard output is a sentence and exit code 1" bash -c \
        "'$program' export small.h5 --table observed --csv - >/dev/full 2>full.txt; [ \$? -eq 1 ] && grep -q 'standard output' full.txt"
fi
claim "a full disk leaves no CSV" bash -c \
    "ulimit -f 1; '$program' export small.h5 --table observed --csv big.csv 2>disk.txt; [ \$? -eq 1 ] && [ -s disk.txt ] && [ ! -e big.csv ]"

claim "replay --verify holds for a file of this program" exits 0 "$program" replay small.h5 --verify
cp small.h5 damaged.h5
printf 'X' | dd of=damaged.h5 bs=1 seek=5000 conv=notrunc status=none
claim "a damaged file is refused" exits 1 "$program" replay damaged.h5 --verify

# A shell's background jobs ignore Ctrl-C, so that it is given back to them first.
for signal in INT TERM; do
    name=long_$signal
    env --default-signal=INT "$program" run small.toml --families 4000000 --threads 1 --out $name.h5 >/dev/null 2>$name.txt &
    pid=$!
    sleep 1
    kill -s $signal $pid
    wait $pid
    claim "SIG$signal ends a run with exit code 130" test $? -eq 130
    claim "SIG$signal: the way to go on is told" grep -q 'same command continues' $name.txt
    claim "SIG$signal: no half-written results file" test ! -e $name.h5
    claim "SIG$signal: finished communities are kept" test -d $name.h5.part
done

milliseconds() { # the quickest of five
    local best=100000 begin end
    for _ in 1 2 3 4 5; do
        begin=$(date +%s%N)
        "$@" >/dev/null 2>&1
        end=$(date +%s%N)
        [ $(((end - begin) / 1000000)) -lt $best ] && best=$(((end - begin) / 1000000))
    done
    echo $best
}
[ -n "${DYAD_SANITIZED-}" ] || claim "--help answers in under 50 ms" test "$(milliseconds "$program" --help)" -lt 50
claim "the source tree's scenarios are all readable" exits 0 "$program" scenarios
[ $failures -eq 0 ] || { echo "$failures broken (source tree $root)"; exit 1; }
