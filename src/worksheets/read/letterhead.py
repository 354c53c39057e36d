"""The school's name, logo and cover, from a spec or from its theme."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from worksheets.model.authored import one_of
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.page import Bitmap
from worksheets.model.paper import Cover, Letterhead
from worksheets.model.problem import Problem
from worksheets.model.spec import Spec
from worksheets.model.theme import School, Theme
from worksheets.read.decode import report
from worksheets.read.files import inside, read_text
from worksheets.read.pictures import read_logo
from worksheets.read.reading import Reading
from worksheets.read.theme import theme_file


def read_letterhead(
    spec: Spec, path: Path, text: str, theme: Theme, reading: Reading, sink: Sink
) -> Letterhead:
    """The school of the spec, or else that of the theme, with its logo and its cover.

    `text` is that of the spec. What is wrong with a file is said at the entry that names it.
    """
    own = spec.school != School()
    school = spec.school if own else theme.school
    if not school.logo and not school.cover:
        return Letterhead(school.name)
    file = path if own else theme_file(reading.theme or spec.layout.theme, path.parent) or path
    words = text if file == path else read_text(file, file.as_posix(), Sink()) or ""
    found: list[Problem] = []
    logo = _read(found, "logo", lambda: _logo(school, file.parent)) if school.logo else None
    cover = _read(found, "cover", lambda: _cover(school, file.parent)) if school.cover else None
    if cover is not None:
        found += _lost(cover, school.cover)
    report(found, words, file.as_posix(), sink)
    return Letterhead(school.name, logo, cover)


Read = TypeVar("Read")


def _read(found: list[Problem], key: str, read: Callable[[], Read]) -> Read | None:
    """What is read of a file that an entry names, or nothing and a problem there."""
    try:
        return read()
    except Mistake as mistake:
        found.append(Problem(("school", key), str(mistake), mistake.hints))
        return None


def _logo(school: School, folder: Path) -> Bitmap:
    return read_logo(inside(school.logo, folder), school.logo)


def _cover(school: School, folder: Path) -> Cover:
    from worksheets.read.cover import read_cover  # noqa: PLC0415 few schools have one

    return read_cover(inside(school.cover, folder), school.cover, school.cover_says)


def _lost(cover: Cover, name: str) -> Iterator[Problem]:
    """What is lost of a cover, and what the whole file can no longer claim."""
    path = ("school", "cover")
    if cover.lost:
        message = f"the cover '{name}' is printed without its {one_of(cover.lost)}"
        hints = ("what a listener must know of it belongs in cover-says",)
        yield Problem(path, message, hints, "warning")
    if not cover.conforms:
        message = f"the cover '{name}' is not PDF/UA and PDF/A, so the paper is not either"
        yield Problem(path, message, ("save the cover as PDF/UA and PDF/A",), "warning")
