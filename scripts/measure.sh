#!/usr/bin/env bash
# measure.sh [OPTION...]: scores the built command against the gold graphs of ../shared/gold. Options go to score.py, such as
# --show podcast-00 (each miss and each wrong edge of one document) or --json.
set -euo pipefail
cd "$(dirname "$0")/.."
gold=${QUIPU_GOLD:-../shared/gold}
if [ ! -x "$gold/score.py" ]; then
  echo "measure.sh: $gold/score.py is not there; name the folder of the gold graphs in QUIPU_GOLD" >&2
  exit 2
fi
[ -f build/release/CMakeCache.txt ] || cmake --preset release
cmake --build --preset release --parallel "$(nproc)" --target quipu >&2
exec "$gold/score.py" --build './build/release/quipu build {input} -o {output}' "$@" "$gold"/dev/*.json
