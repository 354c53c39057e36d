"""Drawings in SVG files, as outlines within their frame; what paper cannot hold is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from worksheets.model.diagnostics import Mistake
from worksheets.model.page.drawing import Drawing, Label
from worksheets.model.page.geometry import Box, Point
from worksheets.model.page.page import Shape
from worksheets.model.page.picture import Artwork
from worksheets.read.colours import contrasts
from worksheets.read.svg.frames import cut, framed
from worksheets.read.svg.looks import ROOT, Look, look_of
from worksheets.read.svg.matrix import Matrix, matrix_of, viewed
from worksheets.read.svg.paths import MOST_POINTS
from worksheets.read.svg.shapes import View, shapes_of
from worksheets.read.svg.tree import GROUPS, WORDS, refused, svg_tree
from worksheets.read.svg.values import NUMBER, points_of
from worksheets.read.svg.words import OUTLINES, hidden, label_of

LARGEST = 2_000_000
"""Octets of a file."""
MOST_COLOURS, MOST_WORDS = 60, 300
"""Colours that are compared with one another, and words that stand apart."""


def read_svg(data: bytes, name: str) -> Artwork:
    """The drawing in the data of a file, with what is lost of it; raises Mistake."""
    if len(data) > LARGEST:
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
    """The drawing in the data of a file; raises Mistake."""
    tree = svg_tree(data, name)
    root = tree.root
    view = tuple(float(part) for part in NUMBER.findall(root.get("viewBox", "")))
    wide, tall = _natural(root, view)
    if not 0.01 < wide < 1e5 or not 0.01 < tall < 1e5 or not 1e-3 <= wide / tall <= 1e3:
        raise Mistake(f"the picture '{name}' has no size", "give it a width and a height")
    try:
        matrix = Matrix()
        if view:
            matrix = viewed(view, wide, tall, root.get("preserveAspectRatio", ""))
        within = (view[2], view[3]) if view else (wide, tall)
        walk = _Walk(name, tree.known, tree.rules, within)
        found = walk.drawn(root, ROOT, matrix, (0.0, 0.0))
        marks, labels = _sorted(found, Box(0, 0, wide, tall), name)
    except Mistake:
        raise
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        message = f"the picture '{name}' cannot be read: {error}"
        raise Mistake(message, "mend it, or save it as PNG") from error
    return framed(marks, labels, wide, tall, name)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Draws a tree whose bounds were looked at, so that it ends."""

    name: str
    known: Mapping[str, Element]
    rules: Mapping[str, str]
    view: View

    def drawn(
        self, element: Element, around: Look, matrix: Matrix, place: Point
    ) -> Iterator[Shape | Label]:
        """Shapes and words in the order in which they lie on one another."""
        look = look_of(element, around, self.rules, self.name)
        if element.tag == "defs" or look.get("display") == "none":
            return
        if words := element.get("transform"):
            matrix = matrix.after(matrix_of(words))
        if element.tag in WORDS:
            place = (
                points_of(element.get("x", f"{place[0]}"), self.view[0]),
                points_of(element.get("y", f"{place[1]}"), self.view[1]),
            )
            if label := label_of(element, look, place, matrix, self.name):
                yield label
        elif element.tag not in GROUPS:
            yield from shapes_of(element, look, matrix, self.view, self.name)
        if element.tag == "use":
            sides = zip(("x", "y"), self.view, strict=True)
            x, y = (points_of(element.get(key, "0"), side) for key, side in sides)
            target = self.known[element.get("href", "")[1:]]
            yield from self.drawn(target, look, matrix.after(Matrix(e=x, f=y)), place)
        for child in element:
            yield from self.drawn(child, look, matrix, place)


def _sorted(
    found: Iterator[Shape | Label], frame: Box, name: str
) -> tuple[list[Shape], list[Label]]:
    """What is in the frame, and the words, none of which lies under a shape."""
    marks: list[Shape] = []
    labels: list[Label] = []
    points = 0
    for one in found:
        if isinstance(one, Label):
            labels.append(one)
            if len(labels) > MOST_WORDS:
                raise refused(name, f"more than {MOST_WORDS} pieces of words")
            continue
        points += sum(len(path) for path in one.outline.paths)
        if points > MOST_POINTS:
            message = f"the picture '{name}' has more than {MOST_POINTS} points"
            raise Mistake(message, "simplify it, or save it as PNG")
        for part in cut(one, frame):
            marks.append(part)
            if under := hidden(part, labels):
                raise refused(name, f"words under a shape: '{under.words[:40]}'")
    if outside := next((one for one in labels if not _stands_in(one, frame)), None):
        raise refused(name, f"words outside its frame: '{outside.words[:40]}'")
    if len({(label.x, label.y) for label in labels}) < len(labels):
        raise Mistake(f"the picture '{name}' has words in several pieces", OUTLINES)
    if not marks and not labels:
        raise Mistake(f"the picture '{name}' is empty", "look at it in a browser")
    return marks, labels


def _stands_in(label: Label, frame: Box) -> bool:
    return frame.holds(Box(label.x, label.y, label.x, label.y), 0.01)


def _natural(root: Element, view: tuple[float, ...]) -> tuple[float, float]:
    """The size of a drawing; where it states none, that of its view, or what keeps its shape."""
    wide, tall = (
        0.0 if said.strip().endswith("%") else points_of(said, 0)
        for said in (root.get("width", "0"), root.get("height", "0"))
    )
    if not view or (wide and tall):
        return wide, tall
    _, _, across, down = view
    if wide:
        return wide, wide * down / across
    return (tall * across / down, tall) if tall else (across, down)
