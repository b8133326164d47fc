#!/usr/bin/env bash
# Sweeps on the ranks of MPI: the bytes of one machine, whatever is killed; mistakes told once; a refusal where MPI is missing.
set -u
dyad=$2
failed=0
. "$1/tests/check/claims.sh"
printf 'title = "Small families"\nquestion = "Which?"\n[run]\nfamilies = 12\nyears = 1.5\n' >small.toml

# ---- where the program with MPI is missing, one sentence of one rank, and nothing is run --------------------------------
mkdir alone && cp "$dyad" alone/dyad
exits 1 "ranks without MPI" "libopenmpi-dev" env OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=0 alone/dyad sweep small.toml --vary adversity.level=0,1 --out alone.h5
exits 0 "a further rank without MPI" "" env PMI_SIZE=4 PMI_RANK=3 alone/dyad sweep small.toml --vary adversity.level=0,1 --out alone.h5
[ -s out ] || [ -s err ] && fail "every rank says that MPI is missing"
[ -e alone.h5 ] && fail "ranks without MPI have run something"
# What Slurm says of a batch script is not said of a process of several.
exits 0 "one process within an allocation of four" "" env SLURM_NTASKS=4 SLURM_PROCID=0 alone/dyad sweep small.toml --vary adversity.level=0,1 --out alone.h5 --quiet
[ $failed = 0 ] || exit 1
if [ ! -x "$(dirname "$dyad")/dyad-cluster" ] || ! command -v mpirun >/dev/null; then
    echo "Skipped: MPI is not here (Debian and Ubuntu: libopenmpi-dev openmpi-bin); that it is missed was told in one sentence"
    exit 77
fi

# ---- the bytes of one machine ------------------------------------------------------------------------------------------
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
ranks=(timeout -s KILL 300 mpirun -n 4)
design=("$dyad" sweep small.toml --vary adversity.level=0..1:4 --vary "caregiving.sensitivity=0.9,1.2,1.5")
sweep=("${design[@]}" --replicates 6)
exits 0 "a sweep on one machine" "" "${sweep[@]}" --out whole.h5
exits 0 "on four ranks" "lowest" "${ranks[@]}" "${sweep[@]}" --out ranks.h5
cmp -s whole.h5 ranks.h5 || fail "a sweep depends on the number of ranks"
[ "$(grep -c Results: out)" = 1 ] || fail "what came out is told by more than one rank"
exits 0 "on threads of two ranks" "" timeout -s KILL 300 mpirun -n 2 "${sweep[@]}" --threads 3 --out threads.h5 --quiet
[ -s out ] || [ -s err ] && fail "a quiet sweep on ranks says something"
cmp -s whole.h5 threads.h5 || fail "a sweep depends on the threads of its ranks"
for shard in 1 2; do exits 0 "shard $shard on ranks" "" "${ranks[@]}" "${sweep[@]}" --shard $shard/2 --out shard$shard.h5 --quiet; done
exits 0 "shards brought together" "" "$dyad" merge shard1.h5 shard2.h5 --out merged.h5 --quiet
cmp -s whole.h5 merged.h5 || fail "shards that ranks made end in other bytes"
exits 0 "ranks that keep tables" "" "${ranks[@]}" "${sweep[@]}" --tables tables --out kept.h5 --quiet
cmp -s whole.h5 kept.h5 || fail "keeping tables on ranks changes the sweep"
exits 0 "a run made again" "" "$dyad" replay whole.h5 --run 7 --out again.h5
cmp -s again.h5 tables/run_7.h5 || fail "a rank's own file of a run has other bytes than its replay"
until=("$dyad" sweep small.toml --vary "adversity.level=0,1" --outcome secure --until secure=0.05 --quiet)
exits 0 "until a mean is exact, on one machine" "" "${until[@]}" --out until.h5
exits 0 "until a mean is exact, on ranks" "" "${ranks[@]}" "${until[@]}" --out until4.h5
cmp -s until.h5 until4.h5 || fail "how many replicates are enough depends on the number of ranks"

# ---- mistakes, once, and failures --------------------------------------------------------------------------------------
exits 2 "a misspelt parameter" "did you mean" "${ranks[@]}" "$dyad" sweep small.toml --vary adversity.levl=0,1 --out refused.h5
[ "$(grep -c 'did you mean' err)" = 1 ] || fail "a mistake is told by more than one rank"
exits 2 "an output that is there" "--force" "${ranks[@]}" "${sweep[@]}" --out whole.h5
exits 0 "help on ranks" "" "${ranks[@]}" "$dyad" sweep --help
[ "$(grep -c -- '--replicates N' out)" = 1 ] || fail "help is shown by more than one rank"
# Three of very many runs, the last with a record behind what a file may hold; MPI itself needs files of some size.
far=("$dyad" sweep small.toml --vary adversity.level=0..1:4 --replicates 20000 --shard 2/40000 --quiet)
exits 1 "a full disk" "cannot be written" bash -c 'ulimit -f 12000; exec "$@"' _ "${ranks[@]}" "${far[@]}" --out full.h5
exits 0 "room again" "" "${ranks[@]}" "${far[@]}" --out full.h5
exits 0 "the same on one machine" "" "${far[@]}" --out full1.h5
cmp -s full.h5 full1.h5 || fail "after a full disk ranks end in other bytes"
# Each value alone could be lived; one point of four could not.
failing=("$dyad" sweep small.toml --set placement.age=1 --vary "placement.age=1,10" --vary "placement.share=0,0.2" --replicates 2 --quiet)
exits 3 "runs that the model cannot make" "2 runs failed" "${ranks[@]}" "${failing[@]}" --out failing.h5
exits 3 "the same on one machine" "2 runs failed" "${failing[@]}" --out failing1.h5
cmp -s failing.h5 failing1.h5 || fail "failed runs on ranks end in other bytes"
exits 1 "a failed run that is to be the end" "the same command continues" "${ranks[@]}" "${failing[@]}" --on-error stop --out failing2.h5
[ "$(grep -c 'same command continues' err)" = 1 ] || fail "the end of a sweep is told more than once"

