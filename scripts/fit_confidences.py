#!/usr/bin/env python3
"""Fits data/english/confidences.tsv, how likely a statement is right, and measures what the confidences of edges are worth.

    scripts/fit_confidences.py build/release/quipu GOLD.json... [--out data/english/confidences.tsv] [--folds 5]

Each edge of a gold document is right where the gold graph has it, required or optional; one of type RELATED_TO where the gold graph
relates the two at all, as the guide has it. Besides, KnowledgeNet's passages (../shared/data/relations) judge the statements of the ten
relations that it knows. An edge's confidence is one less the product of what its passages leave in doubt, as in graph/derive.cpp, and
that is what is fitted: a logistic regression for each statement, by Adagrad on the likelihood of the edges, with an L2 penalty that
keeps rarely seen rules near what their pattern says of itself. Edges of the --folds parts are scored by fits that have not seen
their documents, and the table of ten bins, said against right, is printed for them. Needs NumPy.
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy

import measure_facts
from measure_misses import load_score

ROOT = Path(__file__).resolve().parent.parent
HEADER = ("# How much a feature speaks for a statement, thousandths of a nat (extractors/relations/statement_scores.hpp)\n"
          "# Made by scripts/fit_confidences.py; change that, not this.\n")
LEAST = 6  # statements of a rule that gets points of its own
WEIGHT_OF_FACTS = 0.3  # of a statement of KnowledgeNet, which has only ten relations


def feature_names():
    header = (ROOT / "extractors/relations/statement_scores.hpp").read_text(encoding="utf-8")
    return re.findall(r'"([^"]+)"', re.search(r"kStatementFeatureNames = \{(.*?)\};", header, re.S)[1])


def statements(binary, path):
    """What speaks for each asserted statement: {(text, source, target, relation, rule): (own confidence, features)}."""
    done = subprocess.run([binary, "analyze", path, "--format", "explained-statements"], capture_output=True, text=True, check=True)
    found = {}
    for line in done.stdout.splitlines():
        field = line.split("\t")
        if len(field) == 10 and field[7] == "asserted":
            found[field[3], field[4], field[5], field[6], " ".join(field[0].split())] = (int(field[8]), field[9].split(","))
    return found


def signs_of(edge, names, found):
    """The statements of an edge, the surest of each passage first: [(rule, own, features)] by passage."""
    passages = collections.defaultdict(list)
    for evidence in edge["evidence"]:
        text = " ".join(evidence.get("sentence", evidence["text"]).split())
        signs = found.get((names[edge["source"]], names[edge["target"]], edge["type"], evidence["rule"], text))
        if signs:
            passages[evidence["begin"]].append((evidence["rule"], *signs))
    return [max(rows, key=lambda row: row[1]) for rows in passages.values()]


def verdict(score, gold, pairs, edge):
    a, b = pairs.get(edge["source"]), pairs.get(edge["target"])
    if not a or not b:
        return False
    for relation in gold["relations"]:
        straight = (a["name"], b["name"]) == (relation["source"], relation["target"])
        turned = (b["name"], a["name"]) == (relation["source"], relation["target"])
        types = score.types(relation)
        if not (straight or turned):
            continue
        if "RELATED_TO" in types or edge["type"] == "RELATED_TO" or (edge["type"] in types and (straight or edge["type"] in score.SYMMETRIC)):
            return True
    return False


def read_gold(binary, paths):
    """Edges: (document, right, [(rule, own, features)], 1.0)."""
    score, edges = load_score(), []
    for path in paths:
        gold = json.loads(path.read_text())
        with tempfile.TemporaryDirectory() as folder:
            source, output = Path(folder) / f"in.{gold.get('format', 'txt')}", Path(folder) / "g.json"
            source.write_text(gold["text"])
            subprocess.run([binary, "build", source, "-o", output], check=True, capture_output=True)
            graph, found = json.loads(output.read_text()), statements(binary, source)
        nodes = [node for node in graph["nodes"] if node["type"] in score.NODE_TYPES]
        _, pairs, spare = score.match_nodes(gold, nodes)
        pairs.update(spare)
        kept, names = {node["id"] for node in nodes}, {node["id"]: node["name"] for node in graph["nodes"]}
        for edge in graph["edges"]:
            signs = signs_of(edge, names, found) if {edge["source"], edge["target"]} <= kept else []
            if signs:
                edges.append((gold["id"], verdict(score, gold, pairs, edge), signs, 1.0))
    return edges


def read_facts(binary):
    """The same of KnowledgeNet, a statement an edge."""
    if not measure_facts.FACTS.exists():
        print(f"fit_confidences.py: {measure_facts.FACTS} is not there; fitting without it", file=sys.stderr)
        return []
    documents = measure_facts.read_documents(measure_facts.FACTS)
    nodes, built = measure_facts.build(binary, documents)
    with tempfile.TemporaryDirectory() as folder:
        measure_facts.write_documents(documents, folder)
        lines = [json.dumps({"text": (Path(folder) / f"{document}.txt").read_text()}) for document in documents]
        (Path(folder) / "all.jsonl").write_text("\n".join(lines))
        found = statements(binary, Path(folder) / "all.jsonl")
    edges, names = [], {identity: node["name"] for identity, node in nodes.items()}
    for document, passages in documents.items():
        for begin, passage in passages.items():
            within = measure_facts.places_around(built[document, begin])
            for name in sorted(measure_facts.MAPPED.keys() & passage["asked"]):
                facts = {key: forms for key, forms in passage["facts"].items() if key[0] == name}
                for edge, predicate, evidence in built[document, begin]:
                    if not measure_facts.fits(name, edge, predicate):
                        continue
                    signs = signs_of({**edge, "evidence": [evidence]}, names, found)
                    if signs:
                        edges.append((document, bool(measure_facts.facts_said(name, edge, facts, nodes, within)), signs, WEIGHT_OF_FACTS))
    return edges


class Model:
    def __init__(self, edges, names):
        seen = collections.Counter(rule for _, _, signs, _ in edges for rule, _, _ in signs)
        rules = sorted(rule for rule, count in seen.items() if count >= LEAST)
        self.names = [*names, "own confidence", *(f"rule {rule}" for rule in rules)]
        self.index = {name: i for i, name in enumerate(self.names)}
        self.points = numpy.zeros(len(self.names))
        self.points[self.index["own confidence"]] = 1.0

    def rows(self, signs):
        rows = numpy.zeros((len(signs), len(self.names)))
        for row, (rule, own, features) in zip(rows, signs):
            row[[self.index[name] for name in features]] = 1
            own = min(max(own, 10), 990) / 1000
            row[self.index["own confidence"]] = numpy.log(own / (1 - own))
            if f"rule {rule}" in self.index:
                row[self.index[f"rule {rule}"]] = 1
        return rows

    def confidence(self, signs):
        return 1 - numpy.prod(1 - 1 / (1 + numpy.exp(-self.rows(signs) @ self.points)))

    def fit(self, edges, penalty=3.0, steps=400, rate=0.15):
        start, speed = self.points.copy(), numpy.full(len(self.points), 1e-8)
        rows = numpy.vstack([self.rows(signs) for _, _, signs, _ in edges])
        firsts = numpy.cumsum([0] + [len(signs) for _, _, signs, _ in edges[:-1]])
        sizes = numpy.array([len(signs) for _, _, signs, _ in edges])
        right, weight = (numpy.repeat([float(edge[i]) for edge in edges], sizes) for i in (1, 3))
        for _ in range(steps):
            p = 1 / (1 + numpy.exp(-rows @ self.points))
            doubt = numpy.repeat(numpy.exp(numpy.add.reduceat(numpy.log1p(-p), firsts)), sizes)
            gradient = rows.T @ (weight * numpy.where(right > 0, p * doubt / numpy.maximum(1 - doubt, 1e-9), -p)) - penalty * (self.points - start)
            speed += gradient**2
            self.points += rate * gradient / numpy.sqrt(speed)
        return self


def table(title, said, right):
    print(f"\n{title}: {len(said)} edges, said {numpy.mean(said):.3f}, right {numpy.mean(right):.3f}, "
          f"Brier {numpy.mean((said - right) ** 2):.3f}")
    print("| said | edges | mean said | right |\n|---|---|---|---|")
    error = 0.0
    for low in range(10):
        inside = (said >= low / 10) & ((said < (low + 1) / 10) | (low == 9))
        if inside.any():
            print(f"| {low / 10:.1f}–{(low + 1) / 10:.1f} | {inside.sum()} | {said[inside].mean():.2f} | {right[inside].mean():.2f} |")
            error += inside.sum() / len(said) * abs(said[inside].mean() - right[inside].mean())
        else:
            print(f"| {low / 10:.1f}–{(low + 1) / 10:.1f} | 0 | | |")
    print(f"mean distance of said and right: {error:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    if any(path.name.startswith("r-") for path in arguments.gold):
        sys.exit("fit_confidences.py: r-* is held out; nothing is fitted on it")
    names, gold, facts = feature_names(), read_gold(arguments.binary, arguments.gold), read_facts(arguments.binary)
    plain = numpy.array([1 - numpy.prod([1 - own / 1000 for _, own, _ in signs]) for _, _, signs, _ in gold])
    right = numpy.array([float(right) for _, right, _, _ in gold])
    table("what the patterns say of themselves, gold documents", plain, right)
    for title, measured in (("held out, gold documents", gold), ("held out, KnowledgeNet", facts)):
        fold_of = {document: i % arguments.folds for i, document in enumerate(sorted({row[0] for row in measured}))}
        said, truth = [], []
        for fold in range(arguments.folds if measured else 0):
            seen = [row for row in gold + facts if fold_of.get(row[0]) != fold]
            model = Model(seen, names).fit(seen)
            for document, verdict_, signs, _ in measured:
                if fold_of[document] == fold:
                    said.append(model.confidence(signs))
                    truth.append(float(verdict_))
        if measured:
            table(title, numpy.array(said), numpy.array(truth))
    if arguments.out:
        model = Model(gold + facts, names).fit(gold + facts)
        arguments.out.write_text(HEADER + "".join(f"{name}\t{round(1000 * value)}\n" for name, value in zip(model.names, model.points)),
                                 encoding="utf-8")


if __name__ == "__main__":
    main()
