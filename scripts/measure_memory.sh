#!/usr/bin/env bash
# measure_memory.sh [FILES]: builds one graph from FILES (100,000) files of 10 KB and prints the peak of memory beside the sizes of
# input and graph. Each file has about 1 KB of prose, made of sentences from examples/ in a new order, and 9 KB of hexadecimal digits,
# which cost reading and no understanding; a tenth as many files show what the graph alone takes.
set -euo pipefail
cd "$(dirname "$0")/.."
files=${1:-100000}
place=$(mktemp -d "${TMPDIR:-/tmp}/quipu-memory-XXXXXX")
trap 'rm -rf "$place"' EXIT
/usr/bin/python3 - "$files" "$place" <<'PYTHON'
import pathlib, random, re, sys
count, place = int(sys.argv[1]), pathlib.Path(sys.argv[2])
text = " ".join(pathlib.Path(name).read_text() for name in ("examples/episode.txt", "examples/harbour-news.txt"))
sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s+", text) if 20 < len(s) < 400]
chance = random.Random(1)
for i in range(count):
    folder = place / f"{i // 1000:04}"
    folder.mkdir(exist_ok=True)
    prose = ""
    while len(prose) < 1000:
        prose += chance.choice(sentences) + " "
    data = chance.randbytes(4500).hex()
    (folder / f"{i:06}.txt").write_text(f"{prose.strip()}\n\n{data}\n")
PYTHON
for part in "$((files / 10))" "$files"; do
  find "$place" -name '*.txt' | sort | sed -n "1,${part}p" >"$place/list"
  size=$(xargs -a "$place/list" du -cb | awk '$2 == "total" {sum += $1} END {print int(sum / 1000000)}')
  { /usr/bin/time -f '%M %e' build/release/quipu build --files-from "$place/list" -o "$place/graph.json" --jobs 2; } 2>"$place/time"
  read -r memory seconds < <(tail -n 1 "$place/time")
  echo "$part files, $size MB: peak $((memory / 1024)) MB, graph file $(($(stat -c %s "$place/graph.json") / 1000000)) MB, $seconds s"
done
