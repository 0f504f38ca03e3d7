"""Hints from data/gazetteers, as extractors/language/known_names.cpp gives them, and the table that it reads."""
import os

from words import feature_hash, lower, plain

KINDS = ["Person", "Organization", "Place", "Product", "Work", "Event", "Concept"]
PLACES = 4  # of a word in a name: alone, first, inside, last
HINTS = 14 * PLACES * 2 + 11 * 2


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
        self.names, self.parts = {}, {}  # key -> (tier, 2 * kind + ordinary), key -> (class as given name, as surname)
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
        for name, types, flags, *_ in lines(path):
            kind, tier, letters = types.split("|")[0], int(flags[0]), key(name)
            if kind not in KINDS or len(letters) < 2 or (len(letters) < 4 and tier == 3):
                continue
            if letters not in self.names or tier < self.names[letters][0]:
                self.names[letters] = (tier, 2 * KINDS.index(kind) + ("w" in flags))

    def longest_from(self, keys, capitals, first):
        end, code, joined = 0, 0, b""
        for i in range(first, min(len(keys), first + 6)):
            joined += keys[i]
            if len(joined) > 40:
                break
            if joined in self.names:
                end, code = i + 1, self.names[joined][1]
        if end == first + 1 and len(keys[first]) < 4 and not capitals[first]:
            return 0, 0
        return end, code

    def hints(self, words):
        """For every word its hint as part of a listed name and as a person's name; 0 for none."""
        keys, capitals = [key(word) for word in words], [starts_upper(word) for word in words]
        covered, parts, first = [0] * len(words), [0] * len(words), 0
        while first < len(words):
            end, code = self.longest_from(keys, capitals, first)
            upper = capitals[first] and all(capitals[i] or len(keys[i]) < 4 for i in range(first, end))
            for i in range(first, end):
                place = 0 if end == first + 1 else 1 if i == first else 3 if i == end - 1 else 2
                covered[i] = 1 + (code * PLACES + place) * 2 + upper
            first = max(end, first + 1)
        for i, letters in enumerate(keys):
            given, surname = self.parts.get(letters, (0, 0))
            if given or surname:
                parts[i] = 1 + 14 * PLACES * 2 + (given * 4 + surname - 1) * 2 + capitals[i]
        return covered, parts

    def write(self, section):
        keys = sorted(set(self.names) | set(self.parts))
        size, slots = section.table([feature_hash("n", letters) for letters in keys], 1.4 * len(keys))
        names, parts = bytearray(size), bytearray(size)
        for letters, slot in zip(keys, slots):
            names[slot] = 1 + self.names[letters][1] if letters in self.names else 0
            given, surname = self.parts.get(letters, (0, 0))
            parts[slot] = given * 4 + surname
        for values in (names, parts):
            section.array(list(values), "uint8")
