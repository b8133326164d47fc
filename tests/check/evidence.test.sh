#!/usr/bin/env bash
# The scorecard and the calibration on the command line: what they show, refuse, lose and keep.
set -u
source_tree=$1 dyad=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
fail() { printf 'FAILED: %s\n' "$1"; failed=1; }
small=(--findings "$source_tree/tests/evidence/small.toml" --seeds 2 --families 300 --quiet)
exits() { # a code, what it is, a word that stderr must hold; then the command
    local code=$1 what=$2 word=$3
    shift 3
    "$@" >"$work/out" 2>"$work/err"
    local got=$?
    [ "$got" = "$code" ] || { fail "$what: exit $got, not $code"; head -n 3 "$work/err"; }
    grep -qF -- "$word" "$work/err" "$work/out" || { fail "$what: says nothing of \`$word\`"; head -n 3 "$work/err"; }
}

exits 0 "a scorecard" "i.S1" "$dyad" evidence "${small[@]}" --html "$work/page.html" --as-release "$work/released.toml"
grep -q '<svg' "$work/page.html" || fail "the page has no plot"
grep -q 'i.S1' "$work/released.toml" || fail "what agreed is not in the release"
"$dyad" evidence "${small[@]}" --threads 1 --json >"$work/one.json" && "$dyad" evidence "${small[@]}" --threads 2 --json >"$work/two.json"
cmp -s "$work/one.json" "$work/two.json" || fail "the scorecard depends on the number of threads"
exits 0 "holdouts only" "i.C2" "$dyad" evidence "${small[@]}" --uses holdout
grep -q 'i.S1' "$work/out" && fail "a fit is shown among the holdouts"
exits 4 "a mechanism that a finding needs" "no longer agree: i.I3.C" "$dyad" evidence "${small[@]}" --without amplified_rejection
exits 0 "each mechanism taken out" "amplified_rejection" "$dyad" evidence "${small[@]}" --mechanisms

"$dyad" evidence "${small[@]:0:2}" --families 300 --quiet --seeds 1 >"$work/out" 2>"$work/err" || fail "a single seed, which says nothing of chance, loses findings"
exits 2 "a release of some findings" "is of all findings" "$dyad" evidence "${small[@]}" --only i.S1 --as-release "$work/some.toml"
exits 2 "a page of another theory" "is of all findings" "$dyad" evidence "${small[@]}" --set caregiving.coparenting=0 --page "$work/page.md"
exits 2 "an unknown finding" "did you mean" "$dyad" evidence "${small[@]}" --only i.S11
exits 2 "an unknown use" "it must be fit, holdout or challenge" "$dyad" evidence "${small[@]}" --uses holdouts
exits 2 "an unknown mechanism" "amplified_rejection" "$dyad" evidence "${small[@]}" --without amplified
exits 2 "a setting of the run" "parameters only" "$dyad" evidence "${small[@]}" --set run.years=3
exits 2 "a setting out of range" "the world" "$dyad" evidence "${small[@]}" --set caregiving.sensitivity=99
exits 2 "too few seeds for curves" "at least three" "$dyad" evidence "${small[@]}" --curves
exits 2 "an output that is there" "--force" "$dyad" evidence "${small[@]}" --html "$work/page.html"
broken() { # a sed command on the findings; what is said
    sed "$1" "$source_tree/tests/evidence/small.toml" >"$work/broken.toml"
    exits 2 "findings broken by $1" "$2" "$dyad" evidence --findings "$work/broken.toml" --quiet
    grep -qE "^$work/broken.toml:[0-9]+" "$work/err" || fail "findings broken by $1: no file and line"
}
broken 's/statistic = "r"/statistic = "rho"/' 'no statistic that is known'
broken 's/"observed_sensitivity"/"observed_sensitivty"/' 'did you mean `observed_sensitivity`?'
broken 's/^n = 950/interval = [0.2, 0.3]/' 'does not hold the value'
broken 's/id = "i.C2"/id = "i.S1"/' 'given before'

plan=$source_tree/tests/evidence/calibration.toml
calibrate() { "$dyad" calibrate "$plan" --findings "$source_tree/tests/evidence/small.toml" --quiet "$@"; }
exits 2 "a calibration without a place" "--out" calibrate
exits 2 "an unknown calibration" "there are \`instruments\` and \`theory\`" "$dyad" calibrate nothing --out "$work/x.h5"
sed 's/sensitivity"/sensitivty"/' "$plan" >"$work/plan.toml"
exits 2 "a calibration of an unknown parameter" "did you mean" "$dyad" calibrate "$work/plan.toml" --out "$work/x.h5"
sed 's/^runs = .*/runs = 1999/' "$plan" >"$work/plan.toml"
exits 2 "a calibration of more runs than may be" "2,000" "$dyad" calibrate "$work/plan.toml" --out "$work/x.h5"
sed 's/high = 2.1/high = 99/' "$plan" >"$work/plan.toml"
exits 2 "a prior out of range" "declared range" "$dyad" calibrate "$work/plan.toml" --out "$work/x.h5"
[ -n "${DYAD_SANITIZED-}" ] && exit $failed # OpenTURNS was not built for sanitizers
calibrate --out "$work/whole.h5" >"$work/out" 2>"$work/err"
if grep -q libopenturns-dev "$work/err"; then
    echo "OpenTURNS is not here: calibrations are refused, with a sentence that says what to install"
else
    grep -q 'caregiving.amplified_rejected' "$work/out" || { fail "a calibration says nothing of its parameters"; cat "$work/err"; }
    "$dyad" calibrate "$plan" --findings "$source_tree/tests/evidence/small.toml" --quiet --out "$work/again.h5" --threads 1 >/dev/null 2>&1 &
    running=$!
    for _ in $(seq 200); do # until some runs are on the disk
        [ -s "$work/again.h5.part/runs" ] && [ "$(wc -l <"$work/again.h5.part/runs")" -gt 4 ] && break
        sleep 0.1
    done
    kill -TERM $running 2>/dev/null # which it takes as Ctrl-C; a shell's background ignores that one
    wait $running
    status=$?
    [ $status = 130 ] || [ $status = 0 ] || fail "a stopped calibration exits with $status"
    [ $status = 0 ] && echo "the calibration was done before it could be stopped"
    calibrate --out "$work/again.h5" --force >/dev/null 2>"$work/err" || { fail "a stopped calibration does not go on"; cat "$work/err"; }
    cmp -s "$work/whole.h5" "$work/again.h5" || fail "a calibration that was stopped ends in other bytes"
    [ -e "$work/again.h5.part" ] && fail "finished runs are left behind"
fi
exit $failed
