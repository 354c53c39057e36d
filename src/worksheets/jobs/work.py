"""A job is done: its files are written, and its outcome is returned."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from worksheets.jobs import manifest
from worksheets.jobs.plan import Job
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.copies import pupil_copies, write_class_set, write_each_copy
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.paper_record import write_record
from worksheets.pipeline.prepared import PreparedSpec
from worksheets.pipeline.request import BuiltFile


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """The files that a job built, and its diagnostics.

    `manifest_line` is its line for the manifest; it is empty if the job failed, wholly or in part,
    and then the diagnostics say why.
    """

    job: Job
    built: tuple[BuiltFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    manifest_line: str = ""


def do_job(job: Job, engine: Engine) -> JobOutcome:
    """Do a job and write its files; of copies, those whose details fit."""
    start = time.perf_counter()
    sink, known_errors = Sink(), Sink()
    with engine.in_use():
        spec = engine.prepare(job.spec, known_errors)
        if spec is None:
            sink.add(known_errors)  # when it was planned it had no such mistakes
        forms = engine.papers(job.spec, spec, sink) if spec else {}
        built = tuple(_built_files(job, engine, spec, forms, sink)) if spec and forms else ()
    if sink.failed or not built:
        return JobOutcome(job, built, tuple(sink))
    record = manifest.JobRecord(job.key, str(job), built, time.perf_counter() - start)
    return JobOutcome(job, built, tuple(sink), manifest.record_line(record))


def _built_files(
    job: Job, engine: Engine, spec: PreparedSpec, forms: Mapping[str, Paper], sink: Sink
) -> Iterator[BuiltFile]:
    match job.kind:
        case "form":
            yield from engine.build_form(spec, forms[job.form], sink)
            if engine.request.paper_record and job.form == spec.forms[0]:
                yield from write_record(engine, spec, job.spec, sink)
        case "forms":
            yield from engine.build_forms(spec, tuple(forms.values()), sink)
        case "copies" | "class" if job.pupils:
            pupils = spec.pupils[slice(*job.pupils)]
            copies = list(pupil_copies(engine, spec, forms, pupils, sink))
            write = write_class_set if job.kind == "class" else write_each_copy
            yield from write(engine, spec, copies)
