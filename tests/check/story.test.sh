#!/usr/bin/env bash
# Stories: every sentence true to the results, no two lives told alike, twins, pictures, and refusals in sentences.
set -u
root=$1 dyad=$2
failed=0
. "$1/tests/check/claims.sh"
families=60
[ -n "${DYAD_SANITIZED:-}" ] || families=200
"$dyad" run life_course --families $families --set record.lives=$families --out lives.h5 --quiet || fail "the run to tell of"

# ---- ten and more lives, of all kinds that there are
folders=()
while read -r kind; do
    name=$(tr ' ' _ <<<"$kind")
    if "$dyad" story --from lives.h5 --like "$kind" --out "$name" --quiet >"$name.txt" 2>err; then
        folders+=("$name")
        cmp -s "$name.txt" "$name/story.txt" || fail "the story of $kind is not the one that was told"
    else grep -q "none of the" err || fail "of $kind: $(cat err)"; fi
done < <("$dyad" story --kinds | sed -n 's/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p')
[ ${#folders[@]} -ge 10 ] || fail "only ${#folders[@]} kinds of lives were found"
# The same person may be the first of several kinds.
declare -A seen=()
different=()
for folder in "${folders[@]}"; do
    person=$(sed -n '1s/,.*//p' "$folder/story.txt")
    [ -n "${seen[$person]:-}" ] || different+=("$folder")
    seen[$person]=1
done
/usr/bin/python3 "$root/tests/check/story.py" lives.h5 "${different[@]}" || fail "stories that are not as they should be"
if command -v gnuplot >/dev/null && command -v rsvg-convert >/dev/null && fc-match 'Liberation Sans' | grep -q Liberation; then
    for folder in "${different[@]:0:4}"; do /usr/bin/python3 "$root/tests/check/figures.py" "$folder" >said || { fail "the picture of $folder"; cat said; }; done
fi

# ---- the check of stories can fail
cp -r "${different[0]}" broken
sed -i '0,/,\(-\{0,1\}[0-9]*\.[0-9]\)[0-9]*,""$/s//,77.7,""/' broken/trace.csv
/usr/bin/python3 "$root/tests/check/story.py" lives.h5 broken >/dev/null && fail "nobody notices a fact that is not in the results"

# ---- the same again; traced; twins
person=$(sed -n '1s/Person \([0-9]*\),.*/\1/p' "${different[0]}/story.txt")
exits 0 "a story that is traced" "[lives of" "$dyad" story --from lives.h5 --person "$person" --trace
exits 0 "a story that is lived anew" "Person $person" "$dyad" story life_course --families $families --person "$person" --threads 1
cmp -s out "${different[0]}/story.txt" || fail "the life that is lived anew is told otherwise"
exits 0 "a twin whose world is the same" "the same" "$dyad" story --families $families --person "$person" --twin --set caregiving.rejection_spread="$("$dyad" params caregiving.rejection_spread --json | /usr/bin/python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["value"])')"
exits 0 "a twin" "sensitivity" "$dyad" story --families $families --person "$person" --twin --set caregiving.sensitivity=2.5 --out twin
[ -s twin/life.csv ] && [ -s twin/trace.csv ] || fail "the twin's files"

# ---- refusals
exits 2 "a kind that is none" "earned secure" "$dyad" story --like "earned secur"
exits 2 "nobody of this number" "persons were followed" "$dyad" story --from lives.h5 --person 99999999
exits 2 "a number that is none" "whole number" "$dyad" story --from lives.h5 --person x
exits 2 "both a person and a kind" "" "$dyad" story --person 5 --like widowed
exits 2 "a twin without settings" "--set" "$dyad" story --twin
exits 2 "a setting that is none" "plasticity" "$dyad" story --set plasticity.flor=1
"$dyad" run baseline --families 5 --set record.lives=0 --out none.h5 --quiet
exits 2 "results in which nobody was followed" "record.lives" "$dyad" story --from none.h5
exits 2 "a folder that is there" "--force" "$dyad" story --from lives.h5 --person "$person" --out "${different[0]}"
exits 0 "an infancy" "Infancy" "$dyad" story baseline --families 5
mkdir tools && for tool in bash cat; do ln -s "$(command -v $tool)" tools; done
exits 3 "no gnuplot" "gnuplot-nox" env PATH="$PWD/tools" "$dyad" story --from lives.h5 --person "$person" --out undrawn
[ -s undrawn/life.gp ] && [ -s undrawn/life.csv ] && [ -s undrawn/story.txt ] && [ ! -e undrawn/life.svg ] || fail "without gnuplot, story, data and script are not written"

[ $failed = 0 ] && echo "stories are as they should be"
exit $failed
