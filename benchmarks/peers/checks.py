"""What every system builds is looked at before it is measured."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
from benchmarks.peers import ours
from benchmarks.peers.content import Worksheet, worksheet
from benchmarks.peers.peer import System

PAPER, SCHEME = range(4, 8), range(1, 5)
"""How many pages a paper, and a mark scheme, may have."""
TAGGED = ("worksheets", "typst, tags on")


def check(system: System) -> None:
    """Fail if a document has too few or too many pages, lacks a question, or has no tags."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with TemporaryDirectory() as name:
        folder = Path(name)
        if system is ours.OURS:
            ours.prepare(range(1), "new", folder)
        system.begin()(range(1), "new", folder)
        files = sorted(folder.rglob("*.pdf"), key=lambda path: "scheme" in path.name)
        paper, scheme = (pypdf.PdfReader(path) for path in files)
        _check_pages(system, paper, PAPER)
        _check_pages(system, scheme, SCHEME)
        _check_words(system, paper, worksheet(0, "new"))
        if system.name in TAGGED:
            for file in (paper, scheme):
                catalogue = file.trailer["/Root"].get_object()
                if "/StructTreeRoot" not in catalogue:
                    raise SystemExit(f"{system.name}: a file has no tags")


def _check_pages(system: System, file: pypdf.PdfReader, wanted: range) -> None:
    if len(file.pages) not in wanted:
        raise SystemExit(f"{system.name}: a file has {len(file.pages)} pages")


def _check_words(system: System, file: pypdf.PdfReader, whole: Worksheet) -> None:
    said = _letters("".join(page.extract_text() for page in file.pages))
    for one in (one for section in whole.sections for one in section.questions):
        start = _letters("".join(one.text.partition("{}")[0].split(" ")[:4]))
        if start not in said:
            raise SystemExit(f"{system.name}: question {one.number} is not on the paper")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
