"""Content behind letters, as sentences, and run in."""

import pytest

from worksheets.model.paper.content import Maths, Text, plain, text
from worksheets.model.paper.wording import lettered, run_in, stopped


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Use ink", "Use ink."),
        ("Use ink.", "Use ink."),
        ("Why?", "Why?"),
        ("Read ‘Spring.’", "Read ‘Spring.’"),
        ("(Use ink)", "(Use ink)."),
        ("the U.S.", "the U.S."),
        ("no; none", "no; none."),
    ],
)
def test_a_sentence_has_one_stop(words: str, sentence: str) -> None:
    assert plain(stopped(text(words))) == sentence


@pytest.mark.parametrize(
    ("paragraphs", "joined"),
    [
        ([], ""),
        (["Use ink"], "Use ink"),
        (["Lesson handout", "Use ink"], "Lesson handout. Use ink"),
        (["What do you know?", "Use ink."], "What do you know? Use ink."),
    ],
)
def test_paragraphs_are_run_in(paragraphs: list[str], joined: str) -> None:
    assert plain(run_in(tuple(map(text, paragraphs)), " ")) == joined


def test_no_line_parts_a_letter_from_what_is_about_it() -> None:
    assert lettered("A", text("True.")) == (Text("A\u00a0\u00a0True."),)
    assert lettered("A", (Maths("x"),)) == (Text("A\u00a0\u00a0"), Maths("x"))
    assert lettered("", text("True.")) == text("True.")
