"""Letters of quantities that a reader sees."""

import pytest

from worksheets.model.numbers.letters import shows_letter
from worksheets.model.paper.content import Emph, Inlines, Maths, Strong, Text, text


@pytest.mark.parametrize(
    ("content", "symbol", "relation", "stem"),
    [
        (text("difference ÷ number"), "a", False, False),
        (text("s ÷ t"), "s", True, False),
        (text("a pen for a boy"), "a", True, False),
        (text("with a = 4"), "a", True, True),
        ((Text("the speed "), Emph(text("v"))), "v", True, True),
        ((Strong((Emph(text("v")),)),), "v", True, True),
        ((Maths(r"E = mgh"),), "g", True, True),
        ((Maths(r"\frac{s}{t}"),), "t", True, True),
        ((Maths(r"\frac{s}{t}"),), "f", False, False),
        ((Maths(r"E_{\mathrm{k}}"),), "k", False, False),
    ],
)
def test_shown_letters(content: Inlines, symbol: str, relation: bool, stem: bool) -> None:
    assert shows_letter(content, symbol) is relation
    assert shows_letter(content, symbol, words=True) is stem
