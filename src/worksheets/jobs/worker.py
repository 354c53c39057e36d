"""A job done by a worker of a cluster: its spec comes in parts, and its files go back as bytes."""

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from worksheets.jobs.compatibility import Versions, first_difference, installed_versions
from worksheets.jobs.plan import Job
from worksheets.jobs.shipment import Shipment, unpack
from worksheets.jobs.work import JobOutcome, do_job
from worksheets.memo import Memory
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request

MOST_ENGINES = 4
"""Specs whose engines a worker keeps."""
PLUGIN = "worksheets"
"""The name of the plugin that holds the engines of a worker."""


class IncompatibleWorker(RuntimeError):
    """This worker would not write the same bytes as its client; the message is the difference."""


class Delivery(NamedTuple):
    """The outcome of a job, and its files as bytes by path, in groups that are written together."""

    done: JobOutcome
    files: Sequence[Mapping[Path, bytes]]


class WorkerEngines:
    """The engines of a worker; `lock` gives them to one of its threads at a time."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.memory = Memory()
        self._engines: dict[tuple[Request, str], Engine] = {}

    def engine(self, request: Request, shipment: Shipment, path: Path) -> Engine:
        """The engine of a spec; beyond MOST_ENGINES the least recently used one is dropped."""
        key = request, shipment.spec
        engine = self._engines.pop(key, None)
        if engine is None:
            engine = Engine(request, memory=self.memory)
            engine.use_prepared(path, unpack(shipment))
        self._engines[key] = engine
        while len(self._engines) > MOST_ENGINES:
            del self._engines[next(iter(self._engines))]
        return engine


def do_job_remotely(
    job: Job,
    request: Request,
    spec_digest: str,
    parts: Mapping[str, bytes],
    expected: tuple[tuple[str, ...], Versions],
) -> Delivery:
    """Do a job of a spec that comes in parts; `expected` are font families and the
    versions that the client has. Raises IncompatibleWorker.
    """
    engines = _engines_of_this_worker()
    families, versions = expected
    with engines.lock, engines.memory.used():
        if difference := first_difference(installed_versions(families), versions):
            raise IncompatibleWorker(difference)
        engine = engines.engine(request, Shipment(spec_digest, parts), job.spec)
        files: list[Mapping[Path, bytes]] = []
        engine.write = files.append
        gc.disable()  # papers and pages hold no circles to look for
        try:
            return Delivery(do_job(job, engine), files)
        finally:
            gc.enable()


def _engines_of_this_worker() -> WorkerEngines:
    """The engines of the worker that this call runs on."""
    from distributed import get_worker  # noqa: PLC0415 an extra, and slow

    plugins: dict[str, Any] = get_worker().plugins
    engines: WorkerEngines = plugins[PLUGIN].engines
    return engines
