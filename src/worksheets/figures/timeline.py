"""Events along a line of time."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from worksheets.figures.drawing.calendar import cells, middle, spanning, without_slivers
from worksheets.figures.drawing.dated_list import dated_list
from worksheets.figures.drawing.entries import EventLabel, event_label
from worksheets.figures.drawing.flags import Flag, hoisted
from worksheets.figures.drawing.lettering import Lettering, fitted
from worksheets.figures.drawing.pen import BLACK, MINOR, arrow, dot, line, rectangle
from worksheets.figures.drawing.scale import Scale
from worksheets.figures.drawing.wording import Words, sentences
from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED
from worksheets.model.figure import Illustration
from worksheets.model.knowledge.dates import Date, days
from worksheets.model.page.drawing import Drawing, Label, Misfit, Room
from worksheets.model.page.fitting import LARGER, no_room
from worksheets.model.page.page import Shape
from worksheets.model.problem import Problem

WIDE = (11, 9, 13, 15, 7.5)
"""Widths of an event's text that are tried, in sizes of type."""

ASKED = "?"
"""What stands for an event that is asked for, where there are lines for the answer."""


class Happening(BaseModel):
    """Something that happened; `blank` leaves its date, its text or both to be filled in, and
    `asked` has a question mark for its text, which the answer to the question is."""

    model_config = AUTHORED

    date: Date
    text: Words
    blank: Literal["", "date", "text", "both", "asked"] = ""

    def shown_date(self, language: Language) -> str:
        return "" if self.blank in ("date", "both") else language.date(self.date)

    @property
    def shown_text(self) -> str:
        if self.blank == "asked":
            return ASKED
        return "" if self.blank in ("text", "both") else self.text

    def spoken(self, language: Language) -> str:
        """The event in words: what is printed, and what is to be filled in."""
        date = language.date(self.date)
        match self.blank:
            case "text":
                return language.say("figure.timeline.no-event", date=date)
            case "asked":
                return language.say("figure.timeline.asked", date=date)
            case "date":
                return language.say("figure.timeline.no-date", event=self.text)
            case "both":
                return language.say("figure.timeline.nothing")
        return language.say("figure.timeline.event", date=date, event=self.text)


