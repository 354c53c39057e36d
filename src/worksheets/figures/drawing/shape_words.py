"""What shapes and their parts are called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from worksheets.language.language import Language

ShapeName: TypeAlias = Literal[
    "rectangle",
    "square",
    "triangle",
    "right-triangle",
    "parallelogram",
    "trapezium",
    "l",
    "circle",
    "sector",
    "cuboid",
    "prism",
    "cylinder",
]
PartName: TypeAlias = Literal[
    "width",
    "height",
    "depth",
    "side",
    "base",
    "top",
    "left",
    "right",
    "slope",
    "hypotenuse",
    "cut-level",
    "cut-upright",
    "radius",
    "diameter",
    "arc",
    "angle",
]
LABELLED: Mapping[ShapeName, tuple[PartName, ...]] = MappingProxyType(
    {
        "rectangle": ("width", "height"),
        "square": ("side",),
        "triangle": ("base", "height", "left", "right"),
        "right-triangle": ("base", "height", "hypotenuse"),
        "parallelogram": ("base", "height", "slope"),
        "trapezium": ("base", "height", "top", "left", "right"),
        "l": ("base", "left", "top", "right", "cut-level", "cut-upright"),
        "circle": ("radius", "diameter"),
        "sector": ("radius", "arc", "angle"),
        "cuboid": ("width", "height", "depth"),
        "prism": ("base", "height", "depth", "slope"),
        "cylinder": ("radius", "height", "diameter"),
    }
)
"""The parts of every shape that can have labels, in their order."""


def shape_name(shape: ShapeName, language: Language) -> str:
    """A shape in words, with its article."""
    names = {
        "rectangle": language.say("figure.shape.rectangle"),
        "square": language.say("figure.shape.square"),
        "triangle": language.say("figure.shape.triangle"),
        "right-triangle": language.say("figure.shape.right-triangle"),
        "parallelogram": language.say("figure.shape.parallelogram"),
        "trapezium": language.say("figure.shape.trapezium"),
        "l": language.say("figure.shape.l"),
        "circle": language.say("figure.shape.circle"),
        "sector": language.say("figure.shape.sector"),
        "cuboid": language.say("figure.shape.cuboid"),
        "prism": language.say("figure.shape.prism"),
        "cylinder": language.say("figure.shape.cylinder"),
    }
    return names[shape]


def part_name(part: PartName, language: Language) -> str:
    """A part of a shape in words."""
    names = {
        "width": language.say("figure.shape.width"),
        "height": language.say("figure.shape.height"),
        "depth": language.say("figure.shape.depth"),
        "side": language.say("figure.shape.side"),
        "base": language.say("figure.shape.base"),
        "top": language.say("figure.shape.top"),
        "left": language.say("figure.shape.left"),
        "right": language.say("figure.shape.right"),
        "slope": language.say("figure.shape.slope"),
        "hypotenuse": language.say("figure.shape.hypotenuse"),
        "cut-level": language.say("figure.shape.cut-level"),
        "cut-upright": language.say("figure.shape.cut-upright"),
        "radius": language.say("figure.shape.radius"),
        "diameter": language.say("figure.shape.diameter"),
        "arc": language.say("figure.shape.arc"),
        "angle": language.say("figure.shape.angle"),
    }
    return names[part]
