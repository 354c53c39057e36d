"""The copy of one pupil, as it will be printed; nothing of it outlives the answer."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import pypdfium2

from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.page.page import Document
from worksheets.model.roster import RosterInMemory
from worksheets.pipeline.copies import pupil_copies
from worksheets.pipeline.engine import Engine
from worksheets.pipeline.request import Request
from worksheets.serve.preview import words_on
from worksheets.writers import pdf, png

MOST_ERRORS = 12
"""So many errors of a class list are shown."""
DOTS = 110
"""Dots per inch of its pictures."""


def pupil_copy(spec: Path, roster: RosterInMemory, number: int, most: int) -> dict[str, Any]:
    """The pupils of a class list, and the pages of the copy of the one of a number, from 1.

    Raises Mistake, with all that is wrong, if there is no such copy or there are more than `most`.
    """
    sink = Sink()
    engine = Engine(Request(roster=roster), write=lambda _: None)
    prepared = engine.prepare(spec, sink)
    _check(sink)
    if prepared is None or len(prepared.pupils) > most:
        hint = "build them on the command line: worksheets build SPEC --roster class.csv"
        raise Mistake(f"{most} pupils are the most here", hint)
    if not 1 <= number <= len(prepared.pupils):
        raise Mistake(f"there is no pupil {number}", f"write 1 to {len(prepared.pupils)}")
    with engine.in_use():
        forms = engine.papers(spec, prepared, sink)
        _check(sink)
        pupil = prepared.pupils[number - 1]
        copies = list(pupil_copies(engine, prepared, forms, [pupil], sink))
    _check(sink)
    return {
        "pupils": [one.name for one in prepared.pupils],
        "form": prepared.form_of(pupil),
        "pages": _pages(copies[0].document),
    }


def _pages(document: Document) -> list[dict[str, str]]:
    """The picture and the words of each page."""
    file = pypdfium2.PdfDocument(pdf.write(document))
    try:
        pictures = [png.picture(file[n], DOTS) for n in range(len(document.pages))]
    finally:
        file.close()
    return [
        {"picture": b64encode(picture).decode(), "words": words_on(page)}
        for picture, page in zip(pictures, document.pages, strict=True)
    ]


def _check(sink: Sink) -> None:
    """Raise Mistake with the first errors of a sink, if it has any."""
    errors = [str(found) for found in sink if found.severity == "error"]
    if errors:
        first, *others = "\n".join(errors[:MOST_ERRORS]).split("\n")
        raise Mistake(first, *others)
