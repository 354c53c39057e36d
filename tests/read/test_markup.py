"""Light markup and typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.content import Emph, Strong, Sub, Super, Text, plain
from worksheets.read.markup import _parser, markup
from worksheets.read.typography import typeset


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("plain  words\n here", (Text("plain words here"),)),
        ("*Pravda*", (Emph((Text("Pravda"),)),)),
        ('"*Pravda*"', (Text("“"), Emph((Text("Pravda"),)), Text("”"))),
        ("give **two** reasons", (Text("give "), Strong((Text("two"),)), Text(" reasons"))),
        ("H~2~O and x^2^", (Text("H"), Sub((Text("2"),)), Text("O and x"), Super((Text("2"),)))),
        (r"2 \* 3", (Text("2 * 3"),)),
        ("2 * 3 * 4", (Text("2 * 3 * 4"),)),
        ("a_b_c", (Text("a_b_c"),)),
        ("", ()),
    ],
)
def test_markup(words: str, content: object) -> None:
    assert markup(words) == content


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("'Yes,' he said, \"no.\"", "‘Yes,’ he said, “no.”"),
        ("don't, the states' and '49", "don’t, the states’ and ’49"),
        ('("so")', "(“so”)"),
        ("1950-53 - a war -- and more", "1950–53 – a war – and more"),
        ("1950-07-08", "1950-07-08"),
        ("and so on...", "and so on…"),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-GB", "“Yes” – ‘no’"),
        ("en-US", "“Yes”—‘no’"),
        ("de", "„Yes“ – ‚no‘"),
        ("de-CH", "«Yes» – ‹no›"),
        ("fr", "«\u00a0Yes\u00a0» – ‹no›"),
        ("ru", "«Yes» — „no“"),
        ("xx", "“Yes” – ‘no’"),
    ],
)
def test_quotes_and_dashes_by_locale(language: str, printed: str) -> None:
    assert typeset("\"Yes\" - 'no'", language=language) == printed


@pytest.mark.parametrize(
    "words",
    ["25_kg", "3.5_mm²", "20_°C", "5_%", "Source_A", "Question_3", "8_July 1950", "12_m/s"],
)
def test_what_is_not_parted_at_the_end_of_a_line(words: str) -> None:
    assert typeset(words.replace("_", " ")) == words.replace("_", "\u00a0")


@pytest.mark.parametrize("words", ["25 kings", "a Source of water", "in 1950 many"])
def test_other_spaces_are_ordinary(words: str) -> None:
    assert typeset(words) == words


@given(st.text())
def test_any_text_keeps_its_letters(words: str) -> None:
    letters = [letter for letter in words if letter.isalnum()]
    assert [letter for letter in plain(markup(words)) if letter.isalnum()] == letters


@given(st.lists(st.sampled_from(["*", "**", "a", "b c", " ", ",", ":", "d"]), max_size=12))
def test_the_quick_way_agrees_with_the_parser(parts: list[str]) -> None:
    words = " ".join("".join(parts).split())
    slow = _parser().parseInline(words)[0].children or []
    assert plain(markup(words)) == "".join(token.content for token in slow)
