#!/usr/bin/env bash
# Everything that takes long: other compilers and builds, byte equality between them, sanitizers, fuzzers, the
# explorer in a browser, linters.
#
# usage: full.sh ROOT ; `./dyad test --full` calls it once the release build is there. Each step says how long it took;
# a failed step does not keep the later ones from being tried, and the last lines say what failed.
set -u
cd "$1" || exit 1
export DYAD_FULL=1 # what the quick tests may skip is here and must run
jobs=$(nproc)
failed=()
# Linting and breaking promises take turns, by the number of commits, so that all else has its time; DYAD_ALL=1 runs both.
turn=both
commits=$(git rev-list --count HEAD 2>/dev/null) || commits=
if [ -z "${DYAD_ALL-}" ] && [ -n "$commits" ]; then
    if [ $((commits % 2)) -eq 0 ]; then turn=lint; else turn=mutations; fi
fi

step() { # a sentence; further arguments: the command
    local start=$SECONDS what=$1
    shift
    printf '\n==== %s\n' "$what"
    if "$@" </dev/null; then printf '==== %s: good, %d s\n' "$what" $((SECONDS - start)); else
        failed+=("$what")
        printf '==== %s: FAILED, %d s\n' "$what" $((SECONDS - start))
    fi
}
build() { # a preset, and targets
    # A checkout that was moved or copied left the paths of its old place in the folder.
    grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "build/$1/CMakeCache.txt" || rm -rf "build/$1"
    cmake --preset "$1" >"build/$1.log" 2>&1 || { tail -n 25 "build/$1.log"; return 1; }
    run_as_is cmake --build "build/$1" --target "${@:2}" >>"build/$1.log" 2>&1 || { grep -E 'error|FAILED' -A 5 "build/$1.log" | head -n 60; return 1; }
}
tested() { # a preset; further arguments go to ctest
    build "$1" all && run_as_is ctest --test-dir "build/$1" --output-on-failure -j "$jobs" "${@:2}"
}
sanitized() { # without what runs whole populations for long, and what calls OpenTURNS, which was not built for sanitizers
    build asan dyad-program house sim models analysis promises &&
        run_as_is ctest --test-dir build/asan --output-on-failure -j "$jobs" -LE '^(science|questions|calibration)$' -E NOT_BUILT
}
raced() { # what has threads; the rest is the other sanitizers'
    build tsan dyad-program sim promises &&
        run_as_is ctest --test-dir build/tsan --output-on-failure -j "$jobs" -L '^(sim|promises)$|^$' -E NOT_BUILT &&
        run_as_is ctest --test-dir build/tsan --output-on-failure -j "$jobs" -R '^check: '
}
# ThreadSanitizer of clang 14 cannot live with the widest address randomisation of newer kernels.
run_as_is() { if setarch -R true 2>/dev/null; then setarch -R "$@"; else "$@"; fi; }
formatted() {
    find sim models analysis tests -name '*.[hc]pp' -print0 | xargs -0 clang-format --dry-run --Werror
}
scripts() { # every script is called with source tree and program, so that an unused one (SC2034) is no mistake
    shellcheck --severity=warning --exclude=SC2034 .ci/run tests/check/*.sh analysis/sweeps/*.sh && shellcheck dyad
}
benchmarked() { # what they say on a busy machine proves nothing, but that they run does
    local code=0
    build benchmark dyad-benchmarks || return 1
    build/benchmark/tests/benchmarks/dyad-benchmarks --benchmark_repetitions=1 || code=$?
    [ $code -eq 0 ] || [ $code -eq 4 ] # 4: slower than the baseline
}
fuzzed() {
    local name names=() runs=() run status=0
    for name in tests/fuzz/*.fuzz.cpp; do names+=("fuzz-$(basename "$name" .fuzz.cpp)"); done
    build fuzz "${names[@]}" || return 1 # and nothing that they do not need
    for name in "${names[@]}"; do # side by side: each has its minute
        mkdir -p "build/fuzz/corpus/$name" "tests/fuzz/corpus/${name#fuzz-}"
        "build/fuzz/tests/$name" -max_total_time=60 -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
            -artifact_prefix="build/fuzz/$name-" "build/fuzz/corpus/$name" "tests/fuzz/corpus/${name#fuzz-}" &
        runs+=($!)
    done
    for run in "${runs[@]}"; do wait "$run" || status=1; done
    return $status
}
same_bytes() {
    bash tests/check/same_bytes.sh "$PWD" build/release/dyad build/clang/dyad build/scalar/dyad build/static/dyad
}

evidence_kept() { # exits with 4 where a finding that agreed at the last release no longer does
    build/release/dyad evidence --quiet >build/evidence.txt || { tail -n 40 build/evidence.txt; return 1; }
    grep -E '^(fit|holdout|challenge) +[0-9]' build/evidence.txt
}

step "the layout of the sources (clang-format)" formatted
step "the scripts (shellcheck)" scripts
step "the tests, built by g++" tested release
step "the clang build" build clang dyad-program # its tests are those of the sanitizers
step "the scalar build" build scalar dyad-program
step "the static build" build static dyad-program
step "the static program stands alone" bash tests/check/static.sh "$PWD" build/static/dyad
step "the same bytes from every build, instruction set and number of threads" same_bytes
step "the tests under AddressSanitizer and UndefinedBehaviorSanitizer" sanitized
step "the tests with threads under ThreadSanitizer" raced
step "a minute of each fuzzer" fuzzed
if [ "$turn" != mutations ]; then step "clang-tidy" build lint all; fi
step "the benchmarks" benchmarked
if [ "$turn" != lint ]; then step "each promise, broken on purpose, is noticed" bash tests/check/mutations.sh "$PWD"; fi
step "what agreed at the last release still agrees" evidence_kept
step "the explorer, in Chromium and without a network" bash tests/check/explorer.sh "$PWD" "$PWD/build/release/dyad"
step "the README's snippets" bash tests/check/readme.sh "$PWD" "$PWD/build/release/dyad"
step "a newcomer's first minutes" bash tests/check/clean_clone.sh "$PWD"

printf '\n'
if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED: %s\n' "${failed[@]}"
    exit 1
fi
echo "Everything held, in $((SECONDS / 60)) minutes."
