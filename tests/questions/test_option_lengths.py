"""When the length of an option is a cue."""

import pytest

from worksheets.model.paper.content import Inlines, Maths, text
from worksheets.questions.options.lengths import is_longest


def fraction(top: int, bottom: int) -> Inlines:
    return (Maths(rf"\frac{{{top}}}{{{bottom}}}"),)


@pytest.mark.parametrize(
    ("options", "longest"),
    [
        ((text("a river in the north of Korea"), text("a city"), text("a hill")), True),
        ((text("a city"), text("a river in the north of Korea")), False),
        ((text("city"), text("hill")), False),
        ((text("12 345"), text("12"), text("7")), False),
        ((text("12.5 m"), text("3 m")), False),
        ((fraction(11, 24), fraction(2, 7), fraction(1, 7)), False),
        ((text("CaCO₃"), text("CO")), False),
        ((text("ten hours"), text("9 h")), True),
    ],
)
def test_only_words_are_long(options: tuple[Inlines, ...], longest: bool) -> None:
    assert is_longest(0, options) == longest
