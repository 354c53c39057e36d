"""The mark scheme: a key at a glance, then tables for a marker, section by section."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from worksheets.layout.furniture import footer
from worksheets.layout.pages import paged
from worksheets.layout.prose import bullets, heading, set_text
from worksheets.layout.strips import GLUED, Strip, Structure
from worksheets.layout.style import Style, faces
from worksheets.layout.tables import Cell, table
from worksheets.model.content import Choose, Emph, Inlines, Strong, Text, plain, text
from worksheets.model.diagnostics import plural
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.key import Accept, Chosen, Key, Matched, Ordered
from worksheets.model.page import Document
from worksheets.model.paper import Paper, Section

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIZE = 10.0
HEAD = ("Question", "Answer", "Marks", "Guidance")
COLUMNS = (0.11, 0.43, 0.08, 0.38)


def scheme_document(paper: Paper, style: Style, subject: str, language: str) -> Document:
    """The pages a marker gets, numbered MS-1 and so on."""
    structure = Structure()
    strips = scheme_strips(paper, style, structure)
    furniture = footer(paper.front, style, title="Mark scheme", prefix="MS-")
    pages, bookmarks = paged(strips, style, furniture)
    return Document(
        title=f"{paper.front.title}: mark scheme",
        subject=subject,
        keywords=(paper.front.fingerprint,),
        language=language,
        pages=pages,
        nodes=tuple(structure.nodes),
        bookmarks=bookmarks,
        faces=faces(),
    )


def scheme_strips(paper: Paper, style: Style, structure: Structure) -> list[Strip]:
    """All strips of the mark scheme, in the order of the paper."""
    strips = heading(
        f"Mark scheme: {paper.front.title}", 1, style, structure, above=0, title="Mark scheme"
    )
    node = structure.add("P")
    form = f"Form {paper.front.form}. " if paper.front.form else ""
    total = f"{form}Total: {plural(paper.tariff, 'mark')}."
    (first, *rest) = _glued(set_text(text(total), style.measure, style, node))
    strips += [replace(first, above=style.unit), *rest]
    strips += _glance(paper, style, structure)
    for section in paper.sections:
        strips += _section(section, style, structure)
    return strips


def _glued(strips: list[Strip]) -> list[Strip]:
    return [replace(strip, cost=GLUED) for strip in strips]


def leaves(items: Iterable[Item], name: str = "") -> Iterator[tuple[str, Item]]:
    """The items that are marked, parts in the place of what they are parts of."""
    for item in items:
        whole = f"{name}{item.label}"
        if item.parts:
            yield from leaves(item.parts, whole)
        else:
            yield whole, item


def _glance(paper: Paper, style: Style, structure: Structure) -> list[Strip]:
    """Every certain answer in a compact table."""
    entries = [
        (name, answer)
        for section in paper.sections
        for name, item in leaves(section.items)
        if (answer := _at_a_glance(item))
    ]
    if not entries:
        return []
    strips = heading("Key at a glance", 2, style, structure, above=style.unit * 3)
    across = 3
    rows = -(-len(entries) // across)
    cells = []
    for n in range(rows):
        row: list[Cell] = []
        for column in range(across):
            at = column * rows + n
            name, answer = entries[at] if at < len(entries) else ("", "")
            row += [Cell((Strong(text(name)),) if name else ()), Cell(text(answer))]
        cells.append(row)
    head = [text(words) for words in ("Qu.", "Answer") * across]
    widths = [style.measure * part for part in (0.08, 0.2533) * across]
    found = table(head, cells, widths, style, structure, size=SIZE)
    return [*strips, replace(found[0], above=style.unit, cost=GLUED), *found[1:]]


def _at_a_glance(item: Item) -> str:
    return ", ".join(_spoken(key, item) for key in item.keys.values())


def _spoken(key: Key, item: Item) -> str:
    match key:
        case Chosen(options):
            rows = [block for block in item.body if isinstance(block, Choose)]
            if rows and rows[0].arrangement == "row":
                return " ".join(plain(rows[0].options[n]) for n in options)
            return " ".join(LETTERS[n] for n in options)
        case Accept(answers):
            return answers[0]
        case Matched(options):
            return " ".join(f"{n}{LETTERS[option]}" for n, option in enumerate(options, 1))
        case Ordered(places):
            return " ".join(map(str, places))


def _section(section: Section, style: Style, structure: Structure) -> list[Strip]:
    title = section.title or "Questions"
    strips = heading(title, 2, style, structure, above=style.unit * 5)
    rows: list[tuple[str, Item, Scheme]] = []
    for name, item in leaves(section.items):
        if item.scheme is None:
            continue
        if item.scheme.levels:
            strips += _points_table(rows, style, structure)
            rows = []
            strips += _levels(name, item.scheme, style, structure)
        else:
            rows.append((name, item, item.scheme))
    strips += _points_table(rows, style, structure)
    node = structure.add("P")
    total = text(f"Total for this section: {plural(section.tariff, 'mark')}")
    last = set_text(total, style.measure, style, node, strong=True)
    return [*strips, *(replace(strip, above=style.unit * 1.5, cost=GLUED) for strip in last)]


def _points_table(
    rows: list[tuple[str, Item, Scheme]], style: Style, structure: Structure
) -> list[Strip]:
    if not rows:
        return []
    cells: list[list[Cell]] = []
    starts = []
    for name, _, scheme in rows:
        starts.append(len(cells))
        cells += _rows(name, scheme)
    widths = [style.measure * part for part in COLUMNS]
    head = [text(words) for words in HEAD]
    found = table(head, cells, widths, style, structure, size=SIZE, groups=starts)
    return [replace(found[0], above=style.unit * 1.5, cost=GLUED), *found[1:]]


def _rows(name: str, scheme: Scheme) -> Iterator[list[Cell]]:
    """The rows of one question: its rule first, then a row a point."""
    question, total = Cell((Strong(text(name)),)), Cell((Strong(text(str(scheme.marks))),))
    notes = tuple(scheme.notes)
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
    found: Inlines = ()
    for n, answer in enumerate(answers):
        found = (*found, Text("; "), *answer) if n else answer
    return found


def _levels(name: str, scheme: Scheme, style: Style, structure: Structure) -> list[Strip]:
    title = f"Question {name}: {plural(scheme.marks, 'mark')}"
    strips = heading(title, 3, style, structure, above=style.unit * 2)
    node = structure.add("P")
    strips += _glued(set_text(scheme.rule, style.measure, style, node, size=SIZE))
    cells = [
        [Cell((Strong(text(f"{level.least}–{level.most}")),)), Cell(level.descriptor)]
        for level in scheme.levels
    ]
    widths = [style.measure * 0.11, style.measure * 0.89]
    found = table((text("Marks"), text("Level")), cells, widths, style, structure, size=SIZE)
    strips += [replace(found[0], above=style.unit, cost=GLUED), *found[1:]]
    for side in scheme.indicative:
        strips += heading(side.title, 4, style, structure, above=style.unit * 1.6)
        strips += bullets(side.points, style.measure, style, structure, None, size=SIZE)
    if scheme.notes:
        strips += bullets(scheme.notes, style.measure, style, structure, None, size=SIZE)
    return strips
