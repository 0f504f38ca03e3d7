"""What tagger, parser and name tagger share: embeddings, word vectors, gated recurrences, batches."""
import os
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.cpp_extension import load

gates = load("quipu_gates", [os.path.join(os.path.dirname(os.path.abspath(__file__)), "gates.cpp")],
             extra_cflags=["-O3", "-march=native", "-ffast-math"])


class Embeddings:
    """Rows with lazy Adam (Kingma & Ba 2015): only the rows that a batch touches are read and changed."""

    def __init__(self, rows, width):
        self.rows = torch.randn(rows, width) * .1
        self.rows[-1] = 0
        self.first, self.second = torch.zeros(rows, width), torch.zeros(rows, width)
        self.steps = torch.zeros(rows, 1)

    def look_up(self, ids, learn=True):
        """[words, sentences, rows of a word] to sums [words, sentences, width]."""
        self.touched, inverse = torch.unique(ids, return_inverse=True)
        self.slice = self.rows[self.touched].requires_grad_(learn)
        return F.embedding_bag(inverse.view(-1, ids.shape[2]), self.slice, mode="sum").view(*ids.shape[:2], -1)

    def step(self, rate, keep_first=.9, keep_second=.98):
        at, slope = self.touched, self.slice.grad
        steps = self.steps[at] + 1
        first = self.first[at].mul_(keep_first).add_(slope, alpha=1 - keep_first)
        second = self.second[at].mul_(keep_second).addcmul_(slope, slope, value=1 - keep_second)
        self.steps[at], self.first[at], self.second[at] = steps, first, second
        self.rows[at] -= rate * (first / (1 - keep_first**steps)) / ((second / (1 - keep_second**steps)).sqrt_().add_(1e-8))
        self.rows[-1] = 0


class VectorTable:
    """What vectors.py wrote: a vector and a level of capitals for every key; the last row is that of words that have none."""

    def __init__(self, folder):
        with open(f"{folder}/words.txt", "rb") as file:
            self.rows = {key: row for row, key in enumerate(file.read().split(b"\n")[:-1])}
        self.none = len(self.rows)
        vectors = np.load(f"{folder}/vectors.npy")
        self.vectors = torch.from_numpy(np.concatenate([vectors, np.zeros_like(vectors[:1])]))
        self.capitals = np.append(np.load(f"{folder}/capitals.npy"), 8)

    def row(self, key):
        return self.rows.get(key, self.none)


class Vectors(nn.Linear):
    """From rows of a VectorTable to what is added to the sum of a word's rows. In training some words are left without."""

    def __init__(self, table, width, lost=.05):
        super().__init__(table.vectors.shape[1], width, bias=False)
        self.table, self.lost = table.vectors, lost  # no parameter, not saved

    def forward(self, rows):
        vectors = self.table[rows]
        if self.training:
            vectors = vectors * (torch.rand(rows.shape) >= self.lost).unsqueeze(-1)
        return super().forward(vectors)


class Gated(torch.autograd.Function):
    @staticmethod
    def forward(ctx, raw, keep):
        outputs, states = gates.forward(raw, keep)
        ctx.save_for_backward(raw, keep, states)
        return outputs

    @staticmethod
    def backward(ctx, slopes):
        raw, keep, states = ctx.saved_tensors
        return gates.backward(raw, keep, states, slopes), None


class Layer(nn.Module):
    def __init__(self, inputs, half):
        super().__init__()
        self.linear = nn.Linear(inputs, 6 * half)
        with torch.no_grad():  # memories of all lengths to begin with
            self.linear.bias.zero_()
            self.linear.bias[:2 * half] = torch.linspace(-1, 3, half).repeat(2)

    def forward(self, x, keep):
        return Gated.apply(self.linear(x), keep)


def drop(x, share, training):
    """One mask for all words of a sentence."""
    if not training or share == 0:
        return x
    return x * (torch.bernoulli(torch.full((1,) + x.shape[1:], 1 - share)) / (1 - share))


class Encoder(nn.Module):
    def __init__(self, width, half, layers, drop_inputs, drop_layers):
        super().__init__()
        self.layers = nn.ModuleList(Layer(width if i == 0 else 2 * half, half) for i in range(layers))
        self.drop_inputs, self.drop_layers, self.width = drop_inputs, drop_layers, 2 * half

    def forward(self, x, keep):
        x = drop(x, self.drop_inputs, self.training)
        for layer in self.layers:
            y = layer(x, keep)
            x = drop(y + x if y.shape == x.shape else y, self.drop_layers, self.training)
        return x


def make_batches(lengths, size, shuffle):
    """Sentences of like length together, at most `size` words with padding."""
    order = list(range(len(lengths)))
    if shuffle:
        random.shuffle(order)
    order.sort(key=lambda i: lengths[i] + (random.random() * 4 if shuffle else 0))
    batches, batch, longest = [], [], 0
    for i in order:
        if batch and max(longest, lengths[i]) * (len(batch) + 1) > size:
            batches.append(batch)
            batch, longest = [], 0
        batch.append(i)
        longest = max(longest, lengths[i])
    batches.append(batch)
    if shuffle:
        random.shuffle(batches)
    return batches


def forget_words(ids, counts, unknown, always, words):
    """Rare words are often, all words sometimes, taken for unknown, so that affixes learn to speak for them."""
    share = unknown / (unknown + counts[ids[..., 0]]) * (1 - always) + always
    lost = (torch.rand(ids.shape[:2]) < share) & words
    ids[..., 0] = torch.where(lost, torch.ones_like(ids[..., 0]), ids[..., 0])


def rate_at(step, total, highest):
    """Up over 200 steps, then down as a cosine."""
    import math
    return highest * min(1, (step + 1) / 200) * (.5 * (1 + math.cos(math.pi * min(1, step / total))) * .98 + .02)
