"""A grid of short questions, all worth the same or those in each column more than those before."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.knowledge.facts import in_turn
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Gap, Inlines, LineBreak, Para, Table, Text, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.lettering import roman
from worksheets.model.paper.wording import with_instruction
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.puzzles.quick import Quick, quick_questions, standing
from worksheets.questions.skills.entries import grids

ROWS = 3
CELL = 26.5
"""The least height of a cell, in millimetres."""
COLUMNS, MANY = (3, 4, 2), 8
"""Columns of a grid whose cells are all worth the same, the best first; four only for so many."""


class Recalled(BaseModel):
    """A question of a grid, and what it is worth: more for what was learnt longer ago."""

    model_config = AUTHORED

    prompt: Prose
    answer: Prose
    marks: int = Field(default=1, ge=1, le=4)
    accept: tuple[Prose, ...] = ()
    note: Prose = ()


class RetrievalGrid(Question):
    """Answer as many cells as you can; questions of the same marks share a column, which can have
    a title. Where all are worth the same, the grid has three columns, or two or four, and is read
    row by row. Where columns would be too narrow to write in, the questions are a list. `tasks:
    true` says that there is something to work out.

    type: retrieval-grid
    id: korea-so-far
    cells:
      - {prompt: Who led China in 1950?, answer: Mao Zedong, accept: [Mao]}
      - {prompt: Who led the USSR in 1950?, answer: Joseph Stalin, accept: [Stalin]}
      - {prompt: What was divided in 1945?, answer: Korea, marks: 2}
      - {prompt: Which line divided it?, answer: the 38th parallel, marks: 2}
    """

    type: Literal["retrieval-grid"] = "retrieval-grid"
    prompt: Prose = ()
    tasks: bool = False
    titles: tuple[Prose, ...] = ()
    cells: Annotated[tuple[Recalled, ...], Field(min_length=4, max_length=16)]

    @property
    def tariff(self) -> int:
        return sum(cell.marks for cell in self.cells)

    @property
    def _worth(self) -> list[int]:
        """What cells are worth, the least first."""
        return sorted({cell.marks for cell in self.cells})

    @property
    def _is_even(self) -> bool:
        """Whether nothing tells the cells of one column from those of another."""
        return len(self._worth) == 1 and not self.titles

    @property
    def _columns(self) -> list[Sequence[Recalled]]:
        if self._is_even:
            across = _across(len(self.cells))
            return [self.cells[n::across] for n in range(across)]
        return [[cell for cell in self.cells if cell.marks == marks] for marks in self._worth]

    def problems(self, references: References) -> Iterator[Problem]:
        lengths = {len(column) for column in self._columns}
        if len(lengths) > 1:
            message = "the columns of the grid are not equally long"
            yield Problem(("cells",), message, ("have as many questions of each number of marks",))
        if self.titles and len(self.titles) != len(self._columns):
            message = f"there are {len(self.titles)} titles of {len(self._columns)} columns"
            yield Problem(("titles",), message, ("give every column a title, or leave them out",))

    def lower(self, setting: Setting) -> Item:
        columns = self._columns
        rows: list[tuple[Inlines, ...]] = []
        points = []
        number = 0
        for row in zip(*columns, strict=True):
            cells: list[Inlines] = []
            for recalled in row:
                number += 1
                cells.append(_cell(number, recalled.prompt))
                points.append(
                    MarkPoint(
                        recalled.answer,
                        recalled.marks,
                        recalled.accept,
                        note=recalled.note,
                        label=f"({roman(number)})",
                    )
                )
            rows.append(tuple(cells))
        widths = tuple(1 / len(columns) for _ in columns)
        worth = tuple(column[0].marks for column in columns)
        heads = self._heads(setting.language)
        grid = Table(heads, tuple(rows), widths, space=CELL, marks=worth)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self._prompt(setting.language)), grid),
            scheme=Scheme(marks=self.tariff, points=tuple(points)),
        )

    def _prompt(self, language: Language) -> Inlines:
        """What to do, and what each cell is worth if no head of a column says it."""
        if self.tasks:
            usual = language.say("question.retrieval-grid.tasks")
        else:
            usual = language.say("question.retrieval-grid.prompt")
        prompt = self.prompt or text(usual)
        if not self._is_even:
            return prompt
        (marks,) = self._worth
        return with_instruction(prompt, language.say("question.retrieval-grid.each", n=marks))

    def _heads(self, language: Language) -> tuple[Inlines, ...]:
        """What each column is worth, under its title if it has one; nothing if all are alike."""
        if self._is_even:
            return ()
        heads = [
            text(language.say("question.retrieval-grid.marks", n=marks)) for marks in self._worth
        ]
        if self.titles:
            titled = zip(self.titles, heads, strict=True)
            heads = [(*title, LineBreak(), *head) for title, head in titled]
        return tuple(heads)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["RetrievalGrid"]:
        """Three claims, three words and three dates, in turn; all are answered in a word."""
        pools = [
            pool for pool in quick_questions(knowledge, language).values() if len(pool) >= ROWS
        ]
        if len(pools) < 2:
            return
        for start in range(max(map(len, pools)) // ROWS):
            columns: list[list[Quick]] = []
            for pool in pools:
                before = [quick for column in columns for quick in column]
                turned = in_turn(pool, start * ROWS, len(pool))
                apart = (quick for quick in turned if not any(map(quick.clashes, before)))
                columns.append(standing(apart, ROWS))
            if any(len(column) < ROWS for column in columns):
                continue
            chosen = [quick for row in zip(*columns, strict=True) for quick in row]
            yield RetrievalGrid(
                id=f"recall-{start + 1}",
                cells=tuple(
                    Recalled(
                        prompt=quick.prompt,
                        answer=quick.answer,
                        accept=quick.accept,
                        note=quick.note,
                    )
                    for quick in chosen
                ),
                asks=tuple(quick.fact.id for quick in chosen),
            )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """A row of quick tasks of each of three skills."""
        return grids(skills)


def _across(cells: int) -> int:
    """How many columns a grid of so many cells has whose rows are all full."""
    fitting = (n for n in COLUMNS if cells % n == 0 and (n < max(COLUMNS) or cells >= MANY))
    return next(fitting, 1)


def _cell(number: int, prompt: Inlines) -> Inlines:
    """A question with its number, and a line for the answer."""
    return (Text(f"({roman(number)})\u00a0 "), *prompt, LineBreak(), Gap(f"cell-{number}"))


TYPE = RetrievalGrid
