#!/usr/bin/env python3
"""Fits data/english/open_facts.tsv, the confidence of open facts, on CaRB's development sentences.

    quipu analyze dev.txt --sentence-per-line --format explained-facts > facts.tsv
    scripts/fit_open_facts.py facts.tsv ../shared/data/openie/carb/dev.tsv --scorer ../shared/tools/score_openie.py \\
        --out data/english/open_facts.tsv

What is fitted is the share of a fact's words that the gold tuple paired with it has at the same place, 0 where it is paired with
none: logistic regression with that share as the target. --folds K fits on all but one part of the sentences, scores that part, and
prints what the confidences are worth on sentences that the fit does not see. Needs NumPy.
"""
import argparse
import importlib.util
import re
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parent.parent
HEADER = ("# How much a feature speaks for an open fact, thousandths of a nat (extractors/relations/open_fact_scores.hpp)\n"
          "# Made by scripts/fit_open_facts.py from CaRB's development sentences; change that, not this.\n")


def feature_names():
    header = (ROOT / "extractors/relations/open_fact_scores.hpp").read_text(encoding="utf-8")
    return re.findall(r'"([^"]+)"', re.search(r"kOpenFactFeatureNames = \{(.*?)\};", header, re.S)[1])


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score_openie", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paired_precision(scorer, gold, guesses):
    """The precision of each guess in the greedy pairing of guesses and gold tuples."""
    cells = sorted((-scorer.best_match(parts, guess)[0], i, k) for i, (_, parts) in enumerate(gold) for k, guess in enumerate(guesses))
    rows, shares = set(), {}
    for negative, i, k in cells:
        if i not in rows and k not in shares:
            rows.add(i)
            shares[k] = -negative
    return [shares.get(k, 0.0) for k in range(len(guesses))]


def read(path, names, scorer, gold):
    """Per fact: its line without features, its sentence's key, its features, its target."""
    index = {name: i for i, name in enumerate(names)}
    by_sentence = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, _, features, *parts = line.split("\t")
        row = numpy.zeros(len(names))
        row[[index[name] for name in features.split(",")]] = 1
        by_sentence[scorer.squash(sentence)].append((sentence, parts, row))
    facts = []
    for key, rows in by_sentence.items():
        if key not in gold:
            continue
        guesses = []
        for _, parts, _ in rows:
            predicate, first, *rest = [part.split() for part in parts]
            guesses.append((predicate, first, [word for words in rest for word in words]))
        for (sentence, parts, row), share in zip(rows, paired_precision(scorer, gold[key], guesses)):
            facts.append((sentence, parts, key, row, share))
    return facts


def fit(rows, shares, penalty, steps=3000, rate=0.05):
    points, speed = numpy.zeros(rows.shape[1]), numpy.full(rows.shape[1], 1e-8)
    for _ in range(steps):
        p = 1 / (1 + numpy.exp(-rows @ points))
        gradient = rows.T @ (shares - p) - penalty * points
        speed += gradient**2
        points += rate * gradient / numpy.sqrt(speed)
    return points


def score(scorer, gold, facts, confidences):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        for (sentence, parts, *_), confidence in zip(facts, confidences):
            file.write("\t".join([sentence, f"{confidence:.3f}", *parts]) + "\n")
        file.flush()
        curve = scorer.sweep(gold, scorer.read(file.name, True))
    precision, recall = max(curve, key=lambda pr: 2 * pr[0] * pr[1] / (pr[0] + pr[1] or 1))
    points = [*curve, (1.0, 0.0)]
    area = sum((r1 - r2) * (p1 + p2) / 2 for (p1, r1), (p2, r2) in zip(points, points[1:]))
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f} AUC {area:.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("facts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--penalty", type=float, default=2.0)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    names, scorer = feature_names(), load_scorer(arguments.scorer)
    gold = scorer.read(arguments.gold, False)
    facts = read(arguments.facts, names, scorer, gold)
    rows, shares = numpy.array([fact[3] for fact in facts]), numpy.array([fact[4] for fact in facts])
    points = fit(rows, shares, arguments.penalty)
    for name, value, count, share in zip(names, points, rows.sum(axis=0), rows.T @ shares):
        print(f"{name:45}{round(1000 * value):7}{int(count):7} facts, right on average {share / max(1, count):.3f}")
    print("fitted  ", score(scorer, gold, facts, 1 / (1 + numpy.exp(-rows @ points))))
    if arguments.folds:
        keys = {key: i % arguments.folds for i, key in enumerate(gold)}
        part = numpy.array([keys[fact[2]] for fact in facts])
        confidences = numpy.zeros(len(facts))
        for k in range(arguments.folds):
            seen = fit(rows[part != k], shares[part != k], arguments.penalty)
            confidences[part == k] = 1 / (1 + numpy.exp(-rows[part == k] @ seen))
        print("held out", score(scorer, gold, facts, confidences))
        for low in numpy.arange(0, 1, 0.1):
            inside = (confidences >= low) & (confidences < low + 0.1)
            if inside.any():
                print(f"confidence {low:.1f} to {low + 0.1:.1f}: {inside.sum():5} facts, right on average {shares[inside].mean():.3f}")
    if arguments.out:
        lines = "".join(f"{name}\t{round(1000 * value)}\n" for name, value in zip(names, points))
        arguments.out.write_text(HEADER + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
