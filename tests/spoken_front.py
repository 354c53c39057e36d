"""What a listener must hear of the front of a paper, and what nobody hears on its pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spoken import check_elements, listed, questions_told, squeezed, told, words_of
from structure import Element, furniture
from words import ENGLISH
from worksheets.layout.documents.cover import duration_text, minutes_allowed
from worksheets.layout.style import Style
from worksheets.model.diagnostics import plural
from worksheets.model.numbers.filling import in_content
from worksheets.model.paper.content import Inlines, Table, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Front, Handout, TaskSection

ROWS = 20
"""A cover of A4 has a row a question for so many questions, or else a row a section."""


def handout_told(
    handout: Handout, style: Style, subject: str, pages: int, *, insert: bool = False
) -> Iterator[Element]:
    """All elements of a paper, with its sources among the questions or in an insert."""
    front = handout.front
    covered = style.theme.front == "cover"
    if front.letterhead.logo:
        yield told("Figure", 1, f"⟦Logo of {front.letterhead.name or 'the school'}⟧")
    if front.letterhead.name:
        yield told("P", 1, front.letterhead.name)
    if covered:
        yield told("P", 1, subject)
    yield told("H1", 1, front.title)
    if covered:
        yield from _cover_told(handout, style, pages, insert=insert)
    else:
        yield from _front_told(handout, style)
    yield from questions_told(replace(handout, sources=()) if insert else handout, style)


def _front_told(handout: Handout, style: Style) -> Iterator[Element]:
    """What a worksheet has under its title: a paper without marks has no lines for a name."""
    front = handout.front
    if front.tariff:
        for said in ("Name", "Class", "Date", f"Score / {front.tariff}"):
            yield told("P", 1, said)
    points = [*([text(front.subtitle)] if front.subtitle else []), *_instructions(handout, style)]
    sentences = [words_of(point) for point in points]
    if len(points) > 1:
        sentences = [said if said[-1] in ".?" else f"{said}." for said in sentences]
    if sentences:
        yield told("P", 1, " ".join(sentences))


def _instructions(handout: Handout, style: Style) -> list[Inlines]:
    """The instructions with two marks, or the fewest that an answer has, as the theme writes
    them."""
    asked = [task for section in handout.sections for task in section.tasks]
    tariffs: set[int] = set()
    while asked:
        task = asked.pop()
        asked += task.parts
        if not task.parts and task.tariff:
            tariffs.add(task.tariff)
    shown = style.marks(2 if 2 in tariffs else min(tariffs, default=2))
    return [in_content(point, {"marks": shown}) for point in handout.front.instructions]


def _cover_told(handout: Handout, style: Style, pages: int, *, insert: bool) -> Iterator[Element]:
    front = handout.front
    if front.subtitle:
        yield told("P", 1, front.subtitle)
    if front.form:
        yield told("P", 1, f"Form {front.form}")
    tasks = [task for section in handout.sections for task in section.tasks]
    facts = front.facts
    named = {"Paper": facts.code, "Series": facts.series, "Date": facts.date, "Tier": facts.tier}
    for name, value in named.items():
        if value:
            yield told("P", 1, f"{name} {value}")
    if minutes := minutes_allowed(front, style):
        yield told("P", 1, f"Time allowed {duration_text(minutes, ENGLISH)}")
    if facts.reading:
        yield told("P", 1, f"Reading time {duration_text(facts.reading, ENGLISH)}")
    if front.tariff:
        yield told("P", 1, f"Total {plural(front.tariff, 'mark')}")
    yield told("P", 1, f"Questions {len(tasks)} on {plural(pages, 'page')}")
    names = ("Surname", "Other names", "Class", "Date", "Centre number", "Candidate number")
    for said in names:
        if said != "Date" or not facts.date:
            yield told("P", 1, said)
    if points := _instructions(handout, style):
        yield told("H2", 1, "Instructions")
        yield from listed((("–", point) for point in points), 1)
    yield told("H2", 1, "Information")
    total = f"The total for this paper is {plural(front.tariff, 'mark')}."
    size = f"This paper has {plural(len(tasks), 'question')} on {plural(pages, 'page')}."
    notes = (*([text(total)] if front.tariff else []), text(size))
    notes = (*notes, text("The sources are in the insert.")) if insert else notes
    yield from listed((("–", note) for note in notes), 1)
    if style.theme.furniture.examiner and front.tariff:
        yield told("H2", 1, style.theme.furniture.examiner)
        worth = [row for section in handout.sections for row in _answers(section)]
        if handout.in_all is not None:
            each = next(task.tariff for task in tasks)
            worth += [(_range(tasks), str(each))] * handout.in_all.answer
        if len(worth) > ROWS:
            worth = [_whole(section) for section in handout.sections if section.tariff]
        yield from _grid_told([*worth, ("Total", str(front.tariff))])


def _answers(section: TaskSection) -> list[tuple[str, str]]:
    """A row an answer, of questions that are chosen from as many as are answered."""
    if section.choice.shared:
        return []
    worth = [(task.label, str(task.tariff)) for task in section.tasks if task.tariff]
    chosen = section.choice.answer
    if chosen is None:
        return worth
    return [(_range(section.tasks), worth[0][1])] * chosen


def _range(tasks: Sequence[Task]) -> str:
    return f"{tasks[0].label} – {tasks[-1].label}"


def _whole(section: TaskSection) -> tuple[str, str]:
    labels = list(dict.fromkeys((section.tasks[0].label, section.tasks[-1].label)))
    return " – ".join(labels), str(section.tariff)


def _grid_told(rows: Sequence[tuple[str, str]]) -> Iterator[Element]:
    """The examiner's grid: every row has a head of its own and an empty cell for the mark."""
    yield told("Table", 1)
    for n, row in enumerate([("Question", "Out of", "Mark"), *((*row, "") for row in rows)]):
        yield told("TR", 2)
        for m, said in enumerate(row):
            yield told("TH" if n == 0 or m == 0 else "TD", 3, said)


