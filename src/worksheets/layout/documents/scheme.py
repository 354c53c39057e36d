"""The mark scheme: a key at a glance, then tables for a marker, section by section."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from worksheets.language.language import Language
from worksheets.layout.blocks.rows import Cell, Look, Rows
from worksheets.layout.blocks.tables import grouped, table
from worksheets.layout.documents.document import laid
from worksheets.layout.documents.front import letterhead_strips, text_size
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.glance import glance_galleys, leaves
from worksheets.layout.pagination.galleys import Galley, following, galley, remaining
from worksheets.layout.pagination.pages import filled
from worksheets.layout.pagination.strips import attached, below, glued, together
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import bullets, heading, set_text
from worksheets.layout.unsettable import Unsettable, written_at
from worksheets.memo import memo
from worksheets.model.paper.content import Choose, Emph, Inlines, Strong, Text, text
from worksheets.model.paper.item import Item, Level, MarkPoint, Scheme
from worksheets.model.paper.paper import ALL, Choice, Laid, Letterhead, Paper
from worksheets.model.paper.wording import worded

COLUMNS = (0.12, 0.42, 0.09, 0.37)
UNGUIDED = (0.12, 0.79, 0.09)
FEW = 4
STOPPED = re.compile(r"[^.]{2}\.$")
"""A full stop that ends a sentence, and not an abbreviation such as 'U.S.'."""


def scheme_document(paper: Paper, style: Style, subject: str) -> Laid:
    """The pages a marker gets, numbered MS-1 and so on."""
    structure = Structure("scheme")
    galleys = scheme_galleys(paper, style, structure)
    language = style.language
    name, prefix = language.say("scheme.name"), language.say("scheme.page-prefix")
    furniture = footer(paper.front, style, title=name, prefix=prefix)
    pages = filled(galleys, style)
    return laid(
        pages,
        style,
        structure,
        furniture,
        title=language.say("scheme.file-title", title=paper.front.title),
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
                    _section(Structure(), name, schemes, ALL, 0, style)
        raise


def _galleys(paper: Paper, style: Style, structure: Structure) -> list[Galley]:
    front = paper.front
    galleys = [structure.kept(_top, front.letterhead, front.title, style)]
    if total := _total(front.form, paper.tariff, style.language):
        said = glued(set_text(text(total), style.measure, style, structure.add("P")))
        galleys.append(galley(below(said, style.unit)))
    by_section = [list(leaves(section.items)) for section in paper.sections]
    marked = list(chain.from_iterable(by_section))
    if any(map(_asks_one_box, (item for _, item in marked))):
        galleys.append(structure.kept(_one_box, style))
    galleys += glance_galleys(marked, style, structure)
    for section, entries in zip(paper.sections, by_section, strict=True):
        schemes = tuple([(name, item.scheme) for name, item in entries if item.scheme is not None])
        title = section.title or style.language.say("scheme.section")
        marks = section.choice.within([item.tariff for item in section.items])
        galleys += structure.kept(_section, title, schemes, section.choice, marks, style)
    return galleys


def _top(structure: Structure, letterhead: Letterhead, title: str, style: Style) -> Galley:
    strips = letterhead_strips(letterhead, style, structure)
    above = style.unit * 2 if strips else 0
    words, name = style.language.say("scheme.title", title=title), style.language.say("scheme.name")
    strips += heading(words, 1, style, structure, above=above, title=name)
    return galley(strips)


def _total(form: str, tariff: int, language: Language) -> str:
    """The form of a paper, if it has a name, and its marks, if it has any."""
    marks = language.say("count.marks", n=tariff)
    named = [language.say("scheme.form", form=form)] if form else []
    return " ".join([*named, language.say("scheme.total", marks=marks)] if tariff else named)


def _one_box(structure: Structure, style: Style) -> Galley:
    node = structure.add("P")
    said = set_text(
        text(style.language.say("scheme.one-tick")),
        style.measure,
        style,
        node,
        size=text_size(style),
    )
    return galley(glued(said))


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
        number = style.language.cardinal(choice.answer)
        said = text(style.language.say("scheme.choice", n=choice.answer, number=number))
        node = structure.add("P")
        strips += glued(set_text(said, style.measure, style, node, size=text_size(style)))
    return galley(strips)


def _section_total(structure: Structure, tariff: int, bonus: bool, style: Style) -> Galley:
    language = style.language
    marks = language.say("count.marks", n=tariff)
    total = language.say("scheme.bonus-total" if bonus else "scheme.section-total", marks=marks)
    said = set_text(text(total), style.measure, style, structure.add("P"), strong=True)
    return galley(below(glued(said), style.unit * 1.5))


def _points_table(
    schemes: Sequence[tuple[str, Scheme]], style: Style, structure: Structure
) -> list[Galley]:
    """A row a point; the column of guidance is there only if something stands in it."""
    if not schemes:
        return []
    language = style.language
    guided = any(_guides(scheme, language) for _, scheme in schemes)
    groups = [_rows(scheme, name, guided, language) for name, scheme in schemes]
    head = tuple(map(text, _heads(language)[: 4 if guided else 3]))
    widths = _widths(COLUMNS if guided else UNGUIDED, style)
    top, *found = grouped(head, groups, widths, style, structure, Look(text_size(style)))
    return [following(top, style.unit * 1.2), *found]


def _heads(language: Language) -> tuple[str, str, str, str]:
    return (
        language.say("scheme.question"),
        language.say("scheme.answer"),
        language.say("scheme.marks"),
        language.say("scheme.guidance"),
    )


@memo(16)
def _widths(parts: Sequence[float], style: Style) -> list[float]:
    """Columns by their parts, the first and that of marks never too narrow for their heads."""
    size = text_size(style)
    widths = [part * style.measure for part in parts]
    heads = _heads(style.language)
    for n in (0, 2):
        widths[n] = max(widths[n], style.faces.width(heads[n], "strong", size) + style.unit * 1.8)
    spare = style.measure - widths[0] - widths[2]
    others = [n for n in range(len(parts)) if n not in (0, 2)]
    whole = sum(parts[n] for n in others)
    for n in others:
        widths[n] = spare * parts[n] / whole
    return widths


@memo(1 << 12)
def _rows(scheme: Scheme, name: str, guided: bool, language: Language) -> tuple[Rows, ...]:
    """The rows of one question, its rule first, then a row a point: a few as one galley, else each
    as its own, for in many forms they are the same in another order."""
    rows = [tuple(row) if guided else tuple(row[:3]) for row in _made_rows(name, scheme, language)]
    return (tuple(rows),) if len(rows) <= FEW else tuple((row,) for row in rows)


@memo(1 << 12)
def _guides(scheme: Scheme, language: Language) -> bool:
    """Whether there is guidance for some point of a scheme."""
    return any(row[3].content or row[3].more for row in _made_rows("", scheme, language))


def _made_rows(name: str, scheme: Scheme, language: Language) -> Iterator[list[Cell]]:
    question, total = (
        Cell((Strong(text(name)),)),
        Cell((Strong(text(str(scheme.marks) if scheme.marks else "–")),)),
    )
    others = text(language.say("scheme.other-answers"))
    notes = (*scheme.notes, others) if scheme.open else scheme.notes
    single = len(scheme.points) == 1
    if not single:
        marks = language.say("count.marks", n=scheme.marks)
        rule = scheme.rule or text(language.say("scheme.all-marks", marks=marks))
        yield [question, Cell((Emph(rule),)), total, Cell((), notes)]
    for point in scheme.points:
        shared = sum(other.group == point.group for other in scheme.points) > 1
        guidance = _guidance(point, language, shared=bool(point.group) and shared)
        if single:
            yield [question, Cell(point.answer), total, Cell((), (*guidance, *notes))]
        else:
            worth = Cell(text(str(point.marks)) if point.marks else text("–"))
            yield [Cell(()), Cell(point.answer), worth, Cell((), guidance)]


def _guidance(point: MarkPoint, language: Language, *, shared: bool) -> tuple[Inlines, ...]:
    lines: list[Inlines] = []
    if point.accept:
        lines.append(worded(language, "scheme.accept", answers=_joined(point.accept)))
    if point.reject:
        lines.append(worded(language, "scheme.reject", answers=_joined(point.reject)))
    if shared:
        lines.append(text(language.say("scheme.one-mark-for-idea")))
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
    language = style.language
    marks = language.say("count.marks", n=scheme.marks)
    title = language.say("scheme.levels-of", label=name, marks=marks)
    strips = heading(title, 3, style, structure, above=style.unit * 3)
    node = structure.add("P")
    strips += glued(set_text(scheme.rule, style.measure, style, node, size=size))
    lowest = min(level.least for level in scheme.levels)
    nothing = Level(0, 0, text(language.say("scheme.nothing")))
    cells = [
        [Cell((Strong(text(_band(level))),)), Cell(level.descriptor)]
        for level in (*scheme.levels, *([nothing] if lowest > 0 else []))
    ]
    head = language.say("scheme.marks"), language.say("scheme.level")
    least = style.faces.width(head[0], "strong", size) + style.unit * 1.8
    first = max(style.measure * COLUMNS[0], least)
    widths = [first, style.measure - first]
    found = table(tuple(map(text, head)), cells, widths, style, structure, look=Look(size))
    whole = sum(strip.height for strip in found) < style.depth / 2
    found = together(found) if whole else found
    strips += below(attached(found), style.unit)
    for side in scheme.indicative:
        strips += heading(side.title, 4, style, structure, above=style.unit * 1.6)
        listed = bullets(side.points, style.measure, style, structure, None, size=size)
        strips += attached(listed)
    if scheme.notes:
        strips += heading(language.say("scheme.notes"), 4, style, structure, above=style.unit * 1.6)
        listed = bullets(scheme.notes, style.measure, style, structure, None, size=size)
        strips += attached(listed)
    return galley(strips)


def _band(level: Level) -> str:
    return str(level.most) if level.least == level.most else f"{level.least}–{level.most}"
