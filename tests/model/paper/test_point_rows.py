"""Mark points as rows for markers."""

import pytest

from worksheets.language.languages import SHIPPED
from worksheets.model.paper.content import text
from worksheets.model.paper.item import MarkPoint
from worksheets.model.paper.point_rows import point_rows

ENGLISH = SHIPPED.of("en-GB")


@pytest.mark.parametrize(
    ("accepted", "flags"),
    [
        (["awrt 270 J", "0.27 kJ"], ("awrt",)),
        (["awrt 270 J", "awrt 0.27 kJ"], ("awrt", "awrt")),
        (["0.27 kJ"], ()),
        (["awrt"], ()),
    ],
)
def test_a_flag_within_an_accepted_answer_is_one_of_its_row(
    accepted: list[str], flags: tuple[str, ...]
) -> None:
    """So the head of the scheme says what it means."""
    point = MarkPoint(text("269.5 J"), accept=tuple(map(text, accepted)))
    (row,) = point_rows([point], ENGLISH)
    assert row.flags == flags


def test_flags_of_a_point_and_of_what_it_accepts_are_both_there() -> None:
    point = MarkPoint(text("5 J"), accept=(text("awrt 5.0 J"),), flags=("cao",))
    (row,) = point_rows([point], ENGLISH)
    assert row.flags == ("cao", "awrt")
