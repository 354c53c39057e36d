"""This program: forms, copies for a class, or papers of different courses."""

import contextlib
import gc
import sys
from pathlib import Path

from benchmarks.peers.content import PUPILS, Mode, worksheet
from benchmarks.peers.course import write_course
from benchmarks.peers.peer import BuildMany, System

from worksheets.jobs.batch import build
from worksheets.memo import Memory
from worksheets.pipeline.request import Request, Result


def begin() -> BuildMany:
    """The batch as the command line runs it, in one process."""
    gc.set_threshold(5_000_000)  # as the command line has it
    memory = Memory()

    def build_many(numbers: range, mode: Mode, folder: Path) -> int:
        with memory.used():
            result = build(_specs(numbers, mode, folder), _request(mode, folder))
        _check(result)
        return sum(file.path.stat().st_size for file in result.built)

    return build_many


def _specs(numbers: range, mode: Mode, folder: Path) -> list[Path]:
    """Courses and specs, written before the clock is looked at (see `prepare`)."""
    inside = folder / "specs"
    names = [f"new-{number}" for number in numbers] if mode == "new" else [mode]
    return [inside / f"{name}.yaml" for name in names]


def prepare(numbers: range, mode: Mode, folder: Path) -> None:
    """Write the courses, specs and class lists of a round."""
    inside = folder / "specs"
    inside.mkdir(parents=True, exist_ok=True)
    if mode == "new":
        for number in numbers:
            write_course(worksheet(number, mode), inside, f"new-{number}")
        return
    forms = {"forms": [f"F{number}" for number in numbers]} if mode == "shuffled" else {}
    write_course(worksheet(0, mode), inside, mode, **forms)
    if mode == "named":
        rows = [f"{PUPILS[number % 4]} {number},{number},9B" for number in numbers]
        (inside / "class.csv").write_text("\n".join(("Name,ID,Class", *rows)), "utf-8")


def _request(mode: Mode, folder: Path) -> Request:
    roster = folder / "specs" / "class.csv" if mode == "named" else None
    return Request(folder / "files", roster=roster, jobs=1)


def _check(result: Result) -> None:
    if not result.ok:
        with contextlib.suppress(BrokenPipeError):
            print(*result.diagnostics, sep="\n", file=sys.stderr)
        raise SystemExit("this program did not build what it should")


OURS = System("worksheets", begin, str)
