"""A job done by a worker of a cluster: its spec comes in parts, and its files go back as bytes."""

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from worksheets.jobs.compatibility import Fitness, fitness, lacking
from worksheets.jobs.plan import Job
from worksheets.jobs.shipment import Shipment, opened
from worksheets.jobs.work import Done, do
from worksheets.memo import Memory
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request

MOST_ENGINES = 4
"""Specs that a worker remembers."""
PLUGIN = "worksheets"
"""What its engines are called by on a worker."""


class Unfit(RuntimeError):
    """This process would not write the same bytes as the one that asks; the message says why."""


class Delivered(NamedTuple):
    """What came of a job, with the contents of its files by their paths, in groups."""

    done: Done
    files: Sequence[Mapping[Path, bytes]]


class Engines:
    """The engines of a worker, for all its threads one at a time."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.memory = Memory()
        self._known: dict[tuple[Request, str], Engine] = {}

    def engine(self, request: Request, shipment: Shipment, path: Path) -> Engine:
        """The engine of a spec; the one that was used last stays longest."""
        key = request, shipment.spec
        engine = self._known.pop(key, None)
        if engine is None:
            engine = Engine(request, memory=self.memory)
            engine.know(path, opened(shipment))
        self._known[key] = engine
        while len(self._known) > MOST_ENGINES:
            del self._known[next(iter(self._known))]
        return engine


def do_remotely(
    job: Job,
    request: Request,
    spec: str,
    parts: Mapping[str, bytes],
    wanted: tuple[tuple[str, ...], Fitness],
) -> Delivered:
    """Do a job of a spec that comes in parts; `wanted` are font families and what fits them.

    Raises Unfit.
    """
    engines = _engines()
    families, fit = wanted
    with engines.lock, engines.memory.used():
        if difference := lacking(fitness(families), fit):
            raise Unfit(difference)
        engine = engines.engine(request, Shipment(spec, parts), job.spec)
        files: list[Mapping[Path, bytes]] = []
        engine.write = files.append
        gc.disable()  # papers and pages hold no circles to look for
        try:
            return Delivered(do(job, engine), files)
        finally:
            gc.enable()


def _engines() -> Engines:
    """Those of the worker that this runs on."""
    from distributed import get_worker  # noqa: PLC0415 an extra, and slow

    plugins: dict[str, Any] = get_worker().plugins
    engines: Engines = plugins[PLUGIN].engines
    return engines
