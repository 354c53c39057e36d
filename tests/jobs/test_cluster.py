"""The same files from a Dask cluster, whatever happens to it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from builds import (
    POISON,
    SLOW,
    built,
    digests,
    start,
    wait_for_files,
    with_program,
    with_specs,
    workers,
)
from tools import lacking
from worksheets.jobs.shipment import pack, unpack
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.prepared import prepare, reading_context
from worksheets.pipeline.request import Request

DASK = (sys.executable, "-m", "dask.__main__")
LOG = "log.txt"


class Cluster:
    """A scheduler in a process of its own, to which workers can be added."""

    def __init__(self, folder: Path, stack: ExitStack, **environment: str) -> None:
        self.folder, self.stack = folder, stack
        folder.mkdir()
        file = folder / "scheduler.json"
        options = ("--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(file))
        self.scheduler = self._begun("scheduler", *options, **environment)
        for _ in range(600):
            if file.exists() and (text := file.read_text()):
                self.address: str = json.loads(text)["address"]
                break
            time.sleep(0.05)
        self.executor = self.address.replace("tcp://", "dask://")

    def _begun(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        log = self.stack.enter_context((self.folder / LOG).open("ab"))
        process = subprocess.Popen(
            [*DASK, *options, "--no-dashboard"],
            cwd=self.folder,
            env=with_program(environment),
            stdout=log,
            stderr=log,
        )
        self.stack.callback(process.wait)
        self.stack.callback(process.terminate)
        return process

    def with_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """One more process that does jobs, and the one that looks after it."""
        options = ("--nthreads", "2", "--local-directory", str(self.folder))
        return self._begun("worker", self.address, *options, **environment)


@contextmanager
def cluster(folder: Path, **environment: str) -> Iterator[Cluster]:
    if find_spec("distributed") is None:
        lacking("Dask")
    with ExitStack() as stack:
        yield Cluster(folder, stack, **environment)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers, which many tests use."""
    with cluster(tmp_path_factory.mktemp("cluster") / "own") as own:
        own.with_worker()
        own.with_worker()
        yield own


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What a build of forty specs comes to here."""
    folder = with_specs(tmp_path_factory.mktemp("clean"), 40)
    assert built(folder, "-j", "1") == (0, "")
    return digests(folder / "out")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_specs(tmp_path, 40)


def test_a_cluster_builds_the_same_files(
    folder: Path, standing: Cluster, clean: Mapping[str, str]
) -> None:
    assert built(folder, "--executor", standing.executor) == (0, "")
    assert digests(folder / "out") == clean
    assert built(folder, "--resume", "--executor", "dask://nobody:1") == (0, "")


COURSE = """
title: A course of one's own
subject: Signs
topics: [{number: "1", title: "Signs"}]
"""
TOPIC = """
questions:
  - type: multiple-choice
    id: sign
    stem: What does the sign show?
    figure: {type: image, file: sign.png, alt: A black square, width: 10}
    key: A square
    distractors:
      - {text: A ring, why: It has corners}
      - {text: A star, why: It has four corners}
      - {text: A line, why: It is as tall as it is wide}
