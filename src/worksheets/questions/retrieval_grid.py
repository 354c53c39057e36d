"""A grid of short questions, those in each column worth more than those before."""

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
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.puzzles.quick import Quick, quick_questions, standing
from worksheets.questions.skills.entries import grids

ROWS = 3
CELL = 26.5
"""The least height of a cell, in millimetres."""


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
    a title. Where columns would be too narrow to write in, the questions are a list.

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
    titles: tuple[Prose, ...] = ()
    cells: Annotated[tuple[Recalled, ...], Field(min_length=4, max_length=16)]

    @property
    def tariff(self) -> int:
        return sum(cell.marks for cell in self.cells)

    @property
    def _columns(self) -> list[list[Recalled]]:
        worth = sorted({cell.marks for cell in self.cells})
        return [[cell for cell in self.cells if cell.marks == marks] for marks in worth]

    def problems(self, references: References) -> Iterator[Problem]:
        lengths = {len(column) for column in self._columns}
        if len(lengths) > 1:
            message = "the columns of the grid are not equally long"
            yield Problem(("cells",), message, ("have as many questions of each number of marks",))
        if self.titles and len(self.titles) != len(self._columns):
            message = f"there are {len(self.titles)} titles of {len(self._columns)} columns"
            yield Problem(("titles",), message, ("give every column a title, or leave them out",))

    def lower(self, setting: Setting) -> Item:
        language, columns = setting.language, self._columns
        prompt = self.prompt or text(language.say("question.retrieval-grid.prompt"))
        heads = [
            text(language.say("question.retrieval-grid.marks", n=column[0].marks))
            for column in columns
        ]
        if self.titles:
            titled = zip(self.titles, heads, strict=True)
            heads = [(*title, LineBreak(), *head) for title, head in titled]
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
        grid = Table(tuple(heads), tuple(rows), widths, space=CELL, marks=worth)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(prompt), grid),
            scheme=Scheme(marks=self.tariff, points=tuple(points)),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["RetrievalGrid"]:
        """A column of claims, one of words and one of dates, three of each."""
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
            chosen = [(marks, quick) for marks, column in enumerate(columns, 1) for quick in column]
            yield RetrievalGrid(
                id=f"recall-{start + 1}",
                cells=tuple(
                    Recalled(
                        prompt=quick.prompt,
                        answer=quick.answer,
                        marks=marks,
                        accept=quick.accept,
                        note=quick.note,
                    )
                    for marks, quick in chosen
                ),
                asks=tuple(quick.fact.id for _, quick in chosen),
            )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """A column of quick tasks of each of three skills."""
        return grids(skills)


def _cell(number: int, prompt: Inlines) -> Inlines:
    """A question with its number, and a line for the answer."""
    return (Text(f"({roman(number)})\u00a0 "), *prompt, LineBreak(), Gap(f"cell-{number}"))


TYPE = RetrievalGrid
