#!/usr/bin/env bash
# Twins: what changes nothing has no effect on anybody, what changes something is told person by person, and every refusal is a sentence.
set -u
dyad=$2
failed=0
. "$1/tests/check/claims.sh"
other_than_zero() { # how many rows of a table of twins have another effect than 0
    "$dyad" export "$1" --table twins --csv - | awk -F, 'NR > 1 && $NF != "0"' | wc -l
}
column() { # of the row of /effects for an outcome in generation 1
    "$dyad" export "$1" --table effects --csv - | awk -F, -v outcome="$2" -v name="$3" \
        'NR == 1 { for (k = 1; k <= NF; ++k) if ($k == name) at = k } $1 == outcome && $2 == 1 { print $at }'
}
default=$("$dyad" params caregiving.sensitivity --json | sed -n 's/.*"value": \([0-9.]*\).*/\1/p' | head -n 1)

exits 0 "a change that does nothing" "gain" "$dyad" twins baseline --set caregiving.sensitivity="$default" --families 100 --seeds 2 --out nothing.h5
[ "$(other_than_zero nothing.h5)" = 0 ] || fail "a change that does nothing has effects on infants"
[ "$("$dyad" export nothing.h5 --table twins --csv - | wc -l)" -gt 900 ] || fail "too few twins to tell"
exits 0 "the same over whole lives" "" "$dyad" twins life_course --set caregiving.sensitivity="$default" --families 60 --seeds 1 --out lives.h5 --quiet
[ "$("$dyad" export lives.h5 --table twins --csv - | wc -l)" -gt 500 ] || fail "too few twins of whole lives to tell"
[ "$(other_than_zero lives.h5)" = 0 ] || fail "a change that does nothing has effects on adults"

exits 0 "more sensitive caregivers" "security_18_months" "$dyad" twins baseline --set caregiving.sensitivity=2 --families 150 --seeds 4 --out more.h5
exits 0 "the same on one thread" "" "$dyad" twins baseline --set caregiving.sensitivity=2 --families 150 --seeds 4 --out one.h5 --threads 1 --quiet
cmp -s more.h5 one.h5 || fail "effects depend on the number of threads"
awk -v low="$(column more.h5 security_18_months low)" 'BEGIN { exit !(low > 0) }' || fail "more sensitive caregivers do not raise security beyond chance"
awk -v gain="$(column more.h5 security_18_months gain)" 'BEGIN { exit !(gain >= 10) }' ||
    fail "the variance of the contrast in security is $(column more.h5 security_18_months gain) times smaller than between independent populations, not ten times"

# measured over seeds, and not told from the spread of single persons: each seed's contrast of twins beside that of two populations
"$dyad" twins baseline --set caregiving.sensitivity=1.5 --families 60 --seeds 24 --outcome security_18_months --out seeds.h5 --quiet || fail "24 seeds"
"$dyad" export seeds.h5 --table twins --csv - | awk -F, '
    NR == 1 { for (k = 1; k <= NF; ++k) at[$k] = k; next }
    { n[$1]++; one[$1] += $at["as_it_is"]; two[$1] += $at["changed"]; effect[$1] += $at["effect"] }
    function variance(x,   s, m, v) { m = 0; v = 0; for (s in n) m += x[s] / n[s] / length(n); for (s in n) v += (x[s] / n[s] - m) ^ 2; return v }
    END { gain = (variance(one) + variance(two)) / variance(effect); if (gain < 10) { print gain; exit 1 } }' >out ||
    fail "over seeds the variance of the contrast in security is only $(cat out) times smaller than between independent populations"

exits 0 "a change at birth" "" "$dyad" twins baseline --set caregiving.sensitivity=2 --at 0 --families 150 --seeds 4 --out birth.h5 --quiet
cmp -s more.h5 birth.h5 || fail "a change at birth is not the change that always holds"
exits 0 "a change after the end" "exactly zero" "$dyad" twins baseline --set caregiving.sensitivity=2 --at 2 --families 60 --seeds 1 --out after.h5
[ "$(other_than_zero after.h5)" = 0 ] || fail "a change after the end has effects"
exits 0 "a change at 5" "--at 5" "$dyad" twins life_course --set caregiving.sensitivity=3 --at 5 --families 60 --seeds 1 --outcome security_18_months --outcome anxiety_25 --out five.h5
"$dyad" export five.h5 --table twins --csv - | awk -F, '
    NR == 1 { for (k = 1; k <= NF; ++k) at[$k] = k; next }
    $at["outcome"] ~ /18_months/ { if ($at["age"] >= 1.5) { ++before; if ($NF != "0") ++wrong } else if ($NF != "0") ++after }
    $at["outcome"] ~ /anxiety/ && $NF != "0" { ++adults }
    END { exit !(before > 60 && !wrong && after > 60 && adults > 30) }' || fail "scores before a change differ, or none after it do"
