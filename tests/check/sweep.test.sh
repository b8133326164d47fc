#!/usr/bin/env bash
# Sweeps: the same bytes however they were stopped, dealt out or replayed; a fair sample at any moment; every refusal a sentence.
set -u
dyad=$2
failed=0
. "$1/tests/check/claims.sh"
kills=${DYAD_FULL:+20}
kills=${kills:-5}
replicates=$((50 + 8 * kills)) # enough on every machine so far that the last kill finds some left; else the claim below fails
if [ -n "${DYAD_SANITIZED-}" ]; then kills=2 replicates=8; fi # sanitizers make a run ten times as slow
records_in() { # whole records of runs in the records of an output: each has its number of the run, and 1 or 2
    local file
    file=$(find "$1.part" -name '*.runs' 2>/dev/null | head -n 1)
    [ -n "$file" ] && [ "$(stat -c %s "$file")" -gt 400 ]
}
printf 'title = "Small families"\nquestion = "Which?"\n[run]\nfamilies = 12\nyears = 1.5\n' >small.toml
design=("$dyad" sweep small.toml --vary adversity.level=0..1:4 --vary "caregiving.sensitivity=0.9,1.2,1.5")
sweep=("${design[@]}" --replicates 6)
long=("${design[@]}" --replicates "$replicates" --families 20)

exits 0 "a sweep" "lowest" "${sweep[@]}" --out whole.h5
exits 0 "on one thread" "" "${sweep[@]}" --out one.h5 --threads 1 --quiet
cmp -s whole.h5 one.h5 || fail "a sweep depends on the number of threads"
[ -e whole.h5.part ] && fail "records are left behind"
exits 0 "its runs as a table" "" "$dyad" export whole.h5 --table runs --csv runs.csv
grep -q ",secure," runs.csv || fail "outcomes have no names in the table"
[ "$(wc -l <runs.csv)" = 361 ] || fail "4 x 3 points, 6 replicates and 5 outcomes are not 360 rows"
exits 0 "what it is" "dyad sweep small" "$dyad" info whole.h5

# ---- killed, stopped, dealt out ----------------------------------------------------------------------------------------
for kill in $(seq "$kills"); do
    "${long[@]}" --out killed.h5 --quiet >/dev/null 2>&1 &
    running=$!
    if [ $((kill % 2)) = 1 ]; then # at any moment, and after something was kept
        for _ in $(seq 200); do records_in killed.h5 && break; sleep 0.02; done
    fi
    sleep 0.0$((RANDOM % 10))$((RANDOM % 10))
    kill -KILL $running 2>/dev/null
    wait $running 2>/dev/null
    records_in killed.h5 && kept=1
    [ -e killed.h5 ] && fail "the sweep was done before kill $kill, so that nothing was shown" && break
done
[ -n "${kept-}" ] || fail "none of the $kills kills came after a run was kept, so that nothing was shown"
exits 0 "a killed sweep goes on" "" "${long[@]}" --out killed.h5 --quiet --force
exits 0 "a longer sweep" "" "${long[@]}" --out unkilled.h5 --quiet
cmp -s unkilled.h5 killed.h5 || fail "a sweep that was killed $kills times ends in other bytes"
[ -z "$(find . -name '*.part' -o -name '*.tmp')" ] || fail "a killed sweep leaves something behind"

"${long[@]}" --out stopped.h5 >out 2>err &
running=$!
for _ in $(seq 100); do
    [ -n "$(find stopped.h5.part -name '*.runs' -size +1k 2>/dev/null)" ] && break
    sleep 0.05
done
kill -TERM $running 2>/dev/null
wait $running
status=$?
if [ $status = 130 ]; then
    grep -q 'same command continues' err || fail "a stopped sweep does not say how to go on"
    grep -qE 'equally often, within [0-9]|has been run [0-9]' err || fail "a stopped sweep does not say how fair a sample it is"
    # What was kept is not made again: with no room for another record, a continued sweep ends where it was.
    kept=$(sed -n 's/.*interrupted after \([0-9,]*\) of.*/\1/p' err | tr -d ,)
    [ "${kept:-0}" -gt 0 ] || fail "a stopped sweep kept nothing"
    exits 0 "a stopped sweep goes on" "" "${long[@]}" --out stopped.h5 --quiet
    cmp -s stopped.h5 unkilled.h5 || fail "a sweep that was stopped ends in other bytes"
else fail "the sweep was done before it could be stopped, or exits with $status"; fi

