#!/usr/bin/env bash
# Breaks each promise on purpose, one at a time in a copy of the house, and shows that the named test notices.
#
# usage: mutations.sh ROOT [NAME…] ; all of tests/check/mutations/*.sed, or those named.
# A mutation is a sed script whose first lines say what it breaks, in which file, and which test must then fail:
#   # what: a bid is drawn by row number instead of lineage
#   # file: models/signalling.hpp
#   # test: tests/promises.test.cpp
#   # case: a thousand more families*
# DYAD_MUTATIONS_FOLDER keeps copy and build for the next time.
set -u
root=$(cd "$1" && pwd)
shift
folder=${DYAD_MUTATIONS_FOLDER:-$(mktemp -d)}
[ -n "${DYAD_MUTATIONS_FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
house=$folder/house build=$folder/build
mkdir -p "$house" "$build"

# ---- a copy of the house, in which every test file is a program of its own, so that little is built anew --------------
(cd "$root" && tar -c --exclude=./analysis/explorer/node_modules --exclude=./build --exclude=./results --exclude=./.git .) | tar -x -m -C "$house" || exit 1 # -m: all files count as new
sed -i '/^function(add_tests/,$d' "$house/tests/CMakeLists.txt"
cat >>"$house/tests/CMakeLists.txt" <<'CMAKE'
file(GLOB house_sources house/*.cpp)
file(GLOB_RECURSE sources RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.test.cpp)
foreach(source ${sources})
    string(MAKE_C_IDENTIFIER ${source} name)
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
    if(name STREQUAL "house_test_cpp")
        target_sources(${name} PRIVATE ${house_sources})
    endif()
    file(STRINGS ${source} commands REGEX "^#include .sim/commands/") # of the command line, only what is included
    foreach(command ${commands})
        string(REGEX REPLACE ".*(sim/commands/[a-z_]+)[.]hpp.*" "${PROJECT_SOURCE_DIR}/\\1.cpp" command ${command})
        target_sources(${name} PRIVATE ${command})
    endforeach()
    target_compile_definitions(${name} PRIVATE DYAD_ROOT="${PROJECT_SOURCE_DIR}" DYAD_PROGRAM="none")
    target_link_libraries(${name} PRIVATE test_main dyad_models dyad_analysis dyad_reference rapidcheck PkgConfig::HDF5 PkgConfig::XXHASH)
endforeach()
CMAKE
# Hardly optimised, so that it is built fast.
cmake -S "$house" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "-DDYAD_OPTIMISE=-O1;-fno-tree-vectorize" -DDYAD_KERNELS=OFF >"$folder/cmake.log" 2>&1 ||
    { tail -n 20 "$folder/cmake.log"; exit 1; }

told() { sed -n "s/^# $1: *//p" "$house/tests/check/mutations/$2.sed"; } # a line of a mutation's head
program_of() { # the program of the test that a mutation names
    told test "$1" | sed 's|^tests/||; s/[^A-Za-z0-9]/_/g'
}
run_case() { # the exit code is that of the test; one that is not there fails with 200
    local program case
    program=$build/tests/$(program_of "$1")
    case=$(told case "$1" | sed 's/,/\\,/g')
    [ -n "$("$program" --list-test-names-only "$case")" ] || return 200
    timeout 300 "$program" -w NoTests "$case" >"$folder/words" 2>&1
}

names=("$@")
[ $# -gt 0 ] || for file in "$house"/tests/check/mutations/*.sed; do names+=("$(basename "$file" .sed)"); done

# ---- in the house as it is, every named test is there and passes ------------------------------------------------------
programs=$(for name in "${names[@]}"; do program_of "$name"; done | sort -u)
# shellcheck disable=SC2086 # names of programs are words
ninja -C "$build" $programs >"$folder/build.log" 2>&1 || { grep -A 5 -E 'error|FAILED' "$folder/build.log" | head -n 40; exit 1; }
bad=0
for name in "${names[@]}"; do
    run_case "$name" || { echo "BEFORE ANY CHANGE the test of $name fails or is not there: $(told case "$name")"; bad=1; }
done
[ $bad -eq 0 ] || exit 1

# ---- one mutation at a time -------------------------------------------------------------------------------------------
all_lines_change() { # a file, a mutation: false if one of its lines finds nothing any more
    local line
    while IFS= read -r line; do
        if sed -e "$line" "$1" | cmp -s - "$1"; then return 1; fi
    done < <(grep -v '^#' "$house/tests/check/mutations/$2.sed")
}
try() { # prints the verdict on one mutation; the exit code is 0 if its test noticed
    local file=$house/$1 verdict status=1
    all_lines_change "$file" "$2" || { echo "NOTHING CHANGED by a line of $2, which is not in $1 any more"; return 1; }
    sed -i -f "$house/tests/check/mutations/$2.sed" "$file"
    if ! ninja -C "$build" "$(program_of "$2")" >"$folder/build.log" 2>&1; then
        verdict="DOES NOT BUILD: $(grep -m 1 ' error: ' "$folder/build.log")"
    else
        run_case "$2"
        case $? in
        0) verdict="NOT NOTICED" ;;
        124 | 126 | 127 | 200) verdict="COULD NOT BE TRIED" ;;
        *) verdict=noticed status=0 ;;
        esac
    fi
    printf '%-12s %-26s %s\n%39s %s\n' "$verdict" "$2" "$(told what "$2")" "" "$(told test "$2"): $(told case "$2")"
    return $status
}
noticed=0
for name in "${names[@]}"; do
    file=$(told file "$name")
    cp -p "$house/$file" "$folder/original"
    if try "$file" "$name"; then noticed=$((noticed + 1)); else bad=1; fi
    cat "$folder/original" >"$house/$file" # written anew, so that the build sees it
done
echo "$noticed of ${#names[@]} broken promises were noticed, in $SECONDS s"
exit $bad
