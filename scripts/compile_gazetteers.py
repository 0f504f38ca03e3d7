#!/usr/bin/env python3
"""Makes data/gazetteers/*.tsv and the word lists beside them from public data sets.

    scripts/compile_gazetteers.py [--data ../shared/data] [--out data]

The same data give the same bytes. Formats: extractors/entities/gazetteer.hpp and lexicons.hpp.
"""
import argparse
import math
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from gazetteer_sources import Sources

MAX_ATOMS = 12
# A single word that running text writes in lower case this often says nothing as a name ("of", "most", "same").
TOO_COMMON = 150
# The share of a given name's bearers that must be of one gender.
SURE_GENDER = 0.95

FILES = {
    "places.tsv": {
        "countries": "datasets/country-codes (PDDL) and dariusk/corpora (CC0)",
        "world_cities": "datasets/world-cities (CC BY 4.0, from GeoNames, https://www.geonames.org)",
        "american_places": "dariusk/corpora (CC0)",
        "other_places": "dariusk/corpora (CC0)",
        "waters": "dariusk/corpora (CC0)",
        "sky": "dariusk/corpora (CC0)",
    },
    "organizations.tsv": {
        "american_companies": "datasets/s-and-p-500-companies (PDDL) and dariusk/corpora (CC0)",
        "listed_companies": "datasets/nasdaq-listings and datasets/nyse-other-listings (PDDL)",
        "universities": "Hipo/university-domains-list (MIT)",
        "brands": "osmlab/name-suggestion-index (BSD-3-Clause)",
        "public_bodies": "dariusk/corpora (CC0)",
        "societies": "dariusk/corpora (CC0)",
    },
    "products.tsv": {
        "tech_brands": "simple-icons/simple-icons (CC0)",
        "web_sites": "dariusk/corpora (CC0)",
        "programming_languages": "github-linguist/linguist (MIT) and dariusk/corpora (CC0)",
    },
    "people.tsv": {"people": "dariusk/corpora (CC0)"},
    "events.tsv": {"operations": "dariusk/corpora (CC0)"},
    "concepts.tsv": {"religions_and_languages": "dariusk/corpora (CC0) and datasets/language-codes (PDDL)"},
}
NAME_SOURCES = "arineng/arincli, US census (public domain); sigpwned/popular-names-by-country-dataset (CC0); fivethirtyeight/data (CC BY 4.0); dariusk/corpora (CC0)"

LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
                         "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A"})
APOSTROPHES = str.maketrans({c: "'" for c in "‘’‛ʻʼʽ`´ʹ′ʾʿ"})


def clean(name):
    """The name as a text would write it, or None where it is none."""
    name = unicodedata.normalize("NFC", name).translate(APOSTROPHES)
    name = re.sub(r"\([^()]*\)|\[[^\]]*\]", " ", name)
    name = " ".join(name.split()).strip(" ,;:'-#*")
    letters = [c for c in name if c.isalpha()]
    if not letters or len(name) > 80 or re.search(r"[\t\"“”;|@=<>{}()\[\]]|https?:|www\.", name):
        return None
    if any("LATIN" not in unicodedata.name(c, "") for c in letters) or not any(c.isupper() or c.isdigit() for c in name):
        return None
    return name


