#!/usr/bin/env python3
"""Tags treebanks with taggers that train_tagger.py saved: tag.py --vectors FOLDER --save TAGGER.pt IN OUT [IN OUT ...]

OUT is IN with the tagger's tags and, in MISC, Margin=N: by how much the best pair of tags beats the second, as
extractors/language/tagger.hpp counts it.
"""
import argparse
import types

import torch

from encoder import Embeddings, VectorTable, make_batches
from train_tagger import CAPITALS, MANNERS, Reader, TaggerNet
from words import Rows, read_treebank


def load(path, table):
    saved = torch.load(path, weights_only=False)
    args = types.SimpleNamespace(**saved["args"])
    net = TaggerNet(args, table, len(saved["pairs"]))
    net.load_state_dict(saved["state"])
    net.eval()
    rows = Rows({}, args.least, args.buckets, CAPITALS + MANNERS, saved["words"])
    embeddings = Embeddings(rows.total, args.width)
    embeddings.rows = saved["rows"]
    return net, embeddings, Reader(rows, table, saved["pairs"]), saved["pairs"]


def tags_of(tagger, sentences):
    """For each word of each sentence its pair of tags and the margin."""
    net, embeddings, reader, pairs = tagger
    found = [[] for _ in sentences]
    data = [reader.encode(sentence) for sentence in sentences]
    with torch.no_grad():
        for batch in make_batches([len(ids) for ids, _ in data], 3000, False):
            ids, _, keep, _ = reader.pack([data[i] for i in batch])
            scores, best = net(embeddings, ids, keep).topk(2, -1)
            margins = ((scores[..., 0] - scores[..., 1]) * 16).clamp(0, 255).int()
            for column, i in enumerate(batch):
                found[i] = [(pairs[int(best[place, column, 0])], int(margins[place, column]))
                            for place in range(1, len(sentences[i]) + 1)]
    return found


def main():
    parser = argparse.ArgumentParser()
    for name in ("vectors", "save"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    torch.set_num_threads(1)
    tagger = load(args.save, VectorTable(args.vectors))
    for path, output in zip(args.files[::2], args.files[1::2], strict=True):
        sentences = read_treebank(path)
        with open(output, "w", encoding="utf-8") as out:
            for sentence, tags in zip(sentences, tags_of(tagger, sentences)):
                for number, (word, ((upos, xpos), margin)) in enumerate(zip(sentence, tags), 1):
                    out.write(f"{number}\t{word[0]}\t_\t{upos}\t{xpos}\t_\t_\t_\t_\tMargin={margin}\n")
                out.write("\n")


if __name__ == "__main__":
    main()
