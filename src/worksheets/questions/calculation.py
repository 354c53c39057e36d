"""Numbers to be worked out, which are others on every form."""

from collections.abc import Iterator
from typing import Literal

from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.authored import Prose
from worksheets.model.content import Para, Text, Write, filled, text
from worksheets.model.formula import Calculation as Sum
from worksheets.model.formula import rounded, worked_out
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.knowledge import Knowledge
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

SPACE = SpaceFields(lines=5, ruling="squares")


class Calculation(Question, Sum):
    """A mark for the method, one for the answer, and one for its unit if it has one.

    Every quantity stands in braces in the stem; `answer` is worked out with + - * / ^ ( ) and
    sqrt(), rounded to so many significant `figures`; `tolerance` is how far off an answer may be.

    type: calculation
    id: cyclist
    stem: A cyclist rides {s} m in {t} s. Find her average speed, and give its unit.
    relation: speed = distance ÷ time
    quantities:
      - {symbol: s, least: 120, most: 300, step: 20}
      - {symbol: t, least: 20, most: 40, step: 5}
    answer: s / t
    unit: m/s
    figures: 2
    """

    type: Literal["calculation"] = "calculation"
    note: Prose = ()
    space: AnswerSpace = SPACE

    @property
    def tariff(self) -> int:
        return 3 if self.unit else 2

    def problems(self, references: References) -> Iterator[Problem]:
        yield from self.problems_of_numbers()

    def lower(self, setting: Setting) -> Item:
        values = {one.symbol: one.chosen(setting.rng) for one in self.quantities}
        result = worked_out(self.answer, values)
        said = rounded(result, self.figures)
        shown = {symbol: f"{value:f}" for symbol, value in values.items()}
        given = ", ".join(f"{symbol} = {value}" for symbol, value in shown.items())
        method = (*self.relation, Text(f" used with {given}"))
        points = [MarkPoint(method, note=text("May be seen in the working."))]
        range_ = self._range(result)
        points.append(
            MarkPoint(
                text(said),
                accept=(text(range_),) if range_ else (),
                note=text("A wrong value from the first step is carried forward."),
            )
        )
        if self.unit:
            points.append(MarkPoint(text(f"Unit: {self.unit}")))
        notes = (self.note,) if self.note else ()
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para(filled(self.stem, shown)),
                Write("answer", self.tariff, space=self.space.wanted),
            ),
            scheme=Scheme(marks=self.tariff, points=tuple(points), notes=notes),
        )

    def _range(self, result: float) -> str:
        """What else is right, if the answer need not be exact."""
        if not self.tolerance:
            return ""
        ends = sorted((result * (1 - self.tolerance), result * (1 + self.tolerance)))
        least, most = (rounded(end, self.figures + 1) for end in ends)
        return f"{least} to {most}"

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Iterator["Calculation"]:
        """Every formula, as a question of its own."""
        for formula in knowledge.formulas:
            own = {name: getattr(formula, name) for name in Sum.model_fields}
            yield Calculation(
                span=formula.span,
                id=f"calculate-{formula.id}",
                asks=(formula.id,),
                **own,
            )


TYPE = Calculation
