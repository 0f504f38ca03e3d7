#!/usr/bin/env python3
"""A slow teacher for train_tagger.py and train_parser.py: the upper half of MiniLM under a layer of the encoder's kind learns tags and
trees of the treebanks, then says which tags, heads and relations it holds for likely in texts that nobody has annotated.

teach_trees.py --minilm FOLDER --vectors FOLDER --train a.conllu --train b.conllu --dev c.conllu --save FILE [--init FILE]
teach_trees.py --minilm FOLDER --vectors FOLDER --load FILE --texts a.conllu --texts b.conllu --words FILE.conllu --labels FILE
takes sentences evenly from each text, up to `most` words of each, writes them to `words`, and what it holds of them to `labels`, which
taught.py reads.
"""
import argparse
import pickle
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from encoder import Embeddings, Encoder, VectorTable, Vectors, forget_words, make_batches, rate_at
from minilm import BEGIN, END, WIDTH, MiniLm, Pieces
from taught import LIKELIEST
from train_parser import LEAST_PAIRS, Parser
from train_tagger import CAPITALS, MANNERS, manner
from words import UPOS_ROW, XPOS_ROW, Rows, read_treebank, word_and_affixes

COLUMNS = 11  # of ids that are rows: word, 8 affixes, capital, manner; one more column is the vector's row
FROZEN = 3  # layers of MiniLM that do not learn
NO_PAIR = -100  # what stands for a pair of tags that is no label


class Teacher(Parser):
    def __init__(self, args, relations, pairs, table, minilm):
        super().__init__(args, relations, pairs, table)
        self.upper = minilm.layers[FROZEN:]
        self.norm, self.facts = nn.LayerNorm(2 * WIDTH), nn.Linear(2 * WIDTH, args.width)

    def encode(self, embeddings, ids, keep, lower, inside, owner):
        """`lower`: [sentences, pieces, WIDTH] of the frozen layers; `inside`: which are pieces; `owner`: the word of each piece,
        counted through [sentences, length]."""
        x, mask = lower, inside[:, None, None]
        for layer in self.upper:
            x = layer(x, mask)
        length, sentences = keep.shape
        facts = torch.zeros(sentences * length, 2 * WIDTH).index_add(0, owner, torch.cat([lower, x], -1)[inside])
        count = torch.zeros(sentences * length).index_add(0, owner, torch.ones(len(owner))).clamp(min=1)
        facts = self.norm((facts / count.unsqueeze(-1)).view(sentences, length, -1).transpose(0, 1))
        rows = embeddings.look_up(ids[..., :COLUMNS], self.training)
        return self.encoder(rows + self.vectors(ids[..., COLUMNS]) + self.facts(F.dropout(facts, .2, self.training)), keep)


def pieces_of(sentence, pieces):
    """Rows of the pieces, and the word (1 for the first) that each belongs to; the marks of begin and end belong to the root."""
    cut = [pieces.of_word(word[0]) for word in sentence]
    for most in (3, 1):
        if sum(map(len, cut)) > 500:
            cut = [piece[:most] for piece in cut]
    ids, owner = [BEGIN], [0]
    for number, piece in enumerate(cut[:500], 1):
        ids += piece
        owner += [number] * len(piece)
    return np.array([*ids, END]), np.array([*owner, 0])


class Reader:
    def __init__(self, rows, table, relation_row, pair_row, pieces):
        self.rows, self.table, self.relation_row, self.pair_row, self.pieces = rows, table, relation_row, pair_row, pieces

    def encode(self, sentence):
        ids, gold = np.full((len(sentence) + 1, COLUMNS + 1), self.rows.padding), np.zeros((3, len(sentence) + 1), np.int64)
        ids[0, 0], ids[0, COLUMNS] = 0, self.table.none
        ids[1:, 10] = self.rows.extras + CAPITALS + manner([word[0] for word in sentence])
        for i, (form, upos, xpos, head, relation, *_) in enumerate(sentence, 1):
            vector = self.table.row(word_and_affixes(form, 1)[0])
            ids[i, :9], ids[i, 9], ids[i, COLUMNS] = self.rows.of_word(form), self.rows.extras + self.table.capitals[vector], vector
            relation = self.relation_row.get(relation, self.relation_row.get(relation.split(":")[0], 0))
            gold[:, i] = self.pair_row.get((upos, xpos), NO_PAIR), head, relation
        return (ids, gold, *pieces_of(sentence, self.pieces))

    def pack(self, sentences, lower):
        """`lower`: of each sentence what the frozen layers make of its pieces."""
        length, longest = max(len(ids) for ids, *_ in sentences), max(len(owner) for *_, owner in sentences)
        ids = torch.full((length, len(sentences), COLUMNS + 1), self.rows.padding)
        ids[..., COLUMNS] = self.table.none
        gold, keep = torch.zeros(3, length, len(sentences), dtype=torch.long), torch.zeros(length, len(sentences))
        facts, owners = torch.zeros(len(sentences), longest, WIDTH), []
        inside = torch.zeros(len(sentences), longest, dtype=torch.bool)
        for i, (sentence, truth, _, owner) in enumerate(sentences):
            ids[:len(sentence), i], gold[:, :len(sentence), i] = torch.from_numpy(sentence), torch.from_numpy(truth)
            keep[:len(sentence), i], inside[i, :len(owner)] = 1, True
            facts[i, :len(owner)] = lower[i].float()
            owners.append(owner + i * length)
        words = keep > 0
        words[0] = False
        return ids, gold, keep, words, (facts, inside, torch.from_numpy(np.concatenate(owners)))


