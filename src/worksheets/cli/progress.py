"""How far a build is: a bar with its rate and the time that is left, if somebody looks."""

import sys
import time
from collections.abc import Callable

import click

from worksheets.jobs.plan import Job
from worksheets.jobs.work import Done

FEW = 8
"""Jobs that are done before anybody has read a bar."""


def bar(jobs: list[Job]) -> Callable[[Done], None]:
    """A function to be told what was done; it shows a bar on the error stream of a terminal."""
    total, start = len(jobs), time.monotonic()
    files = done = 0
    shown = total > FEW and sys.stderr.isatty()

    def told(one: Done) -> None:
        nonlocal files, done
        done += 1
        files += len(one.built)
        if not shown:
            return
        spent = time.monotonic() - start
        left = spent / done * (total - done)
        words = f"{done} of {total} jobs, {files} files, {files / spent:.0f} a second"
        end = "\n" if done == total else ""
        click.echo(f"\r{words}, {left:.0f} s left ", nl=False, err=True)
        click.echo(end, nl=False, err=True)

    return told
