"""What the documents promise."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from harness import BINARY, SOURCE, CommandTest, main
from usage_test import COMMANDS


class Scenario(CommandTest):
    def test_first_five_minutes(self):
        blocks = re.findall(r"<!-- tested -->\n```sh\n(.*?)```", (SOURCE / "README.md").read_text(), re.S)
        self.assertGreaterEqual(len(blocks), 3)
        (self.folder / "examples").symlink_to(SOURCE / "examples")
        (self.folder / "bin").mkdir()
        (self.folder / "bin/quipu").symlink_to(BINARY)
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        for block in blocks:
            done = subprocess.run(["sh", "-eux", "-c", block], cwd=self.folder, env=environment, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_links_lead_somewhere(self):
        files = [*SOURCE.glob("*.md"), *SOURCE.glob("docs/**/*.md"), *SOURCE.glob("examples/*.md")]
        for file in files:
            for link in re.findall(r"\]\(([^)#\s]+)", file.read_text()):
                if not re.match(r"[a-z]+:", link):
                    self.assertTrue((file.parent / link).exists(), f"{file}: {link}")

    def test_every_option_and_command_is_documented(self):
        text = (SOURCE / "docs/cli.md").read_text()
        for command in COMMANDS:
            self.assertIn(f"## quipu {command}", text)
            options = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", self.quipu(command, "--help").stdout.decode().split("Examples:")[0])
            for option in options:
                self.assertRegex(text, rf"(?<![\w-]){option}(?![\w-])", command)


if __name__ == "__main__":
    main()
