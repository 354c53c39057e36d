"""The local page in Chromium: from a key to the picture that it changes, from the start of the
program to the first picture, and what the engine holds after many edits.

It needs the extras serve and test, and chromium on the path. Run it on a quiet machine (it says how
busy this one is): python -m benchmarks.local_page [EDITS]
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

SPECS = Path(__file__).parent.parent / "specs"
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
TIMED, EDITS = 30, 500
"""Edits that are timed, and edits in all."""
LOOK_AT_MEMORY = 10
"""The memory of the engine is looked at once in so many edits: it may be replaced in between."""
PATIENCE = 120_000
"""Milliseconds that a step may take."""
LETTERS = "etaoin shrdlu "
QUESTION = """\
      - type: multiple-choice
        id: choice-{n}
        stem: Which number comes next after {n} when somebody counts in steps of {step}?
        key: "{key}"
        distractors: ["{a}", "{b}", "{c}"]
      - type: short-answer
        id: answer-{n}
        stem: Explain how {n} apples can be shared by {step} children so that few stay.
        points: [Divide the apples by the children., The rest stays.]
        marks: 2
"""
HEARD = """() => {
  const source = document.getElementById("source");
  window.measured = new Promise((done, fail) => {
    let start = 0;
    setTimeout(() => fail(new Error("no picture changed")), 60000);
    source.addEventListener("beforeinput", () => { start = performance.now(); }, {once: true});
    const pictures = new MutationObserver(() => {
      pictures.disconnect();
      done(performance.now() - start);
    });
    pictures.observe(document.getElementById("sheets"),
      {subtree: true, attributes: true, attributeFilter: ["src"]});
  });
  window.settled = new Promise(done => {
    const ready = new MutationObserver(() => { ready.disconnect(); done(); });
    ready.observe(document.body, {attributes: true, attributeFilter: ["data-ready"]});
  });
}"""
"""Prepares the page to measure the next edit: a picture gets its address once it is decoded. It has
settled when all pictures have."""
FIRST = """() => new MutationObserver((_, pictures) => {
  if (!document.querySelector("#sheets img[src]")) return;
  pictures.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.painted = Date.now(); }));
}).observe(document, {subtree: true, childList: true, attributeFilter: ["src"]})"""
"""Prepares every page to say when its first picture was painted: who waits for it from outside asks
only now and then."""
CARET = """words => {
  const source = document.getElementById("source");
  source.focus();
  const place = source.value.indexOf(words) + words.length;
  source.setSelectionRange(place, place);
}"""


class Paper(NamedTuple):
    """A paper that is edited behind some of its words, which end within one: every key shows."""

    name: str
    text: str
    words: str


class Measured(NamedTuple):
    """Milliseconds of edits, seconds to the first picture, and MB of the engine: at the end, and
    the most that were seen."""

    edits: list[float]
    first: float
    megabytes: float
    most: float


def long_exam(questions: int = 100) -> str:
    """An exam with so many pairs of questions in its text."""
    listed = "".join(
        QUESTION.format(n=n, step=n % 7 + 2, key=n + n % 7 + 2, a=n + 1, b=n + 10, c=n + 20)
        for n in range(1, questions + 1)
    )
    return f"title: A long exam\nsections:\n  - questions:\n{listed}"


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """The address of the page of a folder, and the number of its process."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["WORKSHEETS_CACHE"] = str(folder / "cache")
    process = subprocess.Popen(
        [sys.executable, "-um", "worksheets", "serve", ".", "--no-browser"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process.stdout.readline().strip() if process.stdout else "", process.pid
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def engine_megabytes(server: int) -> float:
    """What the engine of a server holds in memory; 0 if it is being replaced."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    others = Path(f"/proc/{server}/task").iterdir()  # threads start processes, too
    children += [pid for task in others for pid in (task / "children").read_text().split()]
    found = 0.0
    for child in set(children):
        try:
            command = Path(f"/proc/{child}/cmdline").read_bytes()
            status = Path(f"/proc/{child}/status").read_text()
        except OSError:
            continue
        if b"spawn_main" in command and "VmRSS:" in status:
            found = max(found, int(status.split("VmRSS:")[1].split()[0]) / 1024)
    return found


def _first_picture(page: Page, address: str) -> float:
    """Open the page; when its first picture was painted, in seconds since 1970."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")  # all its pictures are there
    page.wait_for_timeout(100)
    painted: float = page.evaluate("() => window.painted")
    return painted / 1000


def edited(page: Page, n: int) -> float:
    """The milliseconds of an edit."""
    page.evaluate(HEARD)
    page.keyboard.press("Space" if LETTERS[n % len(LETTERS)] == " " else LETTERS[n % len(LETTERS)])
    taken: float = page.evaluate("() => window.measured")
    page.evaluate("() => window.settled")
    return taken


def measured(browser: Browser, paper: Paper, edits: int) -> Measured:
    """A paper is opened and edited."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.yaml").write_text(paper.text, "utf-8")
        page = browser.new_page(viewport={"width": 1500, "height": 950})
        page.set_default_timeout(PATIENCE)
        page.add_init_script(f"({FIRST})()")
        with served(folder) as (address, server):  # the disk is warm, and modules are compiled
            _first_picture(page, address)
        start = time.time()  # noqa: TID251 the browser has this clock only
        with served(folder) as (address, server):
            first = _first_picture(page, address) - start
            page.evaluate(CARET, paper.words)
            edited(page, 0)  # the engine is warm now
            times = []
            for n in range(1, TIMED + 1):
                page.wait_for_timeout(100)  # a person is not faster
                times.append(edited(page, n))
            sizes = [engine_megabytes(server)]
            for n in range(TIMED + 1, edits):
                edited(page, n)
                if n % LOOK_AT_MEMORY == 0:
                    sizes.append(engine_megabytes(server))
        page.close()
    return Measured(times, first, sizes[-1], max(sizes))


def main() -> int:
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else EDITS
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not on the path: install it", file=sys.stderr)
        return 1
    korea = (SPECS / "korean-war.yaml").read_text("utf-8")
    papers = (
        Paper("korean-war", korea, "Answer all the quest"),
        Paper("a long exam", long_exam(), "Which number comes ne"),
    )
    print(f"{os.getloadavg()[0]:.1f} processes wait for {os.cpu_count()} processors at the start")
    print(f"{'':14}{'key to picture':>22}{'first picture':>15}{f'engine, {edits} edits':>20}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for paper in papers:
            found = measured(browser, paper, edits)
            slow = quantiles(found.edits, n=10)[-1]
            edit = f"{median(found.edits):.0f} ms (p90 {slow:.0f})"
            memory = f"{found.megabytes:.0f} MB (most {found.most:.0f})"
            print(f"{paper.name:14}{edit:>22}{found.first:>13.2f} s{memory:>20}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
