"""Builds that are killed, interrupted or starved, and what is left of them."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest

SPEC = """
title: Paper {n}
course: cold-war
topics: [2.2.2]
seed: {n}
sections: [{{questions: [{{type: multiple-choice, count: 3}}]}}]
"""
BUILD = (sys.executable, "-m", "worksheets", "build", "specs", "-o", "out")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sixty specs."""
    return with_specs(tmp_path, 60)


def with_specs(folder: Path, count: int) -> Path:
    specs = folder / "specs"
    specs.mkdir()
    for n in range(count):
        (specs / f"paper-{n:04}.yaml").write_text(SPEC.format(n=n))
    return folder


def start(folder: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    return subprocess.Popen(
        [*BUILD, *options],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def built(folder: Path, *options: str, **environment: str) -> tuple[int, str]:
    """The exit code of a build, and what it said on the error stream."""
    process = start(folder, *options, **environment)
    _, said = process.communicate()
    return process.returncode, said


def digests(folder: Path) -> Mapping[str, str]:
    """Every PDF by name; all of them can be read."""
    found = {}
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        assert pypdf.PdfReader(path).pages
        found[path.name] = sha256(data).hexdigest()
    return found


def nothing_half_written(folder: Path) -> bool:
    return not [path for path in folder.iterdir() if path.name.endswith(".part")]


def wait_for_files(process: subprocess.Popen[str], folder: Path) -> None:
    """Until the build has written something, or has ended."""
    manifest = folder / "out" / "worksheets-manifest.jsonl"
    while not manifest.exists() and process.poll() is None:
        time.sleep(0.01)


def workers(process: subprocess.Popen[str]) -> list[int]:
    """The processes that do the jobs of a build, once there are any."""
    for _ in range(400):
        task = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        children = [int(child) for child in task.read_text().split()] if task.exists() else []
        doing = [child for child in children if b"spawn_main" in _command(child)]
        if doing or process.poll() is not None:
            return doing
        time.sleep(0.01)
    return []


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What a build comes to that nothing disturbs."""
    folder = with_specs(tmp_path_factory.mktemp("clean"), 60)
    assert built(folder, "-j", "1") == (0, "")
    return digests(folder / "out")


def test_processes_build_the_same_files(folder: Path, clean: Mapping[str, str]) -> None:
    assert built(folder, "-j", "2") == (0, "")
    assert digests(folder / "out") == clean


def test_parts_of_the_work_together_are_the_work(folder: Path, clean: Mapping[str, str]) -> None:
    for part in ("1/3", "2/3", "3/3"):
        before = set(digests(folder / "out")) if (folder / "out").exists() else set()
        assert built(folder, "--shard", part) == (0, "")
        assert set(digests(folder / "out")) > before
    assert digests(folder / "out") == clean


@pytest.mark.parametrize("seed", range(3))
def test_a_worker_is_killed(folder: Path, clean: Mapping[str, str], seed: int) -> None:
    process = start(folder, "-j", "2")
    found = workers(process)
    assert found
    time.sleep(random.Random(seed).uniform(0.3, 1.2))
    for worker in found[: 1 + seed % 2]:
        if _command(worker):
            os.kill(worker, signal.SIGKILL)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert digests(folder / "out") == clean
    assert built(folder, "--resume") == (0, "")
    assert nothing_half_written(folder / "out")


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_build_is_killed_and_goes_on(
    folder: Path, clean: Mapping[str, str], seed: int
) -> None:
    process = start(folder, "-j", "1" if seed else "2")
    found = workers(process) if seed == 0 else []
    wait_for_files(process, folder)
    time.sleep(random.Random(seed).uniform(0, 0.3))
    process.kill()
    process.communicate()  # ends only when nobody holds the other end, the workers included
    assert not [worker for worker in found if _command(worker)]
    some = digests(folder / "out")
    assert some.items() <= clean.items()
    assert len(some) < len(clean), "it was killed too late to show anything"
    (folder / "out" / f".paper-0001.pdf.{process.pid}.part").write_bytes(b"%PDF-1.7 half")
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean
    assert nothing_half_written(folder / "out")


def test_an_interrupt(folder: Path, clean: Mapping[str, str]) -> None:
    process = start(folder, "-j", "2")
    found = workers(process)
    wait_for_files(process, folder)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "interrupted: " in said
    assert "of 60 jobs are done; build again with --resume to go on" in said
    assert not [worker for worker in found if _command(worker)]
    assert nothing_half_written(folder / "out")
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean


POISON = """
import os, signal
from worksheets.batch.work import Workshop
do = Workshop.do
def deadly(self, job):
    if "paper-0017" in str(job):
        os.kill(os.getpid(), signal.SIGKILL)
    return do(self, job)
Workshop.do = deadly
"""


def test_a_job_that_kills_its_process_is_named(folder: Path, clean: Mapping[str, str]) -> None:
    (folder / "sitecustomize.py").write_text(POISON)
    code, said = built(folder, "-j", "2", PYTHONPATH=str(folder))
    assert code == 3
    assert said.count("error:") == 1
    assert "the job 'specs/paper-0017.yaml' failed" in said
    assert "was killed" in said
    wanted = {name: one for name, one in clean.items() if "0017" not in name}
    assert digests(folder / "out") == wanted
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean


def in_mount(folder: Path, mount: str, *options: str) -> tuple[int, str]:
    """A build with something mounted on the folder for its files."""
    (folder / "out").mkdir(exist_ok=True)
    command = " ".join((*BUILD, *options))
    keep = "cp -a out/. kept"  # what is mounted is gone when the command ends
    (folder / "kept").mkdir(exist_ok=True)
    unshare = shutil.which("unshare")
    assert unshare, "util-linux is not installed"
    done = subprocess.run(
        [unshare, "-rm", "sh", "-c", f"{mount} && {command}; code=$?; {keep}; exit $code"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def test_a_disk_is_full(folder: Path, clean: Mapping[str, str]) -> None:
    code, said = in_mount(folder, "mount -t tmpfs -o size=600k tmpfs out", "-j", "1")
    assert code == 3, said
    assert "No space left on device" in said
    assert "Traceback" not in said
    some = digests(folder / "kept")
    assert some
    assert some.items() < clean.items()
    assert nothing_half_written(folder / "kept")
    (folder / "out").rmdir()
    (folder / "kept").rename(folder / "out")
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean


def test_a_folder_that_cannot_be_written_to(folder: Path) -> None:
    code, said = in_mount(folder, "mount -t tmpfs -o ro tmpfs out", "-j", "1")
    assert code == 1
    assert "Read-only file system" in said
    assert "Traceback" not in said


def test_files_that_cannot_be_replaced(folder: Path, clean: Mapping[str, str]) -> None:
    (folder / "out" / "paper-0003.pdf").mkdir(parents=True)
    code, said = built(folder, "-j", "2")
    assert code == 3
    assert said.count("error:") == 1
    assert "out/paper-0003.pdf: Is a directory" in said
    assert nothing_half_written(folder / "out")
    (folder / "out" / "paper-0003.pdf").rmdir()
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    (folder / "out").write_text("no folder")
    code, said = built(folder)
    assert code == 2
    assert "out" in said
    assert "Traceback" not in said


def test_a_thousand_specs_with_ten_bad_ones(tmp_path: Path) -> None:
    folder = with_specs(tmp_path, 1000)
    bad = [folder / "specs" / f"paper-{n:04}.yaml" for n in range(50, 1000, 100)]
    for path in bad:
        path.write_text(path.read_text().replace("cold-war", "cold-wer"))
    code, said = built(folder, "-j", "2", "--scheme", "none")
    assert code == 3
    assert said.count("error:") == len(bad)
    for path in bad:
        assert f"specs/{path.name}:" in said
    assert len(digests(folder / "out")) == 990


LATER = """
import time
for name in ("time", "monotonic", "perf_counter"):
    def later(real=getattr(time, name)):
        return real() + 3e8
    setattr(time, name, later)
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Seoul", "LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONPATH": "."},
    ],
)
def test_neither_clock_nor_locale_matters(
    folder: Path, clean: Mapping[str, str], environment: dict[str, str]
) -> None:
    (folder / "sitecustomize.py").write_text(LATER)
    assert built(folder, "-j", "1", **environment) == (0, "")
    assert digests(folder / "out") == clean
