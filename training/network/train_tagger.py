#!/usr/bin/env python3
"""Trains extractors/language/tagger.hpp and writes its section.

train_tagger.py --train a.conllu --train b.conllu --dev c.conllu --vectors FOLDER --save FILE --section FILE [--init FILE]
                [--taught WORDS.conllu LABELS]
"""
import argparse
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn

from encoder import Embeddings, Encoder, Vectors, VectorTable, forget_words, make_batches, rate_at
from encoder_section import Section
from taught import annotated, loss_of, pack, taught
from words import UPOS_ROW, XPOS_ROW, Rows, read_treebank, word_and_affixes

CAPITALS, MANNERS = 9, 64  # as in tagger.hpp
COLUMNS = 11  # of ids that are rows: word, 8 affixes, capital, manner; one more column is the vector's row
LEAST_PAIRS = 3  # a pair of tags rarer than that is no label


def is_upper(form):
    return "A" <= form[0] <= "Z"


def manner(forms):
    """Tagger::manner."""
    upper = sum(is_upper(form) for form in forms[1:])
    letters = sum(is_upper(form) or "a" <= form[0] <= "z" for form in forms[1:])
    share = 0 if upper == 0 else 6 if letters < 2 else 1 + 4 * upper // letters
    length = 0 if len(forms) < 4 else 1 if len(forms) < 12 else 2
    return share * 8 + length * 2 + is_upper(forms[0])


class TaggerNet(nn.Module):
    def __init__(self, args, table, labels):
        super().__init__()
        self.encoder = Encoder(args.width, args.half, args.layers, args.drop_inputs, args.drop)
        self.vectors = Vectors(table, args.width)
        self.labels = nn.Linear(self.encoder.width, labels)

    def forward(self, embeddings, ids, keep):
        rows = embeddings.look_up(ids[..., :COLUMNS], self.training)
        return self.labels(self.encoder(rows + self.vectors(ids[..., COLUMNS]), keep))


class Reader:
    """From sentences to rows and labels."""

    def __init__(self, rows, table, pairs):
        self.rows, self.table, self.label, self.vector = rows, table, {pair: row for row, pair in enumerate(pairs)}, {}

    def encode(self, sentence, truth=None):
        ids = np.full((len(sentence) + 1, COLUMNS + 1), self.rows.padding)
        ids[0, 0], ids[0, COLUMNS] = 0, self.table.none
        ids[1:, 10] = self.rows.extras + CAPITALS + manner([word[0] for word in sentence])
        for i, word in enumerate(sentence, 1):
            form = word[0]
            if form not in self.vector:
                self.vector[form] = self.table.row(word_and_affixes(form, 1)[0])
            vector = self.vector[form]
            ids[i, :9], ids[i, 9], ids[i, COLUMNS] = self.rows.of_word(form), self.rows.extras + self.table.capitals[vector], vector
        return ids, truth or annotated(sentence, self.label, {})

    def pack(self, sentences):
        length = max(len(ids) for ids, _ in sentences)
        ids = torch.full((length, len(sentences), COLUMNS + 1), self.rows.padding)
        ids[..., COLUMNS] = self.table.none
        keep = torch.zeros(length, len(sentences))
        for i, (sentence, _) in enumerate(sentences):
            ids[:len(sentence), i], keep[:len(sentence), i] = torch.from_numpy(sentence), 1
        words = keep > 0
        words[0] = False
        return ids, pack([truth for _, truth in sentences], length, ("tags", "tag_chances")), keep, words


def measure(net, embeddings, reader, sentences, pairs):
    """How many universal and Penn tags are right."""
    net.eval()
    count = upos = xpos = 0
    data = [reader.encode(sentence) for sentence in sentences]
    with torch.no_grad():
        for batch in make_batches([len(ids) for ids, _ in data], 3000, False):
            ids, _, keep, _ = reader.pack([data[i] for i in batch])
            best = net(embeddings, ids, keep).argmax(-1)
            for column, i in enumerate(batch):
                for place, word in enumerate(sentences[i], 1):
                    pair = pairs[int(best[place, column])]
                    count, upos, xpos = count + 1, upos + (pair[0] == word[1]), xpos + (pair[1] == word[2])
    net.train()
    return 100 * upos / count, 100 * xpos / count


