"""How languages write numbers, dates and lists, and how words are filled in."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH, LANGUAGES
from worksheets.language.languages import SHIPPED
from worksheets.language.message import message
from worksheets.model.knowledge.facts import Actor, Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Strong, Text, plain, text
from worksheets.model.paper.wording import quoted, worded

GERMAN, FRENCH, AMERICAN = map(SHIPPED.of, ("de", "fr", "en-US"))


@pytest.mark.parametrize(
    ("tag", "day", "first", "month"),
    [
        ("en-GB", "8 July 1950", "1 July 1950", "July 1950"),
        ("en-US", "July 8, 1950", "July 1, 1950", "July 1950"),
        ("fr", "8 juillet 1950", "1er juillet 1950", "juillet 1950"),
        ("de", "8. Juli 1950", "1. Juli 1950", "Juli 1950"),
    ],
)
def test_dates(tag: str, day: str, first: str, month: str) -> None:
    language = SHIPPED.of(tag)
    dates = ("1950-07-08", "1950-07-01", "1950-07", "1950")
    assert [language.date(date) for date in dates] == [day, first, month, "1950"]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("en-GB", ["−1.50", "9999", "12,000", "0.007"]),
        ("de", ["−1,50", "9999", "12.000", "0,007"]),
        ("fr", ["−1,50", "9999", "12\u00a0000", "0,007"]),
    ],
)
def test_numbers(tag: str, shown: list[str]) -> None:
    numbers = (Decimal("-1.50"), 9999, 12000, Decimal("0.007"))
    assert [SHIPPED.of(tag).number(number) for number in numbers] == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.sampled_from(LANGUAGES))
def test_a_number_has_all_its_digits(number: Decimal, tag: str) -> None:
    signs = SHIPPED.of(tag).customs.numbers
    shown = SHIPPED.of(tag).number(number).replace(signs.thousands, "")
    assert Decimal(shown.replace(signs.minus, "-").replace(signs.decimal, ".")) == number


def test_lists() -> None:
    assert [ENGLISH.all_of("abc"), ENGLISH.one_of("ab"), ENGLISH.all_of("a")] == [
        *("a, b and c", "a or b", "a")
    ]
    assert (GERMAN.all_of("abc"), FRENCH.one_of("abc")) == ("a, b und c", "a, b ou c")


def test_forms_follow_the_rule_of_the_language() -> None:
    said = [[one.say("count.marks", n=n) for n in (0, 1, 2)] for one in (ENGLISH, FRENCH)]
    assert said == [["0 marks", "1 mark", "2 marks"], ["0 point", "1 point", "2 points"]]


def test_spaces_before_french_marks_end_no_line() -> None:
    assert (
        FRENCH.say("scheme.marks-of", label="4", marks="2 points") == "question 4\u00a0: 2 points"
    )
    assert plain(quoted(FRENCH, text("oui"))) == "«\u00a0oui\u00a0»"
    assert plain(quoted(ENGLISH, text("yes"))) == "‘yes’"


def test_strong_words_and_dressed_values_stay_so() -> None:
    assert worded(ENGLISH, "section.answer", n=2, number="two") == (
        Text("Answer "),
        Strong(text("two")),
        Text(" questions from this section."),
    )
    found = worded(ENGLISH, "scheme.accept", answers=(Strong(text("a")), Text(" b")))
    assert found == (Strong(text("Accept")), Text(" "), Strong(text("a")), Text(" b"))


def test_a_pattern_finds_what_is_said() -> None:
    pattern = FRENCH.pattern("source.label", letter="([A-Z])")
    words = f"Lisez le {FRENCH.say('source.label', letter='B')}, puis le Document\u00a0C."
    assert pattern.findall(words) == ["B", "C"]


@pytest.mark.parametrize(
    ("key", "values"),
    [("count.marks", {}), ("count.marks", {"n": 1, "m": 2}), ("theme.gap", {"n": 1})],
)
def test_values_that_do_not_fit_are_a_fault_of_ours(key: str, values: dict[str, int]) -> None:
    with pytest.raises(TypeError, match=key):
        ENGLISH.say(key, **values)


@pytest.mark.parametrize("words", ["{", "a } b", "**strong", "{Upper}"])
def test_messages_that_cannot_be_read(words: str) -> None:
    with pytest.raises(ValueError, match=r"alone|do not end"):
        message(words)


def test_apostrophes_and_accents() -> None:
    assert message("l'année").say({}) == "l’année"
    assert sorted(["zèbre", "été", "eau", "etc"], key=FRENCH.alphabetical) == [
        *("eau", "etc", "été", "zèbre")
    ]
    assert sorted(["108", "9", "21"], key=AMERICAN.alphabetical) == ["9", "21", "108"]


def test_a_claim_is_said_in_the_language_of_the_paper() -> None:
    names = {"eire": "Éire", "zaire": "Zaïre", "chine": "Chine"}
    actors = tuple(Actor(id=id_, name=name, label=name) for id_, name in names.items())
    claim = Claim(id="a", actor="chine", text=text("intervient"), true_of=("chine", "eire"))
    knowledge = Knowledge(which="quel pays", pronoun="il", actors=actors, claims=(claim,))
    asked = "Quel pays intervient\u00a0? (Chine, Éire ou Zaïre)"
    assert plain(knowledge.asked_of(claim, FRENCH)) == asked
    assert plain(knowledge.sentence(claim, FRENCH)) == "Il intervient."
    assert knowledge.true_of(claim, FRENCH) == "Vrai pour Chine et Éire"
