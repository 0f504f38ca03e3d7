#!/usr/bin/env python3
"""Trains extractors/language/name_tagger.hpp and writes its section.

train_names.py --shared ../shared/data --data data --tagged FOLDER --init PARSER --section FILE
FOLDER holds a CoNLL-U file a corpus, NAME.conllu, with the tags that a tagger gave its words; `--words FOLDER` writes these files
without tags, for the tagger to read.
"""
import argparse
import os
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import names_corpora
from encoder import Embeddings, Encoder, Section, forget_words, make_batches, rate_at
from known_names import HINTS, KINDS, KnownNames
from words import AFFIXES, UPOS, UPOS_ROW, XPOS, XPOS_ROW, Rows, read_treebank, word_and_affixes

LABELS = ["O"] + [f"{place}-{kind}" for kind in KINDS for place in "BI"]
LABEL_ROW = {label: row for row, label in enumerate(LABELS)}
COLUMNS = 13  # of ids: word, 8 affixes, two tags, two hints
# How often a sentence of a corpus is seen in an epoch.
SHARES = {"uner": 1, "gum": 1, "wikigold": 2, "wnut": 1, "btc": .5, "sec": .5, "crossner.ai": 4, "crossner.literature": 2,
          "crossner.music": 2, "crossner.politics": 2, "crossner.science": 2, "crossner.literature.dev": 1, "crossner.music.dev": 1,
          "crossner.politics.dev": 1, "crossner.science.dev": 1}
# Corpora that name products, works and events nowhere: a proper noun outside a name may be one.
THREE_TYPES = {"uner", "btc", "sec", "wikigold", "gum"}
# Added to the labels' biases in the end: most corpora name no concepts, so the network is too shy of them. Chosen on dev sets.
LEANINGS = {"O": -.3, "B-Concept": 1., "I-Concept": 1.}


