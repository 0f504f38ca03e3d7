#!/usr/bin/env bash
# tidy.sh [BASE|--all]: clang-tidy over the sources that differ from BASE (default: the commit before this one), or over all.
# Fails on any finding.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install_packages.sh build test check
base=${1:-HEAD~1}
if [ "$base" = --all ]; then
  mapfile -t files < <(git ls-files '*.cpp')
else
  mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- '*.cpp')
fi
[ -f build/dev/compile_commands.json ] || cmake --preset dev >/dev/null
# Sources that this configuration does not build (the examples, say) have no compile command.
mapfile -t files < <(for file in "${files[@]}"; do grep -qF "/$file\"" build/dev/compile_commands.json && echo "$file"; done || true)
[ ${#files[@]} -gt 0 ] || { echo "clang-tidy: nothing to check"; exit 0; }
echo "clang-tidy: ${#files[@]} files"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet --warnings-as-errors='*' -p build/dev 2>/dev/null
