#!/usr/bin/env bash
# The static program needs no library of the machine it runs on.
#
# usage: static.sh ROOT PROGRAM
set -eu
file "$2" | tee /dev/stderr | grep -q "statically linked"
env -i "$2" --version # with nothing of this machine's environment
