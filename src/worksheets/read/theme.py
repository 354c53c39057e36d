"""Themes: the ones that ship, and files of one's own that are based on them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from worksheets.model.diagnostics import Sink, Span, did_you_mean
from worksheets.model.theme import Theme
from worksheets.read.decode import decode
from worksheets.read.files import read_text
from worksheets.read.yaml_events import Mapped, tree

SHIPPED = Path(__file__).parent.parent / "themes"
DEEPEST = 8
"""Themes that are based on one another; more are a circle."""


@cache
def shipped() -> Mapping[str, Path]:
    """The themes that come with the program, by name."""
    return {file.stem: file for file in sorted(SHIPPED.glob("*.yaml"))}


def theme_file(name: str, beside: Path) -> Path | None:
    """The file of a shipped theme, or of one named by its path from a folder."""
    if name in shipped():
        return shipped()[name]
    file = beside / name
    return file if file.is_file() else None


def theme_problem(name: str) -> tuple[str, tuple[str, ...]]:
    """What to say of a theme that is not there."""
    near = did_you_mean(name, shipped())
    return f"there is no theme '{name}'", (*near, "or name a YAML file beside the spec")


def read_theme(file: Path, sink: Sink) -> Theme | None:
    """A theme with all that it takes from the themes it is based on."""
    own = _own(file, sink)
    if own is None:
        return None
    text, name, tree_ = own
    merged = _based(tree_, file, sink, DEEPEST)
    return None if merged is None else decode(Theme, merged, text, name, sink, {})


def _own(file: Path, sink: Sink) -> tuple[str, str, Mapped] | None:
    inside = file.is_relative_to(SHIPPED)
    name = (file.relative_to(SHIPPED.parent) if inside else file).as_posix()
    text = read_text(file, name, sink)
    value = None if text is None else tree(text, name, sink)
    if text is None or value is None:
        return None
    if not isinstance(value, Mapped):
        sink.error(Span(name, 1, 1), "a theme must be a mapping", "see the themes that ship")
        return None
    _place_fonts(value, file)
    return text, name, value


def _place_fonts(value: Mapped, file: Path) -> None:
    """A folder of fonts is named from the theme's own file."""
    kind = value.get("type")
    if isinstance(kind, Mapped) and isinstance(folder := kind.get("fonts"), str) and folder:
        kind["fonts"] = (file.parent / folder).as_posix()


def with_fonts(theme: Theme, folder: Path | None) -> Theme:
    """The theme with a folder of fonts that overrules its own."""
    if folder is None:
        return theme
    kind = theme.type.model_copy(update={"fonts": folder.as_posix()})
    return theme.model_copy(update={"type": kind})


def _based(value: Mapped, file: Path, sink: Sink, left: int) -> Mapped | None:
    """The mapping laid over the one it is based on; without a base that is 'worksheet'."""
    wanted = value.pop("based-on", None)
    if wanted is None and file == shipped()["worksheet"]:
        return value
    parent = theme_file(str(wanted or "worksheet"), file.parent)
    if parent is None or not left:
        circle = f"themes are based on one another in a circle: '{wanted}'"
        message, hints = theme_problem(str(wanted))
        place = Span(file.as_posix(), value.line, value.column)
        sink.error(place, message if parent is None else circle, *hints)
        return None
    own = _own(parent, sink)
    if own is None:
        return None
    below = _based(own[2], parent, sink, left - 1)
    return None if below is None else _laid_over(below, value)


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
