"""Hints from data/gazetteers, as extractors/language/known_names.cpp gives them, and the table that it reads."""
import os

import numpy as np

from words import feature_hash, lower, plain

KINDS = ["Person", "Organization", "Place", "Product", "Work", "Event", "Concept"]
PLACES = 4  # of a word in a name: alone, first, inside, last
SURENESS = 3  # surely listed, in a list of rare names, made of ordinary words
HINTS = len(KINDS) * SURENESS * PLACES * 2 + 11 * 2
LONGEST_NAME = 40  # bytes


def key(text):
    return lower(plain(text).replace(b" ", b""))


def starts_upper(word):
    first = word[:2].encode()
    return bool(first) and (65 <= first[0] <= 90 or 48 <= first[0] <= 57 or
                            (first[0] == 0xC3 and len(first) > 1 and first[1] <= 0x9E))


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line[0] != "#" and line.strip():
                yield line.rstrip("\n").split("\t")


class KnownNames:
    def __init__(self, folder):
        self.names, self.parts = {}, {}  # key -> {kind: sureness}, key -> (class as given name, as surname)
        for name in sorted(os.listdir(folder)):
            if name.endswith(".tsv"):
                self.add_list(os.path.join(folder, name))
        for cells in lines(os.path.join(folder, "given_names.txt")):
            self.parts[key(cells[0])] = (1 if int(cells[1]) < 100 else 2, 0)
        for cells in lines(os.path.join(folder, "surnames.txt")):
            weight = int(cells[1])
            if weight >= 14:
                given = self.parts.get(key(cells[0]), (0, 0))[0]
                self.parts[key(cells[0])] = (given, 1 if weight < 40 else 2 if weight <= 110 else 3)

    def add_list(self, path):
        """A name that several lists hold has all their kinds, each as sure as the surest list of it."""
        for name, types, flags, *_ in lines(path):
            tier, letters = int(flags[0]), key(name)
            if not 2 <= len(letters) <= LONGEST_NAME or (len(letters) < 4 and tier == 3):
                continue
            sureness = 3 if "w" in flags else 2 if tier == 3 else 1
            for kind in types.split("|"):
                if kind in KINDS:
                    kinds = self.names.setdefault(letters, {})
                    kinds[KINDS.index(kind)] = min(sureness, kinds.get(KINDS.index(kind), sureness))

    def longest_from(self, keys, capitals, first):
        """For each kind the end of the longest listed name that begins at `first`, and how sure it is."""
        joined, found = b"", {}
        for i in range(first, min(len(keys), first + 6)):
            joined += keys[i]
            if len(joined) > LONGEST_NAME:
                break
            if i == first and len(keys[i]) < 4 and not capitals[i]:
                continue
            for kind, sureness in self.names.get(joined, {}).items():
                found[kind] = i + 1, sureness
        return found

    def hints(self, words):
        """For every word one hint a kind, as part of a listed name, and one as a person's name; 0 for none."""
        keys, capitals = [key(word) for word in words], [starts_upper(word) for word in words]
        hints, covered = np.zeros((len(words), len(KINDS) + 1), np.int64), [0] * len(KINDS)
        for first in range(len(words)):
            for kind, (end, sureness) in self.longest_from(keys, capitals, first).items():
                if covered[kind] > first:
                    continue
                covered[kind] = end
                upper = capitals[first] and all(capitals[i] or len(keys[i]) < 4 for i in range(first, end))
                for i in range(first, end):
                    place = 0 if end == first + 1 else 1 if i == first else 3 if i == end - 1 else 2
                    hints[i, kind] = 1 + ((kind * SURENESS + sureness - 1) * PLACES + place) * 2 + upper
            given, surname = self.parts.get(keys[first], (0, 0))
            if given or surname:
                hints[first, -1] = 1 + len(KINDS) * SURENESS * PLACES * 2 + (given * 4 + surname - 1) * 2 + capitals[first]
        return hints

    def write(self, section):
        keys = sorted(set(self.names) | set(self.parts))
        size = 1
        while size < 1.4 * len(keys):
            size *= 2
        marks, kinds, parts = np.zeros(size, np.uint16), np.zeros(size, np.uint16), np.zeros(size, np.uint8)
        for letters in keys:
            value = feature_hash("n", letters)
            slot = value & (size - 1)
            while marks[slot]:
                slot = (slot + 1) & (size - 1)
            marks[slot] = value >> 48 | 1
            kinds[slot] = sum(sureness << 2 * kind for kind, sureness in self.names.get(letters, {}).items())
            given, surname = self.parts.get(letters, (0, 0))
            parts[slot] = given * 4 + surname
        for values, kind in ((marks, "uint16"), (kinds, "uint16"), (parts, "uint8")):
            section.array(values, kind)
