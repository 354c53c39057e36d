"""The handout: title block, sections, sources and numbered tasks, as one document."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.blocks import block_strips
from worksheets.layout.furniture import footer
from worksheets.layout.pages import paged
from worksheets.layout.prose import bullets, heading, label, labelled, set_text
from worksheets.layout.strips import AVOID, GLUED, Strip, Structure, box, moved, shifted
from worksheets.layout.style import Style, faces
from worksheets.layout.words import width
from worksheets.model.content import Para, Source, text
from worksheets.model.item import Task
from worksheets.model.page import Document, Mark, Node, Run, Stroke
from worksheets.model.paper import Front, Handout
from worksheets.model.units import MILLIMETRE


def paper_document(handout: Handout, style: Style, subject: str, language: str) -> Document:
    """The pages a candidate gets."""
    structure = Structure()
    strips = handout_strips(handout, style, structure)
    pages, bookmarks = paged(strips, style, footer(handout.front, style))
    return Document(
        title=handout.front.title,
        subject=subject,
        keywords=(handout.front.fingerprint,),
        language=language,
        pages=pages,
        nodes=tuple(structure.nodes),
        bookmarks=bookmarks,
        faces=faces(),
    )


def handout_strips(handout: Handout, style: Style, structure: Structure) -> list[Strip]:
    """All strips of the handout, in reading order."""
    strips = _title_block(handout.front, style, structure)
    sources = {source.label: source for source in handout.sources}
    printed: set[str] = set()
    for section in handout.sections:
        if section.title:
            strips += heading(section.title, 2, style, structure, above=style.unit * 5)
        if section.instructions:
            node = structure.add("P")
            said = set_text(section.instructions, style.measure, style, node)
            strips += [replace(strip, cost=GLUED) for strip in said]
        outer: Node | None = None
        for task in section.tasks:
            fresh = [sources[name] for name in task.sources if name not in printed]
            for source in fresh:
                strips += _after_heading(source_strips(source, style, structure), strips)
                printed.add(source.label)
                outer = None
            outer = outer or structure.add("L", attributes={"ListNumbering": "Decimal"})
            found = task_strips(task, style, structure, outer)
            strips += _after_heading(found, strips) if not fresh else _soft(found)
    return strips


def _after_heading(found: list[Strip], before: Sequence[Strip]) -> list[Strip]:
    """What follows a heading stays with it."""
    first, *rest = found
    heads = bool(before and before[-1].title and before[-1].level)
    if not heads:
        return found
    return [replace(first, above=first.above * 0.6, cost=GLUED), *rest]


def _soft(found: list[Strip]) -> list[Strip]:
    """A task that follows its source would rather stay with it."""
    first, *rest = found
    return [replace(first, cost=AVOID), *rest]


def _title_block(front: Front, style: Style, structure: Structure) -> list[Strip]:
    strips = heading(front.title, 1, style, structure, above=0)
    if front.subtitle:
        node = structure.add("P")
        strips += set_text(text(front.subtitle), style.measure, style, node)
    strips.append(_name_line(front, style, structure))
    edge = Stroke(((0, 0), (style.measure, 0)), style.frame * 1.5)
    strips.append(Strip(1, (edge,), above=style.unit * 2, cost=GLUED))
    if front.instructions:
        listed = bullets(front.instructions, style.measure, style, structure, None, size=10)
        first, *rest = listed
        strips += [replace(first, above=style.unit * 1.5, cost=GLUED), *rest]
    return strips


def _name_line(front: Front, style: Style, structure: Structure) -> Strip:
    """Name, class and date to fill in, and the score."""
    node = structure.add("P")
    y = 9 * MILLIMETRE
    score = f"Score ____ / {front.tariff}"
    marks: list[Mark] = []
    x = 0.0
    end = style.measure - 34 * MILLIMETRE
    for words, part in (("Name ", 0.5), ("Class ", 0.22), ("Date ", 0.28)):
        stop = x + end * part
        begin = x + width(words, "text", style.size)
        marks.append(Run(x, y, "text", style.size, words, node))
        marks.append(Stroke(((begin + 2, y + 2), (stop - style.unit * 2, y + 2)), style.rule))
        x = stop
    left = style.measure - 32 * MILLIMETRE
    marks.append(box(left, y - 15, 32 * MILLIMETRE, 22, style.frame))
    words = score.replace("____", "      ")
    spare = (32 * MILLIMETRE - width(words, "strong", style.size)) / 2
    marks.append(Run(left + spare, y, "strong", style.size, words, node))
    return Strip(y + 8, tuple(marks), above=style.unit, cost=GLUED)


def source_strips(source: Source, style: Style, structure: Structure) -> list[Strip]:
    """A framed source; it stays whole with its attribution if a page can hold it."""
    inset = style.unit * 2
    measure = style.measure - 2 * inset
    outer = structure.add("Sect")
    head = structure.add("H3", outer)
    strips = set_text(text(source.label), measure, style, head, strong=True)
    for paragraph in source.content:
        lines = set_text(paragraph, measure, style, structure.add("P", outer))
        strips += [replace(lines[0], above=style.unit * 0.6), *lines[1:]]
    node = structure.add("P", outer)
    lines = set_text(source.attribution, measure, style, node, size=style.small)
    strips += [replace(lines[0], above=style.unit, cost=GLUED), *lines[1:]]
    height = sum(strip.height + strip.above for strip in strips)
    glued = height < 0.7 * style.depth
    framed = [_framed(strip, style, inset, n, len(strips)) for n, strip in enumerate(strips)]
    first, *rest = framed
    first = replace(first, above=style.unit * 3, cost=0)
    return [first, *(replace(strip, cost=GLUED) if glued else strip for strip in rest)]


def _framed(strip: Strip, style: Style, inset: float, n: int, count: int) -> Strip:
    """A strip between the sides of the frame; the first and the last close it."""
    top = style.unit * 1.2 if n == 0 else strip.above
    bottom = style.unit * 1.4 if n == count - 1 else 0
    height = top + strip.height + bottom
    wide = style.measure
    sides = [Stroke(((x, 0), (x, height)), style.frame) for x in (0.0, wide)]
    if n == 0:
        sides.append(Stroke(((0, 0), (wide, 0)), style.frame))
    if n == count - 1:
        sides.append(Stroke(((0, height), (wide, height)), style.frame))
    marks = (*moved(strip.marks, inset, top), *sides)
    return replace(strip, height=height, marks=marks, above=0)


def task_strips(
    task: Task, style: Style, structure: Structure, outer: Node, depth: int = 0
) -> list[Strip]:
    """A numbered task with its parts; a stem stays with the beginning of its answer."""
    entry = structure.add("LI", outer)
    name = structure.add("Lbl", entry)
    body = structure.add("LBody", entry)
    column = style.number if depth == 0 else style.indent
    measure = style.measure - style.number - style.indent * depth
    strips: list[Strip] = []
    paras = [n for n, block in enumerate(task.body) if isinstance(block, Para)]
    for n, block in enumerate(task.body):
        wide = measure - style.marks if isinstance(block, Para) else measure
        found = block_strips(block, wide, style, structure, body)
        if paras and n == paras[-1] and not task.parts:
            found = _with_marks(found, task.tariff, measure, style, structure, body)
        if n and found:
            found = [replace(found[0], cost=GLUED), *found[1:]]
        strips += found
    strips = shifted(strips, column)
    inner = (
        structure.add("L", body, attributes={"ListNumbering": "LowerAlpha"}) if task.parts else None
    )
    for n, part in enumerate(task.parts):
        found = shifted(task_strips(part, style, structure, inner or outer, depth + 1), column)
        first, *rest = found
        strips += [
            replace(
                first,
                above=style.unit * 1.5,
                cost=first.cost or (GLUED if n == 0 and strips else 0),
            ),
            *rest,
        ]
    mark = label(task.label, style, name, strong=True)
    first, *rest = strips
    offset = max(0.0, (first.height - style.leading) / 2)
    placed = replace(mark, y=mark.y + offset)
    above = style.unit * (3.2 if depth == 0 else 1.5)
    return labelled([replace(first, above=above), *rest], placed)


def _with_marks(
    strips: list[Strip],
    tariff: int,
    measure: float,
    style: Style,
    structure: Structure,
    body: Node,
) -> list[Strip]:
    """`[4]` at the right, on the baseline of the stem's last line."""
    *before, last = strips
    words = f"[{tariff}]"
    node = structure.add("P", body)
    x = measure - width(words, "strong", style.size)
    y = last.height * 0.5 + style.size * 0.34
    run = Run(x, y, "strong", style.size, words, node)
    return [*before, replace(last, marks=(*last.marks, run))]
