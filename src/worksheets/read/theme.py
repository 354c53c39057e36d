"""Themes: the ones that ship, and files of one's own that are based on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from worksheets.memo import memo
from worksheets.model.diagnostics import Mistake, Sink, Span, did_you_mean
from worksheets.model.files import entries, is_there
from worksheets.model.layout_spec import LayoutSpec
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.problem import Problem
from worksheets.model.spec import Spec
from worksheets.model.theme import Theme
from worksheets.read.decode import decode, report
from worksheets.read.files import AuthoredFile, read_text
from worksheets.read.keys import keys_of
from worksheets.read.paths import named_path
from worksheets.read.yaml_events import places, tree

SHIPPED = Path(__file__).parent.parent / "themes"
LONGEST_CHAIN = 8
"""So many themes may be based each on the next; more are taken for a circle."""


@dataclass(frozen=True, slots=True, eq=False)
class ThemeFiles:
    """A theme, its merged mapping, and its files: its own, then those of its base themes."""

    theme: Theme
    value: Mapped
    files: tuple[AuthoredFile, ...]

    def file_with(self, *path: str | int) -> AuthoredFile:
        """The file that has a value of the theme: the first one with this path."""
        return next((file for file in self.files if path in places(file.text)), self.files[0])

    def report(self, problem: Problem, sink: Sink) -> None:
        """Report a problem with a value of the theme at the place of that value."""
        origin = self.file_with(*problem.path)
        report([problem], origin, sink)


@memo(64)
def shipped() -> Mapping[str, Path]:
    """The themes that come with the program, by name."""
    return {Path(name).stem: SHIPPED / name for name in entries(SHIPPED) if name.endswith(".yaml")}


def theme_file(name: str, beside: Path, trusted: Sequence[Path] = ()) -> Path:
    """The file of a shipped theme, or of one that a file in a folder names; raises Mistake."""
    if name in shipped():
        return shipped()[name]
    file = named_path(name, beside, trusted)
    if is_there(file):
        return file
    hints = did_you_mean(name, {*shipped(), *_themes_in(beside)})
    raise Mistake(f"there is no theme '{name}'", *hints, "or name a YAML file beside the spec")


def _themes_in(folder: Path) -> Iterator[str]:
    return (
        name
        for name in entries(folder)
        if name.endswith((".yaml", ".yml")) and is_theme(folder / name)
    )


def is_theme(file: Path) -> bool:
    """Whether a file is a theme, as far as it can be read."""
    sink = Sink()
    text = read_text(file, "", sink)
    return text is not None and looks_like_theme(tree(text, "", sink))


def looks_like_theme(value: Tree) -> bool:
    """Whether a tree has a key that only themes have, and none that every spec must have."""
    if not isinstance(value, Mapped):
        return False
    required = {name for name, field in Spec.model_fields.items() if field.is_required()}
    only_in_themes = {"based-on", *keys_of(Theme)} - set(keys_of(Spec))
    return not only_in_themes.isdisjoint(value) and required.isdisjoint(value)


def read_theme(file: Path, sink: Sink) -> Theme | None:
    """A theme, merged with the themes that it is based on."""
    files = read_theme_files(file, sink)
    return None if files is None else files.theme


def read_theme_files(
    file: Path, sink: Sink, trusted: Sequence[Path] = (), left: int = LONGEST_CHAIN
) -> ThemeFiles | None:
    """A theme and its files, which may also name files in `trusted` folders.

    `left` is how many themes it may still be based on, each on the next. Without the theme that it
    is based on, a theme has errors, and its own values are judged over the usual one.
    """
    own_file_and_value = _read_own_file(file, sink)
    if own_file_and_value is None:
        return None
    own_file, value = own_file_and_value
    problem = _locate_fonts(value, file, trusted)
    if problem is not None:
        report([problem], own_file, sink)
    base_name = value.pop("based-on", None)
    has_base = base_name is not None or file != shipped()["worksheet"]
    base = _read_base(base_name, own_file, sink, trusted, left) if has_base else None
    ground = base or (read_theme_files(shipped()["worksheet"], Sink()) if has_base else None)
    value = merged(ground.value, value) if ground else value
    theme = decode(Theme, value, own_file, sink, {})
    if theme is None or problem is not None or (has_base and base is None):
        return None
    return ThemeFiles(theme, value, (own_file, *(base.files if base else ())))


def _read_own_file(file: Path, sink: Sink) -> tuple[AuthoredFile, Mapped] | None:
    inside = file.is_relative_to(SHIPPED)
    name = (file.relative_to(SHIPPED.parent) if inside else file).as_posix()
    text = read_text(file, name, sink)
    value = None if text is None else tree(text, name, sink)
    if text is None or value is None:
        return None
    if not isinstance(value, Mapped):
        sink.error(Span(name, 1, 1), "a theme must be a mapping", "see the themes that ship")
        return None
    return AuthoredFile(file, name, text), value


def _read_base(
    base_name: object, origin: AuthoredFile, sink: Sink, trusted: Sequence[Path], left: int
) -> ThemeFiles | None:
    """The theme that another is based on; without a name that is 'worksheet'."""
    try:
        if not isinstance(base_name, str | None):
            raise Mistake("'based-on' must be a name", "write based-on: exam")
        file = theme_file(base_name or "worksheet", origin.path.parent, trusted)
        if not left:
            message = f"themes are based on one another in a circle: '{base_name}'"
            raise Mistake(message, "base one of them on a theme that ships")
    except Mistake as mistake:
        problem = Problem(("based-on",), str(mistake), mistake.hints)
        report([problem], origin, sink)
        return None
    return read_theme_files(file, sink, trusted, left - 1)


def _locate_fonts(value: Mapped, file: Path, trusted: Sequence[Path]) -> Problem | None:
    """Resolve the folder of fonts relative to the theme file; a problem if it cannot be."""
    typefaces = value.get("type")
    if (
        isinstance(typefaces, Mapped)
        and isinstance(folder := typefaces.get("fonts"), str)
        and folder
    ):
        try:
            typefaces["fonts"] = named_path(folder, file.parent, trusted).as_posix()
        except Mistake as mistake:
            return Problem(("type", "fonts"), str(mistake), mistake.hints)
    return None


def with_layout(theme: Theme, layout: LayoutSpec) -> Theme:
    """The theme with what the layout of a spec says in its place."""
    numbering = layout.numbering.laid_over(theme.numbering) if layout.numbering else None
    chosen = {
        "numbering": numbering,
        "figure_numbers": layout.figure_numbers,
        "attribution": layout.attribution,
        "printed": layout.printed,
    }
    update = {name: value for name, value in chosen.items() if value is not None}
    return theme.model_copy(update=update) if update else theme


def with_fonts(theme: Theme, folder: Path | None) -> Theme:
    """The theme with a folder of fonts that overrules its own."""
    if folder is None:
        return theme
    typefaces = theme.type.model_copy(update={"fonts": folder.as_posix()})
    return theme.model_copy(update={"type": typefaces})


def merged(base: Mapped, own: Mapped) -> Mapped:
    """A mapping over one that it is based on: its own values replace those of the base; mappings
    are merged."""
    over = Mapped(own.line, own.column)
    over.update(base)
    for key, value in own.items():
        inherited = base.get(key)
        if isinstance(value, Mapped) and isinstance(inherited, Mapped):
            over[key] = merged(inherited, value)
        else:
            over[key] = value
    return over
