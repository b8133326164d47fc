#!/usr/bin/env bash
# A sweep as a job array of Slurm: each task makes its share of the runs, and goes on where it was when it is started again.
#
#   sbatch --array=1-8 analysis/sweeps/slurm_array.sh baseline --vary adversity.level=0..1:5 --replicates 100
#   dyad merge shards/shard_*.h5 --out sweep.h5        once all tasks are done
#
# DYAD names the program (default: dyad on the path), SHARDS the folder (default: shards).
#SBATCH --job-name=dyad
#SBATCH --cpus-per-task=4
#SBATCH --time=08:00:00
#SBATCH --requeue
set -eu
task=${SLURM_ARRAY_TASK_ID:?start this with sbatch --array=1-8}
first=${SLURM_ARRAY_TASK_MIN:-1}
tasks=${SLURM_ARRAY_TASK_COUNT:?start this with sbatch --array=1-8}
shard=$((task - first + 1))
folder=${SHARDS:-shards}
mkdir -p "$folder"
out=$folder/shard_$shard.h5
if [ -e "$out" ]; then
    echo "$out is there already"
    exit 0
fi
exec "${DYAD:-dyad}" sweep "$@" --shard "$shard/$tasks" --threads "${SLURM_CPUS_PER_TASK:-1}" --out "$out"
