"""Moodle XML with the traps of real files."""

from base64 import b64encode
from fractions import Fraction

import pytest

from worksheets.exchange.questions.formats.moodle_xml import read
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    Match,
    NumericEntry,
    Order,
    Picture,
    TextEntry,
)
from worksheets.model.paper.content import Maths, plain

PIXEL = b64encode(b"a picture").decode()


def bank(*questions: str) -> BankFile:
    return read(f"<quiz>{''.join(questions)}</quiz>".encode(), "bank.xml")


def question(kind: str, answers: str, text: str = "Which?", more: str = "") -> str:
    shown = f'<questiontext format="html"><text>{text}</text>{more}</questiontext>'
    return f'<question type="{kind}"><name><text>n</text></name>{shown}{answers}</question>'


def answer(text: str, fraction: object, feedback: str = "") -> str:
    told = f"<feedback><text>{feedback}</text></feedback>"
    return f'<answer fraction="{fraction}"><text>{text}</text>{told}</answer>'


def only(*questions: str) -> ExchangeItem:
    (item,) = bank(*questions).items
    return item


def test_three_thirds_are_one() -> None:
    answers = "".join(answer(letter, "33.33333") for letter in "abc") + answer("d", "-33.33333")
    interaction = only(question("multichoice", f"<single>false</single>{answers}")).interaction
    assert isinstance(interaction, Choice)
    worths = [option.worth for option in interaction.options]
    assert sum(worths[:3]) == 1
    assert worths[3] == -Fraction(1, 3)


@pytest.mark.parametrize(
    ("single", "several"),
    [("", False), ("<single>1</single>", False), ("<single>0</single>", True)],
)
def test_without_a_word_one_option_is_chosen(single: str, several: bool) -> None:
    answers = answer("a", 100) + answer("b", 0)
    interaction = only(question("multichoice", single + answers)).interaction
    assert isinstance(interaction, Choice)
    assert interaction.several == several


def test_pictures_come_along_under_their_own_names() -> None:
    text = "<![CDATA[<p>Look: <img src='@@PLUGINFILE@@/a%20b.png' alt='A b'></p>]]>"
    file = f'<file name="a b.png" encoding="base64">{PIXEL}</file>'
    found = bank(question("multichoice", answer("a", 100) + answer("b", 0), text, file))
    assert Picture("a-b.png", "A b") in found.items[0].body
    assert found.pictures == {"a-b.png": b"a picture"}


def test_escaped_html_is_read_like_cdata() -> None:
    for text in ("<![CDATA[<b>Bold</b> &lt; x]]>", "&lt;b&gt;Bold&lt;/b&gt; &amp;lt; x"):
        item = only(question("multichoice", answer("a", 100) + answer("b", 0), text))
        assert [plain(part) for part in item.body if isinstance(part, tuple)] == ["Bold < x"]


def test_formulas_stand_between_their_marks() -> None:
    item = only(question("multichoice", answer(r"\(x^2\)", 100) + answer("$$y$$", 0)))
    assert isinstance(item.interaction, Choice)
    first, second = item.interaction.options
    assert first.content == (Maths("x^2"),)
    assert second.content == (Maths("y", True),)


def test_blanks_have_types_tolerances_and_escapes() -> None:
    text = r"<![CDATA[{1:SHORTANSWER:=a\}b~%50%c#half} {2:NM:=3.1:0.1} {1:MCV:=x~y}]]>"
    item = only(question("cloze", "", text))
    assert isinstance(item.interaction, TextEntry)
    first, second, third = item.interaction.gaps.values()
    assert [plain(one.words) for one in first.answers] == ["a}b", "c"]
    assert (str(second.numbers[0].least), str(second.numbers[0].most)) == ("3.0", "3.2")
    assert [plain(one) for one in third.choices] == ["x", "y"]


