"""Points that authors write for markers: answers with marks, codes, flags and ways to develop."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, Field, ValidationInfo, model_validator

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL, Name, Prose, Reads, Shorthand
from worksheets.model.diagnostics import Mistake
from worksheets.model.objectives import Objective
from worksheets.model.paper.content import Inlines, Strong, Text, Underlined, plain, text
from worksheets.model.paper.item import MarkPoint
from worksheets.model.paper.lettering import LETTERS, roman
from worksheets.model.paper.mark_code import FLAG, FLAGS, FOLLOWS, marks_of
from worksheets.model.paper.marks import Marks, as_marks, total
from worksheets.model.paper.wording import rewritten, worded
from worksheets.model.shapes import NUMBER, TEXT, without_key
from worksheets.model.working import Code, coded

WRITTEN_MARKS = re.compile(r"(\d{1,3}(?![/\d]))?\s*(?:([123])/([24]))?", re.ASCII)
DECIMAL = re.compile(r"\d{1,3}\.(?:5|25|75)", re.ASCII)
PLACE = re.compile(r"[A-Za-z]+|\d+")
MOST_PARTS = 26


def _read_marks(written: Any, _: ValidationInfo) -> Marks:
    """Marks as an author writes them: 2, 1/2, 1 1/2 or 0.5."""
    words = str(written).strip()
    found = WRITTEN_MARKS.fullmatch(words)
    if DECIMAL.fullmatch(words):
        return as_marks(Fraction(words))
    if found and words and words != "0":
        whole, over, under = found.groups()
        return as_marks(Fraction(whole or 0) + (Fraction(int(over), int(under)) if over else 0))
    hint = "write a whole number, or a half or quarters: 1/2, 1/4, 1 1/2"
    raise Mistake(f"'{words}' is no number of marks", hint)


PointMarks: TypeAlias = Annotated[Marks, Reads(_read_marks, NUMBER)]
"""The marks of a point: 2, 1/2, 1/4."""


def _read_place(written: Any, _: ValidationInfo) -> tuple[int, ...]:
    """The part that a value is carried forward from, by its numbers: (b)(ii) is 2, 2."""
    words = str(written)
    names = PLACE.findall(words)
    if names and not PLACE.sub("", words).strip("(). "):
        numbers = [_number(name, depth) for depth, name in enumerate(names)]
        if all(numbers):
            return tuple(numbers)
    raise Mistake(f"'{words}' names no part of a question", "write it like (a), or (a)(ii)")


def _number(name: str, depth: int) -> int:
    """The number of a part by its letter, its Roman number or its digits; 0 if it has none."""
    if name.isdecimal():
        return int(name) if int(name) <= MOST_PARTS else 0
    if depth % 2 == 0:
        return LETTERS.find(name.upper()) + 1 if len(name) == 1 else 0
    return next((n for n in range(1, MOST_PARTS + 1) if roman(n) == name.lower()), 0)


def _read_flag(written: Any, _: ValidationInfo) -> str:
    if isinstance(written, str) and FLAG.fullmatch(written):
        return written
    raise Mistake(f"'{written}' is no flag of a mark", f"write one of {', '.join(FLAGS)} 3.14")


Flag: TypeAlias = Annotated[str, Reads(_read_flag, TEXT)]
"""What an answer must be like to earn a mark: cao, oe, isw, sc, or awrt with a number."""


class AnswerPoint(BaseModel):
    """A creditable answer; points of one group say the same thing and score once.

    A `code` says what its marks are for, and how many they are; it may need another, and follow
    from a part. With `all_of` all of several answers are wanted. `essential` words must be there.
    """

    model_config = AUTHORED

    answer: Prose = ()
    all_of: tuple[Prose, ...] = ()
    marks: PointMarks = 1
    accept: tuple[Prose, ...] = ()
    reject: tuple[Prose, ...] = ()
    note: Prose = ()
    group: str = ""
    code: Code = ""
    needs: Code = ""
    ft: Annotated[tuple[int, ...], Reads(_read_place, TEXT)] = ()
    flags: Annotated[tuple[Flag, ...], SEVERAL] = ()
    essential: Annotated[tuple[Name, ...], SEVERAL] = ()
    develop: Annotated[tuple[Prose, ...], SEVERAL] = ()
    ao: Objective = Field(default="")

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        if bool(self.answer) == bool(self.all_of) or len(self.all_of) == 1:
            message = "the point has an answer, and all-of too"
            if not (self.answer and self.all_of):
                message = "the point says no answer, or all-of has one only"
            raise Mistake(message, "write answer: …, or all-of: […, …]")
        words = " ".join(map(plain, (self.answer, *self.all_of))).casefold()
        for word in self.essential:
            if word.casefold() not in words:
                message = f"the essential word '{word}' does not stand in the answer"
                raise Mistake(message, "write it as it stands there")
        return self

    @model_validator(mode="after")
    def _marks_of_code(self) -> Self:
        if not self.code or marks_of(self.code) == self.marks:
            return self
        if "marks" in self.model_fields_set:
            message = f"{self.code} is worth {marks_of(self.code)}, and marks is {self.marks}"
            raise Mistake(message, "leave marks out")
        return self.model_copy(update={"marks": marks_of(self.code)})

    def point(self, language: Language, more: Marks = 0) -> MarkPoint:
        """The point as markers read it; developing it earns so many marks more."""
        return MarkPoint(
            _underlined(self._answer(language), self.essential),
            self.marks,
            self.accept,
            self.reject,
            self._note(language),
            self.group,
            code=self.code,
            flags=self.flags,
            objective=self.ao,
            develop=self.develop,
            more=more,
            follows=self.ft,
        )

    def _answer(self, language: Language) -> Inlines:
        if not self.all_of:
            return self.answer
        first, *others = self.all_of
        joint: Inlines = (Text(" "), Strong(text(language.say("scheme.and"))), Text(" "))
        return sum(((*joint, *answer) for answer in others), start=first)

    def _note(self, language: Language) -> Inlines:
        needed: Inlines = ()
        if self.needs:
            needed = worded(language, "scheme.needs", code=text(self.needs))
        note = self.note
        if self.code.endswith(FOLLOWS) and not note and not self.ft:
            note = text(language.say("scheme.follow-through"))
        return (*needed, Text(" "), *note) if needed and note else needed or note


def _spelled_out(value: Any) -> Any:
    match value:
        case str():
            return {"answer": value}
        case dict():
            return coded(value)
    return value


Creditable = Annotated[AnswerPoint, Shorthand(_spelled_out, (TEXT, without_key("answer")))]
"""A point that may be written as its answer alone, or with its code in the place of `answer`."""


def _underlined(content: Inlines, words: tuple[str, ...]) -> Inlines:
    """Content with some of its words underlined, as markers know essential words."""
    if not words:
        return content
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)({listed})(?!\w)", re.IGNORECASE)

    def changed(part: Any) -> Any:
        if not isinstance(part, Text):
            yield part
            return
        for n, piece in enumerate(pattern.split(part.text)):
            if piece:
                yield Underlined(text(piece)) if n % 2 else Text(piece)

    return rewritten(content, changed)


def unmet(points: tuple[AnswerPoint, ...]) -> Mapping[int, str]:
    """The codes that points need and no point before them has, by the number of the point."""
    missing = {}
    for n, point in enumerate(points):
        if point.needs and point.needs not in {before.code for before in points[:n]}:
            missing[n] = point.needs
    return missing


def objectives_of(points: tuple[AnswerPoint, ...], more: Marks) -> Mapping[str, Marks]:
    """The marks of points by the objectives that they name; each has so many more if developed."""
    counted: dict[str, Marks] = {}
    for point in points:
        if point.ao:
            counted[point.ao] = total((counted.get(point.ao, 0), point.marks, more))
    return counted
