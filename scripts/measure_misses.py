#!/usr/bin/env python3
"""measure_misses.py BINARY GOLD.json...: why each required relation of the gold graphs is missed.

Prints the misses with their cause and the way between both ends in the tree, then a table of causes by relation type.
Causes, the first that holds:
  node        an end has no node
  type        both ends have nodes, but the ontology refuses the relation between their types
  other type  an edge joins them, but of another type or turned round
  qualified   the relation is built, but as denied, asked or hypothetical
  reference   the evidence does not mention both (a pronoun or a noun that was not resolved, or another sentence)
  wording     both are mentioned in the evidence, and no pattern or no clause joins them
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("QUIPU_GOLD") or ROOT / "../shared/gold")


def load_score():
    sys.path.insert(0, str(GOLD))
    try:
        import score
    except ImportError:
        sys.exit(f"measure_misses.py: {GOLD}/score.py is not there; name the folder of the gold graphs in QUIPU_GOLD")
    return score


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def read_sentences(conllu):
    """Each sentence as (text, tokens); a token is (form, lemma, head, relation), heads counted from 0, -1 for the root."""
    sentences = []
    for part in conllu.split("\n\n"):
        text, tokens = "", []
        for line in part.splitlines():
            if line.startswith("# text = "):
                text = line[9:]
            elif line and not line.startswith("#"):
                column = line.split("\t")
                if column[0].isdigit():
                    tokens.append((column[1], column[2], int(column[6]) - 1, column[7]))
        if tokens:
            sentences.append((text, tokens))
    return sentences


def words(text):
    return re.findall(r"\w+", text.lower())


def locate(tokens, forms):
    """The head token of the longest form that stands in the sentence, or None."""
    flat = [(word, index) for index, token in enumerate(tokens) for word in words(token[0])]
    for form in sorted(forms, key=len, reverse=True):
        want = words(form)
        for start in range(len(flat) - len(want) + 1):
            if want and [word for word, _ in flat[start:start + len(want)]] == want:
                span = {index for _, index in flat[start:start + len(want)]}
                return next((i for i in sorted(span) if tokens[i][2] not in span), max(span))
    return None


def way(tokens, a, b):
    """The tree's way from a to b: '<nsubj work >obl(at)'."""
    def up(at):
        chain = [at]
        while tokens[at][2] >= 0 and len(chain) < 60:
            at = tokens[at][2]
            chain.append(at)
        return chain

    def case(at):
        found = [token[1] for token in tokens if token[2] == at and token[3] == "case"]
        return f"{tokens[at][3]}({' '.join(found)})" if found else tokens[at][3]

    left, right = up(a), up(b)
    meet = next((x for x in left if x in right), None)
    if meet is None:
        return "?"
    text = " ".join(f"<{case(x)} {tokens[tokens[x][2]][1]}" for x in left[:left.index(meet)])
    down = right[:right.index(meet)]
    return (text + " " + " ".join(f">{case(x)}" + (f" {tokens[x][1]}" if x != b else "") for x in reversed(down))).strip()