def without_marks(name):
    """The name as typed on an English keyboard."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(name):
    return re.findall(r"[^\W_]+", name.replace(".", "").replace("'", ""))


def treebank_words(data):
    """Yields (form, may be an ordinary word)."""
    for path in ("treebanks/ewt/en_ewt-ud-train.conllu", "treebanks/gum/en_gum-permissive-train.conllu"):
        for line in (data / path).read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                yield columns[1], columns[3] != "PROPN"


def running_words(data):
    """Yields (form, True) of texts without tags."""
    for folder, pattern in (("names/litbank", "tsv/*.tsv"), ("names/wikigold", "*.txt"), ("names/crossner", "*/train.txt")):
        for path in sorted((data / folder).glob(pattern)):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                yield line.split("\t")[0].split(" ")[0], True
    for path in ("coreference/gap/gap-development.tsv", "relations/semeval2010-task8/TRAIN_FILE.TXT"):
        text = re.sub(r"</?e\d>", "", (data / path).read_text(encoding="utf-8", errors="replace"))
        for word in re.findall(r"[A-Za-z]+", text):
            yield word, True


def common_words(data, sources):
    """Ordinary words with their counts: those that are written small in a fifth of all places or more."""
    small, all_forms = Counter(), Counter()
    for form, ordinary in [*treebank_words(data), *running_words(data)]:
        if form.isalpha():
            all_forms[form.lower()] += 1
            small[form] += form.islower() and ordinary
    words = {word: count for word, count in small.items() if count >= 2 and count >= 0.2 * all_forms[word]}
    for word in sources.word_lists():
        if word.isalpha() and word.islower() and small[word] >= 0.2 * all_forms[word]:
            words[word] = max(words.get(word, 0), 2)
    return words


def count_of(word, words):
    """The count of an ordinary word or of what it is an inflection of, 0 for any other."""
    word = word.lower()
    stems = [word] + [word[:-len(end)] + stem for end, stem in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ing", ""), ("ly", ""))
                      if word.endswith(end) and len(word) - len(end) >= 3]
    return next((words[stem] for stem in stems if stem in words), 0)


def read_words(path):
    """The first column of a word list, lower case."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0].lower() for line in lines if line and line[0] != "#"}


def weight(rank):
    """1 to 255, by the logarithm of the rank: 255 for the first, 105 for the thousandth."""
    return max(1, round(255 - 15 * math.log2(max(1, rank))))


class Names:
    """One list: names with their types, best tier and first source."""

    def __init__(self, words, no_names):
        self.words = words
        self.no_names = no_names  # days, months, nationalities: never a name of these lists by themselves
        self.entries = {}

    def add(self, name, types, tier, source):
        name = clean(name)
        if name is None:
            return
        bare = re.sub(r"^The ", "", name)
        if len(words_of(bare)) > 1 or words_of(bare) and not count_of(words_of(bare)[0], self.words):
            name = bare  # "The Times" keeps its article, which alone tells it from the word
        for form in dict.fromkeys((name, without_marks(name))):
            self.add_form(form, types, tier, source)

    def add_form(self, name, types, tier, source):
        words = words_of(name)
        counts = [count_of(word, self.words) for word in words]
        if not words or len(re.findall(r"\w+|[^\w\s]", name)) > MAX_ATOMS or all(word.isdigit() for word in words):
            return
        single = len(words) == 1
        if name.lower() in self.no_names:
            return
        if single and (counts[0] >= TOO_COMMON and not words[0][1:].isupper() or len(name) == 1 and "Product" not in types):
            return
        common = all(count > 0 or word.isdigit() or len(word) < 3 for word, count in zip(words, counts))
        known = self.entries.get(name)
        if known:
            merged = known[0] + [t for t in types.split("|") if t not in known[0]]
            self.entries[name] = (merged, min(known[1], tier), common, known[3])
        else:
            self.entries[name] = (types.split("|"), tier, common, source)

    def lines(self):
        for name in sorted(self.entries):
            types, tier, common, source = self.entries[name]
            yield f'{name}\t{"|".join(types)}\t{tier}{"w" if common else ""}\t{source}'


