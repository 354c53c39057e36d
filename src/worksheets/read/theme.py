"""Themes: the ones that ship, and files of one's own that are based on them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from worksheets.memo import memo
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.files import entries
from worksheets.model.problem import Problem
from worksheets.model.theme import Theme
from worksheets.read.decode import decode, report
from worksheets.read.files import read_text
from worksheets.read.paths import named_path
from worksheets.read.yaml_events import Mapped, places, tree

SHIPPED = Path(__file__).parent.parent / "themes"
DEEPEST = 8
"""Themes that are based on one another; more are a circle."""


class Origin(NamedTuple):
    """A file that a theme comes from: where it is, what diagnostics call it, and its text."""

    file: Path
    name: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ThemeFiles:
    """A theme, its mapping as a whole, and its files: its own, then those it is based on."""

    theme: Theme
    value: Mapped
    origins: tuple[Origin, ...]

    def origin(self, *path: str | int) -> Origin:
        """The file in which a value of the theme stands."""
        return next((one for one in self.origins if path in places(one.text)), self.origins[0])

    def report(self, problem: Problem, sink: Sink) -> None:
        """Put a problem with a value of the theme into the sink, where that value stands."""
        origin = self.origin(*problem.path)
        report([problem], origin.text, origin.name, sink)


@memo(64)
def shipped() -> Mapping[str, Path]:
    """The themes that come with the program, by name."""
    return {Path(name).stem: SHIPPED / name for name in entries(SHIPPED) if name.endswith(".yaml")}


def theme_file(name: str, beside: Path, trusted: Sequence[Path] = ()) -> Path:
    """The file of a shipped theme, or of one that a file in a folder names; raises Mistake."""
    if name in shipped():
        return shipped()[name]
    file = named_path(name, beside, trusted)
    if os.path.lexists(file):
        return file
    hints = did_you_mean(name, {*shipped(), *_themes_in(beside)})
    raise Mistake(f"there is no theme '{name}'", *hints, "or name a YAML file beside the spec")


def _themes_in(folder: Path) -> Iterator[str]:
    return (name for name in entries(folder) if name.endswith((".yaml", ".yml")))


def read_theme(file: Path, sink: Sink) -> Theme | None:
    """A theme with all that it takes from the themes it is based on."""
    found = read_theme_files(file, sink)
    return None if found is None else found.theme


def read_theme_files(
    file: Path, sink: Sink, trusted: Sequence[Path] = (), left: int = DEEPEST
) -> ThemeFiles | None:
    """A theme and its files; what these name may also lie in folders that are trusted.

    It may be based on so many others, each on the next.
    """
    own = _own(file, sink)
    if own is None:
        return None
    origin, value = own
    problem = _place_fonts(value, file, trusted)
    if problem is not None:
        report([problem], origin.text, origin.name, sink)
        return None
    wanted = value.pop("based-on", None)
    below: ThemeFiles | None = None
    if wanted is not None or file != shipped()["worksheet"]:
        below = _below(wanted, origin, sink, trusted, left)
        if below is None:
            return None
        value = _laid_over(below.value, value)
    theme = decode(Theme, value, origin.text, origin.name, sink, {})
    if theme is None:
        return None
    return ThemeFiles(theme, value, (origin, *(below.origins if below else ())))


def _own(file: Path, sink: Sink) -> tuple[Origin, Mapped] | None:
    inside = file.is_relative_to(SHIPPED)
    name = (file.relative_to(SHIPPED.parent) if inside else file).as_posix()
    text = read_text(file, name, sink)
    value = None if text is None else tree(text, name, sink)
    if text is None or value is None:
        return None
    if not isinstance(value, Mapped):
        sink.error(Span(name, 1, 1), "a theme must be a mapping", "see the themes that ship")
        return None
    return Origin(file, name, text), value


def _below(
    wanted: object, origin: Origin, sink: Sink, trusted: Sequence[Path], left: int
) -> ThemeFiles | None:
    """The theme that one is based on; without a name that is 'worksheet'."""
    try:
        if not isinstance(wanted, str | None):
            raise Mistake("'based-on' must be a name", "write based-on: exam")
        file = theme_file(wanted or "worksheet", origin.file.parent, trusted)
        if not left:
            message = f"themes are based on one another in a circle: '{wanted}'"
            raise Mistake(message, "base one of them on a theme that ships")
    except Mistake as mistake:
        problem = Problem(("based-on",), str(mistake), mistake.hints)
        report([problem], origin.text, origin.name, sink)
        return None
    return read_theme_files(file, sink, trusted, left - 1)


def _place_fonts(value: Mapped, file: Path, trusted: Sequence[Path]) -> Problem | None:
    """A folder of fonts is named from the theme's own file; what is wrong with that name."""
    kind = value.get("type")
    if isinstance(kind, Mapped) and isinstance(folder := kind.get("fonts"), str) and folder:
        try:
            kind["fonts"] = named_path(folder, file.parent, trusted).as_posix()
        except Mistake as mistake:
            return Problem(("type", "fonts"), str(mistake), mistake.hints)
    return None


def with_fonts(theme: Theme, folder: Path | None) -> Theme:
    """The theme with a folder of fonts that overrules its own."""
    if folder is None:
        return theme
    kind = theme.type.model_copy(update={"fonts": folder.as_posix()})
    return theme.model_copy(update={"type": kind})


def _laid_over(below: Mapped, above: Mapped) -> Mapped:
    """Both mappings in one; where both have a key the upper one counts, mappings merge."""
    merged = Mapped(above.line, above.column)
    merged.update(below)
    for key, value in above.items():
        under = below.get(key)
        if isinstance(value, Mapped) and isinstance(under, Mapped):
            merged[key] = _laid_over(under, value)
        else:
            merged[key] = value
    return merged
