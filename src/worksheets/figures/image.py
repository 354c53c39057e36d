"""A picture from a file of the course: a photograph, a cartoon, a diagram."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, ValidationInfo

from worksheets.figures.drawing.lettering import resized
from worksheets.language.language import Language
from worksheets.model.authored import Name, Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.figure import NO_FILES, Files, Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import boxes
from worksheets.model.page.geometry import Box
from worksheets.model.page.page import Bitmap, Picture
from worksheets.model.page.picture import Artwork
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.problem import Problem
from worksheets.model.shapes import STRING

LEAST = 150
"""Dots an inch, under which a picture looks coarse on paper."""
NARROWEST = 10
"""Millimetres that a picture is wide at least."""
USUAL = 100.0
"""Millimetres that a picture is wide if its author says nothing."""


def _artwork(value: object, info: ValidationInfo) -> Artwork:
    if not isinstance(value, str):
        raise Mistake("a picture is named by its file", "write file: picture.png")
    files: Files = info.context["files"] if info.context else NO_FILES
    picture: Any = files.picture(value)
    return Artwork(picture.content, picture.warnings)


PictureFile: TypeAlias = Annotated[Artwork, Reads(_artwork, STRING)]


class Image(Illustration):
    """A picture: a PNG, JPEG or SVG file in the folder of its course or spec. It needs an `alt`.

    An SVG file is printed as outlines, cut off at its frame, and its words in the type of the
    paper, for which it may become wider than `width`. What would be lost is an error that names it:
    gradients, filters, clips, markers, symbols, turned or light words, references to other files.

    type: image
    file: cartoon.png
    alt: A bear and an eagle pull at the two ends of a rope.
    caption: From a newspaper of 1950
    width: 110
    """

    type: Literal["image"] = "image"
    file: PictureFile
    alt: Name
    width: Annotated[float, Field(ge=NARROWEST, le=400)] | None = None

    @property
    def _wide(self) -> float:
        return (self.width or USUAL) * MILLIMETRE

    def described(self, language: Language) -> str:
        return self.alt

    def problems(self) -> Iterator[Problem]:
        for message, hint in self.file.warnings:
            yield Problem(("file",), message, (hint,), "warning")
        content = self.file.content
        if isinstance(content, Bitmap):
            dots = content.columns / (self._wide / 72)
            if dots < LEAST:
                most = content.columns / LEAST * 25.4
                smaller = f", or write width: {most:.0f}" if most >= NARROWEST else ""
                hint = f"use a larger picture{smaller}"
                message = (
                    f"the picture has {dots:.0f} dots an inch at its width; print needs {LEAST}"
                )
                yield Problem(("file",), message, (hint,), "warning")

    def drawn(self, room: Room) -> Drawing | Misfit:
        """The picture as wide as wanted; if its words ask for it, as wide as the room allows."""
        content = self.file.content
        if isinstance(content, Bitmap):
            columns, rows = float(content.columns), float(content.rows)
        else:
            columns, rows = content.width, content.height
        most = min(room.width / columns, room.height / rows)
        scale = min(self._wide / columns, most)
        if isinstance(content, Bitmap):
            wide, tall = columns * scale, rows * scale
            return Drawing(wide, tall, (Picture(0, 0, wide, tall, content),))
        least = min((label.scale for label in content.labels), default=0.0)
        if least and least * scale < room.smallest:
            scale = min(room.smallest / least, most)
        drawing = resized(content, scale)
        labels = tuple(replace(label, scale=label.scale / room.size) for label in drawing.labels)
        return _around(replace(drawing, labels=labels), room)


def _around(drawing: Drawing, room: Room) -> Drawing:
    """The drawing with room for its words, which are set in another typeface than they were in."""
    frame = Box(0, 0, drawing.width, drawing.height)
    extents = [frame, *boxes(drawing.labels, room)]
    left, top = min(box.left for box in extents), min(box.top for box in extents)
    right, bottom = max(box.right for box in extents), max(box.bottom for box in extents)
    return Drawing(
        right - left,
        bottom - top,
        tuple(mark._replace(x=mark.x - left, y=mark.y - top) for mark in drawing.marks),
        tuple(replace(label, x=label.x - left, y=label.y - top) for label in drawing.labels),
    )


TYPE = Image
