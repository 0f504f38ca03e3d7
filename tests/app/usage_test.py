"""The command line itself, and the data that the command needs."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from harness import BINARY, DONE, NOTHING_DONE, SOURCE, WRONG_USAGE, CommandTest, main

COMMANDS = ["build", "export", "merge", "remove", "describe", "query", "verify", "analyze"]


class Scenario(CommandTest):
    def test_help(self):
        text = self.quipu("--help").stdout.decode()
        for word in [*COMMANDS, "Examples:", "Exit codes:"]:
            self.assertIn(word, text)
        for command in COMMANDS:
            text = self.quipu(command, "--help").stdout.decode()
            for word in ("Examples:", f"quipu {command}", "--data", "--quiet"):
                self.assertIn(word, text)

    def test_help_lists_the_formats_of_the_tables(self):
        text = self.quipu("build", "--help").stdout.decode()
        for word in (".md", ".txt", ".graphml", ".dot", ".json", "Exit codes"):
            self.assertIn(word, text)

    def test_version(self):
        version = re.search(r"project\(quipu VERSION ([0-9.]+)", (SOURCE / "CMakeLists.txt").read_text())[1]
        self.assertEqual(self.quipu("--version").stdout.decode(), f"quipu {version}\n")

    def test_wrong_usage(self):
        self.write("a.txt")
        for arguments in ([], ["paint"], ["build"], ["build", "a.txt", "--frobnicate"], ["build", "a.txt", "--jobs", "0"],
                          ["build", "a.txt", "--jobs", "many"], ["build", "a.txt", "--max-bytes", "much"],
                          ["build", "a.txt", "--statements", "some"], ["export"], ["merge"], ["query"],
                          ["query", "g.json", "--path", "A"], ["query", "g.json", "--path", "A", "B", "--from", "C"],
                          ["query", "g.json", "--json", "--csv"], ["analyze", "a.txt", "--format", "xml"], ["build", "a.txt", "-o"]):
            result = self.quipu(*arguments, expect=WRONG_USAGE)
            self.assertEqual(result.stdout, b"")
            self.assertTrue(result.stderr.startswith("quipu: error: "), (arguments, result.stderr))

    def test_mistyped_command(self):
        self.assertIn("did you mean 'build'", self.quipu("biuld", "a.txt", expect=WRONG_USAGE).stderr)

    def test_bad_ontology(self):
        self.write("a.txt")
        good = (SOURCE / "data" / "ontology.toml").read_text()
        for text, place in (("[[node", "bad.toml:1"), (good + '\n[[relation]]\nname = "OWES"\ncolour = 3\n', "bad.toml:"),
                            ("", "bad.toml")):
            self.write("bad.toml", text)
            result = self.quipu("build", "a.txt", "--ontology", "bad.toml", "-o", "g.json", expect=NOTHING_DONE)
            self.assertIn(place, result.stderr)
        self.assertEqual(self.files(), ["a.txt", "bad.toml"])
        self.assertIn("none.toml", self.quipu("build", "a.txt", "--ontology", "none.toml", expect=NOTHING_DONE).stderr)

    def test_data_directory(self):
        self.write("a.txt")
        built = self.quipu("build", "a.txt").stdout
        self.assertEqual(self.quipu("build", "a.txt", "--data", SOURCE / "data").stdout, built)
        result = self.quipu("build", "a.txt", "--data", "nowhere", expect=NOTHING_DONE)
        self.assertIn("--data", result.stderr)

    def test_data_variable(self):
        self.write("a.txt")
        process = self.start("build", "a.txt", stderr=-1, stdout=-1)
        process.communicate()
        self.assertEqual(process.returncode, DONE)
        self.binary = "/usr/bin/env"
        result = self.quipu("QUIPU_DATA=nowhere", BINARY, "build", "a.txt", expect=NOTHING_DONE)
        self.assertIn("QUIPU_DATA", result.stderr)

    def test_quiet_and_verbose(self):
        self.write("a.txt")
        self.assertEqual(self.quipu("build", "a.txt", "-o", "g.json", "--quiet").stderr, "")
        self.assertIn("wrote g.json", self.quipu("build", "a.txt", "-o", "g.json", "--verbose").stderr)
        self.assertIn("missing.txt", self.quipu("build", "missing.txt", "--quiet", expect=NOTHING_DONE).stderr)


if __name__ == "__main__":
    main()
