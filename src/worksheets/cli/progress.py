"""The progress of a build on a terminal: jobs done, files a second, and the time that is left."""

import sys
import time
from collections.abc import Callable

import click

from worksheets.jobs.plan import Job
from worksheets.jobs.work import JobOutcome

FEW_JOBS = 8
"""So few jobs are done before anybody has read their progress."""


def progress_bar(jobs: list[Job]) -> Callable[[JobOutcome], None]:
    """A function that is called with every outcome, and shows progress if stderr is a terminal."""
    total, start = len(jobs), time.monotonic()
    files = done = 0
    shown = total > FEW_JOBS and sys.stderr.isatty()

    def show(outcome: JobOutcome) -> None:
        nonlocal files, done
        done += 1
        files += len(outcome.built)
        if not shown:
            return
        seconds = time.monotonic() - start
        seconds_left = seconds / done * (total - done)
        counts = f"{done} of {total} jobs, {files} files, {files / seconds:.0f} a second"
        end = "\n" if done == total else ""
        click.echo(f"\r{counts}, {seconds_left:.0f} s left ", nl=False, err=True)
        click.echo(end, nl=False, err=True)

    return show
