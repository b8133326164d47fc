#!/bin/bash
# What a run does to the disk: outputs that are refused, disks that are full, kills, interruptions. Called with source tree and program.
set -u
root=$1 program=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
claim() { # claim SENTENCE COMMAND…: the command's success is the claim
    local sentence=$1
    shift
    if "$@"; then echo "holds: $sentence"; else echo "BROKEN: $sentence"; cat err.txt; failures=$((failures + 1)); fi
}
exits() { # exits CODE COMMAND…
    local code=$1
    shift
    "$@" >out.txt 2>err.txt
    local got=$?
    [ "$got" -eq "$code" ] || { echo "  exit $got, not $code: $*"; return 1; }
}
background() { # begins a command whose Ctrl-C is not ignored, as a shell's background jobs do; its number is in $pid
    env --default-signal=INT,HUP,TERM "$@" >out.txt 2>err.txt &
    pid=$!
}
until_there() { # until_there PATTERN: waits for a file, at most two minutes
    for _ in $(seq 12000); do
        compgen -G "$1" >/dev/null && return 0
        sleep 0.01
    done
    echo "  $1 did not come"
    return 1
}
temporary_files() { find . -name '*.tmp'; }

printf 'title = "Small"\n[run]\nfamilies = 40\n' >small.toml
"$program" run small.toml --quiet || exit 1

claim "an existing output is refused without --force" exits 2 "$program" run small.toml
claim "the way to replace it is told" grep -q -- '--force' err.txt
mkfifo pipe.h5
claim "a pipe is refused even when forced" exits 2 timeout 20 "$program" run small.toml --out pipe.h5 --force
claim "the pipe is still there" test -p pipe.h5
claim "a pipe is no place for a table either" exits 2 timeout 20 "$program" export small.h5 --table persons --csv pipe.h5 --force
ln -s real.h5 link.h5
claim "a link is followed to the file behind it" exits 0 "$program" run small.toml --out link.h5
claim "the link is still a link" test -L link.h5 -a -f real.h5
claim "the file behind a link is not replaced without --force" exits 2 "$program" run small.toml --out link.h5
ln -s circle.h5 circle.h5
claim "a circle of links is refused" exits 2 "$program" run small.toml --out circle.h5
claim "a circle is called a circle" grep -q circle err.txt
claim "a folder below a file is refused" exits 2 "$program" run small.toml --out small.h5/x.h5
claim "a name of 300 letters is refused" exits 2 "$program" run small.toml --out "$(printf 'x%.0s' $(seq 300)).h5"

before=$(cksum <small.toml)
claim "a scenario is not its own output" exits 2 "$program" run small.toml --out small.toml --force
claim "nor under another name" exits 2 "$program" run ./small.toml --out "$PWD/small.toml" --force
claim "the scenario is as it was" test "$before" = "$(cksum <small.toml)"
before=$(cksum <small.h5)
claim "a table is not written over its file" exits 2 "$program" export small.h5 --table persons --csv small.h5 --force
claim "nor is a file made again over itself" exits 2 "$program" replay small.h5 --out ./small.h5 --force
claim "the file is as it was" test "$before" = "$(cksum <small.h5)"

# ---- a full disk ---------------------------------------------------------------------------------------------------
claim "a full disk ends a run with exit code 1" exits 1 bash -c "ulimit -f 1; exec '$program' run small.toml --out full.h5"
claim "a full disk is a sentence" grep -q 'cannot be written' err.txt
claim "a full disk leaves nothing" bash -c '! ls -A | grep -q full'

# ---- two at once, kills and interruptions --------------------------------------------------------------------------
many=(run small.toml --threads 2 --set run.community=4 --families 6000)
"$program" "${many[@]}" --out whole.h5 --quiet || failures=$((failures + 1))
for delay in 0.05 0.3 0.$((RANDOM % 9))$((RANDOM % 10)) 0.$((RANDOM % 9))$((RANDOM % 10)); do
    background "$program" "${many[@]}" --out killed.h5 --quiet
    until_there 'killed.h5.part/*/c*.part'
    sleep $delay
    kill -KILL $pid
    wait $pid 2>/dev/null
done
claim "what was killed at random moments is finished by the same command" exits 0 "$program" "${many[@]}" --out killed.h5 --force --quiet
claim "it has the bytes of a run that was never killed" cmp whole.h5 killed.h5
claim "no part is left" test ! -e killed.h5.part
claim "no temporary file is left" test -z "$(temporary_files)"

background "$program" run small.toml --set run.community=4 --families 400000 --out two.h5
until_there 'two.h5.part/*/c*.part'
"$program" run small.toml --out two.h5 >out2.txt 2>err2.txt
claim "a second process on one output is refused" test $? -eq 1
claim "it is told the first one's number" grep -q "process id $pid" err2.txt
kill -HUP $pid
wait $pid
claim "SIGHUP ends a run with exit code 130" test $? -eq 130
claim "the way to go on is told" grep -q 'same command continues' err.txt
claim "another run finishes beside what is left" exits 0 "$program" run small.toml --out two.h5
claim "what is left is named, with its command" grep -q 'two.h5.part/.*run.community=4.*rm -r' err.txt
rm -rf two.h5 two.h5.part

# Many small communities take long to bring into one file: the last part is there before the file is.
background "$program" "${many[@]}" --out merged.h5
until_there 'merged.h5.part/*/c001499.part'
kill -INT $pid
wait $pid
ended=$?
if [ ! -e merged.h5 ]; then
    claim "Ctrl-C while merging ends with exit code 130" test $ended -eq 130
    claim "Ctrl-C while merging keeps every community" test "$(ls merged.h5.part/*/c*.part | wc -l)" -eq 1500
    claim "the merging is done by the same command" exits 0 "$program" "${many[@]}" --out merged.h5 --quiet
fi
claim "a merging that was interrupted gives the same bytes" cmp whole.h5 merged.h5

# ---- memory ----------------------------------------------------------------------------------------------------------
if (ulimit -v 80000; "$program" --version) >/dev/null 2>&1; then # sanitizers need more than any limit
    for limit in 80000 100000 130000; do
        (ulimit -v $limit; "$program" run small.toml --families 100000 --set run.community=1024 --threads 8 --out small_memory.h5 --force --quiet) >out.txt 2>err.txt
        ended=$?
        claim "with $limit KiB of memory a run ends well or with exit code 1" test $ended -eq 0 -o $ended -eq 1 -o $ended -eq 127
        claim "with $limit KiB nothing is terminated" bash -c '! grep -q "terminate called" err.txt'
    done
fi

# ---- tables ------------------------------------------------------------------------------------------------------------
: >.whole.csv.999999.tmp
claim "leftovers of a killed export are removed by the next" exits 0 "$program" export whole.h5 --table persons --csv whole.csv
claim "no leftover is left" test -z "$(find . -name '.whole.csv*')"
[ $failures -eq 0 ] || { echo "$failures broken (source tree $root)"; exit 1; }