for shard in 1 2 3 4; do exits 0 "shard $shard" "" "${sweep[@]}" --shard $shard/4 --out shard$shard.h5 --quiet; done
exits 0 "shards brought together" "merged.h5" "$dyad" merge shard3.h5 shard1.h5 shard4.h5 shard2.h5 --out merged.h5
cmp -s whole.h5 merged.h5 || fail "merged shards have other bytes than the whole"
for task in 0 1 2; do # as the array of a cluster would
    SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=3 DYAD=$dyad \
        bash "$1/analysis/sweeps/slurm_array.sh" "${sweep[@]:2}" >/dev/null 2>&1 || fail "task $task of the job array"
done
exits 0 "the shards of a job array" "" "$dyad" merge shards/shard_*.h5 --out array.h5 --quiet
cmp -s whole.h5 array.h5 || fail "a job array ends in other bytes"
exits 1 "a shard that is missing" "54 runs of 72" "$dyad" merge shard1.h5 --out part.h5
exits 1 "a shard that is there twice" "in two of these files" "$dyad" merge shard1.h5 shard2.h5 shard2.h5 shard3.h5 shard4.h5 --out part.h5
"${sweep[@]}" --families 13 --shard 2/4 --out other.h5 --quiet
exits 1 "shards of different sweeps" "another sweep" "$dyad" merge shard1.h5 other.h5 --out part.h5
"$dyad" run small.toml --out run.h5 --quiet
exits 1 "a run among shards" "no sweep" "$dyad" merge shard1.h5 run.h5 --out part.h5
[ -e part.h5 ] && fail "a merge that was refused left a file"

# ---- replay ------------------------------------------------------------------------------------------------------------
exits 0 "a sweep that keeps its tables" "" "${sweep[@]}" --tables tables --out kept.h5 --quiet
cmp -s whole.h5 kept.h5 || fail "keeping tables changes the sweep"
again=(0 71 $((RANDOM % 72)) $((RANDOM % 72)) $((RANDOM % 72)))
if [ -n "${DYAD_FULL-}" ] && [ -z "${DYAD_SANITIZED-}" ]; then mapfile -t again < <(seq 0 71 | shuf -n 50); fi
for run in "${again[@]}"; do
    exits 0 "run $run made again" "" "$dyad" replay whole.h5 --run $run --out again.h5 --force
    cmp -s again.h5 tables/run_$run.h5 || fail "run $run of the sweep, made again, has other bytes"
done
exits 2 "a replay of no run" "--run N" "$dyad" replay whole.h5 --out again.h5 --force
exits 2 "a replay of a run that is not there" "no run 72" "$dyad" replay whole.h5 --run 72 --out again.h5 --force
exits 2 "--run of what is no sweep" "no sweep" "$dyad" replay run.h5 --run 1 --out again.h5 --force

# ---- damage and full disks ---------------------------------------------------------------------------------------------
"${long[@]}" --out damaged.h5 --quiet >/dev/null 2>&1 &
running=$!
for _ in $(seq 100); do
    [ -n "$(find damaged.h5.part -name '*.runs' -size +4k 2>/dev/null)" ] && break
    sleep 0.05
done
kill -KILL $running 2>/dev/null
wait $running 2>/dev/null
records=$(find damaged.h5.part -name '*.runs' 2>/dev/null)
if [ -z "$records" ]; then fail "the sweep was done before its records could be damaged"; else
    printf '\377' | dd of="$records" bs=1 seek=200 conv=notrunc 2>/dev/null
    exits 0 "a record with a flipped bit" "made again" "${long[@]}" --out damaged.h5
    cmp -s damaged.h5 unkilled.h5 || fail "a record that was damaged changes the sweep"
fi
exits 1 "a full disk" "cannot be written" bash -c "ulimit -f 8; exec \"\$@\"" _ "${long[@]}" --out full.h5
exits 0 "room again" "" "${long[@]}" --out full.h5 --quiet

# ---- different sweeps, failed runs, sensitivities ------------------------------------------------------------------------
printf 'adversity.level\n0\n1\n' >p1.csv
printf 'adversity.level\n0.2\n0.7\n' >p2.csv
"$dyad" sweep small.toml --points-from p1.csv --shard 1/2 --out p1.h5 --quiet
"$dyad" sweep small.toml --points-from p2.csv --shard 2/2 --out p2.h5 --quiet
exits 1 "shards of different points" "another sweep" "$dyad" merge p1.h5 p2.h5 --out part.h5
exits 2 "more shards than runs" "would have none" "$dyad" sweep small.toml --points-from p1.csv --shard 3/3 --out p3.h5
exits 0 "elementary effects" "" "$dyad" sweep small.toml --design morris --points 6 --families 60 --vary adversity.level=0..1 --vary partnership.desirability=0.3..0.7 \
    --outcome secure --out morris.h5 --quiet --force
