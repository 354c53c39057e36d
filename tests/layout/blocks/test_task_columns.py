"""The columns of numbers and of marks, which all questions of a paper share."""

import pytest

from themes import theme
from words import ENGLISH
from worksheets.layout.blocks.task_columns import task_columns
from worksheets.layout.style import style_of
from worksheets.model.paper.content import Para, text
from worksheets.model.paper.item import Task


@pytest.mark.parametrize(
    ("name", "tariffs", "width"),
    [
        ("worksheet", (1, 4), 31.5),
        ("worksheet", (1, 15), 31.5),
        ("exam", (1, 4), 52.5),
        ("large-print-18", (1,), 54),
    ],
)
def test_the_column_of_marks_is_as_wide_as_in_the_specification(
    name: str, tariffs: tuple[int, ...], width: float
) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    tasks = [Task(str(n), tariff, (Para(text("Why?")),)) for n, tariff in enumerate(tariffs, 1)]
    assert task_columns(tasks, style).marks == pytest.approx(width, abs=1)
