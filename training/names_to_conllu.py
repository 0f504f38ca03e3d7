#!/usr/bin/env python3
"""Make a CoNLL-U file with NE= in MISC of a names corpus, for score_conllu.py: names_to_conllu.py {uner,wnut,crossner} FILE

Types become those of quipu; every other type of CrossNER is a Concept. UNER's OTH, which only its training part has, is no name.
"""
import sys

UNER = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
WNUT = {"person": "Person", "location": "Place", "corporation": "Organization", "group": "Organization", "product": "Product",
        "creative-work": "Work"}
CROSSNER = {"person": "Person", "researcher": "Person", "writer": "Person", "musicalartist": "Person", "politician": "Person",
            "scientist": "Person", "organisation": "Organization", "university": "Organization", "band": "Organization",
            "politicalparty": "Organization", "location": "Place", "country": "Place", "product": "Product", "event": "Event",
            "conference": "Event", "election": "Event", "book": "Work", "poem": "Work", "magazine": "Work", "album": "Work",
            "song": "Work", "academicjournal": "Work"}


def rows(path, separator, word_column, tag_column):
    """Sentences of (word, tag); numbers of multiword tokens and empty nodes are left out."""
    sentence = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split(separator)
            if not line.strip():
                if sentence:
                    yield sentence
                sentence = []
            elif not line.startswith("# ") and (word_column == 0 or cells[0].isdigit()):
                sentence.append((cells[word_column].strip(), cells[tag_column].strip()))
    if sentence:
        yield sentence


def main() -> int:
    kind, path = sys.argv[1], sys.argv[2]
    types = {"uner": UNER, "wnut": WNUT, "crossner": CROSSNER}[kind]
    columns = (1, 2) if kind == "uner" else (0, 1)
    for sentence in rows(path, "\t", *columns):
        for number, (word, tag) in enumerate(sentence, 1):
            known = types.get(tag[2:], "Concept" if kind == "crossner" else None)
            name = f"{tag[0]}-{known}" if tag != "O" and known else "O"
            print(number, word, *"______", "_", f"NE={name}", sep="\t")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
