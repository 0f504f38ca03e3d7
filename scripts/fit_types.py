#!/usr/bin/env python3
"""Fits data/english/type_weights.tsv, what each cue for the type of a name is worth.

    scripts/fit_types.py [--train build/training/training/quipu-train] [--shared ../shared] [--check] [--gold FOLDER]...

First on the names of ../shared/data without the model's word, which has been trained on them; then, with it, the difference on what
it has not seen: their development parts and the gold graphs. Log-linear, quadratic penalty, L-BFGS. --check leaves out every tenth
gold document in turn and prints how many types come out right; scripts/check_entities.py measures whole graphs so. Needs PyTorch
(python3-torch); about a minute.
"""
import argparse
import collections
import math
import re
import subprocess
import tempfile
import warnings
from pathlib import Path

import torch

import marked_texts
import type_corpora

ROOT = Path(__file__).resolve().parent.parent
DIMENSIONS = 100
TYPES = ["Person", "Organization", "Place", "Product", "Work", "Event", "Concept"]
CHUNK = 100          # sentences a document
RARE = 3             # cues seen less often say nothing
PLACES = 800         # as do places of words, of whose vectors there are hundreds of numbers to learn
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


def gold_items(train, documents, folder):
    """(document, cues with their weight, types) of the entities that are found and in the gold graph."""
    entities = collections.OrderedDict()
    files = marked_texts.write(documents, folder)
    documents = {document["id"]: document for document in documents}
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
    bag = {cue: 1.0 for cue in root if cue[0] in "wx"}
    counts = collections.Counter(cue for _, cues in mentions for cue in set(cues) if cue[0] not in "wx")
    for cue, count in counts.items():
        bag[cue] = count / len(mentions) if cue[0] == "m" else count / math.sqrt(len(mentions))
    return bag


def parted(items):
    """Cues, and apart from them the words whose vectors speak."""
    return [[(source, {cue: value for cue, value in bag.items() if (cue[0] in "xy") == wordy}, kinds) for source, bag, kinds in items]
            for wordy in (False, True)]


def meanings(train, words):
    """Their vectors, one long."""
    words = sorted(words)
    output = subprocess.run([train, "meanings", "--data", str(ROOT / "data")], input="\n".join(words).encode() + b"\n", check=True,
                            capture_output=True)
    rows = (line.split("\t") for line in output.stdout.decode().rstrip("\n").split("\n"))
    return {row[0]: [float(number) for number in row[1:]] for row in rows if len(row) > 1}


class Vectors:
    """Sums of words' vectors for the places that they stand in."""

    def __init__(self, train, items):
        seen = collections.Counter(cue.rpartition(" ")[0] for _, bag, _ in items for cue in bag)
        self.places = sorted(place for place, count in seen.items() if count >= PLACES)
        self.number = {place: number for number, place in enumerate(self.places)}
        self.meanings = {word: torch.tensor(vector) for word, vector in
                         meanings(train, {cue.rpartition(" ")[2] for _, bag, _ in items for cue in bag}).items()}

    def matrix(self, items):
        sums = torch.zeros(len(items), len(self.places) * DIMENSIONS)
        for row, (_, bag, _) in enumerate(items):
            for cue, value in bag.items():
                place, _, word = cue.rpartition(" ")
                if place in self.number and word in self.meanings:
                    begin = self.number[place] * DIMENSIONS
                    sums[row, begin:begin + DIMENSIONS] += value * self.meanings[word]
        return sums

    def cues(self):
        """The lines that the data file has for them, with the mark of their group."""
        return [f"{place[0]}vector {place[1:]} {dimension}" for place in self.places for dimension in range(DIMENSIONS)]


class Data:
    def __init__(self, items, vocabulary, weights, vectors):
        places, values = [], []
        for row, (_, bag, _) in enumerate(items):
            for cue, value in bag.items():
                if cue in vocabulary:
                    places.append((row, vocabulary[cue]))
                    values.append(value)
        self.cues = torch.sparse_coo_tensor(torch.tensor(places).T, torch.tensor(values), (len(items), len(vocabulary))).coalesce()
        self.allowed = torch.tensor([[0.0 if kind in kinds else -1e9 for kind in TYPES] for _, _, kinds in items])
        self.weights = torch.tensor(weights)
        self.vectors = vectors

    def scores(self, points):
        """The first rows of `points` are of the cues, the others of the vectors."""
        count = self.cues.shape[1]
        return torch.sparse.mm(self.cues, points[:count]) + self.vectors @ points[count:]

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


