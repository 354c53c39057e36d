"""Jobs done by several processes; jobs whose process is killed are returned."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from functools import partial
from itertools import islice
from multiprocessing import get_context

from worksheets.jobs.outcomes import ReportOutcome, outcome_of
from worksheets.jobs.plan import Job
from worksheets.jobs.work import JobOutcome, do_job
from worksheets.pipeline.attempts import attempted, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import write_all_or_none
from worksheets.pipeline.worker_processes import begin, can_fork

JOBS_AHEAD = 2
"""Jobs that wait for each process, so that none is idle."""


_ENGINE: ContextVar[Engine] = ContextVar("engine")
"""The engine of a worker process, set when it starts."""


def _do_job_here(job: Job) -> JobOutcome:
    """Do a job in a worker process; exceptions become outcomes, for not all can be pickled."""
    with one_at_a_time() as pool:
        return outcome_of(attempted(pool, partial(do_job, job, _ENGINE.get())), job)


def run_in_processes(
    jobs: Sequence[Job], engine: Engine, count: int, report: ReportOutcome
) -> list[Job]:
    """Do jobs in `count` processes; returns those that were under way when a process was killed.

    The jobs that were not begun are done by new processes.
    """
    waiting = iter(jobs)
    suspects: list[Job] = []
    while True:
        under_way: dict[Future[JobOutcome], Job] = {}
        try:
            with _pool(count, engine) as pool:
                _submit_jobs(pool, waiting, under_way, count)
                while under_way:
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        _collect(future, under_way, report)
                    _submit_jobs(pool, waiting, under_way, count)
                return suspects
        except BrokenProcessPool:
            suspects += under_way.values()


def _pool(count: int, engine: Engine) -> ProcessPoolExecutor:
    """A pool of processes; where forking is safe they start with all that this engine has
    cached."""
    forks = can_fork()
    context = get_context("fork" if forks else "spawn")
    new_engine = partial(Engine, engine.request, partial(write_all_or_none, lasting=False))
    return ProcessPoolExecutor(
        count, context, _initialise, ((lambda: engine) if forks else new_engine,)
    )


def _initialise(make: Callable[[], Engine]) -> None:
    """Start a worker process with its engine; interrupts are left to its parent."""
    _ENGINE.set(make())
    begin(signal.SIG_IGN)


def _submit_jobs(
    pool: ProcessPoolExecutor,
    waiting: Iterator[Job],
    under_way: dict[Future[JobOutcome], Job],
    count: int,
) -> None:
    """Submit waiting jobs until each process has enough; one after the other, so that none is lost
    if the pool breaks."""
    for job in islice(waiting, JOBS_AHEAD * count - len(under_way)):
        try:
            under_way[pool.submit(_do_job_here, job)] = job
        except BrokenProcessPool:
            under_way[Future()] = job
            raise


def _collect(
    future: Future[JobOutcome], under_way: dict[Future[JobOutcome], Job], report: ReportOutcome
) -> None:
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    report(outcome_of(future, under_way.pop(future)))
