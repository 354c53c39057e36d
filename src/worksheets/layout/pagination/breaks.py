"""Where pages begin: the breaks that cost least over the whole paper, by a dynamic programme.

Strips flow into frames (the columns of pages). Strips that are glued to one another are parted only
if no frame holds them all. Work grows with the strips, for a frame holds only so many.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from worksheets.layout.pagination.galleys import Height
from worksheets.layout.pagination.strips import GLUED

FRAME = 10_000.0
"""What another frame costs: more than any unevenness, less than parting what belongs together."""
BACK = 1_000.0
"""What a frame on the back of a sheet costs, where sheets are printed on both sides: the sheet is
there. One on the front costs so much more that both are as dear as two frames."""
UNEVEN = 100.0
"""What an empty frame would cost; one half empty costs a quarter of it."""
UNFINISHED = 4.0
"""How many times as dear it is to leave a frame partly empty if it ends within a question: what
goes on fills its page first."""
FORWARD = 20.0
"""What it costs to leave a frame's worth of strips for later: pages fill from the first one on."""
PRESSED = 40.0
"""What it costs to make all the spaces of a frame as small as they may be."""
SHORT = 0.15
"""A last frame filled to less than this part of its depth looks lost."""
LONELY = 300.0
"""What a last frame with nothing in it would cost."""
TURNED = 30.0
"""What it costs to go on with something overleaf, where the sheet must be turned to read on: as
much as two fifths of a frame that stay empty."""
OVERLEAF = 2_000.0
"""What it costs to turn the sheet in a source, or before its first question: less than a frame."""
ROUNDING = 0.01
INFINITE = float("inf")


class TooTall(ValueError):
    """A strip that no frame can hold."""

    def __init__(self, number: int, least: float, depth: float) -> None:
        super().__init__(f"a strip of {least:.0f} points in a frame of {depth:.0f}")
        self.number = number
        self.excess = least - depth


class TooLong(ValueError):
    """The strips do not fit into the frames there are; `excess` is what is over, in points."""

    def __init__(self, excess: float) -> None:
        super().__init__(f"{excess:.0f} points too long")
        self.excess = excess


