#!/usr/bin/env python3
"""Fits data/english/antecedents.tsv, the points of a pronoun's candidates, on GAP's development texts.

    build/training/training/quipu-train antecedents gap-development.tsv > development.tsv
    scripts/fit_coreference.py development.tsv --out data/english/antecedents.tsv [--check validation.tsv]

Softmax over the candidates and "none of them"; gradient descent on the likelihood of the marked name, or, where neither of GAP's two
names is meant, of anything but those two. Run it twice: some features come from the pronouns resolved before. Needs NumPy.
"""
import argparse
import re
from pathlib import Path

import numpy

# GAP's texts are one paragraph with two names, so they cannot teach what an only candidate or another paragraph is worth.
GIVEN = {"only candidate": 1.0, "another block": -0.5}

ROOT = Path(__file__).resolve().parent.parent


def feature_names():
    header = (ROOT / "extractors/entities/antecedents.hpp").read_text(encoding="utf-8")
    return re.findall(r'"([^"]+)"', re.search(r"kAntecedentFeatureNames = \{(.*?)\};", header, re.S)[1])


def read(path, count):
    """Texts: (features of the candidates, their labels, labels of the names meant)."""
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        _, a, b, _, *candidates = line.split("\t")
        labels = [candidate.split(" ")[0] for candidate in candidates]
        masks = [int(candidate.split(" ")[1]) for candidate in candidates]
        features = numpy.array([[mask >> i & 1 for i in range(count)] for mask in masks], dtype=float).reshape(len(masks), count)
        texts.append((features, labels, {name for name, meant in (("A", a), ("B", b)) if meant == "1"}))
    return texts


def probabilities(features, points):
    scores = numpy.append(features @ points, 0.0)
    scores = numpy.exp(scores - scores.max())
    return scores / scores.sum()


def fit(texts, names, penalty, steps=200, rate=0.4):
    count = len(names)
    free = numpy.array([name not in GIVEN for name in names])
    points = numpy.array([GIVEN.get(name, 0.0) for name in names])
    speed = numpy.full(count, 1e-8)
    for _ in range(steps):
        gradient = -penalty * points
        for features, labels, meant in texts:
            if not labels:
                continue
            p = probabilities(features, points)
            if meant:
                right = numpy.array([label in meant for label in labels] + [False])
                if not right.any():
                    right[-1] = True  # the name meant is no candidate: better none
            else:
                right = numpy.array([label == "-" for label in labels] + [True])
            wanted = numpy.where(right, p, 0.0)
            gradient += features.T @ (wanted / wanted.sum() - p)[:-1]
        speed += gradient**2
        points += free * rate * gradient / numpy.sqrt(speed)
    return points


def curve(texts, points, sure):
    right = wrong = 0
    wanted = sum(len(meant) for _, _, meant in texts)
    for features, labels, meant in texts:
        if not labels:
            continue
        p = probabilities(features, points)[:-1]
        best = int(p.argmax())
        if p[best] >= sure and labels[best] != "-":
            right += labels[best] in meant
            wrong += labels[best] not in meant
    precision, recall = right / max(1, right + wrong), right / wanted
    return f"at {sure:.2f}: precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("development", type=Path)
    parser.add_argument("--check", type=Path, help="texts that the fit does not see")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--penalty", type=float, default=2.0)
    arguments = parser.parse_args()
    names = feature_names()
    texts = read(arguments.development, len(names))
    points = fit(texts, names, arguments.penalty)
    for name, value in zip(names, points):
        print(f"{name}\t{round(1000 * value)}")
    for path, part in ((arguments.development, texts), (arguments.check, arguments.check and read(arguments.check, len(names)))):
        for sure in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9) if part else ():
            print(path.name, curve(part, points, sure))
    if arguments.out:
        header = "# How much a feature speaks for a candidate as a pronoun's antecedent, thousandths of a nat (extractors/entities/antecedents.hpp)\n" \
                 "# Made by scripts/fit_coreference.py from GAP's development texts (Apache-2.0); change that, not this.\n"
        arguments.out.write_text(header + "".join(f"{name}\t{round(1000 * value)}\n" for name, value in zip(names, points)), encoding="utf-8")


if __name__ == "__main__":
    main()
