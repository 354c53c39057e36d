"""A build whose files are not written but kept as bytes: of pupils nothing comes on a disk."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from worksheets.jobs.batch import plan_jobs
from worksheets.jobs.outcomes import outcome_of
from worksheets.jobs.plan import Job
from worksheets.jobs.work import JobOutcome, do_job
from worksheets.model.diagnostics import Diagnostic, Span
from worksheets.pipeline.attempts import attempted, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import BuiltFile, Request


class BuiltInMemory(NamedTuple):
    """The files of a build with their bytes, and its diagnostics; there are no files if any of them
    is an error."""

    files: tuple[tuple[BuiltFile, bytes], ...]
    diagnostics: tuple[Diagnostic, ...]


def build_in_memory(path: Path, request: Request, most_copies: int) -> BuiltInMemory:
    """Build a spec, with the copies of a class if the request has a list of at most so many pupils.

    All jobs are done here, one after another, until one fails.
    """
    written: dict[Path, bytes] = {}
    engine = Engine(request, write=written.update)
    plan = plan_jobs([path], engine)
    diagnostics = list(plan.diagnostics)
    copies = sum(job.papers for job in plan.jobs if job.pupils)
    if copies > most_copies:
        message = f"there are {copies} pupils; {most_copies} is the most here"
        hint = "build them on the command line: worksheets build SPEC --roster class.csv"
        return BuiltInMemory((), (Diagnostic("error", Span(path.name, 1, 1), message, (hint,)),))
    built: list[BuiltFile] = []
    for outcome in _outcomes(plan.jobs, engine):
        built += outcome.built
        diagnostics += outcome.diagnostics
    if plan.failed or any(found.severity == "error" for found in diagnostics):
        return BuiltInMemory((), tuple(diagnostics))
    return BuiltInMemory(tuple((one, written[one.path]) for one in built), tuple(diagnostics))


def _outcomes(jobs: list[Job], engine: Engine) -> Iterator[JobOutcome]:
    """The outcomes of jobs, up to the first that failed."""
    with one_at_a_time() as pool:
        for job in jobs:
            outcome = outcome_of(attempted(pool, partial(do_job, job, engine)), job)
            yield outcome
            if not outcome.manifest_line:
                return
