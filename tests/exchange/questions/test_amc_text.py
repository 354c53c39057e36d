"""AMC-TXT, the plain text of Auto Multiple Choice."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import Typed, expected, keys_of, remembered, typed_questions, wrong_keys

from worksheets.exchange.questions.formats.amc_text import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.interaction import BankFile, Choice
from worksheets.model.paper.content import Code, Strong, Text

__all__ = ["remembered"]

TEXT = """\
# A comment
Title: Rivers
Lang: EN

*( Asia

* Which river
is in [*Korea*]?
- Han
+ Amnok
- Nile

**[id=two,ordered] Which are [|code|]?
+ one
+ two
- three
*)

*[horiz]{b=2} So?
+{2} yes
- no
"""


def bank(text: str) -> BankFile:
    found = read(text.encode(), "quiz.txt")
    assert len(found.items) + found.refused == found.seen
    return found


def test_one_star_and_two() -> None:
    one, two, scored = bank(TEXT).items
    assert one.body == ((Text("Which river is in "), Strong((Text("Korea"),)), Text("?")),)
    assert one.path == ("Asia",)
    assert isinstance(one.interaction, Choice)
    assert [option.worth for option in one.interaction.options] == [0, 1, 0]
    assert isinstance(two.interaction, Choice)
    assert two.interaction.several
    assert two.interaction.ordered
    assert two.body == ((Text("Which are "), Code("code"), Text("?")),)
    assert scored.path == ()
    assert scored.doubts == ("its answers have marks of their own",)
    assert [one.name for one in likely_formats(TEXT.encode())] == ["amc-txt"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("* Which?\n- a\n- b\n", "no answer is right"),
        ("* Which?\n+ a\n+ b\n", "several answers are right"),
        ("*<lines=4> Say.\n", "nothing says what a right answer is"),
        ("* What is [[$x$]]?\n+ a\n- b\n", "it has LaTeX, a picture or verbatim text"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    assert [loss.what for loss in bank(text).losses] == [message]


def written(questions: Sequence[Typed]) -> str:
    def lines(one: Typed) -> str:
        return "".join(f"{'+' if n in one.right else '-'} {o}\n" for n, o in enumerate(one.options))

    return "\n".join(f"* {one.stem}\n{lines(one)}" for one in questions)


@given(questions=typed_questions(), data=st.data())
def test_damage_makes_no_wrong_key(questions: list[Typed], data: st.DataObject) -> None:
    assert keys_of(bank(written(questions))) == expected(questions)
    lines = written(questions).split("\n")
    n = data.draw(st.integers(0, len(lines) - 2))
    match data.draw(st.sampled_from(["lose", "swap", "end"])):
        case "lose":
            del lines[n]
        case "swap":
            lines[n : n + 2] = reversed(lines[n : n + 2])
        case "end":
            del lines[n:]
    assert not wrong_keys(bank("\n".join(lines)), questions)


@given(text=st.text("*+-[]{}<>()a \n#", max_size=120))
def test_any_text_is_counted(text: str) -> None:
    bank(text)
