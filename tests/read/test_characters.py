"""Characters that authors can write, however they write them."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.type.faces import covered
from worksheets.model.characters import is_blank
from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped
from worksheets.read.characters import REFUSED, normalised, refusal
from worksheets.read.files import AuthoredFile
from worksheets.read.unprintable import check_characters
from worksheets.read.yaml_events import tree


def value_of(text: str) -> tuple[object, list[str]]:
    sink = Sink()
    found = tree(f"a: {text}\n", "f.yaml", sink)
    assert isinstance(found, Mapped)
    return found["a"], [str(one).splitlines()[0] for one in sink]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("|\n  one\n  two\n\n  three\n", "one\ntwo\n\nthree\n"),
        (">\n  one\n  two\n\n  three\n", "one two\n\nthree\n"),
        (
            ">\n  one\n\n      x = 1\n      y = 2\n\n  two\n",
            "one\n\n    x = 1\n    y = 2\n\ntwo\n",
        ),
        ("one\n  two\n\n  three\n", "one two\n\nthree"),
        ('"one\\u2028two\\u2029three\\x85four\\r\\nfive"', "one\ntwo\n\nthree\nfour\nfive"),
        ('"\\ufeffo\\u00adn\\u2060e"', "one"),
        ('"م\\u200cی \\u200fx\\u00a0y"', "م\u200cی \u200fx\u00a0y"),
    ],
)
def test_texts_are_read_as_they_are_meant(written: str, read: str) -> None:
    assert value_of(written) == (read, [])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('"x\\0"', "f.yaml:1:4: error: there is a control character, U+0000"),
        ('"\\e[1m"', "f.yaml:1:4: error: there is a control character, U+001B"),
        ("x \ue000", "f.yaml:1:6: error: there is a private character, which means"),
        ('"\\U0010ffff"', "f.yaml:1:4: error: there is a private character, which means"),
        (
            "x \u202eb",
            "f.yaml:1:6: error: there is a sign that turns the direction of text, U+202E",
        ),
        ("x\u2066b", "f.yaml:1:5: error: there is a sign that turns the direction of text, U+2066"),
        ("caf\ufffd", "f.yaml:1:7: error: there is the sign for a character that was lost, U+FFFD"),
        ("x \ufdd0", "f.yaml:1:6: error: there is U+FDD0, which is no character of any script"),
        ('"$a \\times b$"', "f.yaml:1:4: error: a backslash in double quotes does not stay one"),
        ('"$a \\neq b$"', "f.yaml:1:4: error: a backslash in double quotes does not stay one"),
    ],
)
def test_what_no_text_can_hold_is_refused_with_its_place(written: str, said: str) -> None:
    _, found = value_of(written)
    assert [one[: len(said)] for one in found] == [said]


def test_prices_on_two_lines_are_no_formula() -> None:
    assert value_of('"$5\\nand $6"') == ("$5\nand $6", [])


@given(st.characters())
def test_every_character_is_kept_replaced_or_refused(letter: str) -> None:
    found = normalised(f"a{letter}b")
    assert (refusal(found) is None) == (REFUSED.search(found) is None)
    if refusal(found) is None:
        assert set(found) <= {"a", "b", "\n", letter}
        assert unicodedata.category(letter) not in ("Cc", "Co", "Cs") or letter in "\t\n\r\x85"


@pytest.mark.parametrize("words", ["", " \n\t", "\u200b", "\u200f \u00a0", "\ufe0f"])
def test_a_text_with_nothing_to_see_is_blank(words: str) -> None:
    assert is_blank(words)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('# 中 in a comment\na: "\\u4e2d"\nb: x中\n', [(2, 4)]),
        ("a: [x, 'y 中', 国]\nb: 国\n", [(1, 11), (1, 15)]),
        ("a: |\n  one\n  two 中\n", [(3, 7)]),
        ("中: b\n", [(1, 1)]),
        ("a: می\u200cخ\n", [(1, 4), (1, 5), (1, 7)]),
        ("a: x\u200dy\u200f\n", []),
    ],
)
def test_the_places_of_characters_without_a_face(text: str, places: list[tuple[int, int]]) -> None:
    sink = Sink()
    check_characters(
        tree(text, "f.yaml", sink), AuthoredFile(Path("f.yaml"), "f.yaml", text), covered(), sink
    )
    assert [(one.span.line, one.span.column) for one in sink] == places
    assert all(one.hints for one in sink)


def test_words_of_a_theme_and_of_its_scheme_s_theme_are_looked_at(tmp_path: Path) -> None:
    from worksheets.jobs.batch import build  # noqa: PLC0415
    from worksheets.pipeline.request import Request  # noqa: PLC0415

    (tmp_path / "t.yaml").write_text('name: t\ndescription: d\nfurniture: {end: "\\u4e2d"}\n')
    spec = "course: cold-war\ntopics: [2.2.2]\nsections: [{questions: [{type: essay}]}]\n"
    (tmp_path / "s.yaml").write_text(f"title: T\nlayout: {{theme: t.yaml}}\n{spec}")
    (found,) = build([tmp_path / "s.yaml"], Request(tmp_path / "out")).diagnostics
    assert found.span.file.endswith("t.yaml")
    assert (found.span.line, found.span.column) == (3, 18)
