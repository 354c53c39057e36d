"""Labels that fit: measured, wrapped, and set in type that is no smaller than may be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from worksheets.figures.drawing.pen import FINE
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import (
    ABOVE,
    BELOW,
    LARGER,
    SHORTER,
    STRONG,
    boxes,
    misfit,
    shown,
)
from worksheets.model.page.geometry import Box, Point
from worksheets.model.page.page import Picture, Shape

Anchor: TypeAlias = Literal["start", "middle", "end"]

LEADING = 1.2
SCALES = (1.0, 0.92, 0.85, 0.78, 0.7)
"""What type is tried, in that of the room; and last the smallest there may be."""

EVERY = (1, 2, 5, 10, 20, 50, 100, 200)
"""Every so manieth tick of a scale has its number."""


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

    def across(self, text: str, *, strong: bool = False) -> float:
        """How wide some words are."""
        return self.room.across(text) * self.scale * (STRONG if strong else 1)

    def widest(self, lines: Iterable[str], *, strong: bool = False) -> float:
        return max((self.across(line, strong=strong) for line in lines), default=0.0)

    def tall(self, lines: Sequence[str]) -> float:
        """The height of so many lines, from the top of the first to the foot of the last."""
        return (len(lines) - 1) * self.leading + self.size * (ABOVE + BELOW) if lines else 0.0

    def wrapped(self, text: str, width: float) -> tuple[str, ...]:
        """Words in as few lines as the width allows, and these as even as can be."""
        count = len(self._greedy(text, width))
        if count < 2:
            return (text,) if text else ()
        least, most = width / count / 2, width
        for _ in range(7):
            middle = (least + most) / 2
            if len(self._greedy(text, middle)) > count:
                least = middle
            else:
                most = middle
        return self._greedy(text, most)

    def _greedy(self, text: str, width: float) -> tuple[str, ...]:
        lines: list[str] = []
        for word in text.split(" "):
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
        """Lines of words, the first of them under `top`; one without words is left free."""
        first = top + self.size * ABOVE
        return [
            Label(x, first + n * self.leading, line, anchor, strong, self.scale)
            for n, line in enumerate(lines)
            if line.strip()
        ]

    def middle(
        self, lines: Sequence[str], x: float, y: float, anchor: Anchor = "middle"
    ) -> list[Label]:
        """Lines of words with their middle at a height; one line is centred on its capitals."""
        capitals = 0.335 * self.size
        first = y + capitals - (len(lines) - 1) * self.leading / 2
        return [
            Label(x, first + n * self.leading, line, anchor, scale=self.scale)
            for n, line in enumerate(lines)
            if line.strip()
        ]


Way: TypeAlias = Callable[[Lettering], Drawing | Misfit]
"""A way to draw something in a lettering."""


def fitted(room: Room, *ways: Way) -> Drawing | Misfit:
    """The first way that fits, in the largest type in which one does.

    Without one it says what the last way has no room for in the smallest type.
    """
    drawing: Drawing | Misfit = Misfit("there is no room for the figure", LARGER)
    for scale in _scales(room):
        for way in ways:
            drawing = _apart(way(Lettering(room, scale)), room)
            if isinstance(drawing, Drawing) or drawing.certain:
                return drawing
    return drawing


def _scales(room: Room) -> list[float]:
    least = min(1.0, room.smallest / room.size)
    return [*(scale for scale in SCALES if scale > least), *([least] if least else [])]


def _apart(drawing: Drawing | Misfit, room: Room) -> Drawing | Misfit:
    """A drawing that fits and whose labels do not meet one another."""
    if isinstance(drawing, Misfit):
        return drawing
    if wrong := misfit(drawing, room):
        return wrong
    placed = sorted(
        zip(boxes(drawing.labels, room), drawing.labels, strict=True),
        key=lambda boxed: boxed[0].top,
    )
    for n, (box, label) in enumerate(placed):
        for other, beside in placed[n + 1 :]:
            if other.top >= box.bottom:
                break
            if box.meets(other):
                names = f"'{shown(label.text)}' and '{shown(beside.text)}'"
                return Misfit(f"there is no room for {names} beside one another", SHORTER)
    return drawing


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


def thinned_labels(
    kind: Lettering, labels: Mapping[int, Label], gaps: Point, taken: Sequence[Label]
) -> list[Label] | Misfit:
    """Labels by the number of their tick: all, or every second, fifth, tenth and so on of them.

    The first that leaves so much space between them, across and down, and is off what is taken.
    """
    around = boxes(taken, kind.room)
    for every in EVERY:
        shown = [label for n, label in labels.items() if n % every == 0]
        if len(shown) < min(2, len(labels)):
            continue
        label_boxes = boxes(shown, kind.room)
        if any(
            _spread(box, gaps).meets(_spread(other, gaps)) for box, other in pairwise(label_boxes)
        ):
            continue
        if not any(box.meets(other) for box in label_boxes for other in around):
            return shown
    return Misfit("there is no room for the numbers of the scale", LARGER)


def _spread(box: Box, gaps: Point) -> Box:
    across, down = gaps[0] / 2, gaps[1] / 2
    return Box(box.left - across, box.top - down, box.right + across, box.bottom + down)
