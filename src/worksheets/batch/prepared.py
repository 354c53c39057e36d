"""Specs read and drawn: papers in all their forms, ready to be set."""

from dataclasses import dataclass, replace
from pathlib import Path

from worksheets import figures
from worksheets.assemble.forms import assembled
from worksheets.batch.documents import Plan
from worksheets.batch.request import Request
from worksheets.layout.faces import covered_by
from worksheets.layout.formulas import formula, wrong
from worksheets.model.characters import seen
from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper import Paper
from worksheets.model.roster import Pupil
from worksheets.model.theme import Theme
from worksheets.questions import registry
from worksheets.read.coverage import lacking, remedy
from worksheets.read.reading import Reading
from worksheets.read.roster import check_placeholders, of_tier, read_roster
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
    """Read a spec and its class list; None, with the reasons in the sink, if it cannot be."""
    order = read_order(path, reading, sink)
    if order is None:
        return None
    pupils: tuple[Pupil, ...] = ()
    if request.roster is not None:
        pupils = read_roster(request.roster, order.spec.forms, sink)
        pupils = of_tier(pupils, order.spec.tier, Span(order.name), sink)
        check_placeholders(order.spec.header, pupils, Span(order.name), sink)
        _check_names(pupils, order.theme, request.roster, sink)
    if sink.failed or (request.strict and len(sink)):
        return None
    return Prepared(order, plan_of(path, order, request), pupils)


def papers_of(order: Order, reading: Reading, request: Request, sink: Sink) -> tuple[Paper, ...]:
    """The papers of an order, under its letterhead; nothing, with the reasons in the sink."""
    seed = order.spec.seed if request.seed is None else request.seed
    papers = assembled(
        order.spec, order.course, reading.types, sink, seed=seed, spec_text=order.text
    )
    return tuple(
        replace(paper, front=replace(paper.front, letterhead=order.letterhead)) for paper in papers
    )


def _check_names(pupils: tuple[Pupil, ...], theme: Theme, roster: Path, sink: Sink) -> None:
    """An error for every cell with a character that the theme cannot print."""
    known = covered_by(theme.type)
    for pupil in pupils:
        for head, cell in pupil.columns.items():
            if unknown := sorted(set(seen(cell)) - known):
                what = f"{lacking(unknown[0])} of '{head}'"
                sink.error(Span(roster.as_posix(), pupil.line, 1), what, remedy(unknown[0]))


def reading(theme: str | None = None, fonts: Path | None = None) -> Reading:
    """All that reading needs to know; `theme` and `fonts` overrule the specs."""
    return Reading(registry(), figures.registry, printable, wrong, theme, fonts)


def printable(theme: Theme, sink: Sink) -> frozenset[str] | None:
    """The characters a theme can print; None, with the reason in the sink, without its fonts."""
    try:
        if theme.type.maths == "ziamath":
            formula("x", "en", False, "ziamath")
        return covered_by(theme.type)
    except LookupError as error:
        message = f"the theme '{theme.name}' wants what is not there: {error}"
        hint = "install the package, or name another one in the theme"
        sink.error(Span(theme.name), message, hint)
        return None


def plan_of(path: Path, order: Order, request: Request) -> Plan:
    """How the documents of an order are to be, by its spec and by what is asked for."""
    layout = order.spec.layout
    return Plan(
        name=path.stem,
        subject=order.course.subject,
        language=order.course.language,
        layout=layout,
        page=request.page or layout.page,
        theme=order.theme,
        scheme_theme=order.scheme_theme,
        scheme=request.scheme or order.spec.mark_scheme,
        impose=request.impose or layout.impose,
        fillable=request.fillable or layout.fillable,
        place=Span(order.name),
    )
