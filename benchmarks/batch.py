"""Copies for a great many pupils: one process, two, and a Dask cluster of two; and their memory.

python benchmarks/batch.py [PUPILS]
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SPEC = Path(__file__).parent.parent / "specs" / "korean-war.yaml"
PUPILS = 10_000
ROUNDS = 5
DASK = (sys.executable, "-m", "dask.__main__")


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of a build, and the most memory (MiB) of it and of each process that it began."""

    seconds: float
    own: float
    others: float


def memory(process: int) -> float:
    """MiB that a process has in memory now."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0


def children(process: int) -> list[int]:
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [int(child) for child in found.split()]


def built(roster: Path, *options: str) -> Figures:
    """Copies for a class, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "worksheets", "build", str(SPEC), "-o", folder]
        command += ["--roster", str(roster), "--scheme", "none", "--no-progress", *options]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        own = others = 0.0
        while process.poll() is None:
            own = max(own, memory(process.pid))
            others = max([others, *map(memory, children(process.pid))])
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        if process.returncode:
            raise SystemExit(f"the build ended with {process.returncode}")
        return Figures(time.perf_counter() - start, own, others)


def roster(folder: Path, pupils: int) -> Path:
    file = folder / f"{pupils}.csv"
    rows = "".join(f"Pupil number {n},{n}\n" for n in range(pupils))
    file.write_text("name,id\n" + rows)
    return file


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A scheduler and two workers of one thread; answers what to write for --executor."""
    file = folder / "scheduler.json"
    scheduler = ("scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(file))
    with ExitStack() as stack:

        def begin(*options: str) -> None:
            log = stack.enter_context((folder / "log").open("ab"))
            command = [*DASK, *options, "--no-dashboard"]
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
            stack.callback(process.wait)
            stack.callback(process.terminate)

        begin(*scheduler)
        while not file.exists() or not file.read_text():
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]
        for _ in range(2):
            begin("worker", address, "--nthreads", "1", "--local-directory", str(folder))
        time.sleep(5)
        yield address.replace("tcp://", "dask://")


def main(pupils: int) -> None:
    print(f"{os.cpu_count()} cores; {SPEC.name}; four pages a copy, no mark scheme")
    print(f"{'':28}{'copies':>8}{'s':>8}{'a second':>10}{'MiB':>8}{'MiB each':>10}")
    one, two = ("-j", "1"), ("-j", "2")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = roster(folder, pupils // 10), roster(folder, pupils)
        lists = {pupils // 10: few, pupils: many}
        (short, short_two), (long, long_two) = compared(
            {"one process": one, "two processes": two}, lists
        )
        # Idle workers take some of the cores, so nothing else is measured beside them.
        with cluster(folder) as executor:
            dask = ("--executor", executor)
            built(few, *dask)
            _, (beside, on_dask) = compared(
                {"two processes, beside Dask": two, "Dask, two workers": dask}, lists
            )
    print(f"two processes do {long / long_two:.2f} times as much as one, beginning included;")
    print(f"{(long - short) / (long_two - short_two):.2f} times as much once they have begun")
    print(f"Dask takes {on_dask / beside:.2f} times as long as two processes")


def compared(
    ways: Mapping[str, Sequence[str]], lists: Mapping[int, Path]
) -> list[tuple[float, ...]]:
    """For every class list the seconds that each way takes, the median of all rounds."""
    found: dict[tuple[str, int], list[Figures]] = {}
    for _ in range(ROUNDS):  # A B A B, so that none has a better hour than another
        for way, options in ways.items():
            for count, file in lists.items():
                found.setdefault((way, count), []).append(built(file, *options))
    return [tuple(shown(way, count, found[way, count]) for way in ways) for count in lists]


def shown(what: str, copies: int, rounds: list[Figures]) -> float:
    """Print the median round; answers its seconds."""
    middle = sorted(rounds, key=lambda one: one.seconds)[len(rounds) // 2]
    print(
        f"{what:28}{copies:8}{middle.seconds:8.2f}{copies / middle.seconds:10.0f}"
        f"{middle.own:8.0f}{middle.others:10.0f}"
    )
    return middle.seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PUPILS)
