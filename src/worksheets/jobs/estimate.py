"""How much a build would print: forms, copies, pages, sheets and marks, without building it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from math import ceil
from pathlib import Path

from worksheets.assemble.specification import Specification, specification
from worksheets.jobs.batch import plan_jobs
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.pipeline.attempts import attempted, failure_diagnostic, one_at_a_time
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request


@dataclass(frozen=True, slots=True)
class SpecEstimate:
    """Numbers of one spec: its forms, the copies for a class, pages and marks of one paper, and
    the specification of every form that has questions of its own."""

    spec: str
    forms: int
    copies: int
    pages: int
    marks: int
    specifications: tuple[Specification, ...] = ()


@dataclass(slots=True)
class Estimate:
    """Numbers of all specs; `sheets` are of handouts, one of each form, or with a class list one
    for each pupil; whether all are printed on both sides is `duplex`. `failed` counts specs with
    errors."""

    specs: list[SpecEstimate] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    jobs: int = 0
    papers: int = 0
    sheets: int = 0
    duplex: bool = True
    failed: int = 0


def estimate(paths: Iterable[Path], request: Request) -> Estimate:
    """The estimate of some specs: their papers are assembled and laid out, nothing is written."""
    engine = Engine(request)
    plan = plan_jobs(paths, engine)
    totals = Estimate(diagnostics=plan.diagnostics, jobs=len(plan.jobs), failed=len(plan.failed))
    with one_at_a_time() as pool:
        for path in dict.fromkeys(job.spec for job in plan.jobs):
            sink = Sink()
            future = attempted(pool, partial(_add_spec, path, engine, totals, sink))
            error = future.exception()
            totals.diagnostics += [failure_diagnostic(error, path)] if error else sink
            totals.failed += bool(error or not future.result()) and path not in plan.failed
    return totals


def _add_spec(path: Path, engine: Engine, totals: Estimate, sink: Sink) -> bool:
    """Add one spec; False, with errors in the sink, if it cannot be laid out."""
    spec = engine.prepare(path, sink)
    forms = tuple(engine.assembled(path, spec, sink).values()) if spec else ()
    laid = engine.handout(spec, forms[0].paper, sink) if spec and forms else None
    if spec is None or laid is None:
        return False
    copies = len(spec.pupils)
    pages = len(laid.document.pages)
    order = spec.loaded.spec
    pace = Fraction(str(spec.loaded.theme.answers.minutes_per_mark))
    grids = tuple(
        specification(form, order.blueprint, pace)
        for form in (forms if order.disjoint else forms[:1])
    )
    numbers = len(forms), copies, pages, forms[0].paper.tariff
    totals.specs.append(SpecEstimate(str(path), *numbers, grids))
    totals.papers += copies or len(forms)
    duplex = spec.options.theme.printed == "double"
    totals.sheets += (copies or len(forms)) * (ceil(pages / 2) if duplex else pages)
    totals.duplex &= duplex
    return True
