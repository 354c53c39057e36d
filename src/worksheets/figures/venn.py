"""Two or three sets as circles that overlap."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, count
from math import pi, sin
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import circle
from worksheets.figures.drawing.wording import Words, sentences, series
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, SEVERAL, joined_names
from worksheets.model.diagnostics import did_you_mean
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.page.geometry import Point
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

SPREAD = 1.16
"""From the middle of one of two circles to that of the other, in their radius."""


class Region(BaseModel):
    """What belongs to some of the sets and to no other: `of` names them, or all of them."""

    model_config = AUTHORED

    of: Annotated[tuple[Words, ...], SEVERAL, Field(min_length=1, max_length=3)]
    entries: Annotated[tuple[Words, ...], SEVERAL, Field(min_length=1, max_length=12)]


class Venn(Illustration):
    """Two or three sets; entries stand where they belong. `blank: true` leaves all regions empty.

    type: venn
    sets: [USSR, China]
    regions:
      - {of: [USSR], entries: [Lent aircraft]}
      - {of: [China], entries: [Sent ground troops]}
      - {of: [USSR, China], entries: [Shared a border with Korea, Cautious at first]}
    """

    type: Literal["venn"] = "venn"
    sets: Annotated[tuple[Words, ...], Field(min_length=2, max_length=3)]
    regions: Annotated[tuple[Region, ...], Field(max_length=7)] = ()
    blank: bool = False

    @property
    def _entries(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        return {} if self.blank else {frozenset(part.of): part.entries for part in self.regions}

    def described(self, language: Language) -> str:
        number, sets = language.cardinal(len(self.sets)), language.all_of(self.sets)
        if not self._entries:
            return language.say("figure.venn.shows-empty", number=number, sets=sets)
        shown = language.say("figure.venn.shows", number=number, sets=sets)
        return sentences((shown, *(self._spoken(region, language) for region in self._regions())))

    def _spoken(self, region: tuple[str, ...], language: Language) -> str:
        """A region in words: its entries, or that it has none."""
        members = self._entries.get(frozenset(region), ())
        entries = series(members, language) if members else language.say("figure.venn.nothing")
        if len(region) == 1:
            return language.say("figure.venn.only-in", set=region[0], entries=entries)
        if len(region) == 2:
            sets = language.all_of(region)
            return language.say("figure.venn.in-both", sets=sets, entries=entries)
        return language.say("figure.venn.in-all", entries=entries)

    def _regions(self) -> Iterator[tuple[str, ...]]:
        for size in range(1, len(self.sets) + 1):
            yield from combinations(self.sets, size)

    def problems(self) -> Iterator[Problem]:
        for n, name in enumerate(self.sets):
            if name in self.sets[:n]:
                yield Problem(("sets", n), f"there are two sets '{name}'", ("rename one",))
        seen: list[frozenset[str]] = []
        for n, part in enumerate(self.regions):
            for m, name in enumerate(part.of):
                if name not in self.sets:
                    hints = did_you_mean(name, self.sets)
                    yield Problem(("regions", n, "of", m), f"there is no set '{name}'", hints)
            if frozenset(part.of) in seen:
                message = f"the region of {joined_names(part.of)} is there twice"
                yield Problem(("regions", n), message, ("put all its entries into one",))
            seen.append(frozenset(part.of))

    def drawn(self, room: Room) -> Drawing | Misfit:
        shares = (1.6, 1.3, 2.2)
        return fitted(room, self._inside, *(partial(self._beside, share=share) for share in shares))

    def _inside(self, kind: Lettering) -> Drawing | Misfit:
        """The entries where they belong."""
        return self._drawn(kind, self._entries, [], 1)

    def _beside(self, kind: Lettering, *, share: float) -> Drawing | Misfit:
        """Numbers where the entries belong, and the entries in a list under the circles.

        The room is so many times as high as that of the circles.
        """
        numbers = count(1)
        marked: dict[frozenset[str], tuple[str, ...]] = {}
        listed: list[tuple[str, str]] = []
        for region, entries in self._entries.items():
            own = [(str(next(numbers)), entry) for entry in entries]
            listed += own
            marked[region] = (" ".join(number for number, _ in own),)
        return self._drawn(kind, marked, listed, share)

    def _drawn(
        self,
        kind: Lettering,
        entries: Mapping[frozenset[str], tuple[str, ...]],
        listed: Sequence[tuple[str, str]],
        share: float,
    ) -> Drawing | Misfit:
        room, size = kind.room, kind.size
        wide = min(room.width, size * 34)
        names = [kind.wrapped(name, wide * 0.4) for name in self.sets]
        head = max(map(kind.tall, names)) + size * 0.5
        foot = head if len(self.sets) == 3 else 0.0
        spread = SPREAD if len(self.sets) == 2 else 1.06
        across = 2 + spread
        tall = 2.0 if len(self.sets) == 2 else 2 + spread * sin(pi / 3)
        free = (room.height - head - foot) / (share if listed else 1)
        radius = min(wide / across, free / tall) - room.line / 2
        if radius < size * 3:
            return Misfit("there is no room for the circles", LARGER)
        width = max(radius * across + room.line, *map(kind.widest, names))
        centres = self._centres(width / 2, head + room.line / 2, radius, radius * spread)
        marks: list[Shape] = [circle(x, y, radius, weight=room.line) for x, y in centres]
        labels = self._names(kind, names, centres, radius, head)
        for region, (x, y) in self._middles(centres, radius).items():
            lines = self._lines(kind, entries.get(frozenset(region), ()), region, radius)
            if isinstance(lines, Misfit):
                return lines
            labels += kind.middle(lines, x, y)
        deepest = max(y for _, y in centres) + radius + room.line
        y = deepest + (foot or size * 0.4)
        for number, entry in listed:
            lines = kind.wrapped(entry, width - size * 1.6)
            y += size * 0.4
            labels += kind.labels([number], size, y, "end")
            labels += kind.labels(lines, size * 1.6, y)
            y += kind.tall(lines)
        return Drawing(width, y if listed else deepest + foot, tuple(marks), tuple(labels))

    def _centres(self, middle: float, top: float, radius: float, apart: float) -> list[Point]:
        if len(self.sets) == 2:
            y = top + radius
            return [(middle - apart / 2, y), (middle + apart / 2, y)]
        y = top + radius
        down = apart * sin(pi / 3)
        return [(middle - apart / 2, y), (middle + apart / 2, y), (middle, y + down)]

    def _names(
        self,
        kind: Lettering,
        names: list[tuple[str, ...]],
        centres: list[Point],
        radius: float,
        head: float,
    ) -> list[Label]:
        """Names over the upper circles, and under the lower one."""
        labels: list[Label] = []
        for n, (lines, (x, y)) in enumerate(zip(names, centres, strict=True)):
            shift = radius * (-0.35, 0.35, 0.0)[n]
            top = y + radius + kind.size * 0.4 if n == 2 else head - kind.size * 0.4
            top -= 0 if n == 2 else kind.tall(lines)
            labels += kind.labels(lines, x + shift, top, "middle", strong=True)
        return labels

    def _middles(self, centres: list[Point], radius: float) -> Mapping[tuple[str, ...], Point]:
        """Where the words of each region stand: pushed out of the circles that it is not in."""
        middle = tuple(sum(place[n] for place in centres) / len(centres) for n in (0, 1))
        middles: dict[tuple[str, ...], Point] = {}
        for region in self._regions():
            inside = [
                place for name, place in zip(self.sets, centres, strict=True) if name in region
            ]
            x = sum(place[0] for place in inside) / len(inside)
            y = sum(place[1] for place in inside) / len(inside)
            push = {1: 0.68, 2: 1.3, 3: 0.0}[len(region)] if len(self.sets) == 3 else 0.5
            if len(region) == len(self.sets):
                push = 0.0
            middles[region] = (x + (x - middle[0]) * push, y + (y - middle[1]) * push)
        return middles

    def _lines(
        self,
        kind: Lettering,
        entries: Sequence[str],
        region: tuple[str, ...],
        radius: float,
    ) -> tuple[str, ...] | Misfit:
        """The entries of a region in lines, if it holds them."""
        if len(self.sets) == 2:
            width, height = radius * (0.9 if len(region) == 1 else 0.72), radius * 1.25
        else:
            width, height = radius * (0.8, 0.5, 0.62)[len(region) - 1], radius * 0.62
        lines = [line for entry in entries for line in kind.wrapped(entry, width)]
        fits = kind.holds(lines, width) and kind.tall(lines) <= height
        if fits and len(self.sets) == 2 and len(region) == 2:
            fits = _in_lens(kind, lines, radius)
        return tuple(lines) if fits else no_room(max(entries, key=kind.across))


def _in_lens(kind: Lettering, lines: Sequence[str], radius: float) -> bool:
    """Whether lines in the middle of what two circles share are clear of both."""
    for n, entry in enumerate(lines):
        away = abs(n - (len(lines) - 1) / 2) * kind.leading + kind.size * 0.4
        half = (max(0.0, radius**2 - away**2)) ** 0.5 - radius * SPREAD / 2
        if kind.across(entry) / 2 > half:
            return False
    return True


TYPE = Venn
