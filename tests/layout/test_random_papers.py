"""Any paper at all, in any theme, on any size: nothing is lost, clipped or printed over."""

import string
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from marks import check_marks, spoken
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.documents.paper import Wish, body_galleys, paper_document
from worksheets.layout.pagination.pages import Unbreakable, filled
from worksheets.layout.structure import Structure
from worksheets.layout.style import style_of
from worksheets.model.diagnostics import Span
from worksheets.model.page.units import PAGE_SIZES
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Code,
    Emph,
    Gap,
    Inlines,
    LineBreak,
    Match,
    Maths,
    Order,
    Para,
    Source,
    Space,
    Strong,
    Sub,
    Super,
    Table,
    Text,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Front, Handout, TaskSection

WORD = st.text(string.ascii_letters + "äß½→αΩ–’,", min_size=1, max_size=14)
LONG = st.text(string.ascii_letters, min_size=40, max_size=300)
WORDS = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
PROSE = st.lists(st.one_of(WORD, WORD, WORD, WORD, LONG), min_size=1, max_size=60).map(" ".join)
SHORT = WORDS.map(text)
CODE = st.text(string.ascii_letters + "{}*", min_size=1, max_size=3)
"""A line of code that the narrowest column holds in the largest type: it cannot be broken."""


def printed(content: Inlines) -> bool:
    """Whether anything is to be seen of a content."""
    return not plain(content).isspace()


