#!/usr/bin/env python3
"""Draws docs/images/page.png: the page of the example episode in a headless Chromium, at its best connected name.

usage: scripts/draw_page.py [QUIPU]    needs chromium, chromium-driver, python3-selenium and optipng
"""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "interop"))
from browser import chromium, look, open_page, settle  # noqa: E402

PICTURE = ROOT / "docs" / "images" / "page.png"
BUSIEST = "(({ g, place }) => place.go({ node: g.degree.indexOf(Math.max(...g.degree)) }))(window.quipu)"


def main():
    quipu = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "release" / "quipu"
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "episode.html")
        subprocess.run([quipu, "build", ROOT / "examples" / "episode.txt", "-o", page], check=True)
        with chromium() as browser:
            look(browser, 1280, 800)
            open_page(browser, page)
            browser.execute_script("window.quipu.arriving = true;" + BUSIEST)
            settle(browser)
            settle(browser)
            browser.save_screenshot(str(PICTURE))
    subprocess.run(["optipng", "-quiet", "-o5", PICTURE], check=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size} bytes")


main()
