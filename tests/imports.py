"""Notes brought into a course, and what is there then, for the tests that do so."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from exchange.notes.documents import rivers
from worksheets.checking.check import find_course
from worksheets.cli import worksheets as program
from worksheets.exchange.imports import ImportOutcome, import_notes
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink

SAMPLES = Path(__file__).parent / "exchange" / "notes" / "samples"
MESSY = Path(__file__).parents[1] / "docs" / "notes" / "cuban-missile-crisis.txt"
NAMES = ("cuban-missile-crisis.txt", "cells.html", "forces.md", "at-home.txt", "rivers.docx")


def sample(folder: Path, name: str) -> Path:
    if name == "rivers.docx":
        return rivers(folder / name)
    known = MESSY if name == MESSY.name else SAMPLES / name
    return Path(shutil.copy(known, folder / name))


def bring(folder: Path, *files: Path, course: str = "mine") -> ImportOutcome:
    sink = Sink()
    outcome = import_notes(files, folder, course, sink)
    assert outcome is not None, list(map(str, sink))
    assert not sink.failed, list(map(str, sink))
    return outcome


def course(folder: Path) -> Course:
    sink = Sink()
    found = find_course(str(folder), sink)
    assert found is not None, list(map(str, sink))
    return found


def contents(folder: Path) -> Mapping[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def verify(folder: Path, *answers: str) -> Result:
    return CliRunner().invoke(
        program, ["verify", str(folder)], input="\n".join((*answers, "")), standalone_mode=False
    )