class Timeline(Illustration):
    """Events on a scale of time, or with `spacing: even` at equal distances.

    A date is a year, a month (1950-09) or a day (1950-09-15). The scale reaches over the events, or
    is given by `from` and `to`. Where the paper is too narrow the line runs down the page, and
    where that has no room for a scale the dates are a list along it.

    type: timeline
    events:
      - {date: 1950-06-25, text: North Korean troops cross the 38th parallel}
      - {date: 1950-09-15, text: Landing at Inchon}
      - {date: 1950-10, text: Chinese troops enter Korea, blank: date}
      - {date: 1951-07-10, text: Talks begin, blank: text}
      - {date: 1953-07-27, text: Armistice}
    caption: The Korean War
    """

    type: Literal["timeline"] = "timeline"
    events: Annotated[tuple[Happening, ...], Field(min_length=1, max_length=40)]
    spacing: Literal["scale", "even"] = "scale"
    from_: Date | Literal[""] = ""
    to: Date | Literal[""] = ""

    @property
    def _ordered(self) -> list[Happening]:
        return sorted(self.events, key=lambda event: (days(event.date)[0], middle(event.date)))

    def described(self, language: Language) -> str:
        shown = language.say("figure.timeline.shows")
        if self.from_ and self.to:
            start, end = language.date(self.from_), language.date(self.to)
            shown = language.say("figure.timeline.shows-from-to", start=start, end=end)
        return sentences((shown, *(event.spoken(language) for event in self._ordered)))

    def problems(self) -> Iterator[Problem]:
        wrong = False
        places = [(("events", n, "date"), event.date) for n, event in enumerate(self.events)]
        for path, date in (*places, (("from",), self.from_), (("to",), self.to)):
            if date and not _is_date(date):
                wrong = True
                yield Problem(path, f"the calendar has no {date}", ("write a date that there was",))
        if wrong:
            return
        if self.from_ and self.to and days(self.from_)[0] >= days(self.to)[1]:
            yield Problem(("to",), f"{self.to} is before {self.from_}", ("change the two round",))
            return
        for path, date in places:
            early = self.from_ and middle(date) < days(self.from_)[0]
            late = self.to and middle(date) > days(self.to)[1]
            if early or late:
                bound = f"before from: {self.from_}" if early else f"after to: {self.to}"
                yield Problem(path, f"{date} is {bound}", ("let the scale reach over it",))

    def drawn(self, room: Room) -> Drawing | Misfit:
        across = [partial(self._across, wide=wide) for wide in WIDE]
        if room.tallest:
            return fitted(room, *across, self._down, self._listed)
        return fitted(room, *across, self._down)

    def _listed(self, kind: Lettering) -> Drawing | Misfit:
        language = kind.room.language
        return dated_list(
            kind, [(event.shown_date(language), event.shown_text) for event in self._ordered]
        )

    def _scale(self, start: float, end: float) -> Scale:
        dates = [event.date for event in self.events]
        return Scale(*spanning(dates, self.from_, self.to), start, end)

    def _level_scale(self, kind: Lettering) -> Scale:
        """The scale of a line across the page."""
        weight, dates = kind.room.line, [event.date for event in self.events]
        return without_slivers(kind, self._scale(weight, kind.room.width - weight), dates)

    def _places(self, scale: Scale) -> list[float]:
        events = self._ordered
        if self.spacing == "even":
            part = (scale.end - scale.start) / len(events)
            return [scale.start + part * (n + 0.5) for n in range(len(events))]
        return [scale.at(middle(event.date)) for event in events]

    def _across(self, kind: Lettering, *, wide: float) -> Drawing | Misfit:
        """Flags above and under a level line."""
        size, width = kind.size, kind.room.width
        entries = [
            event_label(kind, e.shown_date(kind.room.language), e.shown_text, size * wide)
            for e in self._ordered
        ]
        scale = self._level_scale(kind)
        poles = self._places(scale)
        pad = size * 0.4
        widths = [label.width + pad for label in entries]
        flags = hoisted(poles, widths, width, size * 0.5)
        if flags is None or any(not label.fits for label in entries):
            return Misfit("there is no room for the events beside one another", LARGER)
        band = size * 1.5 if self.spacing == "scale" else 0.0
        over, under = _rows(flags, entries, size, above=True), _rows(flags, entries, size)
        top = over[-1] if over else size
        marks, labels = self._band(kind, scale, top, band)
        for flag, label in zip(flags, entries, strict=True):
            rows = over if flag.above else under
            low, high = (top, top - rows[flag.row]) if flag.above else (0.0, 0.0)
            if not flag.above:
                low = top + band
                high = low + rows[flag.row]
            y = high if flag.above else high - label.height
            x = flag.left + pad if flag.left == flag.pole else flag.right - pad
            marks.append(line([(flag.pole, low), (flag.pole, high)], MINOR))
            new_marks, new_labels = label.at(kind, x, y, ends=flag.left != flag.pole)
            marks += new_marks
            labels += new_labels
        for event, pole in zip(self._ordered, poles, strict=True):
            flag = next(flag for flag in flags if flag.pole == pole)
            marks += self._sign(event, flag, scale, size * 0.2, top + (0 if flag.above else band))
        height = top + band + (under[-1] if under else size)
        return Drawing(width, height, tuple(marks), tuple(labels))

    def _band(
        self, kind: Lettering, scale: Scale, top: float, band: float
    ) -> tuple[list[Shape], list[Label]]:
        """The line of time: a band with years, or where places are even an arrow."""
        width, weight, size = kind.room.width, kind.room.line, kind.size
        if not band:
            tip = (width, top)
            stem = line([(0, top), (width - size * 0.5, top)], weight * 1.5)
            return [stem, arrow((0, top), tip, size * 0.7)], []
        half = weight / 2
        marks = [rectangle(half, top, width - weight, band, weight=weight)]
        labels = []
        for x, name in cells(kind, scale):
            if x > scale.start:
                marks.append(line([(x, top), (x, top + band)], MINOR))
            if name:
                labels += kind.middle([name], x + size * 0.3, top + band / 2, "start")
        return marks, labels

    def _sign(
        self, event: Happening, flag: Flag, scale: Scale, radius: float, y: float
    ) -> list[Shape]:
        """A dot at a day, a bar over a month or a year."""
        if self.spacing == "scale":
            start, end = map(scale.at, days(event.date))
            if end - start > 2 * radius:
                thick = radius * 1.1
                return [rectangle(start, y - thick / 2, end - start, thick, BLACK)]
        return [dot(flag.pole, y, radius, MINOR)]

    def _down(self, kind: Lettering) -> Drawing | Misfit:
        """Entries beside a line down the page."""
        size, width = kind.size, min(kind.room.width, kind.size * 40)
        years = self.spacing == "scale"
        left = (_widest_month(kind) if years else 0.0) + size * 0.6
        start = left + size * 1.6
        entries = [
            event_label(kind, e.shown_date(kind.room.language), e.shown_text, width - start)
            for e in self._ordered
        ]
        if wide := next((label for label in entries if not label.fits), None):
            return no_room(max((*wide.date, *wide.text), key=kind.across))
        gap = size * 0.55
        height = sum(label.height + gap for label in entries) * (1.1 if years else 1) + size
        edge = size * 0.5
        places = self._places(self._scale(edge, height - edge))
        tops = _apart([place - size * 0.5 for place in places], entries, gap, height)
        marks = [line([(left, 0), (left, height)], kind.room.line * 1.5)]
        labels: list[Label] = []
        if years:
            for y, name in cells_down(kind, self._scale(edge, height - edge)):
                marks.append(line([(left - size * 0.4, y), (left, y)], MINOR))
                labels += kind.middle([name], left - size * 0.6, y, "end")
        for label, place, top in zip(entries, places, tops, strict=True):
            beside = top + size * 0.5
            bend = left + size * 0.7
            marks.append(line([(left, place), (bend, beside), (start - size * 0.3, beside)], MINOR))
            marks.append(dot(left, place, size * 0.2, MINOR))
            new_marks, new_labels = label.at(kind, start, top)
            marks += new_marks
            labels += new_labels
        return Drawing(width, height, tuple(marks), tuple(labels))


