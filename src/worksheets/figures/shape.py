"""Shapes and solids with labels at their sides."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from worksheets.figures.drawing import shapes
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.proportions import in_proportion
from worksheets.figures.drawing.scale import Positive
from worksheets.figures.drawing.shape_words import LABELLED, ShapeName, part_name, shape_name
from worksheets.figures.drawing.sketch import Sketch, drawn_sketch, in_room, noted
from worksheets.figures.drawing.wording import LabelOrNothing, asked_or, sentences, series
from worksheets.language.language import Language
from worksheets.model.authored import SEVERAL, joined_names
from worksheets.model.diagnostics import plural
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Misfit, Room
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.problem import Problem

LARGE = (18.0, 13.0, 9.0)
"""How wide a shape is in sizes of type; each is tried in turn."""
TALL = 0.7
"""Its height at most, in that."""
LEAST = 4.0
"""The least width or height of a shape, in sizes of type."""

NEEDED: Mapping[ShapeName, tuple[str, ...]] = MappingProxyType(
    {
        "rectangle": ("width", "height"),
        "square": (),
        "triangle": ("width", "height"),
        "right-triangle": ("width", "height"),
        "parallelogram": ("width", "height"),
        "trapezium": ("width", "height", "top"),
        "l": ("width", "height", "cut-width", "cut-height"),
        "circle": (),
        "sector": ("angle",),
        "cuboid": ("width", "height", "depth"),
        "prism": ("width", "height", "depth"),
        "cylinder": ("radius", "height"),
    }
)
"""The measures without which a shape cannot be drawn."""
ALLOWED: Mapping[ShapeName, tuple[str, ...]] = MappingProxyType(
    {
        "square": ("width",),
        "triangle": ("shift",),
        "parallelogram": ("shift",),
        "trapezium": ("shift",),
        "circle": ("radius",),
        "sector": ("radius",),
    }
)
"""The measures that a shape can do without."""


class Shape(Illustration):
    """A shape in proportion, with labels at its parts; an empty label leaves one out.

    Labels stand for width and height of a rectangle, the side of a square; base, height, left and
    right side of a triangle; base, height and hypotenuse of a right-triangle; base, height and
    sloping side of a parallelogram; base, height, top, left and right side of a trapezium; bottom,
    left, top, right, and the level and the upright side of the cut of an l; radius and diameter of
    a circle; radius, arc and angle of a sector; width, height and depth of a cuboid; base, height,
    depth and sloping side of a prism; radius, height and diameter of a cylinder. '?' is what is to
    be found.

    Where a measure is more than three times another, the shape says that it is not to scale.
    `shift` is how far the upper left end stands to the right of the lower one, or the top of a
    triangle from its left end.

    type: shape
    shape: rectangle
    width: 19
    height: 11
    labels: [19 cm, 11 cm]
    """

    type: Literal["shape"] = "shape"
    shape: ShapeName
    width: Positive | None = None
    height: Positive | None = None
    depth: Positive | None = None
    radius: Positive | None = None
    top: Positive | None = None
    shift: Annotated[float, Field(ge=-1e12, le=1e12)] | None = None
    cut_width: Positive | None = None
    cut_height: Positive | None = None
    angle: Annotated[float, Field(ge=10, le=350)] | None = None
    labels: Annotated[tuple[LabelOrNothing, ...], SEVERAL, Field(max_length=6)] = ()

    @property
    def _written(self) -> Mapping[str, float]:
        """The measures that the author wrote, by their keys."""
        measures = {
            "width": self.width,
            "height": self.height,
            "depth": self.depth,
            "radius": self.radius,
            "top": self.top,
            "shift": self.shift,
            "cut-width": self.cut_width,
            "cut-height": self.cut_height,
            "angle": self.angle,
        }
        return {name: value for name, value in measures.items() if value is not None}

    @property
    def _measures(self) -> tuple[Mapping[str, float], bool]:
        """What is drawn, and whether it is to scale."""
        written = {name: value for name, value in self._written.items() if name != "angle"}
        if self.shape != "cylinder":
            return in_proportion(written)
        wide, true = in_proportion({"width": 2 * written["radius"], "height": written["height"]})
        return {"radius": wide["width"] / 2, "height": wide["height"]}, true

    def described(self, language: Language) -> str:
        named = [
            language.say(
                "figure.value", name=part_name(part, language), value=asked_or(label, language)
            )
            for part, label in zip(LABELLED[self.shape], self.labels, strict=False)
            if label
        ]
        _, true = self._measures
        return sentences(
            (
                shape_name(self.shape, language),
                series(named, language) if named else "",
                "" if true else language.say("figure.not-to-scale-spoken"),
            )
        )

    def problems(self) -> Iterator[Problem]:
        needed, allowed = NEEDED[self.shape], ALLOWED.get(self.shape, ())
        for name in needed:
            if name not in self._written:
                message = f"a shape '{self.shape}' needs its {name}"
                yield Problem(("shape",), message, (f"add '{name}: …'",))
        for name in self._written:
            if name not in (*needed, *allowed):
                hint = f"it has {joined_names((*needed, *allowed))}"
                yield Problem((name,), f"a shape '{self.shape}' has no {name}", (hint,))
        parts = LABELLED[self.shape]
        if len(self.labels) > len(parts):
            message = f"there are {len(self.labels)} labels for {plural(len(parts), 'part')}"
            hint = f"the labels are those of {joined_names(parts)}"
            yield Problem(("labels", len(parts)), message, (hint,))
        cuts = (
            ("cut-width", self.cut_width, self.width),
            ("cut-height", self.cut_height, self.height),
        )
        for name, cut, side in cuts:
            if cut is not None and side is not None and cut >= side:
                message = f"there is nothing left of a side of {side:g} without {cut:g}"
                yield Problem((name,), message, ("write a smaller number",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        return fitted(room, *(partial(self._drawn, large=large) for large in LARGE))

    def _drawn(self, kind: Lettering, *, large: float) -> Drawing | Misfit:
        """The shape, so many sizes of type wide if there is room for that beside its labels."""
        sketch, true = self._sketch()
        room, size = kind.room, kind.size
        labels = [kind.wrapped(label, room.width * 0.3) for label in self.labels]
        box = sketch.box
        beside = 2 * kind.widest(line for lines in labels for line in lines) + size
        under = 2 * max((kind.tall(lines) for lines in labels), default=0.0) + size
        note = 0.0 if true else kind.leading * 1.8
        wide = min(size * large, room.width - beside)
        high = min(size * large * TALL, room.height - under - note)
        if min(wide, high) < size * LEAST:
            longest = max(self.labels, key=kind.across, default="")
            return no_room(longest) if longest else Misfit("there is no room for the shape", LARGER)
        times = min(wide / (box.right - box.left), high / (box.bottom - box.top))
        drawing = drawn_sketch(kind, sketch, labels, times)
        drawing = drawing if true else noted(kind, drawing)
        return in_room(drawing, room, "the shape and its labels")

    def _sketch(self) -> tuple[Sketch, bool]:
        measures, true = self._measures
        return _sketched(self.shape, measures, self.angle or 90), true


def _sketched(shape: ShapeName, measures: Mapping[str, float], angle: float) -> Sketch:
    """A shape of measures that are in proportion."""
    width, height = measures.get("width", 1.0), measures.get("height", 1.0)
    depth, radius = measures.get("depth", 1.0), measures.get("radius", 1.0)
    match shape:
        case "rectangle":
            return shapes.rectangle(width, height)
        case "square":
            return shapes.square(width)
        case "triangle":
            return shapes.triangle(width, height, measures.get("shift", width / 2))
        case "right-triangle":
            return shapes.right_triangle(width, height)
        case "parallelogram":
            return shapes.parallelogram(width, height, measures.get("shift", height / 2))
        case "trapezium":
            top = measures["top"]
            shift = measures.get("shift", (width - top) / 2)
            return shapes.trapezium(width, height, top, shift)
        case "l":
            return shapes.l_shape(width, height, measures["cut-width"], measures["cut-height"])
        case "circle":
            return shapes.circle(radius)
        case "sector":
            return shapes.sector(radius, angle)
        case "cuboid":
            return shapes.cuboid(width, height, depth)
        case "prism":
            return shapes.prism(width, height, depth)
        case "cylinder":
            return shapes.cylinder(radius, height)


TYPE = Shape
