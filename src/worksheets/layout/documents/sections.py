"""Sections: their heads, their questions as they are arranged, and sources before them."""

from collections.abc import Iterator, Mapping, Sequence

from worksheets.layout.blocks.drill import Drill
from worksheets.layout.blocks.drill_rows import drill_galleys
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.quiz import Quiz, quiz_galley
from worksheets.layout.blocks.side_by_side import Pair, pair_galley
from worksheets.layout.blocks.tariffs import at_right
from worksheets.layout.blocks.task_columns import TaskColumns
from worksheets.layout.blocks.tasks import task_galleys
from worksheets.layout.documents.arrangement import arrangement_of, said_once
from worksheets.layout.documents.chosen import Chosen, chosen_galley
from worksheets.layout.documents.page_breaks import QuestionPlace, with_page_breaks
from worksheets.layout.documents.section_heads import notice, section_head
from worksheets.layout.documents.sources import SourceFrame, source_galley
from worksheets.layout.pagination.galleys import (
    Galley,
    beginning,
    close_up,
    following,
    galley,
    on_one_opening,
    remaining,
    spaced,
)
from worksheets.layout.pagination.strips import GLUED
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import BARS, rule_with_bar
from worksheets.model.layout_spec import SourcePlace
from worksheets.model.page.node import Node
from worksheets.model.paper.content import Inlines, Source, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import TaskSection

IN_A_RUN, NOTE, BELOW_HEADING, UNNUMBERED = 1.5, 1.2, 1.5, 1.5
"""Space between questions of one line, above and below a note without a title, from a heading to a
drill, and above the first of what has no numbers, in units."""


