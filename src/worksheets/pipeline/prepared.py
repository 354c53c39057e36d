"""Specs read and drawn: papers in all their forms, ready to be set."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from worksheets import figures
from worksheets.assemble.forms import assembled
from worksheets.layout.type.faces import covered_by
from worksheets.layout.type.font_files import FontFault, families, font_file
from worksheets.layout.type.formulas import formula, wrong
from worksheets.model.characters import seen
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper.paper import Paper
from worksheets.model.problem import Problem
from worksheets.model.roster import Pupil
from worksheets.model.theme import Theme
from worksheets.pipeline.documents import Plan
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.coverage import lacking
from worksheets.read.font_packages import wanted_for
from worksheets.read.reading import Reading
from worksheets.read.roster import check_placeholders, columns_in, of_tier, read_roster
from worksheets.read.spec import Order, read_order


@dataclass(frozen=True, slots=True)
class Prepared:
    """A spec that was read, how its papers are to be set, and who gets copies of them."""

    order: Order
    plan: Plan
    pupils: tuple[Pupil, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The names of its forms; one without a name, if it has no others."""
        return self.order.spec.forms or ("",)

    def form_of(self, pupil: Pupil) -> str:
        """The form that the class list names; without one forms go round the class."""
        return pupil.form or self.forms[(pupil.number - 1) % len(self.forms)]


def prepared(path: Path, reading: Reading, request: Request, sink: Sink) -> Prepared | None:
    """Read a spec and its class list; None, with the reasons in the sink, if it cannot be.

    Pupils whose names cannot be printed are left out, and said with their rows.
    """
    order = read_order(path, reading, sink)
    if order is None:
        return None
    pupils: tuple[Pupil, ...] | None = ()
    own = Sink()
    if request.roster is not None:
        spec = order.spec
        used = (*columns_in(spec.header), *(["tier"] if spec.tier else []))
        pupils = read_roster(request.roster, spec.forms, own, used)
        if pupils is not None:
            pupils = _of_this_paper(pupils, order, own)
    sink.add(own)
    if pupils is None or own.failed or sink.failed or (request.strict and len(sink)):
        return None
    if request.roster is not None:
        pupils = tuple(_printable(pupils, order.theme, request.roster, sink))
    return Prepared(order, plan_of(path, order, request), pupils)


def _of_this_paper(pupils: tuple[Pupil, ...], order: Order, sink: Sink) -> tuple[Pupil, ...]:
    """The pupils that a paper is for; what its spec wants of the class list must be there."""
    spec = order.spec
    if spec.tier:
        pupils = of_tier(pupils, spec.tier, order.at("tier"), sink)
    if spec.header:
        check_placeholders(spec.header, pupils, order.at("header"), sink)
    return pupils


def papers_of(order: Order, reading: Reading, request: Request, sink: Sink) -> tuple[Paper, ...]:
    """The papers of an order, under its letterhead; nothing, with the reasons in the sink."""
    seed = order.spec.seed if request.seed is None else request.seed
    papers = assembled(
        order.spec,
        order.course,
        order.language,
        reading.types,
        sink,
        seed=seed,
        spec_text=order.text,
    )
    return tuple(
        replace(paper, front=replace(paper.front, letterhead=order.letterhead)) for paper in papers
    )


def _printable(
    pupils: tuple[Pupil, ...], theme: Theme, roster: Path, sink: Sink
) -> Iterator[Pupil]:
    """The pupils of whom every cell can be printed, and an error for every other one."""
    known = covered_by(theme.type)
    for pupil in pupils:
        found = ((head, sorted(set(seen(cell)) - known)) for head, cell in pupil.columns.items())
        head, unknown = next((one for one in found if one[1]), ("", []))
        if not unknown:
            yield pupil
            continue
        what = f"{lacking(unknown[0])} of '{head}'; there is no copy for it"
        sink.error(Span(roster.as_posix(), pupil.line, 1), what, wanted_for(unknown[0]))


def reading(
    theme: str | None = None, fonts: Path | None = None, trusted: tuple[Path, ...] = ()
) -> Reading:
    """All that reading needs to know; `theme` and `fonts` overrule the specs.

    Files may name what lies in folders that are `trusted`.
    """
    return Reading(registry(), figures.registry, printable, wrong, theme, fonts, trusted)


def printable(theme: Theme) -> frozenset[str] | Problem:
    """The characters a theme can print, or what it wants and is not there."""
    kind = theme.type
    try:
        if kind.fonts:
            families(kind.fonts)
        if kind.maths == "ziamath":
            formula("x", "en", False, "ziamath")
    except FontFault as fault:
        return Problem(("type", "fonts"), str(fault), fault.hints)
    except LookupError as error:
        return Problem(("type", "maths"), str(error), ("install it, or write maths: mathra",))
    chain = ((("type", "fallback", n), name) for n, name in enumerate(kind.fallback))
    named = (("type", "family"), kind.family), *chain, (("type", "code"), kind.code)
    for path, family in named:
        try:
            font_file(family, 400, italic=False, folder=kind.fonts)
        except FontFault as fault:
            return Problem(path, str(fault), fault.hints)
    try:
        return covered_by(kind)
    except FontFault as fault:
        return Problem(("type", "family"), str(fault), fault.hints)


def plan_of(path: Path, order: Order, request: Request) -> Plan:
    """How the documents of an order are to be, by its spec and by what is asked for."""
    layout = order.spec.layout
    return Plan(
        name=path.stem,
        subject=order.course.subject,
        language=order.language,
        layout=layout,
        page=request.page or layout.page,
        theme=order.theme,
        scheme_theme=order.scheme_theme,
        scheme=request.scheme or order.spec.mark_scheme,
        impose=request.impose or layout.impose,
        fillable=request.fillable or layout.fillable,
        place=Span(order.name, 1, 1),
        fit=order.at("layout", "fit") if layout.fit else Span(order.name, 1, 1),
        text=order.text,
    )
