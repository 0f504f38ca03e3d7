"""Texts in which some names are known, with their types, and others may stand beside them: people and companies of KnowledgeNet,
the candidates of GAP, subjects and objects of Text2KGBench's Wikipedia sentences.
"""
import csv
import glob
import json
import re

KNOWLEDGENET = {
    "EMPLOYEE_OR_MEMBER_OF": ("Person", "Organization"), "PLACE_OF_RESIDENCE": ("Person", "Place"), "SPOUSE": ("Person", "Person"),
    "PLACE_OF_BIRTH": ("Person", "Place"), "HEADQUARTERS": ("Organization", "Place"), "CHILD_OF": ("Person", "Person"),
    "EDUCATED_AT": ("Person", "Organization"), "NATIONALITY": ("Person", None), "DATE_OF_BIRTH": ("Person", None),
    "DATE_OF_DEATH": ("Person", None), "DATE_FOUNDED": ("Organization", None), "FOUNDED_BY": ("Organization", None),
    "POLITICAL_AFFILIATION": ("Person", "Organization"), "CEO": ("Organization", "Person"),
    "SUBSIDIARY_OF": ("Organization", "Organization")}
ONTOLOGY = {
    "Person": "human|film character|fictional character",
    "Organization": "film production company|sports club|professional sports league|publisher|political party|military unit|organization|"
                    "sports organization|armed organization|film organization",
    "Place": "country|city|territory|geographic region|mountain|mountain range|watercourse|body of water|dam|reservoir|observatory",
    "Product": "software|application|operating system|computer model|military vehicle|Spacecraft",
    "Work": "film|written work|musical work|album|book|literary work|trade magazine",
    "Event": "sports competition|sports season|Public election|festival|cycling race"}
ONTOLOGY = {label: kind for kind, labels in ONTOLOGY.items() for label in labels.split("|")}
PRONOUNS = set("i he she it they we you his her their its him them this that these those the".split())


def is_name(text):
    return text[:1].isupper() and text.split()[0].lower() not in PRONOUNS and not re.search(r"[\n]", text)


def knowledgenet(path):
    passages = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fact = json.loads(line)
            begin = int(fact["pass"][0])
            passage = passages.setdefault((fact["doc"], begin), (fact["passage"], []))
            for span, kind in zip((fact["sub"], fact["obj"]), KNOWLEDGENET[fact["property"]]):
                if not kind or not span[0].isdigit():
                    continue
                first, end = int(span[0]) - begin, int(span[1]) - begin
                if 0 <= first < end <= len(passage[0]) and is_name(passage[0][first:end]):
                    passage[1].append((first, end, kind))
    return list(passages.values())


def gap(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            spans = [(int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name]), "Person") for name in "AB"]
            yield row["Text"], [span for span in spans if row["Text"][span[0]:span[1]] in (row["A"], row["B"])]


def text2kgbench(folder):
    for path in sorted(glob.glob(f"{folder}/ontologies/*.json")):
        with open(path, encoding="utf-8") as file:
            ontology = json.load(file)
        labels = {concept["qid"]: concept["label"].strip() for concept in ontology["concepts"]}
        kinds = {relation["label"]: [ONTOLOGY.get(labels.get(relation[side], "")) for side in ("domain", "range")]
                 for relation in ontology["relations"]}
        stem = re.search(r"(\d+_\w+)_ontology", path).group(1)
        sentences = {}
        for part in glob.glob(f"{folder}/*/ont_{stem}_*.jsonl"):
            with open(part, encoding="utf-8") as lines:
                for line in lines:
                    fact = json.loads(line)
                    spans = sentences.setdefault(fact["sent"], [])
                    for name, kind in zip((fact["sub_label"], fact["obj_label"]), kinds.get(fact["rel_label"], (None, None))):
                        at = fact["sent"].find(name)
                        if kind and at >= 0 and is_name(name) and fact["sent"].find(name, at + 1) < 0:
                            spans.append((at, at + len(name), kind))
        yield from sorted(sentences.items())


def texts(shared):
    found = knowledgenet(f"{shared}/relations/knowledgenet/facts-folds-1-3.jsonl")
    for part in ("development", "validation"):
        found += gap(f"{shared}/coreference/gap/gap-{part}.tsv")
    found += text2kgbench(f"{shared}/relations/text2kgbench-tekgen")
    return [(text, spans) for text, spans in found if len(text) < 2000 and spans]


def one_line(text):
    return re.sub(r"\s", " ", text)


def labelled(shared, sentences):
    """Labels of words that `sentences` were cut into: B- and I- of a kind, or "?" where nothing is known."""
    at, sentences = 0, iter(sentences)
    out = []
    pending = next(sentences, None)
    for text, spans in texts(shared):
        text, at = one_line(text), 0
        spans = sorted(spans, key=lambda span: span[0] - span[1])
        while pending is not None:
            places, here = [], at
            for word in pending:
                begin = text.find(word[0], here)
                if begin < 0 or text[here:begin].strip():
                    break
                places.append((begin, begin + len(word[0])))
                here = begin + len(word[0])
            if len(places) < len(pending):
                break
            at, labels = here, ["?"] * len(pending)
            for first, end, kind in spans:
                inside = [i for i, (b, e) in enumerate(places) if b < end and e > first]
                if inside and places[inside[0]][0] == first and places[inside[-1]][1] == end and all(labels[i] == "?" for i in inside):
                    for i in inside:
                        labels[i] = ("B-" if i == inside[0] else "I-") + kind
            out.append(([word[0] for word in pending], labels, pending))
            pending = next(sentences, None)
    return out


def write_texts(shared, path):
    with open(path, "w", encoding="utf-8") as file:
        for text, _ in texts(shared):
            print(one_line(text), end="\n\n", file=file)