exits 0 "what matters" "adversity.level moves it most" "$dyad" sensitivity morris.h5
exits 0 "and what does not" "" "$dyad" sensitivity morris.h5 --json
/usr/bin/python3 -c '
import json, sys
effects = {one["name"]: one["mu_star"]["value"] for one in json.load(open("out"))[0]["parameters"]}
sys.exit(not (effects["adversity.level"] > 0.05 and effects["partnership.desirability"] == 0.0))' || fail "love moves infants, or adversity does not"
exits 0 "shares of variance" "" "$dyad" sweep small.toml --design saltelli --points 16 --vary adversity.level=0..1 --vary partnership.desirability=0.3..0.7 \
    --outcome secure --out saltelli.h5 --quiet --force
"$dyad" sensitivity saltelli.h5 >out 2>err
status=$?
if grep -q libopenturns-dev err; then echo "OpenTURNS is not here: shares of variance are refused, with a sentence that says what to install"
elif [ -z "${DYAD_SANITIZED-}" ]; then
    [ $status = 0 ] || fail "shares of variance: exit $status"
    tr -s '\n ' ' ' <out | grep -q 'Not told from nothing: partnership.desirability' || fail "a parameter of love has a share in the variance of infants"
fi
exits 2 "sensitivities of a grid" "design is grid" "$dyad" sensitivity whole.h5
exits 2 "sensitivities of a run" "no sweep" "$dyad" sensitivity run.h5
"$dyad" sweep small.toml --design morris --points 4 --vary adversity.level=0..1 --luck independent --out luck.h5 --quiet
exits 2 "sensitivities under independent luck" "--luck common" "$dyad" sensitivity luck.h5
"$dyad" sweep small.toml --design morris --points 4 --vary adversity.level=0..1 --shard 1/2 --out half.h5 --quiet
exits 2 "sensitivities of a shard" "dyad merge" "$dyad" sensitivity half.h5

# ---- as many replicates as are needed ------------------------------------------------------------------------------------
until=("$dyad" sweep small.toml --vary "adversity.level=0,1" --outcome secure --until secure=0.05 --quiet)
exits 0 "replicates until a mean is exact" "" "${until[@]}" --out until.h5
exits 0 "on one thread" "" "${until[@]}" --threads 1 --out until1.h5
cmp -s until.h5 until1.h5 || fail "how many replicates are enough depends on the number of threads"
rows=$("$dyad" export until.h5 --table runs --csv - | wc -l)
[ "$rows" -gt 30 ] && [ "$rows" -lt 200 ] || fail "$((rows - 1)) runs are not what a half-width of .05 needs"
exits 0 "too few for that" "raise --replicates" "${until[@]}" --replicates 11 --out until2.h5
exits 2 "a precision of what is not kept" "keeps no such outcome" "${until[@]}" --until avoidant=0.1 --out u.h5
exits 2 "a precision of nothing" "how far" "${until[@]}" --until secure=0 --out u.h5
exits 2 "a precision of a shard" "--shard" "${until[@]}" --shard 1/2 --out u.h5

