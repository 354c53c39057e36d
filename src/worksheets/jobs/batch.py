"""Papers from specs: planned as jobs, done here or in other processes, noted as they are done."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from worksheets.jobs import manifest
from worksheets.jobs.outcomes import Lost
from worksheets.jobs.plan import Job, jobs_of, sharded
from worksheets.jobs.run import run
from worksheets.jobs.work import Done
from worksheets.model.diagnostics import Diagnostic, Sink, Span, plural
from worksheets.pipeline.attempts import attempted, fault, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import clear_parts, write_together
from worksheets.pipeline.request import Built, Request, Result

MANY = 8
"""Papers from which on a manifest is kept without being asked for."""

Progress = Callable[[Done], None]


@dataclass(slots=True)
class Planned:
    """The jobs of some specs, and what is wrong with those that have none."""

    jobs: list[Job] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failed: set[Path] = field(default_factory=set)
    specs: int = 0


def planned(paths: Iterable[Path], engine: Engine) -> Planned:
    """The work of a build; a spec with errors has no jobs and stops no other."""
    plan = Planned()
    names: dict[str, Path] = {}
    with one_at_a_time() as pool:
        for path in dict.fromkeys(paths):
            plan.specs += 1
            sink = Sink()
            future = attempted(pool, partial(_jobs, path, engine, names, sink))
            error = future.exception()
            jobs = [] if error else future.result()
            plan.jobs += jobs
            if not jobs or sink.failed:
                plan.failed.add(path)
            if error:
                plan.diagnostics.append(fault(error, path))
            plan.diagnostics += sink
    plan.jobs = sharded(plan.jobs, engine.request.shard)
    return plan


def _jobs(path: Path, engine: Engine, names: dict[str, Path], sink: Sink) -> list[Job]:
    """The jobs of a spec; none if another one has its name."""
    found = engine.prepared(path, sink)
    if found is None:
        return []
    if names.setdefault(path.stem, path) != path:
        message = f"the spec would build the same file as {names[path.stem]}"
        sink.error(Span(found.order.name, 1, 1), message, "rename one of the two specs")
        return []
    return list(jobs_of(path, found, engine.request))


def build(
    paths: Iterable[Path],
    request: Request,
    progress: Callable[[list[Job]], Progress] | None = None,
) -> Result:
    """Build every spec; `progress` is told the jobs that are to be done, and then what was.

    Jobs that a manifest says were done, and whose files are there, are left out if the request is
    to resume.
    """
    engine = Engine(request)
    plan = planned(paths, engine)
    before = manifest.written(request.output) if request.resume else {}
    keeps = request.resume or sum(job.papers for job in plan.jobs) > MANY
    engine.write = partial(write_together, lasting=not keeps)
    clear_parts(request.output)
    manifest.begin(request.output)
    results = {job.key: before[job.key].files for job in plan.jobs if job.key in before}
    left = [job for job in plan.jobs if job.key not in results]
    told = progress(left) if progress else None
    incomplete: set[Path] = set()

    def report(note: Callable[[str], None], done: Done) -> None:
        results[done.job.key] = done.built
        plan.diagnostics += done.diagnostics
        if not done.line:
            plan.failed.add(done.job.spec)
            incomplete.add(done.job.spec)
        elif keeps:
            note(done.line)
        if told:
            told(done)

    try:
        with manifest.noting(request.output) as note:
            for stage in _stages(left):
                able = [job for job in stage if job.spec not in incomplete]
                run(able, engine, partial(report, note))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_broken_off(len(results), len(plan.jobs), keeps=keeps)) from None
    except Lost as lost:
        plan.diagnostics.append(Diagnostic("error", Span("--executor"), str(lost), (lost.hint,)))
        plan.failed |= {job.spec for job in plan.jobs if job.key not in results}
    return _result(plan, results, len(plan.jobs) - len(left))


def _stages(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The jobs in turns: no paper without its mark scheme, and no copy without the paper."""
    for kinds in (("forms",), ("form",), ("copies", "class")):
        yield [job for job in jobs if job.kind in kinds]


def _broken_off(done: int, jobs: int, *, keeps: bool) -> str:
    hint = "; build again with --resume to go on" if keeps else ""
    return f"{done} of {plural(jobs, 'job')} are done{hint}"


def _result(plan: Planned, results: Mapping[str, tuple[Built, ...]], resumed: int) -> Result:
    """What came of a plan, in its order, whatever order the jobs were done in."""
    built = tuple(one for job in plan.jobs for one in results.get(job.key, ()))
    diagnostics = sorted(dict.fromkeys(plan.diagnostics), key=lambda found: found.span)
    return Result(built, tuple(diagnostics), len(plan.failed), plan.specs, resumed)
