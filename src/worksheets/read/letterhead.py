"""The school's name, logo and cover, from a spec or from its theme."""

from pathlib import Path

from worksheets.model.authored import one_of
from worksheets.model.diagnostics import Mistake, Sink, Span
from worksheets.model.paper import Cover, Letterhead
from worksheets.model.spec import Spec
from worksheets.model.theme import School, Theme
from worksheets.read.files import inside
from worksheets.read.pictures import read_logo
from worksheets.read.reading import Reading
from worksheets.read.theme import theme_file


def read_letterhead(
    spec: Spec, path: Path, theme: Theme, reading: Reading, sink: Sink
) -> Letterhead:
    """The school of the spec, or else that of the theme, with its logo and its cover."""
    own = spec.school != School()
    school = spec.school if own else theme.school
    if not school.logo and not school.cover:
        return Letterhead(school.name)
    folder = path.parent
    if not own:
        file = theme_file(reading.theme or spec.layout.theme, folder)
        folder = file.parent if file else folder
    place = Span(path.as_posix())
    logo, cover = None, None
    try:
        if school.logo:
            logo = read_logo(inside(school.logo, folder), school.logo)
        if school.cover:
            from worksheets.read.cover import read_cover  # noqa: PLC0415 few schools have one

            cover = read_cover(inside(school.cover, folder), school.cover, school.cover_says)
            _report_cover(cover, school.cover, place, sink)
    except Mistake as mistake:
        sink.error(place, str(mistake), *mistake.hints)
    return Letterhead(school.name, logo, cover)


def _report_cover(cover: Cover, name: str, place: Span, sink: Sink) -> None:
    """Say what is lost of a cover, and what the whole file can no longer claim."""
    if cover.lost:
        message = f"the cover '{name}' is printed without its {one_of(cover.lost)}"
        sink.warn(place, message, "what a listener must know of it belongs in cover-says")
    if not cover.conforms:
        message = f"the cover '{name}' is not PDF/UA and PDF/A, so the paper is not either"
        sink.warn(place, message, "save the cover as PDF/UA and PDF/A")