class NameNet(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.encoder = Encoder(args.width, args.half, args.layers, args.drop_inputs, args.drop)
        self.labels = nn.Linear(self.encoder.width, len(LABELS))


def allowed(label, xpos, open_types):
    """1 for each label that the corpus does not rule out."""
    mask = np.zeros(len(LABELS), np.float32)
    if label[0] == "?":
        mask[[0] + [LABEL_ROW[f"{label[1]}-{kind}"] for kind in label[2:].split("|")]] = 1
    else:
        mask[LABEL_ROW[label]] = 1
        if label == "O" and open_types and xpos in ("NNP", "NNPS"):
            mask[[LABEL_ROW[f"{place}-{kind}"] for kind in ("Product", "Work", "Event") for place in "BI"]] = 1
    return mask


def encode(words, labels, tagged, rows, known_names, open_types):
    ids, masks = np.full((len(words) + 1, COLUMNS), rows.padding), np.zeros((len(words) + 1, len(LABELS)), np.float32)
    ids[0, 0], masks[0, 0] = 0, 1
    covered, parts = known_names.hints(words)
    for i, word in enumerate(words):
        upos, xpos = tagged[i][1], tagged[i][2]
        ids[i + 1, :9] = rows.of_word(word)
        ids[i + 1, 9:11] = rows.upos + UPOS_ROW[upos], rows.xpos + XPOS_ROW[xpos]
        for column, hint in ((11, covered[i]), (12, parts[i])):
            if hint:
                ids[i + 1, column] = rows.extras + hint - 1
        masks[i + 1] = allowed(labels[i], xpos, open_types)
    return ids, masks


def pack(sentences, padding):
    length = max(len(ids) for ids, _ in sentences)
    ids = torch.full((length, len(sentences), COLUMNS), padding)
    masks, keep = torch.zeros(length, len(sentences), len(LABELS)), torch.zeros(length, len(sentences))
    for i, (sentence, mask) in enumerate(sentences):
        ids[:len(sentence), i], masks[:len(sentence), i], keep[:len(sentence), i] = (
            torch.from_numpy(sentence), torch.from_numpy(mask), 1)
    words = keep > 0
    words[0] = False
    return ids, masks, keep, words


def take_over(net, embeddings, rows, saved):
    """The parser's words, affixes, tags and first layers: it has seen the treebanks' 320,000 words of syntax."""
    theirs, words = saved["rows"], saved["words"]
    embeddings.rows[0], embeddings.rows[1] = theirs[0], theirs[1]
    for word, row in rows.words.items():
        embeddings.rows[row] = theirs[words[word]] if word in words else theirs[1] + torch.randn(theirs.shape[1]) * .03
    shared = AFFIXES * rows.buckets + len(UPOS) + len(XPOS)
    embeddings.rows[rows.affixes:rows.affixes + shared] = theirs[len(words) + 2:len(words) + 2 + shared]
    embeddings.rows[rows.extras:-1] *= .5
    state = net.state_dict()
    state.update({key: value for key, value in saved["state"].items() if key.startswith("encoder.") and key in state})
    net.load_state_dict(state)


def write_words(corpora, folder):
    os.makedirs(folder, exist_ok=True)
    for name, sentences in corpora.items():
        with open(os.path.join(folder, name + ".conllu"), "w", encoding="utf-8") as file:
            for words, _ in sentences:
                for number, word in enumerate(words, 1):
                    print(number, word, "_", "X", "XX", "_", number - 1, "dep", "_", "_", sep="\t", file=file)
                print(file=file)


def arguments():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add("--shared", default="../shared/data")
    add("--data", default="data")
    add("--tagged")
    add("--words")
    add("--init")
    add("--section")
    for name, value in (("width", 96), ("half", 64), ("layers", 2), ("epochs", 6), ("buckets", 2048), ("least", 3), ("batch", 1000),
                        ("seed", 1), ("limit", 0)):
        add("--" + name, type=int, default=value)
    for name, value in (("drop", .35), ("drop-inputs", .25), ("rate", 3e-3), ("forget-words", .1), ("forget-hints", .1)):
        add("--" + name, type=float, default=value)
    return parser.parse_args()


def main():
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    with open(f"{args.data}/english/lexicons/honorific.txt", encoding="utf-8") as file:
        honorifics = {line.split("\t")[0].strip().lower().rstrip(".") for line in file if line[0] != "#"}
    corpora = names_corpora.load(args.shared, honorifics)
    if args.words:
        write_words(corpora, args.words)
        return
    forms = [word for name in SHARES for words, _ in corpora[name] for word in words]
    counts = Counter(word_and_affixes(word, 1)[0] for word in forms)
    rows, known_names = Rows(counts, args.least, args.buckets, HINTS), KnownNames(f"{args.data}/gazetteers")
    data = {}
    for name in SHARES:
        tagged = read_treebank(f"{args.tagged}/{name}.conllu")
        sentences = list(zip(corpora[name], tagged, strict=True))[:args.limit or None]
        data[name] = [encode(words, labels, tags, rows, known_names, name in THREE_TYPES) for (words, labels), tags in sentences]

    embeddings, net = Embeddings(rows.total, args.width), NameNet(args)
    if args.init:
        take_over(net, embeddings, rows, torch.load(args.init, weights_only=False))
    parameters = list(net.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=args.rate, betas=(.9, .98), weight_decay=1e-3)
    word_counts = torch.full((rows.total,), 1e9)
    for word, row in rows.words.items():
        word_counts[row] = counts[word]

    def epoch_data():
        chosen = []
        for name, share in SHARES.items():
            chosen += data[name] * int(share) + random.sample(data[name], int(len(data[name]) * (share - int(share))))
        return chosen

    total = len(make_batches([len(ids) for ids, _ in epoch_data()], args.batch, True)) * args.epochs
    step, start = 0, time.process_time()
    for epoch in range(args.epochs):
        chosen, losses = epoch_data(), 0.
        for batch in make_batches([len(ids) for ids, _ in chosen], args.batch, True):
            rate = rate_at(step, total, args.rate)
            optimizer.param_groups[0]["lr"] = rate
            ids, masks, keep, words = pack([chosen[i] for i in batch], rows.padding)
            forget_words(ids, word_counts, .5, args.forget_words, words)
            for column in (11, 12):
                lost = torch.rand(ids.shape[:2]) < args.forget_hints
                ids[..., column] = torch.where(lost, torch.full_like(ids[..., column], rows.padding), ids[..., column])
            chances = F.log_softmax(net.labels(net.encoder(embeddings.look_up(ids), keep))[words], -1)
            loss = -torch.logsumexp(chances.masked_fill(masks[words] == 0, -1e4), -1).mean()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.)
            optimizer.step()
            embeddings.step(rate)
            step += 1
            losses += loss.item()
        print(f"epoch {epoch + 1}, {time.process_time() - start:.0f} s, loss {losses * args.epochs / total:.4f}", flush=True)
    saved = {"args": vars(args), "state": net.state_dict(), "rows": embeddings.rows, "words": rows.words}
    section = Section()
    known_names.write(section)
    if args.init:
        forms += [word[0] for part in ("ewt/en_ewt-ud", "gum/en_gum-permissive")
                  for sentence in read_treebank(f"{args.shared}/treebanks/{part}-train.conllu") for word in sentence]
    section.encoder(saved, set(forms), HINTS)
    biases = net.labels.bias.detach().numpy() + np.array([LEANINGS.get(label, 0.) for label in LABELS])
    section.dense(net.labels.weight.detach().numpy(), biases)
    with open(args.section, "wb") as file:
        file.write(section.bytes)


if __name__ == "__main__":
    main()
