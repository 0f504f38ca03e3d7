#!/usr/bin/env python3
"""A slow teacher for train_names.py: reads what MiniLM makes of each sentence, learns from the names corpora, and says which labels
each word of the partly labelled texts (known_spans.py) may have.

teach_names.py --minilm FOLDER --cache FILE --labels FILE
The cache is that of train_names.py; the labels, a mask for each word of the corpus "spans", go to its option --taught.
"""
import argparse
import pickle
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import train_names
from encoder import Embeddings, forget_words, make_batches, rate_at
from label_paths import chances
from minilm import FACTS, MiniLm, Pieces, facts
from train_names import COLUMNS, FIRST_HINT, NameNet

SHARES = {"uner": 1.3, "wikigold": 1.5, "wnut": 1, "crossner.ai": 4, "crossner.literature": 1.5, "crossner.music": 1.5,
          "crossner.politics": 1.5, "crossner.science": 2, "crossner.literature.dev": 1, "crossner.music.dev": 1,
          "crossner.politics.dev": 1, "crossner.science.dev": 1}
GOES_ON = {"uner", "wikigold", "spans"}  # a sentence of these follows the one before it
LEAST_CHANCE = .12  # a label of less is ruled out


class Teacher(NameNet):
    def __init__(self, args, table):
        super().__init__(args, table)
        self.norm, self.facts = nn.LayerNorm(FACTS), nn.Linear(FACTS, args.width)

    def scores(self, embeddings, ids, keep, known, learn):
        x = embeddings.look_up(ids[..., :COLUMNS], learn) + self.vectors(ids[..., -1])
        return self.labels(self.encoder(x + self.facts(F.dropout(self.norm(known), .3, self.training)), keep))


def pack(sentences, rows, table):
    ids, masks, keep, words = train_names.pack([sentence[:2] for sentence in sentences], rows, table)
    known = torch.zeros(*ids.shape[:2], FACTS)
    for i, (sentence, _, values) in enumerate(sentences):
        known[1:len(sentence), i] = torch.from_numpy(values.astype(np.float32))
    return ids, masks, keep, words, known


def train(args, net, embeddings, rows, counts, table, data):
    parameters = list(net.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=args.rate, betas=(.9, .98), weight_decay=1e-2)
    word_counts = torch.full((rows.total,), 1e9)
    for word, row in rows.words.items():
        word_counts[row] = counts[word]

    def epoch_data():
        return [sentence for name, share in SHARES.items()
                for sentence in data[name] * int(share) + random.sample(data[name], int(len(data[name]) * (share % 1)))]

    total, step = len(make_batches([len(ids) for ids, *_ in epoch_data()], args.batch, True)) * args.epochs, 0
    for epoch in range(args.epochs):
        chosen, losses = epoch_data(), 0.
        for batch in make_batches([len(ids) for ids, *_ in chosen], args.batch, True):
            optimizer.param_groups[0]["lr"] = rate = rate_at(step, total, args.rate)
            ids, masks, keep, words, known = pack([chosen[i] for i in batch], rows, table)
            forget_words(ids, word_counts, .5, .15, words)
            ids[..., FIRST_HINT:COLUMNS].masked_fill_((torch.rand(ids.shape[:2]) < .1).unsqueeze(-1), rows.padding)
            loss = net.paths(net.scores(embeddings, ids, keep, known, True), masks, keep)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.)
            optimizer.step()
            embeddings.step(rate)
            step, losses = step + 1, losses + loss.item()
        print(f"teacher: epoch {epoch + 1}, loss {losses * args.epochs / total:.4f}", flush=True)
    net.eval()


def masks_of(net, embeddings, rows, table, sentences):
    out = [None] * len(sentences)
    for batch in make_batches([len(ids) for ids, *_ in sentences], 4000, False):
        ids, _, keep, _, known = pack([sentences[i] for i in batch], rows, table)
        with torch.no_grad():
            likely = chances(net.scores(embeddings, ids, keep, known, False), keep, net.paths.links).numpy() > LEAST_CHANCE
        for place, i in enumerate(batch):
            before = sentences[i][1]
            out[i] = likely[:len(before), place].astype(np.float32)
            named = (before.sum(1) == 1) & (before[:, 0] == 0)  # what the text's own annotation says stands
            out[i][named] = before[named]
            out[i][0] = before[0]
    return out


def main():
    parser = argparse.ArgumentParser()
    for name in ("minilm", "cache", "labels"):
        parser.add_argument("--" + name, required=True)
    for name, value in (("width", 160), ("half", 128), ("layers", 2), ("epochs", 5), ("batch", 1500), ("seed", 7)):
        parser.add_argument("--" + name, type=int, default=value)
    for name, value in (("drop", .4), ("drop-inputs", .3), ("forget-vectors", .1), ("rate", 3e-3)):
        parser.add_argument("--" + name, type=float, default=value)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    with open(args.cache, "rb") as file:
        rows, counts, _, table, data, _, _, texts = pickle.load(file)
    net, pieces, taught = MiniLm(args.minilm), Pieces(args.minilm), {}
    for name in [*SHARES, "spans"]:
        known = facts(texts[name], name in GOES_ON, net, pieces)
        taught[name] = [(*sentence, values) for sentence, values in zip(data[name], known, strict=True)]
        print(f"teacher: {name} read", flush=True)
    embeddings, teacher = Embeddings(rows.total, args.width), Teacher(args, table)
    train(args, teacher, embeddings, rows, counts, table, taught)
    with open(args.labels, "wb") as file:
        pickle.dump(masks_of(teacher, embeddings, rows, table, taught["spans"]), file, 4)


if __name__ == "__main__":
    main()
