"""SVG files become drawings of outlines within a frame; what cannot be printed is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.geometry import Box, Point
from worksheets.model.page.page import Shape
from worksheets.model.page.picture import Artwork
from worksheets.read.colours import contrasts
from worksheets.read.svg.frames import clipped, framed
from worksheets.read.svg.labels import OUTLINES_HINT, covered_label, label_of
from worksheets.read.svg.matrix import Matrix, matrix_of, view_box_matrix
from worksheets.read.svg.paths import MOST_POINTS
from worksheets.read.svg.shapes import Viewport, shapes_of
from worksheets.read.svg.styles import INITIAL_STYLE, ComputedStyle, computed_style
from worksheets.read.svg.tree import GROUPS, TEXT_ELEMENTS, refusal, svg_tree
from worksheets.read.svg.values import NUMBER, points_of

LARGEST_FILE = 2_000_000
"""Bytes."""
MOST_COLOURS, MOST_LABELS = 60, 300
"""The most colours that are compared with one another, and the most labels of a drawing."""


def read_svg(data: bytes, name: str) -> Artwork:
    """The drawing in an SVG file, with warnings about its colours; raises Mistake."""
    if len(data) > LARGEST_FILE:
        message = f"the picture '{name}' has {len(data) / 1e6:.1f} MB; 2 MB is the most"
        raise Mistake(message, "simplify it, or save it as PNG")
    drawing = drawing_of(data, name)
    colours = dict.fromkeys(
        colour
        for mark in drawing.marks
        if isinstance(mark, Shape)
        for colour in (mark.ink.fill, mark.ink.line)
        if colour is not None
    )
    octets = [(round(r * 255), round(g * 255), round(b * 255)) for r, g, b in colours]
    return Artwork(drawing, contrasts(octets[:MOST_COLOURS]))


def drawing_of(data: bytes, name: str) -> Drawing:
    """The drawing in an SVG file; raises Mistake."""
    tree = svg_tree(data, name)
    root = tree.root
    view_box = tuple(float(part) for part in NUMBER.findall(root.get("viewBox", "")))
    wide, tall = _natural_size(root, view_box)
    if not 0.01 < wide < 1e5 or not 0.01 < tall < 1e5 or not 1e-3 <= wide / tall <= 1e3:
        raise Mistake(f"the picture '{name}' has no size", "give it a width and a height")
    try:
        matrix = Matrix()
        if view_box:
            matrix = view_box_matrix(view_box, wide, tall, root.get("preserveAspectRatio", ""))
        viewport = (view_box[2], view_box[3]) if view_box else (wide, tall)
        walk = _DrawingWalk(name, tree.elements_by_id, tree.rules, viewport)
        marks_and_labels = walk.marks_of(root, INITIAL_STYLE, matrix, (0.0, 0.0))
        marks, labels = _clipped_marks_and_labels(marks_and_labels, Box(0, 0, wide, tall), name)
    except Mistake:
        raise
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        message = f"the picture '{name}' cannot be read: {error}"
        raise Mistake(message, "mend it, or save it as PNG") from error
    return framed(marks, labels, wide, tall, name)


@dataclass(frozen=True, slots=True)
class _DrawingWalk:
    """Walks a tree of SVG whose size was checked, and yields its shapes and labels."""

    name: str
    elements_by_id: Mapping[str, Element]
    rules: Mapping[str, str]
    view: Viewport

    def marks_of(
        self, element: Element, inherited: ComputedStyle, matrix: Matrix, place: Point
    ) -> Iterator[Shape | Label]:
        """The shapes and labels of an element, from the lowest to the topmost."""
        style = computed_style(element, inherited, self.rules, self.name)
        if element.tag == "defs" or style.get("display") == "none":
            return
        if transform := element.get("transform"):
            matrix = matrix.after(matrix_of(transform))
        if element.tag in TEXT_ELEMENTS:
            place = (
                points_of(element.get("x", f"{place[0]}"), self.view[0]),
                points_of(element.get("y", f"{place[1]}"), self.view[1]),
            )
            if label := label_of(element, style, place, matrix, self.name):
                yield label
        elif element.tag not in GROUPS:
            yield from shapes_of(element, style, matrix, self.view, self.name)
        if element.tag == "use":
            sides = zip(("x", "y"), self.view, strict=True)
            x, y = (points_of(element.get(key, "0"), side) for key, side in sides)
            target = self.elements_by_id[element.get("href", "")[1:]]
            yield from self.marks_of(target, style, matrix.after(Matrix(e=x, f=y)), place)
        for child in element:
            yield from self.marks_of(child, style, matrix, place)


def _clipped_marks_and_labels(
    drawn: Iterator[Shape | Label], frame: Box, name: str
) -> tuple[list[Shape], list[Label]]:
    """Shapes clipped to the frame, and labels; raises Mistake for a label that a shape covers."""
    marks: list[Shape] = []
    labels: list[Label] = []
    points = 0
    for mark in drawn:
        if isinstance(mark, Label):
            labels.append(mark)
            if len(labels) > MOST_LABELS:
                raise refusal(name, f"more than {MOST_LABELS} pieces of words")
            continue
        points += sum(len(path) for path in mark.outline.paths)
        if points > MOST_POINTS:
            message = f"the picture '{name}' has more than {MOST_POINTS} points"
            raise Mistake(message, "simplify it, or save it as PNG")
        for part in clipped(mark, frame):
            marks.append(part)
            if covered := covered_label(part, labels):
                raise refusal(name, f"words under a shape: '{covered.text[:40]}'")
    if beyond := next((mark for mark in labels if not _begins_in(mark, frame)), None):
        raise refusal(name, f"words outside its frame: '{beyond.text[:40]}'")
    if len({(label.x, label.y) for label in labels}) < len(labels):
        raise Mistake(f"the picture '{name}' has words in several pieces", OUTLINES_HINT)
    if not marks and not labels:
        raise Mistake(f"the picture '{name}' is empty", "style at it in a browser")
    return marks, labels


def _begins_in(label: Label, frame: Box) -> bool:
    return frame.holds(Box(label.x, label.y, label.x, label.y), 0.01)


def _natural_size(root: Element, view_box: tuple[float, ...]) -> tuple[float, float]:
    """The width and height of a drawing; what is missing is taken from its view box."""
    wide, tall = (
        0.0 if length.strip().endswith("%") else points_of(length, 0)
        for length in (root.get("width", "0"), root.get("height", "0"))
    )
    if not view_box or (wide and tall):
        return wide, tall
    _, _, view_width, view_height = view_box
    if wide:
        return wide, wide * view_height / view_width
    return (tall * view_width / view_height, tall) if tall else (view_width, view_height)
