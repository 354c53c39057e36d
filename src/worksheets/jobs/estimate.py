"""What a build would come to, without building it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from pathlib import Path

from worksheets.jobs.batch import planned
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.pipeline.attempts import attempted, fault, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request


@dataclass(frozen=True, slots=True)
class Line:
    """One spec: its forms, the copies for a class, and the pages and marks of one paper."""

    spec: str
    forms: int
    copies: int
    pages: int
    marks: int


@dataclass(slots=True)
class Outlook:
    """All specs; `sheets` are those of handouts, printed on both sides, one of each form or one a
    pupil."""

    lines: list[Line] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    jobs: int = 0
    papers: int = 0
    sheets: int = 0
    failed: int = 0


def outlook(paths: Iterable[Path], request: Request) -> Outlook:
    """What would be built; papers are drawn and laid out, but nothing is written."""
    engine = Engine(request)
    plan = planned(paths, engine)
    found = Outlook(diagnostics=plan.diagnostics, jobs=len(plan.jobs), failed=len(plan.failed))
    with one_at_a_time() as pool:
        for path in dict.fromkeys(job.spec for job in plan.jobs):
            sink = Sink()
            future = attempted(pool, partial(_add, path, engine, found, sink))
            error = future.exception()
            found.diagnostics += [fault(error, path)] if error else sink
            found.failed += bool(error or not future.result()) and path not in plan.failed
    return found


def _add(path: Path, engine: Engine, found: Outlook, sink: Sink) -> bool:
    """Add what a spec would come to; False, with the reasons in the sink, if it cannot be set."""
    spec = engine.prepared(path, sink)
    papers = tuple(engine.papers(path, spec, sink).values()) if spec else ()
    laid = engine.handout(spec, papers[0], sink) if spec and papers else None
    if spec is None or laid is None:
        return False
    copies = len(spec.pupils)
    pages = len(laid.document.pages)
    found.lines.append(Line(str(path), len(papers), copies, pages, papers[0].tariff))
    found.papers += copies or len(papers)
    found.sheets += (copies or len(papers)) * ceil(pages / 2)
    return True
