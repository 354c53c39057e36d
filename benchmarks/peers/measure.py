"""Systems measured in turn, each in a process of its own that stays alive."""

import json
import logging
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import mkdtemp

from benchmarks.peers.content import MODES, Mode
from benchmarks.peers.peer import System
from benchmarks.peers.systems import SYSTEMS

ROUND = 4.0
"""Seconds of processor time that a round should take at least."""
MOST = 1000
"""Documents of a round at most: a small batch."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a system needs for a document of a mode; `peak` is the most memory the process had."""

    system: str
    mode: Mode
    milliseconds: float
    documents: int
    octets: float
    peak: float
    """MiB."""
    spread: tuple[float, float]
    """The fastest and the slowest round, in milliseconds a document."""


def processor_seconds() -> float:
    """Processor time of this process and of those it waited for."""
    whole = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        whole += used.ru_utime + used.ru_stime
    return whole


class Worker:
    """A process that builds documents of one system and one mode when it is told to."""

    def __init__(self, system: System, mode: Mode) -> None:
        self.system = system.name
        self.mode = mode
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.peers.measure", system.name, mode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.rounds: list[float] = []
        self.count = 1
        self.octets = self.peak = 0.0

    def round(self, *, warm: bool = False) -> None:
        """Build some documents; the first round finds out how many make a round."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self.process.stdin.write(f"{self.count}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.system} ended with {self.process.wait()}")
        seconds, self.octets, self.peak = json.loads(line)
        if warm:
            self.count = max(3, min(MOST, round(ROUND / seconds * self.count)))
        else:
            self.rounds.append(seconds / self.count * 1000)

    def figures(self) -> Figures:
        """The median of all rounds; the process ends."""
        self.process.communicate()
        spread = min(self.rounds), max(self.rounds)
        each = self.octets / self.count
        return Figures(
            self.system, self.mode, median(self.rounds), self.count, each, self.peak, spread
        )


def measured(
    names: list[str], modes: list[Mode], rounds: int, told: Callable[[str], None]
) -> Iterator[Figures]:
    """All systems in all modes: A B C A B C, so that none has a better hour than another."""
    for mode in modes:
        workers = [Worker(SYSTEMS[name], mode) for name in names]
        for worker in workers:
            for _ in range(3):  # the second and the third have what a round has
                worker.round(warm=True)
        for n in range(rounds):
            told(f"{mode}: round {n + 1} of {rounds}")
            for worker in workers:
                worker.round()
        for worker in workers:
            yield worker.figures()


def _serve(system: System, mode: Mode) -> None:
    """Build as many documents as every line of the input says, and say what it took."""
    from benchmarks.peers import ours  # noqa: PLC0415 a peer's process has no need of it

    logging.disable(logging.CRITICAL)
    folder = Path(mkdtemp(prefix="peers-"))
    build_many = system.begin()
    done = 0
    try:
        for line in sys.stdin:
            numbers = range(done, done + int(line))
            inside = folder / str(done)
            inside.mkdir()
            if system is ours.OURS:
                ours.prepare(numbers, mode, inside)
            start = processor_seconds()
            octets = build_many(numbers, mode, inside)
            seconds = processor_seconds() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps([seconds, octets, peak]), flush=True)
            shutil.rmtree(inside)
            done += len(numbers)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    wanted = next(mode for mode in MODES if mode == sys.argv[2])
    _serve(SYSTEMS[sys.argv[1]], wanted)
