"""Braces of authors: blanks, names of values, and those that are printed."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.authored import Gapped, read_gapped, read_prose
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import (
    Gap,
    Inlines,
    Maths,
    Placeholder,
    Strong,
    Text,
    plain,
    text,
)
from worksheets.model.paper.key import Accept
from worksheets.read.markup import markup

CONTEXT = SimpleNamespace(context={"markup": markup})
"""What reading knows of a text."""


def gapped(words: str) -> Gapped:
    return read_gapped(words, CONTEXT)  # type: ignore[arg-type]


def prose(words: str) -> Inlines:
    return read_prose(words, CONTEXT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Stalin feared the {USA|United States}.", ((text("USA"), text("United States")),)),
        ("written {$|x|$} and {negative}", (((Maths("|x|"),),), (text("negative"),))),
        (r"{$\frac{s}{t}$|s/t}", (((Maths(r"\frac{s}{t}"),), text("s/t")),)),
        (r"{$\{1, 2\}$}", (((Maths(r"\{1, 2\}"),),),)),
        ("{**bold**  words}", (((Strong(text("bold")), Text(" words")),),)),
        (r"either {a\|b|c}", ((text("a|b"), text("c")),)),
        (r"{a\}b}", ((text("a}b"),),)),
        ("{don't}", ((text("don’t"),),)),
    ],
)
def test_blanks(words: str, answers: tuple[tuple[Inlines, ...], ...]) -> None:
    found = gapped(words)
    assert found.answers == tuple(map(Accept, answers))
    assert [one.slot for one in found.content if isinstance(one, Gap)] == [
        f"gap-{n}" for n in range(1, len(answers) + 1)
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("no blank", "has no blank"),
        ("a formula $\\frac{a}{b}$ only", "has no blank"),
        ("empty {}", "needs its answer"),
        ("empty {a|}", "needs its answer"),
        ("open {a", "a brace has no partner"),
        ("closed a}", "a brace has no partner"),
        ("within {a {b} c}", "a brace has no partner"),
    ],
)
def test_blanks_that_are_none(words: str, message: str) -> None:
    with pytest.raises(Mistake, match=message) as found:
        gapped(words)
    assert found.value.hints


def read_or_refused(read: Callable[[str], Gapped], words: str) -> Gapped | Mistake:
    try:
        return read(words)
    except Mistake as mistake:
        return mistake


def words_outside(content: Inlines) -> str:
    return "".join(one.text for one in content if isinstance(one, Text))


@pytest.mark.parametrize(
    "words",
    [r"5$x {a} y$", r"$5\$ {a} x$", r"2$\frac{1}{2}$ and {a}"],
)
def test_what_only_looks_like_a_formula(words: str) -> None:
    """Nothing in braces is printed, and no blank is lost, where markup sees it otherwise."""
    found = read_or_refused(gapped, words)
    assert isinstance(found, Mistake) or plain(found.content).count("_") == len(found.answers)
    assert isinstance(found, Mistake) or "{" not in words_outside(found.content)


def test_values_in_prose() -> None:
    assert prose("{s} m") == (Placeholder("s"), Text("\u00a0m"))
    assert prose("*{s}* - $\\frac{s}{t}$")[-1] == Maths(r"\frac{s}{t}")
    assert prose(r"\{1, 2\} and \{s\}") == text("{1, 2} and {s}")


@pytest.mark.parametrize("words", ["{North Korea}", "{1}", "{a|b}", "{}", "{", "}", "{ s }"])
def test_braces_that_mean_nothing_in_prose(words: str) -> None:
    with pytest.raises(Mistake) as found:
        prose(f"Some {words} words.")
    assert found.value.hints


WORDS = st.text("abcxyz ÄßЖ0123-.,'", min_size=1, max_size=12).filter(str.strip)
FORMULAS = st.sampled_from(["$mc^2$", "$|x|$", r"$\frac{s}{t}$", r"$\{1\}$", "$a_{1}$"])
ANSWERS = st.lists(st.one_of(WORDS, FORMULAS), min_size=1, max_size=3)
PLAIN = st.text("mnopq ", max_size=8)


@given(st.lists(st.tuples(PLAIN, ANSWERS), min_size=1, max_size=6), PLAIN)
def test_no_answer_stands_where_its_blank_is(parts: list[tuple[str, list[str]]], end: str) -> None:
    """Nothing of what was in braces is left in the text that candidates see."""
    found = gapped("".join(f"{before}{{{'|'.join(answers)}}}" for before, answers in parts) + end)
    assert len(found.answers) == len(parts)
    seen = plain(found.content)
    assert set(seen) <= set("mnopq _\u00a0")
    assert seen.count("_") == len(parts)
    wanted = [len(answers) for _, answers in parts]
    assert [len(one.answers) for one in found.answers] == wanted


@given(st.text("{}|$\\`ab* ", max_size=40))
def test_any_braces_are_read_or_refused(words: str) -> None:
    found: object
    for read in (gapped, prose):
        try:
            found = read(words)
        except Mistake as mistake:
            found = mistake
        assert not isinstance(found, Mistake) or found.hints


def test_many_open_braces_are_refused_at_once() -> None:
    with pytest.raises(Mistake, match="no partner"):
        gapped("{" + "$a$" * 2_000)
