"""What banks say of keys that questions of ours cannot say: kept, or doubted."""

from collections.abc import Sequence

import pytest
from typed_questions import remembered

from worksheets.exchange.questions.adopting import adopted
from worksheets.exchange.questions.formats import aiken, gift, moodle_xml, table
from worksheets.exchange.questions.formats.moodle_xml_writing import cloze
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Choice,
    ExchangeItem,
    Option,
    TextGap,
)
from worksheets.model.paper.content import Text, plain
from worksheets.read.yaml_text import Written

__all__ = ["remembered"]


def content(words: str) -> tuple[Text, ...]:
    return (Text(words),)


def choice(options: Sequence[str], right: Sequence[int], *, several: bool = False) -> Choice:
    worths = (ONE if n in right else NONE for n in range(len(options)))
    made = tuple(Option(content(one), worth) for one, worth in zip(options, worths, strict=True))
    return Choice(made, several, rule="less-extra" if several else "sum")


def mapping_of(interaction: Choice) -> dict[str, Written]:
    mapping, _ = adopted(ExchangeItem((content("Which?"),), interaction))
    assert mapping is not None
    return mapping


@pytest.mark.parametrize(
    "last", ["A and C", "Both a and b", "1, 2", "A, B", "neither A nor B", "Antworten A und C"]
)
def test_options_that_name_letters_keep_all_in_their_order(last: str) -> None:
    options = ["Han", "Amnok", "Nile", last]
    single = mapping_of(choice(options, [1]))
    assert (single["order"], single["place"]) == ("as-written", 2)
    several = mapping_of(choice(options, [0, 3], several=True))
    assert (several["order"], several["places"]) == ("as-written", [1, 4])


@pytest.mark.parametrize("last", ["All of the above", "Vitamin A and C", "A", "a river", "AB"])
def test_other_options_are_shuffled(last: str) -> None:
    assert "order" not in mapping_of(choice(["Han", "Amnok", last], [1]))


def moodle_items(kind: str, inner: str) -> tuple[ExchangeItem, ...]:
    text = f'<quiz><question type="{kind}">{inner}</question></quiz>'
    return moodle_xml.read(text.encode(), "bank.xml").items


SHORT = (
    "<questiontext><text>Who?</text></questiontext>"
    '<answer fraction="100"><text>Nap*</text></answer>'
)


@pytest.mark.parametrize(
    "items",
    [
        moodle_items("shortanswer", SHORT),
        gift.read(b"Who? {=Nap*}", "bank.gift").items,
        moodle_items(
            "cloze", "<questiontext><text>It was {1:SA:=Nap*}.</text></questiontext>"
        ),
    ],
)  # fmt: skip
def test_a_wildcard_makes_doubt(items: tuple[ExchangeItem, ...]) -> None:
    (item,) = items
    mapping, losses = adopted(item)
    assert mapping is not None
    assert mapping["doubt"] == "an answer has a * there, which stands for any words"
    assert [loss.code for loss in losses] == ["wildcard"]


def test_a_blank_that_wants_all_its_right_choices_or_has_half_right_ones_is_doubted() -> None:
    for blank in ("{1:MR:=a~=b~c}", "{1:MC:=a~%50%b~c}"):
        inner = f"<questiontext><text>It is {blank} here.</text></questiontext>"
        (item,) = moodle_items("cloze", inner)
        mapping, losses = adopted(item)
        assert mapping is not None
        assert not mapping["verified"]
        assert losses


def test_a_star_in_a_choice_is_no_wildcard() -> None:
    gap = TextGap((AcceptedAnswer(content("2*3")),), (content("2*3"), content("6*")))
    assert cloze(gap) == "{1:MULTICHOICE:=2*3~6*}"
    inner = f"<questiontext><text>It is {cloze(gap)}.</text></questiontext>"
    (item,) = moodle_items("cloze", inner)
    mapping, losses = adopted(item)
    assert mapping is not None
    assert "2*3" in str(mapping["text"])
    assert not losses
    words = TextGap((AcceptedAnswer(content("2*3")),))
    assert cloze(words) == r"{1:SHORTANSWER:=2\*3}"


def test_aiken_that_may_have_its_answers_above_is_doubted() -> None:
    asked = "Which {0}?\nA. a\nB. b\n"
    above = "".join(f"{asked.format(n)}ANSWER: A\n" for n in (1, 2)) + asked.format(3)
    found = aiken.read(above.encode(), "bank.txt")
    assert all(item.doubts for item in found.items)
    spaced = above.replace("ANSWER: A\n", "ANSWER: A\n\n")
    assert not any(item.doubts for item in aiken.read(spaced.encode(), "bank.txt").items)


def test_the_key_of_a_row_may_be_the_head_of_its_option() -> None:
    text = "Question,Answer 1,Answer 2,Correct\nWhich?,x,y,Answer 2\nAnd?,Answer 2,z,Answer 2\n"
    found = table.read(text.encode(), "bank.csv")
    right = [
        [plain(option.content) for option in item.interaction.options if option.worth]
        for item in found.items
        if isinstance(item.interaction, Choice)
    ]
    assert right == [["y"], ["Answer 2"]]
