#!/usr/bin/env python3
"""Precision, recall and F1 of quipu's pronouns on GAP (https://github.com/google-research-datasets/gap-coreference).

    scripts/measure_coreference.py [--quipu build/release/quipu] [--first N] [--show] [FILE.tsv ...]

Each text of GAP has one pronoun and two names; quipu says that a name is meant where the pronoun and the name are mentions of one
entity. Counts are those of GAP's own scorer: a right yes, a wrong yes, a missed yes. GAP's page titles are not used.
"""
import argparse
import csv
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FEMININE = {"she", "her", "hers"}
MENTION = re.compile(r"\t(\d+)-(\d+)\t")


def entities_of(quipu, text):
    """The entities of a text, each a list of (begin, end) in bytes."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([quipu, "analyze", file.name, "--format", "mentions"], capture_output=True, check=True)
    entities = []
    for line in done.stdout.decode("utf-8").split("\n"):
        found = MENTION.match(line)
        if found:
            entities[-1].append((int(found[1]), int(found[2])))
        elif line and line[0] != "\t":
            entities.append([])
    return entities


def entity_at(entities, begin, end):
    """The entity with the mention that shares most bytes with [begin, end), or None."""
    overlap = {}
    for index, mentions in enumerate(entities):
        for first, last in mentions:
            shared = min(end, last) - max(begin, first)
            if shared > 0:
                overlap[index] = max(overlap.get(index, 0), shared)
    return max(overlap, key=overlap.get) if overlap else None


def judge(quipu, row):
    """Yields (gold, answer) of the two names."""
    entities = entities_of(quipu, row["Text"])

    def found(text, offset):
        begin = len(row["Text"][:int(offset)].encode())
        return entity_at(entities, begin, begin + len(text.encode()))

    pronoun = found(row["Pronoun"], row["Pronoun-offset"])
    return [(row[f"{name}-coref"] == "TRUE", pronoun is not None and found(row[name], row[f"{name}-offset"]) == pronoun) for name in "AB"]


def figures(counts):
    right, wrong, missed = (counts[key] for key in ((True, True), (False, True), (True, False)))
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  (right {right}, wrong {wrong}, missed {missed})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quipu", default=str(ROOT / "build/release/quipu"))
    parser.add_argument("--first", type=int, help="only this many texts of each file")
    parser.add_argument("--show", action="store_true", help="print each wrong and each missed answer")
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    folder = ROOT.parent / "shared/data/coreference/gap"
    files = arguments.files or [folder / "gap-development.tsv", folder / "gap-validation.tsv"]
    for path in files:
        if not path.is_file():
            sys.exit(f"{path}: no such file; name GAP's files")
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:arguments.first]
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda row: judge(arguments.quipu, row), rows))
        counts = {"all": Counter(), "feminine": Counter(), "masculine": Counter()}
        for row, pairs in zip(rows, answers):
            counts["all"].update(pairs)
            counts["feminine" if row["Pronoun"].lower() in FEMININE else "masculine"].update(pairs)
            for name, (gold, answer) in zip("AB", pairs):
                if arguments.show and gold != answer:
                    at = int(row["Pronoun-offset"])
                    marked = row["Text"][:at] + "[[" + row["Text"][at:at + len(row["Pronoun"])] + "]]" + row["Text"][at + len(row["Pronoun"]):]
                    print(f"{'wrong' if answer else 'missed'}\t{row['ID']}\t{row[name]}\t{marked}")
        for group, counted in counts.items():
            print(f"{path.name} {len(rows)} texts, {group:9}: {figures(counted)}")


if __name__ == "__main__":
    main()
