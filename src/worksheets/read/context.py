"""What reading needs of rooms that it must not import: question types, figures, fonts, formulas."""

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
class ReadingContext:
    """The question types and functions that reading needs, and options that overrule specs.

    `figures` returns the kinds of figures, and is called only if there is one. `printable` returns
    the characters that a theme can print, or the problem with a missing font. `formula_error`
    returns what is wrong with a formula in TeX, or "". `theme` is the name of a theme or a path,
    `fonts` a folder of font files, and `trusted` are folders in which any file may name files.
    Where the theme is not known, characters that fonts lack are warnings. `courses` and `themes`
    hold what was read before, with its diagnostics. `languages` have the words of papers.
    """

    types: Mapping[str, type[Question]]
    figures: Callable[[], Mapping[str, type[Illustration]]]
    printable: Callable[[Theme], frozenset[str] | Problem]
    formula_error: Callable[[str], str]
    theme: str | None = None
    fonts: Path | None = None
    trusted: tuple[Path, ...] = ()
    theme_is_known: bool = True
    languages: Languages = SHIPPED
    courses: dict[object, tuple[Course | None, tuple[Diagnostic, ...]]] = field(
        default_factory=dict, compare=False
    )
    themes: dict[object, tuple[ThemeFiles | None, tuple[Diagnostic, ...]]] = field(
        default_factory=dict, compare=False
    )
