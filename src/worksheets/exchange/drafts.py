"""The spec of a draft worksheet: of each type as many questions as a course that was just imported
can give."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path

from worksheets.assemble.candidates import Stock, in_scope, stocks
from worksheets.assemble.pick import Selection
from worksheets.assemble.ranked import Ranked
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.documents import documents
from worksheets.pipeline.prepared import papers_of, plan_of
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.reading import Reading
from worksheets.read.spec import order_in
from worksheets.read.yaml_text import scalar

MADE = "# Made by the importer at every import. Delete this line to keep changes of your own.\n"
NOTES = ("cloze", 3), ("short-answer", 3)
FACTS = ("matching", 1), ("definitions", 1), ("ordering", 1)
"""Question types of a draft, and how many of each at most."""
ORDERS = (*NOTES[:1], *FACTS, *NOTES[1:]), (*FACTS, *NOTES)
"""Questions on notes give away the facts in them, so one kind may leave little for the other."""

Picks = list[tuple[str, int]]


def draft_spec(course: Course, path: Path, reading: Reading) -> str:
    """A spec that asks for what can stand together on a paper; "" if nothing can.

    It is set as a build would set it, and types that cannot be printed are left out.
    """
    picks = _picks(course, reading)
    if not picks or _builds(picks, course, path, reading):
        return _text(picks, course) if picks else ""
    kept: Picks = []
    for pick in picks:
        if _builds([*kept, pick], course, path, reading):
            kept.append(pick)
    return _text(kept, course) if kept else ""


def _picks(course: Course, reading: Reading) -> Picks:
    """What is asked in the order that gives most marks, the first of equal ones."""
    types = registry()
    wanted = {name: types[name] for name, _ in (*NOTES, *FACTS)}
    pool = stocks(in_scope(course, (), draft=True), wanted, reading.languages.of(course.language))
    _, picks = max((_taken(order, pool) for order in ORDERS), key=itemgetter(0))
    return picks


def _taken(order: Iterable[tuple[str, int]], pool: Sequence[Stock]) -> tuple[int, Picks]:
    """What can stand together if types choose in an order, and its marks."""
    standing, marks = Selection(), 0
    picks: Picks = []
    for kind, most in order:
        mine = [one for one in pool if one.group.type == kind]
        if taken := standing.take(Ranked(mine, 1, None, ()), most):
            picks.append((kind, len(taken)))
            marks += sum(one.question.tariff for one in taken)
    return marks, picks


def _text(picks: Picks, course: Course) -> str:
    title = course.title.strip() or course.id
    head = f"{MADE}title: {scalar(title)}\ncourse: {course.id}\ndraft: true\n"
    asked = (f"      - {{type: {kind}, count: {count}}}\n" for kind, count in picks)
    return f"{head}sections:\n  - questions:\n{''.join(asked)}"


def _builds(picks: Picks, course: Course, path: Path, reading: Reading) -> bool:
    """Whether the documents of a draft can be made."""
    sink, request = Sink(), Request()
    order = order_in(_text(picks, course), path, reading, sink, course)
    papers = papers_of(order, reading, request, sink) if order else ()
    for paper in papers:
        if order:
            documents(paper, plan_of(path, order, request), sink)
    return bool(papers) and not sink.failed
