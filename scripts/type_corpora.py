"""Names with their types from the corpora of ../shared/data, as text in files with marked spans, for fit_types.py."""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training/network"))
import names_corpora  # noqa: E402

# CrossNER's types by the guide of node types: what may be two things is both, "misc" is no type.
CROSSNER = {"Person": "person researcher writer musicalartist politician scientist",
            "Organization": "organisation university band politicalparty", "Place": "location country astronomicalobject",
            "Product": "product programlang", "Product|Concept": "algorithm", "Work": "book poem magazine album song academicjournal",
            "Event": "event conference election",
            "Concept": "task metrics field literarygenre award musicgenre musicalinstrument chemicalcompound chemicalelement "
                       "discipline enzyme protein theory"}
CROSSNER = {name: kind for kind, names in CROSSNER.items() for name in names.split()}

# Relations of Text2KGBench's ontologies: the types of their subjects and objects, "-" where they name nothing or many things.
TRIPLES = {
    "author": "Work Person", "editor": "Work Person", "followed by": "Work Work", "illustrator": "Work Person", "publisher": "Work Organization",
    "narrative location": "Work Place", "characters": "Work Person", "genre": "Work -", "publication date": "Work -", "CPU": "Product Product",
    "creator": "Product|Work|Organization Person", "derivative work": "Product|Work Product|Work", "developer": "Product|Work Organization",
    "operating system": "Product Product", "platform": "Product|Work Product", "implementation of": "Product Product",
    "director": "Work Person", "based on": "Work Work", "cast member": "Work Person", "country of origin": "Work Place",
    "filming location": "Work Place", "nominated for": "Work Concept", "award received": "Work|Person Concept", "production company": "Work Organization",
    "screenwriter": "Work Person", "composer": "Work Person", "lyrics by": "Work Person", "part of": "Work Work", "performer": "Work Person|Organization",
    "producer": "Work Person", "record label": "Work Organization", "tracklist": "Work Work", "voice type": "Person -",
    "designed by": "Product -", "military branch": "Person Organization", "military rank": "Person -", "military casualty classification ": "Person -",
    "drainage basin": "Place Place", "mountain range": "Place Place", "mouth of the watercourse": "Place Place", "parent peak": "Place Place",
    "origin of the watercourse": "Place Place", "reservoir created": "Place Place", "tributary": "Place Place", "Member of": "- Organization",
    "head of government": "Place Person", "head of state": "Place Person", "member of political party": "Person Organization",
    "political ideology": "Organization -", "position held": "Person -", "candidacy in election": "Person Event", "astronaut mission": "Person Event",
    "constellation": "Place Place", "location of landing": "Event|Product Place", "coach of sports team": "Person Organization", "start time": "Event -",
    "country for sport": "- Place", "member of sports team": "Person Organization", "occupation": "Person -", "league": "- Organization|Event",
    "sports season of league or competition": "Event Event|Organization", "ethnic group": "Person -", "spacecraft docking/undocking date": "Event|Product -",
    "languages spoken, written or signed": "Person -", "site of astronomical discovery": "- Place"}

NO_SPACE_BEFORE = re.compile(r"^([.,;:!?%)\]}]|'s|’s|n't|'re|'ve|'ll|'d|'m|''|-RRB-)$")


def sentence_text(words, labels):
    """The words as people write them, and (begin, end, types) of the names in characters."""
    text, spans, glue, quote = "", [], True, False
    for word, label in zip(words, labels):
        quotes = word in ('"', "``")
        if text and not glue and not NO_SPACE_BEFORE.match(word) and not (quotes and quote):
            text += " "
        glue = word in ("(", "[", "{", "$", "``") or (quotes and not quote)
        quote = quote != (word == '"')
        begin = len(text)
        text += word
        if label != "O":
            place, kinds = label.lstrip("?")[0], label.lstrip("?")[1:].lstrip("-")
            if place == "B":
                spans.append([begin, len(text), kinds])
            elif spans:
                spans[-1][1] = len(text)
    return text, spans


def triple_sentences(folder):
    by_text = {}
    for path in sorted(folder.glob("*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            types = TRIPLES.get(row["rel_label"])
            if types:
                names = by_text.setdefault(row["sent"], {})
                for name, kinds in zip((row["sub_label"], row["obj_label"]), types.split()):
                    if kinds != "-":
                        names.setdefault(name, set()).update(kinds.split("|"))
    for text, names in by_text.items():
        spans = []
        for name, kinds in names.items():
            at = text.find(name)
            if at >= 0 and name[:1].isupper():
                spans.append([at, at + len(name), "|".join(sorted(kinds))])
        if spans and "\n" not in text:
            yield text, spans


def load(shared):
    """corpus name: list of (text, spans)."""
    honorifics = set((ROOT / "data/english/lexicons/honorific.txt").read_text(encoding="utf-8").split("\n"))
    corpora = names_corpora.load(str(shared), honorifics)
    for part in ("train", "dev"):
        for domain in ("ai", "literature", "music", "politics", "science"):
            suffix = "" if part == "train" else ".dev"
            corpora[f"crossner.{domain}{suffix}"] = names_corpora.read_columns(f"{shared}/names/crossner/{domain}/{part}.txt", "\t", CROSSNER)
    out = {name: [sentence_text(*sentence) for sentence in sentences] for name, sentences in corpora.items()}
    out["tekgen"] = list(triple_sentences(shared / "relations/text2kgbench-tekgen"))
    return out
