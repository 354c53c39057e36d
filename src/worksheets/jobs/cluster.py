"""Jobs done on a Dask cluster: specs go there in parts, files come back as bytes."""

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from worksheets.jobs.compatibility import Versions, first_difference, installed_versions
from worksheets.jobs.outcomes import ClusterLost, ReportOutcome, failed_outcome, killed_outcome
from worksheets.jobs.plan import Job
from worksheets.jobs.shipment import Shipment, pack
from worksheets.jobs.work import JobOutcome
from worksheets.jobs.worker import Delivery, IncompatibleWorker, do_job_remotely
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import Unwritable, write_all_or_none
from worksheets.pipeline.request import Request

Client: TypeAlias = Any
"""Dask declares the types of few of its functions."""
Future: TypeAlias = Any

JOBS_AHEAD = 4
"""Jobs that wait for each thread of the cluster, so that none is idle."""
MOST_UNDER_WAY = 1000
"""Jobs under way at once, however large the cluster is."""
TIMEOUT = 10
"""Seconds in which a scheduler answers and has its first worker."""
RETRIES = 2
"""How often a job that raised an error is done again."""
TRIALS = 2
"""How often a job must kill a worker alone to be blamed: a worker may die of an earlier job."""
SHARED_PARTS = 64
"""Parts that the scheduler holds for jobs to come."""


def run_on_cluster(
    jobs: Sequence[Job], request: Request, engine: Engine, report: ReportOutcome
) -> None:
    """Do all jobs on the cluster of the request; raises ClusterLost if it goes away."""
    with engine.in_use(), _client(request.executor) as client:
        families = _font_families(jobs, engine)
        cluster = _Cluster(
            client, request, engine, (families, installed_versions(families)), report
        )
        cluster.check()
        suspects = cluster.do(jobs, cluster.window())
        if len(suspects) == 1:
            report(killed_outcome(suspects[0], "every worker that did it was killed"))
            return
        for job in suspects:
            if all(cluster.do([job], 1) for _ in range(TRIALS)):
                report(killed_outcome(job, "every worker that did it was killed"))


@contextmanager
def _client(executor: str) -> Iterator[Client]:
    try:
        from distributed import client as dask  # noqa: PLC0415 an extra, and slow
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        message = f"'{executor}' wants Dask, which is not installed"
        raise ClusterLost(message, "pip install 'worksheets[cluster]'") from error
    for name in ("distributed", "distributed.client"):  # what matters is reported below
        logging.getLogger(name).setLevel(logging.CRITICAL)
    address = executor.replace("dask://", "tcp://", 1)
    connect: Any = dask.Client
    try:
        client: Client = connect(address, timeout=TIMEOUT, set_as_default=False)
    except OSError as error:
        message = f"no Dask scheduler answers at '{executor}'"
        raise ClusterLost(
            message, f"start one: dask scheduler {_host_options(executor)}"
        ) from error
    try:
        client.wait_for_workers(1, timeout=TIMEOUT)
        yield client
    except (CommClosedError, dask.FutureCancelledError) as error:
        message = f"the Dask scheduler at '{executor}' went away"
        raise ClusterLost(message, "start it anew, and build again with --resume") from error
    except TimeoutError as error:
        message = f"the Dask scheduler at '{executor}' has no workers"
        hint = f"start some: dask worker {address} --nthreads 1 {_host_options(executor)}".rstrip()
        raise ClusterLost(message, hint) from error
    finally:
        client.close(timeout=1)


def _host_options(executor: str) -> str:
    """The options of dask by which a cluster on this machine is closed to other machines."""
    host = urlsplit(executor).hostname
    alone = host in ("127.0.0.1", "localhost")
    return f"--host {host} --dashboard-address {host}:0" if alone else ""


def _font_families(jobs: Sequence[Job], engine: Engine) -> tuple[str, ...]:
    """The font families that specs take from packages, which every machine must have."""
    families: dict[str, None] = {}
    for path in dict.fromkeys(job.spec for job in jobs):
        spec = engine.prepare(path, Sink())
        for theme in (spec.options.theme, spec.options.scheme_theme) if spec else ():
            if not theme.type.fonts:
                families |= dict.fromkeys((theme.type.family, *theme.type.fallback))
    return tuple(families)


