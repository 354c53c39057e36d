"""What stands above the questions of a worksheet: title, name line, instructions."""

from itertools import pairwise

from worksheets.layout.documents.arrangement import marks_stand_beside
from worksheets.layout.documents.name_lines import name_strips
from worksheets.layout.documents.title_block import (
    TitleWords,
    scheme_look,
    title_block,
    worksheet_look,
)
from worksheets.layout.pagination.galleys import Galley, galley
from worksheets.layout.pagination.strips import below, glued
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.text.prose import ParagraphStyle, set_text
from worksheets.layout.type.faces import NO_BREAK
from worksheets.model.numbers.filling import in_content
from worksheets.model.paper.content import Inlines, Placeholder, Text, plain, text
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout
from worksheets.model.paper.wording import run_in, stopped

WIDEST, SIZE = 42, 9
"""The measure of instructions is no more than so many sizes; their type where text has 10.5."""
APART = "\u00a0" * 5 + " "
"""Between a subtitle and the instructions: a line of its own would cost some papers a side."""


def front_galleys(
    handout: Handout,
    style: Style,
    structure: Structure,
    *,
    insert: bool = False,
    answered: bool = False,
) -> list[Galley]:
    """The front of a worksheet, across all columns; `insert` says where the sources are.

    A paper without marks is not handed in, so it has no line for a name; nor has one that is
    `answered`, which has the tab of a mark scheme in the place of its instructions.
    """
    front = handout.front
    kind = style.language.say("scheme.name") if answered else ""
    galleys = [
        structure.memoised(_titles, TitleWords(front.letterhead, front.title, kind=kind), style)
    ]
    if front.form:
        node = structure.add("P")
        form = text(style.language.say("front.form", form=front.form))
        lines = set_text(form, style.full_measure, style, node)
        galleys.append(galley(below(glued(lines), style.unit * 0.5)))
    if not answered and any(task.tariff for section in handout.sections for task in section.tasks):
        galleys.append(structure.memoised(_names, front.tariff, style))
    subtitle = (text(front.subtitle),) if front.subtitle else ()
    elsewhere = [text(style.language.say("front.sources-in-insert"))] if insert else []
    points = () if answered else (*instructions(handout, style), *elsewhere)
    if subtitle or points:
        if len(subtitle) + len(points) > 1:
            points = tuple(map(stopped, points))
        run = (run_in(points, " "),) if points else ()
        above = run_in((*subtitle, *run), APART)
        galleys.append(structure.memoised(_instructions, above, style))
    return galleys


def instructions(handout: Handout, style: Style) -> tuple[Inlines, ...]:
    """The instructions on the front, in which {marks} is an example as the theme writes marks.

    An instruction that mentions marks is left out where no question has them beside it. They stay
    on the line of the word before them: 'like this: [2]'.
    """
    shown = style.marks(_example(handout)) if marks_stand_beside(handout, style) else ""
    return tuple(
        in_content(_bound(point), {"marks": shown})
        for point in handout.front.instructions
        if shown or "{marks}" not in plain(point)
    )


def _example(handout: Handout) -> int:
    """Two marks if any answer of the paper has them, or else the fewest that one has."""
    tariffs = frozenset[int]().union(
        *(_of_answers(task) for section in handout.sections for task in section.tasks)
    )
    return min(tariffs - {0}, key=lambda tariff: (tariff != 2, tariff))


def _of_answers(task: Task) -> frozenset[int]:
    """The marks of a question without parts, or of each of its parts."""
    if not task.parts:
        return frozenset((task.tariff,))
    return frozenset[int]().union(*map(_of_answers, task.parts))


def _bound(point: Inlines) -> Inlines:
    """An instruction in which no line ends before {marks}."""
    bound = list(point)
    for n, (before, after) in enumerate(pairwise(point)):
        match before, after:
            case Text(words), Placeholder("marks") if words.endswith(" "):
                bound[n] = Text(f"{words[:-1]}{NO_BREAK}")
    return tuple(bound)


def _titles(structure: Structure, words: TitleWords, style: Style) -> Galley:
    look = scheme_look(style) if words.kind else worksheet_look(style)
    return galley(title_block(words, look, style, structure))


def _names(structure: Structure, tariff: int, style: Style) -> Galley:
    return galley(below(glued(name_strips(tariff, style, structure)), style.unit))


def _instructions(structure: Structure, words: Inlines, style: Style) -> Galley:
    measure = min(WIDEST * style.size, style.full_measure)
    lines = set_text(words, measure, style, structure.add("P"), ParagraphStyle(style.sized(SIZE)))
    return galley(below(glued(lines), style.unit * 1.35))
