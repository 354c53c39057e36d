"""A build is done again when a file changes that it read, once for changes close together."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builds import with_program
from worksheets.jobs.file_stamps import stamps_of
from worksheets.jobs.watching import SETTLED, WatchedBuild, next_change, watched_builds
from worksheets.pipeline.request import Request

SPEC = """\
title: {title}
sections: [{{questions: [{{type: true-false, statement: A, answer: true}}]}}]
"""


class Script:
    """A pause that does the next thing of a script each time, and ends with the script."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)
        self.waited: list[float] = []

    def __call__(self, seconds: float) -> bool:
        self.waited.append(seconds)
        if not self.steps:
            return False
        self.steps.pop(0)()
        return True


def nothing() -> None:
    """A step without a change."""


def write(path: Path, text: str) -> Callable[[], object]:
    """A step that writes a file; its time is another one, whatever the clock of the disk."""

    def step() -> None:
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(before + 1, before + 1))

    return step


def builds(paths: list[Path], folder: Path, script: Script) -> list[WatchedBuild]:
    return list(watched_builds(paths, Request(folder / "out", jobs=1), script))


def test_each_save_is_a_build_with_its_diagnostics(tmp_path: Path) -> None:
    spec = tmp_path / "quiz.yaml"
    write(spec, SPEC.format(title="One"))()
    bad = "title: Two\n"
    good = SPEC.format(title="Three")
    script = Script(write(spec, bad), nothing, nothing, write(spec, good), nothing)
    first, second, third = builds([spec], tmp_path, script)
    assert (first.changed, second.changed, third.changed) == ((), (spec,), (spec,))
    assert len(first.result.built) == len(third.result.built) == 2
    assert not second.result.ok
    assert "'sections' is missing" in str(second.result.diagnostics[0])
    digests = {file.digest for file in first.result.built}
    assert digests.isdisjoint(file.digest for file in third.result.built)


def test_changes_close_together_are_one(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.yaml" for n in range(3)]
    for path in paths:
        write(path, "a")()
    script = Script(nothing, *(write(path, "b") for path in paths), nothing, nothing)
    assert next_change(stamps_of(paths), script) == tuple(paths)
    assert script.waited[-1] == SETTLED
    assert len(script.steps) == 1
    assert next_change(stamps_of(paths), Script(nothing)) is None


def course(folder: Path) -> Path:
    """A spec with a course and a theme of its own."""
    (folder / "facts").mkdir()
    outline = "title: F\nsubject: S\ntopics: [{number: 1, title: One}]\n"
    (folder / "facts" / "outline.yaml").write_text(outline)
    topic = "questions:\n  - {type: true-false, id: a, statement: A, answer: true}\n"
    (folder / "facts" / "1.yaml").write_text(topic)
    (folder / "ours.yaml").write_text("based-on: quiz\nname: ours\ndescription: Ours.\n")
    spec = folder / "spec.yaml"
    rest = "layout: {theme: ours.yaml}\nsections: [{questions: [{id: a}]}]\n"
    spec.write_text(f"title: T\ncourse: facts\n{rest}")
    return spec


@pytest.mark.parametrize("name", ["facts/1.yaml", "facts/outline.yaml", "ours.yaml", "spec.yaml"])
def test_all_that_a_spec_reads_is_watched(tmp_path: Path, name: str) -> None:
    spec = course(tmp_path)
    path = tmp_path / name
    again = write(path, path.read_text() + "# changed\n")
    first, second = builds([spec], tmp_path, Script(nothing, again, nothing))
    assert first.result.ok, list(map(str, first.result.diagnostics))
    assert second.changed == (path,)


def test_a_file_that_was_missing_is_watched(tmp_path: Path) -> None:
    spec = course(tmp_path)
    missing = tmp_path / "facts" / "1.yaml"
    text = missing.read_text()
    missing.unlink()
    first, second = builds([spec], tmp_path, Script(write(missing, text), nothing))
    assert not first.result.ok
    assert second.result.ok


def test_a_new_spec_in_a_folder_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    folder.mkdir()
    write(folder / "one.yaml", SPEC.format(title="One"))()
    new = write(folder / "two.yaml", SPEC.format(title="Two"))
    first, second = builds([folder], tmp_path, Script(new, nothing))
    assert (first.result.specs, second.result.specs) == (1, 2)


def lines_of(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout
    while line := process.stdout.readline():
        yield line


def test_the_command_says_a_line_a_build(tmp_path: Path) -> None:
    spec = tmp_path / "quiz.yaml"
    write(spec, SPEC.format(title="One"))()
    process = subprocess.Popen(
        [sys.executable, "-um", "worksheets", "watch", "quiz.yaml"],
        cwd=tmp_path,
        env=with_program({}),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        said = lines_of(process)
        assert next(said).startswith("built 2 files in ")
        time.sleep(0.01)
        spec.write_text(SPEC.format(title="Two"))
        assert next(said).startswith("quiz.yaml changed: built 2 files in ")
    finally:
        process.terminate()
        process.wait()
        assert process.stdout
        process.stdout.close()
