#!/usr/bin/env python3
"""Trains extractors/language/parser.hpp and writes its section.

train_parser.py --train a.conllu a.tagged.conllu --train b.conllu b.tagged.conllu --dev c.conllu c.tagged.conllu --save FILE
                --vectors FOLDER --section FILE [--init FILE] [--taught WORDS.tagged.conllu LABELS]
Each treebank comes with a copy whose tags a tagger gave that had not seen it (train.sh makes them).
"""
import argparse
import functools
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from encoder import Embeddings, Encoder, Vectors, VectorTable, drop, forget_words, make_batches, rate_at
import taught
from encoder_section import Section
from words import DEPREL, UPOS, UPOS_ROW, XPOS, XPOS_ROW, Rows, read_treebank, word_and_affixes

FARTHEST = 16
MARGINS, MARGIN_UNIT = 9, 16  # as in parser.cpp
COLUMNS = 12  # of ids that are rows: word, 8 affixes, two tags, their margin; one more column is the vector's row
LEAST_PAIRS = 3  # a pair of tags rarer than that is no label
TRUTHS = ("tags", "tag_chances", "heads", "head_chances", "relations", "relation_chances")


class Parser(nn.Module):
    def __init__(self, args, relations, pairs, table):
        super().__init__()
        self.args = args
        self.encoder = Encoder(args.width, args.half, args.layers, args.drop_inputs, args.drop)
        self.vectors = Vectors(table, args.width)
        width = self.encoder.width
        self.of_word, self.of_head, self.head_bias = nn.Linear(width, args.arc), nn.Linear(width, args.arc), nn.Linear(width, 1)
        self.distance = nn.Linear(args.arc, 2 * FARTHEST + 1)
        self.label_word, self.label_head = nn.Linear(width, args.label), nn.Linear(width, args.label, bias=False)
        self.label_distance = nn.Embedding(2 * FARTHEST + 1, args.label)
        nn.init.zeros_(self.label_distance.weight)
        self.labels = nn.Linear(args.label, relations)
        self.tags = nn.Linear(width, pairs)

    def encode(self, embeddings, ids, keep):
        rows = embeddings.look_up(ids[..., :COLUMNS], self.training)
        return self.encoder(rows + self.vectors(ids[..., COLUMNS]), keep)

    def scores(self, x, mask):
        """[sentences, words, heads], and the row of each pair's distance."""
        length, sentences, _ = x.shape
        word, head = self.of_word(x).transpose(0, 1), self.of_head(x).transpose(0, 1)
        scores = torch.bmm(word, head.transpose(1, 2)) * self.args.arc**-.5 + self.head_bias(x).permute(1, 2, 0)
        places = torch.arange(length)
        distances = (places[None, :] - places[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        distances[:, 0] = 0
        scores = scores + torch.gather(self.distance(word), 2, distances.expand(sentences, length, length))
        impossible = ~mask.t().unsqueeze(1) | torch.eye(length, dtype=torch.bool)
        return scores.masked_fill(impossible, -1e4), distances

    def relations(self, x, heads, distances):
        length, sentences, _ = x.shape
        head = torch.gather(self.label_head(x), 0, heads.unsqueeze(-1).expand(length, sentences, self.args.label))
        rows = torch.gather(distances.unsqueeze(1).expand(length, sentences, length), 2, heads.unsqueeze(-1)).squeeze(-1)
        arc = torch.relu(self.label_word(x) + head + self.label_distance(rows))
        return self.labels(drop(arc, self.args.drop, self.training))


def encode(sentence, rows, table):
    ids = np.full((len(sentence) + 1, COLUMNS + 1), rows.padding)
    ids[0, 0], ids[0, COLUMNS] = 0, table.none
    for i, (form, *_, read_upos, read_xpos, margin) in enumerate(sentence, 1):
        ids[i, :9] = rows.of_word(form)
        ids[i, 9:11] = rows.upos + UPOS_ROW[read_upos], rows.xpos + XPOS_ROW[read_xpos]
        ids[i, COLUMNS] = table.row(word_and_affixes(form, 1)[0])
        ids[i, 11] = rows.extras + min(MARGINS - 1, margin // MARGIN_UNIT)
    return ids


def pack(sentences, padding, no_vector):
    length = max(len(ids) for ids, _ in sentences)
    ids = torch.full((length, len(sentences), COLUMNS + 1), padding)
    ids[..., COLUMNS] = no_vector
    keep = torch.zeros(length, len(sentences))
    for i, (sentence, _) in enumerate(sentences):
        ids[:len(sentence), i], keep[:len(sentence), i] = torch.from_numpy(sentence), 1
    words = keep > 0
    words[0] = False
    return ids, taught.pack([truth for _, truth in sentences], length, TRUTHS), keep, words


def forget_tags(ids, rows, share, words):
    lost = (torch.rand(ids.shape[:2]) < share) & words
    for column, unset in ((9, rows.upos), (10, rows.xpos), (11, rows.padding)):
        ids[..., column] = torch.where(lost, torch.full_like(ids[..., column], unset), ids[..., column])


def measure(net, embeddings, data, pack_all, base, pairs):
    """UPOS, XPOS, UAS and LAS without subtypes; every word takes its best head, tree or not."""
    net.eval()
    seen, right = 0, np.zeros(4)
    upos, xpos = (torch.tensor([rows[pair[i]] for pair in pairs]) for i, rows in enumerate((UPOS_ROW, XPOS_ROW)))
    with torch.no_grad():
        for batch in make_batches([len(ids) for ids, _ in data], 3000, False):
            ids, (gold_tags, known, gold_heads, _, gold_relations, _), keep, words = pack_all([data[i] for i in batch])
            gold_tags, gold_heads, known = gold_tags[..., 0], gold_heads[..., 0], known[..., 0] > 0
            x = net.encode(embeddings, ids, keep)
            scores, distances = net.scores(x, keep > 0)
            heads, tags = scores.argmax(2).t(), net.tags(x).argmax(-1)
            found = net.relations(x, heads, distances).argmax(-1)
            same = (heads == gold_heads) & words
            seen += int(words.sum())
            right += [int((upos[tags] == upos[gold_tags])[known].sum()), int((xpos[tags] == xpos[gold_tags])[known].sum()),
                      int(same.sum()), int((same & (base[found] == base[gold_relations])).sum())]
    net.train()
    return tuple(100 * right / seen)


def write_section(path, saved, forms):
    section, state = Section(), {key: value.numpy() for key, value in saved["state"].items()}
    args = saved["args"]
    section.encoder(saved, forms, MARGINS)
    section.number(args["arc"])
    section.number(args["label"])
    shrink = args["arc"]**-.5
    section.dense(np.concatenate([state["of_word.weight"], state["of_head.weight"] * shrink, state["head_bias.weight"],
                                  state["label_word.weight"], state["label_head.weight"]]),
                  np.concatenate([state["of_word.bias"], state["of_head.bias"] * shrink, state["head_bias.bias"],
                                  state["label_word.bias"], np.zeros(args["label"])]))
    section.dense(state["distance.weight"], state["distance.bias"])
    section.dense(state["labels.weight"], state["labels.bias"])
    section.array(state["label_distance.weight"], np.float32)
    section.array([DEPREL.index(name if name in DEPREL else name.split(":")[0]) for name in saved["relations"]], np.uint8)
    section.dense(state["tags.weight"], state["tags.bias"])
    section.array([row for upos, xpos in saved["pairs"] for row in (UPOS_ROW[upos], XPOS_ROW[xpos])], np.uint8)
    with open(path, "wb") as file:
        file.write(section.bytes)


def arguments():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add("--train", nargs=2, action="append", required=True)
    add("--dev", nargs=2, action="append", default=[])
    add("--init", help="a --save file to go on from")
    add("--taught", nargs=2, help="tagged sentences without annotation and a teacher's labels of them")
    for name in ("vectors", "save", "section"):
        add("--" + name, required=True)
    for name, value in (("width", 128), ("half", 128), ("layers", 3), ("arc", 96), ("label", 96), ("epochs", 12), ("buckets", 3072),
                        ("least", 2), ("batch", 1000), ("seed", 1), ("limit", 0)):
        add("--" + name, type=int, default=value)
    for name, value in (("drop", .3), ("drop-inputs", .2), ("rate", 3e-3), ("forget-words", .05), ("forget-tags", .1), ("tags", .5)):
        add("--" + name, type=float, default=value)
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    train = [sentence for gold, tagged in args.train for sentence in read_treebank(gold, tagged)]
    train = train[:args.limit] if args.limit else train
    counts = Counter(word_and_affixes(word[0], 1)[0] for sentence in train for word in sentence)
    rows, table = Rows(counts, args.least, args.buckets, MARGINS), VectorTable(args.vectors)
    pack_all = functools.partial(pack, padding=rows.padding, no_vector=table.none)
    relations = sorted({word[4] for sentence in train for word in sentence})
    relation_row = {name: row for row, name in enumerate(relations)}
    seen = Counter((word[1], word[2]) for sentence in train for word in sentence if word[2] in XPOS_ROW)
    pairs = sorted(pair for pair, count in seen.items() if count >= LEAST_PAIRS)
    pair_row = {pair: row for row, pair in enumerate(pairs)}
    base = torch.tensor([relation_row.get(name.split(":")[0], row) for row, name in enumerate(relations)])

    def of_treebank(sentences):
        return [(encode(sentence, rows, table), taught.annotated(sentence, pair_row, relation_row)) for sentence in sentences]

    data = of_treebank(train)
    if args.taught:
        truths = taught.taught(args.taught[1], pair_row, relation_row)
        data += [(encode(sentence, rows, table), truth) for sentence, truth in zip(read_treebank(args.taught[0]), truths, strict=True)]
    dev = {gold: of_treebank(read_treebank(gold, tagged)) for gold, tagged in args.dev}

    embeddings, net = Embeddings(rows.total, args.width), Parser(args, len(relations), len(pairs), table)
    if args.init:
        saved = torch.load(args.init, weights_only=False)
        assert saved["words"] == rows.words and saved["relations"] == relations
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
            ids, (gold_tags, tag_chances, gold_heads, head_chances, gold_relations, relation_chances), keep, words = pack_all(
                [data[i] for i in batch])
            forget_words(ids, word_counts, .25, args.forget_words, words)
            forget_tags(ids, rows, args.forget_tags, words)
            x = net.encode(embeddings, ids, keep)
            scores, distances = net.scores(x, keep > 0)
            loss = taught.loss_of(scores.transpose(0, 1)[words], gold_heads[words], head_chances[words])
            found = F.cross_entropy(net.relations(x, gold_heads[..., 0], distances)[words], gold_relations[words], reduction="none")
            loss = loss + (found * relation_chances[words]).mean()
            loss = loss + args.tags * taught.loss_of(net.tags(x[words]), gold_tags[words], tag_chances[words])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.)
            optimizer.step()
            embeddings.step(rate)
            step += 1
        figures = " ".join("%s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f" % (path, *measure(net, embeddings, sentences, pack_all, base, pairs))
                           for path, sentences in dev.items())
        print(f"epoch {epoch + 1}, {time.process_time() - start:.0f} s: {figures}", flush=True)
    saved = {"args": vars(args), "state": net.state_dict(), "rows": embeddings.rows, "words": rows.words, "relations": relations,
             "pairs": pairs}
    torch.save(saved, args.save)
    write_section(args.section, saved, {word[0] for sentence in train for word in sentence})


if __name__ == "__main__":
    main()
