"""Jobs done on a Dask cluster: specs go there in parts, files come back as bytes."""

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from worksheets.jobs.compatibility import Fitness, fitness, lacking
from worksheets.jobs.outcomes import Lost, Report, failed, killed
from worksheets.jobs.plan import Job
from worksheets.jobs.shipment import Shipment, packed
from worksheets.jobs.work import Done
from worksheets.jobs.worker import Delivered, Unfit, do_remotely
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import Unwritable, write_together
from worksheets.pipeline.request import Request

Client: TypeAlias = Any
"""Dask tells the types of few of its functions."""
Future: TypeAlias = Any

AHEAD = 4
"""Jobs that wait for each thread of the cluster, so that none is idle."""
MOST = 1000
"""Jobs under way at once, however large the cluster is."""
PATIENCE = 10
"""Seconds in which a scheduler answers and has its first worker."""
RETRIES = 2
"""How often a job that raised an error is done again."""
TRIALS = 2
"""How often a job alone is killed until it is to blame: a worker may die of the one before it."""
SHARED = 64
"""Parts that the scheduler holds for jobs to come."""


def run_on_cluster(jobs: Sequence[Job], request: Request, here: Engine, report: Report) -> None:
    """Do all jobs on the cluster of the request; raises Lost if it goes away."""
    with here.at_work(), _client(request.executor) as client:
        families = _families(jobs, here)
        cluster = _Cluster(client, request, here, (families, fitness(families)), report)
        cluster.check()
        suspects = cluster.do(jobs, cluster.window())
        if len(suspects) == 1:
            report(killed(suspects[0], "every worker that did it was killed"))
            return
        for job in suspects:
            if all(cluster.do([job], 1) for _ in range(TRIALS)):
                report(killed(job, "every worker that did it was killed"))


@contextmanager
def _client(executor: str) -> Iterator[Client]:
    try:
        from distributed import client as dask  # noqa: PLC0415 an extra, and slow
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        message = f"'{executor}' wants Dask, which is not installed"
        raise Lost(message, "pip install 'worksheets[cluster]'") from error
    for name in ("distributed", "distributed.client"):  # what matters is said below
        logging.getLogger(name).setLevel(logging.CRITICAL)
    address = executor.replace("dask://", "tcp://", 1)
    made: Any = dask.Client
    try:
        client: Client = made(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        message = f"no Dask scheduler answers at '{executor}'"
        raise Lost(message, f"start one: dask scheduler {_listening(executor)}") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        yield client
    except (CommClosedError, dask.FutureCancelledError) as error:
        message = f"the Dask scheduler at '{executor}' went away"
        raise Lost(message, "start it anew, and build again with --resume") from error
    except TimeoutError as error:
        message = f"the Dask scheduler at '{executor}' has no workers"
        hint = f"start some: dask worker {address} --nthreads 1 {_listening(executor)}".rstrip()
        raise Lost(message, hint) from error
    finally:
        client.close(timeout=1)


def _listening(executor: str) -> str:
    """The options with which nobody from outside reaches what is meant for this machine only."""
    host = urlsplit(executor).hostname
    alone = host in ("127.0.0.1", "localhost")
    return f"--host {host} --dashboard-address {host}:0" if alone else ""


def _families(jobs: Sequence[Job], here: Engine) -> tuple[str, ...]:
    """The font families that come from packages, on every machine its own."""
    found: dict[str, None] = {}
    for path in dict.fromkeys(job.spec for job in jobs):
        spec = here.prepared(path, Sink())
        for theme in (spec.plan.theme, spec.plan.scheme_theme) if spec else ():
            if not theme.type.fonts:
                found |= dict.fromkeys((theme.type.family, *theme.type.fallback))
    return tuple(found)


@dataclass(slots=True)
class _Cluster:
    client: Client
    request: Request
    here: Engine
    wanted: tuple[tuple[str, ...], Fitness]
    report: Report
    shipments: tuple[Job, Shipment] | None = None
    shared: dict[str, Future] = field(default_factory=dict)
    shared_parts: dict[str, bytes] = field(default_factory=dict)
    deaths: int = 0

    def check(self) -> None:
        """Refuse a cluster with a worker that would write other bytes; give the others engines."""
        from worksheets.jobs.worker_plugin import EnginesPlugin  # noqa: PLC0415 as above

        families, fit = self.wanted
        answers = self.client.run(fitness, families, on_error="return")
        for worker, answer in sorted(answers.items()):
            if isinstance(answer, BaseException):
                raise _unfit(worker, f"answers {type(answer).__name__}: {answer}")
            if found := lacking(answer, fit):
                raise _unfit(worker, f"has {found}")
        self.client.register_plugin(EnginesPlugin())

    def window(self) -> int:
        """How many jobs are under way at once."""
        threads: int = sum(self.client.nthreads().values())
        return min(MOST, AHEAD * max(1, threads))

    def do(self, jobs: Sequence[Job], window: int) -> list[Job]:
        """Do jobs, so many at once; answers those whose workers were killed."""
        from distributed import KilledWorker, client  # noqa: PLC0415

        as_completed: Any = client.as_completed
        waiting = deque(jobs)
        under_way = {self._begun(job): job for job in _next(waiting, window)}
        suspects: list[Job] = []
        finished = as_completed(under_way, loop=self.client.loop)
        for future in finished:
            job = under_way.pop(future)
            error = future.exception()
            match error:
                case None:
                    self.report(_written(job, future.result()))
                case KilledWorker():
                    self._begin_anew()
                    (suspects if error.task == future.key else waiting).append(job)
                case Unfit():
                    raise _unfit("a worker", f"has {error}")
                case _:
                    self.report(failed(job, error))
            future.release()
            for other in _next(waiting, 1):
                begun = self._begun(other)
                under_way[begun] = other
                finished.add(begun)
        return suspects

    def _begin_anew(self) -> None:
        """Send parts anew: one that was on a worker when it was killed may be blamed for it."""
        self.shared.clear()
        self.deaths += 1

    def _begun(self, job: Job) -> Future:
        shipment = self._shipment(job)
        parts = {digest: self._part(digest, data) for digest, data in shipment.parts.items()}
        arguments = job, self.request, shipment.spec, parts, self.wanted
        return self.client.submit(do_remotely, *arguments, pure=False, retries=RETRIES)

    def _shipment(self, job: Job) -> Shipment:
        """The shipment of a job; the jobs of a spec come one after another."""
        if self.shipments is None or self.shipments[0].spec != job.spec:
            found = self.here.prepared(job.spec, Sink())
            assert found is not None, job  # noqa: S101 or it would have no jobs
            self.shipments = job, packed(found, self.shared_parts)
        return self.shipments[1]

    def _part(self, digest: str, data: bytes) -> Future:
        """Bytes that go to the scheduler once; workers have them from one another."""
        if digest not in self.shared:
            key = f"worksheets-{digest}-{self.deaths}"
            self.shared[digest] = self.client.submit(bytes, data, key=key)
            if len(self.shared) > SHARED:
                del self.shared[next(iter(self.shared))]
        return self.shared[digest]


def _next(waiting: deque[Job], count: int) -> list[Job]:
    return [waiting.popleft() for _ in range(min(count, len(waiting)))]


def _written(job: Job, delivered: Delivered) -> Done:
    """Write what came back."""
    try:
        for files in delivered.files:
            write_together(files, lasting=False)
    except Unwritable as error:
        return failed(job, error)
    return delivered.done


def _unfit(worker: str, found: str) -> Lost:
    message = f"{worker} {found}; its files would not be the same"
    return Lost(message, "give every worker the same versions and fonts as this machine")
