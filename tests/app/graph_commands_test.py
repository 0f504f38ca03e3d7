"""Commands that read a graph."""
import csv
import io
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))
from harness import EXAMPLES, NOTHING_DONE, SOME_FAILED, WRONG_USAGE, CommandTest, main

SMALL = Path(__file__).resolve().parent / "small.json"


class Scenario(CommandTest):
    def build_examples(self):
        for path in EXAMPLES:
            self.write(path.name, path.read_bytes())
        self.quipu("build", *[path.name for path in EXAMPLES], "--statements", "all", "-o", "g.json")
        return json.loads((self.folder / "g.json").read_text())

    def rows(self, *arguments, **options):
        return json.loads(self.quipu("query", SMALL, *arguments, "--json", **options).stdout)

    def triples(self, *arguments, **options):
        return [(row["source"]["name"], row["type"], row["target"]["name"]) for row in self.rows(*arguments, **options)]

    def test_every_example_is_proved(self):
        graph = self.build_examples()
        spans = {(e["document"], e["begin"], e["end"]) for edge in graph["edges"] for e in edge["evidence"]}
        self.assertGreater(len(spans), 20)
        text = self.quipu("verify", "g.json").stdout.decode()
        self.assertIn(f"evidence spans: {len(spans)} of {len(spans)} proved", text)
        for path in EXAMPLES:
            self.quipu("build", path.name, "-o", "one.json")
            self.quipu("verify", "one.json")

    def test_verify_fails_when_one_byte_of_the_source_changes(self):
        graph = self.build_examples()
        evidence = graph["edges"][0]["evidence"][0]
        source = self.folder / evidence["document"]
        original = source.read_bytes()
        inside = evidence["begin"] + 1
        cases = [(inside, f"byte {evidence['begin']}:"), (len(original) - 1, "SHA-256")]
        for place, message in cases:
            source.write_bytes(original[:place] + bytes([original[place] ^ 1]) + original[place + 1:])
            text = self.quipu("verify", "g.json", expect=SOME_FAILED).stdout.decode()
            self.assertIn(message, text)
            self.assertIn(evidence["document"], text)
        source.write_bytes(original)
        self.quipu("verify", "g.json")

    def test_verify_looks_below_root(self):
        self.build_examples()
        (self.folder / "elsewhere").mkdir()
        for path in EXAMPLES:
            (self.folder / path.name).rename(self.folder / "elsewhere" / path.name)
        result = self.quipu("verify", "g.json", expect=NOTHING_DONE)
        self.assertIn("--root", result.stdout.decode())
        report = json.loads(self.quipu("verify", "g.json", "--root", "elsewhere", "--json").stdout)
        self.assertEqual(report["proved_spans"], report["spans"])
        self.assertEqual(report["failures"], [])

    def test_verify_with_one_source_gone(self):
        self.build_examples()
        (self.folder / EXAMPLES[0].name).unlink()
        text = self.quipu("verify", "g.json", expect=SOME_FAILED).stdout.decode()
        self.assertIn(f"documents: {len(EXAMPLES) - 1} of {len(EXAMPLES)} opened", text)

    def test_verify_of_standard_input_says_why_not(self):
        self.quipu("build", "-", "-o", "g.json", input=EXAMPLES[0].read_bytes())
        self.assertIn("standard input", self.quipu("verify", "g.json", expect=NOTHING_DONE).stdout.decode())

    def test_describe_counts_what_the_graph_holds(self):
        graph = self.build_examples()
        summary = json.loads(self.quipu("describe", "g.json", "--json", "--top", "1000000").stdout)
        self.assertEqual(summary["nodes"], len(graph["nodes"]))
        self.assertEqual(summary["edges"], len(graph["edges"]))
        self.assertEqual(sum(summary["node_types"].values()), len(graph["nodes"]))
        self.assertEqual(sum(summary["relation_types"].values()), len(graph["edges"]))
        self.assertEqual(sorted(node["id"] for node in summary["most_mentioned"]), sorted(node["id"] for node in graph["nodes"]))
        self.assertEqual(len(summary["documents"]), len(EXAMPLES))
        self.assertGreater(summary["used_sentences"], 0)
        self.assertGreaterEqual(summary["sentences"], summary["used_sentences"])

    def test_describe_as_text(self):
        text = self.quipu("describe", SMALL).stdout.decode()
        for word in ("4 nodes, 4 edges, 3 evidence spans; documents: 2", "3 of 5 sentences (60 %)", "denied: 1, supposed: 1",
                     "Organization  2", "WORKS_AT       2", "b.txt"):
            self.assertIn(word, text)

    def test_describe_limits_its_lists(self):
        self.assertIn("and 1 more", self.quipu("describe", SMALL, "--top", "1").stdout.decode())

    def test_graph_from_standard_input(self):
        text = SMALL.read_bytes()
        for command in (["describe", "-"], ["export", "-"], ["merge", "-"], ["query", "-"]):
            self.quipu(*command, input=text)

    def test_query_by_ends_and_type(self):
        ann = [("Ann Example", "WORKS_AT", "Initech"), ("Ann Example", "WORKS_AT", "Globex"), ("Ann Example", "LIVES_IN", "Springfield")]
        self.assertCountEqual(self.triples("--from", "ann"), ann)
        self.assertCountEqual(self.triples("--from", "Ann Example", "--type", "works at"), ann[:2])
        self.assertEqual(self.triples("--to", "springfield", "--type", "lives-in"), ann[2:])
        self.assertEqual(self.triples("--from", "person/ann-example", "--to", "INITECH"), ann[:1])
        self.assertEqual(len(self.triples()), 4)
        self.assertEqual(len(self.triples("--limit", "2")), 2)
        self.assertEqual(self.triples("--from", "Springfield", expect=SOME_FAILED), [])

    def test_query_shows_evidence_and_marks_what_is_no_fact(self):
        text = self.quipu("query", SMALL, "--from", "Ann Example").stdout.decode()
        self.assertIn("not WORKS_AT", text)
        self.assertIn("LIVES_IN (supposed)", text)
        self.assertIn("Ann has worked at Initech since 2016.", text)
        self.assertEqual(len(text.splitlines()), 4)

    def test_query_shortest_path(self):
        steps = self.triples("--path", "Springfield", "Globex")
        self.assertEqual(steps, [("Ann Example", "LIVES_IN", "Springfield"), ("Ann Example", "WORKS_AT", "Globex")])
        self.assertEqual(self.triples("--path", "Globex", "Globex", expect=SOME_FAILED), [])

    def test_query_as_csv(self):
        text = self.quipu("query", SMALL, "--csv").stdout.decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        self.assertEqual(len(rows), 4)
        row = next(row for row in rows if row["type"] == "PART_OF")
        self.assertEqual((row["source"], row["target"], row["document"]), ("Globex", "Initech", "b.txt"))
        self.assertEqual(row["evidence"], 'Globex, "the\nblob", is part of Initech.')

    def test_query_suggests_near_names(self):
        for typed, meant in (("Initec", "Initech"), ("Ann Exmple", "Ann Example"), ("globex corporation", "Globex")):
            result = self.quipu("query", SMALL, "--from", typed, expect=SOME_FAILED)
            self.assertIn(f"did you mean '{meant}'", result.stderr)
        result = self.quipu("query", SMALL, "--from", "Zzyzx Quux Flarp", expect=SOME_FAILED)
        self.assertNotIn("did you mean", result.stderr)

    def test_query_of_an_unknown_type(self):
        self.assertIn("'WORKS_AT'", self.quipu("query", SMALL, "--type", "work_at", expect=WRONG_USAGE).stderr)

    def test_export_leaves_out_what_is_no_fact(self):
        edges = lambda *options: len(json.loads(self.quipu("export", SMALL, *options).stdout)["edges"])
        self.assertEqual(edges(), 2)
        self.assertEqual(edges("--statements", "all"), 4)
        self.quipu("export", SMALL, "-o", "g.graphml", "-o", "g.dot")
        self.assertEqual(self.files(), ["g.dot", "g.graphml"])

    def test_build_leaves_out_what_is_no_fact(self):
        self.write("a.txt", "Ada Lovelace worked at Initech. Ada Lovelace never worked at Globex.\n")
        facts = self.graph("a.txt")["edges"]
        everything = self.graph("a.txt", "--statements", "all")["edges"]
        self.assertTrue(any(edge["negated"] for edge in everything if "negated" in edge), everything)
        self.assertFalse(any(edge.get("negated") for edge in facts))

    def test_merge_refuses_two_documents_of_one_name(self):
        self.write("x.txt", "Ada Lovelace lived in London.")
        self.quipu("build", "x.txt", "-o", "one.json")
        self.write("x.txt", "Ada Lovelace lived in Paris.")
        self.quipu("build", "x.txt", "-o", "two.json")
        result = self.quipu("merge", "one.json", "two.json", "-o", "g.json", expect=NOTHING_DONE)
        self.assertIn("'x.txt' has other contents", result.stderr)
        self.assertFalse((self.folder / "g.json").exists())

    def test_files_that_are_no_graph(self):
        self.write("notes.json", "Ada wrote this.")
        self.write("list.json", "[1, 2]")
        self.write("other.json", '{"format": "something-else", "version": 1}')
        self.write("cut.json", SMALL.read_bytes()[:400])
        self.write("empty.json", b"")
        for name in ("notes.json", "list.json", "other.json", "cut.json", "empty.json", "missing.json", "."):
            for command in ("describe", "verify", "query", "export", "merge"):
                result = self.quipu(command, name, expect=NOTHING_DONE)
                self.assertIn(f"quipu: error: {name}", result.stderr)
                self.assertEqual(result.stdout, b"")

    def test_analyze_formats(self):
        self.write("a.txt", "Ada Lovelace worked with Charles Babbage\nin London. She wrote notes.\n")
        conllu = self.quipu("analyze", "a.txt", "--format", "conllu").stdout.decode()
        self.assertIn("\tLovelace\t", conllu)
        self.assertTrue(all(len(line.split("\t")) == 10 for line in conllu.splitlines() if line and line[0] != "#"))
        self.assertIn("Ada Lovelace", self.quipu("analyze", "a.txt", "--format", "mentions").stdout.decode())
        self.assertIn("Babbage", self.quipu("analyze", "a.txt", "--format", "statements").stdout.decode())
        facts = [line.split("\t") for line in self.quipu("analyze", "a.txt").stdout.decode().splitlines()]
        self.assertIn(["She wrote notes.", "wrote", "She", "notes"], [[cells[0], *cells[2:]] for cells in facts])
        self.assertTrue(all(len(cells) >= 5 and 0 < float(cells[1]) < 1 for cells in facts))
        self.assertIn("missing.txt", self.quipu("analyze", "missing.txt", expect=NOTHING_DONE).stderr)

    def test_analyze_keeps_lines_apart(self):
        self.write("a.txt", "One two three. Then four.\nfour five six\n")
        sentences = lambda *options: self.quipu("analyze", "a.txt", "--format", "conllu", *options).stdout.decode().count("# text =")
        self.assertEqual(sentences("--sentence-per-line"), 2)


if __name__ == "__main__":
    main()