def lower_layers(minilm, data, size=6000):
    """Of each sentence what the frozen layers make of its pieces."""
    out = [None] * len(data)
    with torch.no_grad():
        for batch in make_batches([len(owner) for *_, owner in data], size, False):
            longest = max(len(data[i][3]) for i in batch)
            ids, inside = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest, dtype=torch.bool)
            for row, i in enumerate(batch):
                ids[row, :len(data[i][2])], inside[row, :len(data[i][2])] = torch.from_numpy(data[i][2]), True
            x = minilm.norm(minilm.words[ids] + minilm.places[:longest] + minilm.kind)
            for layer in minilm.layers[:FROZEN]:
                x = layer(x, inside[:, None, None])
            for row, i in enumerate(batch):
                out[i] = x[row, :len(data[i][2])].half()
    return out


def measure(net, embeddings, reader, data, lower, base, pairs):
    net.eval()
    seen, right = 0, np.zeros(3)
    upos = torch.tensor([UPOS_ROW[pair[0]] for pair in pairs])
    with torch.no_grad():
        for batch in make_batches([len(ids) for ids, *_ in data], 3000, False):
            ids, gold, keep, words, facts = reader.pack([data[i] for i in batch], [lower[i] for i in batch])
            x = net.encode(embeddings, ids, keep, *facts)
            scores, distances = net.scores(x, keep > 0)
            heads, tags = scores.argmax(2).t(), net.tags(x).argmax(-1)
            found = net.relations(x, heads, distances).argmax(-1)
            same = (heads == gold[1]) & words
            known = words & (gold[0] != NO_PAIR)
            seen += int(words.sum())
            right += [int((upos[tags] == upos[gold[0].clamp(min=0)])[known].sum()), int(same.sum()),
                      int((same & (base[found] == base[gold[2]])).sum())]
    net.train()
    return tuple(100 * right / seen)


def learn(args, minilm, pieces, table):
    train = [sentence for path in args.train for sentence in read_treebank(path)]
    random.shuffle(train)
    train = train[:args.limit] if args.limit else train
    counts = Counter(word_and_affixes(word[0], 1)[0] for sentence in train for word in sentence)
    rows = Rows(counts, args.least, args.buckets, CAPITALS + MANNERS)
    relations = sorted({word[4] for sentence in train for word in sentence})
    relation_row = {name: row for row, name in enumerate(relations)}
    seen = Counter((word[1], word[2]) for sentence in train for word in sentence if word[2] in XPOS_ROW)
    pairs = sorted(pair for pair, count in seen.items() if count >= LEAST_PAIRS)
    reader = Reader(rows, table, relation_row, {pair: row for row, pair in enumerate(pairs)}, pieces)
    base = torch.tensor([relation_row.get(name.split(":")[0], row) for row, name in enumerate(relations)])
    data = [reader.encode(sentence) for sentence in train]
    lower = lower_layers(minilm, data)
    dev = {path: [reader.encode(sentence) for sentence in read_treebank(path)] for path in args.dev}
    dev_lower = {path: lower_layers(minilm, sentences) for path, sentences in dev.items()}
    embeddings, net = Embeddings(rows.total, args.width), Teacher(args, len(relations), len(pairs), table, minilm)
    if args.init:
        saved = torch.load(args.init, weights_only=False)
        net.load_state_dict(saved["state"])
        embeddings.rows = saved["rows"]
    slow = list(net.upper.parameters())
    fast = [value for name, value in net.named_parameters() if not name.startswith("upper.")]
    optimizer = torch.optim.AdamW([{"params": fast, "weight_decay": 1e-3}, {"params": slow, "weight_decay": 1e-2}], betas=(.9, .98))
    word_counts = torch.full((rows.total,), 1e9)
    for word, row in rows.words.items():
        word_counts[row] = counts[word]
    lengths = [len(owner) for *_, owner in data]
    total, step, start = len(make_batches(lengths, args.batch, True)) * args.epochs, 0, time.process_time()
    print(f"read, {start:.0f} s, {total // args.epochs} batches an epoch", flush=True)
    net.train()
    for epoch in range(args.epochs):
        for batch in make_batches(lengths, args.batch, True):
            rate = rate_at(step, total, args.rate)
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate, rate_at(step, total, args.slow_rate)
            ids, gold, keep, words, facts = reader.pack([data[i] for i in batch], [lower[i] for i in batch])
            forget_words(ids, word_counts, .25, .05, words)
            x = net.encode(embeddings, ids, keep, *facts)
            scores, distances = net.scores(x, keep > 0)
            loss = F.cross_entropy(scores[words.t()], gold[1].t()[words.t()])
            loss = loss + F.cross_entropy(net.relations(x, gold[1], distances)[words], gold[2][words])
            loss = loss + F.cross_entropy(net.tags(x[words]), gold[0][words], ignore_index=NO_PAIR)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(fast + slow, 5.)
            optimizer.step()
            embeddings.step(rate)
            step += 1
            if step % 50 == 0:
                print(f"step {step} loss {loss.item():.3f} {time.process_time() - start:.0f} s", flush=True)
        figures = " ".join("%s UPOS %.2f UAS %.2f LAS %.2f" % (path[-12:], *measure(net, embeddings, reader, sentences, dev_lower[path], base, pairs))
                           for path, sentences in dev.items())
        print(f"teacher: epoch {epoch + 1}, {time.process_time() - start:.0f} s: {figures}", flush=True)
        torch.save({"args": vars(args), "state": net.state_dict(), "rows": embeddings.rows, "words": rows.words, "relations": relations,
                    "pairs": pairs}, args.save)


