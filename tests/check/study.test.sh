#!/bin/bash
# Virtual studies by the real program: every ready one can be done, equal commands give equal bytes, the truth stays apart, the
# script for R runs, and what cannot be done is refused in a sentence. Arguments: source folder, program.
set -u
root=$1 dyad=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

wrong() {
    echo "WRONG: $*"
    failures=$((failures + 1))
}

# refused CODE PART COMMAND...: it ends with that code, says that part in one line, and leaves nothing behind.
refused() {
    local code=$1 part=$2
    shift 2
    "$@" >said 2>complaint
    local ended=$?
    [ "$ended" -eq "$code" ] || wrong "$* ended with $ended, not $code: $(cat complaint)"
    grep -qF -- "$part" complaint || wrong "$* did not say '$part' but: $(cat complaint)"
    [ -s said ] && wrong "$* wrote to standard output: $(head -3 said)"
    rm -f said complaint
}

# ---- every ready study can be done, small -----------------------------------------------------------------------------
for file in "$root"/analysis/studies/*.toml; do
    name=$(basename "$file" .toml)
    "$dyad" study "$name" --families 400 --n 40 --out "$name.h5" --quiet || wrong "dyad study $name failed"
    "$dyad" export "$name.h5" --table analyses --csv analyses.csv --force
    [ "$(tail -n +2 analyses.csv | wc -l)" -eq "$(grep -c '^\[\[analysis\]\]' "$file")" ] || wrong "$name: not every analysis was reported"
done

# ---- equal commands, equal bytes; threads do not matter; another number is another study --------------------------------
"$dyad" study minnesota --families 400 --n 40 --threads 1 --out again.h5 --quiet
cmp -s minnesota.h5 again.h5 || wrong "the same study twice has other bytes"
cmp -s minnesota.truth.h5 again.truth.h5 || wrong "the same truth twice has other bytes"
"$dyad" study minnesota --families 400 --n 40 --number 2 --out other.h5 --quiet
cmp -s minnesota.h5 other.h5 && wrong "study number 2 is study number 1"
for threads in 1 3; do "$dyad" study foster_trial --power --studies 60 --families 300 --n 40,80 --threads $threads --out "power$threads.h5" --quiet; done
cmp -s power1.h5 power3.h5 || wrong "power depends on threads"
"$dyad" export power1.h5 --table power --csv power.csv
[ "$(tail -n +2 power.csv | wc -l)" -eq 8 ] || wrong "four analyses at two sizes are not eight rows"

# ---- the laboratory knows no truth ---------------------------------------------------------------------------------------
"$dyad" export minnesota.h5 --table study --csv minnesota.csv --force
head -1 minnesota.csv | grep -qE 'truth|lineage|took' && wrong "the laboratory's data tell the truth"
"$dyad" export minnesota.truth.h5 --table truth --csv truth.csv --force
head -1 truth.csv | grep -q 'lineage' || wrong "the truth does not say who took part"
# Who was lost has no score after that, and every score that is missing says why.
/usr/bin/python3 - <<'PYTHON' || wrong "scores and reasons do not fit"
import csv
rows = list(csv.DictReader(open("minnesota.csv")))
assert len(rows) == 40
waves = ["m12", "m18", "y19", "y26"]
for row in rows:
    for column in [c for c in row if c + "_missing" in row]:
        assert (row[column] == "") == (row[column + "_missing"] != ""), (column, row)
    if row["dropped_out"]:
        for wave in waves[waves.index(row["dropped_out"]):]:
            assert row["age_" + wave] == ""
            assert all(row[c + "_missing"] == "dropped out" for c in row if c.endswith("_" + wave) and c + "_missing" in row)
PYTHON

# ---- the script for R --------------------------------------------------------------------------------------------------------
"$dyad" study parent_training_trial --families 400 --n 100 --out trained.h5 --lavaan trained.R --quiet
"$dyad" export trained.h5 --table study --csv trained.csv --force
if Rscript -e 'library(lavaan)' >/dev/null 2>&1; then
    Rscript trained.R >estimates 2>messages || wrong "the script for R failed: $(tail -3 messages)"
    grep -q 'indirect' estimates || wrong "the script for R tells no indirect effect"
else
    echo "left out: the script for R, since R or its package lavaan is not there (Debian and Ubuntu: r-cran-lavaan)"
fi

# ---- refusals --------------------------------------------------------------------------------------------------------------
refused 2 'did you mean `minnesota`?' "$dyad" study minesota
refused 2 'which study to do is missing' "$dyad" study
refused 2 'these must be whole numbers from 4' "$dyad" study minnesota --power --n 50,x
refused 2 'ask for curves over several with --power' "$dyad" study minnesota --n 50,100
refused 2 'this belongs to --power' "$dyad" study minnesota --studies 50
refused 2 'this study names no theories' "$dyad" study minnesota --theory prototype
refused 2 'set parameters only' "$dyad" study minnesota --set run.seed=3
refused 2 'did you mean' "$dyad" study minnesota --set plasticity.adult_flor=.1
refused 1 'only 100 persons can be recruited' "$dyad" study minnesota --families 100 --n 200 --out few.h5 --quiet
refused 2 'does not live until the last visit, at 318 months' "$dyad" study minnesota --families 100 --n 20 --set run.years=20 --out young.h5 --quiet
sed 's/instruments = \["adult_interview", "close_relationships"\]/instruments = []/; s/window = 6/window = 0/' "$root/analysis/studies/minnesota.toml" >mute.toml
refused 1 'has no score in anybody who could be recruited' "$dyad" study ./mute.toml --families 100 --n 20 --out mute.h5 --quiet
refused 2 '--lavaan writes a script for the data of one study' "$dyad" study minnesota --power --lavaan x.R
ls few* young* mute.h5 mute.truth.h5 >/dev/null 2>&1 && wrong "a refused study left files"
sed 's/^rate = 0.06/rate = 6/' "$root/analysis/studies/minnesota.toml" >wrong.toml
refused 2 'wrong.toml:' "$dyad" study ./wrong.toml
(ulimit -f 4; "$dyad" study minnesota --families 400 --n 200 --out full.h5 --quiet 2>complaint)
grep -q 'full' complaint || wrong "a full disk is not told: $(cat complaint)"
ls full* >/dev/null 2>&1 && wrong "a full disk left files behind: $(ls full*)"

[ "$failures" -eq 0 ] || exit 1
echo "virtual studies do what they say"
