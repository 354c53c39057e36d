"""Runs the jobs of a build: in this process, in several processes, or on a cluster."""

import os
from collections.abc import Sequence
from functools import partial

from worksheets.jobs.outcomes import ReportOutcome, killed_outcome, outcome_of
from worksheets.jobs.plan import Job
from worksheets.jobs.processes import run_in_processes
from worksheets.jobs.work import do_job
from worksheets.pipeline.attempts import attempted, one_at_a_time
from worksheets.pipeline.engine import Engine

FEW_PAPERS = 12
"""So few papers are done sooner here than other processes are started."""


def run_jobs(jobs: Sequence[Job], engine: Engine, report: ReportOutcome) -> None:
    """Do all jobs, and report each when it is done, in whatever order.

    Raises ClusterLost if they are done on a cluster and it goes away.
    """
    request = engine.request
    if request.executor and jobs:
        from worksheets.jobs.cluster import run_on_cluster  # noqa: PLC0415 few have one

        run_on_cluster(jobs, request, engine, report)
        return
    many = sum(job.papers for job in jobs) > FEW_PAPERS
    count = request.jobs or (os.cpu_count() or 1 if many else 1)
    if min(count, len(jobs)) < 2:
        with one_at_a_time() as pool:
            for job in jobs:
                report(outcome_of(attempted(pool, partial(do_job, job, engine)), job))
        return
    suspects = run_in_processes(jobs, engine, count, report)
    for job in suspects:
        if run_in_processes([job], engine, 1, report):
            report(killed_outcome(job, "the process that did it was killed, each time"))
