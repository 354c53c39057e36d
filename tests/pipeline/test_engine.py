"""Engines with options of their own live in one process, also at once in two threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from worksheets.jobs.plan import jobs_for_spec
from worksheets.jobs.work import do_job
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request
from worksheets.read import spec

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))[:3]


def built(request: Request) -> dict[str, bytes]:
    """The files that an engine makes of some specs, by name."""
    files: dict[Path, bytes] = {}
    engine = Engine(request, files.update)
    for path in SPECS:
        spec = engine.prepare(path, Sink())
        assert spec is not None
        for job in jobs_for_spec(path, spec, request):
            assert do_job(job, engine).manifest_line
    return {path.name: data for path, data in files.items()}


@pytest.fixture(scope="module")
def requests() -> tuple[Request, Request]:
    return Request(theme="worksheet"), Request(theme="large-print-18", scheme="appendix")


def test_two_engines_in_two_threads_make_what_each_makes_alone(
    requests: tuple[Request, Request],
) -> None:
    alone = [built(request) for request in requests]
    assert alone[0].keys() != alone[1].keys()
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(built, requests)) == alone


def test_threads_that_share_an_engine_wait_for_one_another(
    requests: tuple[Request, Request],
) -> None:
    (path, *_), request = SPECS, requests[0]
    files: dict[Path, bytes] = {}
    engine = Engine(request, files.update)
    spec = engine.prepare(path, Sink())
    assert spec is not None
    (job,) = jobs_for_spec(path, spec, request)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: do_job(job, engine), range(2))
    assert first.built == second.built


def test_a_course_that_several_specs_name_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = []
    real = spec.read_course

    def read_course(folder: Path, *given: Any, **named: Any) -> Course | None:
        folders.append(folder)
        return real(folder, *given, **named)

    monkeypatch.setattr(spec, "read_course", read_course)
    engine = Engine(Request())
    for name in ("a", "b", "c"):
        path = tmp_path / f"{name}.yaml"
        picks = "sections: [{questions: [{type: true-false}]}]"
        path.write_text(f"title: {name}\ncourse: biology\n{picks}\n")
        prepared = engine.prepare(path, Sink())
        assert prepared is not None
        assert engine.papers(path, prepared, Sink())
    assert len(folders) == 1