def check_handout(
    data: bytes, handout: Handout, style: Style, subject: str, *, insert: bool = False
) -> None:
    """Fail unless a paper says what its model says, and leaves only furniture unheard."""
    pages = len(furniture(data))
    check_elements(data, handout_told(handout, style, subject, pages, insert=insert), style)
    check_furniture(data, handout.front, style, [*heads_of(handout)])


def heads_of(handout: Handout) -> Iterator[str]:
    """The head rows of tables, which are repeated where a table goes on."""
    for section in handout.sections:
        for task in section.tasks:
            yield from _heads(task)


def _heads(task: Task) -> Iterator[str]:
    for block in task.body:
        if isinstance(block, Table):
            yield "".join(told("TH", 0, cell).text for cell in block.head)
    for part in task.parts:
        yield from _heads(part)


def check_furniture(
    data: bytes, front: Front, style: Style, heads: Sequence[str], prefix: str = ""
) -> None:
    """Fail if anything that nobody hears is more than furniture.

    That is what is repeated at the head of a page, the numbers of a source's lines, and then a
    footer: the title or as much of it as there is room for, the code with the number of the page,
    and what a theme wants under it.
    """
    said = furniture(data)
    title = f"Mark scheme · {front.title}" if prefix else front.title
    form = f"Form {front.form} · " if front.form else ""
    words = style.theme.furniture
    blank = words.blank or "There are no questions on this page"
    continued = re.escape(_close(words.continued)).replace(r"\{n\}", r"\d+")
    source = r"Source[A-Z]\(continued\)"
    line_number = r"\d*[05]"
    known = [re.escape(_close(head)) for head in heads if head]
    repeated = "|".join([*known, continued, source, line_number])
    for n, found in enumerate(said, 1):
        page = f"{prefix}{n} of {len(said)}" if prefix else f"Page {n} of {len(said)}"
        code = re.escape(_close(f"{form}{front.fingerprint} {page}"))
        ends = "|".join(re.escape(_close(end)) for end in (words.turn_over, words.end, blank))
        footer = rf"(?:{repeated})*(?P<title>[^…]*)(?:…)?{code}(?:{ends})*"
        fits = re.fullmatch(footer, _close(found))
        assert fits, f"page {n}: {found!r}"
        assert _close(title).startswith(fits["title"]), f"page {n}: {found!r}"


def _close(words: str) -> str:
    """The words without any spaces: an author's title may be painted piece by piece."""
    return squeezed(words).replace(" ", "")
