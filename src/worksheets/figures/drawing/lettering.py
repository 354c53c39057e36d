"""Labels that fit: measured, wrapped, and only if nothing else serves set in smaller type."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

from worksheets.figures.drawing.pen import FINE
from worksheets.model.drawing import Drawing, Label, Room
from worksheets.model.page import Picture, Shape

Anchor: TypeAlias = Literal["start", "middle", "end"]

LEADING = 1.2
ABOVE, BELOW = 0.74, 0.24
"""What a line of words takes up over and under its baseline, in parts of its size."""
STRONG = 1.08
"""How much wider bold words are, at most."""
SCALES = (1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4)
"""What type is tried, in that of the room."""


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        slack = 0.01
        across = self.left < other.right - slack and other.left < self.right - slack
        return across and self.top < other.bottom - slack and other.top < self.bottom - slack

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Lettering:
    """The type of labels in a room; `scale` is its size in that of the room."""

    room: Room
    scale: float = 1

    @property
    def size(self) -> float:
        return self.room.size * self.scale

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def across(self, words: str, *, strong: bool = False) -> float:
        """How wide some words are."""
        return self.room.across(words) * self.scale * (STRONG if strong else 1)

    def widest(self, lines: Iterable[str], *, strong: bool = False) -> float:
        return max((self.across(words, strong=strong) for words in lines), default=0.0)

    def tall(self, lines: Sequence[str]) -> float:
        """The height of so many lines, from the top of the first to the foot of the last."""
        return (len(lines) - 1) * self.leading + self.size * (ABOVE + BELOW) if lines else 0.0

    def wrapped(self, words: str, width: float) -> tuple[str, ...]:
        """Words in as few lines as the width allows, and these as even as can be."""
        count = len(self._greedy(words, width))
        if count < 2:
            return (words,) if words else ()
        least, most = width / count / 2, width
        for _ in range(7):
            middle = (least + most) / 2
            if len(self._greedy(words, middle)) > count:
                least = middle
            else:
                most = middle
        return self._greedy(words, most)

    def _greedy(self, words: str, width: float) -> tuple[str, ...]:
        lines: list[str] = []
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.across(longer) <= width:
                lines[-1] = longer
            elif word:
                lines.append(word)
        return tuple(lines)

    def holds(self, lines: Iterable[str], width: float, *, strong: bool = False) -> bool:
        """Whether every line is within a width."""
        return self.widest(lines, strong=strong) <= width + 0.01

    def labels(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        anchor: Anchor = "start",
        *,
        strong: bool = False,
    ) -> list[Label]:
        """Lines of words, the first of them under `top`."""
        first = top + self.size * ABOVE
        return [
            Label(x, first + n * self.leading, words, anchor, strong, self.scale)
            for n, words in enumerate(lines)
        ]

    def middle(
        self, lines: Sequence[str], x: float, y: float, anchor: Anchor = "middle"
    ) -> list[Label]:
        """Lines of words with their middle at a height; one line is centred on its capitals."""
        capitals = 0.335 * self.size
        first = y + capitals - (len(lines) - 1) * self.leading / 2
        return [
            Label(x, first + n * self.leading, words, anchor, scale=self.scale)
            for n, words in enumerate(lines)
        ]


def box_of(label: Label, room: Room) -> Box:
    """What a label takes up."""
    size = room.size * label.scale
    wide = room.across(label.words) * label.scale * (STRONG if label.strong else 1)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(left, label.y - ABOVE * size, left + wide, label.y + BELOW * size)


def boxes(labels: Iterable[Label], room: Room) -> list[Box]:
    return [box_of(label, room) for label in labels]


def fits(drawing: Drawing, room: Room) -> bool:
    """Whether a drawing is no larger than its room, and its labels lie apart and within it."""
    slack = 0.05
    if drawing.width > room.width + slack or drawing.height > room.height + slack:
        return False
    found = boxes(drawing.labels, room)
    if any(one.left < -slack or one.right > drawing.width + slack for one in found):
        return False
    if any(one.top < -slack or one.bottom > drawing.height + slack for one in found):
        return False
    return not any(one.meets(other) for one, other in combinations(found, 2))


Way: TypeAlias = Callable[[Lettering], Drawing | None]
"""A way to draw something in a lettering; None where it cannot."""


def fitted(room: Room, *ways: Way) -> Drawing:
    """The first way that fits, in the largest type in which one does."""
    drawing: Drawing | None = None
    for scale in SCALES:
        for way in ways:
            found = way(Lettering(room, scale))
            if found is not None and fits(found, room):
                return found
            drawing = found or drawing
    return shrunk(drawing, room) if drawing else Drawing(0, 0, ())


def shrunk(drawing: Drawing, room: Room) -> Drawing:
    """What fits in no type, made smaller as a whole."""
    scale = min(1, room.width / drawing.width, room.height / drawing.height)
    return resized(drawing, scale)


def resized(drawing: Drawing, scale: float) -> Drawing:
    """The same drawing so many times as large, its lines no lighter than print can hold."""
    return Drawing(
        drawing.width * scale,
        drawing.height * scale,
        tuple(_resized(mark, scale) for mark in drawing.marks),
        tuple(
            replace(label, x=label.x * scale, y=label.y * scale, scale=label.scale * scale)
            for label in drawing.labels
        ),
    )


def _resized(mark: Shape | Picture, scale: float) -> Shape | Picture:
    x, y = mark.x * scale, mark.y * scale
    if isinstance(mark, Picture):
        return mark._replace(x=x, y=y, width=mark.width * scale, height=mark.height * scale)
    weight = max(mark.ink.weight * scale, FINE) if mark.ink.weight else 0
    ink = replace(mark.ink, weight=weight)
    return mark._replace(x=x, y=y, scale=mark.scale * scale, ink=ink)
