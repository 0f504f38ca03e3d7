#!/usr/bin/env python3
"""Fits data/english/type_weights.tsv, what each cue for the type of a name is worth.

    scripts/fit_types.py [--train build/training/training/quipu-train] [--shared ../shared] [--check] [--gold FOLDER]...

First on the names of ../shared/data without the model's word, which has been trained on them; then, with it, the difference on what
it has not seen: their development parts and the gold graphs. Log-linear, quadratic penalty, L-BFGS. --check leaves out every tenth
gold document in turn and prints how many types come out right. Needs PyTorch (python3-torch); about five minutes.
"""
import argparse
import collections
import json
import math
import re
import subprocess
import tempfile
import warnings
from pathlib import Path

import torch

import type_corpora

ROOT = Path(__file__).resolve().parent.parent
TYPES = ["Person", "Organization", "Place", "Product", "Work", "Event", "Concept"]
CHUNK = 100          # sentences a document
RARE = 3             # cues seen less often say nothing
PENALTY = (0.3, 3.0)  # of the two fits
SHARED = 0.1          # of that, what a cue's kind costs: "listed Person" and "listed Place" are first of all "listed as what it is"
GOLD, OTHERS = 3.0, 0.2  # what a name counts in the second fit
COUNTS = {"sec": 0.3, "uner": 0.5, "gum": 0.5, "btc": 0.3, "btc.dev": 0.3, "uner.dev": 0.5}  # corpora far from what quipu reads
PASSED_OVER = ("#", "http")  # values of cues that only tweets have


