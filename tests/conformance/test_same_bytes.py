"""The same input makes the same bytes: in any process, place and language, after any other file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from papers import SPECS
from printed import Printed, in_theme
from themes import THEMES

PLACES = {
    "utc": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "tokyo": {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"},
    # Without these two, Python reads files as UTF-8 even where the locale knows only ASCII.
    "ascii": {
        "PYTHONHASHSEED": "3",
        "TZ": "America/Caracas",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    },
}
LAST = THEMES[-1]
"""The files in this theme are built after all others, in the process of the tests."""
SIDES, LIMIT = 6, 65_000


@pytest.mark.parametrize("place", PLACES)
def test_a_fresh_process_makes_the_same_files(
    place: str, files: tuple[Printed, ...], tmp_path: Path
) -> None:
    program = [sys.executable, "-m", "worksheets", "build"]
    command = [*program, *map(str, SPECS), "--scheme", "both", "--fillable"]
    subprocess.run(
        [*command, "--theme", LAST, "-o", str(tmp_path)],
        check=True,
        env={**os.environ, **PLACES[place]},
        capture_output=True,
    )
    here = {file.path.name: file.data for file in in_theme(files, LAST)}
    there = {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert here.keys() == there.keys()
    assert len(here) == 4 * len(SPECS)
    assert [name for name in here if here[name] != there[name]] == []


def test_six_pages_are_small(files: tuple[Printed, ...]) -> None:
    papers = [file for file in files if file.kind == "paper" and file.pages == SIDES]
    assert papers
    assert [file for file in papers if len(file.data) >= LIMIT] == []
