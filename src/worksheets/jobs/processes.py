"""Jobs done by processes beside this one; a job that kills its process is named."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from functools import partial
from multiprocessing import get_context, parent_process

from worksheets.jobs.outcomes import Report, outcome
from worksheets.jobs.plan import Job
from worksheets.jobs.work import Done, do
from worksheets.pipeline.attempts import attempted, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import write_together

AHEAD = 2
"""Jobs that wait for each process, so that none is idle."""


_ENGINE: ContextVar[Engine] = ContextVar("engine")
"""The engine of a process beside this one, from its beginning on."""


def _elsewhere(job: Job) -> Done:
    """What comes of a job in a process beside this one; not every error could be sent back."""
    with one_at_a_time() as pool:
        return outcome(attempted(pool, partial(do, job, _ENGINE.get())), job)


def pooled(jobs: Sequence[Job], engine: Engine, count: int, report: Report) -> list[Job]:
    """Do jobs in so many processes; answers those that were under way when one was killed.

    What was not begun then is done by new processes.
    """
    waiting = iter(jobs)
    suspects: list[Job] = []
    while True:
        under_way: dict[Future[Done], Job] = {}
        try:
            with _pool(count, engine) as pool:
                _fill(pool, waiting, under_way, count)
                while under_way:
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        _collect(future, under_way, report)
                    _fill(pool, waiting, under_way, count)
                return suspects
        except BrokenProcessPool:
            suspects += under_way.values()


def _pool(count: int, engine: Engine) -> ProcessPoolExecutor:
    """Processes that begin with all that this one knows, where it can be split safely."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if safe else "spawn")
    another = partial(Engine, engine.request, partial(write_together, lasting=False))
    return ProcessPoolExecutor(count, context, _begin, ((lambda: engine) if safe else another,))


def _begin(make: Callable[[], Engine]) -> None:
    """An interrupt is for the process that asked for the work; this one ends what it does."""
    _ENGINE.set(make())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(5_000_000)  # papers and pages hold no circles
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _fill(
    pool: ProcessPoolExecutor,
    waiting: Iterator[Job],
    under_way: dict[Future[Done], Job],
    count: int,
) -> None:
    for job in _next(waiting, AHEAD * count - len(under_way)):
        try:
            under_way[pool.submit(_elsewhere, job)] = job
        except BrokenProcessPool:
            under_way[Future()] = job
            raise


def _next(waiting: Iterator[Job], count: int) -> Iterable[Job]:
    return [job for _, job in zip(range(count), waiting, strict=False)]


def _collect(future: Future[Done], under_way: dict[Future[Done], Job], report: Report) -> None:
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    report(outcome(future, under_way.pop(future)))
