"""A blueprint: what a paper must come to, from which its questions are worked out."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, NamedTuple, Self, TypeAlias, get_args

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, model_validator

from worksheets.model.authored import AUTHORED, SEVERAL, Prose, Reads, Words, joined_names
from worksheets.model.diagnostics import Mistake
from worksheets.model.picks import QuestionType, known_type
from worksheets.model.question import Difficulty
from worksheets.model.shapes import NUMBER

OTHERS, WITHIN = "others", "within"
"""Keys beside names: of all types that are not named, and how far from a share is near enough."""
WRITTEN = re.compile(
    r"(?:(?P<bound>at least|at most) +)?(?P<first>\d{1,4}(?:\.\d)?)"
    r"(?: *[-–] *(?P<last>\d{1,4}))? *(?P<unit>%|marks?|words?|minutes?|questions?)?"
)
AMOUNT = "write a number such as 14, a range such as 12-16, at least 12, or at most 16"
MINUTES_A_MARK = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
WORDS_A_MINUTE = 150
"""What learners read in a minute of an examination, where detail matters."""


class Amount(NamedTuple):
    """How much of something there may be, inclusive; None where there is no bound.

    A `share` is in thousandths of the marks of the paper instead.
    """

    least: int | None
    most: int | None
    share: int | None = None

    def __str__(self) -> str:
        if self.share is not None:
            return f"{self.share / 10:g} %"
        if self.least is None:
            return f"at most {self.most}"
        if self.most is None:
            return f"at least {self.least}"
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


def _amount(written: object, _: ValidationInfo | None = None) -> Amount:
    """An amount of marks, of questions, of minutes or of words."""
    if isinstance(written, Amount):
        return written
    match = WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise Mistake("this is no amount", AMOUNT)
    first, last, bound, unit = match["first"], match["last"], match["bound"], match["unit"]
    if unit == "%":
        raise Mistake("there is no share of these", AMOUNT)
    if "." in first or (bound and last):
        raise Mistake(f"'{written}' is no amount", AMOUNT)
    least, most = int(first), int(last or first)
    if most < least:
        raise Mistake(f"the range {least}-{most} is empty", f"write {most}-{least}")
    return Amount(None if bound == "at most" else least, None if bound == "at least" else most)


def _amount_or_share(written: object, info: ValidationInfo) -> Amount:
    """An amount, or a share such as 40 %."""
    match = WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None or match["unit"] != "%" or match["bound"] or match["last"]:
        return _amount(written, info)
    share = int(Fraction(match["first"]) * 10)
    if share > 1000:
        raise Mistake(f"{match['first']} % is more than there is", "write 100 % or less")
    return Amount(None, None, share)


def _most(written: object, info: ValidationInfo) -> Amount:
    """An amount; a number alone is the most that there may be."""
    amount = _amount(written, info)
    alone = isinstance(written, str) and amount.least == amount.most and "-" not in written
    return Amount(None, amount.most) if alone else amount


def _count(written: object, info: ValidationInfo) -> "Amount | str":
    """How many questions of a type; of all others `any` or `none`, too."""
    return written if written in ("any", "none") else _amount(written, info)


Counted: TypeAlias = Annotated[Amount, Reads(_amount, NUMBER)]
Shared: TypeAlias = Annotated[Amount, Reads(_amount_or_share, NUMBER)]
AtMost: TypeAlias = Annotated[Amount, Reads(_most, NUMBER)]
Count: TypeAlias = Annotated[Amount | str, Reads(_count, NUMBER)]


def _type_or_others(name: str, info: ValidationInfo) -> str:
    return name if name == OTHERS else known_type(name, info)


TypeOrOthers: TypeAlias = Annotated[str, AfterValidator(_type_or_others)]


def _pace(written: object, _: ValidationInfo) -> Fraction:
    """Minutes that a mark takes, exactly."""
    if isinstance(written, Fraction):
        return written
    if isinstance(written, str) and MINUTES_A_MARK.fullmatch(written) and Fraction(written):
        return Fraction(written)
    raise Mistake("this is no number of minutes", "write one such as 1.2")


def _difficulty(name: str) -> str:
    if name == WITHIN or name in get_args(Difficulty):
        return name
    raise Mistake(f"'{name}' is no difficulty", f"use one of: {', '.join(get_args(Difficulty))}")


DifficultyOrWithin: TypeAlias = Annotated[str, AfterValidator(_difficulty)]
Pace: TypeAlias = Annotated[Fraction, Reads(_pace, NUMBER)]


class BlueprintSection(BaseModel):
    """A heading, and the types of the questions under it."""

    model_config = AUTHORED

    title: Words = ""
    instructions: Prose = ()
    types: Annotated[tuple[QuestionType, ...], SEVERAL, Field(min_length=1)]


class Blueprint(BaseModel):
    """What a paper must come to: marks, minutes, words to read, and how many questions there are.

    `topics`, `ao` and `difficulty` share out its marks, `within` so many; `types` are counts of
    questions, and `others` are all that it does not name. `cells` are marks of a topic for an
    assessment objective. Of one of a topic's `skills` there are so many questions at most. Types in
    `never` are not asked. `sections` are headings in their order,
    with the types under each. Questions without an objective have that of their type in
    `objective_of`. What a mark takes, if the theme is not to say, is in `minutes_per_mark`.
    """

    model_config = AUTHORED

    marks: Counted | None = None
    minutes: AtMost | None = None
    reading: AtMost | None = None
    questions: Counted | None = None
    skills: AtMost | None = None
    topics: dict[str, Shared] = Field(default_factory=dict)
    ao: dict[str, Shared] = Field(default_factory=dict)
    types: dict[TypeOrOthers, Count] = Field(default_factory=dict)
    difficulty: dict[DifficultyOrWithin, Shared] = Field(default_factory=dict)
    cells: dict[str, dict[str, Counted]] = Field(default_factory=dict)
    never: Annotated[tuple[QuestionType, ...], SEVERAL] = ()
    sections: tuple[BlueprintSection, ...] = ()
    objective_of: dict[QuestionType, str] = Field(default_factory=dict)
    minutes_per_mark: dict[TypeOrOthers, Pace] = Field(default_factory=dict)
    words_a_minute: int = Field(default=WORDS_A_MINUTE, ge=20, le=1000)

    @property
    def branches(self) -> tuple[str, ...]:
        """The branches of the course that it asks for; none if it does not say."""
        return tuple(name for name in self.topics if name != WITHIN)

    def asks_type(self, name: str) -> bool:
        """Whether questions of a type may be on the paper."""
        listed = {one for section in self.sections for one in section.types}
        wanted = self.types.get(name, self.types.get(OTHERS))
        return name not in self.never and wanted != "none" and (not listed or name in listed)

    def pace(self, name: str, otherwise: Fraction) -> Fraction:
        """The minutes that a mark of a type takes, if those of the theme are `otherwise`."""
        return self.minutes_per_mark.get(name, self.minutes_per_mark.get(OTHERS, otherwise))

    @model_validator(mode="after")
    def _says_how_much(self) -> Self:
        if self.marks is None and self.questions is None and not (self.topics or self.types):
            raise Mistake("the blueprint does not say how much it asks", "add marks: 60")
        return self

    @model_validator(mode="after")
    def _types_have_sections(self) -> Self:
        placed: set[str] = set()
        for section in self.sections:
            for name in section.types:
                if name in placed:
                    raise Mistake(f"{name} is in two sections", "leave it out in one of them")
                placed.add(name)
        for name in self.types:
            if name in self.never:
                raise Mistake(f"{name} is asked for, and in 'never'", "leave it out in one")
            if placed and name != OTHERS and name not in placed:
                raise Mistake(f"{name} is asked for and in no section", "add it to a section")
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        levels = set(get_args(Difficulty)) <= set(self.difficulty)
        _check_sum("ao", self.ao, self.marks, whole=False)
        _check_sum("difficulty", self.difficulty, self.marks, whole=levels)
        if _apart(self.branches):
            _check_sum("topics", self.topics, self.marks, whole=False)
        return self

    def check_topics(self) -> None:
        """Raises Mistake if the topics do not come to the marks, where nothing else is asked."""
        if self.topics and _apart(self.branches):
            _check_sum("topics", self.topics, self.marks, whole=True)


def _apart(branches: tuple[str, ...]) -> bool:
    """Whether no branch of a course hangs under another."""
    return not any(
        one != other and f"{one}.".startswith(f"{other}.") for one in branches for other in branches
    )


def _check_sum(
    key: str, amounts: Mapping[str, Amount], marks: Amount | None, *, whole: bool
) -> None:
    """Raises Mistake if amounts cannot come to the marks of the paper, of which they are the whole
    or a part."""
    listed = {name: amount for name, amount in amounts.items() if name != WITHIN}
    shares = [amount.share for amount in listed.values() if amount.share is not None]
    if len(shares) == len(listed) > 0 and (
        sum(shares) > 1000 or (whole and sum(shares) < 1000 and WITHIN not in amounts)
    ):
        message = f"the shares of {key} come to {sum(shares) / 10:g} %"
        raise Mistake(message, "let them come to 100 %")
    if marks is None or shares or not listed:
        return
    slack = amounts[WITHIN].most or 0 if WITHIN in amounts else 0
    least = sum(max((amount.least or 0) - slack, 0) for amount in listed.values())
    most = [amount.most for amount in listed.values()]
    if marks.most is not None and least > marks.most:
        raise Mistake(
            f"{key} ask for {least} marks, and marks for {marks}",
            f"write marks: {least}, or ask for fewer in {joined_names(listed)}",
        )
    if whole and marks.least is not None and None not in most:
        total = sum(one + slack for one in most if one is not None)
        if total < marks.least:
            raise Mistake(
                f"{key} come to {total} marks, and marks is {marks}",
                f"write marks: {total}, or ask for more in {joined_names(listed)}",
            )


def limits(amounts: Mapping[str, Amount]) -> Iterator[tuple[str, Amount]]:
    """The named amounts of a mapping, each with what is near enough put to it."""
    slack = amounts.get(WITHIN)
    within = (slack.most or 0) if slack else 0
    for name, amount in amounts.items():
        if name == WITHIN:
            continue
        if amount.share is None:
            least = None if amount.least is None else max(amount.least - within, 0)
            amount = Amount(least, None if amount.most is None else amount.most + within)  # noqa: PLW2901
        yield name, amount
