#!/usr/bin/env bash
# Exports: whole or not there, equal bytes, read by R and pandas with labels, by the rules of Psych-DS; every refusal a sentence.
set -u
here=$1/tests/check dyad=$2
failed=0
. "$1/tests/check/claims.sh"
nothing_left() { # what it is; nothing of an export to `full` or `cut` may be there
    [ -z "$(find . -name '*.tmp' -o -name 'full*' -o -name 'cut*')" ] || fail "$1 leaves something behind"
}
"$dyad" run life_course --families 60 --quiet --out life.h5 || exit 1
printf 'title = "Small"\n[run]\nfamilies = 12\nyears = 1.5\n' >small.toml
"$dyad" sweep small.toml --vary adversity.level=0..1:3 --replicates 2 --vary caregiving.sensitivity=0.9,1.2 --quiet --out sweep.h5 || exit 1
formats=(csv psych-ds)
exits 0 "csv" "10 tables" "$dyad" export life.h5 --format csv --to csv
"$dyad" export life.h5 --format sav --to sav >out 2>err
with_readstat=$?
if [ $with_readstat = 0 ]; then formats+=(sav dta); else
    grep -qF libreadstat-dev err || fail "a program without ReadStat does not say what to install"
    echo "SPSS and Stata files are not tested: this program was built without ReadStat"
fi

# ---- refusals ----------------------------------------------------------------------------------------------------------
exits 2 "an unknown format" "csv, psych-ds, sav (SPSS) and dta (Stata)" "$dyad" export life.h5 --format xlsx --to x
exits 2 "no folder" "add \`--to DIR\`" "$dyad" export life.h5 --format csv
exits 2 "no format" "add \`--format csv\`" "$dyad" export life.h5 --to x
exits 2 "a folder on standard output" "\`--to\` is \`-\`" "$dyad" export life.h5 --format csv --to -
exits 2 "two ways out" "leave out one" "$dyad" export life.h5 --format csv --to x --csv y.csv --table persons
exits 2 "two tables into one file" "more than once" "$dyad" export life.h5 --csv y.csv --table persons --table care
exits 2 "units of a folder" "codebook has the units" "$dyad" export life.h5 --format csv --to x --units
exits 2 "an unknown table" "did you mean \`persons\`" "$dyad" export life.h5 --format csv --to x --table person
exits 2 "a folder that is there" "--force" "$dyad" export life.h5 --format csv --to csv
exits 2 "a file in the folder's place" "is a file" "$dyad" export life.h5 --format csv --to life.h5 --force
exits 2 "a folder in no folder" "there is no folder" "$dyad" export life.h5 --format csv --to not/there
mkdir other && echo mine >other/mine.txt
exits 2 "a folder of somebody's own, even forced" "holds files that" "$dyad" export life.h5 --format csv --to other --force
[ "$(ls -A other)" = mine.txt ] || fail "a refused export has touched a folder"
[ -e x ] || [ -e y.csv ] && fail "a refused export has written something"

# ---- with --force: ours are replaced, others stay, what no longer belongs goes ------------------------------------------
echo 1 >csv/mine.csv
exits 0 "one table into the same folder" "1 table (" "$dyad" export life.h5 --format csv --to csv --force --table persons
[ "$(cd csv && echo *)" = "codebook.json codebook.md load.R load.py mine.csv persons.csv" ] || fail "other files are there than should be: $(ls csv)"
echo 1 >csv/care.csv
exits 2 "a file of somebody's own in an export's way" "care.csv" "$dyad" export life.h5 --format csv --to csv --force
[ "$(cat csv/care.csv)" = 1 ] || fail "somebody's own file was replaced"
rm -r csv
mkdir csv
exits 0 "an empty folder, forced" "" "$dyad" export life.h5 --format csv --to csv --force