RICH = (
    WORDS.map(Text),
    SHORT.map(Strong),
    SHORT.map(Emph),
    WORD.map(text).map(Sub),
    WORD.map(text).map(Super),
    CODE.map(Code),
    st.lists(CODE, min_size=1, max_size=4).map(lambda lines: Code("\n".join(lines), True)),
    st.booleans().map(LineBreak),
    st.builds(Maths, st.sampled_from(["x", r"\frac{1}{2}"]), st.booleans()),
)
GAP = st.just(Gap("gap", "(ii)"))
INLINES = st.lists(st.one_of(*RICH, GAP), min_size=1, max_size=5).map(tuple)
SEVERAL_LINES = st.lists(st.one_of(*RICH), min_size=1, max_size=4).map(tuple).filter(printed)
ENTRIES = st.lists(
    st.one_of(SHORT, SHORT, PROSE.map(text), SEVERAL_LINES), min_size=2, max_size=8
).map(tuple)
RULINGS = st.sampled_from(["", "lines", "dotted", "box", "squares", "graph", "none"])
SPACES = st.builds(
    Space,
    lines=st.one_of(st.none(), st.integers(1, 60)),
    least=st.one_of(st.none(), st.integers(1, 9)),
    ruling=RULINGS,
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    rows = draw(st.sampled_from([0, 1, 3, 6, 500]))
    pool = draw(st.lists(st.one_of(SHORT, PROSE.map(text)), min_size=columns, max_size=6))
    cells = [pool[n % len(pool)] for n in range(columns * min(rows, 6))]
    listed = [tuple(cells[n * columns : (n + 1) * columns]) for n in range(min(rows, 6))]
    listed += [tuple(text(str(n)) for _ in range(columns)) for n in range(rows - len(listed))]
    head = tuple(draw(SHORT) for _ in range(columns))
    return Table(head, tuple(listed), (1 / columns,) * columns, draw(st.sampled_from([0, 12])))


BLOCKS = st.one_of(
    PROSE.map(text).map(Para),
    INLINES.map(Para),
    ENTRIES.map(Bullets),
    tables(),
    st.lists(WORDS.map(text), min_size=1, max_size=20).map(tuple).map(Bank),
    st.builds(Choose, st.just("c"), ENTRIES, arrangement=st.sampled_from(["list", "row"])),
    st.builds(
        Write,
        st.just("w"),
        marks=st.integers(1, 25),
        entries=st.integers(1, 4),
        phrase=st.booleans(),
        space=SPACES,
    ),
    st.builds(Match, st.just("m"), ENTRIES, ENTRIES),
    st.builds(Order, st.just("o"), ENTRIES),
)
BODY = st.lists(BLOCKS, min_size=1, max_size=3).map(tuple)


def tasks(label: str, depth: int) -> st.SearchStrategy[Task]:
    """Tasks with parts of parts; a task with parts may have no body of its own."""
    names = ["(a)", "(b)"] if depth == 0 else ["(i)", "(viii)"]
    leaf = st.builds(Task, st.just(label), st.integers(1, 30), BODY)
    if depth == 2:
        return leaf
    parts = st.tuples(*(tasks(name, depth + 1) for name in names))
    body = st.one_of(st.just(()), PROSE.map(text).map(Para).map(lambda para: (para,)))
    return st.one_of(leaf, leaf, st.builds(Task, st.just(label), st.integers(1, 30), body, parts))


@st.composite
def handouts(draw: st.DrawFn) -> Handout:
    sections = []
    number = 0
    for _ in range(draw(st.integers(1, 2))):
        found = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            found.append(draw(tasks(str(number), 0)))
        title = draw(st.one_of(st.just(""), PROSE))
        sections.append(TaskSection(title, draw(st.one_of(st.just(()), SHORT)), tuple(found)))
    paragraphs = draw(st.lists(PROSE.map(text), min_size=1, max_size=3)) * draw(st.integers(1, 6))
    source = Source("Source A", tuple(paragraphs), draw(SHORT))
    first, *rest = sections[0].tasks
    first = Task(first.label, first.tariff, first.body, first.parts, ("Source A",))
    sections[0] = TaskSection(sections[0].title, sections[0].instructions, (first, *rest))
    points = tuple(draw(st.lists(SHORT, max_size=3)))
    front = Front(draw(PROSE), draw(st.one_of(st.just(""), WORDS)), "", points, 20, None, "AB-CD")
    return Handout(front, tuple(sections), (source,))


HUGE = Handout(
    Front("Huge", "", "", (), 1, None, "AB-CD"),
    (
        TaskSection(
            "",
            (),
            (
                Task(
                    "1",
                    1,
                    (Para(text("Read.")), Table((text("A"),), ((text("a"),),) * 500, (1.0,))),
                ),
            ),
        ),
    ),
    (),
)


@pytest.mark.parametrize("name", THEMES)
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(
    handouts(),
    st.sampled_from(sorted(PAGE_SIZES)),
    st.sampled_from(["inline", "facing", "insert"]),
)
@example(HUGE, "A5", "inline")
def test_a_paper_is_set_whole(name: str, handout: Handout, page: str, place: str) -> None:
    style = style_of(theme(name), page, ENGLISH)
    document = paper_document(handout, style, "History", Wish(place)).document  # type: ignore[arg-type]
    check_marks(document)
    heard = spoken(document).replace(" ", "")
    for section in handout.sections:
        assert section.title.replace(" ", "") in heard
    for task in handout.sections[-1].tasks:
        for block in task.body:
            if isinstance(block, Para) and isinstance(block.content[0], Text):
                assert block.content[0].text.replace(" ", "") in heard


def test_what_fits_no_page_is_named() -> None:
    """Text, tables and answer space part; so only a theme can leave too little room for a strip."""
    margins = theme("worksheet").margins.model_copy(update={"top": 270.0})
    small = theme("worksheet").model_copy(update={"margins": margins})
    task = Task("7", 1, (Para(text("Read.")), Write("w", 1)), span=Span("quiz.yaml", 4, 3))
    handout = Handout(HUGE.front, (TaskSection("", (), (task,)),), ())
    style = replace(style_of(small, "A4", ENGLISH), columns=1)
    with pytest.raises(Unbreakable) as caught:
        filled(body_galleys(handout, style, Structure(), "inline"), style)
    assert (caught.value.name, str(caught.value.span)) == ("question 7", "quiz.yaml:4:3")
    assert caught.value.excess > 0
