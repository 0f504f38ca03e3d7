#!/usr/bin/env bash
# demo.sh: installs what is missing, builds quipu and turns examples/episode.txt into a graph: out/episode.graphml, .dot, .json
# and, where Graphviz is there, a picture.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install_packages.sh build
cmake --preset release -DQUIPU_TESTS=OFF
cmake --build --preset release --parallel "$(nproc)" --target quipu
mkdir -p out
quipu=build/release/quipu

echo
echo "\$ $quipu build examples/episode.txt -o out/episode.json -o out/episode.graphml -o out/episode.dot"
$quipu build examples/episode.txt -o out/episode.json -o out/episode.graphml -o out/episode.dot
echo "\$ $quipu verify out/episode.json"
$quipu verify out/episode.json
echo "\$ $quipu describe out/episode.json --top 5"
$quipu describe out/episode.json --top 5
if command -v dot >/dev/null; then
  dot -Tsvg out/episode.dot -o out/episode.svg
  echo "drew out/episode.svg"
else
  echo "no picture: install graphviz, then: dot -Tsvg out/episode.dot -o out/episode.svg"
fi
cat <<'NEXT'

Next:
  open out/episode.graphml in Gephi, or out/episode.dot in Graphviz
  build/release/quipu query out/episode.json --type created      what was created, and the sentence that says so
  build/release/quipu build YOUR_FOLDER -o graph.json -o graph.graphml
  build/release/quipu --help
NEXT
