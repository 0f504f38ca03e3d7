#!/usr/bin/env bash
# interop_java.sh: our files in the real Gephi and a real Neo4j, fetched from Maven Central. Says so and succeeds where there is no Java, no Maven or no
# network. Needs build/release/quipu.
set -uo pipefail
cd "$(dirname "$0")/.."
scripts/install_packages.sh interop || echo "without the packages of the group interop"
status=0
for script in read_gephi.py read_neo4j.py; do
  python3 -B "tests/interop/$script" build/release/quipu tests/golden/json/*.json
  result=$?
  [ "$result" -eq 0 ] || [ "$result" -eq 77 ] || status=1
done
exit "$status"
