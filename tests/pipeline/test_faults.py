"""Builds that are killed, interrupted or starved, and what is left of them."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from builds import (
    BUILD,
    POISON,
    SLOW,
    built,
    command,
    digests,
    nothing_half_written,
    start,
    wait_for_files,
    with_specs,
    workers,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sixty specs."""
    return with_specs(tmp_path, 60)


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
    (folder / "sitecustomize.py").write_text(SLOW)
    process = start(folder, "-j", "2", PYTHONPATH=str(folder))
    found = workers(process)
    assert found
    time.sleep(random.Random(seed).uniform(0.3, 1.2))
    for worker in found[: 1 + seed % 2]:
        if command(worker):
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
    (folder / "sitecustomize.py").write_text(SLOW)
    process = start(folder, "-j", "1" if seed else "2", PYTHONPATH=str(folder))
    found = workers(process) if seed == 0 else []
    wait_for_files(process, folder)
    time.sleep(random.Random(seed).uniform(0, 0.3))
    process.kill()
    process.communicate()  # ends only when nobody holds the other end, the workers included
    assert not [worker for worker in found if command(worker)]
    some = digests(folder / "out")
    assert some.items() <= clean.items()
    assert len(some) < len(clean), "it was killed too late to show anything"
    (folder / "out" / f".paper-0001.pdf.{process.pid}.part").write_bytes(b"%PDF-1.7 half")
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean
    assert nothing_half_written(folder / "out")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt(folder: Path, clean: Mapping[str, str], jobs: str) -> None:
    (folder / "sitecustomize.py").write_text(SLOW)
    process = start(folder, "-j", jobs, PYTHONPATH=str(folder))
    found = workers(process) if jobs == "2" else []
    wait_for_files(process, folder)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "interrupted: " in said
    assert "of 60 jobs are done; build again with --resume to go on" in said
    assert not [worker for worker in found if command(worker)]
    assert nothing_half_written(folder / "out")
    assert built(folder, "--resume") == (0, "")
    assert digests(folder / "out") == clean


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
    build = " ".join((*BUILD, *options))
    keep = "cp -a out/. kept"  # what is mounted is gone when the command ends
    (folder / "kept").mkdir(exist_ok=True)
    unshare = shutil.which("unshare")
    assert unshare, "util-linux is not installed"
    done = subprocess.run(
        [unshare, "-rm", "sh", "-c", f"{mount} && {build}; code=$?; {keep}; exit $code"],
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