@dataclass(slots=True)
class _Cluster:
    client: Client
    request: Request
    engine: Engine
    expected: tuple[tuple[str, ...], Versions]
    report: ReportOutcome
    last_shipment: tuple[Job, Shipment] | None = None
    shared: dict[str, Future] = field(default_factory=dict)
    shared_parts: dict[str, bytes] = field(default_factory=dict)
    deaths: int = 0

    def check(self) -> None:
        """Give every worker its engines; raises ClusterLost if one would write other bytes."""
        from worksheets.jobs.worker_plugin import EnginesPlugin  # noqa: PLC0415 as above

        families, versions = self.expected
        answers = self.client.run(installed_versions, families, on_error="return")
        for worker, answer in sorted(answers.items()):
            if isinstance(answer, BaseException):
                raise _incompatible(worker, f"answers {type(answer).__name__}: {answer}")
            if difference := first_difference(answer, versions):
                raise _incompatible(worker, f"has {difference}")
        self.client.register_plugin(EnginesPlugin())

    def window(self) -> int:
        """How many jobs are under way at once."""
        threads: int = sum(self.client.nthreads().values())
        return min(MOST_UNDER_WAY, JOBS_AHEAD * max(1, threads))

    def do(self, jobs: Sequence[Job], window: int) -> list[Job]:
        """Do jobs, at most `window` at once; returns those whose workers were killed."""
        from distributed import KilledWorker, client  # noqa: PLC0415

        as_completed: Any = client.as_completed
        waiting = deque(jobs)
        under_way = {self._submit(job): job for job in _take(waiting, window)}
        suspects: list[Job] = []
        finished = as_completed(under_way, loop=self.client.loop)
        for future in finished:
            job = under_way.pop(future)
            error = future.exception()
            match error:
                case None:
                    self.report(_write_delivery(job, future.result()))
                case KilledWorker():
                    self._resend_parts()
                    (suspects if error.task == future.key else waiting).append(job)
                case IncompatibleWorker():
                    raise _incompatible("a worker", f"has {error}")
                case _:
                    self.report(failed_outcome(job, error))
            future.release()
            for other in _take(waiting, 1):
                begun = self._submit(other)
                under_way[begun] = other
                finished.add(begun)
        return suspects

    def _resend_parts(self) -> None:
        """Submit parts again: Dask may blame one that was on a worker when it was killed."""
        self.shared.clear()
        self.deaths += 1

    def _submit(self, job: Job) -> Future:
        shipment = self._shipment(job)
        parts = {digest: self._part(digest, data) for digest, data in shipment.parts.items()}
        arguments = job, self.request, shipment.spec, parts, self.expected
        return self.client.submit(do_job_remotely, *arguments, pure=False, retries=RETRIES)

    def _shipment(self, job: Job) -> Shipment:
        """The shipment of a job; the jobs of a spec come one after another."""
        if self.last_shipment is None or self.last_shipment[0].spec != job.spec:
            spec = self.engine.prepare(job.spec, Sink())
            assert spec is not None, job  # noqa: S101 or it would have no jobs
            self.last_shipment = job, pack(spec, self.shared_parts)
        return self.last_shipment[1]

    def _part(self, digest: str, data: bytes) -> Future:
        """A future of bytes that are sent once; workers get them from one another."""
        if digest not in self.shared:
            key = f"worksheets-{digest}-{self.deaths}"
            self.shared[digest] = self.client.submit(bytes, data, key=key)
            if len(self.shared) > SHARED_PARTS:
                del self.shared[next(iter(self.shared))]
        return self.shared[digest]


def _take(waiting: deque[Job], count: int) -> list[Job]:
    return [waiting.popleft() for _ in range(min(count, len(waiting)))]


def _write_delivery(job: Job, delivered: Delivery) -> JobOutcome:
    """Write the files that a worker sent back; returns the outcome of the job."""
    try:
        for files in delivered.files:
            write_all_or_none(files, lasting=False)
    except Unwritable as error:
        return failed_outcome(job, error)
    return delivered.done


def _incompatible(worker: str, difference: str) -> ClusterLost:
    message = f"{worker} {difference}; its files would not be the same"
    return ClusterLost(message, "give every worker the same versions and fonts as this machine")
