"""The school's name, logo and cover, from a spec or from its theme."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from worksheets.model.authored import joined_names
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.paper.paper import Cover, Letterhead
from worksheets.model.problem import Problem
from worksheets.model.theme import School
from worksheets.read.decode import report
from worksheets.read.files import AuthoredFile
from worksheets.read.paths import named_file
from worksheets.read.pictures import read_logo
from worksheets.read.theme import ThemeFiles

LOGO, COVER, OWN_LOGO = ("school", "logo"), ("school", "cover"), ("logo",)


class SpecSchool(NamedTuple):
    """What a spec says of its school; a `logo` of its own takes the place of the school's."""

    school: School
    logo: str = ""
    logo_says: str = ""


def read_letterhead(
    of_spec: SpecSchool,
    own: AuthoredFile,
    theme: ThemeFiles | None,
    trusted: Sequence[Path],
    sink: Sink,
) -> Letterhead:
    """The school of the spec, or else that of the theme if it is known, with its logo and cover.

    `own` is the spec's file. A problem with a logo or a cover has the place of the entry that names
    it; these files are beside the file with that entry, or in `trusted` folders.
    """
    of_theme = theme if of_spec.school == School() else None
    school = of_theme.theme.school if of_theme else of_spec.school

    def placed(
        path: tuple[str, ...], name: str, read: Callable[[Path], Read]
    ) -> tuple[Read | None, AuthoredFile]:
        """What `read` returns for the file that an entry names, or None, and the entry's own
        file."""
        origin = of_theme.file_with(*path) if of_theme and path != OWN_LOGO else own
        try:
            return read(named_file(name, origin.path.parent, trusted)), origin
        except Mistake as mistake:
            problem = Problem(path, str(mistake), mistake.hints)
            report([problem], origin, sink)
            return None, origin

    logo, cover = None, None
    name, says = of_spec.logo, of_spec.logo_says
    if name:
        logo, _ = placed(OWN_LOGO, name, lambda file: read_logo(file, name))
    elif school.logo:
        says = school.logo_says
        logo, _ = placed(LOGO, school.logo, lambda file: read_logo(file, school.logo))
    if school.cover:
        cover, origin = placed(COVER, school.cover, lambda file: _read_cover(file, school))
        if cover is not None:
            report(_cover_problems(cover, school.cover), origin, sink)
    return Letterhead(school.name, logo, cover, says)


Read = TypeVar("Read")


def _read_cover(file: Path, school: School) -> Cover:
    from worksheets.read.cover import read_cover  # noqa: PLC0415 few schools have one

    return read_cover(file, school.cover, school.cover_says)


def _cover_problems(cover: Cover, name: str) -> Iterator[Problem]:
    """Warnings about parts of a cover that are not printed, and standards that it does not meet."""
    if cover.lost:
        message = f"the cover '{name}' is printed without its {joined_names(cover.lost)}"
        hints = ("what a listener must know of it belongs in cover-says",)
        yield Problem(COVER, message, hints, "warning")
    if not cover.conforms:
        message = f"the cover '{name}' is not PDF/UA and PDF/A, so the paper is not either"
        yield Problem(COVER, message, ("save the cover as PDF/UA and PDF/A",), "warning")
