"""What an expression comes to: exactly, or to many digits where they never end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from worksheets.model.diagnostics import Mistake
from worksheets.model.numbers import results
from worksheets.model.numbers.arithmetic import (
    DIGITS,
    MORE_DIGITS,
    SURE,
    Arithmetic,
    Value,
    negative,
)
from worksheets.model.numbers.exact import PI_TERM, Exact
from worksheets.model.numbers.expression import Expression
from worksheets.model.numbers.results import Record, Result, named
from worksheets.model.numbers.rounding import ending
from worksheets.model.numbers.tree import (
    PI,
    Call,
    Choice,
    Comparison,
    Comprehension,
    Entry,
    Field,
    Junction,
    Listing,
    Literally,
    Name,
    Negative,
    Not,
    Operation,
    Relation,
    Sum,
    Words,
)
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.numbers.wording import PLAIN, Wording

MOST_STEPS = 10_000
"""Steps in working out one expression; a sum in a textbook takes some tens."""
MOST_ENTRIES, MOST_LETTERS = 1_000, 1_000
"""Of a list, and of a text."""


@dataclass(slots=True)
class Effort:
    """How many steps were taken, to stop where a search would go on too long."""

    steps: int = 0


def value_of(expression: Expression, values: Mapping[str, Decimal]) -> Value:
    """The number that an expression comes to with numbers for its names.

    Raises Mistake with these numbers if it comes to nothing: 1 / 0, the root of -1, 9 ^ 9 ^ 9, a
    name that has no number; and if so many digits cancel out that the rest cannot be trusted.
    """
    numbers = {name: Fraction(value) for name, value in values.items()}
    for name in expression.names:
        if name not in numbers:
            raise Mistake(f"no quantity is called '{name}'", "add it to quantities")
    hint = "change the ranges of the quantities, or the answer"
    result = result_of(expression, numbers, hint=hint)
    try:
        worth = results.number(result)
        return Arithmetic(DIGITS).decimal(worth) if isinstance(worth, Exact) else worth
    except Undefined as fault:
        raise _without_value(expression, numbers, fault, hint) from None


def result_of(
    expression: Expression,
    values: Mapping[str, Result],
    wording: Wording = PLAIN,
    hint: str = "change the values, or say in where which do not go together",
    effort: Effort | None = None,
) -> Result:
    """What an expression comes to with values for its names; `wording` turns values into texts.

    Its steps are added to the `effort`, if one is given. Raises Mistake with these values if it
    comes to nothing.
    """
    values = {**dict(expression.given), **values} if expression.given else values
    evaluation = Evaluation(values, DIGITS, wording)
    try:
        result = evaluation.value(expression.tree)
        if isinstance(result, Decimal):
            again = Evaluation(values, MORE_DIGITS, wording).value(expression.tree)
            if not isinstance(again, (Decimal, Fraction)) or not _agree(result, again):
                raise Undefined("its digits cancel out, and too few are left")
    except Undefined as fault:
        raise _without_value(expression, values, fault, hint) from None
    finally:
        if effort is not None:
            effort.steps += evaluation.steps
    return result


def _without_value(
    expression: Expression, values: Mapping[str, Result], fault: Undefined, hint: str
) -> Mistake:
    message = f"'{expression.text}' has no value{given(values, expression.names)}: {fault}"
    return Mistake(message, hint)


def given(values: Mapping[str, Result], names: tuple[str, ...]) -> str:
    """The numbers that were put in, for a message: ' for s = 5 and t = 2'."""
    *most, last = [f"{name} = {_given(values[name])}" for name in names if name in values] or [""]
    return (f" for {', '.join(most)} and {last}" if most else f" for {last}") if last else ""


def _given(value: Result) -> str:
    """A value as an author writes it: 0.5 and 1/3."""
    decimal = ending(value) if isinstance(value, Fraction) else None
    if isinstance(value, Decimal) and len(value.as_tuple().digits) < SURE:
        decimal = value
    return named(value) if decimal is None else f"{decimal:f}"


def _agree(value: Decimal, again: Value) -> bool:
    exact = Fraction(again)
    return bool(abs(Fraction(value) - exact) * 10**SURE <= abs(exact))


@dataclass(slots=True)
class Evaluation:
    """Works out a tree with values for its names, endless numbers to so many digits."""

    values: Mapping[str, Result]
    digits: int = DIGITS
    wording: Wording = PLAIN
    steps: int = 0
    arithmetic: Arithmetic = field(init=False)

    def __post_init__(self) -> None:
        self.arithmetic = Arithmetic(self.digits, self.spend)

    def spend(self, steps: int) -> None:
        """Count steps; raises Undefined if they become too many."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise Undefined(f"it takes more than {MOST_STEPS:,} steps")

    def value(self, tree: Sum) -> Result:
        """What a tree comes to; raises Undefined if that is nothing."""
        self.spend(1)
        match tree:
            case Literally(number):
                return number
            case Name(name):
                return self._of_name(name)
            case Operation("+", left, right):
                return self._sum(self.value(left), self.value(right))
            case Operation(operator, left, right):
                first, second = results.number(self.value(left)), results.number(self.value(right))
                return self.arithmetic.worked(operator, first, second)
            case Negative(inner):
                return negative(results.number(self.value(inner)))
            case Call(function, arguments):
                return self._called(function, [self.value(argument) for argument in arguments])
            case Words(words):
                return words
            case Entry() | Field() | Listing() | Comprehension():
                return self._of_list(tree)
            case Comparison() | Junction() | Not() | Choice():
                return self._by_condition(tree)
        assert_never(tree)

    def _of_name(self, name: str) -> Result:
        if name in self.values:
            return self.values[name]
        match name:
            case "true" | "false":
                return name == "true"
            case _ if name == PI:
                return PI_TERM
        raise Undefined(f"no value is called '{name}'")

    def _sum(self, left: Result, right: Result) -> Result:
        if isinstance(left, str) or isinstance(right, str):
            text = f"{self.wording.shown(left)}{self.wording.shown(right)}"
            return _short_enough(text)
        return self.arithmetic.worked("+", results.number(left), results.number(right))

    def _called(self, function: str, arguments: list[Result]) -> Result:
        match function, arguments:
            case "sqrt", [argument]:
                return self.arithmetic.power(results.number(argument), Fraction(1, 2))
            case "abs", [argument]:
                number = results.number(argument)
                return negative(number) if self.arithmetic.sign(number) < 0 else number
        from worksheets.model.numbers.functions import called  # noqa: PLC0415 few sums need them

        result = called(function, arguments, self.arithmetic, self.wording)
        return _short_enough(result) if isinstance(result, (str, tuple)) else result

    def _of_list(self, tree: Entry | Field | Listing | Comprehension) -> Result:
        match tree:
            case Listing(entries):
                return tuple(self.value(entry) for entry in entries)
            case Entry(of, number):
                values, n = results.listed(self.value(of)), results.integer(self.value(number))
                if not 1 <= n <= len(values):
                    raise Undefined(f"there is no entry {n} of {len(values)}")
                return values[n - 1]
            case Field(of, name):
                return _field(self.value(of), name)
            case Comprehension():
                return _short_enough(tuple(self._made(tree)))

    def _made(self, tree: Comprehension) -> list[Result]:
        """The list of a comprehension."""
        made: list[Result] = []
        outer = self.values
        for entry in results.listed(self.value(tree.of)):
            self.values = {**outer, tree.name: entry}
            if all(results.condition(self.value(one)) for one in tree.conditions):
                made.append(self.value(tree.result))
        self.values = outer
        return made

    def _by_condition(self, tree: Comparison | Junction | Not | Choice) -> Result:
        match tree:
            case Not(inner):
                return not results.condition(self.value(inner))
            case Junction(every, parts):
                held = (results.condition(self.value(part)) for part in parts)
                return all(held) if every else any(held)
            case Choice(condition, then, otherwise):
                holds = results.condition(self.value(condition))
                return self.value(then if holds else otherwise)
            case Comparison(first, others):
                left = self.value(first)
                for relation, other in others:
                    right = self.value(other)
                    if not self._holds(left, relation, right):
                        return False
                    left = right
                return True

    def _holds(self, left: Result, relation: Relation, right: Result) -> bool:
        arithmetic = self.arithmetic
        match relation:
            case "==" | "!=":
                return results.same(left, right, arithmetic) == (relation == "==")
            case "in" | "not in":
                entries = results.listed(right)
                among = any(results.same(left, entry, arithmetic) for entry in entries)
                return among == (relation == "in")
        one, other = results.number(left), results.number(right)
        match relation:
            case "<":
                return arithmetic.less(one, other)
            case ">":
                return arithmetic.less(other, one)
            case "<=":
                return not arithmetic.less(other, one)
        return not arithmetic.less(one, other)


def _field(record: Result, name: str) -> Result:
    entry = record.get(name) if isinstance(record, Record) else None
    if entry is None:
        has = f", only {', '.join(record.names)}" if isinstance(record, Record) else ""
        raise Undefined(f"{named(record)} has nothing called '{name}'{has}")
    return entry


def _short_enough(result: Result) -> Result:
    match result:
        case str() if len(result) > MOST_LETTERS:
            raise Undefined(f"it is a text of more than {MOST_LETTERS:,} characters")
        case tuple() if len(result) > MOST_ENTRIES:
            raise Undefined(f"it is a list of more than {MOST_ENTRIES:,} entries")
    return result
