"""What the command-line tests share: a folder of their own, and quipu run in it."""
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BINARY = os.environ["QUIPU_BINARY"]
SOURCE = Path(os.environ["QUIPU_SOURCE_DIR"])
LARGE_BYTES = int(os.environ["QUIPU_TEST_LARGE_BYTES"])
EXAMPLES = sorted(path for path in (SOURCE / "examples").iterdir() if path.suffix in {".txt", ".md"} and path.name != "README.md")

DONE, SOME_FAILED, WRONG_USAGE, NOTHING_DONE, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143

SENTENCE = "Ada Lovelace worked with Charles Babbage in London. She wrote the first program for the Analytical Engine.\n"


class CommandTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="quipu-test-"))
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.binary = BINARY

    def write(self, name, content=SENTENCE):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def start(self, *arguments, **options):
        environment = {**os.environ, **options.pop("env", {})}
        environment.pop("QUIPU_DATA", None)
        options.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.Popen([self.binary, *map(str, arguments)], cwd=self.folder, env=environment, **options)

    def quipu(self, *arguments, expect=DONE, **options):
        """Runs to the end; standard output and error come back as bytes and text."""
        given = options.pop("input", None)
        if given is not None:
            options["stdin"] = subprocess.PIPE
        options.setdefault("stdout", subprocess.PIPE)
        process = self.start(*arguments, stderr=subprocess.PIPE, **options)
        output, errors = process.communicate(given.encode() if isinstance(given, str) else given)
        result = subprocess.CompletedProcess(process.args, process.returncode, output, errors.decode())
        self.assertEqual(result.returncode, expect, f"{arguments}\n{result.stderr}")
        return result

    def graph(self, *arguments, **options):
        return json.loads(self.quipu("build", *arguments, **options).stdout)

    def files(self):
        """Every file in the folder, hidden ones too: nothing may be left over."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def become_nobody(self):
        """From here on quipu runs without root's licence to read and write everything."""
        if os.geteuid() != 0:
            return
        setpriv = shutil.which("setpriv")
        if not setpriv:
            self.skipTest("setpriv is missing, and root may read and write everything")
        place = Path(tempfile.mkdtemp(prefix="quipu-nobody-"))
        self.addCleanup(shutil.rmtree, place, ignore_errors=True)
        (place / "bin").mkdir()
        (place / "share").mkdir()
        shutil.copy(BINARY, place / "bin" / "quipu")
        shutil.copytree(SOURCE / "data", place / "share" / "quipu")
        for path in [place, *place.rglob("*")]:
            path.chmod(0o755 if path.is_dir() or path.name == "quipu" else 0o644)
        wrapper = place / "run"
        wrapper.write_text(f'#!/bin/sh\nexec {setpriv} --reuid=65534 --regid=65534 --clear-groups {place}/bin/quipu "$@"\n')
        wrapper.chmod(0o755)
        os.chown(self.folder, 65534, 65534)
        self.binary = str(wrapper)


def mode_of(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def main():
    result = unittest.main(exit=False, verbosity=1).result
    for _, reason in result.skipped:
        print("skipped:", reason)
    sys.exit(1 if not result.wasSuccessful() or result.testsRun == 0 else 77 if result.skipped else 0)
