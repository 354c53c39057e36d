"""Content written as its author would, and read back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Emph, Inlines, Strong, Text, plain
from worksheets.read.authored_text import authored, merged, undressed
from worksheets.read.markup import markup

PIECES = st.sampled_from(
    [
        *"ab xyz 12 3 ",
        *"*_~^$`\\[](){}'\"-.:;,!?\n",
        "**",
        " - ",
        "--",
        "...",
        "*word*",
        "**two words**",
        "H~2~O",
        "x^2^",
        "$x^2$",
        "$$\\frac{1}{2}$$",
        "`a * b`",
        "\n\n",
        "\n```\nfor i in x:\n    y\n```\n",
        "[a page](https://example.org/a_(b))",
        "\\*",
        "\\{1, 2\\}",
        "1914-18",
        "5 km",
        "it's",
    ]
)


def read(text: str) -> Inlines | None:
    try:
        return markup(text)
    except Mistake:
        return None


@given(st.lists(PIECES, max_size=12).map("".join))
@example("a * b * c")
@example("2*3*4 and *so*")
def test_what_is_read_can_be_written(text: str) -> None:
    content = read(text)
    if content is None:
        return
    try:
        again = authored(content)
    except Mistake:
        assert content != undressed(content) or "\n" in text or "$" in text or "`" in text
        return
    assert merged(markup(again)) == merged(content)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Which river?", "Which river?"),
        ("the set {1, 2}", r"the set \{1, 2\}"),
        ("2*3*4", "2*3*4"),
        ("a *word* and **two**", "a *word* and **two**"),
        ("H~2~O is x^2^", "H~2~O is x^2^"),
        ("it's \\*not\\*", r"it’s \*not\*"),
    ],
)
def test_few_backslashes_are_written(text: str, written: str) -> None:
    assert authored(markup(text)) == written


def test_what_no_text_says_is_a_mistake() -> None:
    content = (Text("un"), Emph((Text("be"),)), Text("lievable"))
    with pytest.raises(Mistake):
        authored(content)
    assert undressed((*content, Strong((Text("!"),)))) == (Text("unbelievable!"),)
    assert plain(undressed(content)) == "unbelievable"
