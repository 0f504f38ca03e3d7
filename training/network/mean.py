#!/usr/bin/env python3
"""The mean of two parsers of which one went on from the other: mean.py FIRST SECOND --train FILES --section FILE

Both lie in one valley of the loss, and the point between them parses better than either end (Izmailov et al. 2018, "Averaging
weights leads to wider optima and better generalization").
"""
import argparse

import torch

from train_parser import write_section
from words import read_treebank


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--share", type=float, default=.5, help="of the second")
    parser.add_argument("--section", required=True)
    args = parser.parse_args()
    first, second = torch.load(args.first, weights_only=False), torch.load(args.second, weights_only=False)
    mean = lambda a, b: a * (1 - args.share) + b * args.share
    second["rows"] = mean(first["rows"], second["rows"])
    second["state"] = {key: mean(first["state"][key], value) for key, value in second["state"].items()}
    write_section(args.section, second, {word[0] for path in args.train for sentence in read_treebank(path) for word in sentence})


if __name__ == "__main__":
    main()