def cells_down(kind: Lettering, scale: Scale) -> list[tuple[float, str]]:
    """Years beside a line down the page, as many as stand apart."""
    years: list[tuple[float, str]] = []
    for y, name in cells(kind, scale):
        if name and kind.size * 0.5 <= y and (not years or y - years[-1][0] >= kind.leading):
            years.append((y, name))
    return years


def _widest_month(kind: Lettering) -> float:
    """The width of the longest name of a month beside a line down the page, with its year."""
    months = map(kind.room.language.short_month, range(1, 13))
    return kind.widest(f"{month} 0000" for month in months)


def _rows(
    flags: list[Flag], entries: list[EventLabel], size: float, *, above: bool = False
) -> list[float]:
    """From the line to the far edge of every row on one side."""
    count = max((flag.row + 1 for flag in flags if flag.above == above), default=0)
    edges: list[float] = []
    for row in range(count):
        tall = [
            label.height
            for flag, label in zip(flags, entries, strict=True)
            if flag.above == above and flag.row == row
        ]
        edges.append((edges[-1] if edges else 0) + max(tall, default=0) + size * 0.7)
    return edges


def _apart(tops: list[float], entries: list[EventLabel], gap: float, height: float) -> list[float]:
    """Tops pushed down until no entry meets the one before it, then up into the height."""
    for n in range(1, len(tops)):
        tops[n] = max(tops[n], tops[n - 1] + entries[n - 1].height + gap)
    foot = height
    for n in range(len(tops) - 1, -1, -1):
        tops[n] = min(tops[n], foot - entries[n].height)
        foot = tops[n] - gap
    return tops


def _is_date(date: str) -> bool:
    try:
        days(date)
    except ValueError:
        return False
    return True


TYPE = Timeline
