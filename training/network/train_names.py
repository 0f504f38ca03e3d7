#!/usr/bin/env python3
"""Trains extractors/language/name_tagger.hpp and writes its section.

train_names.py --shared ../shared/data --data data --tagged FOLDER --vectors FOLDER --section FILE
The first FOLDER holds a CoNLL-U file a corpus, NAME.conllu, with the tags that a tagger gave its words; `--words FOLDER` writes
these files without tags, for the tagger to read. The second is that of vectors.py.
--folds names treebanks tagged fold by fold, whose tags are taken for the corpora that are made from them.
--cache FILE keeps what is read for later calls; --init goes on from what --save wrote; --taught reads what teach_names.py wrote.
"""
import argparse
import os
import pickle
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn

import known_spans
import names_corpora
from encoder import Embeddings, Encoder, Vectors, VectorTable, forget_words, make_batches, rate_at
from encoder_section import Section
from known_names import HINTS, KnownNames
from label_paths import LABELS, Paths, best_path, spans_of
from name_rows import COLUMNS, FIRST_HINT, THREE_TYPES, encode, pack, pack_taught
from renamed import add_lists, names_of, renamed
from words import Rows, read_treebank, word_and_affixes

# How often a sentence of a corpus is seen in an epoch.
SHARES = {"uner": 1.5, "gum": 1, "wikigold": 1.5, "wnut": 1, "btc": .4, "sec": .3, "spans": .4, "small": .5, "renamed": 0, "crossner.ai": 4,
          "crossner.literature": 1.5, "crossner.music": 1.5, "crossner.politics": 1.5, "crossner.science": 2,
          "crossner.literature.dev": 1, "crossner.music.dev": 1, "crossner.politics.dev": 1, "crossner.science.dev": 1}
DEVS = ["uner.dev", "wnut.dev", "crossner.ai.dev", "gum.dev"]
NAMES_FROM = [name for name in SHARES if name not in ("gum", "sec", "small", "crossner.ai", "renamed")]


class NameNet(nn.Module):
    def __init__(self, args, table):
        super().__init__()
        self.encoder = Encoder(args.width, args.half, args.layers, args.drop_inputs, args.drop)
        self.vectors = Vectors(table, args.width, args.forget_vectors)
        self.labels = nn.Linear(self.encoder.width, len(LABELS))
        self.paths = Paths()


def write_words(corpora, shared, folder):
    os.makedirs(folder, exist_ok=True)
    for name, sentences in corpora.items():
        with open(os.path.join(folder, name + ".conllu"), "w", encoding="utf-8") as file:
            for words, _ in sentences:
                for number, word in enumerate(words, 1):
                    print(number, word, "_", "X", "XX", "_", number - 1, "dep", "_", "_", sep="\t", file=file)
                print(file=file)
    known_spans.write_texts(shared, os.path.join(folder, "spans.txt"))


def arguments():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add("--shared", default="../shared/data")
    add("--data", default="data")
    for name in ("tagged", "vectors", "words", "section", "save", "cache", "init", "taught"):
        add("--" + name)
    add("--folds", nargs="*", default=[])
    add("--shares", default="")
    for name, value in (("width", 128), ("half", 96), ("layers", 2), ("epochs", 6), ("buckets", 1024), ("least", 4), ("batch", 1500),
                        ("seed", 1), ("limit", 0)):
        add("--" + name, type=int, default=value)
    for name, value in (("drop", .35), ("drop-inputs", .25), ("rate", 3.5e-3), ("forget-words", .15), ("forget-hints", .1),
                        ("forget-vectors", .1), ("trust", .5)):
        add("--" + name, type=float, default=value)
    return parser.parse_args()


def tagged_apart(sentences, folds):
    """The sentences as taggers tagged them that had not learnt from them, which are those of the treebanks' folds."""
    apart = {tuple(word[0] for word in sentence): sentence for fold in folds for sentence in read_treebank(fold)}
    return [apart.get(tuple(word[0] for word in sentence), sentence) for sentence in sentences]


def prepare(args):
    """All that does not change while training."""
    with open(f"{args.data}/english/lexicons/honorific.txt", encoding="utf-8") as file:
        honorifics = {line.split("\t")[0].strip().lower().rstrip(".") for line in file if line[0] != "#"}
    corpora = names_corpora.load(args.shared, honorifics)
    if args.words:
        write_words(corpora, args.shared, args.words)
        raise SystemExit
    tagged = {name: read_treebank(f"{args.tagged}/{name}.conllu") for name in [*SHARES, *DEVS] if name != "renamed"}
    for name in ("uner", "gum"):
        tagged[name] = tagged_apart(tagged[name], args.folds)
    spans = known_spans.labelled(args.shared, tagged["spans"])
    corpora["spans"] = [(words, labels) for words, labels, _ in spans]
    names = names_of({name: corpora[name] for name in NAMES_FROM}, tagged)
    add_lists(names, f"{args.data}/gazetteers")
    corpora["renamed"], tagged["renamed"] = renamed(corpora["uner"], tagged["uner"], names, random.Random(args.seed))
    if args.limit:
        corpora, tagged = ({name: sentences[:args.limit] for name, sentences in all.items()} for all in (corpora, tagged))
    forms = [word for name in SHARES for words, _ in corpora[name] for word in words]
    counts = Counter(word_and_affixes(word, 1)[0] for name in SHARES if name != "spans" for words, _ in corpora[name] for word in words)
    rows, known_names = Rows(counts, args.least, args.buckets, HINTS), KnownNames(f"{args.data}/gazetteers")
    table, data, gold = VectorTable(args.vectors), {}, {}
    for name in [*SHARES, *DEVS]:
        data[name] = [encode(words, labels, tags, rows, table, known_names, name in THREE_TYPES)
                      for (words, labels), tags in zip(corpora[name], tagged[name], strict=True)]
        gold[name] = [labels for _, labels in corpora[name]] if name in DEVS else None
    return rows, counts, known_names, table, data, gold, set(forms), {name: [words for words, _ in corpora[name]] for name in SHARES}


