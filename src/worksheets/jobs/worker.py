"""A job done by a worker of a cluster: it gets a parcel, and its files go back as bytes."""

import gc
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from worksheets.jobs.compatibility import Fitness, fitness, lacking
from worksheets.jobs.plan import Job
from worksheets.jobs.shipment import Parcel, opened
from worksheets.jobs.work import Done, Workshop, workshop
from worksheets.pipeline.request import Request

_ONE_AT_A_TIME = Lock()
"""A worker may have several threads, but what is kept of laid out papers is for one."""


class Unfit(RuntimeError):
    """This process would not write the same bytes as the one that asks; the message says why."""


class Delivered(NamedTuple):
    """What came of a job, with the content of its files by their paths; some are one whole."""

    done: Done
    files: Sequence[Mapping[Path, bytes]]


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
    families, fit = wanted
    if found := lacking(fitness(families), fit):
        raise Unfit(found)
    with _ONE_AT_A_TIME:
        shop = _shop(request, _Known(spec, parts), job.spec)
        files: list[Mapping[Path, bytes]] = []
        shop.write = files.append
        gc.disable()  # see executors: there are no circles to look for
        try:
            return Delivered(shop.do(job), files)
        finally:
            gc.enable()


class _Known:
    """A parcel that is looked up by its digest."""

    def __init__(self, spec: str, parts: Mapping[str, bytes]) -> None:
        self.parcel = Parcel(spec, parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.parcel.spec == other.parcel.spec

    def __hash__(self) -> int:
        return hash(self.parcel.spec)


@lru_cache(4)
def _shop(request: Request, known: _Known, path: Path) -> Workshop:
    shop = workshop(request)
    shop.specs[path] = opened(known.parcel)
    return shop
