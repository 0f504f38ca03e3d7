#!/usr/bin/env python3
"""Fits data/english/concept_weights.tsv: which concepts an index of the text would list.

    scripts/fit_concepts.py [--train build/training/training/quipu-train] [--gold FOLDER]... [--check]

On the gold graphs: what they require is worth a node, what they do not have is not, what is optional counts as neither. Logistic
regression with a quadratic penalty; the threshold goes into the weight that all concepts have. Run it after scripts/fit_types.py. Needs NumPy.
"""
import argparse
import collections
import json
import subprocess
import tempfile
from pathlib import Path

import numpy

from fit_types import ROOT, key

RARE = 3
PENALTY = 2.0
THRESHOLD = -0.5  # in log-odds: of a whole graph with F1 near 0.8, what is right with a chance of 0.4 raises the F1


def fold(name):
    """As the scorer compares names: the last word in the singular."""
    words = key(name).split()
    if words and len(words[-1]) > 3 and not words[-1].endswith(("ss", "us", "is")):
        words[-1] = words[-1][:-3] + "y" if words[-1].endswith("ies") else words[-1].removesuffix("s")
    return " ".join(words)


def read(train, folders):
    """(document, cues, 1 worth a node, 0 not, None optional) and how many concepts the gold graphs require."""
    documents, items = {}, []
    with tempfile.TemporaryDirectory() as folder:
        files = []
        # Not q-* and r-*: these sets are there to be unseen.
        for path in sorted(path for gold in folders for path in gold.glob("[!qr]*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))
            documents[document["id"]] = document
            files.append(Path(folder) / f"{document['id']}.{document.get('format', 'txt')}")
            files[-1].write_text(document["text"], encoding="utf-8")
        output = subprocess.run([train, "concepts", "--data", str(ROOT / "data"), *map(str, files)], check=True, capture_output=True)
    for line in output.stdout.decode(errors="replace").rstrip("\n").split("\n"):
        file, name, aliases, *cues = line.split("\t")
        forms = {fold(form) for form in [name, *aliases.split("|")]} - {""}
        label = 0
        for entity in documents[Path(file).stem]["entities"]:
            if forms & {fold(form) for form in [entity["name"], *entity.get("aliases", [])]}:
                label = None if entity.get("optional") else 1
                break
        items.append((Path(file).stem, set(cues), label))
    return items


def matrix(items, vocabulary):
    cues = numpy.zeros((len(items), len(vocabulary)))
    for row, (_, own, _) in enumerate(items):
        for cue in own:
            if cue in vocabulary:
                cues[row, vocabulary[cue]] = 1
    return cues


def fit(cues, labels, penalty):
    """Newton's method."""
    points = numpy.zeros(cues.shape[1])
    for _ in range(8):
        chances = 1 / (1 + numpy.exp(-(cues @ points)))
        gradient = cues.T @ (labels - chances) - penalty * points
        curvature = (cues.T * (chances * (1 - chances))) @ cues + penalty * numpy.eye(len(points))
        points += numpy.linalg.solve(curvature, gradient)
    return points


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", default=str(ROOT / "build/training/training/quipu-train"))
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    items = read(args.train, args.gold or [ROOT.parent / "shared/gold/dev", ROOT / "tests/gold"])
    judged = [item for item in items if item[2] is not None]
    seen = collections.Counter(cue for _, cues, _ in judged for cue in cues)
    names = sorted(cue for cue, count in seen.items() if count >= RARE)
    cues = matrix(judged, {cue: number for number, cue in enumerate(names)})
    labels = numpy.array([label for _, _, label in judged], dtype=float)
    documents = sorted({document for document, _, _ in judged})
    scores = numpy.zeros(len(judged))
    for number in range(10):
        out = numpy.array([document in documents[number::10] for document, _, _ in judged])
        scores[out] = cues[out] @ fit(cues[~out], labels[~out], PENALTY)
    best = max((2 * labels[scores > at].sum() / (labels.sum() + (scores > at).sum()), at) for at in numpy.arange(-2, 2, 0.05))
    print(f"{len(judged)} concepts, {int(labels.sum())} worth a node; left out in turn: best F1 {best[0]:.3f}, above {best[1]:.2f}")
    if args.check:
        for at in (-1.5, -1, -0.5, 0, 0.5):
            kept = scores > at
            print(f"above {at:5.2f}: kept {int(kept.sum())}, precision {labels[kept].mean():.3f}, recall {labels[kept].sum() / labels.sum():.3f}")
    points = fit(cues, labels, PENALTY)
    points[names.index("any concept")] -= THRESHOLD
    lines = ["# What each cue for the worth of a concept counts, in hundredths of log-odds. Made by scripts/fit_concepts.py; change that, not this."]
    lines += [f"{cue}\t{round(100 * point)}" for cue, point in zip(names, points) if round(100 * point) != 0]
    (ROOT / "data/english/concept_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
