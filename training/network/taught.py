"""What train_tagger.py and train_parser.py learn from: annotation, or the chances that teach_trees.py gives to the likeliest tags and
heads of texts without annotation. Both have one form: for each word the rows of up to LIKELIEST tags and heads with their chances,
and one relation with its chance."""
import pickle

import numpy as np
import torch
import torch.nn.functional as F

LIKELIEST = 3


class Truth:
    """Of one sentence; index 0 is the root, of which nothing is asked."""

    def __init__(self, size):
        self.tags, self.heads = (np.zeros((size + 1, LIKELIEST), np.int64) for _ in range(2))
        self.tag_chances, self.head_chances = (np.zeros((size + 1, LIKELIEST), np.float32) for _ in range(2))
        self.relations, self.relation_chances = np.zeros(size + 1, np.int64), np.zeros(size + 1, np.float32)


def annotated(sentence, pair_row, relation_row):
    """A pair of tags that is no label counts for nothing."""
    truth = Truth(len(sentence))
    for i, (_, upos, xpos, head, relation, *_) in enumerate(sentence, 1):
        row = pair_row.get((upos, xpos))
        truth.tags[i, 0], truth.tag_chances[i, 0] = row or 0, row is not None
        truth.heads[i, 0], truth.head_chances[i, 0] = head, 1
        truth.relations[i], truth.relation_chances[i] = relation_row.get(relation, relation_row.get(relation.split(":")[0], 0)), 1
    return truth


def taught(path, pair_row, relation_row):
    """The truths of the teacher's sentences in order."""
    with open(path, "rb") as file:
        saved = pickle.load(file)
    pairs = np.array([pair_row.get(pair, -1) for pair in saved["pairs"]])
    relations = np.array([relation_row.get(name, 0) for name in saved["relations"]])
    out = []
    for tags, tag_chances, heads, head_chances, found, found_chances in saved["labels"]:
        truth = Truth(len(tags))
        truth.tags[1:] = np.maximum(pairs[tags], 0)
        truth.tag_chances[1:] = tag_chances * (pairs[tags] >= 0)
        truth.heads[1:], truth.head_chances[1:] = np.where(head_chances > 1e-3, heads, 0), head_chances
        truth.relations[1:], truth.relation_chances[1:] = relations[found], found_chances * head_chances[:, 0]
        out.append(truth)
    return out


def pack(truths, length, names):
    """For each name a tensor [length, sentences, ...]."""
    out = []
    for name in names:
        arrays = [getattr(truth, name) for truth in truths]
        whole = np.zeros((length, len(truths), *arrays[0].shape[1:]), arrays[0].dtype)
        for i, array in enumerate(arrays):
            whole[:len(array), i] = array
        out.append(torch.from_numpy(whole))
    return out


def loss_of(scores, rows, chances):
    """The mean over words of what the chances expect of the scores' negative log-likelihood: [words, labels], [words, LIKELIEST] twice."""
    return -(F.log_softmax(scores, -1).gather(-1, rows) * chances).sum() / max(1, len(scores))