class Misses:
    def __init__(self, binary, score):
        self.binary, self.score = binary, score
        self.table = collections.Counter()
        ontology = tomllib.loads((ROOT / "data/ontology.toml").read_text())
        self.ranges = {r["name"]: (r.get("domain"), r.get("range")) for r in ontology["relation"]}

    def allowed(self, relation, source, target):
        for name in self.score.types(relation):
            domain, range_ = self.ranges[name]
            if (not domain or source["type"] in domain) and (not range_ or target["type"] in range_):
                return True
        return False

    def document(self, gold):
        with tempfile.TemporaryDirectory() as folder:
            source, output, every = (Path(folder) / name for name in (f"in.{gold.get('format', 'txt')}", "g.json", "a.json"))
            source.write_text(gold["text"])
            run(self.binary, "build", source, "-o", output)
            sentences = read_sentences(run(self.binary, "analyze", source, "--format", "conllu"))
            graph = json.loads(output.read_text())
            facts = run(self.binary, "analyze", source, "--format", "statements")
        nodes = [node for node in graph["nodes"] if node["type"] in self.score.NODE_TYPES]
        taken, pairs, spare = self.score.match_nodes(gold, nodes)
        pairs.update(spare)
        built = collections.defaultdict(set)
        for edge in graph["edges"]:
            if edge["source"] in pairs and edge["target"] in pairs:
                built[pairs[edge["source"]]["name"], pairs[edge["target"]]["name"]].add(edge["type"])
        for relation in gold["relations"]:
            if not relation.get("optional"):
                self.relation(gold["id"], relation, taken, built, sentences, gold, facts)

    def relation(self, document, relation, taken, built, sentences, gold, facts):
        types, a, b = self.score.types(relation), relation["source"], relation["target"]
        straight, turned = built[a, b], built[b, a]
        if straight & set(types) or turned & set(types) & self.score.SYMMETRIC or ("RELATED_TO" in types and straight | turned):
            return
        source, target = taken.get(a), taken.get(b)
        note = ""
        found = self.evidence(relation, sentences, gold)
        if not source or not target:
            cause = "node"
            note = ", ".join(f"no '{name}'" for name, node in ((a, source), (b, target)) if not node)
        elif not self.allowed(relation, source, target):
            cause, note = "type", f"{source['type']} → {target['type']}"
        elif straight or turned:
            cause, note = "other type", ", ".join(sorted(straight) + [f"turned {name}" for name in sorted(turned)])
        elif self.is_qualified(types, source, target, facts):
            cause = "qualified"
        else:
            cause = "wording" if found else "reference"
        self.table[cause, types[0]] += 1
        print(f"{document}\t{cause}\t{a} {'|'.join(types)} {b}\t{note}\t{found or ''}\t{relation['evidence']}")

    @staticmethod
    def is_qualified(types, source, target, facts):
        for line in facts.splitlines():
            field = line.split("\t")
            if len(field) < 8 or field[7] == "asserted":
                continue
            if field[3:5] == [source["name"], target["name"]] and field[5] in types:
                return True
        return False

    def evidence(self, relation, sentences, gold):
        """The way in the tree between both ends in a sentence of the evidence, or None where it does not mention both."""
        forms = {}
        for name in (relation["source"], relation["target"]):
            entity = next((e for e in gold["entities"] if e["name"] == name), {"name": name})
            forms[name] = [entity["name"], *entity.get("aliases", [])]
        wanted = words(relation["evidence"])
        for text, tokens in sentences:
            have = words(text)
            inside = " ".join(wanted) in " ".join(have) or (len(have) > 3 and " ".join(have) in " ".join(wanted))
            if not inside:
                continue
            a, b = locate(tokens, forms[relation["source"]]), locate(tokens, forms[relation["target"]])
            if a is not None and b is not None:
                return way(tokens, a, b)
        return None

    def summary(self):
        causes = ["node", "type", "other type", "qualified", "reference", "wording"]
        print(f"\n{'relation':18}" + "".join(f"{cause:>12}" for cause in causes) + f"{'all':>8}")
        names = sorted({name for _, name in self.table}, key=lambda n: -sum(self.table[c, n] for c in causes))
        for name in names:
            row = [self.table[cause, name] for cause in causes]
            print(f"{name:18}" + "".join(f"{count:12}" for count in row) + f"{sum(row):8}")
        row = [sum(self.table[cause, name] for name in names) for cause in causes]
        print(f"{'all':18}" + "".join(f"{count:12}" for count in row) + f"{sum(row):8}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("gold", nargs="+", type=Path)
    arguments = parser.parse_args()
    misses = Misses(arguments.binary, load_score())
    for path in arguments.gold:
        misses.document(json.loads(path.read_text()))
    misses.summary()


if __name__ == "__main__":
    main()
