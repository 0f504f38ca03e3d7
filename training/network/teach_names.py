#!/usr/bin/env python3
"""A slow teacher for train_names.py: reads what MiniLM makes of each sentence, learns from the names corpora, and says how likely each
label is for each word of them and of the partly labelled texts (known_spans.py).

teach_names.py --minilm FOLDER --cache FILE --pupil FILE --labels FILE
The cache is that of train_names.py; the pupil is what it saved when it learnt alone, whose chances the teacher adds to its own. The
labels, {corpus: [chances of a sentence's words]}, go to its option --taught.
"""
import argparse
import math
import pickle
import random
import types

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import name_rows
from encoder import Embeddings, forget_words, make_batches
from label_paths import chances
from minilm import FACTS, WIDTH, MiniLm, Pieces, UpperLayers, facts
from name_rows import COLUMNS, FIRST_HINT
from train_names import NameNet

SHARES = {"uner": 1.3, "wikigold": 1.5, "wnut": 1, "crossner.ai": 4, "crossner.literature": 1.5, "crossner.music": 1.5,
          "crossner.politics": 1.5, "crossner.science": 2, "crossner.literature.dev": 1, "crossner.music.dev": 1,
          "crossner.politics.dev": 1, "crossner.science.dev": 1}
TUNING = {"uner": 1.3, "wikigold": .6, "wnut": .6, "crossner.ai": 2, "crossner.literature": 1, "crossner.music": 1,
          "crossner.politics": .5, "crossner.science": 1, "crossner.literature.dev": .6, "crossner.music.dev": .6,
          "crossner.politics.dev": .4, "crossner.science.dev": .8}
GOES_ON = {"uner", "wikigold", "spans"}  # a sentence of these follows the one before it


class Teacher(NameNet):
    def __init__(self, args, table, minilm):
        super().__init__(args, table)
        self.norm, self.facts = nn.LayerNorm(FACTS), nn.Linear(FACTS, args.width)
        self.upper, self.after, self.tuned = UpperLayers(minilm), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, args.width)
        nn.init.normal_(self.tuned.weight, std=.03)
        nn.init.zeros_(self.tuned.bias)
        self.tunes = False

    def scores(self, embeddings, ids, keep, known, learn):
        told = self.facts(F.dropout(self.norm(known), .3, self.training))
        if self.tunes:
            if self.training:  # else nothing would be left to learn for the upper layers
                told = told * (torch.rand(1, told.shape[1], 1) > .3)
            upper = self.upper(known, keep.sum(0).long())
            told = told + self.tuned(F.dropout(self.after(upper), .2, self.training))
        return self.labels(self.encoder(embeddings.look_up(ids[..., :COLUMNS], learn) + self.vectors(ids[..., -1]) + told, keep))


def pack(sentences, rows, table):
    ids, masks, keep, words = name_rows.pack([sentence[:2] for sentence in sentences], rows, table)
    known = torch.zeros(*ids.shape[:2], FACTS)
    for i, (sentence, _, values) in enumerate(sentences):
        known[1:len(sentence), i] = torch.from_numpy(values.astype(np.float32))
    return ids, masks, keep, words, known


def has_name(sentence):
    return bool((sentence[1][1:, 0] == 0).any() or (sentence[1].sum(1) > 1).any())


def epoch_data(data, shares, nameless):
    """`nameless` of the sentences without names are read."""
    chosen = [sentence for name, share in shares.items()
              for sentence in data[name] * int(share) + random.sample(data[name], int(len(data[name]) * (share % 1)))]
    return [sentence for sentence in chosen if nameless == 1 or has_name(sentence) or random.random() < nameless]


