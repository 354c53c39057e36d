"""GIFT as teachers write it, read as Moodle reads it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from worksheets.exchange.questions.formats.gift import read
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    TextEntry,
)
from worksheets.model.paper.content import plain


def bank(text: str) -> BankFile:
    return read(text.encode(), "bank.gift")


def only(text: str) -> ExchangeItem:
    (item,) = bank(text).items
    return item


def choice(text: str) -> list[tuple[str, Fraction, str]]:
    interaction = only(text).interaction
    assert isinstance(interaction, Choice)
    return [(plain(one.content), one.worth, plain(one.why)) for one in interaction.options]


def stem(item: ExchangeItem) -> str:
    return " ".join(plain(part) for part in item.body if isinstance(part, tuple))


@pytest.mark.parametrize(
    ("answer", "worths", "several"),
    [
        ("{=a ~b}", [1, 0], False),
        ("{~a =b ~c}", [0, 1, 0], False),
        ("{~%50%a ~%50%b ~%-100%c}", [Fraction(1, 2), Fraction(1, 2), -1], True),
        ("{~%33.33333%a ~%33.33333%b ~%33.33333%c}", [Fraction(1, 3)] * 3, True),
        ("{=a ~%50%b ~c}", [1, Fraction(1, 2), 0], False),
    ],
)
def test_an_equals_sign_makes_a_choice_of_one(
    answer: str, worths: list[Fraction], several: bool
) -> None:
    interaction = only(f"Which? {answer}").interaction
    assert isinstance(interaction, Choice)
    assert [option.worth for option in interaction.options] == worths
    assert interaction.several == several


def test_verdicts_have_the_feedback_of_the_wrong_choice_first() -> None:
    (true, right, good), (false, wrong, bad) = choice("It is so. {T#wrong, it is#right}")
    assert (true, right, good) == ("True", 1, "right")
    assert (false, wrong, bad) == ("False", 0, "wrong, it is")


def test_general_feedback_is_the_last_of_a_question() -> None:
    item = only("Which? {=a#yes ~b#no####It is a.}")
    assert plain(item.feedback) == "It is a."
    assert isinstance(item.interaction, Choice)
    assert [plain(option.why) for option in item.interaction.options] == ["yes", "no"]


def test_signs_in_a_stem_need_no_backslash() -> None:
    item = only(r"If x = 3: what is 2x? \{really\} {=6 ~5}")
    assert stem(item) == "If x = 3: what is 2x? {really}"


@pytest.mark.parametrize(
    ("answer", "ranges"),
    [
        ("{#3.14:0.01}", [("3.13", "3.15", 1)]),
        ("{#3..4}", [("3", "4", 1)]),
        ("{#=3.14:0.01 =%50%3:0.2}", [("3.13", "3.15", 1), ("2.8", "3.2", Fraction(1, 2))]),
        ("{#-2}", [("-2", "-2", 1)]),
    ],
)
def test_numbers_have_tolerances(answer: str, ranges: list[tuple[str, str, Fraction]]) -> None:
    interaction = only(f"How many? {answer}").interaction
    assert isinstance(interaction, NumericEntry)
    assert [(one.least, one.most, one.worth) for one in interaction.ranges] == [
        (Decimal(least), Decimal(most), worth) for least, most, worth in ranges
    ]


def test_categories_may_have_colons_and_slashes_in_their_names() -> None:
    text = "$CATEGORY: $course$/top/Maths: a//b/Topic 1\n\nWhich? {=a ~b}"
    assert only(text).path == ("Maths: a/b", "Topic 1")


def test_comments_say_identifiers_and_tags() -> None:
    item = only("// note [id:q-1] [tag:easy] [tag:2.1]\n::Name::Which? {=a ~b}")
    assert (item.identifier, item.tags, item.name) == ("q-1", ("easy", "2.1"), "Name")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_have_many_encodings_and_line_ends(encoding: str) -> None:
    text = "Où est-ce ?\r\n{=à Paris\r\n~à Lyon}\r\n"
    found = read(text.encode(encoding), "bank.gift")
    (item,) = found.items
    assert stem(item) == "Où est-ce ?"
    guessed = [loss.code for loss in found.losses if loss.grade == "guessed"]
    assert guessed == (["encoding"] if encoding == "cp1252" else [])


def test_blanks_of_moodle_pasted_into_gift_are_read_as_such() -> None:
    found = bank("{1:SA:=Paris~%50%Lyon} and {2:MC:=a~b#why}.")
    (item,) = found.items
    assert isinstance(item.interaction, TextEntry)
    first, second = item.interaction.gaps.values()
    assert [plain(one.words) for one in first.answers] == ["Paris", "Lyon"]
    assert [plain(one) for one in second.choices] == ["a", "b"]
    assert (first.weight, second.weight) == (1, 2)
    assert [loss.code for loss in found.losses] == ["type"]


def test_text_behind_the_braces_makes_a_blank() -> None:
    item = only("The capital is {=Paris =Paname} of course.")
    assert stem(item) == "The capital is _ of course."
    shown = only("It is {=a ~b} there.")
    assert stem(shown) == "It is _____ there."


def test_matchings_may_have_a_spare_option() -> None:
    interaction = only("Match. {=a -> 1 =b -> 2 = -> 3}").interaction
    assert isinstance(interaction, Match)
    assert [plain(option) for option in interaction.options] == ["1", "2", "3"]
    assert interaction.key == (0, 1)


def test_nothing_in_braces_is_an_essay_and_no_braces_a_text() -> None:
    assert isinstance(only("Discuss. {}").interaction, ExtendedText)
    assert isinstance(only("Read this.").interaction, NoInteraction)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Which? {=a\n\n~b}", "the brace opened here is never closed"),
        ("Which? {~a ~b}", "no option is right"),
        ("Which? {=a -> 1}", "a matching needs two pairs"),
        ("How many? {#many}", "'many' is no number"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_line(text: str, message: str) -> None:
    found = bank(f"First. {{T}}\n\n{text}")
    refused = [loss for loss in found.losses if loss.grade == "refused"]
    assert refused[0].what == message
    assert refused[0].span.line == 3
    assert found.seen == len(found.items) + found.refused


def test_stars_stand_for_any_words_unless_they_are_escaped() -> None:
    item = only(r"Which? {=*Paris* =a\\*b}")
    assert isinstance(item.interaction, TextEntry)
    (gap,) = item.interaction.gaps.values()
    assert [plain(one.words) for one in gap.answers] == ["Paris", "a*b"]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("{#=%0%1900:50 =1945:0}", "1945"),
        ("{#=%50%3:0.2 =3.14:0.01 =3.1}", "3.14"),
        ("{#=0}", "0"),
    ],
)
def test_the_number_that_is_shown_has_all_marks(answer: str, shown: str) -> None:
    interaction = only(f"Which year? {answer}").interaction
    assert isinstance(interaction, NumericEntry)
    assert interaction.shown == shown


def test_numbers_without_one_of_all_marks_are_refused() -> None:
    found = bank("Which year? {#=%50%1900:50}")
    assert [loss.what for loss in found.losses] == ["no number has all marks"]


def test_questions_without_empty_lines_between_them_are_several() -> None:
    text = (
        "::a:: Before {=a ~b}\n$CATEGORY: Other\n::after:: After {=c\n~d}\n::last:: Last {=e ~f}\n"
    )
    found = bank(text)
    assert [stem(item) for item in found.items] == ["Before", "After", "Last"]
    assert [item.path for item in found.items] == [(), ("Other",), ("Other",)]
    assert [item.span.line for item in found.items] == [1, 3, 5]
    assert found.seen == 3


def test_a_second_answer_in_a_question_is_refused() -> None:
    found = bank("Which? {=a ~b}\nAnd which? {=c ~d}\n\nSo {=a ~b} in {braces}.\n")
    assert [stem(item) for item in found.items] == ["So _____ in {braces}."]
    assert [loss.what for loss in found.losses] == ["a second answer in braces is in it"]
    assert found.seen == 2


def test_a_text_without_an_empty_line_behind_it_is_no_part_of_the_next_question() -> None:
    text, which = bank("::a:: Read this.\n::b:: Which? {=a ~b}\n").items
    assert isinstance(text.interaction, NoInteraction)
    assert (which.name, stem(which)) == ("b", "Which?")
