#!/usr/bin/env python3
"""Cuts a treebank into parts of consecutive sentences: split.py FILE PARTS PREFIX writes PREFIX.0.conllu, what it leaves out as
PREFIX.0.others, and so on. Consecutive, since sentences of one document share words that a new document would not have."""
import sys


def main() -> int:
    path, parts, prefix = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(path, encoding="utf-8") as file:
        sentences = file.read().strip("\n").split("\n\n")
    for part in range(parts):
        first, end = len(sentences) * part // parts, len(sentences) * (part + 1) // parts
        for suffix, chosen in (("conllu", sentences[first:end]), ("others", sentences[:first] + sentences[end:])):
            with open(f"{prefix}.{part}.{suffix}", "w", encoding="utf-8") as file:
                file.write("\n\n".join(chosen) + "\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