def labels_of(net, embeddings, reader, minilm, sentences, size=3000):
    """Of each sentence arrays [words, LIKELIEST] of tags and heads with their chances, and [words] of the best head's relation."""
    out = [None] * len(sentences)
    data = [reader.encode(sentence) for sentence in sentences]
    lower = lower_layers(minilm, data)
    with torch.no_grad():
        for batch in make_batches([len(ids) for ids, *_ in data], size, False):
            ids, _, keep, _, facts = reader.pack([data[i] for i in batch], [lower[i] for i in batch])
            x = net.encode(embeddings, ids, keep, *facts)
            scores, distances = net.scores(x, keep > 0)
            head_chances, heads = scores.softmax(-1).topk(LIKELIEST, -1)
            tag_chances, tags = net.tags(x).softmax(-1).transpose(0, 1).topk(LIKELIEST, -1)
            found = net.relations(x, heads[..., 0].t(), distances).softmax(-1).max(-1)
            for row, i in enumerate(batch):
                n = len(sentences[i])
                out[i] = (tags[row, 1:n + 1].numpy().astype(np.uint8), tag_chances[row, 1:n + 1].numpy().astype(np.float16),
                          heads[row, 1:n + 1].numpy().astype(np.uint16), head_chances[row, 1:n + 1].numpy().astype(np.float16),
                          found.indices[1:n + 1, row].numpy().astype(np.uint8), found.values[1:n + 1, row].numpy().astype(np.float16))
    return out


def some(sentences, most):
    """Every so many of the sentences that are neither very short nor very long, so that no more than `most` words are taken."""
    sentences = [sentence for sentence in sentences if 3 <= len(sentence) <= 80]
    return sentences[::max(1, -(-sum(map(len, sentences)) // most))]


def label(args, minilm, pieces, table):
    saved = torch.load(args.load, weights_only=False)
    for name in ("width", "half", "layers", "arc", "label", "least", "buckets"):
        setattr(args, name, saved["args"][name])
    rows = Rows({}, args.least, args.buckets, CAPITALS + MANNERS, saved["words"])
    reader = Reader(rows, table, {name: row for row, name in enumerate(saved["relations"])}, {}, pieces)
    embeddings, net = Embeddings(1, args.width), Teacher(args, len(saved["relations"]), len(saved["pairs"]), table, minilm)
    embeddings.rows = saved["rows"]
    net.load_state_dict(saved["state"])
    net.eval()
    sentences, found = [sentence for path in args.texts for sentence in some(read_treebank(path), args.most)], []
    with open(args.words, "w", encoding="utf-8") as out:
        for sentence in sentences:
            out.writelines(f"{number}\t{word[0]}\t_\t_\t_\t_\t_\t_\t_\t_\n" for number, word in enumerate(sentence, 1))
            out.write("\n")
    for first in range(0, len(sentences), 4000):
        found += labels_of(net, embeddings, reader, minilm, sentences[first:first + 4000])
        print(f"teacher: {first} sentences labelled, {time.process_time():.0f} s", flush=True)
    with open(args.labels, "wb") as file:
        pickle.dump({"relations": saved["relations"], "pairs": saved["pairs"], "labels": found}, file, 4)


def arguments():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    for name in ("train", "dev", "texts"):
        add("--" + name, action="append", default=[])
    for name in ("minilm", "vectors"):
        add("--" + name, required=True)
    for name in ("save", "init", "load", "words", "labels"):
        add("--" + name)
    for name, value in (("width", 192), ("half", 160), ("layers", 1), ("arc", 128), ("label", 128), ("epochs", 3), ("buckets", 2048),
                        ("least", 3), ("batch", 1200), ("seed", 3), ("limit", 0),
                        ("most", 65000)):
        add("--" + name, type=int, default=value)
    for name, value in (("drop", .3), ("drop-inputs", .2), ("rate", 2e-3), ("slow-rate", 1.5e-4)):
        add("--" + name, type=float, default=value)
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    minilm, pieces, table = MiniLm(args.minilm), Pieces(args.minilm), VectorTable(args.vectors)
    (label if args.load else learn)(args, minilm, pieces, table)


if __name__ == "__main__":
    main()
