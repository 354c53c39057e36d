"""Outlines on a canvas: filled, hatched, stroked."""

from math import ceil, floor

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from worksheets.model.page.page import Hatch, Outline, Shape
from worksheets.writers.pdf.boxes import bounds

_EVEN_ODD, _NON_ZERO = 0, 1
"""ReportLab's numbers for the two rules by which an outline is filled that crosses itself."""
_PITCH = 4.0
"""Lines of a hatch are so many points apart."""
_THIN = 0.5
"""A hatch's lines, which a photocopier must keep."""
_DOT = 1.1
_SLOPES: dict[Hatch, tuple[float, ...]] = {
    "rising": (-1.0,),
    "falling": (1.0,),
    "crossed": (-1.0, 1.0),
    "level": (0.0,),
}


def draw_shape(canvas: Canvas, shape: Shape) -> None:
    """Paint a shape in its own unit, which counts downwards."""
    ink, scale = shape.ink, shape.scale
    path = _path(canvas, shape.outline)
    rule = _EVEN_ODD if shape.outline.even_odd else _NON_ZERO
    canvas.saveState()
    canvas.transform(scale, 0, 0, -scale, round(shape.x, 2), round(-shape.y, 2))
    if ink.fill is not None:
        canvas.setFillColorRGB(*ink.fill)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=rule)
    if ink.hatch:
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0, fillMode=rule)
        _hatch(canvas, shape)
        canvas.restoreState()
    if ink.line is not None and ink.weight:
        canvas.setStrokeColorRGB(*ink.line)
        canvas.setDash([4 / scale, 2.5 / scale] if ink.dashed else [])
        canvas.setLineCap(0)
        canvas.setLineWidth(ink.weight / scale)
        canvas.setLineJoin(1)
        canvas.drawPath(path)
    canvas.restoreState()


def _path(canvas: Canvas, outline: Outline) -> PDFPathObject:
    path = canvas.beginPath()
    for first, *steps in outline.paths:
        path.moveTo(*[round(value, 2) for value in first])
        for step in steps:
            draw = path.lineTo if len(step) == 2 else path.curveTo
            draw(*[round(value, 2) for value in step])
        if outline.closed:
            path.close()
    return path


def _hatch(canvas: Canvas, shape: Shape) -> None:
    """Lines over the box of an outline, at multiples of the pitch from the shape's origin.

    So the lines of neighbours with one origin and hatch go on in one another.
    """
    hatch, pitch = shape.ink.hatch, _PITCH / shape.scale
    left, top, right, bottom = bounds(shape.outline)
    dots = hatch == "dots"
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setLineWidth((_DOT if dots else _THIN) / shape.scale)
    canvas.setLineCap(1 if dots else 0)
    canvas.setDash([0, pitch] if dots else [])
    if hatch == "upright":
        for n in range(floor(left / pitch), ceil(right / pitch) + 1):
            canvas.line(n * pitch, top, n * pitch, bottom)
        return
    for slope in _SLOPES.get(hatch, (0.0,)):
        step = pitch * (1.414 if slope else 1)
        starts = [y - slope * x for x in (left, right) for y in (top, bottom)]
        for n in range(floor(min(starts) / step), ceil(max(starts) / step) + 1):
            start, end = (n * step + slope * x for x in (left, right))
            canvas.line(left, start, right, end)