"""
OWN = """
title: Copies
course: course
topics: ["1"]
forms: 2
school: {name: A school, logo: sign.png}
layout: {theme: look/own.yaml}
header: "{class}"
sections: [{questions: [{type: multiple-choice}]}]
"""
THEME = """
based-on: worksheet
type: {family: Noto Sans, fallback: [Amiri], fonts: ../fonts}
"""


def with_everything(folder: Path) -> Path:
    """A spec with a course, a picture, a logo, a theme, fonts and a class of its own."""
    import fontpkg  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    specs = folder / "specs"
    for name in ("course", "look", "fonts"):
        (specs / name).mkdir(parents=True)
    for weight, style in ((400, "normal"), (700, "normal"), (400, "italic"), (700, "italic")):
        font = Path(str(fontpkg.path("Noto Sans", weight, style=style)))
        (specs / "fonts" / f"{weight}-{style}{font.suffix}").write_bytes(font.read_bytes())
    for place in (specs, specs / "course"):
        Image.new("L", (80, 80), 0).save(place / "sign.png")
    (specs / "course" / "outline.yaml").write_text(COURSE)
    (specs / "course" / "1.yaml").write_text(TOPIC)
    (specs / "look" / "own.yaml").write_text(THEME)
    (specs / "spec.yaml").write_text(OWN)
    (folder / "class.csv").write_text("name,class\nAnna,10a\nبشرى,10b\nØrjan,10c\n")
    return folder


def test_what_an_author_brings_along_goes_with_the_jobs(tmp_path: Path, standing: Cluster) -> None:
    folder = with_everything(tmp_path / "own")
    specs = ("--roster", "class.csv", "--together", "--fillable")
    assert built(folder, *specs, "-j", "1") == (0, "")
    here = digests(folder / "out")
    (folder / "out").rename(folder / "here")
    assert built(folder, *specs, "--executor", standing.executor) == (0, "")
    assert digests(folder / "out") == here


def test_a_parcel_is_what_was_packed(tmp_path: Path) -> None:
    found = prepare(
        with_everything(tmp_path / "own") / "specs" / "spec.yaml",
        reading_context(),
        Request(),
        Sink(),
    )
    assert found is not None
    parcel = pack(found, {})
    assert len(parcel.parts) == 4
    there = unpack(parcel)
    assert there.loaded.spec == found.loaded.spec
    assert there.loaded.course.digest == found.loaded.course.digest
    assert there.loaded.language == found.loaded.language == there.options.language
    assert there.options.theme.type.fonts != found.options.theme.type.fonts
    fonts = Path(there.options.theme.type.fonts)
    assert sorted(file.name for file in fonts.iterdir()) == sorted(
        file.name for file in (tmp_path / "own" / "specs" / "fonts").iterdir()
    )
    assert pack(there, {}).spec in pack(there, {}).parts
    assert pack(found, {}) == parcel


def test_a_worker_is_killed(tmp_path: Path, folder: Path, clean: Mapping[str, str]) -> None:
    with cluster(tmp_path / "cluster") as own:
        own.with_worker()
        nanny = own.with_worker()
        process = start(folder, "--executor", own.executor)
        wait_for_files(process, folder)
        for worker in workers(nanny):
            os.kill(worker, signal.SIGKILL)
        _, said = process.communicate()
    assert (process.returncode, said) == (0, "")
    assert digests(folder / "out") == clean


def test_a_deadly_job_is_named(tmp_path: Path, folder: Path, clean: Mapping[str, str]) -> None:
    (tmp_path / "sitecustomize.py").write_text(POISON)
    patience = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    with cluster(tmp_path / "cluster", **patience) as own:
        own.with_worker(PYTHONPATH=str(tmp_path))
        own.with_worker(PYTHONPATH=str(tmp_path))
        code, said = built(folder, "--executor", own.executor)
    assert code == 3
    assert said.count("error:") == 1, said
    assert "the job 'specs/paper-0017.yaml' failed: every worker that did it was killed" in said
    assert digests(folder / "out") == {
        name: one for name, one in clean.items() if "0017" not in name
    }


def test_the_scheduler_is_killed(tmp_path: Path, folder: Path, clean: Mapping[str, str]) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    with cluster(tmp_path / "cluster") as own:
        own.with_worker(PYTHONPATH=str(tmp_path))
        process = start(folder, "--executor", own.executor)
        wait_for_files(process, folder)
        own.scheduler.kill()
        _, said = process.communicate()
    assert process.returncode == 3
    assert "Traceback" not in said, said
    assert "--executor: error: the Dask scheduler at" in said
    assert "went away" in said
    assert "hint: start it anew, and build again with --resume" in said
    some = digests(folder / "out")
    assert some
    assert some.items() < clean.items()
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean


def test_an_interrupt(tmp_path: Path, folder: Path, clean: Mapping[str, str]) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    with cluster(tmp_path / "cluster") as own:
        own.with_worker(PYTHONPATH=str(tmp_path))
        process = start(folder, "--executor", own.executor)
        wait_for_files(process, folder)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        assert process.returncode == 130
        assert "Traceback" not in said
        assert "of 40 jobs are done; build again with --resume to go on" in said
        assert built(folder, "--resume", "--executor", own.executor) == (0, "")
    assert digests(folder / "out") == clean


def test_a_worker_that_would_write_other_bytes(tmp_path: Path, folder: Path) -> None:
    older = "import worksheets.model.version as it\nit.VERSION = '0.0.9'\n"
    (tmp_path / "sitecustomize.py").write_text(older)
    with cluster(tmp_path / "cluster") as own:
        own.with_worker()
        own.with_worker(PYTHONPATH=str(tmp_path))
        wait_for_workers(own, 2)
        code, said = built(folder, "--executor", own.executor)
    assert code == 1
    assert "has worksheets 0.0.9, not 0.1.0; its files would not be the same" in said
    assert "tcp://127.0.0.1" in said
    assert not (folder / "out").exists()


def test_a_worker_without_the_program(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['worksheets'] = None\n")
    with cluster(tmp_path / "cluster") as own:
        own.with_worker(PYTHONPATH=str(tmp_path))
        code, said = built(folder, "--executor", own.executor)
    assert code == 1
    assert "ModuleNotFoundError" in said
    assert "give every worker the same versions" in said


def wait_for_workers(own: Cluster, count: int) -> None:
    from distributed import Client  # noqa: PLC0415

    with Client(own.address, set_as_default=False) as client:
        client.wait_for_workers(count)


def test_nobody_answers(folder: Path) -> None:
    if find_spec("distributed") is None:
        lacking("Dask")
    code, said = built(folder, "--executor", "dask://127.0.0.1:1")
    assert code == 1
    assert "--executor: error: no Dask scheduler answers at 'dask://127.0.0.1:1'" in said


def test_a_cluster_without_workers(tmp_path: Path, folder: Path) -> None:
    with cluster(tmp_path / "cluster") as own:
        code, said = built(folder, "--executor", own.executor)
    assert code == 1
    assert "has no workers" in said
    assert "hint: start some: dask worker tcp://127.0.0.1" in said


def test_dask_is_not_installed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['distributed'] = None\n")
    code, said = built(folder, "--executor", "dask://here:8786", PYTHONPATH=str(tmp_path))
    assert code == 1
    assert "'dask://here:8786' wants Dask, which is not installed" in said
    assert "hint: pip install 'worksheets[cluster]'" in said


@pytest.mark.parametrize("wrong", ["dask://", "here:8786", "dask://here", "dask://here:x", "ray"])
def test_what_is_no_executor(folder: Path, wrong: str) -> None:
    code, said = built(folder, "--executor", wrong)
    assert code == 2
    assert f"'{wrong}' is no executor; write processes or dask://host:8786" in said
    with pytest.raises(ValueError, match="is no executor"):
        Request(executor=wrong)
