"""What the user names as input, good and bad."""
import codecs
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from harness import (DONE, LARGE_BYTES, NOTHING_DONE, SENTENCE, SOME_FAILED, WRONG_USAGE, CommandTest, main)


class Scenario(CommandTest):
    def sources(self, *arguments, **options):
        return [document["source"] for document in self.graph(*arguments, **options)["documents"]]

    def refused(self, name, *words, arguments=()):
        """Alone the input is the end; among good ones the rest is used."""
        alone = self.quipu("build", name, *arguments, expect=NOTHING_DONE)
        self.assertEqual(alone.stdout, b"")
        self.write("good.txt")
        among = self.quipu("build", name, "good.txt", *arguments, expect=SOME_FAILED)
        self.assertIn(b"good.txt", among.stdout)
        for message in (alone.stderr, among.stderr):
            self.assertIn(name, message)
            for word in words:
                self.assertIn(word, message)

    def test_missing_file(self):
        self.refused("missing.txt", "no such file")

    def test_empty_file(self):
        self.write("empty.txt", b"")
        self.refused("empty.txt", "empty")

    def test_blank_file(self):
        self.write("blank.txt", b" \n\t\n")
        self.refused("blank.txt", "no text")

    def test_binary_file(self):
        self.write("binary.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00" + bytes(range(256)))
        self.refused("binary.txt", "binary")

    def test_invalid_utf8(self):
        self.write("latin1.txt", "Caf\u00e9 de Flore is in Paris.".encode("latin-1"))
        self.refused("latin1.txt", "byte 3", "UTF-8")

    def test_document_above_max_bytes(self):
        self.write("large.txt", SENTENCE * 30)
        self.refused("large.txt", "limit", "2048", arguments=("--max-bytes", "2KB"))
        self.quipu("build", "large.txt", "--max-bytes", "4KB")

    def test_standard_input_above_max_bytes(self):
        result = self.quipu("build", "-", "--max-bytes", "1KB", input=SENTENCE * 30, expect=NOTHING_DONE)
        self.assertIn("limit", result.stderr)

    def test_folder_without_documents(self):
        (self.folder / "folder").mkdir()
        self.write("folder/picture.png", b"\x89PNG")
        self.refused("folder", "no document", ".txt", ".md")

    def test_unreadable_file_among_good_ones(self):
        self.become_nobody()
        self.write("secret.txt").chmod(0)
        self.refused("secret.txt", "Permission denied")

    def test_unreadable_folder_among_good_ones(self):
        self.become_nobody()
        self.write("folder/closed/a.txt")
        self.write("folder/b.txt")
        (self.folder / "folder/closed").chmod(0)
        result = self.quipu("build", "folder", expect=SOME_FAILED)
        (self.folder / "folder/closed").chmod(0o755)
        self.assertIn("folder/closed: cannot list", result.stderr)
        self.assertIn(b"folder/b.txt", result.stdout)

    def test_utf16_with_byte_order_mark(self):
        for name, mark, encoding in (("le.txt", codecs.BOM_UTF16_LE, "utf-16-le"), ("be.txt", codecs.BOM_UTF16_BE, "utf-16-be")):
            self.write(name, mark + ("Zo\u00eb Kravitz \U0001f600 " + SENTENCE).encode(encoding))
        graph = self.graph("le.txt", "be.txt", "-o", "graph.json", "-o", "-")
        self.assertEqual([document["encoding"] for document in graph["documents"]], ["utf-16be", "utf-16le"])
        self.quipu("verify", "graph.json")

    def test_utf8_with_byte_order_mark(self):
        self.write("a.txt", codecs.BOM_UTF8 + SENTENCE.encode())
        self.quipu("build", "a.txt", "-o", "graph.json")
        self.quipu("verify", "graph.json")

    def test_large_document_on_one_line(self):
        # Words of ten thousand letters, so that the size is in the line and not in the number of sentences.
        piece = SENTENCE.strip() + " " + "x" * 10000 + ". "
        self.write("line.txt", piece * (LARGE_BYTES // len(piece)))
        self.quipu("build", "line.txt", "-o", "graph.json")
        self.quipu("verify", "graph.json")

    def test_large_document_without_full_stop(self):
        self.write("words.txt", "lorem ipsum " * (LARGE_BYTES // 360))
        self.quipu("build", "words.txt", "-o", "graph.json")

    def test_standard_input(self):
        self.assertEqual(self.sources("-", input=SENTENCE), ["-"])

    def test_pipe_as_file(self):
        reader, writer = os.pipe()
        os.write(writer, SENTENCE.encode())
        os.close(writer)
        self.assertEqual(self.sources(f"/dev/fd/{reader}", pass_fds=[reader]), [f"/dev/fd/{reader}"])
        os.close(reader)

    def test_folder_takes_known_extensions_below_it(self):
        for name in ("f/b.md", "f/a.txt", "f/deep/er/c.TXT", "f/.hidden.txt", "f/.git/d.txt", "f/e.log", "f/noextension"):
            self.write(name)
        self.assertEqual(self.sources("f"), ["f/a.txt", "f/b.md", "f/deep/er/c.TXT"])

    def test_named_file_of_unknown_extension_is_plain_text(self):
        self.write("notes.log")
        self.write("-dash.txt")
        self.assertEqual(self.sources("notes.log"), ["notes.log"])
        self.assertEqual(self.sources("--", "-dash.txt"), ["-dash.txt"])

    def test_folder_with_a_link_to_itself_ends(self):
        self.write("f/a.txt")
        (self.folder / "f/loop").symlink_to(self.folder / "f")
        self.assertEqual(self.sources("f"), ["f/a.txt"])

    def test_file_named_twice_counts_once(self):
        self.write("f/a.txt")
        (self.folder / "link.txt").symlink_to("f/a.txt")
        once = self.quipu("build", "f/a.txt").stdout
        for names in (["f/a.txt", "f/a.txt"], ["f", "f/a.txt"], ["f/a.txt", "f/../f/a.txt"], ["link.txt", "f"]):
            self.assertEqual(self.quipu("build", *names).stdout, once, names)

    def test_files_of_one_name_in_two_folders_are_two_documents(self):
        self.write("a/x.txt", "Ada Lovelace lived in London.")
        self.write("b/x.txt", "Grace Hopper lived in New York.")
        self.assertEqual(self.sources("a", "b/x.txt"), ["a/x.txt", "b/x.txt"])

    def test_list_of_inputs(self):
        for name in ("a.txt", "b c.txt", "d.txt"):
            self.write(name)
        self.write("list", "a.txt\n\nb c.txt\r\n")
        self.assertEqual(self.sources("--files-from", "list"), ["a.txt", "b c.txt"])
        self.assertEqual(self.sources("d.txt", "--files-from", "-", input="a.txt\n"), ["a.txt", "d.txt"])
        self.assertIn("nowhere", self.quipu("build", "--files-from", "nowhere", expect=NOTHING_DONE).stderr)
        self.quipu("build", "-", "--files-from", "-", input="a.txt\n", expect=WRONG_USAGE)

    def test_name_with_control_characters_and_bytes_that_are_no_text(self):
        self.write("a\nb\t.txt")
        self.assertEqual(self.sources("a\nb\t.txt"), ["a\nb\t.txt"])
        name = os.fsencode(self.folder) + b"/caf\xe9.txt"
        with open(name, "w") as file:
            file.write(SENTENCE)
        self.quipu("build", ".", expect=DONE, stdout=None)


if __name__ == "__main__":
    main()