def train(net, embeddings, rows, counts, table, data, how):
    upper = list(net.upper.parameters())
    others = [parameter for name, parameter in net.named_parameters() if not name.startswith("upper.")]
    optimizer = torch.optim.AdamW([{"params": others}, {"params": upper}], lr=how.rate, betas=(.9, .98), weight_decay=1e-2)
    word_counts = torch.full((rows.total,), 1e9)
    for word, row in rows.words.items():
        word_counts[row] = counts[word]
    sizes = [len(sentence[0]) for sentence in epoch_data(data, how.shares, how.nameless)]
    total, step = len(make_batches(sizes, how.batch, True)) * how.epochs, 0
    for epoch in range(how.epochs):
        chosen, losses = epoch_data(data, how.shares, how.nameless), 0.
        for batch in make_batches([len(ids) for ids, *_ in chosen], how.batch, True):
            share = min(1, (step + 1) / 100) * (.5 * (1 + math.cos(math.pi * min(1, step / total))) * .97 + .03)
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = how.rate * share, how.upper_rate * share
            ids, masks, keep, words, known = pack([chosen[i] for i in batch], rows, table)
            forget_words(ids, word_counts, .5, how.forget_words, words)
            ids[..., FIRST_HINT:COLUMNS].masked_fill_((torch.rand(ids.shape[:2]) < .1).unsqueeze(-1), rows.padding)
            loss = net.paths(net.scores(embeddings, ids, keep, known, True), masks, keep)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(others, 5.)
            torch.nn.utils.clip_grad_norm_(upper, 1.)
            optimizer.step()
            embeddings.step(how.rate * share)
            step, losses = step + 1, losses + loss.item()
        print(f"teacher: epoch {epoch + 1}, loss {losses * how.epochs / total:.4f}", flush=True)


class Pupil:
    def __init__(self, path, table):
        saved = torch.load(path, weights_only=False)
        args = types.SimpleNamespace(**saved["args"])
        self.net, self.embeddings = NameNet(args, table), Embeddings(len(saved["rows"]), args.width)
        self.net.load_state_dict(saved["state"])
        self.net.eval()
        self.embeddings.rows = saved["rows"]

    def chances(self, ids, keep):
        x = self.embeddings.look_up(ids[..., :COLUMNS], False) + self.net.vectors(ids[..., -1])
        return chances(self.net.labels(self.net.encoder(x, keep)), keep, self.net.paths.links)


def labels_of(net, embeddings, pupil, rows, table, sentences):
    out = [None] * len(sentences)
    for batch in make_batches([len(ids) for ids, *_ in sentences], 3000, False):
        ids, _, keep, _, known = pack([sentences[i] for i in batch], rows, table)
        with torch.no_grad():
            likely = chances(net.scores(embeddings, ids, keep, known, False), keep, net.paths.links) + pupil.chances(ids, keep)
        for place, i in enumerate(batch):
            out[i] = (likely[1:len(sentences[i][0]), place] / 2).numpy().astype(np.float16)
    return out


def main():
    parser = argparse.ArgumentParser()
    for name in ("minilm", "cache", "pupil", "labels"):
        parser.add_argument("--" + name, required=True)
    for name, value in (("width", 160), ("half", 128), ("layers", 2), ("epochs", 5), ("tune", 3), ("seed", 7)):
        parser.add_argument("--" + name, type=int, default=value)
    for name, value in (("drop", .4), ("drop-inputs", .3), ("forget-vectors", .1)):
        parser.add_argument("--" + name, type=float, default=value)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    with open(args.cache, "rb") as file:
        rows, counts, _, table, data, _, _, texts = pickle.load(file)
    minilm, pieces, known = MiniLm(args.minilm), Pieces(args.minilm), {}
    for name in [*SHARES, "spans"]:
        values = facts(texts[name], name in GOES_ON, minilm, pieces)
        known[name] = [(*sentence, value) for sentence, value in zip(data[name], values, strict=True)]
        print(f"teacher: {name} read", flush=True)
    embeddings, teacher = Embeddings(rows.total, args.width), Teacher(args, table, minilm)
    train(teacher, embeddings, rows, counts, table, known, types.SimpleNamespace(
        shares=SHARES, nameless=1, batch=1500, epochs=args.epochs, rate=3e-3, upper_rate=0., forget_words=.15))
    teacher.tunes = True
    train(teacher, embeddings, rows, counts, table, known, types.SimpleNamespace(
        shares=TUNING, nameless=.4, batch=900, epochs=args.tune, rate=1.2e-3, upper_rate=1.5e-4, forget_words=.3))
    teacher.eval()
    pupil = Pupil(args.pupil, table)
    labels = {name: labels_of(teacher, embeddings, pupil, rows, table, sentences) for name, sentences in known.items()}
    with open(args.labels, "wb") as file:
        pickle.dump(labels, file, 4)


if __name__ == "__main__":
    main()
