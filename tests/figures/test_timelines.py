"""Timelines: what stands on the scale, and what is done if there is no room for one."""

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from figure_samples import read, room
from themes import theme
from words import ENGLISH
from worksheets.figures.drawing.calendar import cells, spanning, without_slivers
from worksheets.figures.drawing.lettering import Lettering
from worksheets.figures.drawing.scale import Scale
from worksheets.layout.style import style_of
from worksheets.model.knowledge.dates import days
from worksheets.model.page.drawing import Drawing, Misfit
from worksheets.model.page.fitting import boxes
from worksheets.model.page.page import Shape

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)

EVENTS: list[dict[str, str]] = [
    {"date": "1945-02", "text": "The Yalta Conference begins"},
    {"date": "1945-05-08", "text": "Germany surrenders"},
    {"date": "1945-08-06", "text": "The first atomic bomb is dropped"},
    {"date": "1947-03", "text": "The Truman Doctrine", "blank": "date"},
    {"date": "1948-06", "text": "The Berlin blockade begins"},
    {"date": "1949-04", "text": "NATO is founded"},
    {"date": "1949-10-01", "text": "Mao proclaims the republic"},
    {"date": "1950-06-25", "text": "North Korean troops cross the parallel", "blank": "text"},
    {"date": "1953-07-27", "text": "Armistice in Korea"},
]


def named(first: str, last: str, width: float, size: float) -> list[str]:
    """What is written in the cells of a scale."""
    space = room(STYLE, width, size)
    scale = Scale(*spanning([first, last], first, last), 0, width)
    placed = cells(Lettering(space), scale)
    ends = [x for x, _ in placed[1:]] + [width]
    for (x, name), end in zip(placed, ends, strict=True):
        assert x + space.across(name) <= end
    return [name for _, name in placed]


@pytest.mark.parametrize(
    ("first", "last", "width", "size", "names"),
    [
        (
            "1950-05",
            "1951-01",
            472,
            8.5,
            ["May 1950", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 1951"],
        ),
        ("1950-05", "1951-01", 437, 18, ["May 1950", "Jul", "Oct", ""]),
        ("1950-05", "1951-01", 440, 24, ["", "Jul 1950", "Oct", ""]),
        ("1950-05", "1951-01", 150, 24, ["1950", ""]),
        ("1950-05", "1951-01", 300, 9, ["May 1950", "Jul", "Oct", "1951"]),
        ("1945", "1953", 440, 24, ["", "1946", "1948", "1950", "1952"]),
        ("0001", "0030", 300, 9, ["1", "5", "10", "15", "20", "25", ""]),
    ],
)
def test_a_scale_has_the_finest_names_that_fit_and_only_its_ends_go_without(
    first: str, last: str, width: float, size: float, names: list[str]
) -> None:
    assert named(first, last, width, size) == names


def drawn(size: float, height: float, *, tallest: bool) -> Drawing | Misfit:
    made, wrong = read(json.dumps({"type": "timeline", "events": EVENTS}))
    assert made is not None, [str(one) for one in wrong]
    return made.drawn(replace(room(STYLE, 460, size, height, size), tallest=tallest))


def white_boxes(drawing: Drawing) -> list[Shape]:
    return [
        mark
        for mark in drawing.marks
        if isinstance(mark, Shape)
        and mark.ink.fill == (1, 1, 1)
        and len(mark.outline.paths[0]) == 4
    ]


@pytest.mark.parametrize("size", [8.5, 14, 18, 24])
def test_all_dates_and_events_are_printed_in_every_type(size: float) -> None:
    drawing = drawn(size, 576, tallest=True)
    assert isinstance(drawing, Drawing), drawing
    printed = Counter(word for label in drawing.labels for word in label.text.split())
    for event in EVENTS:
        shown = "" if event.get("blank") == "text" else event["text"]
        assert not Counter(shown.split()) - printed
    assert len(white_boxes(drawing)) == 2


def test_dates_are_a_list_only_if_no_room_is_high_enough_for_a_scale() -> None:
    assert isinstance(drawn(24, 576, tallest=False), Misfit)
    listed = drawn(24, 576, tallest=True)
    assert isinstance(listed, Drawing)
    assert not [label for label in listed.labels if label.text == "1950"]
    scaled = drawn(18, 576, tallest=True)
    assert isinstance(scaled, Drawing)
    assert [label for label in scaled.labels if label.text == "1950"]


def test_a_list_is_in_order_with_each_event_beside_its_date() -> None:
    listed = drawn(24, 576, tallest=True)
    assert isinstance(listed, Drawing)
    at = {label.text: label.y for label in listed.labels}
    assert at["February 1945"] == at["The Yalta"]
    assert at["8 May 1945"] == at["Germany surrenders"]
    assert at["June 1948"] < at["April 1949"] < at["27 July 1953"]
    placed = sorted(boxes(listed.labels, room(STYLE, 460, 24)), key=lambda box: box.top)
    assert not any(one.meets(other) for one, other in pairwise(placed))


@pytest.mark.parametrize(
    ("dates", "low", "high"),
    [
        (["1949-10-01", "1953-10-01"], "1949", "1953"),  # nothing is in January 1954
        (["1949-10-01", "1954-01-20"], "1949", "1954-01"),
        (["1948-12-20", "1953-10-01"], "1948-12", "1953"),
    ],
)
def test_a_scale_has_no_sliver_at_its_ends_unless_something_happened_in_it(
    dates: list[str], low: str, high: str
) -> None:
    space = room(STYLE, 472, 8.5)
    scale = Scale(*spanning(dates, "1948-12", "1954-01"), 0, 472)
    shorter = without_slivers(Lettering(space), scale, dates)
    assert (shorter.low, shorter.high) == (days(low)[0], days(high)[1])
    if low == "1949" and high == "1953":
        assert all(name for _, name in cells(Lettering(space), shorter))


def test_an_event_that_is_asked_for_has_a_question_mark_and_no_box() -> None:
    events = [{"date": event["date"], "text": event["text"]} for event in EVENTS]
    events[-1]["blank"] = "asked"
    made, wrong = read(json.dumps({"type": "timeline", "events": events}))
    assert made is not None, [str(one) for one in wrong]
    drawing = made.drawn(room(STYLE, 460, 8.5, 576, 8.5))
    assert isinstance(drawing, Drawing)
    words = [label.text for label in drawing.labels]
    assert "?" in words
    assert "Armistice" not in " ".join(words)
    assert not white_boxes(drawing)
    assert "27 July 1953: a question mark" in made.described(ENGLISH)
    assert "Armistice" not in made.described(ENGLISH)
