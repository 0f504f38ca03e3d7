"""Types, names and patterns of a user's own, without recompiling."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from harness import BINARY, NOTHING_DONE, SOURCE, CommandTest, main

EXAMPLE = SOURCE / "examples/biomedical"
ONTOLOGY = """extends = true
[[node]]
name = "Vessel"
definition = "a ship"
parent = "Product"
lists = ["vessels.tsv"]
nouns = ["trawler"]
[[node]]
name = "Port"
definition = "where ships lie"
names = ["Bergen", "HOY | Hoy Island"]
[[relation]]
name = "MOORS_AT"
definition = "lies at"
domain = ["Vessel"]
range = ["Port"]
"""
PATTERN = """[[pattern]]
id = "moor"
relation = "MOORS_AT"
verbs = ["moor"]
source = "subject"
target = "at"
positive = "The Gull moored at Bergen. => Gull > Bergen"
negative = "The Gull moored."
"""


class Scenario(CommandTest):
    def prepare(self, ontology=ONTOLOGY, vessels="Gull\tSea Gull\n# a comment\n\ntern\n", pattern=PATTERN):
        self.write("o/ontology.toml", ontology)
        self.write("o/vessels.tsv", vessels)
        self.write("o/patterns/p.toml", pattern)
        return "--ontology", "o/ontology.toml", "--patterns", "o/patterns"

    def nodes_and_edges(self, text, *arguments):
        self.write("a.txt", text)
        graph = self.graph("a.txt", *arguments)
        return ({(node["type"], node["name"]) for node in graph["nodes"]},
                {(edge["source"], edge["type"], edge["target"]) for edge in graph["edges"]})

    def problem(self, **parts):
        arguments = self.prepare(**parts)
        self.write("a.txt")
        return self.quipu("build", "a.txt", *arguments, expect=NOTHING_DONE).stderr

    def test_example(self):
        shutil.copytree(EXAMPLE, self.folder / "e")
        (self.folder / "bin").mkdir()
        (self.folder / "bin/quipu").symlink_to(BINARY)
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        readme = (EXAMPLE / "README.md").read_text()
        (commands,) = re.findall(r"```sh\n(.*?)```", readme, re.S)
        (promised,) = re.findall(r"```\n(.*?)```", readme.split("prints\n")[1], re.S)
        done = subprocess.run(["sh", "-eu", "-c", commands], cwd=self.folder / "e", env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        for line in promised.splitlines():
            self.assertIn(line, done.stdout)
        self.binary = self.folder / "bin/quipu"
        self.folder = self.folder / "e"
        rows = csv.DictReader(io.StringIO(self.quipu("query", "graph.json", "--csv").stdout.decode()))
        facts = {(row["source"], row["type"], row["target"]) for row in rows}
        for fact in (("imatinib", "INHIBITS", "ABL1"), ("nilotinib", "INHIBITS", "ABL1"), ("dasatinib", "INHIBITS", "ABL1"),
                     ("vemurafenib", "INHIBITS", "BRAF"), ("olaparib", "INHIBITS", "PARP1"), ("acetylsalicylic acid", "INHIBITS", "PTGS1"),
                     ("acetylsalicylic acid", "TREATS", "headache"), ("BCR-ABL1", "CAUSES", "chronic myeloid leukaemia")):
            self.assertIn(fact, facts)
        self.assertNotIn(("acetylsalicylic acid", "TREATS", "melanoma"), facts)

    def test_names_nouns_and_patterns(self):
        nodes, edges = self.nodes_and_edges(
            "The Sea Gull moored at Bergen. The terns have moored at HOY, and a hoy passed. Ann Lee saw the rusty trawler at Hoy Island. "
            "The rusty trawler moored at Bergen. Ann Lee lives in London.", *self.prepare())
        for node in (("Vessel", "Gull"), ("Vessel", "tern"), ("Port", "Bergen"), ("Port", "HOY"), ("Person", "Ann Lee")):
            self.assertIn(node, nodes)
        self.assertTrue(any(kind == "Vessel" and "trawler" in name for kind, name in nodes), nodes)
        self.assertNotIn(("Place", "Bergen"), nodes)
        self.assertIn(("vessel/gull", "MOORS_AT", "port/bergen"), edges)
        self.assertIn(("vessel/tern", "MOORS_AT", "port/hoy"), edges)
        self.assertIn(("person/ann-lee", "LIVES_IN", "place/london"), edges)

    def test_ontology_can_replace_quipus(self):
        arguments = self.prepare(ontology=ONTOLOGY.replace("extends = true\n", "").replace('parent = "Product"\n', ""))
        nodes, edges = self.nodes_and_edges("The Gull moored at Bergen. Ann Lee founded Zeta Corp.", *arguments)
        self.assertEqual(nodes, {("Vessel", "Gull"), ("Port", "Bergen")})
        self.assertEqual(edges, {("vessel/gull", "MOORS_AT", "port/bergen")})

    def test_pattern_can_replace_one_of_quipus(self):
        own = PATTERN.replace('"moor"\n', '"live-in"\n').replace("MOORS_AT", "RELATED_TO").replace('["moor"]', '["dwell"]')
        _, edges = self.nodes_and_edges("Ann Lee lives in London.", *self.prepare(pattern=own))
        self.assertNotIn(("person/ann-lee", "LIVES_IN", "place/london"), edges)

    def test_own_types_are_known_to_query_verify_and_export(self):
        arguments = self.prepare()
        self.write("a.txt", "The Gull moored at Bergen.")
        self.quipu("build", "a.txt", *arguments, "-o", "graph.json")
        self.assertIn(b"MOORS_AT", self.quipu("query", "graph.json", "--type", "moors-at").stdout)
        self.quipu("verify", "graph.json")
        self.quipu("export", "graph.json", *arguments[:2], "-o", "graph.graphml")
        self.assertEqual(self.quipu("merge", "graph.json", *arguments[:2]).stdout, (self.folder / "graph.json").read_bytes())

    def test_mistakes_name_file_line_and_fragment(self):
        for expected, parts in (
                ("o/ontology.toml:12: domain is no node type: 'Ship'", {"ontology": ONTOLOGY.replace('domain = ["Vessel"]', 'domain = ["Ship"]')}),
                ("o/ontology.toml:7: unknown key: 'noun'", {"ontology": ONTOLOGY.replace("nouns", "noun")}),
                ("o/ontology.toml:12: type defined twice: 'Vessel'", {"ontology": ONTOLOGY.replace('"MOORS_AT"', '"Vessel"')}),
                ("o/ontology.toml:8: a name without letters: '| -'", {"ontology": ONTOLOGY.replace('"Bergen"', '"| -"')}),
                ("o/none.tsv", {"ontology": ONTOLOGY.replace("vessels.tsv", "none.tsv")}),
                ("o/vessels.tsv: lists no name for Vessel", {"vessels": "# none\n"}),
                ("o/vessels.tsv:2: a name without letters: '--'", {"vessels": "Gull\n--\n"}),
                ("o/patterns/p.toml:1: no such relation in the ontology: 'MOORS_IN'", {"pattern": PATTERN.replace("MOORS_AT", "MOORS_IN")}),
                ("o/patterns/p.toml:9: id stands already in", {"pattern": PATTERN + PATTERN}),
                ("o/patterns/p.toml:5: ", {"pattern": PATTERN.replace('["moor"]', '["moor"')})):
            with self.subTest(expected):
                self.assertIn(expected, self.problem(**parts))
        self.write("a.txt")
        self.assertIn("nowhere", self.quipu("build", "a.txt", "--patterns", "nowhere", expect=NOTHING_DONE).stderr)
        self.assertIn("nowhere", self.quipu("build", "a.txt", "--ontology", "nowhere", expect=NOTHING_DONE).stderr)


if __name__ == "__main__":
    main()
