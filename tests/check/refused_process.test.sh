#!/usr/bin/env bash
# A mechanism that holds anything but parameters does not compile, and the compiler says why.
#
# usage: refused_process.test.sh ROOT PROGRAM ; skipped (77) where there is no compiler.
set -u
root=$1
compiler=$(command -v "${CXX:-c++}") || { echo "no compiler here, so nothing can be tried"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0

try() { # a member's declaration, and what the compiler must say ("" where it must be content)
    cat >"$folder/process.cpp" <<SOURCE
#include "sim/process.hpp"
#include <string>
struct World {};
struct Odd {
    static constexpr std::string_view name = "odd", meaning = "holds something";
    $1
    void step(World&, const dyad::Month&, const dyad::Draw&) const {}
};
static_assert(dyad::Process<Odd, World>, "not a process");
SOURCE
    "$compiler" -std=c++20 -fsyntax-only -I "$root" "$folder/process.cpp" 2>"$folder/words"
    local status=$?
    if [ -z "$2" ] && [ $status -ne 0 ]; then
        echo "REFUSED: $1: $(head -n 3 "$folder/words")"
        bad=1
    elif [ -n "$2" ] && { [ $status -eq 0 ] || ! grep -q "$2" "$folder/words"; }; then
        echo "NOT REFUSED as it should: $1: $(head -n 3 "$folder/words")"
        bad=1
    else
        echo "as it should: ${1:-no member}"
    fi
}

parameter='dyad::Parameter rate{"rate", "r", "-", 1, 0, 2, "a rate", "test"};'
only="a mechanism holds parameters and nothing else"
try "" ""
try "$parameter" ""
try "float learned = 0;" "$only"
try "$parameter int days = 0;" "$only"
try "$parameter const void* elsewhere = nullptr;" "$only"
try "std::string notes;" "not a process"
exit $bad
