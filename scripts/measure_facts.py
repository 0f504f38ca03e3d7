#!/usr/bin/env python3
"""measure_facts.py BINARY [FACTS.jsonl]: precision and recall on KnowledgeNet, passage by passage.

Builds one graph from the passages of each document of ../shared/data/relations/knowledgenet (Mesquita and others, EMNLP 2019) and
compares its edges with the facts that annotators found in each passage. A fact counts once a passage; it is found where an edge of
the mapped type, with evidence in that passage, joins a form of its subject with a form of its object. "Named" are the
facts whose ends both stand in the passage by a name, not by a pronoun alone ("I", "our company"). An edge of a mapped type
counts as wrong only in passages that were annotated for its relation. A place counts with the places that the same passage puts
it in, because the annotators wrote both: "born in Bloomington, Indiana". "The eight" leaves out children and residence.
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "../shared/data/relations/knowledgenet/facts-folds-1-3.jsonl"
# property: (edge types, node type of the edge's source, of its target, words of the predicate, whether the source is the subject)
MAPPED = {
    "EMPLOYEE_OR_MEMBER_OF": (("WORKS_AT", "MEMBER_OF", "LEADS"), "Person", "Organization", "", True),
    "CEO": (("LEADS",), "Person", "Organization", "chief exec|ceo", False),
    "FOUNDED_BY": (("FOUNDED",), "", "Organization", "", False),
    "SUBSIDIARY_OF": (("PART_OF",), "Organization", "Organization", "", True),
    "HEADQUARTERS": (("LOCATED_IN",), "Organization", "Place", "", True),
    "EDUCATED_AT": (("STUDIED_AT",), "Person", "Organization", "", True),
    "SPOUSE": (("FAMILY_OF",), "Person", "Person", r"\b(marr|wed|divorce|spouse|husband|wife|widow|partner|fianc)", True),
    "PLACE_OF_BIRTH": (("BORN_IN",), "Person", "Place", "", True),
    "CHILD_OF": (("FAMILY_OF",), "Person", "Person", r"\b(son|daughter|child|father|mother|parent|born|bear)", True),
    "PLACE_OF_RESIDENCE": (("LIVES_IN",), "Person", "Place", "", True),
}

PRONOUNS = set("i me my mine myself we us our ours you your he him his himself she her hers herself it its itself they them their theirs who "
               "whom whose which that where there this".split())


def fold(name):
    return " ".join(re.sub(r"^the ", "", re.sub(r"['’]s$", "", name.lower())).split())


def same(forms, node):
    """Overlap, as the data set's own scorer has it: all words of one form stand in the other. A fact whose end the document never
    names ("He joined …" alone) takes any."""
    if not forms - PRONOUNS:
        return True
    for name in [node["name"], *node.get("aliases", [])]:
        have = set(re.findall(r"\w+", fold(name)))
        for form in forms - PRONOUNS:
            want = set(re.findall(r"\w+", form))
            if want and have and (want <= have or have <= want):
                return True
    return False


def read_documents(path):
    documents = collections.defaultdict(dict)
    for line in Path(path).read_text().splitlines():
        row = json.loads(line)
        begin = int(row["pass"][0])
        passage = documents[row["doc"]].setdefault(begin, {"text": row["passage"], "asked": set(), "facts": collections.defaultdict(lambda: (set(), set()))})
        passage["asked"].add(row["property"])
        if row["subject"] is None:
            continue
        key = (row["property"], row["subject_qid"] or fold(row["subject"]), row["object_qid"] or fold(row["object"]))
        passage["facts"][key][0].add(fold(row["subject"]))
        passage["facts"][key][1].add(fold(row["object"]))
    # What the document calls an entity elsewhere names it here too, because its passages are read together.
    for passages in documents.values():
        for passage in passages.values():
            passage["named"] = {key for key, (subjects, objects) in passage["facts"].items() if subjects - PRONOUNS and objects - PRONOUNS}
        forms = collections.defaultdict(set)
        for passage in passages.values():
            for key, (subjects, objects) in passage["facts"].items():
                forms[key[1]] |= subjects
                forms[key[2]] |= objects
        for passage in passages.values():
            for key, (subjects, objects) in passage["facts"].items():
                subjects |= forms[key[1]]
                objects |= forms[key[2]]
    return documents


def fits(name, edge, predicate):
    types, source, target, wording, _ = MAPPED[name]
    return (edge["type"] in types and edge["source"].startswith(source.lower()) and edge["target"].startswith(target.lower()) and
            bool(re.search(wording, predicate)))


def places_around(edges):
    """What the same passage says each place lies in: "born in Bloomington, Indiana" says that she was born in Indiana."""
    within = collections.defaultdict(set)
    for edge, _, _ in edges:
        if edge["type"] in ("LOCATED_IN", "PART_OF") and edge["source"].startswith("place/") and edge["target"].startswith("place/"):
            within[edge["source"]].add(edge["target"])
    closed = {}
    for place in within:
        seen, stack = set(), [place]
        while stack:
            for outer in sorted(within.get(stack.pop(), ())):
                if outer not in seen and outer != place:
                    seen.add(outer)
                    stack.append(outer)
        closed[place] = sorted(seen)
    return closed


def write_documents(documents, folder):
    """The passages of each document as one text file; where each begins, in bytes, by document."""
    starts = {}
    for document, passages in documents.items():
        text, starts[document] = b"", []
        for begin in sorted(passages):
            starts[document].append((len(text), begin))
            text += passages[begin]["text"].encode() + b"\n\n"
        (Path(folder) / f"{document}.txt").write_bytes(text)
    return starts


def build(binary, documents):
    """The nodes of the graph of all documents by id, and for each passage its (edge, predicate, evidence)."""
    with tempfile.TemporaryDirectory() as folder:
        starts = write_documents(documents, folder)
        output = Path(folder) / "graph.json"
        files = [str(Path(folder) / f"{document}.txt") for document in documents]
        done = subprocess.run([binary, "build", *files, "-o", str(output)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr[:300])
        graph = json.loads(output.read_text())
    source_of = {document["id"]: Path(document["source"]).stem for document in graph["documents"]}
    built = collections.defaultdict(list)
    for edge in graph["edges"]:
        for evidence in edge["evidence"]:
            document = source_of[evidence["document"]]
            begin = max(at for at in starts[document] if at[0] <= evidence["begin"])[1]
            built[document, begin].append((edge, evidence.get("predicate", edge["predicate"]), evidence))
    return {node["id"]: node for node in graph["nodes"]}, built


def facts_said(name, edge, facts, nodes, within):
    """The facts of one property that an edge states."""
    a, b = nodes[edge["source"]], nodes[edge["target"]]
    if not MAPPED[name][4]:
        a, b = b, a
    around = [b, *(nodes[place] for place in within.get(edge["target"], ()) if edge["target"].startswith("place/"))]
    return [key for key, (s, o) in facts.items() if (same(s, a) and any(same(o, place) for place in around)) or
            (edge["type"] == "FAMILY_OF" and same(s, b) and same(o, a))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("facts", nargs="?", default=FACTS)
    parser.add_argument("--show", help="list what is missed and wrong of one property, or 'all'")
    arguments = parser.parse_args()
    if not Path(arguments.facts).exists():
        sys.exit(f"measure_facts.py: {arguments.facts} is not there")
    documents = read_documents(arguments.facts)
    count = collections.defaultdict(collections.Counter)
    nodes, built = build(arguments.binary, documents)
    rules = collections.defaultdict(collections.Counter)
    for document, passages in documents.items():
        for begin, passage in passages.items():
            within = places_around(built[document, begin])
            for name in MAPPED.keys() & passage["asked"]:
                facts = {key: forms for key, forms in passage["facts"].items() if key[0] == name}
                found, verdicts = set(), {}
                for edge, predicate, evidence in built[document, begin]:
                    if not fits(name, edge, predicate):
                        continue
                    rule = evidence["rule"]
                    a, b = nodes[edge["source"]], nodes[edge["target"]]
                    if not MAPPED[name][4]:
                        a, b = b, a
                    hits = facts_said(name, edge, facts, nodes, within)
                    found.update(hits)
                    ends = (a["name"], b["name"])
                    verdicts[ends] = verdicts.get(ends, False) or bool(hits)
                    rules[name, rule]["hit" if hits else "wrong"] += 1
                    if not hits and arguments.show in (name, "all"):
                        print(f"+ {name}\t{ends[0]} — {ends[1]}\t{edge['type']} {rule}\t{passage['text'][:260]}")
                for key, (s, o) in facts.items():
                    if key not in found and arguments.show in (name, "all"):
                        print(f"{'-' if key in passage['named'] else '~'} {name}\t{'|'.join(sorted(s))} — {'|'.join(sorted(o))}\t{passage['text'][:260]}")
                named = passage["named"] & facts.keys()
                count[name]["named"] += len(named)
                count[name]["named found"] += len(named & found)
                count[name]["gold"] += len(facts)
                count[name]["found"] += len(found)
                count[name]["right"] += sum(verdicts.values())
                count[name]["built"] += len(verdicts)
    total, eight = collections.Counter(), collections.Counter()
    print(f"{'relation':24}{'facts':>7}{'recall':>8}{'named':>7}{'recall':>8}{'built':>7}{'precision':>11}")
    for name in MAPPED:
        total += count[name]
        eight += count[name] if name not in ("CHILD_OF", "PLACE_OF_RESIDENCE") else collections.Counter()
    for name, row in [*((name, count[name]) for name in MAPPED), ("the eight", eight), ("all", total)]:
        print(f"{name:24}{row['gold']:7}{row['found'] / max(1, row['gold']):8.3f}"
              f"{row['named']:7}{row['named found'] / max(1, row['named']):8.3f}{row['built']:7}{row['right'] / max(1, row['built']):11.3f}")
    if arguments.show:
        for (name, rule), row in sorted(rules.items()):
            print(f"{name:24}{rule:28} hit {row['hit']:4} wrong {row['wrong']:4}")


if __name__ == "__main__":
    main()
