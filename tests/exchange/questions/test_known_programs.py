"""Programs that score QTI items: those that are known whole are read, and nothing near to them."""

import re
from fractions import Fraction

import pytest
from qti_reader import files_of
from typed_questions import remembered

from worksheets.exchange.archives import packed
from worksheets.exchange.questions.formats.qti import read
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    NONE,
    BankFile,
    Choice,
    ExchangeItem,
    ExtendedText,
    Interaction,
    NoInteraction,
    Option,
    Order,
)
from worksheets.model.paper.content import Text

__all__ = ["remembered"]

VERSIONS = ("qti21", "qti3")
ENTRIES = tuple((Text(word),) for word in ("first", "second", "third"))
EXTRA = Choice(
    tuple(
        Option((Text(word),), worth)
        for word, worth in (("a", Fraction(1, 2)), ("b", Fraction(1, 2)), ("c", NONE))
    ),
    several=True,
    rule="less-extra",
)
KNOWN: dict[str, Interaction] = {
    "less-extra": EXTRA,
    "neighbours": Order(ENTRIES, "neighbours"),
    "places": Order(ENTRIES, "places"),
    "whole": Order(ENTRIES, "whole"),
}


def package(name: str, interaction: Interaction, marks: int = 3) -> bytes:
    write = formats()[name].write
    assert write is not None
    item = ExchangeItem(((Text("Do it."),),), interaction, "q", "q", marks=Fraction(marks))
    return write([item], {})


def changed(data: bytes, old: str, new: str, count: int = 1) -> bytes:
    """A package in whose item so many places are written otherwise."""
    files = dict(files_of(data))
    (name,) = (one for one in files if one.startswith("items/"))
    text = files[name].decode()
    assert re.search(old, text), text
    return packed({**files, name: re.sub(old, new, text, count=count).encode()})


def bank_of(data: bytes) -> BankFile:
    return read(data, "bank", "en-GB")


@pytest.mark.parametrize("marks", [1, 2, 3, 6])
@pytest.mark.parametrize("rule", KNOWN)
@pytest.mark.parametrize("name", VERSIONS)
def test_what_we_write_is_read_with_its_rule(name: str, rule: str, marks: int) -> None:
    bank = bank_of(package(name, KNOWN[rule], marks))
    assert not bank.losses
    (item,) = bank.items
    assert item.interaction == KNOWN[rule]
    assert item.marks == marks
    assert not item.doubts


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("less-extra", '(integer">)2<', r"\g<1>1<"),
        ("less-extra", '(integer">)0<', r"\g<1>1<"),
        ("less-extra", '(mappedValue=")1"', r'\g<1>2"'),
        ("less-extra", "<mapping ", '<mapping upperBound="1" '),
        ("less-extra", "<containerSize>(.*?)</containerSize>", r"<random>\g<1></random>"),
        ("less-extra", "(defaultValue=)\"0\"", r'\g<1>"1"'),
        ("neighbours", '(<index n=)"1"', r'\g<1>"2"'),
        ("neighbours", "(identifier\">entry-)2<", r"\g<1>3<"),
        ("neighbours", '(float">)1<', r"\g<1>2<"),
        ("neighbours", "<or>(.*?)</or>", r"<and>\g<1></and>"),
        ("places", '(<index n=)"1"', r'\g<1>"2"'),
        ("places", '(float">)1<', r"\g<1>2<"),
        ("places", "<responseCondition>.*?</responseCondition>", ""),
    ],
)  # fmt: skip
def test_what_is_nearly_known_is_refused(rule: str, old: str, new: str) -> None:
    bank = bank_of(changed(package("qti21", KNOWN[rule]), old, new))
    assert not bank.items
    (loss,) = bank.losses
    assert loss.grade == "refused"
    assert loss.code in ("worth", "key")


@pytest.mark.parametrize("factor", ["-1", "0", "x"])
def test_points_are_not_taken_times_what_is_not_above_0(factor: str) -> None:
    data = changed(package("qti21", EXTRA, 1), '(float">)0.5<', rf"\g<1>{factor}<")
    (loss,) = bank_of(data).losses
    assert (loss.grade, loss.code) == ("refused", "worth")


@pytest.mark.parametrize("name", VERSIONS)
def test_a_text_without_a_question_is_read_as_one(name: str) -> None:
    (item,) = bank_of(package(name, NoInteraction())).items
    assert item.interaction == NoInteraction()
    assert item.body == ((Text("Do it."),),)


def test_a_response_that_nothing_asks_for_is_refused() -> None:
    data = changed(package("qti21", EXTRA), "<choiceInteraction.*?</choiceInteraction>", "<p/>")
    assert [loss.what for loss in bank_of(data).losses] == [
        "a response is declared that nothing asks for"
    ]


@pytest.mark.parametrize("name", VERSIONS)
def test_what_an_answer_may_say_is_read_from_a_list_for_scorers(name: str) -> None:
    words = ExtendedText(((Text("It is far."),), (Text("It is cold."),)))
    bank = bank_of(package(name, words))
    assert [item.interaction for item in bank.items] == [words]
    assert not bank.losses


def test_another_block_for_scorers_is_lost() -> None:
    words = ExtendedText(((Text("It is far."),),))
    data = changed(package("qti21", words), r"<ul><li>It is far.</li></ul>", "<p>It is far.</p>")
    bank = bank_of(data)
    assert [item.interaction for item in bank.items] == [ExtendedText()]
    assert [(loss.grade, loss.code) for loss in bank.losses] == [("lost", "scheme")]
