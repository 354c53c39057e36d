"""What reading needs to know of the floors above and beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from worksheets.language.languages import SHIPPED, Languages
from worksheets.model.course import Course
from worksheets.model.diagnostics import Diagnostic
from worksheets.model.figure import Illustration
from worksheets.model.problem import Problem
from worksheets.model.question import Question
from worksheets.model.theme import Theme
from worksheets.read.theme import ThemeFiles


@dataclass(frozen=True, slots=True)
class Reading:
    """The question types, the kinds of figures, what a theme can print, and what is a formula.

    `figures` is asked when a figure turns up, for most papers have none. `covered` answers
    what is wrong with the theme, if a font is not there. `formula` answers what is wrong with some
    TeX, or nothing. `theme` overrules the specs; it is the name of a theme or a path. `fonts` is a
    folder of font files. `trusted` are folders that the paths of any file may lead to.
    `languages` have the words of papers.
    """

    types: Mapping[str, type[Question]]
    figures: Callable[[], Mapping[str, type[Illustration]]]
    covered: Callable[[Theme], frozenset[str] | Problem]
    formula: Callable[[str], str]
    theme: str | None = None
    fonts: Path | None = None
    trusted: tuple[Path, ...] = ()
    languages: Languages = SHIPPED
    courses: dict[object, tuple[Course | None, tuple[Diagnostic, ...]]] = field(
        default_factory=dict, compare=False
    )
    themes: dict[object, tuple[ThemeFiles | None, tuple[Diagnostic, ...]]] = field(
        default_factory=dict, compare=False
    )
    """What was read before, with what was wrong with it."""
