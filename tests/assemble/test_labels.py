"""Labels: each is on a paper once, and whoever reads one knows which question it is."""

import re
from collections.abc import Iterator, Mapping
from string import ascii_lowercase
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH, LANGUAGES
from worksheets.assemble.labels import numbered
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import NOWHERE
from worksheets.model.paper.content import Para, plain, text
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.lettering import LETTERS, Labels, Numbering, printed_number, roman

STYLES = get_args(Numbering)
ROMANS: Mapping[str, int] = {roman(n): n for n in range(1, 60)}
TEXT = Item("", NOWHERE, (Para(text("Between.")),), is_text=True)


def leaf() -> Item:
    return Item("leaf", NOWHERE, (), Scheme(1))


def item(*parts: Item) -> Item:
    return Item("whole", NOWHERE, (), parts=parts)


PARTS = st.lists(st.booleans(), min_size=2, max_size=26)
"""Of the parts of a question: whether each has parts of its own."""


def whole_labels(made: Item, above: str = "") -> Iterator[str]:
    """The labels of an item and of all its parts, as they are said alone."""
    if made.is_text:
        return
    label = f"{above}{made.label}"
    yield label
    for part in made.parts:
        yield from whole_labels(part, label)


def parsed(label: str, style: str, abbreviation: str) -> tuple[int, int, int, int]:
    """The section, the question, the part and the part of this that a label means; 0 for none."""
    part = r"\.(?P<part>\d+)" if style.endswith(".1") else r"\((?P<part>[a-z])\)"
    inner = r"\((?P<inner>[ivxlc]+)\)"
    if style == "1. a)":
        part, inner = r"(?P<part>[a-z])\)", r"(?P<inner>(?P<letter>[a-z])(?P=letter))\)"
    number = rf"((?P<section>[A-Z])\.)?({abbreviation})?(?P<number>\d+)"
    found = re.fullmatch(rf"{number}({part}({inner})?)?", label)
    assert found, label
    section = LETTERS.index(found["section"]) + 1 if found["section"] else 0
    letters = found["part"] or ""
    of_part = int(letters) if letters.isdecimal() else ascii_lowercase.find(letters) + 1
    innermost = found["inner"] or ""
    inside = ROMANS.get(innermost, 0)
    if style == "1. a)" and innermost:
        inside = ascii_lowercase.index(innermost[0]) + 1
    return section, int(found["number"]), of_part if letters else 0, inside


@given(
    st.lists(st.lists(PARTS, min_size=1, max_size=4), min_size=1, max_size=4),
    st.sampled_from(STYLES),
    st.integers(1, 99),
    st.booleans(),
    st.sampled_from(LANGUAGES),
)
def test_labels_are_a_bijection_and_parse_back(
    paper: list[list[list[bool]]], style: Numbering, first: int, by_section: bool, tag: str
) -> None:
    language = SHIPPED.of(tag)
    labels = Labels(style, "mentioned", first, by_section=by_section)
    abbreviation = language.say("task.numbered", number="")
    expected, found = [], []
    number = 0
    for s, section in enumerate(paper):
        number = 0 if by_section else number
        for parts in section:
            inside = [item(leaf(), TEXT, leaf()) if deep else leaf() for deep in parts]
            label = labels.question(s, number, language)
            found += whole_labels(numbered(item(*inside), label, language, style))
            at = (s + 1 if by_section else 0, first + number)
            expected.append((*at, 0, 0))
            for n, deep in enumerate(parts, 1):
                expected += [(*at, n, 0), *([(*at, n, 1), (*at, n, 2)] if deep else [])]
            number += 1
    assert len(set(found)) == len(found) == len(expected)
    assert [parsed(label, style, abbreviation) for label in found] == expected


def test_texts_between_parts_have_no_letter() -> None:
    made = numbered(item(leaf(), TEXT, TEXT, leaf()), "4", ENGLISH)
    assert [part.label for part in made.parts] == ["(a)", "", "", "(b)"]
    assert made.tariff == 2


def test_parts_go_to_z() -> None:
    made = numbered(item(*[leaf() for _ in range(26)]), "4", ENGLISH)
    assert made.parts[-1].label == "(z)"


def test_either_or_is_said_with_the_labels_of_the_parts() -> None:
    two = Item("q", NOWHERE, (), parts=(leaf(), leaf()), answer=1)
    four = Item("q", NOWHERE, (), parts=(leaf(), leaf(), leaf(), leaf()), answer=2)

    def said(question: Item, style: Numbering) -> str:
        (para,) = numbered(question, "3", ENGLISH, style).body
        assert isinstance(para, Para)
        return plain(para.content)

    assert said(two, "1") == "Answer either (a) or (b)."
    assert said(two, "01.1") == "Answer either 3.1 or 3.2."
    assert said(four, "1") == "Answer two of the parts (a) to (d)."
    assert two.tariff == 1
    assert four.tariff == 2


def test_a_german_number_has_a_full_stop_where_it_is_printed_only() -> None:
    assert printed_number("3", "1. a)") == "3."
    assert printed_number("3", "1") == "3"
