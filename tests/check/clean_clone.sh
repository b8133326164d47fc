#!/usr/bin/env bash
# A newcomer's first minutes: in a fresh copy, in a folder with spaces in its name, two calls at once build once and both
# answer; a call when nothing changed is quick; a changed source is noticed; an interrupted build is taken up again; a
# checkout that was moved builds anew; the demo takes options of one's own; the explorer's page is built when it is asked
# for.
#
# usage: clean_clone.sh ROOT
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
copy="$folder/a fresh copy"
mkdir "$copy"
cp -R "$1"/{CMakeLists.txt,CMakePresets.json,sim,models,scenarios,analysis,tests,dyad} "$copy"
rm -rf "$copy/analysis/explorer/node_modules" # which no clone has
cd "$folder"
bad=0
claim() { # a sentence; further arguments: a command that must succeed
    if "${@:2}"; then echo "holds: $1"; else echo "DOES NOT HOLD: $1"; bad=1; fi
}
interrupt_build() { # calls the door and, in the middle of the build, signals the whole group, as Ctrl-C does
    setsid "$copy/dyad" --version >"$1" 2>&1 &
    local interrupted=$!
    for _ in $(seq 3000); do # five minutes, for packages may have to be installed first
        grep -qE "^dyad: [1-9][0-9]* of [0-9]+, " "$1" && break
        kill -0 $interrupted 2>/dev/null || break
        sleep 0.1
    done
    kill -INT -- -$interrupted 2>/dev/null || true
    kill -TERM -- -$interrupted 2>/dev/null || true
    wait $interrupted || true
}
interrupt_build first
claim "the first build was interrupted half-way" test -d "$copy/build/release" -a ! -e "$copy/build/release/dyad"
"$copy/dyad" --version >one 2>one.words &
one=$!
"$copy/dyad" --version >two 2>two.words &
two=$!
claim "the first of two calls at once answers" wait $one
claim "the second of two calls at once answers" wait $two
claim "both say the same" cmp one two
claim "the answer is not empty" test -s one
claim "one of them waited" grep -q "waiting for it" one.words two.words
start=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10; do "$copy/dyad" --version >/dev/null 2>again; done
took=$((($(date +%s%N) - start) / 10000000))
start=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10; do "$copy/build/release/dyad" --version >/dev/null; done
alone=$((($(date +%s%N) - start) / 10000000))
echo "a call takes $took ms, the program alone $alone ms"
claim "a call when nothing changed adds less than 50 ms" test $((took - alone)) -lt 50
claim "and says nothing of its own" test ! -s again
sed -i 's/VERSION 0\.[0-9]*\.[0-9]*/VERSION 0.99.9/' "$copy/CMakeLists.txt"
claim "a changed source is noticed" grep -q "0.99.9" <("$copy/dyad" --version 2>/dev/null)
ln -s "$copy/dyad" by_another_name
claim "the door opens through a link" ./by_another_name --version
claim "a warning of a newer compiler would not keep a newcomer out" \
    grep -q "^DYAD_WERROR:BOOL=OFF" "$copy/build/release/CMakeCache.txt"

claim "the demo takes a number of families" "$copy/dyad" demo --families 30 --quiet
claim "and writes to results/" test -s "$copy/results/demo.h5"
claim "and replaces its own file when called again, forced or not" "$copy/dyad" demo --families=20 --force --quiet
claim "and ends with five figures and a story" eval '"$copy/dyad" demo --families 20 >told 2>&1 && [ "$(ls "$copy"/results/figures/*.svg | wc -l)" = 5 ] && [ -s "$copy/results/story/story.txt" ]'
claim "the demo takes an output" "$copy/dyad" demo --families 20 --out mine.h5 --quiet
cp mine.h5 before.h5
claim "but does not replace another's file unasked" eval '! "$copy/dyad" demo --families 30 --out=mine.h5 --quiet 2>again'
claim "which is still what it was" cmp mine.h5 before.h5
claim "scenarios are those of the checkout" grep -qF "$copy/scenarios" <("$copy/dyad" scenarios)

claim "the explorer's page is built and handed out" "$copy/dyad" explore --out page.html
claim "and is whole" grep -q '</html>' page.html
claim "and is found where it was built, without another word" eval 'env -u DISPLAY -u WAYLAND_DISPLAY "$copy/dyad" explore >told 2>again && [ ! -s again ] && grep -q "a%20fresh%20copy/build/explorer/index.html" told'
echo '// changed' >>"$copy/analysis/explorer/src/main.tsx"
claim "a change of the page is noticed" eval '"$copy/dyad" explore --out page.html --force 2>again && grep -q building again'
claim "but makes no program anew" test "$copy/analysis/explorer/src/main.tsx" -nt "$copy/build/release/dyad.stamp"

mv "$copy" "$folder/moved"
copy=$folder/moved
interrupt_build later
claim "a checkout that was moved is built anew, with nothing left of its old place" \
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$copy" "$copy/build/release/CMakeCache.txt"
exit $bad
