"""Builds in processes of their own, and what they leave in a folder."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pypdf

import worksheets

SPEC = """
title: Paper {n}
course: cold-war
topics: [2.2.2]
seed: {n}
sections: [{{questions: [{{type: multiple-choice, count: 3}}]}}]
"""
BUILD = (sys.executable, "-m", "worksheets", "build", "specs", "-o", "out")
# Each is a sitecustomize.py: for builds with a deadly job, and for some to be caught in the act.
POISON = """
import os, signal
from worksheets.jobs import work
built = work._built_files
def deadly(job, *more):
    if "paper-0017" in str(job):
        os.kill(os.getpid(), signal.SIGKILL)
    return built(job, *more)
work._built_files = deadly
"""
SLOW = """
import time
from worksheets.jobs import work
built = work._built_files
def slow(job, *more):
    time.sleep(0.1)
    return built(job, *more)
work._built_files = slow
"""


def with_specs(folder: Path, count: int) -> Path:
    """The folder, with so many specs in it."""
    specs = folder / "specs"
    specs.mkdir()
    for n in range(count):
        (specs / f"paper-{n:04}.yaml").write_text(SPEC.format(n=n))
    return folder


def with_program(environment: Mapping[str, str]) -> Mapping[str, str]:
    """An environment in which Python finds the program that is being tested."""
    paths = environment.get("PYTHONPATH", ""), str(Path(worksheets.__file__).parent.parent)
    return os.environ | environment | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def start(folder: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    return subprocess.Popen(
        [*BUILD, *options],
        cwd=folder,
        env=with_program(environment),
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
    for _ in range(6000):
        task = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        children = [int(child) for child in task.read_text().split()] if task.exists() else []
        known = command(process.pid)
        doing = [child for child in children if command(child) == known or spawned(child)]
        if doing or process.poll() is not None:
            return doing
        time.sleep(0.01)
    return []


def spawned(process: int) -> bool:
    return b"spawn_main" in command(process)


def command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""
