#!/usr/bin/env bash
# A real Slurm of one node: a job array made by the ready script, and ranks under mpirun and srun, end in the bytes of one machine.
set -u
source=$1 dyad=$2
skip() { echo "Skipped: $1"; exit 77; }
[ -n "${DYAD_FULL-}" ] || skip "a Slurm is started by ./dyad test --full only"
for program in slurmctld slurmd sbatch srun sinfo; do
    command -v $program >/dev/null || skip "Slurm is not here (Debian and Ubuntu: slurmctld slurmd slurm-client)"
done
work=$(mktemp -d) || exit 1
daemons=()
leave() {
    [ ${#daemons[@]} = 0 ] || kill "${daemons[@]}" 2>/dev/null
    wait
    rm -rf "$work"
}
trap leave EXIT
cd "$work" || exit 1
failed=0
fail() { printf 'FAILED: %s\n' "$1"; failed=1; }

# ---- a node of its own, in a folder of its own, which trusts whoever is on this machine ---------------------------------
mkdir state spool
user=$(id -un) node=$(hostname -s) port=$((20000 + $$ % 20000))
cat >slurm.conf <<CONF
ClusterName=dyad
SlurmctldHost=$node(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/none
CredType=cred/none
SlurmctldPort=$port
SlurmdPort=$((port + 1))
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
MpiDefault=none
NodeName=$node NodeAddr=127.0.0.1 CPUs=8 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
CONF
export SLURM_CONF=$work/slurm.conf
slurmctld -D >controller.out 2>&1 &
daemons+=($!)
sleep 1
slurmd -D >node.out 2>&1 &
daemons+=($!)
for _ in $(seq 60); do
    sinfo -h -o %T 2>/dev/null | grep -qx idle && ready=1 && break
    sleep 0.5
done
if [ -z "${ready-}" ]; then
    tail -n 3 slurmctld.log slurmd.log controller.out node.out 2>/dev/null
    skip "Slurm does not start here"
fi

# ---- the job array that the README speaks of ----------------------------------------------------------------------------
printf 'title = "Small families"\nquestion = "Which?"\n[run]\nfamilies = 12\nyears = 1.5\n' >small.toml
design=(small.toml --vary adversity.level=0..1:4 --vary "caregiving.sensitivity=0.9,1.2,1.5" --replicates 6)
"$dyad" sweep "${design[@]}" --out whole.h5 --quiet || fail "a sweep on one machine"
export DYAD=$dyad
timeout 200 sbatch --wait --array=1-4 --cpus-per-task=2 --output=array.out "$source/analysis/sweeps/slurm_array.sh" "${design[@]}" || { fail "a job array"; cat array.out; }
"$dyad" merge shards/shard_*.h5 --out array.h5 --quiet && cmp -s whole.h5 array.h5 || fail "a job array ends in other bytes"
# A task that is started again finds its shard, and one whose shard is lost makes it anew.
cp shards/shard_2.h5 second.h5 && rm shards/shard_2.h5
timeout 200 sbatch --wait --array=1-4 --cpus-per-task=2 --output=again.out "$source/analysis/sweeps/slurm_array.sh" "${design[@]}" || { fail "a job array started again"; cat again.out; }
cmp -s shards/shard_2.h5 second.h5 || fail "a task that is started again ends in other bytes"

# ---- ranks --------------------------------------------------------------------------------------------------------------
if [ -x "$(dirname "$dyad")/dyad-cluster" ] && command -v mpirun >/dev/null; then
    export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
    printf '#!/bin/sh\nexec mpirun -n 4 "$DYAD" sweep "$@"\n' >ranks.sh
    timeout 200 sbatch --wait -n 4 --output=ranks.out ranks.sh "${design[@]}" --out ranks.h5 || { fail "mpirun in a batch script"; cat ranks.out; }
    cmp -s whole.h5 ranks.h5 || fail "ranks under Slurm end in other bytes"
    [ "$(grep -c Results: ranks.out)" = 1 ] || fail "ranks under Slurm speak more than once"
    if srun --mpi=list 2>&1 | grep -q pmix; then
        timeout -s KILL 200 srun --mpi=pmix -n 4 "$dyad" sweep "${design[@]}" --out srun.h5 --quiet || fail "ranks that srun started"
        cmp -s whole.h5 srun.h5 || fail "ranks that srun started end in other bytes"
    fi
else echo "MPI is not here, so that no ranks were started under Slurm"; fi
exit $failed