def fit(data, cues, penalty, offset=0.0, steps=30):
    (rows, columns, kinds), count = shared_kinds(cues)
    rows_of_all = len(cues) + data.vectors.shape[1]
    own, shared = torch.zeros(rows_of_all, len(TYPES), requires_grad=True), torch.zeros(count, requires_grad=True)
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


def write(path, types, points):
    lines = ["# What each cue for the type of a name is worth, in hundredths of log-odds. Made by scripts/fit_types.py; change that, not this.",
             "# cue\t" + "\t".join(TYPES)]
    for cue, row in zip(types.cues + types.vector_cues, (100 * points).round().int().tolist()):
        if max(map(abs, row)) >= 5 or cue[1:].startswith("vector "):
            lines.append(cue[1:] + "\t" + "\t".join(str(max(-2000, min(2000, value))) for value in row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class TypeFit:
    """What the fits of all folds share: the data and the first fit."""

    def __init__(self, train, shared, documents):
        torch.set_num_threads(1)
        warnings.filterwarnings("ignore")
        with tempfile.TemporaryDirectory() as folder:
            names = corpus_items(train, shared / "data", Path(folder))
            self.gold = gold_items(train, documents, Path(folder))
        names = [(corpus, {cue: 1.0 for cue in cues if not cue.split(" ")[-1].startswith(PASSED_OVER)}, kinds) for corpus, cues, kinds in names]
        names, words = parted(names)
        self.gold, gold_words = parted(self.gold)
        vectors = Vectors(train, words + gold_words)
        seen = collections.Counter(cue for _, bag, _ in names + self.gold for cue in bag)
        self.cues = sorted(cue for cue, count in seen.items() if count >= RARE)
        vocabulary = {cue: number for number, cue in enumerate(self.cues)}
        without_model = {cue: number for cue, number in vocabulary.items() if cue[0] != "m"}
        learned = [item for item in names if not item[0].endswith(".dev")]
        others = [item for item in names if item[0].endswith(".dev")]
        first = Data(learned, vocabulary_like(without_model, self.cues), [COUNTS.get(item[0], 1.0) for item in learned],
                     vectors.matrix([item for item in words if not item[0].endswith(".dev")]))
        self.first = fit(first, self.cues, PENALTY[0])
        self.items = others + self.gold
        self.data = Data(self.items, vocabulary, [OTHERS * COUNTS.get(item[0], 1.0) for item in others] + [GOLD] * len(self.gold),
                         vectors.matrix([item for item in words if item[0].endswith(".dev")] + gold_words))
        self.vector_cues = vectors.cues()
        self.offset = self.data.scores(self.first)
        self.names = len(names)

    def is_of(self, documents):
        return torch.tensor([document in documents for document, _, _ in self.items])

    def points(self, left_out=()):
        """The weights that come out without these gold documents."""
        weights = self.data.weights
        self.data.weights = torch.where(self.is_of(left_out), 0.0, weights)
        points = self.first + fit(self.data, self.cues, PENALTY[1], self.offset)
        self.data.weights = weights
        return points

    def right(self, points):
        return self.data.right(self.data.scores(points))


class vocabulary_like(dict):
    """A part of the cues, with the room of all."""

    def __init__(self, part, cues):
        super().__init__(part)
        self.size = len(cues)

    def __len__(self):
        return self.size


def check(types):
    """Types right in gold documents that the fit has not seen."""
    documents, right = sorted({document for document, _, _ in types.gold}), collections.Counter()
    for fold in range(10):
        good = types.right(types.points(documents[fold::10]))
        for i in types.is_of(documents[fold::10]).nonzero()[:, 0].tolist():
            right[types.items[i][0], bool(good[i])] += 1
    for document in documents:
        print(f"{document:16} {right[document, True]:4} right {right[document, False]:4} wrong")
    good = sum(count for (_, is_good), count in right.items() if is_good)
    print(f"left out in turn: {good / sum(right.values()):.3f} of {sum(right.values())} right")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", default=str(ROOT / "build/training/training/quipu-train"))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--gold", type=Path, action="append")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    gold = marked_texts.gold_documents(args.gold or [args.shared / "gold/dev", ROOT / "tests/gold"])
    types = TypeFit(args.train, args.shared, [*gold, *marked_texts.marked_documents()])
    if args.check:
        check(types)
    points = types.points()
    write(ROOT / "data/english/type_weights.tsv", types, points)
    print(f"{types.names} names of corpora, {len(types.gold)} of gold graphs, {types.right(points)[-len(types.gold):].float().mean():.3f} right")


if __name__ == "__main__":
    main()
