"""A grid with some of its cells to be filled."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, ValidationInfo
from pydantic_core import PydanticKnownError

from worksheets.language.language import Language
from worksheets.model.authored import Prose, Reads, Words, read_gapped, read_prose
from worksheets.model.braces import marked
from worksheets.model.diagnostics import Mistake, plural
from worksheets.model.knowledge.facts import Actor, Claim, in_turn, one_of_each_group
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Inlines, Para, Table, Text, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Accept
from worksheets.model.paper.lettering import roman
from worksheets.model.paper.penalty import Penalty
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.shapes import TEXT

PENALTY = Penalty("incomplete rows")
MOST_COLUMNS = 6
FEWEST, SET = 3, 4
"""Claims of a drawn grid, each with another pattern of answers."""


def _cell(value: object, info: ValidationInfo) -> "Accept | Inlines":
    """A text, or in braces what belongs into a blank cell, and has nothing beside it."""
    if isinstance(value, (Accept, tuple)):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not marked(value).inner:
        return read_prose(value, info)
    gapped = read_gapped(value.strip(), info)
    match gapped.content, gapped.answers:
        case (Gap(),), (answer,):
            return answer
    raise Mistake(
        f"a cell is blank or it is not, and '{value}' has a blank and words",
        "put all that belongs into the cell in one pair of braces",
    )


Cell: TypeAlias = Annotated[Any, Reads(_cell, TEXT)]


class GridCompletion(Question):
    """Fill the blank cells; a cell in braces is blank, and `{right|also right}` is its answer.

    With `marking: rows` a row scores one mark when all its blanks are right.

    type: grid-completion
    id: who-led
    prompt: Fill in the grid.
    head: [Country, Leader in 1950, Side in the war]
    rows:
      - [USSR, Joseph Stalin, North Korea]
      - [China, "{Mao Zedong|Mao}", North Korea]
      - [USA, Harry S. Truman, "{South Korea|the South}"]
    """

    type: Literal["grid-completion"] = "grid-completion"
    prompt: Prose
    head: Annotated[tuple[Words, ...], Field(min_length=2, max_length=MOST_COLUMNS)]
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1, max_length=12)]
    marking: Literal["cells", "rows"] = "cells"

    @property
    def tariff(self) -> int:
        if self.marking == "rows":
            return sum(any(isinstance(cell, Accept) for cell in row) for row in self.rows)
        return sum(isinstance(cell, Accept) for row in self.rows for cell in row)

    def problems(self, references: References) -> Iterator[Problem]:
        for n, row in enumerate(self.rows):
            if len(row) != len(self.head):
                message = f"the row has {plural(len(row), 'cell')}, and the head {len(self.head)}"
                yield Problem(("rows", n), message, ("give every row as many cells as the head",))
        if not self.tariff:
            hints = ("put the answer of a blank cell in braces: {Mao}",)
            yield Problem(("rows",), "no cell is blank", hints)

    def lower(self, setting: Setting) -> Item:
        keys: dict[str, Accept] = {}
        rows = []
        points: list[MarkPoint] = []
        for row in self.rows:
            cells, answers = [], []
            for cell in row:
                if isinstance(cell, Accept):
                    slot = f"cell-{len(keys) + 1}"
                    keys[slot] = cell
                    label = f"({roman(len(keys))})"
                    cells.append((Gap(slot, label),))
                    answers.append((label, cell))
                else:
                    cells.append(cell)
            rows.append(tuple(cells))
            points += self._points(answers, setting.language)
        first = 0.5 if any(len(plain(row[0])) > 30 for row in rows) else 1 / len(self.head)
        rest = (1 - first) / (len(self.head) - 1)
        widths = (first, *(rest for _ in self.head[1:]))
        table = Table(tuple(map(text, self.head)), tuple(rows), widths, space=10)
        penalty = PENALTY if self.marking == "rows" else None
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(penalty.added_to(self.prompt, setting.language) if penalty else self.prompt),
                table,
            ),
            keys=keys,
            scheme=Scheme(
                marks=self.tariff,
                rule=penalty.for_markers(setting.language) if penalty else (),
                points=tuple(points),
                penalty=penalty,
            ),
        )

    def _points(
        self, answers: Sequence[tuple[str, Accept]], language: Language
    ) -> Iterator[MarkPoint]:
        """A point for every blank of a row, or one for the row."""
        if self.marking == "rows" and answers:
            row_answer: Inlines = ()
            for label, cell in answers:
                between = language.customs.lists.between if row_answer else ""
                row_answer = (*row_answer, Text(f"{between}{label} "), *cell.answers[0])
            yield MarkPoint(row_answer)
            return
        for label, cell in answers:
            first, *others = cell.answers
            yield MarkPoint(first, accept=tuple(others), label=label)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["GridCompletion"]:
        """Claims and actors: of whom is each true? Only claims with no doubt about anybody.

        No two rows and no column have the same answer throughout.
        """
        patterns: dict[tuple[bool, ...], list[Claim]] = {}
        for claim in one_of_each_group(filter(_settled, knowledge.claims)):
            patterns.setdefault(_answers(knowledge, claim), []).append(claim)
        count = min(SET, len(patterns))
        if len(knowledge.actors) < 2 or count < FEWEST:
            return
        for number in range(max(map(len, patterns.values()))):
            chosen = in_turn(tuple(patterns.values()), number, count)
            claims = tuple(alike[number % len(alike)] for alike in chosen)
            columns = zip(*(_answers(knowledge, claim) for claim in claims), strict=True)
            if all(len(set(column)) > 1 for column in columns):
                yield _drawn(knowledge, claims, number + 1, language)


def _settled(claim: Claim) -> bool:
    """Whether it is certain of whom a claim is true, and not true of all."""
    return claim.sure and not claim.disputed_for and bool(claim.not_true_of)


def _columns(knowledge: Knowledge) -> Sequence[Actor]:
    """The actors that a grid has room for, a column each."""
    return knowledge.actors[: MOST_COLUMNS - 1]


def _answers(knowledge: Knowledge, claim: Claim) -> tuple[bool, ...]:
    """For every actor whether a claim is true of it."""
    return tuple(actor.id in claim.true_of for actor in _columns(knowledge))


def _drawn(
    knowledge: Knowledge, claims: Sequence[Claim], number: int, language: Language
) -> GridCompletion:
    yes, no = language.say("answers.yes"), language.say("answers.no")
    if noun := knowledge.actor_noun:
        prompt = language.say("question.grid-completion.of-each", noun=noun, yes=yes, no=no)
    else:
        prompt = language.say("question.grid-completion.of-each-of-them", yes=yes, no=no)
    return GridCompletion(
        span=claims[0].span,
        id=f"grid-claims-{number}",
        prompt=text(prompt),
        head=(language.say("question.statement"), *(actor.label for actor in _columns(knowledge))),
        rows=tuple(
            (
                knowledge.sentence(claim, language),
                *(Accept((text(yes if true else no),)) for true in _answers(knowledge, claim)),
            )
            for claim in claims
        ),
        marking="rows",
        asks=tuple(claim.id for claim in claims),
    )


TYPE = GridCompletion
