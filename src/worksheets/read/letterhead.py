"""The school's name, logo and cover, from a spec or from its theme."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from worksheets.model.authored import one_of
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.paper.paper import Cover, Letterhead
from worksheets.model.problem import Problem
from worksheets.model.spec import Spec
from worksheets.model.theme import School
from worksheets.read.decode import report
from worksheets.read.paths import named_file
from worksheets.read.pictures import read_logo
from worksheets.read.theme import Origin, ThemeFiles

LOGO, COVER = ("school", "logo"), ("school", "cover")


def read_letterhead(
    spec: Spec, own: Origin, theme: ThemeFiles, trusted: Sequence[Path], sink: Sink
) -> Letterhead:
    """The school of the spec, or else that of the theme, with its logo and its cover.

    `own` is the spec's file. What is wrong with a file is said at the entry that names it; it lies
    beside the file with that entry, or in folders that are trusted.
    """
    in_spec = spec.school != School()
    school = spec.school if in_spec else theme.theme.school

    def placed(
        path: tuple[str, ...], name: str, read: Callable[[Path], Read]
    ) -> tuple[Read | None, Origin]:
        """What is read of a file that an entry names, or nothing, and where the entry stands."""
        origin = own if in_spec else theme.origin(*path)
        try:
            return read(named_file(name, origin.file.parent, trusted)), origin
        except Mistake as mistake:
            problem = Problem(path, str(mistake), mistake.hints)
            report([problem], origin.text, origin.name, sink)
            return None, origin

    logo, cover = None, None
    if school.logo:
        logo, _ = placed(LOGO, school.logo, lambda file: read_logo(file, school.logo))
    if school.cover:
        cover, origin = placed(COVER, school.cover, lambda file: _cover(file, school))
        if cover is not None:
            report(_lost(cover, school.cover), origin.text, origin.name, sink)
    return Letterhead(school.name, logo, cover)


Read = TypeVar("Read")


def _cover(file: Path, school: School) -> Cover:
    from worksheets.read.cover import read_cover  # noqa: PLC0415 few schools have one

    return read_cover(file, school.cover, school.cover_says)


def _lost(cover: Cover, name: str) -> Iterator[Problem]:
    """What is lost of a cover, and what the whole file can no longer claim."""
    if cover.lost:
        message = f"the cover '{name}' is printed without its {one_of(cover.lost)}"
        hints = ("what a listener must know of it belongs in cover-says",)
        yield Problem(COVER, message, hints, "warning")
    if not cover.conforms:
        message = f"the cover '{name}' is not PDF/UA and PDF/A, so the paper is not either"
        yield Problem(COVER, message, ("save the cover as PDF/UA and PDF/A",), "warning")
