#!/usr/bin/env bash
# Reports, figures, completions and manual pages: whole, the same bytes again, needing nothing else, and refused in sentences.
set -u
dyad=$2
failed=0
. "$1/tests/check/claims.sh"
printf 'title = "Small families"\nquestion = "Which?"\n[run]\nfamilies = 12\nyears = 1.5\n' >small.toml
sweep() { "$dyad" sweep small.toml --vary adversity.level=0..1"$1" --outcome secure --out "$2".h5 --quiet "${@:3}" || fail "the sweep $2"; }
sweep :4 grid --replicates 3
sweep :4 one-at-a-time --design one-at-a-time --replicates 2
sweep "" morris --design morris --points 4 --replicates 2 --vary caregiving.sensitivity=0.9..1.5
sweep "" saltelli --design saltelli --points 16 --vary caregiving.sensitivity=0.9..1.5
sweep "" sobol --design sobol --points 16 --vary caregiving.sensitivity=0.9..1.5
"$dyad" run small.toml --out run.h5 --quiet
"$dyad" twins small.toml --set caregiving.sensitivity=2 --out twins.h5 --quiet
for kind in grid one-at-a-time morris saltelli sobol run twins; do
    exits 0 "the report on $kind" "$kind.html" "$dyad" report $kind.h5
    exits 0 "the same again" "" "$dyad" report $kind.h5 --out again.html --force
    cmp -s $kind.html again.html || fail "the report on $kind is not the same bytes again"
    grep -qE '<(script|link|img|iframe)|src=|@import|url\(' $kind.html && fail "the report on $kind needs another file"
    grep -qi 'nan\b' $kind.html && fail "the report on $kind holds what is no number"
    [ "$(grep -o 'role="img"' $kind.html | wc -l)" = "$(grep -o '<desc id' $kind.html | wc -l)" ] || fail "a figure of $kind has no description"
    grep -q 'dyad evidence' $kind.html || fail "the report on $kind does not say how far the model can be trusted"
done
for word in "What was done" "Whether runs are enough" "What to do next" "For a methods section" "Digest" "Morris, M. D. (1991)"; do
    grep -qF -- "$word" morris.html || fail "the report on a screening says nothing of $word"
done
exits 2 "a page that is there" "--force" "$dyad" report grid.h5
exits 2 "a page in place of its results" "" "$dyad" report grid.h5 --out grid.h5 --force
exits 2 "no file" "missing" "$dyad" report
"$dyad" sweep small.toml --vary adversity.level=0..1:4 --shard 1/2 --out shard.h5 --quiet
exits 2 "a shard" "dyad merge" "$dyad" report shard.h5

exits 0 "a figure" "chance" "$dyad" sensitivity morris.h5 --figure morris.svg
grep -q '^<svg xmlns' morris.svg || fail "the figure is no SVG"
exits 2 "a figure that is there" "--force" "$dyad" sensitivity morris.h5 --figure morris.svg

# ---- completions and manual pages ----------------------------------------------------------------------------------------
"$dyad" completion bash >dyad.bash || fail "completions for bash"
completes() { # what bash offers for the words given; the last one is being written
    bash -c '. ./dyad.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dyad 2>/dev/null; printf "%s\n" "${COMPREPLY[@]}"' _ "$@"
}
offers() { completes "${@:2}" | grep -qxF -- "$1" || fail "bash does not offer $1 after ${*:2}"; }
offers sweep dyad sw
offers --families dyad run --fam
offers baseline dyad run base
offers plasticity.adult_floor= dyad run baseline --set plasticity.adult
offers plasticity.adult_floor= dyad sweep baseline --vary plasticity.adult
offers secure dyad sweep baseline --outcome sec
offers latin-hypercube dyad sweep baseline --design = latin
offers observed dyad export run.h5 --table obs
offers independent dyad sweep baseline --luck in
offers run.h5 dyad report run.h
offers fish dyad completion f
offers class_shares dyad figures cla
offers one-column dyad figures --for one
for command in $("$dyad" help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do offers "$command" dyad "$command"; done
"$dyad" completion zsh >_dyad && "$dyad" completion fish >dyad.fish || fail "completions for zsh and fish"
! command -v zsh >/dev/null || zsh -n _dyad || fail "zsh does not understand its completions"
! command -v fish >/dev/null || fish -n dyad.fish || fail "fish does not understand its completions"
exits 2 "an unknown shell" "bash, zsh or fish" "$dyad" completion tcsh
exits 0 "manual pages" "pages in man" "$dyad" man --to man
[ -s man/dyad.1 ] && [ -s man/dyad-sweep.1 ] || fail "pages are missing"
if command -v groff >/dev/null; then
    for page in man/*.1; do [ -z "$(groff -man -Tutf8 -ww -z "$page" 2>&1)" ] || fail "groff warns of $page"; done
    groff -man -Tutf8 man/dyad-sweep.1 2>/dev/null | grep -q 'replicates' || fail "the page of sweep says nothing of replicates"
else echo "groff is not here: manual pages are not checked for warnings"; fi
exits 2 "pages that are there" "--force" "$dyad" man --to man
exits 2 "a page of no command" "did you mean" "$dyad" man swep
exit $failed
