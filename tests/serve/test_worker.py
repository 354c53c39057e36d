"""The engine behind the page is replaced when it is dead or slow, and heeds files that change."""

import os
import signal
from pathlib import Path

import pytest

from worksheets.serve import worker as module
from worksheets.serve.refused import Refused
from worksheets.serve.worker import Worker

TEXT = "title: T\nsections: [{questions: [{type: true-false, statement: A, answer: true}]}]\n"


def shown(worker: Worker, text: str = TEXT) -> dict[str, object]:
    found: dict[str, object] = worker.ask("preview", "quiz.yaml", text, "")
    assert not isinstance(found, Refused), found
    return found


def test_a_dead_engine_is_replaced(folder: Path) -> None:
    worker = Worker(folder)
    try:
        before = shown(worker)
        first = worker.process
        assert first is not None
        os.kill(first, signal.SIGKILL)
        assert shown(worker) == before
        assert worker.process != first
    finally:
        worker.close()
    assert worker.process is None


def test_an_engine_that_has_done_much_is_replaced_at_the_next_preview(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures of the last preview are still there until then."""
    monkeypatch.setattr(module, "MOST_JOBS", 2)
    worker = Worker(folder)
    try:
        (kind, *_) = shown(worker)["pages"]  # type: ignore[misc]
        first, digest = worker.process, kind["pages"][0]["digest"]
        for dots in (60, 70, 80):
            assert worker.ask("picture", digest, dots)
        assert worker.process == first
        assert shown(worker)["problems"] == []
        assert worker.process != first
        assert worker.ask("picture", digest, 60)
    finally:
        worker.close()


def test_a_slow_job_is_ended_and_the_next_one_done(folder: Path) -> None:
    worker = Worker(folder)
    try:
        found = worker.ask("preview", "quiz.yaml", TEXT, "", seconds=0.001)
        assert isinstance(found, Refused)
        assert "takes more than" in found.message
        assert shown(worker)["problems"] == []
    finally:
        worker.close()


def test_a_file_that_the_spec_reads_is_read_again(worker: Worker, folder: Path) -> None:
    theme = folder / "ours.yaml"
    theme.write_text("based-on: quiz\nname: ours\ndescription: Ours.\n")
    text = f"{TEXT}layout: {{theme: ours.yaml}}\n"
    before = shown(worker, text)["pages"]
    assert shown(worker, text)["pages"] == before
    theme.write_text("based-on: exam\nname: ours\ndescription: Ours, and another.\n")
    assert shown(worker, text)["pages"] != before
    theme.unlink()
    (problem,) = shown(worker, text)["problems"]  # type: ignore[misc]
    assert "there is no theme 'ours.yaml'" in problem["message"]


def test_forms_are_shown_by_their_names(worker: Worker) -> None:
    two = ", ".join(f"{{type: true-false, statement: {one}, answer: true}}" for one in "AB")
    text = f"title: T\nforms: 4\nsections: [{{questions: [{two}]}}]\n"
    found = [worker.ask("preview", "quiz.yaml", text, form) for form in ("A", "B", "C", "D")]
    assert found[0]["forms"] == ["A", "B", "C", "D"]
    assert len({str(one["pages"]) for one in found}) > 1
