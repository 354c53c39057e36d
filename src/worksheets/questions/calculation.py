"""Numbers to be worked out, which are others on every form."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from worksheets.language.language import Language
from worksheets.language.message import NO_BREAK
from worksheets.model.answer_space import AnswerSpace, SpaceFields
from worksheets.model.knowledge.formula import CalculationFields
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.numbers.filling import in_content, settled
from worksheets.model.numbers.letters import shows_letter
from worksheets.model.numbers.measured import amount, has_others, measured, notations, written_in
from worksheets.model.numbers.quantities import Draw
from worksheets.model.numbers.rounding import unrounded, within
from worksheets.model.numbers.signs import signs
from worksheets.model.numbers.stated_rounding import speaks_of_rounding
from worksheets.model.numbers.stated_units import names_unit
from worksheets.model.paper.content import (
    Block,
    Emph,
    Gap,
    Inlines,
    Para,
    Text,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Number
from worksheets.model.paper.wording import worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting

SPACE = SpaceFields(lines=5, ruling="squares")


class Calculation(CalculationFields, Question):
    """A mark for the method, one for the answer, and one for its unit, as far as it has them.

    Quantities stand in braces in any text, and in formulas too: $\\frac{s}{t}$; the `relation`
    keeps its letters. `answer` is worked out exactly with + - * / ^ ( ), sqrt(), abs() and pi, and
    rounded only to so many significant `figures` or decimal `places`. `marks: 1` is a sum without
    marks for its method and its unit; `currency: £` is money; with `tolerance: 0.02` an answer may
    be off by 2 in 100.

    type: calculation
    id: cyclist
    stem: A cyclist rides {s} m in {t} s. Find her average speed, and give its unit.
    relation: speed = distance ÷ time
    quantities:
      - {symbol: s, least: 120, most: 300, step: 20, unit: m}
      - {symbol: t, least: 20, most: 40, step: 5, unit: s}
    answer: s / t
    unit: m/s
    figures: 2
    """

    type: Literal["calculation"] = "calculation"
    space: AnswerSpace = SPACE

    @property
    def tariff(self) -> int:
        most = 1 + bool(self.relation) + self._has_unit
        return min(self.marks or most, most)

    @property
    def _has_unit(self) -> bool:
        """Whether it has a unit that can score; not one that is printed: the sign of a currency,
        or the unit that the stem asks for."""
        return bool(self.unit) and not self.money and not names_unit(self.stem, self.unit)

    @property
    def placeholders(self) -> frozenset[str]:
        return super().placeholders | self.own_places

    @property
    def _method_scores(self) -> bool:
        return bool(self.relation) and self.tariff > 1

    @property
    def _unit_scores(self) -> bool:
        return self._has_unit and self.tariff > 1 + self._method_scores

    def problems(self, references: References) -> Iterator[Problem]:
        yield from self.problems_of_numbers()

    def lower(self, setting: Setting) -> Item:
        draw = self._drawn(setting)
        return self._filled(draw, setting.language)._item(draw, setting.language)

    def lowered_with_figure(self, setting: Setting) -> Item:
        draw, language = self._drawn(setting), setting.language
        question = self._filled(draw, language)
        return question.illustrated(question._item(draw, language), language)

    def _drawn(self, setting: Setting) -> Draw:
        return self.drawn(setting.rng) if self.quantities else {}

    def _filled(self, draw: Draw, language: Language) -> "Calculation":
        """The question with the numbers of a draw in its texts; its relation keeps its letters."""
        written_so = signs(language.customs.numbers.decimal, language.customs.numbers.thousands)
        relation = in_content(self.relation, draw, lettered=True, signs=written_so)
        return settled(self, draw, written_so).model_copy(update={"relation": relation})

    def _item(self, draw: Draw, language: Language) -> Item:
        """The item, once all texts have their numbers."""
        return Item(
            id=self.id,
            span=self.span,
            body=(Para((*self.stem, *self._asked(language))), *self._answer_space(language)),
            keys={"answer": self._key(draw, language)},
            scheme=Scheme(
                marks=self.tariff,
                points=tuple(self._points(draw, language)),
                notes=tuple(self._notes(draw, language)),
            ),
        )

    def _asked(self, language: Language) -> Inlines:
        """How the answer is to be rounded, and that its unit scores, where the author's words do
        not say it."""
        sentences = []
        if self.rounding is not None and not speaks_of_rounding(plain(self.stem)):
            rounding = self.rounding.wording(language)
            sentences.append(language.say("question.calculation.rounding", rounding=rounding))
        if self._unit_scores and not self._speaks_of_units(language):
            sentences.append(language.say("question.calculation.unit-wanted"))
        return text("".join(f" {sentence}" for sentence in sentences))

    def _speaks_of_units(self, language: Language) -> bool:
        words = set(re.findall(r"\w+", plain(self.stem).casefold()))
        units = language.ways("question.calculation.unit-words")
        return not words.isdisjoint(word.casefold() for word in units)

    def _answer_space(self, language: Language) -> tuple[Block, ...]:
        """Room to work in; where the unit is given, or the currency, a blank for the answer."""
        printed = self.unit and not self._unit_scores
        spaced = self.tariff > 1 or "space" in self.model_fields_set
        if not printed and not self.money:
            space = self.space.wanted
            return (
                Write("answer", self.tariff, space=space)
                if spaced
                else Write("answer", 1, phrase=True),
            )
        answer: Inlines = (Gap("answer"), Text(NO_BREAK), *self.unit)
        if self.money:
            place = language.customs.numbers.currency.replace("{sign}", self.money)
            before, _, after = place.partition("{n}")
            around = [text(part) if part else () for part in (before, after)]
            answer = (*around[0], Gap("answer"), *around[1])
        blank = Para(worded(language, "question.calculation.answer", blank=answer))
        room = (Write("working", self.tariff, space=self.space.wanted),) if spaced else ()
        return (*room, blank)

    def _points(self, draw: Draw, language: Language) -> Iterator[MarkPoint]:
        if self._method_scores:
            note = language.say("question.calculation.method-note")
            yield MarkPoint(self._method(draw, language), note=text(note))
        result = self.result(draw)
        bare = self._measured(result, language)
        if self._unit_scores:
            bare = text(written_in(result, language))
        accept = (*self._range(draw, language), *self.accept)
        yield MarkPoint(bare, accept=accept, note=self._rounded(draw, language))
        if self._unit_scores:
            unit = worded(language, "question.calculation.unit", unit=self.unit)
            yield MarkPoint(unit, accept=notations(self.unit))

    def _notes(self, draw: Draw, language: Language) -> Iterator[Inlines]:
        if self.relation and not self._method_scores:
            method = self._method(draw, language)
            yield worded(language, "question.calculation.method", method=method)
        if self._unit_scores and has_others(self.unit):
            yield text(language.say("question.calculation.other-units"))
        if self.note:
            yield self.note

    def _method(self, draw: Draw, language: Language) -> Inlines:
        """The relation, and the values with their units.

        A letter that neither the relation nor the stem shows would say nothing to a marker; its
        value stands alone, unless the relation is written in values itself.
        """
        written_out = any(
            re.search(
                rf"(?<![\w.,]){re.escape(written_in(number, language))}(?!\w)", plain(self.relation)
            )
            for number in draw.values()
        )
        values: list[Inlines] = []
        for quantity in self.quantities:
            symbol = quantity.symbol
            value = measured(draw[symbol], quantity.unit, language)
            if shows_letter(self.relation, symbol) or shows_letter(self.stem, symbol, words=True):
                values.append((Emph(text(symbol)), Text(f"{NO_BREAK}={NO_BREAK}"), *value))
            elif not written_out:
                values.append(value)
        if not values:
            return self.relation
        return worded(
            language,
            "question.calculation.method-with-values",
            relation=self.relation,
            values=_listed(values, language),
        )

    def _measured(self, number: Decimal, language: Language) -> Inlines:
        if self.money:
            return text(amount(number, self.money, language))
        return measured(number, self.unit, language)

    def _rounded(self, draw: Draw, language: Language) -> Inlines:
        """The note for markers on how the answer is rounded, with its unrounded value."""
        if self.rounding is None:
            return ()
        exact, rounding = self.value(draw), self.rounding.wording(language)
        if exact == Fraction(self.result(draw)):
            return text(language.say("question.calculation.exact", rounding=rounding))
        signs_of = language.customs.numbers
        number = unrounded(exact, decimal=signs_of.decimal, thousands=signs_of.thousands)
        return text(language.say("question.calculation.rounded", number=number, rounding=rounding))

    def _range(self, draw: Draw, language: Language) -> tuple[Inlines, ...]:
        """The range of answers that are right, if the author allows a tolerance."""
        ends = self._ends(draw)
        if not ends:
            return ()
        least, most = (f"{self.money}{written_in(end, language)}" for end in ends)
        return (text(language.say("question.calculation.range", least=least, most=most)),)

    def _ends(self, draw: Draw) -> tuple[Decimal, Decimal] | None:
        """The least and the most that is right, if the author allows a tolerance."""
        value, result = self.value(draw), self.result(draw)
        if not self.tolerance or not value:
            return None
        places = -int(result.as_tuple().exponent)
        finer = self.figures - result.adjusted() if self.figures else places + 1
        return within(value, self.tolerance, finer)

    def _key(self, draw: Draw, language: Language) -> Number:
        result = self.result(draw)
        shown = self._measured(result, language)
        least, most = self._ends(draw) or (None, None)
        return Number(
            result,
            shown,
            self.worked(draw),
            self.figures,
            self.places,
            least,
            most,
            unit=self.money or plain(self.unit),
        )

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Calculation"]:
        """Every formula, as a question of its own."""
        for formula in knowledge.formulas:
            own = {name: getattr(formula, name) for name in CalculationFields.model_fields}
            yield Calculation(
                span=formula.span,
                id=f"calculate-{formula.id}",
                asks=(formula.id,),
                **own,
            )


def _listed(parts: Sequence[Inlines], language: Language) -> Inlines:
    """Parts of a sentence: 'a, b and c'."""
    lists = language.customs.lists
    joined: Inlines = parts[0]
    for n, part in enumerate(parts[1:], 2):
        joined = (*joined, Text(lists.and_ if n == len(parts) else lists.between), *part)
    return joined


TYPE = Calculation