class SectionSetter:
    """Sets sections, with sources before their tasks; where answers are written in a `booklet`, it
    has the boxes for what is chosen."""

    def __init__(
        self,
        style: Style,
        structure: Structure,
        columns: TaskColumns,
        place: SourcePlace,
        *,
        booklet: bool = False,
    ) -> None:
        self.style = style
        self.structure = structure
        self.place = place
        self.columns = columns
        self.booklet = booklet
        self.level = 2

    def section(
        self, section: TaskSection, sources: Mapping[int, Sequence[Source]]
    ) -> Sequence[Galley]:
        """The galleys of a section, with the sources that stand before tasks of some numbers;
        without any they are the same in many papers."""
        if sources:
            return self.set(section, sources)
        return self.structure.memoised(_sourceless, section, self.style, self.columns, self.booklet)

    def set(self, section: TaskSection, sources: Mapping[int, Sequence[Source]]) -> list[Galley]:
        style = self.style
        self.level = 3 if section.title else 2
        arrangement = arrangement_of(section, self.columns, style)
        head = self._head(section, said_once(section, arrangement, style))
        if arrangement.quiz:
            if not section.title:
                head = tuple(spaced(note, style.unit * NOTE) for note in head)
            if 0 in sources:
                head = self._with_sources(sources[0], list(head))
            rows = list(self._quiz(arrangement.quiz, titled=bool(section.title)))
            begin = len(head) + len(rows) - len(section.tasks)
            numbers = range(len(section.tasks))
            places = [QuestionPlace(n and begin + n, begin + n) for n in numbers]
            return self._broken([*head, *rows], places, section)
        galleys = list(head)
        places = []
        outer: Node | None = None
        for entry in arrangement.entries:
            start = len(galleys) if places else 0
            fresh = sources.get(len(places), ())
            if fresh:
                galleys = self._with_sources(fresh, galleys)
                outer = None
            numbering = "Decimal" if self.columns.number else "None"
            outer = outer or self.structure.add("L", attributes={"ListNumbering": numbering})
            places.append(QuestionPlace(start, len(galleys)))
            if isinstance(entry, Drill):
                others = len(entry.questions) - 1  # on which an author breaks no page
                places += [QuestionPlace(len(galleys), len(galleys))] * others
                galleys += self._drill(entry, outer, galleys)
            elif isinstance(entry, Pair):
                places.append(QuestionPlace(len(galleys), len(galleys)))
                own = pair_galley(entry, style, self.structure, outer, self.columns)
                galleys.append(_after(own, galleys))
            else:
                galleys += self._task(entry, outer, galleys, fresh=bool(fresh))
        return self._broken(galleys, places, section)

    def _broken(
        self, galleys: list[Galley], places: list[QuestionPlace], section: TaskSection
    ) -> list[Galley]:
        """The galleys of a section with its total, and with the page breaks within it."""
        return with_page_breaks([*galleys, *self._total(section)], places, section, self.style)

    def _head(self, section: TaskSection, more: Inlines) -> Sequence[Galley]:
        """The head of a section, with more words at the end of its instructions."""
        space = text(" ") if section.instructions and more else ()
        instructions = (*section.instructions, *space, *more)
        alone = len(section.tasks) == 1 and not section.tasks[0].parts
        tariff = 0 if alone else section.tariff
        style, structure = self.style, self.structure
        above = structure.memoised(notice, section.notice, style) if section.notice else ()
        head = structure.memoised(section_head, section.title, instructions, tariff, style)
        answer = section.choice.answer
        head = tuple(remaining(part) for part in head) if above else head
        if answer is None or self.booklet:
            return (*above, *head)
        chosen = Chosen(f"chosen-{section.tasks[0].label}", answer)
        return (*above, *head, *structure.memoised(chosen_galley, chosen, style))

    def _task(
        self, task: Task, outer: Node, before: Sequence[Galley], *, fresh: bool
    ) -> list[Galley]:
        """A task in a list, behind other galleys; `fresh`: behind a source that is about to be
        read."""
        style = self.style
        first, *rest = task_galleys(task, style, self.structure, outer, self.columns)
        if fresh and self.place == "facing":
            first = beginning(first, "right")
        elif fresh:
            first = on_one_opening(first)
        elif before and _is_line(first, style) and _is_line(before[-1], style):
            first = close_up(first, style.unit * IN_A_RUN)
        elif not before and not self.columns.number:
            first = spaced(first, style.unit * UNNUMBERED)
        else:
            first = _after(first, before)
        return [first, *rest]

    def _drill(self, drill: Drill, outer: Node, before: Sequence[Galley]) -> list[Galley]:
        """A drill in a list, as far below a question as other questions are, nearer to a
        heading."""
        style = self.style
        place = BlockPlace(style.measure, style, self.structure, outer)
        first, *rest = drill_galleys(drill, place)
        if before and not before[-1].strips[-1].origin:
            return [following(first, style.unit * BELOW_HEADING), *rest]
        return [spaced(first, style.unit * 3), *rest]

    def _quiz(self, quiz: Quiz, *, titled: bool) -> Iterator[Galley]:
        """The rows of a quiz, under a rule if no title has one."""
        style, structure = self.style, self.structure
        if not titled:
            rule = rule_with_bar(style.measure, BARS[2], style)
            yield galley([rule._replace(above=style.unit * NOTE, cost=GLUED)])
        outer = structure.add("L", attributes={"ListNumbering": "Decimal"})
        place = BlockPlace(style.measure, style, structure, outer)
        for n in range(len(quiz.rows)):
            row = quiz_galley(quiz, n, place)
            yield row if n else following(row, style.unit * (1 if titled else 0.6))

    def _total(self, section: TaskSection) -> Iterator[Galley]:
        """What the section is worth, where the theme says so."""
        style = self.style
        wording = style.theme.marks.section
        if wording and section.tariff:
            total = style.total(wording, section.tariff)
            yield at_right(total, style, self.structure.add("P"), above=style.unit * 2)

    def _with_sources(self, fresh: Sequence[Source], before: list[Galley]) -> list[Galley]:
        """The galleys so far and the sources; facing sources begin a page on the left."""
        style = self.style
        frame = SourceFrame(style.measure, self.level)
        galleys = [source_galley(source, frame, style, self.structure) for source in fresh]
        if self.place != "facing":
            return [*before, _after(galleys[0], before), *galleys[1:]]
        heads = bool(before) and not any(
            strip.origin for earlier in before for strip in earlier.strips
        )
        if heads:
            galleys[0] = _after(galleys[0], before)
            return [beginning(before[0], "left"), *before[1:], *galleys]
        return [*before, beginning(galleys[0], "left"), *galleys[1:]]


def _is_line(task: Galley, style: Style) -> bool:
    """Whether a galley is a question of one line."""
    (first, *rest) = task.strips
    return first.origin is not None and not rest and first.height < style.leading * 1.5


def _after(follower: Galley, before: Sequence[Galley]) -> Galley:
    """The galley, which stays with the heading, or with the words under it, that it follows."""
    return follower if not before or before[-1].strips[-1].origin else following(follower)


def _sourceless(
    structure: Structure,
    section: TaskSection,
    style: Style,
    columns: TaskColumns,
    booklet: bool,
) -> tuple[Galley, ...]:
    setter = SectionSetter(style, structure, columns, "inline", booklet=booklet)
    return tuple(setter.set(section, {}))