def key(name):
    words = re.sub(r"[^\w]+", " ", name.replace("’s", "").replace("'s", "").lower()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def dump(train, paths):
    """(file, span in bytes, text, number and name of the entity, cues) of every name found."""
    output = subprocess.run([train, "types", "--data", str(ROOT / "data"), *map(str, paths)], check=True, capture_output=True)
    for line in output.stdout.decode(errors="replace").rstrip("\n").split("\n"):
        file, begin, end, text, number, name, *cues = line.split("\t")
        yield Path(file).stem, (int(begin), int(end)), text, number, name, cues


def corpus_items(train, shared, folder):
    """(corpus, cues, types) of the names that are found where the corpora have them."""
    spans, files = {}, []
    for corpus, sentences in type_corpora.load(shared).items():
        sentences = [(text, names) for text, names in sentences if names][:2000 if corpus.startswith("btc") else None]
        for first in range(0, len(sentences), CHUNK):
            whole = b"these are sentences, one a paragraph.\n\n"
            stem = f"{corpus}~{first}"
            for text, names in sentences[first:first + CHUNK]:
                for begin, end, kinds in names:
                    ends = [len(whole) + len(text[:at].encode()) for at in (begin, end)]
                    spans[stem, tuple(ends)] = [kind for kind in kinds.split("|") if kind in TYPES]
                whole += text.encode() + b"\n\n"
            files.append(folder / f"{stem}.txt")
            files[-1].write_bytes(whole)
    items = []
    for stem, span, _, _, _, cues in dump(train, files):
        kinds = spans.get((stem, span))
        if kinds:
            items.append((stem.split("~")[0], cues, kinds))
    return items


def gold_items(train, folders, folder):
    """(document, cues with their weight, types) of the entities that are found and in the gold graph."""
    documents, files = {}, []
    # Not q-* and r-*: these sets are there to be unseen.
    for path in sorted(path for gold in folders for path in gold.glob("[!qr]*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        documents[document["id"]] = document
        files.append(folder / f"{document['id']}.{document.get('format', 'txt')}")
        files[-1].write_text(document["text"], encoding="utf-8")
    entities = collections.OrderedDict()
    for stem, _, text, number, name, cues in dump(train, files) if files else ():
        if number != "-":
            entities.setdefault((stem, number, name), []).append((text, cues))
    items = []
    for (stem, _, name), mentions in entities.items():
        known = {}
        for entity in documents[stem]["entities"]:
            for form in [entity["name"], *entity.get("aliases", [])]:
                known.setdefault(key(form), entity)
        entity = known.get(key(name))
        if entity:
            items.append((stem, bag_of_entity(name, mentions), entity["type"] if isinstance(entity["type"], list) else [entity["type"]]))
    return items


def bag_of_entity(name, mentions):
    """As TypeModel::score() sums them up."""
    root = next((cues for text, cues in mentions if key(text) == key(name)), max(mentions, key=lambda item: len(item[0]))[1])
    bag = {cue: 1.0 for cue in root if cue[0] == "w"}
    counts = collections.Counter(cue for _, cues in mentions for cue in set(cues) if cue[0] != "w")
    for cue, count in counts.items():
        bag[cue] = count / len(mentions) if cue[0] == "m" else count / math.sqrt(len(mentions))
    return bag


class Data:
    def __init__(self, items, vocabulary, weights):
        places, values = [], []
        for row, (_, bag, _) in enumerate(items):
            for cue, value in bag.items():
                if cue in vocabulary:
                    places.append((row, vocabulary[cue]))
                    values.append(value)
        self.cues = torch.sparse_coo_tensor(torch.tensor(places).T, torch.tensor(values), (len(items), len(vocabulary))).coalesce()
        self.allowed = torch.tensor([[0.0 if kind in kinds else -1e9 for kind in TYPES] for _, _, kinds in items])
        self.weights = torch.tensor(weights)

    def scores(self, points):
        return torch.sparse.mm(self.cues, points)

    def right(self, scores):
        return self.allowed[torch.arange(len(scores)), scores.argmax(1)] == 0


def shared_kinds(cues):
    """Where a cue names a type, (cue, type, number of its kind) as three tensors, and how many kinds there are."""
    places, kinds = [], {}
    for number, cue in enumerate(cues):
        for column, kind in enumerate(TYPES):
            if kind in cue.split(" ")[-2:]:
                places.append((number, column, kinds.setdefault(cue.replace(kind, "*"), len(kinds))))
    return torch.tensor(places).T, len(kinds)


def fit(data, cues, penalty, offset=0.0, steps=50):
    (rows, columns, kinds), count = shared_kinds(cues)
    own, shared = torch.zeros(len(cues), len(TYPES), requires_grad=True), torch.zeros(count, requires_grad=True)
    optimizer = torch.optim.LBFGS([own, shared], max_iter=steps, history_size=8, line_search_fn="strong_wolfe")

    def points():
        return own + torch.zeros_like(own).index_put((rows, columns), shared[kinds])

    def loss():
        optimizer.zero_grad()
        logs = torch.log_softmax(data.scores(points()) + offset, 1)
        value = -(data.weights * torch.logsumexp(logs + data.allowed, 1)).sum()
        value = value + penalty * ((own ** 2).sum() + SHARED * (shared ** 2).sum())
        value.backward()
        return value

    optimizer.step(loss)
    return points().detach()


def write(path, cues, points):
    lines = ["# What each cue for the type of a name is worth, in hundredths of log-odds. Made by scripts/fit_types.py; change that, not this.",
             "# cue\t" + "\t".join(TYPES)]
    for cue, row in zip(cues, (100 * points).round().int().tolist()):
        if max(map(abs, row)) >= 5:
            lines.append(cue[1:] + "\t" + "\t".join(str(max(-2000, min(2000, value))) for value in row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", default=str(ROOT / "build/training/training/quipu-train"))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    warnings.filterwarnings("ignore")
    with tempfile.TemporaryDirectory() as folder:
        names = corpus_items(args.train, args.shared / "data", Path(folder))
        gold = gold_items(args.train, args.gold or [args.shared / "gold/dev", ROOT / "tests/gold"], Path(folder))
    names = [(corpus, {cue: 1.0 for cue in cues if not cue.split(" ")[-1].startswith(PASSED_OVER)}, kinds) for corpus, cues, kinds in names]
    seen = collections.Counter(cue for _, bag, _ in names + gold for cue in bag)
    cues = sorted(cue for cue, count in seen.items() if count >= RARE)
    vocabulary = {cue: number for number, cue in enumerate(cues)}
    without_model = {cue: number for cue, number in vocabulary.items() if cue[0] != "m"}
    learned = [item for item in names if not item[0].endswith(".dev")]
    unseen = [item for item in names if item[0].endswith(".dev")] + gold
    first = fit(Data(learned, vocabulary_like(without_model, cues), [COUNTS.get(item[0], 1.0) for item in learned]), cues, PENALTY[0])
    others = unseen[:len(unseen) - len(gold)]
    second = Data(unseen, vocabulary, [OTHERS * COUNTS.get(item[0], 1.0) for item in others] + [GOLD] * len(gold))
    offset = second.scores(first)
    if args.check:
        check(second, offset, unseen, gold, cues)
    points = first + fit(second, cues, PENALTY[1], offset)
    write(ROOT / "data/english/type_weights.tsv", cues, points)
    print(f"{len(names)} names of corpora, {len(gold)} of gold graphs, {second.right(second.scores(points))[-len(gold):].float().mean():.3f} right")


class vocabulary_like(dict):
    """A part of the cues, with the room of all."""

    def __init__(self, part, cues):
        super().__init__(part)
        self.size = len(cues)

    def __len__(self):
        return self.size


def check(data, offset, items, gold, cues):
    """Types right in gold documents that the fit has not seen."""
    documents = sorted({document for document, _, _ in gold})
    weights, right = data.weights, collections.Counter()
    for fold in range(10):
        left_out = set(documents[fold::10])
        out = torch.tensor([document in left_out for document, _, _ in items])
        data.weights = torch.where(out, 0.0, weights)
        scores = data.scores(fit(data, cues, PENALTY[1], offset)) + offset
        for document, good in ((items[i][0], bool(data.right(scores)[i])) for i in out.nonzero()[:, 0].tolist()):
            right[document, good] += 1
    data.weights = weights
    for document in documents:
        print(f"{document:16} {right[document, True]:4} right {right[document, False]:4} wrong")
    good = sum(count for (_, is_good), count in right.items() if is_good)
    print(f"left out in turn: {good / sum(right.values()):.3f} of {sum(right.values())} right")


if __name__ == "__main__":
    main()
