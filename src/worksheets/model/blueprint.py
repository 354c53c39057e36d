"""A blueprint: what a paper must come to, from which its questions are worked out."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Self, TypeAlias, get_args

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, model_validator

from worksheets.model.amounts import WITHIN, Amount, AtMost, Count, Counted, Shared
from worksheets.model.authored import AUTHORED, SEVERAL, Reads, joined_names
from worksheets.model.blueprint_sections import BlueprintSection, marks_in_common
from worksheets.model.diagnostics import Mistake
from worksheets.model.picks import QuestionType, known_type
from worksheets.model.pinned_names import Pinned
from worksheets.model.question import Difficulty
from worksheets.model.shapes import NUMBER

OTHERS = "others"
"""A key beside names of types: all that are not named."""
MINUTES_A_MARK = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
WORDS_A_MINUTE = 150
"""What learners read in a minute of an examination, where detail matters."""


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


class Blueprint(BaseModel):
    """What a paper must come to: marks, minutes, words to read, and how many questions there are.

    `topics`, `ao` and `difficulty` share out its marks, `within` so many; `types` are counts of
    questions, and `others` are all that it does not name. `cells` are marks of a topic for an
    assessment objective. Of one of a topic's `skills` there are so many questions at most. Types in
    `never` are not asked. `sections` are headings in their order, with the types under each; where
    one lets candidates choose, all counts are those of what they answer, and topics and cells share
    out what everybody does. Questions without an objective have that of their type in
    `objective_of`. What a mark takes, if the theme is not to say, is in `minutes_per_mark`. Where
    questions are `pinned`, these are asked and no others, and they must meet all lines.
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
    pinned: Pinned = Field(default_factory=dict)
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

    @property
    def choices(self) -> tuple[tuple[int, BlueprintSection], ...]:
        """The sections of which only some questions are answered, with their numbers from 0."""
        listed = enumerate(self.sections)
        return tuple((n, section) for n, section in listed if section.answer is not None)

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
    def _options_are_answered(self) -> Self:
        for _, section in self.choices:
            for name in section.types:
                wanted, most = self.types.get(name), section.answer or 0
                if isinstance(wanted, Amount) and (wanted.least or 0) > most:
                    message = f"{name}: {wanted} is asked for, and {most} of {section.of} answered"
                    hint = f"write {name}: {most}, for types count what is answered"
                    raise Mistake(message, hint)
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        levels = set(get_args(Difficulty)) <= set(self.difficulty)
        _check_sum("ao", self.ao, self.marks, whole=False)
        _check_sum("difficulty", self.difficulty, self.marks, whole=levels)
        if _apart(self.branches):
            self._check_topics(whole=False)
        return self

    def check_topics(self) -> None:
        """Raises Mistake if the topics do not come to the marks, where nothing else is asked."""
        if self.topics and _apart(self.branches):
            self._check_topics(whole=True)

    def _check_topics(self, *, whole: bool) -> None:
        marks = marks_in_common(self.marks, self.sections)
        if self.marks is None or marks == self.marks:
            _check_sum("topics", self.topics, marks, whole=whole)
            return
        try:
            _check_sum("topics", self.topics, marks, whole=whole)
        except Mistake as mistake:
            message = str(mistake).replace("marks is", "marks without the options are")
            message = message.replace("marks for", "without the options there are")
            hint = "let the topics share out the marks that are not those of options"
            raise Mistake(message, hint) from mistake


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
