"""What stands round a map: degrees at its edges, the key to its patterns, a scale of lengths."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from worksheets.figures.drawing.chart import DrawingSheet
from worksheets.figures.drawing.compass import latitude, longitude
from worksheets.figures.drawing.pen import BLACK, MINOR, TINT, WHITE, line, rectangle
from worksheets.figures.drawing.scale import exact, step, ticks
from worksheets.figures.drawing.terrain import KILOMETRES, Chart, Window
from worksheets.language.language import Language
from worksheets.model.page.page import Colour, Hatch

Fill: TypeAlias = Literal["", "grey", "rising", "falling", "crossed", "level", "upright", "dots"]

LOOKS: dict[Fill, tuple[Colour, Hatch]] = {
    "": (WHITE, ""),
    "grey": (TINT, ""),
    "rising": (WHITE, "rising"),
    "falling": (WHITE, "falling"),
    "crossed": (WHITE, "crossed"),
    "level": (WHITE, "level"),
    "upright": (WHITE, "upright"),
    "dots": (WHITE, "dots"),
}


def degrees(sheet: DrawingSheet, chart: Chart, apart: float) -> None:
    """Ticks at the edges with their degrees, as many as have room."""
    kind, size, box, window = sheet.lettering, sheet.lettering.size, chart.box, chart.window
    language = kind.room.language
    long = size * 0.3
    last = -1e9
    for across in ticks(window.west, window.east, apart):
        x, _ = chart.at((across, window.north))
        label = _unbroken(longitude(exact((across + 180) % 360 - 180), language))
        wide = kind.across(label)
        sheet.marks.append(line([(x, box.bottom), (x, box.bottom + long)], MINOR))
        if x - wide / 2 > last and x + wide / 2 <= sheet.width:
            sheet.labels += kind.labels([label], x, box.bottom + long + size * 0.2, "middle")
            last = x + wide / 2 + size * 0.5
    last = 1e9
    for up, label in latitudes(window, apart, language):
        _, y = chart.at((window.west, up))
        sheet.marks.append(line([(box.left - long, y), (box.left, y)], MINOR))
        inside = size * 0.55 <= y <= box.bottom - size * 0.2
        if inside and last - y > kind.leading:
            sheet.labels += kind.middle([label], box.left - long - size * 0.25, y, "end")
            last = y


def latitudes(window: Window, apart: float, language: Language) -> Iterator[tuple[float, str]]:
    """The ticks at the side of a map, from the south, with their labels."""
    for up in ticks(window.south, window.north, apart):
        yield up, _unbroken(latitude(exact(up), language))


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def key(sheet: DrawingSheet, keys: Sequence[tuple[Fill, str]], left: float) -> None:
    kind, size = sheet.lettering, sheet.lettering.size
    sheet.y += size * 0.6
    for fill, label in keys:
        colour, hatch = LOOKS[fill]
        box = (left, sheet.y, size * 2, size * 0.95)
        sheet.marks.append(rectangle(*box, colour, hatch=hatch, weight=MINOR))
        sheet.write(kind.wrapped(label, sheet.width - left - size * 2.6), left + size * 2.6)
        sheet.y += size * 0.4


def scale_bar(sheet: DrawingSheet, chart: Chart, left: float) -> None:
    """A length in kilometres along the middle latitude: black and white halves."""
    kind, size = sheet.lettering, sheet.lettering.size
    point = KILOMETRES / chart.degree
    longest = (sheet.width - left) * 0.45 * point
    long = next(_round_lengths(longest))
    wide = long / point
    sheet.y += size * 0.8
    tall = size * 0.35
    for n, fill in enumerate((BLACK, WHITE)):
        box = (left + n * wide / 2, sheet.y, wide / 2, tall)
        sheet.marks.append(rectangle(*box, fill, weight=MINOR))
    middle = sheet.y + tall / 2
    label = kind.room.language.say("figure.map.kilometres", length=exact(long))
    sheet.labels += kind.middle([_unbroken(label)], left + wide + size * 0.5, middle, "start")
    sheet.y += size * 1.0


def _round_lengths(longest: float) -> Iterator[float]:
    """The largest 1, 2 or 5 times a power of ten that is no more than a length."""
    for part in (1, 2, 5):
        length = step(0, longest, part)
        if length <= longest:
            yield length
    yield longest
