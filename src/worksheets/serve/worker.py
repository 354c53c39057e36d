"""The engine behind the page: a process that is replaced when it is slow, dead or has done much."""

from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

from worksheets.serve.engine import run_engine
from worksheets.serve.refused import Refused

Job: TypeAlias = tuple[Any, ...]
"""What is to be done, and with what."""
LONGEST = 20.0
"""Seconds that a job may take, with the start of the process; building files may take longer."""
LONGEST_BUILD = 120.0
MOST_JOBS = 1000
"""A process keeps what it has made; after so many jobs a new one begins with nothing, at the next
preview: until then the pictures of the last one are asked for."""


@dataclass(slots=True)
class Worker:
    """Asks the engine, one job at a time; several threads may ask."""

    folder: Path
    _lock: Lock = field(default_factory=Lock)
    _process: SpawnProcess | None = None
    _pipe: Connection | None = None
    _jobs: int = 0

    def start(self) -> None:
        """Start the process, so that it is ready when the first job comes."""
        with self._lock:
            self._started()

    def ask(self, *job: Any, seconds: float = LONGEST) -> Any:
        """What a job comes to, or Refused if it cannot be done or takes longer than that."""
        with self._lock:
            try:
                return self._answer(job, seconds)
            except (EOFError, OSError):
                self._end()
            try:  # it may have died long before this job
                return self._answer(job, seconds)
            except (EOFError, OSError):
                self._end()
                return Refused("the engine died over this", ("change what you wrote last",))

    def _answer(self, job: Job, seconds: float) -> Any:
        if self._jobs >= MOST_JOBS and job[0] == "preview":
            self._end()
        pipe = self._started()
        pipe.send(job)
        if not pipe.poll(seconds):
            self._end()
            return Refused(f"this takes more than {seconds:.0f} seconds", ("ask for less",))
        answer = pipe.recv()
        self._jobs += 1
        return answer

    def _started(self) -> Connection:
        if self._pipe is None:
            context = get_context("spawn")
            ours, theirs = context.Pipe()
            self._process = context.Process(
                target=run_engine, args=(theirs, self.folder), daemon=True, name="worksheets engine"
            )
            self._process.start()
            theirs.close()
            self._pipe, self._jobs = ours, 0
        return self._pipe

    @property
    def process(self) -> int | None:
        """The number of the process; None if there is none."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None
