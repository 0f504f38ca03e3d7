"""What the parser and the name tagger share: embeddings, gated recurrences, batches, and the section that the engine reads."""
import os
import random
import struct

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.cpp_extension import load

from words import AFFIXES, UPOS, XPOS, feature_hash, word_and_affixes

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


class Section:
    """Bytes as extractors/language/model_file.hpp's SectionReader reads them."""

    def __init__(self):
        self.bytes = bytearray()

    def number(self, value):
        self.bytes += struct.pack("<I", value)

    def array(self, values, kind):
        values = np.ascontiguousarray(values, dtype=kind)
        self.number(values.size)
        self.bytes += b"\0" * (-len(self.bytes) % 64) + values.tobytes()

    def dense(self, weights, biases):
        """8 bits a weight, a scale a row; groups of 16 rows by 4 inputs, see extractors/language/dense.hpp."""
        weights = weights.astype(np.float64)
        rows, inputs = weights.shape
        padded = -(-rows // 16) * 16
        scale = np.maximum(np.abs(weights).max(1), 1e-9) / 127
        packed = np.zeros((padded, inputs), np.int8)
        packed[:rows] = np.rint(weights / scale[:, None])
        scales, offsets = np.zeros(padded, np.float32), np.zeros(padded, np.float32)
        scales[:rows], offsets[:rows] = scale, biases
        for value in (padded, inputs, rows):
            self.number(value)
        self.array(packed.reshape(padded // 16, 16, inputs // 4, 4).transpose(0, 2, 1, 3), np.int8)
        self.array(scales, np.float32)
        self.array(offsets, np.float32)

    def table(self, hashes, least_slots):
        """An open-addressing table: marks, and for every key the slot that it got."""
        size = 1
        while size < least_slots:
            size *= 2
        marks, slots = np.zeros(size, np.uint32), []
        for value in hashes:
            slot = value & (size - 1)
            while marks[slot]:
                slot = (slot + 1) & (size - 1)
            marks[slot] = (value >> 32) | 1
            slots.append(slot)
        self.array(marks, np.uint32)
        return size, slots

    def encoder(self, saved, forms, extras):
        """`forms`: all words of the training data; affix rows that none of them has are left out."""
        words, buckets = saved["words"], saved["args"]["buckets"]
        known = len(words) + 2
        used = np.zeros((AFFIXES, buckets), bool)
        for form in forms:
            for i, bucket in enumerate(word_and_affixes(form, buckets)[1]):
                used[i, bucket] = True
        used = used.reshape(-1)
        for value in (known, buckets, extras, int(used.sum())):
            self.number(value)
        size, slots = self.table([feature_hash("w", word) for word in sorted(words)], 1.5 * known)
        ids = np.zeros(size, np.uint32)
        ids[slots] = [words[word] for word in sorted(words)]
        self.array(ids, np.uint32)
        self.array(np.where(used, np.cumsum(used), 0), np.uint16)
        rows = saved["rows"].numpy()[:-1]
        affixes = rows[known:known + used.size][used]
        rows = np.concatenate([rows[:known], affixes, rows[known + used.size:]])
        assert len(rows) == known + len(affixes) + len(UPOS) + len(XPOS) + extras
        scale = np.maximum(np.abs(rows).max(1), 1e-9) / 127
        self.number(rows.shape[1])
        self.array(np.rint(rows / scale[:, None]), np.int8)
        self.array(scale, np.float32)
        self.number(saved["args"]["layers"])
        for i in range(saved["args"]["layers"]):
            self.dense(*(saved["state"][f"encoder.layers.{i}.linear.{part}"].numpy() for part in ("weight", "bias")))