def test_categories_are_those_before_a_question() -> None:
    category = (
        '<question type="category"><category><text>$course$/top/A/B//C</text></category></question>'
    )
    found = bank(category, question("truefalse", answer("true", 100) + answer("false", 0)))
    assert found.items[0].path == ("A", "B/C")
    assert found.seen == 1


def test_verdicts_are_english_in_every_language() -> None:
    interaction = only(
        question(
            "truefalse", answer("false", 100, "Richtig") + answer("true", 0, "Nein"), "Es ist so."
        )
    ).interaction
    assert isinstance(interaction, Choice)
    true, false = interaction.options
    assert (true.worth, plain(true.why)) == (0, "Nein")
    assert (false.worth, plain(false.why)) == (1, "Richtig")


def test_matchings_have_spare_and_repeated_options() -> None:
    pairs = "".join(
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in (("a", "1"), ("b", "1"), ("", "2"))
    )
    interaction = only(question("matching", pairs)).interaction
    assert isinstance(interaction, Match)
    assert (len(interaction.options), interaction.key) == (2, (0, 0))


def test_words_to_choose_have_groups() -> None:
    boxes = "".join(
        f"<selectoption><text>{word}</text><group>{group}</group></selectoption>"
        for word, group in (("was", 1), ("were", 1), ("cat", 2))
    )
    item = only(question("gapselect", boxes, "It [[2]] a [[3]]."))
    assert isinstance(item.interaction, TextEntry)
    first, second = item.interaction.gaps.values()
    assert [plain(one) for one in first.choices] == ["was", "were"]
    assert plain(second.answers[0].words) == "cat"


def test_orderings_are_read() -> None:
    entries = answer("one", 1) + answer("two", 1)
    interaction = only(question("ordering", f"<gradingtype>1</gradingtype>{entries}")).interaction
    assert isinstance(interaction, Order)
    assert interaction.rule == "neighbours"


def test_unknown_types_are_refused_by_name_and_the_rest_is_read() -> None:
    right = answer("a", 100) + answer("b", 0)
    found = bank(
        question("multichoice", right), question("stack", ""), question("multichoice", right)
    )
    assert len(found.items) == 2
    (loss,) = found.losses
    assert (loss.grade, loss.code) == ("refused", "type")
    assert "'stack'" in loss.what


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<quiz>",
        b"<quiz><question",
        b"\xff\xfe\x00",
        b'<!DOCTYPE q [<!ENTITY a "aaaa">]><quiz>&a;</quiz>',
    ],
)
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    found = read(data, "bank.xml")
    assert not found.items
    assert found.refused == found.seen == 1


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("multichoice", answer("a", 0) + answer("b", 0)),
        ("truefalse", answer("true", 0) + answer("false", 0)),
        ("shortanswer", answer("*", 100)),
        ("numerical", answer("many", 100)),
        ("cloze", ""),
    ],
)
def test_a_question_without_a_certain_key_is_refused(kind: str, answers: str) -> None:
    found = bank(question(kind, answers))
    assert not found.items
    assert found.refused == 1


@pytest.mark.parametrize("name", ["../../a.png", "C:\\a.png", "/etc/a.png", "..", "x/.a.png"])
def test_no_picture_leaves_the_folder_of_its_course(name: str) -> None:
    text = f"<![CDATA[<p>Look: <img src='@@PLUGINFILE@@/{name}' alt='A'></p>]]>"
    file = f'<file name="{name}" encoding="base64">{PIXEL}</file>'
    found = bank(question("multichoice", answer("a", 100) + answer("b", 0), text, file))
    (stored,) = found.pictures
    assert "/" not in stored
    assert "\\" not in stored
    assert not stored.startswith(".")


def test_the_number_that_is_shown_has_all_marks() -> None:
    answers = answer("3", 50) + answer("3.14", 100) + answer("3.1", 100)
    interaction = only(question("numerical", answers)).interaction
    assert isinstance(interaction, NumericEntry)
    assert interaction.shown == "3.14"
