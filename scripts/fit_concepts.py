#!/usr/bin/env python3
"""Fits data/english/concept_weights.tsv: which concepts an index of the text would list.

    scripts/fit_concepts.py [--train build/training/training/quipu-train] [--gold FOLDER]... [--check]

On the gold graphs: what they require is worth a node, what they do not have is not, what is optional counts as neither. Logistic
regression with a quadratic penalty; the threshold goes into the weight that all concepts have. Run it after scripts/fit_types.py. Needs NumPy.
"""
import argparse
import collections
import subprocess
import tempfile
from pathlib import Path

import numpy

import marked_texts

from fit_types import DIMENSIONS, ROOT, key, meanings

RARE = 3
PENALTY = 3.0
PENALTY_OF_VECTORS = 1.0
PLACES = ("head", "modifier")
THRESHOLD = -0.5  # in log-odds: of a whole graph with F1 near 0.8, what is right with a chance of 0.4 raises the F1


def fold(name):
    """As the scorer compares names: the last word in the singular."""
    words = key(name).split()
    if words and len(words[-1]) > 3 and not words[-1].endswith(("ss", "us", "is")):
        words[-1] = words[-1][:-3] + "y" if words[-1].endswith("ies") else words[-1].removesuffix("s")
    return " ".join(words)


def read(train, documents):
    """(document, cues, 1 worth a node, 0 not, None optional) and how many concepts the gold graphs require."""
    items = []
    with tempfile.TemporaryDirectory() as folder:
        files = marked_texts.write(documents, folder)
        output = subprocess.run([train, "concepts", "--data", str(ROOT / "data"), *map(str, files)], check=True, capture_output=True)
    documents = {document["id"]: document for document in documents}
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


def vectors(train, items):
    """The mean of the vectors of the words in each place."""
    words = [[cue.split(" ", 2)[1:] for cue in sorted(cues) if cue.startswith("vector ")] for _, cues, _ in items]
    known = {word: numpy.array(vector) for word, vector in meanings(train, {word for row in words for _, word in row}).items()}
    table = numpy.zeros((len(items), len(PLACES), DIMENSIONS))
    for row, own in enumerate(words):
        for place, word in own:
            table[row, PLACES.index(place)] += known.get(word, 0) / sum(other == place for other, _ in own)
    return table.reshape(len(items), -1)


def fit(cues, labels, penalty):
    """Newton's method."""
    points = numpy.zeros(cues.shape[1])
    for _ in range(8):
        chances = 1 / (1 + numpy.exp(-(cues @ points)))
        gradient = cues.T @ (labels - chances) - penalty * points
        curvature = (cues.T * (chances * (1 - chances))) @ cues + numpy.diag(penalty)
        points += numpy.linalg.solve(curvature, gradient)
    return points


class ConceptFit:
    def __init__(self, train, documents):
        self.items = [item for item in read(train, documents) if item[2] is not None]
        seen = collections.Counter(cue for _, cues, _ in self.items for cue in cues if not cue.startswith("vector "))
        self.names = sorted(cue for cue, count in seen.items() if count >= RARE)
        self.cues = matrix(self.items, {cue: number for number, cue in enumerate(self.names)})
        self.penalty = numpy.array([PENALTY] * len(self.names) + [PENALTY_OF_VECTORS] * (len(PLACES) * DIMENSIONS))
        self.cues = numpy.hstack([self.cues, vectors(train, self.items)])
        self.names += [f"vector {place} {dimension}" for place in PLACES for dimension in range(DIMENSIONS)]
        self.labels = numpy.array([label for _, _, label in self.items], dtype=float)

    def is_of(self, documents):
        return numpy.array([document in documents for document, _, _ in self.items])

    def points(self, left_out=()):
        """The weights that come out without these documents; the threshold is not in them."""
        kept = ~self.is_of(left_out)
        return fit(self.cues[kept], self.labels[kept], self.penalty)

    def write(self, path, points):
        points = points.copy()
        points[self.names.index("any concept")] -= THRESHOLD
        lines = ["# What each cue for the worth of a concept counts, in hundredths of log-odds. Made by scripts/fit_concepts.py; change that, not this."]
        lines += [f"{cue}\t{round(100 * point)}" for cue, point in zip(self.names, points) if round(100 * point) != 0]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def check(concepts):
    documents, labels = sorted({document for document, _, _ in concepts.items}), concepts.labels
    scores = numpy.zeros(len(labels))
    for fold in range(10):
        out = concepts.is_of(documents[fold::10])
        scores[out] = concepts.cues[out] @ concepts.points(documents[fold::10])
    best = max((2 * labels[scores > at].sum() / (labels.sum() + (scores > at).sum()), at) for at in numpy.arange(-2, 2, 0.05))
    print(f"{len(labels)} concepts, {int(labels.sum())} worth a node; left out in turn: best F1 {best[0]:.3f}, above {best[1]:.2f}")
    for at in (-1.5, -1, -0.5, 0, 0.5):
        kept = scores > at
        print(f"above {at:5.2f}: kept {int(kept.sum())}, precision {labels[kept].mean():.3f}, recall {labels[kept].sum() / labels.sum():.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", default=str(ROOT / "build/training/training/quipu-train"))
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    gold = marked_texts.gold_documents(args.gold or [ROOT.parent / "shared/gold/dev", ROOT / "tests/gold"])
    concepts = ConceptFit(args.train, [*gold, *marked_texts.marked_documents()])
    if args.check:
        check(concepts)
    concepts.write(ROOT / "data/english/concept_weights.tsv", concepts.points())


if __name__ == "__main__":
    main()
