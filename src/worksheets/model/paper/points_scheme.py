"""How a question is marked by points: its rule, its points, its key and its matrix, as rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.memo import memo
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import (
    Choose,
    Inlines,
    Maths,
    Text,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, MatrixCell, Scheme
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.lettering import LETTERS
from worksheets.model.paper.point_rows import FRACTION, UNPRINTED, PointRow, point_rows

SHORT, WITHOUT_LETTER = 13, 18
"""So many characters of an answer stand in a key strip: behind an option's letter, and alone."""
MANY = 6
"""So many answers stand side by side rather than in rows."""
COMMAND = re.compile(r"\\[A-Za-z]+")


class KeyAnswer(NamedTuple):
    """The certain answer of an objective question, and the letter of its option, if it has one."""

    letter: str
    answer: Inlines

    @property
    def is_short(self) -> bool:
        """Whether it stands in a key strip, beside its letter if it has one."""
        return printed_length(self.answer) <= (SHORT if self.letter else WITHOUT_LETTER)


class MatrixRow(NamedTuple):
    """A titled row of a matrix, and the mark points in each of its cells."""

    title: str
    cells: tuple[tuple[PointRow, ...], ...]


class Matrix(NamedTuple):
    """Mark points by rows and columns; the titles of columns say what each point is worth."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class PointsScheme:
    """How a question is marked by points.

    `notes` belong to the rule, and there are none without one; several points without a rule may
    have a `closing`, which is said of all of them. An objective question has a `key` and one point,
    of one mark. If there is a `matrix`, all points stand in it too; `answers` are points that stand
    side by side, each behind its label, and not among the others.
    """

    label: str
    span: Span
    marks: int
    rule: Inlines
    notes: tuple[Inlines, ...]
    points: tuple[PointRow, ...]
    key: KeyAnswer | None = None
    matrix: Matrix | None = None
    closing: tuple[Inlines, ...] = ()
    answers: tuple[tuple[str, KeyAnswer], ...] = ()


@memo(1 << 12)
def by_points(
    label: str, span: Span, scheme: Scheme, language: Language, key: KeyAnswer | None
) -> PointsScheme:
    """The points of a scheme; what is said of all of them stands behind the rule, if there is one
    or if the points have labels, and else beside the last, as a paragraph of its own if there are
    more.

    Without its memo, papers with shuffled options take 6 % longer.
    """
    points = tuple(point_rows(scheme.points, language))
    rule, notes = scheme.rule, scheme.notes
    others = text(language.say("scheme.other-answers")) if scheme.open else scheme.others
    labelled = len(points) > 1 and any(point.label for point in points)
    if others and rule:
        rule = (*rule, Text(" "), *others)
    elif others and labelled:  # beside the last it would be read as said of that alone
        rule = others
    elif others:
        notes = (*notes, others)
    closing: tuple[Inlines, ...] = ()
    match points:
        case (only,) if not rule:
            points, notes = (only._replace(guidance=(*only.guidance, *notes)),), ()
        case (_, *_) if not rule:
            closing, notes = notes, ()
    matrix = _matrix(scheme.points, points, language)
    answers, points = _side_by_side(points, rule, language)
    return PointsScheme(
        label, span, scheme.marks, rule, notes, points, key, matrix, closing, answers
    )


def _side_by_side(
    points: tuple[PointRow, ...], rule: Inlines, language: Language
) -> tuple[tuple[tuple[str, KeyAnswer], ...], tuple[PointRow, ...]]:
    """The points that may stand side by side, if they are many, and those behind them.

    They have a label and a short answer, nothing is said of them, and what each of them is worth
    is the rule.
    """
    beside = tuple(takewhile(_may_stand_beside_others, points))
    if len(beside) < MANY or len({point.marks for point in points}) > 1:
        return (), points
    marks = language.say("count.marks", n=points[0].marks)
    if plain(rule) != language.say("scheme.each", marks=marks):
        return (), points
    answers = tuple((point.label, KeyAnswer("", point.answer)) for point in beside)
    return answers, points[len(beside) :]


def _may_stand_beside_others(point: PointRow) -> bool:
    short = KeyAnswer("", point.answer).is_short
    return bool(point.label) and short and not (point.guidance or point.reject)


def key_answer(item: Item) -> KeyAnswer | None:
    """The answer of an objective question: one key, and one point of one mark that says no more.

    It has a letter, or is short enough for a key strip; an answer with neither is no key. An answer
    in writing is one if nothing else is accepted.
    """
    scheme = item.scheme
    if scheme is None or len(item.keys) > 1 or scheme.marks != 1 or scheme.rule or scheme.levels:
        return None
    if len(scheme.points) != 1:
        return None
    (point,) = scheme.points
    if not item.keys:
        written = KeyAnswer("", point.answer)
        only = not (scheme.open or scheme.others or scheme.notes) and _is_only_answer(point)
        return written if only and written.is_short else None
    ((slot, key),) = item.keys.items()
    answer = _certain(slot, key, item)
    if answer is None or (point.label, point.answer) != answer:
        return None
    return answer if answer.letter or answer.is_short else None


def _is_only_answer(point: MarkPoint) -> bool:
    """Whether a point says no more than its answer."""
    said = point.accept or point.reject or point.note or point.label
    return not (said or point.flags or point.objective)


def _certain(slot: str, key: Key, item: Item) -> KeyAnswer | None:
    """What a key says in full, if that is one answer."""
    match key:
        case Accept(answers):
            return KeyAnswer("", answers[0])
        case Number(shown=shown):
            return KeyAnswer("", shown)
        case Chosen((option,)):
            for block in item.body:
                if isinstance(block, Choose) and block.slot == slot:
                    letter = "" if block.arrangement == "row" else LETTERS[option]
                    return KeyAnswer(letter, block.options[option])
        case Chosen() | Matched() | Ordered():
            pass
    return None


def printed_length(content: Inlines) -> int:
    """How many characters of some content are printed side by side, about: of a fraction those of
    its longer half; a command of TeX counts as one."""
    length = 0
    for inline in content:
        match inline:
            case Maths(tex):
                level = FRACTION.sub(lambda halves: max(halves.groups(), key=len), tex)
                length += len(COMMAND.sub("x", level.translate(UNPRINTED)))
            case _:
                length += len(plain((inline,)))
    return length


def _matrix(
    points: Sequence[MarkPoint], rows: Sequence[PointRow], language: Language
) -> Matrix | None:
    """The matrix of points that all have a cell, all worth the same; its rows and columns stand in
    the order in which they first come."""
    cells = [point.cell for point in points if point.cell]
    if len(cells) < len(points) or len({point.marks for point in points}) != 1:
        return None
    marks = language.say("count.marks", n=points[0].marks)
    columns = tuple(dict.fromkeys(cell.column for cell in cells))
    titles = tuple(language.say("scheme.column", title=title, marks=marks) for title in columns)
    inside: dict[MatrixCell, list[PointRow]] = {}
    for cell, row in zip(cells, rows, strict=True):
        inside.setdefault(cell, []).append(row)
    matrix_rows = (
        MatrixRow(row, tuple(tuple(inside.get(MatrixCell(row, name), ())) for name in columns))
        for row in dict.fromkeys(cell.row for cell in cells)
    )
    return Matrix(titles, tuple(matrix_rows))
