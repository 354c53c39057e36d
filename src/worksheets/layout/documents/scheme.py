"""The mark scheme: a key at a glance, then tables for a marker, section by section."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from worksheets.layout.blocks.rows import Cell, Look, Rows
from worksheets.layout.blocks.tables import grouped, table
from worksheets.layout.documents.document import laid
from worksheets.layout.documents.front import letterhead_strips, text_size
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.glance import glance_galleys
from worksheets.layout.pagination.galleys import Galley, following, galley, remaining
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import attached, below, glued, together
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import bullets, heading, set_text
from worksheets.layout.unsettable import Unsettable, written_at
from worksheets.model.diagnostics import plural
from worksheets.model.memo import memo
from worksheets.model.paper.content import Choose, Emph, Inlines, Strong, Text, text
from worksheets.model.paper.item import Item, Level, MarkPoint, Scheme
from worksheets.model.paper.numerals import cardinal
from worksheets.model.paper.paper import ALL, Choice, Laid, Letterhead, Paper

HEAD = ("Question", "Answer", "Marks", "Guidance")
COLUMNS = (0.12, 0.42, 0.09, 0.37)
UNGUIDED = (0.12, 0.79, 0.09)
FEW = 4
ONE_BOX = "Where one box is to be ticked, more than one tick earns no mark."
OTHERS = text("Credit other valid answers.")
CHOSEN = (
    "Candidates choose {number} of these questions. If more are answered, mark them all and count "
    "the best."
)
STOPPED = re.compile(r"[^.]{2}\.$")
"""A full stop that ends a sentence, and not an abbreviation such as 'U.S.'."""
NOTHING = Level(0, 0, text("Nothing worth credit."))
"""Every levels scheme ends in it."""


def scheme_document(paper: Paper, style: Style, subject: str) -> Laid:
    """The pages a marker gets, numbered MS-1 and so on."""
    structure = Structure("scheme")
    galleys = scheme_galleys(paper, style, structure)
    furniture = footer(paper.front, style, title="Mark scheme", prefix="MS-")
    pages = filled(galleys, style)
    return laid(
        pages,
        style,
        structure,
        furniture,
        title=f"{paper.front.title}: mark scheme",
        subject=subject,
        front=paper.front,
    )


def scheme_galleys(paper: Paper, style: Style, structure: Structure) -> list[Galley]:
    """All galleys of the mark scheme, in the order of the paper.

    Raises Unsettable, with the place of the question that has the fault.
    """
    try:
        return _galleys(paper, style, structure)
    except Unsettable:
        for section in paper.sections:
            for name, item in leaves(section.items):
                with written_at(item.span):
                    glance_galleys([(name, item)], style, Structure())
                    schemes = ((name, item.scheme or Scheme(0)),)
                    _section(Structure(), "Questions", schemes, ALL, 0, style)
        raise


def _galleys(paper: Paper, style: Style, structure: Structure) -> list[Galley]:
    front = paper.front
    galleys = [structure.kept(_top, front.letterhead, front.title, style)]
    form = f"Form {front.form}. " if front.form else ""
    total = f"{form}Total: {plural(paper.tariff, 'mark')}." if paper.tariff else form.strip()
    if total:
        said = glued(set_text(text(total), style.measure, style, structure.add("P")))
        galleys.append(galley(below(said, style.unit)))
    by_section = [list(leaves(section.items)) for section in paper.sections]
    marked = list(chain.from_iterable(by_section))
    if any(map(_asks_one_box, (item for _, item in marked))):
        galleys.append(structure.kept(_one_box, style))
    galleys += glance_galleys(marked, style, structure)
    for section, entries in zip(paper.sections, by_section, strict=True):
        schemes = tuple([(name, item.scheme) for name, item in entries if item.scheme is not None])
        title = section.title or "Questions"
        marks = section.choice.within([item.tariff for item in section.items])
        galleys += structure.kept(_section, title, schemes, section.choice, marks, style)
    return galleys


def _top(structure: Structure, letterhead: Letterhead, title: str, style: Style) -> Galley:
    strips = letterhead_strips(letterhead, style, structure)
    above = style.unit * 2 if strips else 0
    title = f"Mark scheme: {title}"
    strips += heading(title, 1, style, structure, above=above, title="Mark scheme")
    return galley(strips)


def _one_box(structure: Structure, style: Style) -> Galley:
    node = structure.add("P")
    said = set_text(text(ONE_BOX), style.measure, style, node, size=text_size(style))
    return galley(glued(said))


def leaves(items: Iterable[Item], name: str = "") -> Iterator[tuple[str, Item]]:
    """The items that are marked, parts in the place of what they are parts of."""
    for item in items:
        whole = f"{name}{item.label}"
        if item.parts:
            yield from leaves(item.parts, whole)
        else:
            yield whole, item


def _asks_one_box(item: Item) -> bool:
    return any(isinstance(block, Choose) and block.count == 1 for block in item.body)


def _section(
    structure: Structure,
    title: str,
    schemes: tuple[tuple[str, Scheme], ...],
    choice: Choice,
    total: int,
    style: Style,
) -> tuple[Galley, ...]:
    galleys = [structure.kept(_section_head, title, choice, style)]
    rows: list[tuple[str, Scheme]] = []
    for name, scheme in schemes:
        if scheme.levels:
            galleys += _points_table(rows, style, structure)
            rows = []
            found = structure.kept(_levels, name, scheme, style)
            galleys.append(remaining(found) if len(galleys) == 1 else found)
        else:
            rows.append((name, scheme))
    galleys += _points_table(rows, style, structure)
    last = [structure.kept(_section_total, total, choice.bonus, style)] if total else []
    return (*galleys, *last)


def _section_head(structure: Structure, title: str, choice: Choice, style: Style) -> Galley:
    strips = heading(title, 2, style, structure, above=style.unit * 5)
    if choice.answer is not None:
        said = text(CHOSEN.format(number=cardinal(choice.answer)))
        node = structure.add("P")
        strips += glued(set_text(said, style.measure, style, node, size=text_size(style)))
    return galley(strips)


def _section_total(structure: Structure, tariff: int, bonus: bool, style: Style) -> Galley:
    beyond = ", beyond the total" if bonus else ""
    total = text(f"Total for this section: {plural(tariff, 'mark')}{beyond}")
    said = set_text(total, style.measure, style, structure.add("P"), strong=True)
    return galley(below(glued(said), style.unit * 1.5))


def _points_table(
    schemes: Sequence[tuple[str, Scheme]], style: Style, structure: Structure
) -> list[Galley]:
    """A row a point; the column of guidance is there only if something stands in it."""
    if not schemes:
        return []
    guided = any(_guides(scheme) for _, scheme in schemes)
    groups = [_rows(scheme, name, guided) for name, scheme in schemes]
    head = tuple(map(text, HEAD if guided else HEAD[:3]))
    widths = _widths(COLUMNS if guided else UNGUIDED, style)
    top, *found = grouped(head, groups, widths, style, structure, Look(text_size(style)))
    return [following(top, style.unit * 1.2), *found]


@memo(16)
def _widths(parts: Sequence[float], style: Style) -> list[float]:
    """Columns by their parts, the first and that of marks never too narrow for their heads."""
    size = text_size(style)
    widths = [part * style.measure for part in parts]
    for n in (0, 2):
        widths[n] = max(widths[n], style.faces.width(HEAD[n], "strong", size) + style.unit * 1.8)
    spare = style.measure - widths[0] - widths[2]
    others = [n for n in range(len(parts)) if n not in (0, 2)]
    whole = sum(parts[n] for n in others)
    for n in others:
        widths[n] = spare * parts[n] / whole
    return widths


@memo(1 << 12)
def _rows(scheme: Scheme, name: str, guided: bool) -> tuple[Rows, ...]:
    """The rows of one question, its rule first, then a row a point: a few as one galley, else each
    as its own, for in many forms they are the same in another order."""
    rows = [tuple(row) if guided else tuple(row[:3]) for row in _made_rows(name, scheme)]
    return (tuple(rows),) if len(rows) <= FEW else tuple((row,) for row in rows)


@memo(1 << 12)
def _guides(scheme: Scheme) -> bool:
    """Whether there is guidance for some point of a scheme."""
    return any(row[3].content or row[3].more for row in _made_rows("", scheme))


def _made_rows(name: str, scheme: Scheme) -> Iterator[list[Cell]]:
    question, total = (
        Cell((Strong(text(name)),)),
        Cell((Strong(text(str(scheme.marks) if scheme.marks else "–")),)),
    )
    notes = (*scheme.notes, OTHERS) if scheme.open else scheme.notes
    single = len(scheme.points) == 1
    if not single:
        rule = scheme.rule or text(f"{plural(scheme.marks, 'mark')} in all.")
        yield [question, Cell((Emph(rule),)), total, Cell((), notes)]
    for point in scheme.points:
        shared = sum(other.group == point.group for other in scheme.points) > 1
        guidance = _guidance(point, shared=bool(point.group) and shared)
        if single:
            yield [question, Cell(point.answer), total, Cell((), (*guidance, *notes))]
        else:
            worth = Cell(text(str(point.marks)) if point.marks else text("–"))
            yield [Cell(()), Cell(point.answer), worth, Cell((), guidance)]


def _guidance(point: MarkPoint, *, shared: bool) -> tuple[Inlines, ...]:
    lines: list[Inlines] = []
    for title, answers in (("Accept: ", point.accept), ("Do not accept: ", point.reject)):
        if answers:
            lines.append((Strong(text(title)), *_joined(answers)))
    if shared:
        lines.append(text("One mark at most for this idea."))
    if point.note:
        lines.append(point.note)
    return tuple(lines)


def _joined(answers: tuple[Inlines, ...]) -> Inlines:
    """Answers side by side; only the last keeps its full stop."""
    found: Inlines = ()
    for n, answer in enumerate(answers):
        match answer:
            case (*before, Text(words)) if STOPPED.search(words) and n + 1 < len(answers):
                answer = (*before, Text(words[:-1]))  # noqa: PLW2901
        found = (*found, Text("; "), *answer) if n else answer
    return found


def _levels(structure: Structure, name: str, scheme: Scheme, style: Style) -> Galley:
    size = text_size(style)
    title = f"Question {name}: {plural(scheme.marks, 'mark')}"
    strips = heading(title, 3, style, structure, above=style.unit * 3)
    node = structure.add("P")
    strips += glued(set_text(scheme.rule, style.measure, style, node, size=size))
    lowest = min(level.least for level in scheme.levels)
    cells = [
        [Cell((Strong(text(_band(level))),)), Cell(level.descriptor)]
        for level in (*scheme.levels, *([NOTHING] if lowest > 0 else []))
    ]
    first = max(
        style.measure * COLUMNS[0], style.faces.width("Marks", "strong", size) + style.unit * 1.8
    )
    widths = [first, style.measure - first]
    head = (text("Marks"), text("Level"))
    found = table(head, cells, widths, style, structure, look=Look(size))
    whole = sum(strip.height for strip in found) < style.depth / 2
    found = together(found) if whole else found
    strips += below(attached(found), style.unit)
    for side in scheme.indicative:
        strips += heading(side.title, 4, style, structure, above=style.unit * 1.6)
        listed = bullets(side.points, style.measure, style, structure, None, size=size)
        strips += attached(listed)
    if scheme.notes:
        strips += heading("Notes for markers", 4, style, structure, above=style.unit * 1.6)
        listed = bullets(scheme.notes, style.measure, style, structure, None, size=size)
        strips += attached(listed)
    return galley(strips)


def _band(level: Level) -> str:
    return str(level.most) if level.least == level.most else f"{level.least}–{level.most}"
