#!/usr/bin/env bash
# The generated parts of models/ODD.md are those of the code. `odd.test.sh ROOT PROGRAM write` puts them there.
#
# A part stands between `<!-- generated: WHAT -->` and `<!-- end of generated -->`, where WHAT is a command of the program
# (`dyad params --columns`) or `equations of FOLDER`: what the headers of that folder say above their mechanisms.
set -euo pipefail
root=$1 program=$2 page=$1/models/ODD.md
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT

# The first lines of a header and the comment above its struct, under the name that it declares.
equations_in() {
    awk '
        FNR == 1 { says = substr($0, 4) }
        /^\/\/\// { comment = comment (comment == "" ? "" : "\n") substr($0, 5); next }
        /^struct / { above = comment }
        { comment = "" }
        /static constexpr std::string_view name = "/ { split($0, part, "\""); found = part[2]; exit }
        END { if (found != "") printf "\n#### `%s`\n\n%s\n\n```text\n%s\n```\n", found, says, above }' "$1"
}

# Mechanisms in the order in which they act, instruments by name.
equations_of() {
    if [ "$1" = models ]; then
        for name in $("$program" params --schedule | awk -F'`' '/^[|] `/ { print $2 }'); do
            equations_in "$root/models/$name.hpp"
        done
    else
        for file in "$root/$1"/*.hpp; do equations_in "$file"; done
    fi
}

skipping=
while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '<!-- end of generated -->') skipping= ;;
    esac
    [ -n "$skipping" ] || printf '%s\n' "$line"
    case $line in
    '<!-- generated: '*' -->')
        what=${line#'<!-- generated: '} what=${what%' -->'} skipping=yes
        printf '\n'
        case $what in
        'dyad '*)
            read -ra words <<<"${what#dyad }"
            "$program" "${words[@]}"
            ;;
        'equations of '*) equations_of "${what#equations of }" | sed 1d ;;
        *) echo "models/ODD.md asks for '$what', which nothing generates" >&2 && exit 1 ;;
        esac
        printf '\n'
        ;;
    esac
done <"$page" >"$fresh"

if [ "${3-}" = write ]; then
    cp "$fresh" "$page"
    exit
fi
diff -u "$page" "$fresh" || {
    echo "models/ODD.md does not hold what the code says; write it anew: tests/check/odd.test.sh . build/release/dyad write"
    exit 1
}