# ---- killed ------------------------------------------------------------------------------------------------------------
kills=${DYAD_FULL:+20}
kills=${kills:-5}
long=("${design[@]}" --replicates 150 --families 20)
records_in() { [ "$(cat "$1".part/*.runs 2>/dev/null | wc -c)" -gt 600 ]; }
listens() { # for SIGTERM, which is bit 14 of the signals that a process catches
    local caught
    caught=$(sed -n 's/^SigCgt:\s*//p' "/proc/$1/status" 2>/dev/null)
    (((16#${caught:-0} >> 14) & 1))
}
lives() { grep -qsE '^State:\s+[^Z]' "/proc/$1/status"; }
for kill in $(seq "$kills"); do
    mpirun -n 4 "${long[@]}" --out killed.h5 --quiet >/dev/null 2>&1 &
    launcher=$!
    if [ $((kill % 4)) != 0 ]; then # at any moment, and after something was kept
        for _ in $(seq 500); do records_in killed.h5 && break; sleep 0.02; done
    fi
    sleep 0.0$((RANDOM % 10))$((RANDOM % 10))
    mapfile -t pids < <(pgrep -P $launcher)
    victim=$launcher # sometimes the launcher itself, which leaves its ranks alone
    [ $((RANDOM % 4)) = 0 ] || [ ${#pids[@]} = 0 ] || victim=${pids[RANDOM % ${#pids[@]}]}
    kill -KILL "$victim" 2>/dev/null
    for _ in $(seq 500); do lives $launcher || break; sleep 0.02; done
    kill -KILL $launcher 2>/dev/null # Open MPI's own launcher sometimes waits for ever for ranks that have ended
    wait $launcher 2>/dev/null
    for pid in "${pids[@]}"; do # those that are left alone notice it
        for _ in $(seq 500); do lives "$pid" || break; sleep 0.02; done
        lives "$pid" && fail "rank $pid outlives its launcher"
    done
    records_in killed.h5 && kept=1
    [ -e killed.h5 ] && fail "the sweep was done before kill $kill, so that nothing was shown" && break
done
[ -n "${kept-}" ] || fail "none of the $kills kills came after a run was kept, so that nothing was shown"
exits 0 "a killed sweep goes on" "" "${ranks[@]}" "${long[@]}" --out killed.h5 --quiet --force
exits 0 "the same on one machine" "" "${long[@]}" --out unkilled.h5 --quiet
cmp -s unkilled.h5 killed.h5 || fail "a sweep that was killed $kills times on four ranks ends in other bytes"
[ -z "$(find . -name '*killed.h5*' ! -name '*killed.h5')" ] || fail "a killed sweep leaves something behind"

# ---- stopped, and held by another --------------------------------------------------------------------------------------
mpirun -n 4 "${long[@]}" --out stopped.h5 >out 2>err &
launcher=$!
for _ in $(seq 500); do records_in stopped.h5 && break; sleep 0.02; done
mapfile -t pids < <(pgrep -P $launcher)
"${long[@]}" --out stopped.h5 >out2 2>err2
[ $? = 1 ] && grep -qE "process ($(IFS='|'; echo "${pids[*]}")) on .* is at work on this sweep" err2 || { fail "a second process does not name the first"; cat err2; }
kill -INT $launcher
wait $launcher
grep -q 'same command continues' err || { fail "a stopped sweep does not say how to go on"; cat err; }
[ "$(grep -c 'same command continues' err)" = 1 ] || fail "a stopped sweep says more than once how to go on"
mpirun -n 4 "${long[@]}" --out stopped.h5 >out 2>err &
launcher=$!
for _ in $(seq 500); do mapfile -t pids < <(pgrep -P $launcher); [ ${#pids[@]} = 4 ] && listens "${pids[3]}" && break; sleep 0.02; done
kill -TERM "${pids[3]}" # one rank alone is asked to stop
wait $launcher
[ $? = 130 ] || fail "ranks of which one was asked to stop exit with $?"
# A sweep that will not be done while a second group of ranks comes up, however busy the machine; nobody waits for its end.
held=("${design[@]}" --replicates 20000 --out held.h5 --quiet)
mpirun -n 4 "${held[@]}" >out 2>err &
launcher=$!
for _ in $(seq 500); do records_in held.h5 && break; sleep 0.02; done
"${ranks[@]}" "${held[@]}" >out2 2>err2
[ "$(grep -c 'is at work on this sweep' err2)" = 1 ] || { fail "a second group of ranks does not say once who is at work"; cat err2; }
kill -INT $launcher
wait $launcher
exits 0 "a stopped sweep goes on" "" "${ranks[@]}" "${long[@]}" --out stopped.h5 --quiet
cmp -s stopped.h5 unkilled.h5 || fail "a sweep that was stopped on ranks ends in other bytes"
exit $failed
