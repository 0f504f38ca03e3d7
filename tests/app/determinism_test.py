"""The same input gives the same bytes, whatever the threads, the order or the locale."""
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from harness import EXAMPLES, SOURCE, CommandTest, main


class Scenario(CommandTest):
    def setUp(self):
        super().setUp()
        texts = [path.read_text() for path in EXAMPLES]
        self.names = []
        for number in range(24):
            name = f"{number:02}{EXAMPLES[number % len(EXAMPLES)].suffix}"
            paragraphs = texts[number % len(texts)].splitlines(keepends=True)
            self.write(name, "".join(paragraphs[number // len(texts):]))
            self.names.append(name)

    def outputs(self, *arguments, **options):
        self.quipu("build", *arguments, "-o", "g.json", "-o", "g.graphml", "-o", "g.dot", **options)
        return [(self.folder / name).read_bytes() for name in ("g.json", "g.graphml", "g.dot")]

    def test_threads(self):
        expected = self.outputs(*self.names, "--jobs", "1")
        for jobs in ("2", "8", "8", "64"):
            self.assertEqual(self.outputs(*self.names, "--jobs", jobs), expected, jobs)

    def test_order_of_inputs(self):
        expected = self.outputs(*self.names)
        for seed in range(4):
            shuffled = random.Random(seed).sample(self.names, len(self.names))
            self.assertEqual(self.outputs(*shuffled), expected, seed)

    def test_parts_merged_in_any_order_equal_the_whole(self):
        whole = self.outputs(*self.names)
        parts = []
        for number in range(4):
            parts.append(f"part{number}.json")
            self.quipu("build", *self.names[number::4], *self.names[number:number + 2], "--statements", "all", "-o", parts[-1])
        for order in (parts, parts[::-1], parts + parts):
            self.quipu("merge", *order, "--statements", "facts", "-o", "g.json", "-o", "g.graphml", "-o", "g.dot")
            self.assertEqual([(self.folder / name).read_bytes() for name in ("g.json", "g.graphml", "g.dot")], whole)

    def turkish(self):
        """A locale in which i and I are different letters, and the decimal point is a comma."""
        for name in ("tr_TR.UTF-8", "tr_TR.utf8"):
            if name in subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split():
                return {"LC_ALL": name}
        if not shutil.which("localedef"):
            self.skipTest("no Turkish locale and no localedef to make one")
        place = tempfile.mkdtemp(prefix="quipu-locale-")
        self.addCleanup(shutil.rmtree, place)
        made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", f"{place}/tr_TR.UTF-8"], capture_output=True, text=True)
        if not os.path.isdir(f"{place}/tr_TR.UTF-8"):
            self.skipTest(f"localedef cannot make a Turkish locale: {made.stderr.strip()}")
        return {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": place}

    def test_turkish_locale(self):
        turkish = self.turkish()
        point = subprocess.run(["locale", "decimal_point"], env={**os.environ, **turkish}, capture_output=True, text=True).stdout
        self.assertEqual(point.strip(), ",", "the locale is not in force")
        self.assertEqual(self.outputs(*self.names, env=turkish), self.outputs(*self.names, env={"LC_ALL": "C"}))
        describe = ["describe", "g.json", "--json"]
        self.assertEqual(self.quipu(*describe, env=turkish).stdout, self.quipu(*describe).stdout)


if __name__ == "__main__":
    main()
