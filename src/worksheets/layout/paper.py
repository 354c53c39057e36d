"""The handout as one document: front or cover, sections, sources and numbered tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from worksheets.layout.cover import cover_strips
from worksheets.layout.documents import laid
from worksheets.layout.front import front_strips
from worksheets.layout.furniture import footer
from worksheets.layout.pages import Filled, filled, padded
from worksheets.layout.prose import heading, set_text
from worksheets.layout.sources import source_strips
from worksheets.layout.strips import AVOID, GLUED, Strip, below, glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.tasks import Grid, at_right, grid_of, task_strips
from worksheets.model.content import Source, text
from worksheets.model.page import Node
from worksheets.model.paper import Handout, Laid, TaskSection
from worksheets.model.spec import SourcePlace


@dataclass(frozen=True, slots=True)
class Wish:
    """What a spec asks of the pages: where sources go, and how many sides there may be."""

    sources: SourcePlace = "inline"
    sides: int | None = None


def paper_document(handout: Handout, style: Style, subject: str, wish: Wish | None = None) -> Laid:
    """The pages a candidate gets.

    Raises Unbreakable for what fits no page, TooLong if there may be only so many sides.
    """
    wish = wish or Wish()
    front = handout.front
    furniture = footer(front, style)
    structure = Structure("paper")
    insert = wish.sources == "insert" and bool(handout.sources)
    if style.theme.front == "cover":
        pages = _with_cover(handout, style, structure, subject, wish, insert=insert)
    else:
        top = front_strips(front, style, structure, insert=insert)
        strips = body_strips(handout, style, structure, wish.sources)
        pages = filled(strips, style, front=top, sides=wish.sides)
        pages = padded(pages, style.theme.furniture.sides)
    return laid(
        pages,
        style,
        structure,
        furniture,
        title=front.title,
        subject=subject,
        front=front,
    )


def _with_cover(
    handout: Handout,
    style: Style,
    structure: Structure,
    subject: str,
    wish: Wish,
    *,
    insert: bool,
) -> list[Filled]:
    """The cover says how many pages there are, so the questions are set before it."""

    def cover(pages: int, structure: Structure) -> list[Filled]:
        strips = cover_strips(handout, style, structure, subject, pages=pages, insert=insert)
        return filled(strips, replace(style, columns=1, measure=style.whole))

    before = len(cover(88, Structure()))
    inner = Structure("body")
    strips = body_strips(handout, style, inner, wish.sources)
    sides = wish.sides and max(1, wish.sides - before)
    body = filled(strips, style, number=before + 1, sides=sides)
    total = len(padded([*[Filled()] * before, *body], style.theme.furniture.sides))
    pages = padded([*cover(total, structure), *body], style.theme.furniture.sides)
    structure.nodes += inner.nodes
    return pages


def body_strips(
    handout: Handout, style: Style, structure: Structure, place: SourcePlace
) -> list[Strip]:
    """All strips after the front, in reading order."""
    tasks = [task for section in handout.sections for task in section.tasks]
    setter = _Setter(
        style, structure, place, grid_of(tasks, style), {s.label: s for s in handout.sources}
    )
    strips: list[Strip] = []
    for section in handout.sections:
        strips += setter.section(section)
    words = style.theme.marks.paper
    if words:
        said = style.total(words, handout.front.tariff)
        node = structure.add("P")
        strips.append(at_right(said, style, node, above=style.unit * 2))
    end = style.theme.furniture.end
    if end:
        strips += _centred(end, style, structure)
    return strips


class _Setter:
    """Sets sections, and every source before the first task about it."""

    def __init__(
        self,
        style: Style,
        structure: Structure,
        place: SourcePlace,
        grid: Grid,
        sources: dict[str, Source],
    ) -> None:
        self.style = style
        self.structure = structure
        self.place = place
        self.grid = grid
        self.coming = {} if place == "insert" else sources
        self.level = 2

    def section(self, section: TaskSection) -> Sequence[Strip]:
        """The strips of a section; without a new source they are the same in many papers."""
        if any(name in self.coming for task in section.tasks for name in task.sources):
            return self.set(section)
        strips, branch = _sourceless(section, self.style, self.grid, self.structure.top())
        self.structure.take(branch)
        return strips

    def set(self, section: TaskSection) -> list[Strip]:
        style = self.style
        strips: list[Strip] = []
        self.level = 3 if section.title else 2
        if section.title:
            strips += heading(section.title, 2, style, self.structure, above=style.unit * 5.5)
        if section.instructions:
            node = self.structure.add("P")
            strips += glued(set_text(section.instructions, style.measure, style, node))
        outer: Node | None = None
        for task in section.tasks:
            fresh = [self.coming.pop(name) for name in task.sources if name in self.coming]
            if fresh:
                strips = self._with_sources(fresh, strips)
                outer = None
            outer = outer or self.structure.add("L", attributes={"ListNumbering": "Decimal"})
            found = task_strips(task, style, self.structure, outer, self.grid)
            if fresh and self.place == "facing":
                found = [found[0]._replace(start="right"), *found[1:]]
            elif fresh:
                found = [found[0]._replace(cost=AVOID), *found[1:]]
            else:
                found = self._after(found, strips)
            strips += found
        words = style.theme.marks.section
        if words:
            said = style.total(words, sum(task.tariff for task in section.tasks))
            strips.append(at_right(said, style, self.structure.add("P"), above=style.unit * 2))
        return strips

    def _with_sources(self, fresh: Sequence[Source], before: list[Strip]) -> list[Strip]:
        """The strips so far and the sources; facing sources begin a page on the left."""
        style = self.style
        found: list[Strip] = []
        for source in fresh:
            found += source_strips(
                source,
                style,
                self.structure,
                measure=style.measure,
                level=self.level,
                numbered=self.place == "facing",
            )
        if self.place != "facing":
            return [*before, *self._after(found, before)]
        heads = bool(before) and not any(strip.origin for strip in before)
        if heads:
            first, *rest = [*before, *self._after(found, before)]
            return [first._replace(start="left"), *rest]
        return [*before, found[0]._replace(start="left"), *found[1:]]

    def _after(self, found: list[Strip], before: Sequence[Strip]) -> list[Strip]:
        """What follows a heading, or the words under it, stays with it."""
        if not before or before[-1].origin:
            return found
        first, *rest = found
        return [first._replace(above=first.above * 0.55, cost=GLUED), *rest]


@lru_cache(maxsize=512)
def _sourceless(
    section: TaskSection, style: Style, grid: Grid, top: tuple[str, int]
) -> tuple[Sequence[Strip], Structure]:
    structure = Structure(top[0], [], {None: top[1]})
    return tuple(_Setter(style, structure, "inline", grid, {}).set(section)), structure


def _centred(words: str, style: Style, structure: Structure) -> list[Strip]:
    (line, *rest) = set_text(text(words), style.measure, style, structure.add("P"), strong=True)
    wide = style.faces.width(words, "strong", style.size)
    x = max(0.0, (style.measure - wide) / 2)
    return below(glued([line._replace(x=x), *rest]), style.unit * 3)
