"""Jobs in other processes, some of which end before their time."""

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from worksheets.jobs.plan import Job
from worksheets.jobs.processes import _submit_jobs
from worksheets.jobs.work import JobOutcome


class BrokenPool(ProcessPoolExecutor):
    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        raise BrokenProcessPool


def test_a_broken_pool_loses_no_job() -> None:
    jobs = [Job(Path("spec.yaml"), "form", form) for form in "ABCD"]
    waiting = iter(jobs)
    under_way: dict[Future[JobOutcome], Job] = {}
    with pytest.raises(BrokenProcessPool):
        _submit_jobs(BrokenPool(1), waiting, under_way, 2)
    assert [*under_way.values(), *waiting] == jobs
