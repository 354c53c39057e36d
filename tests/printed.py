"""Every kind of file that is printed, of every spec that ships, in every theme that ships."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papers import SPECS
from themes import THEMES
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

BUILDS: Mapping[str, Mapping[str, Any]] = {
    # Paper, form, mark scheme, and the paper with the scheme behind it.
    "print": {"scheme": "both", "fillable": True},
}
"""Options of the builds that make all kinds of file between them; a further kind is a line here."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file: which build made it, what of, and in which theme."""

    path: Path
    kind: str
    pages: int
    build: str
    spec: Path
    theme: str

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()


def printed(folder: Path) -> tuple[Printed, ...]:
    """All files, built in one process under a folder."""
    found = []
    for name, options in BUILDS.items():
        for theme in THEMES:
            for spec in SPECS:
                result = build([spec], Request(folder / name / theme, theme=theme, **options))
                assert not result.diagnostics, list(map(str, result.diagnostics))
                found += [
                    Printed(file.path, file.kind, file.pages, name, spec, theme)
                    for file in result.built
                ]
    return tuple(found)


def in_theme(files: Iterable[Printed], theme: str, build: str = "print") -> list[Printed]:
    """The files of one build in one theme."""
    return [file for file in files if (file.theme, file.build) == (theme, build)]


def one(files: Iterable[Printed], kind: str, spec: Path, theme: str = "worksheet") -> Printed:
    """The printed file of a kind, of a spec, in a theme."""
    (found,) = (f for f in in_theme(files, theme) if (f.kind, f.spec) == (kind, spec))
    return found
