"""Taking documents out of a graph, and leaving out what is less sure."""
import itertools
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from harness import EXAMPLES, NOTHING_DONE, SOME_FAILED, WRONG_USAGE, CommandTest, main

TEXTS = {
    "a.txt": "Ann Lee founded Zeta Corp in 2019. Lee lives in London. Zeta Corp did not buy Omega Labs.\n",
    "b.txt": "Ann M. Lee founded Zeta Corp. The International Salt Council (ISC) hired Bo Ray. Is Bo Ray the chief of Zeta Corp?\n",
    "c.txt": "ANN LEE founded Zeta Corp. Bo Ray works at the ISC. Bo Ray says Ann Lee lives in London.\n",
    "d.txt": "Zeta Corp uses salt pumps. Ann Lee founded Zeta Corp, and Bo Ray works at Zeta Corp.\n",
}


class Scenario(CommandTest):
    def write_all(self):
        for name, text in TEXTS.items():
            self.write(name, text)

    def build(self, *inputs, statements="all"):
        return self.quipu("build", *inputs, "--statements", statements).stdout

    def test_removing_equals_never_having_added(self):
        self.write_all()
        for statements in ("all", "facts"):
            self.quipu("build", *TEXTS, "--statements", statements, "-o", "graph.json")
            for size in (1, 2, 3):
                for gone in itertools.combinations(TEXTS, size):
                    rest = [name for name in TEXTS if name not in gone]
                    self.assertEqual(self.quipu("remove", "graph.json", *gone).stdout, self.build(*rest, statements=statements), gone)

    def test_removing_from_a_merged_graph(self):
        self.write_all()
        for name in TEXTS:
            self.quipu("build", name, "--statements", "all", "-o", name.replace("txt", "json"))
        merged = self.quipu("merge", "a.json", "b.json", "c.json", "d.json").stdout
        self.write("graph.json", merged)
        self.assertEqual(merged, self.build(*TEXTS))
        self.assertEqual(self.quipu("remove", "graph.json", "b.txt").stdout, self.quipu("merge", "d.json", "c.json", "a.json").stdout)

    def test_removing_examples(self):
        names = []
        for path in EXAMPLES:
            names.append(self.write(path.name, path.read_bytes()).name)
        self.quipu("build", *names, "--statements", "all", "-o", "graph.json")
        for gone in names:
            self.assertEqual(self.quipu("remove", "graph.json", gone).stdout, self.build(*(name for name in names if name != gone)))

    def test_shared_things_are_counted_anew(self):
        self.write_all()
        self.quipu("build", "a.txt", "d.txt", "-o", "graph.json")
        before = {node["id"]: node for node in json.loads((self.folder / "graph.json").read_text())["nodes"]}
        after = {node["id"]: node for node in json.loads(self.quipu("remove", "graph.json", "a.txt").stdout)["nodes"]}
        self.assertLess(after["organization/zeta-corp"]["mentions"], before["organization/zeta-corp"]["mentions"])
        self.assertIn("Lee", before["person/ann-lee"]["aliases"])
        self.assertNotIn("Lee", after["person/ann-lee"]["aliases"])
        self.assertNotIn("place/london", after)

    def test_a_document_is_replaced(self):
        self.write_all()
        self.quipu("build", *TEXTS, "-o", "graph.json")
        self.write("a.txt", "Ann Lee lives in Paris.")
        self.quipu("build", "a.txt", "-o", "a.json")
        self.assertIn("other contents", self.quipu("merge", "graph.json", "a.json", expect=NOTHING_DONE).stderr)
        self.quipu("remove", "graph.json", "a.txt", "-o", "graph.json")
        self.assertEqual(self.quipu("merge", "graph.json", "a.json").stdout, self.build(*TEXTS, statements="facts"))

    def test_records(self):
        self.write("r.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in TEXTS.values()))
        self.write_all()
        self.quipu("build", "r.jsonl", "a.txt", "-o", "graph.json")
        self.assertEqual(self.quipu("remove", "graph.json", "r.jsonl").stdout, self.build("a.txt", statements="facts"))
        left = json.loads(self.quipu("remove", "graph.json", "r.jsonl#2", "a.txt").stdout)
        self.assertEqual([document["id"] for document in left["documents"]], ["r.jsonl#1", "r.jsonl#3", "r.jsonl#4"])

    def test_unknown_documents(self):
        self.write_all()
        self.quipu("build", "a.txt", "b.txt", "-o", "graph.json")
        result = self.quipu("remove", "graph.json", "A.txt", "-o", "new.json", expect=NOTHING_DONE)
        self.assertIn("did you mean 'a.txt'", result.stderr)
        self.assertNotIn("new.json", self.files())
        result = self.quipu("remove", "graph.json", "nothing.txt", "a.txt", expect=SOME_FAILED)
        self.assertEqual(result.stdout, self.build("b.txt", statements="facts"))
        self.quipu("remove", "graph.json", expect=WRONG_USAGE)

    def test_min_confidence(self):
        self.write_all()
        self.quipu("build", *TEXTS, "-o", "graph.json")
        edges = json.loads((self.folder / "graph.json").read_text())["edges"]
        levels = sorted({edge["confidence"] for edge in edges})
        self.assertGreater(len(levels), 1)
        least = levels[-1]
        expected = [edge["id"] for edge in edges if edge["confidence"] >= least]
        chosen = self.graph(*TEXTS, "--min-confidence", least)
        self.assertEqual([edge["id"] for edge in chosen["edges"]], expected)
        self.assertEqual(self.quipu("export", "graph.json", "--min-confidence", least).stdout, self.quipu("build", *TEXTS, "--min-confidence", least).stdout)
        self.assertEqual(len(json.loads(self.quipu("query", "graph.json", "--json", "--min-confidence", least).stdout)), len(expected))
        described = json.loads(self.quipu("describe", "graph.json", "--json", "--min-confidence", least).stdout)
        self.assertEqual((described["edges"], described["nodes"]), (len(expected), len(chosen["nodes"])))
        self.quipu("export", "graph.json", "--min-confidence", "1.5", expect=WRONG_USAGE)
        self.write("chosen.json", json.dumps(chosen))
        self.quipu("verify", "chosen.json")


if __name__ == "__main__":
    main()
