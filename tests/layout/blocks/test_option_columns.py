"""Which arrangement options have, by their widths."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.blocks.choices import choose_strips
from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.pagination.strips import Strip, inked
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style, style_of
from worksheets.model.page.page import Run, Stroke
from worksheets.model.paper.content import Choose, Code, Inlines, LineBreak, Maths, Text, text

STYLE = style_of(theme("worksheet"), "A4", ENGLISH)
FIELD = STYLE.measure - STYLE.number
SPACE = 36.0
"""Points that box, letter and the gap behind an option take."""


def of_width(points: float) -> str:
    """Letters that are about so wide, and no wider."""
    letter = STYLE.faces.width("n", "text", STYLE.size)
    return "n" * int(points / letter)


def strips_of(options: list[str], style: Style = STYLE, measure: float = FIELD) -> list[Strip]:
    choose = Choose("options", tuple(map(text, options)))
    return choose_strips(choose, BlockPlace(measure, style, Structure()))


def across(strip: Strip) -> int:
    return sum(isinstance(mark, Stroke) for mark in inked(strip))


@pytest.mark.parametrize(
    ("count", "widest", "rows"),
    [
        (2, FIELD / 4, [2]),
        (3, FIELD / 4, [3]),
        (4, FIELD / 4, [4]),
        (5, FIELD / 5, [5]),
        (3, FIELD / 3, [3]),
        (4, FIELD / 3, [2, 2]),
        (4, FIELD / 2, [2, 2]),
        (5, FIELD / 2, [2, 2, 1]),
        (6, FIELD / 4, [2, 2, 2]),
        (2, FIELD / 3, [1, 1]),
        (3, FIELD / 2, [1, 1, 1]),
        (4, FIELD * 0.9, [1, 1, 1, 1]),
    ],
)
def test_options_stand_side_by_side_if_the_widest_has_room(
    count: int, widest: float, rows: list[int]
) -> None:
    fitting = [of_width(widest - SPACE), *["n"] * (count - 1)]
    assert [across(strip) for strip in strips_of(fitting)] == rows
    assert [across(strip) for strip in strips_of(fitting[::-1])] == rows


def test_columns_of_three_and_of_four_stand_under_each_other() -> None:
    def boxes(options: list[str]) -> list[float]:
        (strip,) = strips_of(options)
        return [mark.points[0][0] for mark in inked(strip) if isinstance(mark, Stroke)]

    assert boxes(["a", "b", "c"]) == pytest.approx(boxes(["a", "b", "c", "d"])[:3])


@given(
    st.lists(st.text("aefnow ", min_size=1, max_size=40).filter(str.strip), min_size=2, max_size=9),
    st.sampled_from(THEMES),
    st.floats(150, 480),
)
def test_no_option_runs_into_another_or_out_of_its_field(
    options: list[str], name: str, measure: float
) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    strips = strips_of([" ".join(option.split()) for option in options], style, measure)
    assert sum(map(across, strips)) == len(options)
    for strip in strips:
        runs = sorted((m for m in inked(strip) if isinstance(m, Run)), key=lambda m: m.x)
        ends = [
            run.x + style.faces.typeface(run.face).width(run.text.rstrip(), run.size)
            for run in runs
        ]
        assert all(end <= run.x + 0.1 for end, run in zip(ends, runs[1:], strict=False))
        assert all(strip.x + end <= measure + 0.1 for end in ends)
        assert len({mark.y for mark in runs}) == 1


@pytest.mark.parametrize(
    "option",
    [
        (Text("a"), LineBreak(), Text("b")),
        (Text("a"), Code("x = 1", display=True)),
        (Text("a"), Maths("x", display=True), Text("b")),
        (Maths("x", display=True),),
    ],
)
@pytest.mark.parametrize("arrangement", ["list", "row"])
def test_an_option_of_several_lines_stands_in_a_list(
    option: Inlines, arrangement: Literal["list", "row"]
) -> None:
    choose = Choose("options", (option, text("n")), arrangement=arrangement)
    strips = choose_strips(choose, BlockPlace(FIELD, STYLE, Structure()))
    assert sum(map(across, strips)) == 2
    assert len(strips) >= 2
