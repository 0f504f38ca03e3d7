"""Labels of names as a chain: which may follow which, the loss of all paths that an annotation allows, and the best path."""
import os

import numpy as np
import torch
import torch.nn as nn
from torch.utils.cpp_extension import load

from known_names import KINDS

paths = load("quipu_paths", [os.path.join(os.path.dirname(os.path.abspath(__file__)), "paths.cpp")],
             extra_cflags=["-O3", "-march=native", "-ffast-math"])
LABELS = ["O"] + [f"{place}-{kind}" for kind in KINDS for place in "BI"]
LEGAL = torch.tensor([[second[0] != "I" or first[1:] in ("", second[1:]) and first != "O" for second in LABELS] for first in LABELS])
BEGINS = torch.tensor([label[0] != "I" for label in LABELS])
NEVER = -1e4  # the score of a step that is not legal
TINY = 1e-9  # what such a step weighs in training, where an annotation may break the rules


def weights_of(links):
    return torch.where(torch.cat([LEGAL, BEGINS[None]]), torch.cat([links.exp(), torch.ones(1, len(LABELS))]), TINY).double().contiguous()


def chances(scores, keep, links):
    """Of each label at each word, over all paths."""
    only = torch.zeros_like(scores)
    only[..., 0] = 1  # slopes are chances less those of the allowed paths, and the only path allowed here is known
    return paths.losses(scores.contiguous(), only, keep.sum(0).long(), weights_of(links.detach()))[1] + only


class Loss(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, masks, keep, links, taught, trust):
        """`taught`: a teacher's chances of labels, which count as `trust` says for words where they are not 0. The slopes of their cross
        entropy are our chances less the teacher's."""
        loss, slopes, link_slopes = paths.losses(scores.contiguous(), masks.contiguous(), keep.sum(0).long(), weights_of(links))
        words = keep[1:].sum()
        if taught is not None:
            share = trust * (taught.sum(2, keepdim=True) > 0)
            slopes = (1 - share) * slopes + share * (chances(scores, keep, links) - taught)
        ctx.save_for_backward(slopes / words, torch.where(LEGAL, link_slopes, 0.) / words)
        return (loss / words).float()

    @staticmethod
    def backward(ctx, slope):
        slopes, link_slopes = ctx.saved_tensors
        return slopes * slope, None, None, link_slopes * slope, None, None


class Paths(nn.Module):
    def __init__(self):
        super().__init__()
        self.links = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))

    def scores(self):
        """[label, the next label]"""
        return torch.where(LEGAL, self.links, NEVER)

    def forward(self, scores, masks, keep, taught=None, trust=0.):
        """Of a batch whose first word is the root: the mean over words of the logarithm of what the allowed paths lack."""
        return Loss.apply(scores, masks, keep, self.links, taught, trust)


def best_path(scores, links):
    best, before = np.where(BEGINS.numpy(), scores[0], NEVER), []
    for word in scores[1:]:
        steps = best[:, None] + links
        before.append(steps.argmax(0))
        best = steps.max(0) + word
    path = [int(best.argmax())]
    for steps in reversed(before):
        path.append(int(steps[path[-1]]))
    return [LABELS[label] for label in reversed(path)]


def spans_of(labels):
    """{(first, end, kind)}"""
    spans, first = set(), None
    for i, label in enumerate([*labels, "O"]):
        if first is not None and label[0] != "I":
            spans.add((first, i, labels[first][2:]))
            first = None
        if label[0] == "B" or (label[0] == "I" and first is None):
            first = i
    return spans
