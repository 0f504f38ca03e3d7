"""Bytes of a section, as extractors/language/model_file.hpp's SectionReader reads them."""
import struct

import numpy as np

from words import AFFIXES, UPOS, XPOS, feature_hash, word_and_affixes


class Section:
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
        self.dense(saved["state"]["vectors.weight"].numpy(), np.zeros(rows.shape[1]))
        self.number(saved["args"]["layers"])
        for i in range(saved["args"]["layers"]):
            self.dense(*(saved["state"][f"encoder.layers.{i}.linear.{part}"].numpy() for part in ("weight", "bias")))