def measure(net, embeddings, rows, table, sentences, gold):
    found = wanted = right = 0
    links = net.paths.scores().detach().numpy()
    net.eval()
    for batch in make_batches([len(ids) for ids, _ in sentences], 4000, False):
        ids, _, keep, _ = pack([sentences[i] for i in batch], rows, table)
        with torch.no_grad():
            x = embeddings.look_up(ids[..., :COLUMNS], False) + net.vectors(ids[..., -1])
            scores = net.labels(net.encoder(x, keep)).numpy()
        for place, i in enumerate(batch):
            ours = spans_of(best_path(scores[1:len(sentences[i][0]), place], links))
            theirs = spans_of(["O" if label[0] == "?" else label for label in gold[i]])
            found, wanted, right = found + len(ours), wanted + len(theirs), right + len(ours & theirs)
    net.train()
    return f"{200 * right / (found + wanted):.2f} ({100 * right / max(found, 1):.0f} {100 * right / wanted:.0f})"


def main():
    args = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    for part in filter(None, args.shares.split(",")):
        SHARES[part.split(":")[0]] = float(part.split(":")[1])
    if args.cache and os.path.exists(args.cache):
        with open(args.cache, "rb") as file:
            rows, counts, known_names, table, data, gold, forms, texts = pickle.load(file)
    else:
        rows, counts, known_names, table, data, gold, forms, texts = prepare(args)
        if args.cache:
            with open(args.cache, "wb") as file:
                pickle.dump((rows, counts, known_names, table, data, gold, forms, texts), file, 4)
    if args.taught:
        with open(args.taught, "rb") as file:
            for name, chances in pickle.load(file).items():
                data[name] = [(*sentence, values) for sentence, values in zip(data[name], chances, strict=True)]
    embeddings, net = Embeddings(rows.total, args.width), NameNet(args, table)
    if args.init:
        saved = torch.load(args.init, weights_only=False)
        net.load_state_dict(saved["state"])
        embeddings.rows = saved["rows"]
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

    total = len(make_batches([len(ids) for ids, *_ in epoch_data()], args.batch, True)) * args.epochs
    step, start = 0, time.process_time()
    for epoch in range(args.epochs):
        chosen, losses = epoch_data(), 0.
        for batch in make_batches([len(ids) for ids, *_ in chosen], args.batch, True):
            rate = rate_at(step, total, args.rate)
            optimizer.param_groups[0]["lr"] = rate
            ids, masks, keep, words = pack([chosen[i] for i in batch], rows, table)
            forget_words(ids, word_counts, .5, args.forget_words, words)
            lost = (torch.rand(ids.shape[:2]) < args.forget_hints).unsqueeze(-1)
            ids[..., FIRST_HINT:COLUMNS].masked_fill_(lost, rows.padding)
            x = embeddings.look_up(ids[..., :COLUMNS]) + net.vectors(ids[..., -1])
            taught = pack_taught([chosen[i] for i in batch], len(ids)) if args.taught else None
            loss = net.paths(net.labels(net.encoder(x, keep)), masks, keep, taught, args.trust)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.)
            optimizer.step()
            embeddings.step(rate)
            step += 1
            losses += loss.item()
        print(f"epoch {epoch + 1}, {time.process_time() - start:.0f} s, loss {losses * args.epochs / total:.4f}", flush=True)
        if epoch % 2 == args.epochs % 2 or epoch == args.epochs - 1:
            for name in DEVS:
                print(f"  {name} {measure(net, embeddings, rows, table, data[name], gold[name])}", flush=True)
    saved = {"args": vars(args), "state": net.state_dict(), "rows": embeddings.rows, "words": rows.words}
    if args.save:
        torch.save(saved, args.save)
    if args.section:
        section = Section()
        known_names.write(section)
        section.encoder(saved, forms, HINTS)
        section.dense(net.labels.weight.detach().numpy(), net.labels.bias.detach().numpy())
        section.array(net.paths.scores().detach().numpy().T, np.float32)
        with open(args.section, "wb") as file:
            file.write(section.bytes)


if __name__ == "__main__":
    main()
