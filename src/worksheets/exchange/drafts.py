"""The spec of a draft worksheet for an imported course: a few questions of every possible type."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolGroup, pool_of, topics_in_scope
from worksheets.assemble.ranked import Ranked
from worksheets.assemble.selection import Selection
from worksheets.model.course import Course
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.levels import LevelTable
from worksheets.pipeline.documents import documents
from worksheets.pipeline.prepared import assemble_papers, document_options
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.context import ReadingContext
from worksheets.read.spec import load_spec_text
from worksheets.read.yaml_text import scalar

MADE_COMMENT = (
    "# Made by the importer at every import. Delete this line to keep changes of your own.\n"
)
TYPES_ON_NOTES = ("cloze", 3), ("short-answer", 3)
TYPES_ON_FACTS = ("matching", 1), ("definitions", 1), ("ordering", 1)
"""Question types of a draft, and how many of each at most."""
ORDERS_TO_TRY = (
    (*TYPES_ON_NOTES[:1], *TYPES_ON_FACTS, *TYPES_ON_NOTES[1:]),
    (*TYPES_ON_FACTS, *TYPES_ON_NOTES),
)
"""Questions on notes give away the facts in them, so one kind may leave little for the other."""

Picks = list[tuple[str, int]]


def draft_spec(course: Course, path: Path, context: ReadingContext) -> str:
    """The text of a spec with as many questions as can be on one paper; "" if there are none.

    The draft is laid out for trial, and types that cannot be printed are left out.
    """
    picks = _picks(course, context)
    if not picks or _can_be_built(picks, course, path, context):
        return _spec_text(picks, course) if picks else ""
    printable_picks: Picks = []
    for pick in picks:
        if _can_be_built([*printable_picks, pick], course, path, context):
            printable_picks.append(pick)
    return _spec_text(printable_picks, course) if printable_picks else ""


def _picks(course: Course, context: ReadingContext) -> Picks:
    """The picks, by the order of types that gives the most marks."""
    types = registry()
    wanted = {name: types[name] for name, _ in (*TYPES_ON_NOTES, *TYPES_ON_FACTS)}
    language = context.languages.of(course.language)
    pool = pool_of(topics_in_scope(course, (), draft=True), wanted, language)
    _, picks = max(
        (_choose_in_order(order, pool, course.levels) for order in ORDERS_TO_TRY), key=itemgetter(0)
    )
    return picks


def _choose_in_order(
    order: Iterable[tuple[str, int]], pool: Sequence[PoolGroup], levels: Mapping[str, LevelTable]
) -> tuple[int, Picks]:
    """The marks and the picks of a paper for which types choose in an order."""
    selection, marks = Selection(PrintedQuestions(levels)), 0
    picks: Picks = []
    for kind, most in order:
        groups = [group for group in pool if group.group.type == kind]
        if taken := selection.take(Ranked(groups, 1, None), most):
            picks.append((kind, len(taken)))
            marks += sum(entry.question.tariff for entry in taken)
    return marks, picks


def _spec_text(picks: Picks, course: Course) -> str:
    title = course.title.strip() or course.id
    head = f"{MADE_COMMENT}title: {scalar(title)}\ncourse: {course.id}\ndraft: true\n"
    asked = (f"      - {{type: {kind}, count: {count}}}\n" for kind, count in picks)
    return f"{head}sections:\n  - questions:\n{''.join(asked)}"


def _can_be_built(picks: Picks, course: Course, path: Path, context: ReadingContext) -> bool:
    """Whether the documents of a draft can be laid out."""
    sink, request = Sink(), Request()
    loaded = load_spec_text(_spec_text(picks, course), path, context, sink, course)
    papers = assemble_papers(loaded, context, request, sink) if loaded else ()
    for paper in papers:
        if loaded:
            documents(paper, document_options(path, loaded, request), sink)
    return bool(papers) and not sink.failed
