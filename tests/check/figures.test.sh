#!/usr/bin/env bash
# Figures: whole, the same bytes again and at any number of threads, true to their tables, legible, and refused in sentences.
set -u
root=$1 dyad=$2
failed=0
. "$1/tests/check/claims.sh"
command -v gnuplot >/dev/null && command -v rsvg-convert >/dev/null || { echo "gnuplot or rsvg-convert is not there, so that no figure can be drawn"; exit 77; }

exits 0 "the list" "class_shares" "$dyad" figures --list
names=() sizes=(slides one-column) again=(class_shares four_caregivers attachment_flows window_of_tolerance)
if [ -n "${DYAD_SANITIZED:-}" ]; then names=(class_shares) again=(class_shares); fi # sanitizers make worlds slow
if [ -n "${DYAD_FULL:-}" ] && [ -z "${DYAD_SANITIZED:-}" ]; then sizes=(slides one-column two-columns poster) again=(); fi
for_sizes=$(IFS=,; echo "${sizes[*]}")
count=$("$dyad" figures --list --json | /usr/bin/python3 -c 'import json,sys; print(len(json.load(sys.stdin)))')
[ ${#names[@]} = 0 ] || count=${#names[@]}
exits 0 "all figures" "index.html" "$dyad" figures "${names[@]}" --for "$for_sizes" --out all --threads 2
[ "$(ls all/*.svg | wc -l)" = $((${#sizes[@]} * count)) ] || fail "not every figure was drawn in ${#sizes[@]} sizes: $(ls all/*.svg | wc -l) pictures of $count figures"
/usr/bin/python3 "$root/tests/check/figures.py" all || fail "figures that are not as they should be"
exits 0 "figures again" "" "$dyad" figures "${again[@]}" --for "$for_sizes" --out again --threads 1
for file in again/*; do # PDF has its day in it; page and list are of other figures
    case $file in *.pdf | *.html | *.json) [ -s "$file" ] ;; *) cmp -s "$file" "all/${file#again/}" ;; esac || fail "$file is not the same bytes on one thread"
done
grep -qE '<(script|link|iframe)|src="[^d]|@import|url\(' all/index.html && fail "the gallery needs another file"
[ "$(grep -o 'alt="[^"]\{60,\}"' all/index.html | wc -l)" = "$count" ] || fail "a figure of the gallery has no alternative text"
grep -qiE '\b(nan|inf)\b' all/*.txt && fail "a figure's words hold what is no number"

# ---- a script on its own draws the same picture
mkdir alone && cp all/class_shares*.csv all/class_shares.gp alone && (cd alone && gnuplot class_shares.gp) || fail "a script cannot be run on its own"
[ "$(grep -c '<polygon' alone/class_shares.svg)" = "$(grep -c '<polygon' all/class_shares.svg)" ] || fail "a script on its own draws another picture"

# ---- the check of figures can fail
exits 0 "one figure" "1 figure" "$dyad" figures class_shares --out one
broken() { # what is wrong, what the check says, a change of a picture
    rm -rf broken && cp -r one broken
    sed -i "$3" broken/class_shares.svg
    /usr/bin/python3 "$root/tests/check/figures.py" broken >said && fail "nobody notices $1"
    grep -q "$2" said || fail "of $1 the check says: $(head -n 1 said)"
}
broken "words off the canvas" "leaves the canvas" '0,/translate(\([0-9.]*\),\([0-9.]*\))" stroke="none" fill="rgb(86,86,86)"/s//translate(1200,\2)" stroke="none" fill="rgb(86,86,86)"/'
broken "pale words" "contrast" '0,/fill="rgb(86,86,86)"/s//fill="rgb(160,160,160)"/'
broken "words over words" "overlap" '0,/translate(29.40,88.36)/s//translate(29.40,55.00)/'
sed -i '0,/[0-9]* % avoidant/s//97 % avoidant/' broken/figures.json
/usr/bin/python3 "$root/tests/check/figures.py" broken | grep -q "stands in none of its tables" || fail "nobody notices a number that is told wrongly"

# ---- one's own results, other settings, other sizes
printf 'title = "Small"\nquestion = "Which?"\n[run]\nfamilies = 40\nyears = 1.5\n[record]\nages = [13]\n' >small.toml
"$dyad" run small.toml --out small.h5 --quiet
exits 2 "fewer files than worlds" "give --from once for each" "$dyad" figures four_caregivers --from small.h5 --out no
files=(--from small.h5)
exits 0 "a figure of several own results" "1 figure" "$dyad" figures class_shares --from small.h5 --from small.h5 --out several
/usr/bin/python3 "$root/tests/check/figures.py" several || fail "a figure of own results that is not as it should be"
exits 0 "a figure of own results" "1 figure" "$dyad" figures class_shares "${files[@]}" --out own
exits 1 "a world that is too small" "at least 10" "$dyad" figures class_shares --set run.families=3 --out no
exits 2 "settings of what was lived already" "leave out one" "$dyad" figures class_shares "${files[@]}" --set adversity.level=1 --out no
exits 2 "an unknown figure" "did you mean \`class_shares\`" "$dyad" figures class_share --out no
exits 2 "no size between commas" "one-column" "$dyad" figures class_shares --for slides,,poster --out no
exits 2 "JSON of pictures" "--list" "$dyad" figures class_shares --json --out no
exits 1 "a file that is not of its world" "is wanted" "$dyad" figures individual_effects --from small.h5 --from small.h5 --out no
exits 2 "an unknown size" "one-column" "$dyad" figures class_shares --for wall --out no
exits 2 "an unknown setting" "plasticity" "$dyad" figures class_shares --set plasticity.flor=1 --out no
exits 2 "a folder that is there" "--force" "$dyad" figures class_shares --out own
mkdir strangers && touch strangers/class_shares.csv
exits 2 "a folder of others" "name another folder" "$dyad" figures class_shares --out strangers --force
exits 0 "the same folder, forced" "1 figure" "$dyad" figures class_shares "${files[@]}" --for paper --out own --force
[ -e own/class_shares.png ] && fail "a size that was not asked for is still there"
[ -e own/class_shares_one-column.png ] && [ -e own/class_shares_two-columns.png ] || fail "a size of paper is missing"
[ -e no ] && fail "a refused command left a folder"

# ---- without the programs that draw
mkdir tools && for tool in bash cat; do ln -s "$(command -v $tool)" tools; done
exits 3 "no gnuplot" "gnuplot-nox" env PATH="$PWD/tools" "$dyad" figures class_shares "${files[@]}" --out undrawn
[ -s undrawn/class_shares.gp ] && [ -s undrawn/class_shares.csv ] && [ -s undrawn/class_shares.txt ] && [ ! -e undrawn/class_shares.svg ] || fail "without gnuplot, data and script are not written"
(cd undrawn && gnuplot class_shares.gp && [ -s class_shares.svg ]) || fail "the script that was written without gnuplot does not draw"
ln -s "$(command -v gnuplot)" tools
exits 3 "no converter" "librsvg2-bin" env PATH="$PWD/tools" "$dyad" figures class_shares "${files[@]}" --out uncoloured
[ -s uncoloured/class_shares.svg ] && [ ! -e uncoloured/class_shares.png ] || fail "without rsvg-convert, the SVG is not written"

[ $failed = 0 ] && echo "figures are as they should be"
exit $failed
