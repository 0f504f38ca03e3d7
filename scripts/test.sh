#!/usr/bin/env bash
# test.sh: from a clean clone on a bare Debian 12 to passed tests: installs what is missing, builds, runs every test.
# The last line is ctest's own summary. Options go to ctest: scripts/test.sh -R app
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install_packages.sh build test
jobs=$(nproc)
cmake --preset release
cmake --build --preset release --parallel "$jobs"
log=build/release/ctest.log
status=0
ctest --preset release --parallel "$jobs" "$@" 2>&1 | tee "$log" || status=$?
grep -E '^[0-9]+% tests passed' "$log" || status=1
exit "$status"
