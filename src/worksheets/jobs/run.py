"""Who does the jobs: this process, several beside it, or a cluster."""

import os
from collections.abc import Sequence
from functools import partial

from worksheets.jobs.outcomes import Report, killed, outcome
from worksheets.jobs.plan import Job
from worksheets.jobs.processes import pooled
from worksheets.jobs.work import do
from worksheets.pipeline.attempts import attempted, one_at_a_time
from worksheets.pipeline.engine import Engine

FEW = 12
"""Papers that are done sooner here than other processes are begun."""


def run(jobs: Sequence[Job], engine: Engine, report: Report) -> None:
    """Do all jobs, and report each when it is done, in whatever order.

    Raises Lost if they are done on a cluster and it goes away.
    """
    request = engine.request
    if request.executor and jobs:
        from worksheets.jobs.cluster import run_on_cluster  # noqa: PLC0415 few have one

        run_on_cluster(jobs, request, engine, report)
        return
    many = sum(job.papers for job in jobs) > FEW
    count = request.jobs or (os.cpu_count() or 1 if many else 1)
    if min(count, len(jobs)) < 2:
        with one_at_a_time() as pool:
            for job in jobs:
                report(outcome(attempted(pool, partial(do, job, engine)), job))
        return
    suspects = pooled(jobs, engine, count, report)
    for job in suspects:
        if pooled([job], engine, 1, report):
            report(killed(job, "the process that did it was killed, each time"))