@dataclass(frozen=True, slots=True)
class Frames:
    """Depths of frames in points: of the `first` ones, and of all that follow.

    `most` is how many frames there may be. On sheets printed on both sides (`duplex`) the first
    frame is on page `page`, and every page has so many columns.
    """

    depth: float
    first: tuple[float, ...] = ()
    most: int | None = None
    duplex: bool = False
    page: int = 1
    columns: int = 1

    def of(self, number: int) -> float:
        """The depth of a frame, counted from 0."""
        return self.first[number] if number < len(self.first) else self.depth

    def pages(self, count: int) -> int:
        """How many pages so many frames take."""
        return -(-count // self.columns)

    def sheets(self, pages: int) -> int:
        """How many new sheets so many pages take from the first frame's on, or how many pages on
        sheets that are printed on one side."""
        if not self.duplex:
            return pages
        behind = self.page % 2 == 0  # the first is on the back of a sheet
        return (pages + (0 if behind else 1)) // 2

    @property
    def period(self) -> int:
        """After so many frames, turning the sheet comes round again."""
        return 2 * self.columns if self.duplex else 1

    def price(self, number: int) -> float:
        """What it costs to have a frame: nothing if it is given how many there may be."""
        if self.most is not None:
            return 0.0  # a number of frames that is given is there to be used
        if not self.duplex:
            return FRAME
        return BACK if self._on_the_back(number) else 2 * FRAME - BACK

    def turned(self, number: int) -> bool:
        """Whether the sheet must be turned to come to a frame: it is the first of a left page."""
        return self.duplex and number % self.columns == 0 and self._on_the_back(number)

    def _on_the_back(self, number: int) -> bool:
        """Whether a frame is on a left page, which is printed on the back of a right one."""
        return (self.page + number // self.columns) % 2 == 0


class _Measured:
    """Strips with sums of their heights: the height of any run of them is a difference of two.

    `natural`, `least` and `most` are sums of all strips before a number, with the spaces above them
    as they are, pressed and opened; `alone` is the height of each. At the head of a frame the space
    above a strip is dropped, but what is repeated there (`heads`: "3 continued") is
    added.
    """

    def __init__(self, heights: Sequence[Height]) -> None:
        self.count = len(heights)
        self.prices = [0.0, *(height.cost for height in heights[1:])]
        self.heads = [0.0, *(height.heads for height in heights[1:])]
        self.opening = [height.opening for height in heights]
        self.alone = [height.natural for height in heights]
        self.above = [height.above for height in heights]
        self.pressed = [height.above - height.less for height in heights]
        self.opened = [height.above + height.more for height in heights]
        self.natural = _sums(self.alone, self.above)
        self.least = _sums(self.alone, self.pressed)
        self.most = _sums(self.alone, self.opened)

    def least_of(self, first: int, end: int) -> float:
        return self.least[end] - self.least[first] - self.pressed[first]

    def overleaf(self, first: int) -> float:
        """What it costs if one must turn the sheet to read on from a strip; nothing between
        questions, where nothing is repeated at the head of a page."""
        turned = TURNED if self.heads[first] else 0.0
        return turned + OVERLEAF if self.opening[first] else turned

    def costs(self, end: int, depth: float) -> Callable[[int], float]:
        """What a frame costs with the strips from a first one to `end`; inf if it is too small."""
        last = end == self.count
        uneven = UNEVEN if last or not self.heads[end] else UNFINISHED * UNEVEN
        later = FORWARD * ((self.natural[-1] - self.natural[end]) / depth)
        least_end, natural_end, most_end = self.least[end], self.natural[end], self.most[end]
        leasts, naturals, mosts = self.least, self.natural, self.most
        pressed, above, opened = self.pressed, self.above, self.opened
        heads, prices = self.heads, self.prices

        def cost(first: int) -> float:
            room = depth - heads[first] + ROUNDING
            least = least_end - leasts[first] - pressed[first]
            if least > room:
                return INFINITE
            natural = natural_end - naturals[first] - above[first]
            so_far = later + prices[first]
            if natural > room:
                return so_far + PRESSED * ((natural - room) / (natural - least)) ** 2 + 1
            most = most_end - mosts[first] - opened[first]
            filled = (min(most, room) + heads[first]) / depth
            if not last:
                return so_far + uneven * (1 - filled) ** 2
            lonely = 1 - filled / SHORT
            return so_far + LONELY * lonely if first and lonely > 0 else so_far

        return cost


def _sums(heights: Sequence[float], spaces: Sequence[float]) -> list[float]:
    """The heights of all strips before a number, with the spaces above them."""
    return [0.0, *accumulate(map(add, heights, spaces))]


def breaks(heights: Sequence[Height], frames: Frames) -> list[int]:
    """Where frames begin, as numbers of strips, the first 0.

    Raises TooTall for a strip that no frame can hold, TooLong if there are too few frames."""
    if not heights:
        return [0]
    measured = _Measured(heights)
    smallest = min((frames.depth, *frames.first))
    places = [*_places(measured, smallest), measured.count]
    layers = len(frames.first) if frames.most is None else frames.most
    complete: list[tuple[float, list[int]]] = []
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(layers):
        reached = _layer(measured, places, reached, frames, number)
        if measured.count in reached:
            cost, starts = reached.pop(measured.count)
            complete.append((cost, list(starts)))
    if frames.most is None and reached:
        ended = _flow(measured, places, reached, frames, layers)
        if ended:
            complete.append(ended)
    if complete:
        return min(complete)[1]
    raise _refusal(measured, places, frames)


def overleaf(heights: Sequence[Height], starts: Sequence[int], frames: Frames) -> int:
    """How many frames begin overleaf from what should be on one opening with them."""
    return sum(
        heights[start].opening and frames.turned(number) for number, start in enumerate(starts)
    )


def _places(measured: _Measured, depth: float) -> list[int]:
    """Where frames may begin: before what is not glued, and inside what no frame holds."""
    free = [n for n, cost in enumerate(measured.prices) if cost < GLUED]
    places = []
    for first, end in zip(free, [*free[1:], measured.count], strict=True):
        places.append(first)
        if measured.least_of(first, end) + measured.heads[first] > depth + ROUNDING:
            places += range(first + 1, end)
    return places


def _layer(
    measured: _Measured,
    places: Sequence[int],
    reached: dict[int, tuple[float, tuple[int, ...]]],
    frames: Frames,
    number: int,
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """The places that can be reached with one frame more, which has this number, by the cheapest
    way to each."""
    depth, turned, price = frames.of(number), frames.turned(number), frames.price(number)
    next_reached: dict[int, tuple[float, tuple[int, ...]]] = {}
    for first, (spent, starts) in reached.items():
        so_far = spent + price + (measured.overleaf(first) if turned else 0.0)
        for at in range(bisect_right(places, first), len(places)):
            end = places[at]
            cost = measured.costs(end, depth)(first)
            if cost == INFINITE:
                break
            if end not in next_reached or so_far + cost < next_reached[end][0]:
                next_reached[end] = so_far + cost, (*starts, first)
    return next_reached


def _flow(
    measured: _Measured,
    places: Sequence[int],
    reached: dict[int, tuple[float, tuple[int, ...]]],
    frames: Frames,
    number: int,
) -> tuple[float, list[int]] | None:
    """The cheapest way through frames that are all alike, from one of the places reached.

    The next frame has the number given; a state is a place and the frame's number in its period.
    """
    count, depth, period = measured.count, frames.depth, frames.period
    phases = [(phase, frames.turned(phase), frames.price(phase)) for phase in range(period)]
    best = {(place, number % period): cost for place, (cost, _) in reached.items()}
    before: dict[tuple[int, int], tuple[int, int]] = {}
    for at, end in enumerate(places):
        cost_from = measured.costs(end, depth)
        for back in range(at - 1, -1, -1):
            first = places[back]
            if measured.least_of(first, end) > depth + ROUNDING:
                break
            cost = cost_from(first)
            for phase, turned, price in phases:
                so_far = best.get((first, phase))
                if so_far is None:
                    continue
                total = so_far + price + cost + (measured.overleaf(first) if turned else 0.0)
                after = end, (phase + 1) % period
                if total < best.get(after, INFINITE):
                    best[after], before[after] = total, (first, phase)
    ends = [(best[state], state) for state in before if state[0] == count]
    if not ends:
        return None
    cost, state = min(ends)
    starts: list[int] = []
    while state in before:
        state = before[state]
        starts.append(state[0])
    return cost, [*reached[state[0]][1], *reversed(starts)]


def _refusal(measured: _Measured, places: Sequence[int], frames: Frames) -> TooTall | TooLong:
    """The reason why there is no way to break; what is too long is what full frames leave over."""
    depth = max((frames.depth, *frames.first))
    for n, least in enumerate(measured.alone):
        if least + measured.heads[n] > depth + ROUNDING:
            return TooTall(n, least, depth - measured.heads[n])
    first = 0
    for number in range(frames.most or 0):
        fitting = (
            end
            for end in places
            if end > first and measured.costs(end, frames.of(number))(first) < INFINITE
        )
        first = max(fitting, default=first)
    return TooLong(measured.least_of(first, measured.count))