def write(path, header, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = list(lines)
    text = "".join(f"# {line}\n" for line in header + ["Made by scripts/compile_gazetteers.py; change that, not this."])
    path.write_text(text + "".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(lines)} lines, {path.stat().st_size} bytes")
    return len(lines)


def write_weighted(path, title, ranked_names):
    weights = {}
    for name, rank in ranked_names:
        name = clean(name.title())
        if name is None or len(words_of(name)) != 1 or len(name) < 2:
            continue
        for form in (name.lower(), without_marks(name).lower()):
            weights[form] = max(weights.get(form, 0), weight(rank))
    return write(path, [title, "name, weight 1 to 255 (commonest)", f"Sources: {NAME_SOURCES}"],
                 (f"{name}\t{weights[name]}" for name in sorted(weights)))


def genders(sources):
    """The gender of the given names whose bearers are men, or women, in 95 % or more, by the reciprocals of their ranks."""
    shares = {}
    for name, gender, rank in sources.gendered_names():
        name = clean(name.title())
        if name is None or len(words_of(name)) != 1 or len(name) < 2:
            continue
        for form in dict.fromkeys((name.lower(), without_marks(name).lower())):
            shares.setdefault(form, Counter())[gender] += 1 / rank
    neutral = {name.lower() for name in sources.neutral_names()}
    sure = {name: max(share, key=share.get) for name, share in shares.items()
            if name not in neutral and max(share.values()) >= SURE_GENDER * sum(share.values())}
    full_names = {}
    for full, nickname in sources.nicknames():
        full_names.setdefault(nickname.lower(), set()).add(sure.get(full.lower()))
    for nickname, found in full_names.items():
        if nickname.isalpha() and nickname not in shares and nickname not in neutral and len(found) == 1 and None not in found:
            sure[nickname] = found.pop()
    return sure


def write_nicknames(path, sources):
    pairs = {(nickname.lower(), full.lower()) for full, nickname in sources.nicknames() if nickname.isalpha() and full.isalpha()}
    return write(path, ["Nicknames and the given names that they stand for", "nickname, full name",
                        "Source: carltonnorthern/nicknames (Apache-2.0)"],
                 (f"{nickname}\t{full}" for nickname, full in sorted(pairs) if nickname != full))


def write_languages(path, sources, words):
    names = {name.strip() for row in sources.csv("language-codes/language-codes.csv") for name in re.split("[;,]", row["English"])}
    return write(path, ["Names of languages (ISO 639-1)", "Source: datasets/language-codes (PDDL)"],
                 sorted(name for name in names if name.isalpha() and name.lower() not in words))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--data", type=Path, default=root.parent / "shared/data", help="folder with the public data sets")
    parser.add_argument("--out", type=Path, default=root / "data")
    arguments = parser.parse_args()
    if not (arguments.data / "gazetteers").is_dir():
        sys.exit(f"{arguments.data}/gazetteers: no such folder; name the public data sets' folder with --data")
    sources = Sources(arguments.data / "gazetteers")
    words = common_words(arguments.data, sources)
    lexicons = arguments.out / "english/lexicons"
    no_names = read_words(lexicons / "nationality.txt") | read_words(lexicons / "calendar.txt")

    total = 0
    for file, parts in FILES.items():
        names = Names(words, no_names)
        for part in parts:
            for name, types, tier in getattr(sources, part)():
                names.add(name, types, tier, part)
        header = ["name, types, tier and flags, source"] + [f"{part}: {licence}" for part, licence in parts.items()]
        total += write(arguments.out / "gazetteers" / file, header, names.lines())
    total += write_weighted(arguments.out / "gazetteers/given_names.txt", "Given names", sources.given_names())
    total += write_weighted(arguments.out / "gazetteers/surnames.txt", "Surnames", sources.surnames())
    of_names = genders(sources)
    write(arguments.out / "gazetteers/name_genders.txt",
          ["Given names borne by men (m) or by women (f) in 95 % or more, by the ranks in the lists they come from", "name, gender",
           "Sources: arineng/arincli, US census (public domain); sigpwned/popular-names-by-country-dataset (CC0); dariusk/corpora (CC0);",
           "carltonnorthern/nicknames (Apache-2.0)"],
          (f"{name}\t{of_names[name]}" for name in sorted(of_names)))
    write_nicknames(arguments.out / "gazetteers/nicknames.txt", sources)
    write(lexicons / "common_words.txt",
          ["Ordinary English words, lower case", "word, weight 1 (rare) to 255 (commonest)",
           "Counted in UD English EWT and GUM (CC BY-SA 4.0), LitBank, WikiGold (CC BY 4.0), CrossNER (MIT), GAP (Apache-2.0),",
           "SemEval-2010 task 8 (CC BY 3.0); dariusk/corpora (CC0)"],
          (f"{word}\t{min(255, round(16 * math.log2(count)))}" for word, count in sorted(words.items())))
    write_languages(lexicons / "language.txt", sources, words)
    print(f"{total} names")


if __name__ == "__main__":
    main()
