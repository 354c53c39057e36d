"""The words of a theme: around marks, at the foot of pages, and for listeners."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, OneLine
from worksheets.model.diagnostics import Mistake

STANDARD = "standard"
"""In the place of a theme's own words: those of the paper's language."""


class Forms(BaseModel):
    """Words around a number, in the form for a single one and in that for others."""

    model_config = AUTHORED

    one: str
    other: str


def _with_number(text: str | Forms) -> str | Forms:
    if isinstance(text, Forms):
        return text
    text = " ".join(text.split())
    if text and text != STANDARD and "{n}" not in text:
        raise Mistake(f"'{text}' does not say where the number goes", "write {n} for the number")
    return text


Counted: TypeAlias = Annotated[str, AfterValidator(_with_number)]
"""Words around a number, which stands as {n}; empty words print nothing."""
Total: TypeAlias = Annotated[str | Forms, AfterValidator(_with_number)]
"""The same, or both forms of them."""


def _foldable(sides: int) -> int:
    if sides not in (1, 2, 4):
        raise Mistake(f"pages cannot come in groups of {sides}", "write 1, 2 or 4")
    return sides


Sides: TypeAlias = Annotated[int, AfterValidator(_foldable)]


class MarksTheme(BaseModel):
    """How marks are written: `one` for a single mark, `several` for more, and totals.

    In the total of a question {q} is its number.
    """

    model_config = AUTHORED

    one: Counted
    several: Counted
    question: Total
    section: Total
    paper: Total

    def in_language(self, language: Language) -> "MarksTheme":
        """This part of a theme, with the words of a language where its own are `standard`."""
        one, several = language.forms("theme.mark", n="{n}")
        totals = {
            "question": language.forms("theme.question-total", n="{n}", question="{q}"),
            "section": language.forms("theme.section-total", n="{n}"),
            "paper": language.forms("theme.paper-total", n="{n}"),
        }
        forms = {name: Forms(one=one, other=other) for name, (one, other) in totals.items()}
        return _standard(self, {"one": one, "several": several, **forms})


class FurnitureTheme(BaseModel):
    """Words around the questions; empty ones print nothing. `sides` rounds the pages up, if sheets
    are printed on both sides."""

    model_config = AUTHORED

    continued: Counted
    turn_over: OneLine
    blank: OneLine
    end: OneLine
    examiner: OneLine
    sides: Sides

    def in_language(self, language: Language) -> "FurnitureTheme":
        """This part of a theme, with the words of a language where its own are `standard`."""
        wordings = {
            "continued": language.say("theme.continued", question="{n}"),
            "turn_over": language.say("theme.turn-over"),
            "blank": language.say("theme.blank"),
            "end": language.say("theme.end"),
            "examiner": language.say("theme.examiner"),
        }
        return _standard(self, wordings)


class SpokenTheme(BaseModel):
    """What a listener hears of answer space; {n} is a number of lines, empty words say nothing."""

    model_config = AUTHORED

    gap: OneLine
    box: OneLine
    space: Counted
    line: OneLine

    def in_language(self, language: Language) -> "SpokenTheme":
        """This part of a theme, with the words of a language where its own are `standard`."""
        wordings = {
            "gap": language.say("theme.gap"),
            "box": language.say("theme.box"),
            "space": language.say("theme.space", n="{n}"),
            "line": language.say("theme.line"),
        }
        return _standard(self, wordings)


ThemePart = TypeVar("ThemePart", bound=BaseModel)


def _standard(part: ThemePart, wordings: Mapping[str, str | Forms]) -> ThemePart:
    """A part of a theme with words in the place of those that are standard."""
    standard = {
        name: wording for name, wording in wordings.items() if getattr(part, name) == STANDARD
    }
    return part.model_copy(update=standard)
