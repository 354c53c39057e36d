"""Who does the jobs: this process, several beside it, or a cluster; a deadly job is named."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process

from worksheets.batch.attempts import attempted, fault, one_at_a_time
from worksheets.batch.jobs import Job
from worksheets.batch.request import Request
from worksheets.batch.work import Done, Workshop, do_elsewhere, keep
from worksheets.model.diagnostics import Diagnostic, Span

FEW = 12
"""Papers that are done sooner here than other processes are begun."""
AHEAD = 2
"""Jobs that wait for each process, so that none is idle."""

Report = Callable[[Done], None]


class Lost(RuntimeError):
    """A cluster cannot do what is left; the message says why."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def run(jobs: Sequence[Job], request: Request, here: Workshop, report: Report) -> None:
    """Do all jobs, and report each when it is done, in whatever order.

    Raises Lost if they are done on a cluster and it goes away.
    """
    if request.executor and jobs:
        from worksheets.batch.cluster import run_on_cluster  # noqa: PLC0415 few have one

        run_on_cluster(jobs, request, here, report)
        return
    many = sum(job.papers for job in jobs) > FEW
    count = request.jobs or (os.cpu_count() or 1 if many else 1)
    if min(count, len(jobs)) < 2:
        with one_at_a_time() as pool:
            for job in jobs:
                report(_done(attempted(pool, partial(here.do, job)), job))
        return
    keep(here)
    suspects = _pooled(jobs, request, count, report)
    for job in suspects:
        if _pooled([job], request, 1, report):
            report(killed(job, "the process that did it was killed, each time"))


def _done(future: Future[Done], job: Job) -> Done:
    """What came of a job, also if it raised an error."""
    error = future.exception()
    return future.result() if error is None else failed(job, error)


def failed(job: Job, error: BaseException) -> Done:
    """What came of a job that raised an error."""
    return Done(job, (), (fault(error, job.spec, str(job)),))


def _elsewhere(job: Job, request: Request) -> Done:
    """What comes of a job in a process beside this one; not every error could be sent back."""
    with one_at_a_time() as pool:
        return _done(attempted(pool, partial(do_elsewhere, job, request)), job)


def killed(job: Job, reason: str) -> Done:
    """What came of a job that its process did not survive."""
    message = f"the job '{job}' failed: {reason}"
    hint = "mend that, and build again with --resume"
    return Done(job, (), (Diagnostic("error", Span(job.spec.as_posix()), message, (hint,)),))


def _pooled(jobs: Sequence[Job], request: Request, count: int, report: Report) -> list[Job]:
    """Do jobs in so many processes; answers those that were under way when one was killed.

    What was not begun then is done by new processes.
    """
    waiting = iter(jobs)
    suspects: list[Job] = []
    while True:
        under_way: dict[Future[Done], Job] = {}
        try:
            with _pool(count) as pool:
                _fill(pool, waiting, under_way, request, count)
                while under_way:
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        _collect(future, under_way, report)
                    _fill(pool, waiting, under_way, request, count)
                return suspects
        except BrokenProcessPool:
            suspects += under_way.values()


def _pool(count: int) -> ProcessPoolExecutor:
    """Processes that begin with all that this one knows, where it can be split safely."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(count, get_context("fork" if safe else "spawn"), _begin)


def _begin() -> None:
    """An interrupt is for the process that asked for the work; this one ends what it does."""
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
    request: Request,
    count: int,
) -> None:
    for job in _next(waiting, AHEAD * count - len(under_way)):
        try:
            under_way[pool.submit(_elsewhere, job, request)] = job
        except BrokenProcessPool:
            under_way[Future()] = job
            raise


def _next(waiting: Iterator[Job], count: int) -> Iterable[Job]:
    return [job for _, job in zip(range(count), waiting, strict=False)]


def _collect(future: Future[Done], under_way: dict[Future[Done], Job], report: Report) -> None:
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    report(_done(future, under_way.pop(future)))
