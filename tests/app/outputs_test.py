"""Results appear whole or not at all."""
import os
import resource
import signal
import stat
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(__file__))
from harness import (DONE, INTERRUPTED, NOTHING_DONE, SENTENCE, TERMINATED, WRONG_USAGE, CommandTest, main, mode_of)


class Scenario(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("a.txt")

    def refused(self, output, *words, expect=NOTHING_DONE, **options):
        before = self.files()
        result = self.quipu("build", "a.txt", "-o", output, expect=expect, **options)
        self.assertEqual(result.stdout, b"")
        self.assertEqual(self.files(), before)
        for word in (str(output), *words):
            self.assertIn(word, result.stderr)

    def test_several_formats_at_once(self):
        self.quipu("build", "a.txt", "-o", "a.json", "-o", "b.graphml", "-o", "c.DOT")
        self.assertEqual(self.files(), ["a.json", "a.txt", "b.graphml", "c.DOT"])
        self.assertEqual((self.folder / "a.json").read_bytes(), self.quipu("build", "a.txt").stdout)
        self.assertIn("<graphml", (self.folder / "b.graphml").read_text())
        self.assertIn("digraph", (self.folder / "c.DOT").read_text())

    def test_options_before_inputs(self):
        self.quipu("build", "-o", "a.json", "a.txt")
        self.assertEqual(self.files(), ["a.json", "a.txt"])

    def test_format_of_standard_output(self):
        self.assertIn(b"digraph", self.quipu("build", "a.txt", "--format", "dot").stdout)
        self.assertIn("graphml", self.quipu("build", "a.txt", "--format", "png", expect=WRONG_USAGE).stderr)

    def test_unknown_extension(self):
        self.refused("graph.docx", ".graphml", "--format", expect=WRONG_USAGE)
        self.refused("graph", ".graphml", expect=WRONG_USAGE)
        self.quipu("build", "a.txt", "-o", "graph", "--format", "dot")
        self.assertIn("digraph", (self.folder / "graph").read_text())

    def test_output_named_twice(self):
        self.quipu("build", "a.txt", "-o", "g.json", "-o", "./g.json", expect=WRONG_USAGE)
        self.assertEqual(self.files(), ["a.txt"])

    def test_missing_folder(self):
        self.refused("nowhere/g.json", "create the folder")

    def test_folder_as_output(self):
        (self.folder / "g.json").mkdir()
        self.refused("g.json", "name a file")

    def test_unwritable_folder(self):
        self.become_nobody()
        (self.folder / "closed").mkdir()
        (self.folder / "closed").chmod(0o555)
        self.refused("closed/g.json", "Permission denied", "folder that you may write to")

    def test_unwritable_file(self):
        self.become_nobody()
        self.write("g.json", "old").chmod(0o444)
        self.refused("g.json", "Permission denied")
        self.assertEqual((self.folder / "g.json").read_text(), "old")

    def test_full_disk(self):
        self.refused("/dev/full", "No space left", "free some space")
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/full").st_mode))

    def test_full_disk_on_standard_output(self):
        for command in (["build", "a.txt"], ["analyze", "a.txt", "--format", "conllu"], ["--help"], ["build", "--help"]):
            with open("/dev/full", "wb") as full:
                result = self.quipu(*command, stdout=full, expect=NOTHING_DONE)
            self.assertIn("No space left", result.stderr, command)

    def test_disk_that_fills_up_while_writing(self):
        self.write("big.txt", "".join(f"Person Number{i} works at Company{i}. " for i in range(2000)))
        self.write("g.json", "old")
        before = self.files()
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        result = self.quipu("build", "big.txt", "-o", "g.json", "-o", "g.dot", preexec_fn=limit, expect=NOTHING_DONE)
        self.assertIn("File too large", result.stderr)
        self.assertEqual(self.files(), before)
        self.assertEqual((self.folder / "g.json").read_text(), "old")

    def test_one_bad_output_leaves_no_other(self):
        self.quipu("build", "a.txt", "-o", "g.json", "-o", "/dev/full", expect=NOTHING_DONE)
        self.assertEqual(self.files(), ["a.txt"])

    def test_closed_pipe_is_quiet(self):
        self.write("big.txt", "".join(f"Person Number{i} works at Company{i}. " for i in range(3000)))
        for command in (["build", "big.txt"], ["analyze", "big.txt", "--format", "conllu"]):
            process = self.start(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.assertEqual(len(process.stdout.read(1)), 1)
            process.stdout.close()
            errors = process.stderr.read().decode()
            process.stderr.close()
            self.assertEqual(process.wait(), DONE, errors)
            self.assertNotIn("error", errors)

    def test_closed_standard_output(self):
        for arguments in (["build", "a.txt"], ["build", "a.txt", "-o", "g.json", "-o", "-"]):
            result = self.quipu(*arguments, stdout=None, preexec_fn=lambda: os.close(1), expect=NOTHING_DONE)
            self.assertIn("standard output", result.stderr)
            self.assertEqual(self.files(), ["a.txt"])

    def test_nothing_is_written_when_no_input_is_good(self):
        self.quipu("build", "missing.txt", "-o", "g.json", expect=NOTHING_DONE)
        self.assertEqual(self.files(), ["a.txt"])

    def test_existing_file_keeps_its_mode_and_its_links(self):
        self.write("real.json", "old").chmod(0o640)
        (self.folder / "link.json").symlink_to("real.json")
        self.quipu("build", "a.txt", "-o", "link.json")
        self.assertTrue((self.folder / "link.json").is_symlink())
        self.assertIn("quipu-graph", (self.folder / "real.json").read_text())
        self.assertEqual(mode_of(self.folder / "real.json"), 0o640)

    def test_new_file_has_the_mode_of_any_new_file(self):
        old = os.umask(0o027)
        self.addCleanup(os.umask, old)
        self.quipu("build", "a.txt", "-o", "g.json")
        self.assertEqual(mode_of(self.folder / "g.json"), 0o640)

    def test_pipe_as_output_file(self):
        os.mkfifo(self.folder / "pipe")
        seen = []
        reader = threading.Thread(target=lambda: seen.append((self.folder / "pipe").read_bytes()))
        reader.start()
        self.quipu("build", "a.txt", "-o", "pipe")
        reader.join()
        self.assertIn(b"quipu-graph", seen[0])
        self.assertTrue(stat.S_ISFIFO(os.stat(self.folder / "pipe").st_mode))

    def test_graph_may_be_written_over_itself(self):
        self.quipu("build", "a.txt", "-o", "g.json")
        before = (self.folder / "g.json").read_bytes()
        self.quipu("merge", "g.json", "g.json", "-o", "g.json")
        self.assertEqual((self.folder / "g.json").read_bytes(), before)

    def stopped_by(self, signal_number, expect):
        """Waits for the temporary file, then stops the run, which waits for its standard input."""
        self.write("g.json", "old")
        before = self.files()
        process = self.start("build", "a.txt", "-", "-o", "g.json", "-o", "new.dot", stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdin.write(SENTENCE.encode())
        process.stdin.flush()
        while len(self.files()) < len(before) + 2 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal_number)
        errors = process.stderr.read().decode()
        process.stderr.close()
        process.stdin.close()
        self.assertEqual(process.wait(), expect, errors)
        self.assertIn("stopped", errors)
        self.assertEqual(self.files(), before)
        self.assertEqual((self.folder / "g.json").read_text(), "old")

    def test_ctrl_c_leaves_no_partial_file(self):
        self.stopped_by(signal.SIGINT, INTERRUPTED)

    def test_termination_leaves_no_partial_file(self):
        self.stopped_by(signal.SIGTERM, TERMINATED)


if __name__ == "__main__":
    main()