exits 0 "changes at several ages" "of at birth" "$dyad" twins life_course --set caregiving.sensitivity=3 --at 1,0,5,30 --for 1 --both run.years=26 \
    --families 60 --seeds 3 --outcome insecurity_25 --out ages.h5
grep -qiF "a change at birth" out || fail "it is not said when half is gone"
grep -q "30: exactly zero" out || fail "a change after the look is not told to be one"
exits 0 "the same on one thread" "" "$dyad" twins life_course --set caregiving.sensitivity=3 --at 0,1,5,30 --for 1.0 --both run.years=26 --threads 1 \
    --families 60 --seeds 3 --outcome insecurity_25 --out ages1.h5 --quiet
cmp -s ages.h5 ages1.h5 || fail "effects by age depend on threads or spelling"
[ "$("$dyad" export ages.h5 --table windows --csv - | wc -l)" = 5 ] || fail "not a row for each age"
[ "$("$dyad" export ages.h5 --table half_gone --csv - | wc -l)" = 2 ] || fail "not a row for each outcome"
exits 0 "what is settled at birth" "no window that closes" "$dyad" twins life_course --set adversity.level=2 --at 0,2 --families 100 --seeds 3 --outcome insecurity_25 --out settled.h5
eval "$("$dyad" info ages.h5 | grep -m 1 -o 'dyad twins.*' | sed 's|^dyad|"$dyad"|') --out again.h5 --quiet" || fail "the file's command does not run"
cmp -s ages.h5 again.h5 || fail "the file's command makes another file"

for ages in x 1,,2 -1 0.3 201 ""; do exits 2 "no age: $ages" "" "$dyad" twins baseline --set adversity.level=1 --at "$ages"; done
exits 2 "an age twice" "named twice" "$dyad" twins baseline --set adversity.level=1 --at 1,2,1
exits 2 "no time" "no time for which" "$dyad" twins baseline --set adversity.level=1 --for 0
exits 2 "founders changed after the founding" "only as communities are founded" "$dyad" twins life_course --set households.third_share=1 --at 0,10
fostered() { # FILE CONTRAST: its number
    "$dyad" export "$1" --table cross_fostering --csv - | awk -F, -v name="$2" 'NR == 1 { for (k = 1; k <= NF; ++k) at[$k] = k } NR == 2 { print $at[name] }'
}
exits 0 "newborns exchanged" "by rearing" "$dyad" twins baseline --cross-foster avoidance --families 600 --seeds 4 --outcome security_18_months --out avoidant.h5
awk -v high="$(fostered avoidant.h5 by_rearing_high)" 'BEGIN { exit !(high < 0) }' || fail "avoidant mothers who rear do not lower security"
awk -v rearing="$(fostered avoidant.h5 by_rearing)" -v home="$(fostered avoidant.h5 at_home)" -v birth="$(fostered avoidant.h5 by_birth)" \
    'BEGIN { exit !(birth > 0.25 * rearing && rearing < 0.6 * home) }' || fail "what avoidant mothers do is not by rearing, or they do it by birth"
# the reactivity that a child inherits makes it amplify more, which mothers' reactivity does not teach
exits 0 "newborns of reactive mothers" "by birth" "$dyad" twins baseline --cross-foster reactivity --families 1500 --seeds 4 --both signalling.reactivity_amplifies=1 \
    --outcome resistant --out reactive.h5
awk -v birth="$(fostered reactive.h5 by_birth_low)" -v rearing="$(fostered reactive.h5 by_rearing)" 'BEGIN { exit !(birth > 0 && rearing < birth) }' ||
    fail "what is inherited does not come by birth"
exits 2 "an exchange and another change" "all that is changed" "$dyad" twins baseline --cross-foster avoidance --set adversity.level=1
exits 2 "mothers of an unknown kind" "reactivity, avoidance or anxiety" "$dyad" twins baseline --cross-foster kind
exits 2 "a replay of twins" "made again by its command" "$dyad" replay more.h5 --verify
exits 0 "what made them" "dyad twins baseline" "$dyad" info more.h5
exits 0 "shorter lives than the scenario's" "" "$dyad" twins life_course --both run.years=20 --set caregiving.sensitivity=2 --families 30 --seeds 1 --out short.h5 --quiet
exits 2 "twins without a change" "nothing is changed" "$dyad" twins baseline
exits 2 "a misspelt change" "did you mean" "$dyad" twins baseline --set caregiving.sensitivty=1
exits 2 "other people" "same in both worlds" "$dyad" twins baseline --set run.families=10
exits 2 "a number of nobody in particular" "single persons" "$dyad" twins baseline --set adversity.level=1 --outcome sensitivity_and_security
exits 2 "no number of seeds" "whole number" "$dyad" twins baseline --set adversity.level=1 --seeds none
exits 2 "an output that is there" "--force" "$dyad" twins baseline --set adversity.level=1 --out more.h5
exit $failed