# ---- refusals ------------------------------------------------------------------------------------------------------------
s=("$dyad" sweep small.toml --quiet --out refused.h5)
exits 2 "a sweep of nothing" "nothing is varied" "${s[@]}"
exits 2 "a misspelt parameter" "did you mean" "${s[@]}" --vary caregiving.sensitivty=1,2
exits 2 "a value out of range" "range" "${s[@]}" --vary caregiving.sensitivity=1,99
exits 2 "a range out of range" "range" "${s[@]}" --vary caregiving.sensitivity=0..99 --points 8
exits 2 "a grid of a range" "say how many" "${s[@]}" --vary caregiving.sensitivity=0.5..1 --design grid
exits 2 "a range without points" "--points" "${s[@]}" --vary caregiving.sensitivity=0.5..1
exits 2 "an unknown design" "there are grid" "${s[@]}" --vary caregiving.sensitivity=1,2 --design full
exits 2 "an unknown outcome" "did you mean \`secure\`" "${s[@]}" --vary adversity.level=0,1 --outcome secur
exits 2 "an outcome beyond the end" "at least 25 years" "${s[@]}" --vary adversity.level=0,1 --outcome anxiety_25
exits 2 "a seed that is varied" "--replicates" "${s[@]}" --vary run.seed=1,2
exits 2 "recording that is set" "--outcome" "${s[@]}" --vary adversity.level=0,1 --set record.lives=3
exits 2 "a shard that is none" "the second of eight" "${s[@]}" --vary adversity.level=0,1 --shard 5/4
exits 2 "fractions of a whole number" "whole" "${s[@]}" --vary plasticity.schedule=0..2.5 --points 4
exits 2 "an unknown luck" "common or independent" "${s[@]}" --vary adversity.level=0,1 --luck good
printf 'adversity.level,caregiving.sensitivity\n0,1\n0.5\n' >bad.csv
exits 2 "a line that is too short" "bad.csv:3" "${s[@]}" --points-from bad.csv
printf 'adversity.level,caregiving.sensitivity\n0,1\n0.5,99\n' >bad.csv
exits 2 "a point out of range" "range" "${s[@]}" --points-from bad.csv
printf '[[outcome]]\nname = "x"\nlabel = "X"\nunit = "-"\ninstruments = ["strange_situatio"]\nstudy = { estimate = "share", of = "ssp_class B at 13 months" }\n' >mine.toml
exits 2 "an unknown instrument" "mine.toml:5" "${s[@]}" --vary adversity.level=0,1 --outcomes mine.toml --outcome x
exits 2 "an output that is there" "--force" "${sweep[@]}" --out whole.h5
exits 2 "six mistakes" "did you mean" "${s[@]}" --vary caregiving.sensitivty=1,2 --vary adversity.level=0,9 --outcome secur --on-error wait --threads 0 --shard 5/4 --tables refused
for word in "caregiving.sensitivty" "adversity.level=0,9" "secur" "--on-error wait" "--threads 0" "--shard 5/4"; do
    grep -qF -- "$word" err || fail "six mistakes are not told at once: nothing of $word"
done
exits 2 "a wrong target beside a wrong design" "keeps no such outcome" "${s[@]}" --vary adversity.level=0,9 --outcome secure --until avoidant=0.1
grep -q 'adversity.level=0,9' err || fail "a wrong target hides a wrong design"
[ -e refused.h5 ] || [ -e refused.h5.part ] || [ -e refused ] && fail "a sweep that was refused left something"
exits 0 "outcomes to choose from" "transmission" "$dyad" sweep --list-outcomes
exits 0 "a dry run" "for each further thread" "${sweep[@]}" --dry-run --out dry.h5
[ -e dry.h5.part ] && fail "a dry run keeps something"
{
    cat small.toml
    printf '[sweep]\nvary = ["adversity.level=0..1:4", "caregiving.sensitivity=0.9,1.2,1.5"]\nreplicates = 6\noutcomes = ["secure"]\n'
} >asks.toml
exits 0 "a scenario that says what to sweep" "" "$dyad" sweep asks.toml --out asks.h5 --quiet
[ "$("$dyad" export asks.h5 --table runs --csv - | wc -l)" = 73 ] || fail "the sweep of a scenario is not what it says"
exits 0 "and the command line wins" "" "$dyad" sweep asks.toml --replicates 1 --vary adversity.level=0,1 --out wins.h5 --quiet
[ "$("$dyad" export wins.h5 --table runs --csv - | wc -l)" = 3 ] || fail "the command line does not win over the scenario"
sed 's/"secure"/3/' asks.toml >wrong.toml
exits 2 "an outcome that is no text" "wrong.toml:9" "$dyad" sweep wrong.toml --out asks2.h5
printf 'adversity.level,caregiving.sensitivity\n0,1\n0.5,1.2\n' >points.csv
exits 0 "points from elsewhere" "" "$dyad" sweep small.toml --points-from points.csv --out points.h5 --quiet
for design in latin-hypercube sobol random morris saltelli; do
    exits 0 "$design" "" "$dyad" sweep small.toml --design $design --points 3 --vary adversity.level=0..1 --vary caregiving.sensitivity=0.9..1.5 --families 20 --out "$design"_small.h5 --quiet
done
exits 0 "one at a time" "" "$dyad" sweep small.toml --design one-at-a-time --vary adversity.level=0,1 --vary run.families=20,40 --out oat.h5 --quiet
exit $failed