def write_section(path, saved, forms):
    section = Section()
    section.encoder(saved, forms, CAPITALS + MANNERS)
    section.dense(saved["state"]["labels.weight"].numpy(), saved["state"]["labels.bias"].numpy())
    section.array([row for upos, xpos in saved["pairs"] for row in (UPOS_ROW[upos], XPOS_ROW[xpos])], np.uint8)
    with open(path, "wb") as file:
        file.write(section.bytes)


def arguments():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add("--train", action="append", required=True)
    add("--dev", action="append", default=[])
    add("--init", help="a --save file to go on from")
    add("--mean", action="store_true", help="save the mean of what --init had and of what was learnt from there")
    add("--taught", nargs=2, help="sentences without annotation and a teacher's labels of them")
    for name in ("vectors", "save", "section"):
        add("--" + name, required=True)
    for name, value in (("width", 128), ("half", 128), ("layers", 2), ("epochs", 10), ("buckets", 2048), ("least", 3), ("batch", 1000),
                        ("seed", 1)):
        add("--" + name, type=int, default=value)
    for name, value in (("drop", .33), ("drop-inputs", .25), ("rate", 3e-3), ("forget-words", .05)):
        add("--" + name, type=float, default=value)
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    train = [sentence for path in args.train for sentence in read_treebank(path)]
    counts = Counter(word_and_affixes(word[0], 1)[0] for sentence in train for word in sentence)
    rows, table = Rows(counts, args.least, args.buckets, CAPITALS + MANNERS), VectorTable(args.vectors)
    seen = Counter((word[1], word[2]) for sentence in train for word in sentence if word[2] in XPOS_ROW)
    pairs = sorted(pair for pair, count in seen.items() if count >= LEAST_PAIRS)
    reader = Reader(rows, table, pairs)
    data = [reader.encode(sentence) for sentence in train]
    if args.taught:
        data += map(reader.encode, read_treebank(args.taught[0]), taught(args.taught[1], reader.label, {}))
    dev = {path: read_treebank(path) for path in args.dev}

    embeddings, net = Embeddings(rows.total, args.width), TaggerNet(args, table, len(pairs))
    if args.init:
        saved = torch.load(args.init, weights_only=False)
        assert saved["words"] == rows.words and saved["pairs"] == pairs
        net.load_state_dict(saved["state"])
        embeddings.rows = saved["rows"]
    parameters = list(net.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=args.rate, betas=(.9, .98), weight_decay=1e-3)
    word_counts = torch.full((rows.total,), 1e9)
    for word, row in rows.words.items():
        word_counts[row] = counts[word]
    lengths = [len(ids) for ids, _ in data]
    total, step, start = len(make_batches(lengths, args.batch, True)) * args.epochs, 0, time.process_time()
    for epoch in range(args.epochs):
        for batch in make_batches(lengths, args.batch, True):
            rate = rate_at(step, total, args.rate)
            optimizer.param_groups[0]["lr"] = rate
            ids, (tags, chances), keep, words = reader.pack([data[i] for i in batch])
            forget_words(ids, word_counts, .25, args.forget_words, words)
            loss = loss_of(net(embeddings, ids, keep)[words], tags[words], chances[words])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.)
            optimizer.step()
            embeddings.step(rate)
            step += 1
        figures = " ".join("%s UPOS %.2f XPOS %.2f" % (path, *measure(net, embeddings, reader, sentences, pairs))
                           for path, sentences in (dev.items() if epoch + 1 == args.epochs or epoch % 2 else []))
        print(f"epoch {epoch + 1}, {time.process_time() - start:.0f} s: {figures}", flush=True)
    if args.mean:
        before = torch.load(args.init, weights_only=False)
        net.load_state_dict({name: (value + before["state"][name]) / 2 for name, value in net.state_dict().items()})
        embeddings.rows = (embeddings.rows + before["rows"]) / 2
    saved = {"args": vars(args), "state": net.state_dict(), "rows": embeddings.rows, "words": rows.words, "pairs": pairs}
    torch.save(saved, args.save)
    write_section(args.section, saved, {word[0] for sentence in train for word in sentence})


if __name__ == "__main__":
    main()
