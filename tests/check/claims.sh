# Sourced by the checks of commands, never run: a folder of their own to work in, and claims about how a command ends.
# shellcheck shell=bash
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
fail() { printf 'FAILED: %s\n' "$1"; failed=1; }
exits() { # a code, what it is, a word that stderr or stdout must hold; then the command
    local code=$1 what=$2 word=$3
    shift 3
    "$@" >out 2>err
    local got=$?
    [ "$got" = "$code" ] || { fail "$what: exit $got, not $code"; head -n 5 err; }
    [ -z "$word" ] || grep -qF -- "$word" err out || { fail "$what: says nothing of \`$word\`"; head -n 5 err; }
}
