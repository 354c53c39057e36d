"""Jobs done, and what came of them."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from worksheets.jobs import manifest
from worksheets.jobs.plan import Job
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.copies import bound, copies, one_by_one
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.prepared import Prepared
from worksheets.pipeline.request import Built


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: its files, and what was wrong.

    `line` is what the manifest says of it; without one it failed, as a whole or in part, and the
    diagnostics say why.
    """

    job: Job
    built: tuple[Built, ...]
    diagnostics: tuple[Diagnostic, ...]
    line: str = ""


def do(job: Job, engine: Engine) -> Done:
    """Do a job and write its files; of copies, those that can be made."""
    start = time.perf_counter()
    sink, before = Sink(), Sink()
    with engine.at_work():
        spec = engine.prepared(job.spec, before)
        if spec is None:
            sink.add(before)  # when it was planned it had no such mistakes
        forms = engine.papers(job.spec, spec, sink) if spec else {}
        built = tuple(_built(job, engine, spec, forms, sink)) if spec and forms else ()
    if sink.failed or not built:
        return Done(job, built, tuple(sink))
    entry = manifest.Entry(job.key, str(job), built, time.perf_counter() - start)
    return Done(job, built, tuple(sink), manifest.line(entry))


def _built(
    job: Job, engine: Engine, spec: Prepared, forms: Mapping[str, Paper], sink: Sink
) -> Iterator[Built]:
    match job.kind:
        case "form":
            yield from engine.build_form(spec, forms[job.form], sink)
        case "forms":
            yield from engine.build_forms(spec, tuple(forms.values()), sink)
        case "copies" | "class" if job.pupils:
            pupils = spec.pupils[slice(*job.pupils)]
            made = list(copies(engine, job.spec, spec, forms, pupils, sink))
            write = bound if job.kind == "class" else one_by_one
            yield from write(engine, spec, made)