# ---- whole or not at all, equal bytes ------------------------------------------------------------------------------------
for format in "${formats[@]}"; do
    for limit in 1 12 60; do # of 1,024 bytes: the first table or a later one does not fit
        exits 1 "$format on a full disk of $limit" "cannot be written" bash -c "ulimit -f $limit; exec '$dyad' export life.h5 --format $format --to full"
        nothing_left "$format on a full disk of $limit"
    done
    [ -d "$format" ] || exits 0 "$format" "" "$dyad" export life.h5 --format "$format" --to "$format"
    sleep 1.1 # stamps count seconds
    exits 0 "$format again" "" env TZ=Asia/Tokyo "$dyad" export "$PWD/life.h5" --format "$format" --to again
    diff -r "$format" again >/dev/null || fail "$format is not the same bytes the second time"
    rm -rf again
    [ "$(find "$format" -type f -size 0)" = "" ] || fail "$format has empty files"
    exits 0 "a sweep as $format" "5 tables" "$dyad" export sweep.h5 --format "$format" --to "sweep_$format"
done
# Stopped while rows are written: the folder is a temporary one until all is there.
for signal in TERM KILL; do
    env --default-signal=TERM "$dyad" export life.h5 --format csv --to cut >out 2>err &
    pid=$!
    for _ in $(seq 2000); do
        [ -n "$(find . -maxdepth 1 -name '.cut.*.tmp')" ] && break
        kill -0 $pid 2>/dev/null || break
    done
    kill -$signal $pid 2>/dev/null
    wait $pid 2>/dev/null
    code=$?
    [ -e cut ] && { [ "$(find cut -type f | wc -l)" = 14 ] || fail "after $signal a part of an export is seen"; }
    [ $signal = TERM ] && [ $code != 0 ] && { [ $code = 130 ] || fail "an export that was stopped exits with $code"; nothing_left "a stopped export"; }
    rm -rf cut
done
exits 0 "the next export" "" "$dyad" export life.h5 --format csv --to cut
rm -r cut
nothing_left "an export after a killed one"

# ---- Psych-DS ------------------------------------------------------------------------------------------------------------
if command -v python3 >/dev/null; then
    for dataset in psych-ds sweep_psych-ds; do
        python3 "$here/psych_ds.py" $dataset >out 2>&1 || { fail "$dataset is against the rules of Psych-DS 1.5.0"; head -n 5 out; }
    done
    against() { # what is done to a dataset, by a command in its folder; the rules must not hold afterwards
        rm -rf broken && cp -r psych-ds broken && (cd broken && eval "$2")
        python3 "$here/psych_ds.py" broken >out 2>&1 && fail "the rules hold although $1"
    }
    against "a data file has another name" 'mv data/*persons_data.csv data/persons.csv'
    against "there is no description" 'rm dataset_description.json'
    against "the description is of no dataset" 'sed -i s/Dataset/Person/ dataset_description.json'
    against "a column is not described" 'sed -i "0,/\"name\": \"person\"/s//\"name\": \"x\"/" data/*persons_data.json'
    against "a row is too long" 'echo ,,,,,,,,,,,,,,,,,,,,,,,,,,, >>data/*persons_data.csv'
    against "there are no data" 'rm -r data'
    rm -rf broken
else echo "the rules of Psych-DS are not tested: there is no python3"; fi

# ---- R and Python ----------------------------------------------------------------------------------------------------------
if [ $with_readstat = 0 ] && /usr/bin/python3 -c 'import pandas, h5py' 2>/dev/null; then
    /usr/bin/python3 "$here/export.py" life.h5 csv dta psych-ds || fail "pandas reads something else than the results file holds"
    /usr/bin/python3 sweep_csv/load.py | grep -qF "tables['runs']: " || fail "the loader of a sweep does not run"
    rm -rf csv/__pycache__ dta/__pycache__ psych-ds/analysis/__pycache__
else echo "pandas is not tested: /usr/bin/python3 with pandas and h5py, or ReadStat, is missing"; fi
if [ $with_readstat = 0 ] && command -v Rscript >/dev/null && Rscript -e 'quit(status = !requireNamespace("haven", quietly = TRUE))' 2>/dev/null; then
    Rscript "$here/export.R" csv sav dta psych-ds || fail "R reads something else from SPSS or Stata files"
    Rscript "$here/export.R" sweep_csv sweep_sav sweep_dta sweep_psych-ds || fail "R reads something else of a sweep"
else echo "R is not tested: Rscript with haven, or ReadStat, is missing"; fi
exit $failed
