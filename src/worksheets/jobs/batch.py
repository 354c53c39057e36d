"""A build of many specs: planned as jobs, done here or elsewhere, recorded in a manifest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from worksheets.jobs import manifest
from worksheets.jobs.outcomes import ClusterLost
from worksheets.jobs.plan import Job, jobs_for_spec, jobs_of_shard
from worksheets.jobs.recording import record_uses
from worksheets.jobs.run import run_jobs
from worksheets.jobs.work import JobOutcome
from worksheets.model.diagnostics import Diagnostic, Sink, Span, plural
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.files import delete_abandoned_files, write_all_or_none
from worksheets.pipeline.request import BuiltFile, Request, Result

MANIFEST_FROM = 8
"""A build of more papers keeps a manifest even if nobody asked for one."""

Progress = Callable[[JobOutcome], None]


@dataclass(slots=True)
class JobPlan:
    """The jobs of a build, and the diagnostics of its specs; `failed` are the specs with errors."""

    jobs: list[Job] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failed: set[Path] = field(default_factory=set)
    spec_count: int = 0


def plan_jobs(paths: Iterable[Path], engine: Engine) -> JobPlan:
    """The jobs of a build; a spec with errors has none, and the other specs go on."""
    plan = JobPlan()
    spec_of_name: dict[str, Path] = {}
    with one_at_a_time() as pool:
        for path in dict.fromkeys(paths):
            plan.spec_count += 1
            sink = Sink()
            future = attempted(pool, partial(_jobs_of_file, path, engine, spec_of_name, sink))
            error = future.exception()
            jobs = [] if error else future.result()
            plan.jobs += jobs
            if not jobs or sink.failed:
                plan.failed.add(path)
            if error:
                plan.diagnostics.append(failure_diagnostic(error, path))
            plan.diagnostics += sink
    _check_together(plan, engine.request)
    plan.jobs = jobs_of_shard(plan.jobs, engine.request.shard)
    return plan


def _check_together(plan: JobPlan, request: Request) -> None:
    """Warn if the schemes of all forms are asked for and no spec has forms."""
    if not request.together or not plan.jobs or any(job.kind == "forms" for job in plan.jobs):
        return
    message = "there are no forms whose schemes could stand together"
    hints = "write forms: 2, or more, in the spec", "or leave --together out"
    plan.diagnostics.append(Diagnostic("warning", Span("--together"), message, hints))
    if request.strict:
        plan.failed |= {job.spec for job in plan.jobs}
        plan.jobs = []


def _jobs_of_file(
    path: Path, engine: Engine, spec_of_name: dict[str, Path], sink: Sink
) -> list[Job]:
    """The jobs of a spec; none, with an error, if another spec has the same name."""
    spec = engine.prepare(path, sink)
    if spec is None:
        return []
    if spec_of_name.setdefault(path.stem, path) != path:
        message = f"the spec would build the same file as {spec_of_name[path.stem]}"
        sink.error(Span(spec.loaded.name, 1, 1), message, "rename one of the two specs")
        return []
    return list(jobs_for_spec(path, spec, engine.request))


@dataclass(slots=True)
class _Outcomes:
    """The outcomes of the jobs of a plan: their files by key, and the specs with a failed job."""

    plan: JobPlan
    files: dict[str, tuple[BuiltFile, ...]]
    keeps_manifest: bool
    progress: Progress | None
    incomplete: set[Path] = field(default_factory=set)

    def record(self, append: Callable[[str], None], done: JobOutcome) -> None:
        """Add an outcome; `append` takes a line of the manifest."""
        self.files[done.job.key] = done.built
        self.plan.diagnostics += done.diagnostics
        if not done.manifest_line:
            self.plan.failed.add(done.job.spec)
            self.incomplete.add(done.job.spec)
        elif self.keeps_manifest:
            append(done.manifest_line)
        if self.progress:
            self.progress(done)


def build(
    paths: Iterable[Path],
    request: Request,
    progress: Callable[[list[Job]], Progress] | None = None,
) -> Result:
    """Build every spec.

    `progress` is called with the jobs to do and returns a function that is called with the outcome
    of each. If the request resumes an earlier build, jobs are left out that its manifest records
    and whose files are unchanged.
    """
    engine = Engine(request)
    plan = plan_jobs(paths, engine)
    done_before = manifest.completed_jobs(request.output) if request.resume else {}
    keeps_manifest = request.resume or sum(job.papers for job in plan.jobs) > MANIFEST_FROM
    engine.write = partial(write_all_or_none, lasting=not keeps_manifest)
    delete_abandoned_files(request.output)
    manifest.end_cut_line(request.output)
    files = {job.key: done_before[job.key].files for job in plan.jobs if job.key in done_before}
    to_do = [job for job in plan.jobs if job.key not in files]
    outcomes = _Outcomes(plan, files, keeps_manifest, progress(to_do) if progress else None)
    try:
        _do_jobs(to_do, engine, outcomes)
    except KeyboardInterrupt:
        message = _interruption(len(files), len(plan.jobs), keeps=keeps_manifest)
        raise KeyboardInterrupt(message) from None
    if request.record:
        _record(plan, engine)
    return _result(plan, files, len(plan.jobs) - len(to_do))


def _record(plan: JobPlan, engine: Engine) -> None:
    """Note what classes have seen, of the specs that were built without a mistake."""
    sink = Sink()
    built = dict.fromkeys(job.spec for job in plan.jobs if job.spec not in plan.failed)
    record_uses(built, engine, sink)
    plan.diagnostics += sink


def _do_jobs(jobs: Sequence[Job], engine: Engine, outcomes: _Outcomes) -> None:
    """Do jobs in stages; if the cluster goes away, what is left undone fails."""
    try:
        with manifest.open_manifest(engine.request.output) as append:
            for stage in _stages(jobs):
                possible = [job for job in stage if job.spec not in outcomes.incomplete]
                run_jobs(possible, engine, partial(outcomes.record, append))
    except ClusterLost as lost:
        plan = outcomes.plan
        plan.diagnostics.append(Diagnostic("error", Span("--executor"), str(lost), (lost.hint,)))
        plan.failed |= {job.spec for job in plan.jobs if job.key not in outcomes.files}


def _stages(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The jobs in three stages, so that no copy is made of a form that failed."""
    for kinds in (("forms",), ("form",), ("copies", "class")):
        yield [job for job in jobs if job.kind in kinds]


def _interruption(done: int, jobs: int, *, keeps: bool) -> str:
    hint = "; build again with --resume to go on" if keeps else ""
    return f"{done} of {plural(jobs, 'job')} are done{hint}"


def _result(plan: JobPlan, results: Mapping[str, tuple[BuiltFile, ...]], resumed: int) -> Result:
    """The result of a build, in the order of the plan, whatever order the jobs were done in."""
    built = tuple(file for job in plan.jobs for file in results.get(job.key, ()))
    diagnostics = sorted(dict.fromkeys(plan.diagnostics), key=lambda diagnostic: diagnostic.span)
    return Result(built, tuple(diagnostics), len(plan.failed), plan.spec_count, resumed)
