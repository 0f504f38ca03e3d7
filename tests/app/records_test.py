"""Files with a document a record: JSON Lines and CSV."""
import csv
import json
import os
import resource
import sys

sys.path.insert(0, os.path.dirname(__file__))
from harness import NOTHING_DONE, SOME_FAILED, WRONG_USAGE, CommandTest, main

LINES = [{"slug": "lamp", "head": "Lamps", "body": "Ann Lee founded Zeta Corp in 2019.\nShe said \"no\" to Bo Ray."},
         {"slug": "café", "head": None, "body": "Zoë Kravitz works at Zeta Corp in London \U0001f600"}]


class Scenario(CommandTest):
    def lines(self, records, name="notes.jsonl", **options):
        return self.write(name, "".join(json.dumps(record, **options) + "\n" for record in records))

    def documents(self, *arguments, **options):
        return [(document["id"], document["title"]) for document in self.graph(*arguments, **options)["documents"]]

    def test_json_lines(self):
        self.lines(LINES)
        fields = ("--text-field", "body", "--title-field", "head")
        self.assertEqual(self.documents("notes.jsonl", *fields), [("notes.jsonl#1", "Lamps"), ("notes.jsonl#2", "")])
        self.assertEqual(self.documents("notes.jsonl", *fields, "--id-field", "slug"), [("notes.jsonl#café", ""), ("notes.jsonl#lamp", "Lamps")])

    def test_evidence_is_proved_through_escapes(self):
        self.lines(LINES)
        self.quipu("build", "notes.jsonl", "--text-field", "body", "-o", "graph.json")
        self.quipu("verify", "graph.json")
        source = (self.folder / "notes.jsonl").read_bytes()
        evidence = [item for edge in json.loads((self.folder / "graph.json").read_text())["edges"] for item in edge["evidence"]]
        self.assertGreaterEqual(len(evidence), 2)
        for item in evidence:
            self.assertEqual(source[item["begin"]:item["end"]].decode(), item["text"])
        spoken = [item for item in evidence if "sentence" in item]
        self.assertTrue(any("\\u00eb" in item["text"] and "Zoë" in item["sentence"] for item in spoken))
        self.write("notes.jsonl", source.replace(b"Zeta", b"Beta"))
        self.assertIn("changed", self.quipu("verify", "graph.json", expect=SOME_FAILED).stdout.decode())

    def test_csv(self):
        with open(self.folder / "notes.csv", "w", newline="", encoding="utf-8-sig") as file:
            writer = csv.DictWriter(file, ["slug", "head", "body"], delimiter=";")
            writer.writeheader()
            writer.writerows(LINES)
        arguments = ("notes.csv", "--text-field", "body", "--title-field", "head")
        self.assertEqual(self.documents(*arguments), [("notes.csv#1", "Lamps"), ("notes.csv#2", "")])
        self.quipu("build", *arguments, "-o", "graph.json")
        self.quipu("verify", "graph.json")
        self.assertEqual(self.documents(*arguments, "--delimiter", ";")[0][1], "Lamps")
        self.assertIn("there are: slug;head;body", self.quipu("build", *arguments, "--delimiter", ",", expect=NOTHING_DONE).stderr)
        self.quipu("build", *arguments, "--delimiter", "ab", expect=WRONG_USAGE)

    def test_graph_does_not_depend_on_threads(self):
        self.lines([{"text": f"Ann Lee founded Zeta{number} Corp. She lives in London."} for number in range(200)], "a.jsonl")
        self.lines([{"text": "Bo Ray works at Zeta7 Corp."}], "b.jsonl")
        self.write("c.txt")
        inputs = ("a.jsonl", "b.jsonl", "c.txt")
        self.assertEqual(self.quipu("build", *inputs, "--jobs", 1).stdout, self.quipu("build", *reversed(inputs), "--jobs", 4).stdout)

    def test_problems_are_named_and_the_rest_is_used(self):
        self.write("notes.jsonl", '{"text": "Ann Lee lives in London."}\n{"body": 1}\n{"text"\n' + '{"x": 1}\n' * 20 + '{"text": ""}\n')
        result = self.quipu("build", "notes.jsonl", expect=SOME_FAILED)
        for part in ("notes.jsonl:2: no field 'text'; there are: body", "notes.jsonl:3: byte", "notes.jsonl: 12 more records", "1 record has no text"):
            self.assertIn(part, result.stderr)
        self.assertIn(b"notes.jsonl#1", result.stdout)
        self.assertIn("no column 'text'; there are: a, b", self.quipu("build", self.write("x.csv", "a,b\n1,2\n"), expect=NOTHING_DONE).stderr)
        for name in ("empty.jsonl", "empty.csv"):
            self.write(name, "")
            self.assertIn("empty", self.quipu("build", name, expect=NOTHING_DONE).stderr)
        self.assertIn("no such file", self.quipu("build", "missing.jsonl", expect=NOTHING_DONE).stderr)

    def test_folders_give_records_only_when_fields_are_named(self):
        self.lines([{"text": "Ann Lee lives in London."}], "f/a.jsonl")
        self.write("f/b.txt")
        self.assertEqual([name for name, _ in self.documents("f")], ["f/b.txt"])
        self.assertEqual([name for name, _ in self.documents("f", "--text-field", "text")], ["f/a.jsonl#1", "f/b.txt"])

    def test_format_can_be_named(self):
        line = '{"text": "Ann Lee lives in London."}\n'
        self.assertEqual(self.documents("-", "--input-format", "jsonl", input=line), [("-#1", "")])
        self.write("page.txt", "<h1>Lamps</h1><p>Ann Lee lives in London.</p>")
        self.assertEqual(self.documents("page.txt", "--input-format", "html"), [("page.txt", "Lamps")])
        self.write("list.jsonl", json.dumps({"text": "<p>Ann Lee lives in <b>London</b>.</p>"}))
        self.quipu("build", "list.jsonl", "--text-format", "html", "-o", "graph.json")
        self.quipu("verify", "graph.json")
        self.quipu("build", "page.txt", "--input-format", "parchment", expect=WRONG_USAGE)

    def test_analyze_takes_each_record(self):
        self.lines(LINES)
        facts = self.quipu("analyze", "notes.jsonl", "--text-field", "body").stdout.decode()
        self.assertIn("\tAnn Lee\tZeta Corp", facts)
        self.assertIn("\tZoë Kravitz\tZeta Corp", facts)

    def test_large_file_streams(self):
        with open(self.folder / "large.jsonl", "w") as file:
            for number in range(20000):
                file.write(json.dumps({"text": "Ann Lee lives in London.", "padding": "x" * 5000, "id": number}) + "\n")
        self.assertGreater((self.folder / "large.jsonl").stat().st_size, 100_000_000)
        # AddressSanitizer would keep 256 MB of freed memory for its own use.
        own = {"env": {"ASAN_OPTIONS": "quarantine_size_mb=1:thread_local_quarantine_size_kb=64"}}
        self.quipu("build", self.write("a.txt", "Ann Lee lives in London."), "-o", "small.json", "--jobs", 1, **own)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # kilobytes, most of them the model's
        self.quipu("build", "large.jsonl", "--id-field", "id", "-o", "graph.json", "--max-bytes", "64KB", "--jobs", 1, **own)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - before, 80_000)


if __name__ == "__main__":
    main()
